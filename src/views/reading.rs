//! One article as it ran, with its edits against another marked in the text.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use wirediff_engine::{Article, ArticleId, BlockId};

use super::block::{BlockView, Furniture, PlainBlock, Stub, opening, unfolder};
use super::marks::Marking;
use super::sliced::{Sliced, Slices};
use crate::model::differences::absent_place;
use crate::model::{Collated, Item, Pair, Shown};
use crate::phrases;
use crate::session::Session;

/// Shows the chosen article.
#[component]
pub fn Reading(session: Session) -> impl IntoView {
    let make = move || {
        let (items, shown) = (session.items().get(), session.shown_items());
        let on_show = session.collated().zip(session.reading());
        let total = shown.len();
        let show = move |range: Range<usize>| {
            let Some((collated, (here, there))) = &on_show else {
                return ().into_any();
            };
            let pair = there.map(|there| Pair { here: *here, there });
            let views = shown.get(range).unwrap_or_default().iter().map(|shown| match *shown {
                Shown::Item(at) => items.get(at).map(|item| item_view(session, collated, pair, item)),
                Shown::Unchanged { from, paragraphs } => Some(unfolder(session, from, paragraphs)),
            });
            view! { <div class="reading__slice">{views.collect_view()}</div> }.into_any()
        };
        Slices { total, show: Arc::new(show) }
    };
    let head = move || {
        let (collated, (here, _)) = session.collated().zip(session.reading())?;
        collated.article(here).map(|article| view! { <ReadingHead session article=article.clone() /> })
    };
    view! {
        <section class="reading" aria-labelledby="reading-title">
            <h2 id="reading-title" class="heard">{phrases::READING}</h2>
            <article class="reading__article">
                {head} <Sliced session make=Box::new(make) />
            </article>
        </section>
    }
}

/// Names the outlet above the article, and tells what is known of it.
#[component]
fn ReadingHead(session: Session, article: Article) -> impl IntoView {
    let published = article.meta.published.as_deref().map(phrases::published);
    let link = article.meta.url.clone().filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    let has_byline = article.blocks.iter().any(|block| block.role == wirediff_engine::Role::Byline);
    let byline = article.meta.byline.clone().filter(|_| !has_byline);
    view! {
        <header class="reading__head">
            <p class="reading__outlet" dir="auto">
                {article.name().to_owned()}
            </p>
            <p class="reading__facts">
                {byline.map(|byline| view! { <span class="head__fact">{byline}</span> " " })}
                {published.map(|time| view! { <span class="head__fact">{time}</span> " " })}
                {link
                    .map(|url| {
                        view! {
                            <a class="head__fact" href=url.clone() rel="noopener noreferrer" target="_blank">
                                {phrases::host(&url)}
                            </a>
                        }
                    })}
            </p>
            <p class="reading__facts" dir="auto">
                {move || session.reference().map(|(name, is_base)| phrases::compared_with(&name, is_base))}
            </p>
        </header>
    }
}

fn item_view(session: Session, collated: &Arc<Collated>, pair: Option<Pair>, item: &Item) -> AnyView {
    let collated = Arc::clone(collated);
    match item {
        Item::Block(placed) => {
            let placed = placed.clone();
            view! { <BlockView session collated placed pair marking=Marking::Inline /> }.into_any()
        }
        Item::Furniture(lines) => view! { <Furniture collated lines=lines.clone() /> }.into_any(),
        Item::Absent(blocks) => match pair {
            Some(pair) => view! { <Absent collated blocks=blocks.clone() there=pair.there /> }.into_any(),
            None => ().into_any(),
        },
        Item::Elsewhere(id) => {
            let name = pair.and_then(|pair| collated.article(pair.there)).map_or("", |article| article.name());
            let text = phrases::stands_elsewhere(&opening(&collated, *id), name);
            view! { <Stub session id=*id text /> }.into_any()
        }
    }
}

/// A quiet line in place of paragraphs that only the other article has.
#[component]
fn Absent(collated: Arc<Collated>, blocks: Vec<BlockId>, there: ArticleId) -> impl IntoView {
    let is_cut = collated.collation.base == Some(there);
    let place = blocks.first().map(|first| absent_place(*first));
    let text = phrases::absent(blocks.len(), is_cut);
    view! {
        <details class="absent">
            <summary id=place class="absent__summary">
                {text}
            </summary>
            {blocks
                .into_iter()
                .map(|id| view! { <PlainBlock collated=Arc::clone(&collated) id /> })
                .collect_view()}
        </details>
    }
}
