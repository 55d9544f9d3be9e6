//! One article as it ran, with its edits against another marked in the text.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use wirediff_engine::{BlockId, Role};

use super::block::{Sheet, draw_block, folded, furniture, opening, stub, unfolder};
use super::drawn::Drawn;
use super::marks::Marking;
use super::menu::Menu;
use super::sliced::{Sliced, Slices};
use crate::model::differences::absent_place;
use crate::model::{Collated, Item, Pair, Shown};
use crate::phrases;
use crate::session::Session;
use crate::shape::{Shape, shape, words};

/// Shows the chosen article.
#[component]
pub fn Reading(session: Session) -> impl IntoView {
    let shown = Memo::new(move |_| session.shown_items());
    let make = move || {
        let (items, shown) = (session.items().get(), shown.get());
        let on_show = session.collated().zip(session.reading());
        let total = shown.len();
        let item = untrack(|| item_of(session.collated().as_deref()?, &items, session.passage()?));
        let start = item.and_then(|item| shown.iter().position(|shown| shown.holds(item))).unwrap_or(0);
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
        Slices { total, slice: 3, at_once: 2, start, draw: Arc::new(draw) }
    };
    let looks = move || {
        if let Some((collated, (here, Some(there)))) = session.collated().zip(session.reading()) {
            session.edits(&collated, Pair { here, there }).track();
        }
        session.dial.track();
        session.opened.track();
    };
    view! {
        <Menu session />
        <section class="reading" aria-labelledby="reading-title">
            <h2 id="reading-title" class="heard">{phrases::READING.say()}</h2>
            <article class="reading__article">
                <Drawn class="reading__top" draw=Box::new(move |host| draw_head(session, host)) />
                <Sliced session class="reading__slice" make=Box::new(make) looks=Box::new(looks) />
            </article>
        </section>
    }
}

/// Returns the item that a block is in, or one that tells the same.
fn item_of(collated: &Collated, items: &[Item], block: BlockId) -> Option<usize> {
    let is_same = |id: &BlockId| *id == block || collated.beside(block, id.article).contains(id);
    items.iter().position(|item| match item {
        Item::Block(placed) => is_same(&placed.id),
        Item::Absent(blocks) => blocks.iter().any(is_same),
        Item::Furniture(_) | Item::Elsewhere(_) => false,
    })
}

/// Names the outlet above the article, and tells what is known of it.
fn draw_head(session: Session, host: Shape) {
    let Some((collated, (here, _))) = session.collated().zip(session.reading()) else { return };
    let Some(article) = collated.article(here) else { return };
    let fact = |text: &str| words("head__fact", text);
    let has_byline = article.blocks.iter().any(|block| block.role == Role::Byline);
    let byline = article.meta.byline.as_deref().filter(|_| !has_byline).map(fact);
    let published = article.meta.published.as_deref().map(|time| fact(&phrases::published(time)));
    let url = article.meta.url.as_deref().filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    let link = url.map(|url| {
        let link = shape("a").class("head__fact").with("href", url).with("rel", "noopener noreferrer");
        link.with("target", "_blank").words(&phrases::host(url))
    });
    let facts = [byline, published, link].into_iter().flatten();
    let facts = facts.fold(shape("p").class("reading__facts"), |line, fact| line.holding([fact]).words(" "));
    let against = session.reference().map(|(name, is_base)| phrases::compared_with(&name, is_base));
    let against = shape("p").class("reading__facts").in_language(None).words(&against.unwrap_or_default());
    let outlet = shape("p").class("reading__outlet").in_language(None).words(article.name());
    host.holding([shape("header").class("reading__head").holding([outlet, facts, against])]).done();
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
