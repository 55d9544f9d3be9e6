//! The page: masthead, switches, one of the views, and the way through them.

use leptos::ev;
use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{DragEvent, KeyboardEvent};

use crate::dom;
use crate::files::{gather, listed};
use crate::model::View;
use crate::model::address::{to_block, to_view};
use crate::phrases;
use crate::session::Session;
use crate::views::{
    Articles, Columns, Controls, Findings, Help, Masthead, Notices, Overview, Passage, Reading, SEARCH_FIELD, State,
    Stepper,
};

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
    session.keep_address();
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
    let help = NodeRef::<Dialog>::new();
    let open_help = Callback::new(move |()| {
        if let Some(help) = help.get_untracked() {
            // Fails only on a dialog that is open already.
            let _ = help.show_modal();
        }
    });
    obey_keys(session, open_help);
    let has_story = Memo::new(move |_| session.collated().is_some());
    let view = Memo::new(move |_| session.view());
    let on_focus = move |event: web_sys::FocusEvent| {
        if let Some(place) = dom::closest(&event, "[id]") {
            session.note_place(&place.id());
        }
    };
    let on_change = move |event: web_sys::Event| {
        let switch = dom::closest(&event, "[data-column]").and_then(|switch| switch.get_attribute("data-column"));
        if let Some(key) = switch.and_then(|key| key.parse().ok()) {
            session.choose_column(key, event_target_checked(&event));
        }
    };
    let on_click = move |event: web_sys::MouseEvent| {
        if let Some(mark) = dom::closest(&event, ".mark[title]") {
            dom::unfold(&mark);
        }
        let told = |name: &str| dom::closest(&event, &format!("[{name}]"))?.get_attribute(name);
        if let Some(place) = told("data-go") {
            session.go_to(place);
        } else if let Some(from) = told("data-unfold").and_then(|from| from.parse().ok()) {
            session.unfold(from);
        } else if let Some(block) = told("data-marks").and_then(|block| block.parse().ok()) {
            session.open_marks(block);
        } else if let Some(key) = told("data-hide").and_then(|key| key.parse().ok()) {
            session.choose_column(key, false);
        } else if let Some(key) = told("data-article").and_then(|key| key.parse().ok()) {
            session.choose_article(key);
        }
    };
    view! {
        <Masthead session on_articles=open on_help=open_help />
        <main class="page" on:focusin=on_focus on:click=on_click on:change=on_change>
            <Notices session />
            <State session on_articles=open />
            <Show when=move || has_story.get()>
                <Controls session />
                {move || view_of(session, view.get())}
            </Show>
        </main>
        <Show when=move || has_story.get()>
            <Stepper session />
        </Show>
        <Articles session dialog />
        <Help dialog=help />
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

fn view_of(session: Session, view: View) -> AnyView {
    match view {
        View::Overview => view! { <Overview session /> }.into_any(),
        View::Columns => view! { <Columns session /> }.into_any(),
        View::Reading => view! { <Reading session /> }.into_any(),
        View::Passage => view! { <Passage session /> }.into_any(),
        View::Findings => view! { <Findings session /> }.into_any(),
    }
}

/// Does what the keys say that `phrases::KEY_HELP` tells of.
fn obey_keys(session: Session, help: Callback<()>) {
    let keys = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        let is_shifted = event.shift_key();
        if event.ctrl_key() || event.meta_key() || event.alt_key() || dom::is_typing() {
            return;
        }
        match event.key().as_str() {
            "F7" if is_shifted => session.step(-1),
            "n" | "j" | "F7" => session.step(1),
            "p" | "k" => session.step(-1),
            "Home" => session.step_to_end(-1),
            "End" => session.step_to_end(1),
            "1" => dom::follow(&to_view(View::Overview)),
            "2" => dom::follow(&to_view(View::Columns)),
            "3" => dom::follow(&to_view(View::Reading)),
            "4" => dom::follow(&to_view(View::Passage)),
            "5" => dom::follow(&to_view(View::Findings)),
            key @ ("ArrowLeft" | "ArrowRight") if !is_shifted && session.view() == View::Passage => {
                let versions = session.versions().get_untracked();
                let to = if key == "ArrowLeft" { versions.previous } else { versions.next };
                let Some(block) = to else { return };
                dom::follow(&to_block(View::Passage, block));
            }
            "/" => dom::focus_first(&[SEARCH_FIELD.to_owned()]),
            "?" => help.run(()),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || keys.remove());
}
