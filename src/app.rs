//! The page: masthead, switches, one of the views, and the way through them.

use leptos::ev;
use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{DragEvent, KeyboardEvent};

use crate::dom;
use crate::files::{gather, listed};
use crate::phrases;
use crate::session::{Session, View};
use crate::views::{Articles, Columns, Controls, Masthead, Notices, Reading, State, Stepper};

/// Below this width a screen has room for one article.
const NARROW: &str = "(max-width: 43.99rem)";

/// The whole page.
#[component]
pub fn App(
    /// The address of the script that carries the wasm, for the worker.
    glue: String,
) -> impl IntoView {
    let session = Session::new(glue);
    dom::watch_media(NARROW, move |is_narrow| session.is_narrow.set(is_narrow));
    session.show_demo();
    let dialog = NodeRef::<Dialog>::new();
    let open = Callback::new(move |()| {
        if let Some(dialog) = dialog.get_untracked() {
            session.note_seen();
            // Fails only on a dialog that is open already.
            let _ = dialog.show_modal();
        }
    });
    let is_dropping = accept_drops(session);
    step_by_keys(session);
    let has_story = Memo::new(move |_| session.collated().is_some());
    let on_focus = move |event: web_sys::FocusEvent| {
        if let Some(place) = dom::closest(&event, "[id]") {
            session.note_place(&place.id());
        }
    };
    let on_click = move |event: web_sys::MouseEvent| {
        if let Some(mark) = dom::closest(&event, ".mark[title]") {
            dom::unfold(&mark);
        }
    };
    view! {
        <Masthead session on_articles=open />
        <main class="page" on:focusin=on_focus on:click=on_click>
            <Notices session />
            <State session on_articles=open />
            <Show when=move || has_story.get()>
                <Controls session />
                <Show when=move || session.view() == View::Columns fallback=move || view! { <Reading session /> }>
                    <Columns session />
                </Show>
            </Show>
        </main>
        <Show when=move || has_story.get()>
            <Stepper session />
        </Show>
        <Articles session dialog />
        <Show when=move || is_dropping.get()>
            <div class="drop" aria-hidden="true">
                <p>{phrases::DROP_HERE}</p>
            </div>
        </Show>
    }
}

/// Takes files dropped anywhere; says while some are held over the page.
fn accept_drops(session: Session) -> RwSignal<bool> {
    let is_dropping = RwSignal::new(false);
    let has_files = |event: &DragEvent| {
        let types = event.data_transfer().map(|data| data.types());
        types.is_some_and(|types| types.includes(&"Files".into(), 0))
    };
    let over = window_event_listener(ev::dragover, move |event| {
        if has_files(&event) {
            event.prevent_default();
            is_dropping.set(true);
        }
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        // Leaving one element for another is not leaving the page.
        if event.related_target().is_none() {
            is_dropping.set(false);
        }
    });
    let drop = window_event_listener(ev::drop, move |event| {
        is_dropping.set(false);
        let files = event.data_transfer().and_then(|data| data.files());
        let files = files.map(|files| listed(&files)).unwrap_or_default();
        if !files.is_empty() {
            event.prevent_default();
            spawn_local(async move { session.add_gathered(gather(files).await) });
        }
    });
    on_cleanup(move || {
        over.remove();
        leave.remove();
        drop.remove();
    });
    is_dropping
}

/// `n` and `j` go to the next difference, `p` and `k` to the one before.
fn step_by_keys(session: Session) {
    let keys = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || dom::is_typing() {
            return;
        }
        match event.key().as_str() {
            "n" | "j" => session.step(1),
            "p" | "k" => session.step(-1),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || keys.remove());
}
