//! The head of the page: its name, the story's title, the way to add articles.

use leptos::prelude::*;
use wirediff_engine::{ArticleId, Ledger};

use super::search::Search;
use super::told::CorrectionsButton;
use crate::model::gist::{OfBase, gist, most_of_its_own};
use crate::model::{Collated, Gist, Overview};
use crate::phrases;
use crate::session::{ADD_BUTTON, Session};

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
    let title = move || {
        let count = session.drafts.with(Vec::len);
        let headline = || Some(session.collated()?.collation.articles.first()?.headline()?.to_owned());
        session.title.get().unwrap_or_else(|| match count {
            0 => phrases::TAGLINE.to_owned(),
            1 => headline().unwrap_or_else(|| phrases::TAGLINE.to_owned()),
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
                    <p class="masthead__tagline">{phrases::TAGLINE}</p>
                </Show>
                <div class="masthead__actions">
                    <Search session />
                    <Show when=move || is_page>
                        <Theme session />
                    </Show>
                    <CorrectionsButton session on_list=on_corrections />
                    <button
                        type="button"
                        class="button button--small masthead__help"
                        aria-label=phrases::KEYS_BUTTON
                        title=phrases::KEYS_BUTTON
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
                        {phrases::EMBED}
                    </button>
                    <Show when=move || is_page>
                        <button
                            type="button"
                            id=ADD_BUTTON
                            class="button button--main"
                            on:click=move |_| on_articles.run(())
                        >
                            {phrases::ADD_ARTICLES}
                        </button>
                    </Show>
                </div>
            </div>
            <div class="masthead__story">
                <h1 class="masthead__title" dir="auto" attr:aria-level=(!is_page).then_some("2")>
                    {title}
                </h1>
                <p class="masthead__figures">{summary}</p>
            </div>
            <p class="masthead__gist">
                {move || {
                    let collated = session.collated()?;
                    Some(in_words(&collated, &session.overview().get(), session.ledger(&collated).as_ref()))
                }}
            </p>
        </header>
    }
}

/// Says in a sentence or two what the figures of the story come to.
fn in_words(collated: &Collated, overview: &Overview, ledger: Option<&Ledger>) -> String {
    // A name in another script must not turn the sentence around it.
    let isolated = |article: &wirediff_engine::Article| format!("\u{2068}{}\u{2069}", article.name());
    let names: Vec<String> = collated.collation.articles.iter().map(isolated).collect();
    let name = |id: ArticleId| names[id.index()].as_str();
    let mut sentences = Vec::new();
    match gist(collated, overview, ledger) {
        Some(Gist::OfBase(OfBase { base, most, least, cut_short, left_out })) => {
            sentences.push(phrases::kept(name(base), (name(most.0), most.1), (name(least.0), least.1)));
            let cut_short: Vec<&str> = cut_short.into_iter().map(name).collect();
            if !cut_short.is_empty() {
                sentences.push(phrases::cut_short(&cut_short));
            }
            let others = names.len() - 1;
            sentences.extend(left_out.map(|(block, lacking)| {
                phrases::left_out(lacking, others, &phrases::quoted(collated.collation.block_text(block)))
            }));
        }
        Some(Gist::Mutual([(left, of_left), (right, of_right)])) => {
            sentences.push(phrases::share(name(right), of_left.had, of_left.of, name(left)));
            sentences.push(phrases::share(name(left), of_right.had, of_right.of, name(right)));
        }
        Some(Gist::Closest { left, right, passages }) => {
            sentences.push(phrases::closest(name(left), name(right), passages));
        }
        None => {}
    }
    let own = most_of_its_own(collated).filter(|_| collated.collation.articles.len() > 2);
    sentences.extend(own.map(|(id, paragraphs)| phrases::most_of_its_own(name(id), paragraphs)));
    sentences.join(" ")
}

/// Switches between the device's colours, light and dark.
#[component]
fn Theme(session: Session) -> impl IntoView {
    let on_change = move |event| session.choose_theme(event_target_value(&event).parse().unwrap_or(0));
    let options = phrases::THEMES.into_iter().enumerate().map(|(at, name)| {
        view! {
            <option value=at.to_string() selected=move || session.theme.get() == at>
                {name}
            </option>
        }
    });
    view! {
        <label class="masthead__theme">
            <span class="controls__label">{phrases::THEME}</span>
            <select class="controls__select" aria-label=phrases::THEME on:change=on_change>
                {options.collect_view()}
            </select>
        </label>
    }
}
