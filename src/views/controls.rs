//! The switches above the story: view, base, which articles, how much of what differs.

use leptos::prelude::*;
use wirediff_engine::ArticleId;

use super::dial::Dial;
use super::drawn::Drawn;
use super::legend::draw_legend;
use crate::model::View;
use crate::model::address::to_view;
use crate::phrases;
use crate::session::{Key, Session};
use crate::shape::{Shape, shape, words};

const VIEWS: [(View, &str); 5] = [
    (View::Overview, phrases::OVERVIEW),
    (View::Columns, phrases::COLUMNS),
    (View::Reading, phrases::READING),
    (View::Passage, phrases::PASSAGE),
    (View::Findings, phrases::FINDINGS),
];

/// More articles than this fold their switches away.
const SWITCHES_AT_ONCE: usize = 8;

/// Lets the reader choose what to see.
#[component]
pub fn Controls(session: Session) -> impl IntoView {
    let count = Memo::new(move |_| session.articles().len());
    let is_columns = move || session.view() == View::Columns;
    let is_reading = move || session.view() == View::Reading;
    let has_text = move || is_columns() || is_reading();
    // The findings are chosen by what they are about.
    let has_differences = move || session.view() != View::Findings;
    let has_shown = move || is_columns() && !session.is_narrow.get();
    view! {
        <Show when=move || { count.get() > 1 }>
            <Show when=has_shown>
                <Drawn class="shown" draw=Box::new(move |host| draw_shown(session, host)) />
            </Show>
            <div class="controls">
                <nav class="controls__group" aria-label=phrases::VIEW>
                    {VIEWS.map(|(view, name)| view_link(session, view, name)).into_iter().collect_view()}
                </nav>
                <label class="controls__field">
                    <span class="controls__label">{phrases::BASE}</span>
                    <Choice
                        session
                        name=phrases::BASE
                        nothing=phrases::NO_BASE
                        chosen=Signal::derive(move || session.base())
                        without=Signal::stored(None)
                        on_choose=move |key| session.choose_base(key)
                    />
                </label>
                <label class="controls__field" hidden=move || !is_reading()>
                        <span class="controls__label">{phrases::COMPARED_WITH}</span>
                        <Choice
                            session
                            name=phrases::COMPARED_WITH
                            nothing=phrases::NOTHING_TO_COMPARE
                            chosen=Signal::derive(move || session.reading().and_then(|(_, there)| there))
                            without=Signal::derive(move || session.reading().map(|(here, _)| here))
                            on_choose=move |key| session.choose_against(key)
                        />
                </label>
                <div class="controls__what" hidden=move || !has_differences()>
                    <span class="controls__label dial__label" aria-hidden="true">{phrases::DIAL}</span>
                    <Dial session />
                    <label class="controls__check" hidden=move || !has_text()>
                        <input
                            type="checkbox"
                            prop:checked=move || session.changes_only.get()
                            on:change=move |event| session.choose_changes_only(event_target_checked(&event))
                        />
                        {phrases::CHANGES_ONLY}
                    </label>
                    <Drawn class="legend" draw=Box::new(move |host| draw_legend(session, host)) />
                </div>
                // Seen as a tag in that column's head.
                <p class="heard" dir="auto" hidden=move || !is_columns()>
                    {move || session.reference().map(|(name, is_base)| phrases::compared_with(&name, is_base))}
                </p>
            </div>
            <Show when=move || has_text() && !has_shown()>
                <Drawn class="outlets" role="group" label=phrases::ARTICLE draw=Box::new(move |host| draw_outlets(session, host)) />
            </Show>
        </Show>
    }
}

/// Returns the link to a view of the same passage.
fn view_link(session: Session, view: View, name: &'static str) -> impl IntoView {
    let current = move || (session.view() == view).then_some("page");
    view! {
        <a class="switch" href=to_view(view) aria-current=current>
            {name}
        </a>
    }
}

/// A list of the outlets to choose one from, or none of them.
#[component]
fn Choice(
    session: Session,
    /// What the list is called. (WebKit would take in what is chosen.)
    name: &'static str,
    /// What choosing none is called.
    nothing: &'static str,
    chosen: Signal<Option<ArticleId>>,
    /// An article that can't be chosen.
    without: Signal<Option<ArticleId>>,
    #[prop(into)] on_choose: Callback<Option<Key>>,
) -> impl IntoView {
    let on_change = move |event| on_choose.run(event_target_value(&event).parse().ok());
    let options = move || {
        let articles = session.articles().into_iter().filter(|(id, ..)| Some(*id) != without.get());
        let options = articles.map(|(id, key, name)| {
            view! {
                <option value=key.to_string() selected=move || chosen.get() == Some(id)>
                    {name}
                </option>
            }
        });
        options.collect_view()
    };
    view! {
        <select class="controls__select" aria-label=name on:change=on_change>
            <option value="" selected=move || chosen.get().is_none()>
                {nothing}
            </option>
            {options}
        </select>
    }
}

/// Draws the switches of the columns, folded away where there are many.
fn draw_shown(session: Session, host: Shape) {
    let (shown, articles) = (session.columns(), session.articles());
    let boxes = articles.iter().map(|(id, key, name)| {
        let checked = shown.contains(id).then_some("");
        let input = shape("input")
            .with("type", "checkbox")
            .with("id", &format!("column-{key}"))
            .with("data-column", &key.to_string())
            .with_some("checked", checked);
        let label = shape("label").class("controls__check controls__outlet");
        label.holding([input, words("", name).in_language(None)])
    });
    let is_many = articles.len() > SWITCHES_AT_ONCE;
    let title = shape("legend").class(if is_many { "heard" } else { "controls__label" }).words(phrases::ARTICLES_SHOWN);
    let field = shape("fieldset").class("controls__outlets").holding([title]).holding(boxes);
    if !is_many {
        return host.holding([field]).done();
    }
    let line = shape("summary").words(&phrases::shown_of(shown.len(), articles.len()));
    let folded = shape("details").class("controls__more");
    host.holding([folded.holding([line, field])]).done();
}

/// Draws the outlets that the reading view, or a narrow screen, can be switched to.
fn draw_outlets(session: Session, host: Shape) {
    let outlets = session.articles().into_iter().map(|(id, key, name)| {
        let is_current = session.reading().is_some_and(|(here, _)| here == id);
        shape("button")
            .with("type", "button")
            .class("switch switch--outlet")
            .with("id", &format!("outlet-{key}"))
            .with("data-article", &key.to_string())
            .with("aria-pressed", if is_current { "true" } else { "false" })
            .holding([words("", &name).in_language(None)])
    });
    host.holding(outlets).done();
}
