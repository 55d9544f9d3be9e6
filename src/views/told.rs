//! The line that says what was just done, with the way back, and the list of all
//! corrections.

use std::time::Duration;

use leptos::html::Dialog;
use leptos::prelude::*;

use super::drawn::Drawn;
use crate::dom;
use crate::phrases;
use crate::session::{Session, Told as News};
use crate::shape::{Shape, shape, words};

/// How long a line stays that leads to nothing.
const MOMENT: Duration = Duration::from_secs(6);

/// Says what was just done.
#[component]
pub fn Told(
    session: Session,
    /// Called when the reader asks for the list of corrections.
    #[prop(into)]
    on_list: Callback<()>,
) -> impl IntoView {
    let sentence = move || session.told.with(|told| told.as_ref().map(|told| told.sentence.clone()));
    // What can be undone stays; the rest goes by itself, unless it was replaced.
    Effect::new(move |_| {
        let told = session.told.get();
        if told.as_ref().is_some_and(|told| !told.is_correction) {
            let is_long = told.as_ref().is_some_and(|told| told.sentence.len() > 120);
            set_timeout(
                move || {
                    if session.told.try_get_untracked().is_some_and(|now| now == told) {
                        session.told.set(None);
                    }
                },
                if is_long { 2 * MOMENT } else { MOMENT },
            );
        }
    });
    let on_click = move |event: web_sys::MouseEvent| match dom::closest(&event, "[id]").map(|button| button.id()) {
        Some(id) if id == "told-undo" => session.take_back(),
        Some(id) if id == "told-redo" => session.do_again(),
        Some(id) if id == "told-list" => on_list.run(()),
        Some(id) if id == "told-done" => session.told.set(None),
        _ => {}
    };
    view! {
        <div class="told-line" class:told-line--empty=move || sentence().is_none() on:click=on_click>
            <p class="told-line__text" role="status" dir="auto">{sentence}</p>
            <Drawn class="told-line__ways" draw=Box::new(move |host| draw_ways(session, host)) />
        </div>
    }
}

fn draw_ways(session: Session, host: Shape) {
    let Some(News { is_correction, .. }) = session.told.get() else { return };
    let button = |id: &str, says: &str| {
        shape("button").with("type", "button").class("button button--small").with("id", id).words(says)
    };
    let (undo, redo) = session.ways();
    let undo = (is_correction && undo).then(|| button("told-undo", phrases::UNDO.say()));
    let redo = (is_correction && redo).then(|| button("told-redo", phrases::REDO.say()));
    let list = is_correction.then(|| button("told-list", phrases::CORRECTIONS.say()));
    let done =
        button("told-done", "×").with("aria-label", phrases::DISMISS.say()).with("title", phrases::DISMISS.say());
    host.holding(undo).holding(redo).holding(list).holding([done]).done();
}

/// The button that opens the list, while there are corrections.
#[component]
pub fn CorrectionsButton(session: Session, #[prop(into)] on_list: Callback<()>) -> impl IntoView {
    let count = move || session.story_pins().len();
    view! {
        <button
            type="button"
            class="button button--small masthead__corrections"
            hidden=move || count() == 0
            on:click=move |_| on_list.run(())
        >
            {move || phrases::corrections(count())}
        </button>
    }
}

/// The list of all corrections.
#[component]
pub fn Corrections(
    session: Session,
    /// Opens and closes the dialog.
    dialog: NodeRef<Dialog>,
) -> impl IntoView {
    let on_click = move |event: web_sys::MouseEvent| {
        let told = |name: &str| dom::closest(&event, &format!("[{name}]"))?.get_attribute(name);
        if let Some(at) = told("data-remove").and_then(|at| at.parse().ok()) {
            session.remove_correction(at);
        } else if dom::closest(&event, "#list-undo").is_some() {
            session.take_back();
        } else if dom::closest(&event, "#list-redo").is_some() {
            session.do_again();
        } else if dom::closest(&event, "#list-done").is_some()
            && let Some(dialog) = dialog.get_untracked()
        {
            dialog.close();
        }
    };
    view! {
        <dialog node_ref=dialog class="articles corrections" aria-labelledby="corrections-title" on:click=on_click>
            <div class="articles__head">
                <h2 id="corrections-title" class="articles__title">
                    {phrases::CORRECTIONS.say()}
                </h2>
                <button type="button" id="list-done" class="button">
                    {phrases::DONE.say()}
                </button>
            </div>
            // The line on the page is out of reach while the dialog is open.
            <p class="articles__news" role="status" dir="auto">{move || session.correction_told()}</p>
            <Drawn class="corrections__all" draw=Box::new(move |host| draw_list(session, host)) />
        </dialog>
    }
}

fn draw_list(session: Session, host: Shape) {
    let listed = session.listed_corrections();
    let is_empty = listed.is_empty();
    let hint = if is_empty { phrases::NO_CORRECTIONS.say() } else { phrases::CORRECTIONS_HINT.say() };
    let items = listed.into_iter().enumerate().rev().filter(|(_, listed)| !listed.says.is_empty());
    let items = items.map(|(at, listed)| {
        let says = words("corrections__says", &listed.says).in_language(None);
        let lost = (!listed.honoured).then(|| words("corrections__lost", phrases::NOT_HONOURED.say()));
        let remove = shape("button")
            .with("type", "button")
            .class("button")
            .with("id", &format!("remove-{at}"))
            .with("data-remove", &at.to_string())
            .with("aria-label", &phrases::act_on(phrases::REMOVE.say(), &listed.says))
            .words(phrases::REMOVE.say());
        shape("li").class("corrections__item").holding([shape("p").holding([says]).holding(lost), remove])
    });
    let items: Vec<Shape> = items.collect();
    let (undo, redo) = session.ways();
    let way = |id: &str, says: &str, can: bool| {
        let button = shape("button").with("type", "button").class("button").with("id", id);
        button.with_some("disabled", (!can).then_some("")).words(says)
    };
    host.holding([shape("p").class("articles__hint").words(hint)])
        .holding((!items.is_empty()).then(|| shape("ul").class("corrections__list").holding(items)))
        .holding([shape("p")
            .class("corrections__ways")
            .holding([way("list-undo", phrases::UNDO.say(), undo), way("list-redo", phrases::REDO.say(), redo)])])
        .done();
}
