//! The worker's end: answers with the engine, and keeps the last collation.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use wirediff_engine::{Collation, collate_with_progress, edits::pair_edits};

use super::message::{Answer, Request, pack, unpack};
use super::outcome::outcome;

/// Starts to listen, and says so to the page.
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let held: RefCell<Option<(u32, Collation)>> = RefCell::new(None);
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(request) = unpack::<Request>(event.data()) {
            answer(request, &held);
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    // The page hears nothing from a worker that can't post; it then times out.
    let _ = scope.post_message(&JsValue::from_str("ready"));
}

fn answer(request: Request, held: &RefCell<Option<(u32, Collation)>>) {
    match request {
        Request::Collate { job, story, options } => {
            let collation = collate_with_progress(&story, &options, &mut |progress| {
                post(&Answer::Progress { job, progress });
            });
            let answer = Answer::Collated { job, collation };
            post(&answer);
            if let Answer::Collated { job, collation } = answer {
                *held.borrow_mut() = Some((job, collation));
            }
        }
        Request::Edits { job, left, right } => {
            let held = held.borrow();
            let collation = held.as_ref().filter(|(kept, _)| *kept == job);
            let edits = collation.map(|(_, collation)| pair_edits(collation, left, right));
            post(&Answer::Edits { job, left, right, edits: edits.unwrap_or_default() });
        }
        Request::Tell { job, base, inquiry } => {
            let held = held.borrow();
            // Nobody waits any more for what is told of an earlier one.
            let Some((_, collation)) = held.as_ref().filter(|(kept, _)| *kept == job) else { return };
            let collation = collation.clone().with_base(base);
            spawn_local(async move {
                let outcome = outcome(&collation, inquiry).await;
                post(&Answer::Told { job, base, inquiry, outcome });
            });
        }
    }
}

fn post(answer: &Answer) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let _ = scope.post_message(&pack(answer));
}
