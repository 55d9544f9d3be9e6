//! The head of the page: its name, the story's title, the way to add articles.

use leptos::prelude::*;

use super::search::Search;
use super::told::CorrectionsButton;
use crate::phrases;
use crate::session::{ADD_BUTTON, LANGUAGE, Session};

/// What is seldom wanted.
const REST: &str = "masthead-rest";

/// Names page and story.
#[component]
pub fn Masthead(
    session: Session,
    /// Called when the reader asks for the articles dialog.
    #[prop(into)]
    on_articles: Callback<()>,
    /// Called when the reader asks how to show this elsewhere.
    #[prop(into)]
    on_embed: Callback<()>,
    /// Called when the reader asks for the list of corrections.
    #[prop(into)]
    on_corrections: Callback<()>,
    /// Called when the reader asks what the keys do.
    #[prop(into)]
    on_help: Callback<()>,
) -> impl IntoView {
    let is_page = session.root.is_page;
    // Where there is little room, what is seldom wanted waits till it is asked for.
    let is_open = RwSignal::new(false);
    let title = move || {
        let count = session.drafts.with(Vec::len);
        let headline = || Some(session.collated()?.collation.articles.first()?.headline()?.to_owned());
        session.title.get().unwrap_or_else(|| match count {
            0 => phrases::TAGLINE.say().to_owned(),
            1 => headline().unwrap_or_else(|| phrases::TAGLINE.say().to_owned()),
            count => phrases::own_title(count),
        })
    };
    let summary = move || {
        let collated = session.collated().filter(|collated| collated.collation.articles.len() > 1)?;
        let summary = &collated.collation.summary;
        let articles = collated.collation.articles.len();
        Some(phrases::summary(articles, summary.passages, summary.shared_by_all, summary.only_in_one))
    };
    let has_several = move || session.collated().is_some_and(|collated| collated.collation.articles.len() > 1);
    view! {
        <header class="masthead" class:masthead--part=!is_page>
            <div class="masthead__bar">
                <Show when=move || is_page>
                    <p class="masthead__name">{phrases::NAME}</p>
                    <p class="masthead__tagline">{phrases::TAGLINE.say()}</p>
                </Show>
                <Search session />
                <CorrectionsButton session on_list=on_corrections />
                <Show when=move || is_page>
                    <button
                        type="button"
                        class="button masthead__more"
                        aria-expanded=move || if is_open.get() { "true" } else { "false" }
                        aria-controls=REST
                        on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
                    >
                        {phrases::MORE.say()}
                    </button>
                </Show>
                <div id=REST class="masthead__rest" class:is-open=is_open>
                    <Show when=move || is_page>
                        <Theme session />
                        <Language session />
                    </Show>
                    <button
                        type="button"
                        class="button button--small masthead__help"
                        aria-label=phrases::KEYS_BUTTON.say()
                        title=phrases::KEYS_BUTTON.say()
                        on:click=move |_| on_help.run(())
                    >
                        <span aria-hidden="true">"?"</span>
                    </button>
                    <button
                        type="button"
                        class="button button--small masthead__embed"
                        hidden=move || !(is_page && has_several())
                        on:click=move |_| on_embed.run(())
                    >
                        {phrases::EMBED.say()}
                    </button>
                </div>
                <Show when=move || is_page>
                    <button
                        type="button"
                        id=ADD_BUTTON
                        class="button button--main"
                        on:click=move |_| on_articles.run(())
                    >
                        {phrases::ADD_ARTICLES.say()}
                    </button>
                </Show>
            </div>
            <div class="masthead__story">
                <h1 class="masthead__title" dir="auto" attr:aria-level=(!is_page).then_some("2")>
                    {title}
                </h1>
                <p class="masthead__figures">{summary}</p>
            </div>
        </header>
    }
}

/// Switches between the device's colours, light and dark.
#[component]
fn Theme(session: Session) -> impl IntoView {
    let on_change = move |event| session.choose_theme(event_target_value(&event).parse().unwrap_or(0));
    let options = phrases::THEMES.into_iter().enumerate().map(|(at, name)| {
        view! {
            <option value=at.to_string() selected=move || session.theme.get() == at>
                {name.say()}
            </option>
        }
    });
    view! {
        <label class="masthead__theme">
            <span class="controls__label">{phrases::THEME.say()}</span>
            <select class="controls__select" aria-label=phrases::THEME.say() on:change=on_change>
                {options.collect_view()}
            </select>
        </label>
    }
}

/// Switches between the languages that the page speaks.
#[component]
fn Language(session: Session) -> impl IntoView {
    let spoken = phrases::language();
    let on_change = move |event| session.choose_language(&event_target_value(&event));
    let options = phrases::LANGUAGES.into_iter().map(|(tag, name)| {
        view! {
            <option value=tag lang=tag selected=tag == spoken>
                {name}
            </option>
        }
    });
    view! {
        <label class="masthead__theme">
            <span class="controls__label">{phrases::LANGUAGE.say()}</span>
            <select id=LANGUAGE class="controls__select" aria-label=phrases::LANGUAGE.say() on:change=on_change>
                {options.collect_view()}
            </select>
        </label>
    }
}
