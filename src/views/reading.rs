//! One article as it ran, with its edits against another marked in the text.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use wirediff_engine::Article;

use super::block::{Sheet, draw_block, folded, furniture, opening, stub, unfolder};
use super::marks::Marking;
use super::sliced::{Sliced, Slices};
use crate::model::differences::absent_place;
use crate::model::{Item, Pair, Shown};
use crate::phrases;
use crate::session::Session;
use crate::shape::Shape;

/// Shows the chosen article.
#[component]
pub fn Reading(session: Session) -> impl IntoView {
    let make = move || {
        let (items, shown) = (session.items().get(), session.shown_items());
        let on_show = session.collated().zip(session.reading());
        let total = shown.len();
        let draw = move |range: Range<usize>, host: Shape| {
            let Some((collated, (here, there))) = &on_show else { return };
            let pair = there.map(|there| Pair { here: *here, there });
            let sheet = Sheet { session, collated, pair, marking: Marking::Inline };
            let shown = shown.get(range).unwrap_or_default().iter();
            let drawn = shown.fold(host, |host, shown| match *shown {
                Shown::Item(at) => items.iter().skip(at).take(1).fold(host, |host, item| draw_item(&sheet, item, host)),
                Shown::Unchanged { from, paragraphs } => host.holding([unfolder(from, paragraphs)]),
            });
            drawn.done();
        };
        Slices { total, draw: Arc::new(draw) }
    };
    let head = move || {
        let (collated, (here, _)) = session.collated().zip(session.reading())?;
        collated.article(here).map(|article| view! { <ReadingHead session article=article.clone() /> })
    };
    view! {
        <section class="reading" aria-labelledby="reading-title">
            <h2 id="reading-title" class="heard">{phrases::READING}</h2>
            <article class="reading__article">
                {head} <Sliced session class="reading__slice" make=Box::new(make) />
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

fn draw_item(sheet: &Sheet, item: &Item, host: Shape) -> Shape {
    let collated = sheet.collated;
    let there = sheet.pair.and_then(|pair| collated.article(pair.there));
    let shape = match item {
        Item::Block(placed) => return draw_block(sheet, placed, host),
        Item::Furniture(lines) => furniture(collated, lines),
        Item::Absent(blocks) => {
            let is_cut = there.is_some_and(|there| collated.collation.base == Some(there.id));
            let place = blocks.first().map(|first| absent_place(*first));
            folded(collated, "absent", place.as_deref(), &phrases::absent(blocks.len(), is_cut), blocks)
        }
        Item::Elsewhere(id) => {
            let name = there.map_or("", |article| article.name());
            stub(*id, &phrases::stands_elsewhere(&opening(collated, *id), name))
        }
    };
    host.holding([shape])
}
