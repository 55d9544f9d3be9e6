//! The page: masthead, switches, one of the views, and the way through them.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, KeyboardEvent, MouseEvent};
use wirediff_engine::story::PinKind;

use crate::dom::{self, NARROW};
use crate::files::{gather, listed};
use crate::model::View;
use crate::model::address::{to_block, to_view};
use crate::offline::Offline;
use crate::phrases;
use crate::session::Session;
use crate::views::{
    Connection, Controls, Masthead, Notices, SEARCH_FIELD, Sheet, SheetKind, State, Stepper, Swipe, Told, Tour,
    ViewPart, copy_difference, fill_menu,
};

/// What a reader drags, while she does.
const CARRIED: &str = ".carried:not([hidden])";

/// Begins what goes on however often the views are drawn.
pub fn begin(session: Session) -> Option<Offline> {
    session.is_narrow.set(session.root.width() <= NARROW);
    session.root.watch_width(move || {
        if session.is_narrow.get_untracked() != (session.root.width() <= NARROW) {
            // At once it would change the size that is just being told.
            session.soon(move || session.is_narrow.set(session.root.width() <= NARROW));
        }
    });
    session.keep_theme();
    session.keep_host_informed();
    session.keep_address();
    session.begin();
    session.root.is_page.then(Offline::start)
}

