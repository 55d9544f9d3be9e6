//! The worker's end: answers with the engine, and keeps the last collation.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use wirediff_engine::{Collation, collate_with_progress};

use super::message::{Answer, Request, pack, unpack};
use super::outcome::{edits, outcome};

/// The last collation, by its job.
type Held = RefCell<Option<(u32, Rc<Collation>)>>;

/// Starts to listen, and says so to the page.
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let held: Held = RefCell::new(None);
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

fn answer(request: Request, held: &Held) {
    // Nobody waits any more for what is told of an earlier one.
    let held_of = |job: u32| {
        let held = held.borrow();
        held.as_ref().filter(|(kept, _)| *kept == job).map(|(_, collation)| Rc::clone(collation))
    };
    match request {
        Request::Collate { job, story, options } => {
            let collation = collate_with_progress(&story, &options, &mut |progress| {
                post(&Answer::Progress { job, progress });
            });
            let answer = Answer::Collated { job, collation };
            post(&answer);
            if let Answer::Collated { job, collation } = answer {
                *held.borrow_mut() = Some((job, Rc::new(collation)));
            }
        }
        Request::Edits { job, left, right } => {
            let Some(collation) = held_of(job) else { return };
            spawn_local(async move {
                let edits = edits(&collation, left, right).await.ok();
                post(&Answer::Edits { job, left, right, edits });
            });
        }
        Request::Tell { job, base, inquiry } => {
            let Some(collation) = held_of(job) else { return };
            spawn_local(async move {
                let collation = Collation::clone(&collation).with_base(base);
                let outcome = outcome(&collation, inquiry).await.ok();
                post(&Answer::Told { job, base, inquiry, outcome });
            });
        }
    }
}

fn post(answer: &Answer) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let _ = scope.post_message(&pack(answer));
}