/// All that is on show.
#[component]
pub fn App(session: Session, offline: Option<Offline>) -> impl IntoView {
    let is_page = session.root.is_page;
    let [articles, embed, help, corrections] =
        [SheetKind::Articles, SheetKind::Embed, SheetKind::Help, SheetKind::Corrections]
            .map(|kind| Sheet::new(session, kind));
    let open = Callback::new(move |()| articles.open());
    let open_help = Callback::new(move |()| help.open());
    let open_corrections = Callback::new(move |()| corrections.open());
    let open_embed = Callback::new(move |()| embed.open());
    let is_dropping = accept_drops(session);
    obey_keys(session, open_help);
    let swipe = Swipe::new();
    let has_story = Memo::new(move |_| session.collated().is_some());
    let has_several =
        Memo::new(move |_| session.collated().is_some_and(|collated| collated.collation.articles.len() > 1));
    let view = Memo::new(move |_| session.view());
    Effect::new(move |_| {
        if has_story.get() {
            session.root.show_instead();
        }
    });
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
    let on_click = move |event: MouseEvent| {
        if let Some(mark) = dom::closest(&event, ".mark[title]") {
            dom::unfold(&mark);
        }
        fill_menu(session, &event);
        if follow_link(session, &event) {
            return;
        }
        let told = |name: &str| dom::closest(&event, &format!("[{name}]"))?.get_attribute(name);
        if let Some(place) = told("data-go") {
            session.go_to(place);
        } else if let Some(from) = told("data-unfold").and_then(|from| from.parse().ok()) {
            session.unfold(from);
        } else if let Some(block) = told("data-marks").and_then(|block| block.parse().ok()) {
            session.open_marks(block);
        } else if let Some(key) = told("data-hide").and_then(|key| key.parse().ok()) {
            session.hide_column(key);
        } else if let Some(key) = told("data-article").and_then(|key| key.parse().ok()) {
            session.choose_article(key);
        }
    };
    view! {
        <Masthead session on_articles=open on_embed=open_embed on_corrections=open_corrections on_help=open_help />
        <div
            class="page"
            role=is_page.then_some("main")
            on:focusin=on_focus
            on:click=on_click
            on:change=on_change
            on:touchstart=move |event| swipe.begin(&event)
            on:touchend=move |event| swipe.end(session, &event)
        >
            {offline.map(|offline| view! { <Connection session offline /> })}
            <Notices session />
            <State session on_articles=open />
            <Show when=move || has_story.get()>
                <Controls session />
                <Tour session />
                {move || view! { <ViewPart session view=view.get() /> }}
            </Show>
        </div>
        <div class="foot">
            <Told session on_list=open_corrections />
            <Show when=move || has_several.get()>
                <Stepper session />
            </Show>
        </div>
        <div class="flights" aria-hidden="true"></div>
        {[articles, embed, help, corrections].map(Sheet::draw)}
        <Show when=move || is_dropping.get()>
            <div class="drop" aria-hidden="true">
                <p>{phrases::DROP_HERE.say()}</p>
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
    session.root.listen("dragover", move |event| {
        if has_files(event.unchecked_ref()) {
            event.prevent_default();
            is_dropping.set(true);
        }
    });
    session.root.listen("dragleave", move |event| {
        // Leaving one element for another is not leaving the page.
        if event.unchecked_ref::<DragEvent>().related_target().is_none() {
            is_dropping.set(false);
        }
    });
    session.root.listen("drop", move |event| {
        is_dropping.set(false);
        let files = event.unchecked_ref::<DragEvent>().data_transfer().and_then(|data| data.files());
        let files = files.map(|files| listed(&files)).unwrap_or_default();
        if !files.is_empty() {
            event.prevent_default();
            spawn_local(async move {
                let gathered = gather(files).await;
                if session.is_there() {
                    session.add_gathered(gathered);
                }
            });
        }
    });
    is_dropping
}

/// Follows a link to another place of the story; says whether it is one. (The
/// browser itself would take a turn more, and change the address of somebody
/// else's page.)
fn follow_link(session: Session, event: &MouseEvent) -> bool {
    let is_plain = event.button() == 0 && !event.ctrl_key() && !event.meta_key() && !event.shift_key();
    let link = dom::closest(event, "a[href^='#']").and_then(|link| link.get_attribute("href"));
    match link.filter(|_| is_plain) {
        Some(link) => {
            event.prevent_default();
            session.follow(&link);
            true
        }
        None => false,
    }
}

/// Does what the keys say that `phrases::KEY_HELP` tells of.
fn obey_keys(session: Session, help: Callback<()>) {
    session.root.listen("keydown", move |event| {
        let event: &KeyboardEvent = event.unchecked_ref();
        let is_shifted = event.shift_key();
        let is_undo = event.key().eq_ignore_ascii_case("z") && (event.ctrl_key() || event.meta_key());
        if is_undo && !session.root.is_typing() {
            event.prevent_default();
            return if is_shifted { session.do_again() } else { session.undo_latest() };
        }
        if event.ctrl_key() || event.meta_key() || event.alt_key() || session.root.is_typing() {
            return;
        }
        match event.key().as_str() {
            "F7" if is_shifted => session.step(-1),
            "n" | "j" | "F7" => session.step(1),
            "p" | "k" => session.step(-1),
            "Home" => session.step_to_end(-1),
            "End" => session.step_to_end(1),
            "1" => session.follow(&to_view(View::Overview)),
            "2" => session.follow(&to_view(View::Columns)),
            "3" => session.follow(&to_view(View::Reading)),
            "4" => session.follow(&to_view(View::Passage)),
            "5" => session.follow(&to_view(View::Findings)),
            key @ ("ArrowLeft" | "ArrowRight") if !is_shifted && session.view() == View::Passage => {
                let versions = session.versions().get_untracked();
                let to = if key == "ArrowLeft" { versions.previous } else { versions.next };
                let Some(block) = to else { return };
                session.follow(&to_block(View::Passage, block));
            }
            "m" => session.mark_here(),
            "t" => session.correct_pair(PinKind::Together),
            "x" => session.correct_pair(PinKind::Apart),
            "f" => session.turn_here(),
            "c" => copy_difference(session),
            "/" => session.root.focus_first(&[SEARCH_FIELD.to_owned()]),
            "?" => help.run(()),
            // An open menu is closed first.
            "Escape" if session.menu.with_untracked(Option::is_none) && session.tour_step().is_some() => {
                // What is being dragged is let go first.
                if session.root.all(CARRIED).is_empty() {
                    session.end_tour();
                }
            }
            _ => return,
        }
        event.prevent_default();
    });
}
