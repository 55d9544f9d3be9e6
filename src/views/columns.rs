//! Two or more articles side by side, one row a passage.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use wirediff_engine::{ArticleId, BlockId};

use super::block::{Sheet, draw_block, furniture, opening, stub, told, unfolder};
use super::drawn::Drawn;
use super::marks::Marking;
use super::sliced::{Sliced, Slices};
use crate::model::address::to_block;
use crate::model::differences::missing_place;
use crate::model::{Cell, Collated, Entry, Pair, Row, RowKind, Shown, Table, View};
use crate::phrases;
use crate::session::Session;
use crate::shape::{Shape, heard, shape, words};

/// Shows the chosen articles as columns.
#[component]
pub fn Columns(session: Session) -> impl IntoView {
    let table = session.table();
    let count = move || table.with(|table| table.columns.len());
    let make = move || {
        let (collated, table, shown) = (session.collated(), table.get(), session.shown_rows());
        let total = shown.len();
        let draw = move |range: Range<usize>, host: Shape| {
            if let Some(collated) = &collated {
                draw_rows(session, collated, &table, shown.get(range).unwrap_or_default(), host);
            }
        };
        Slices { total, draw: Arc::new(draw) }
    };
    let elsewhere = move || table.with(|table| table.passages_elsewhere);
    view! {
        <section class="columns" aria-labelledby="columns-title" style=("--columns", move || count().to_string())>
            <h2 id="columns-title" class="heard">{phrases::COLUMNS}</h2>
            <Show when=move || { count() == 0 }>
                <p class="columns__none">{phrases::NOTHING_SHOWN}</p>
            </Show>
            <Show when=move || { count() > 0 }>
                <div class="table" role="table" aria-labelledby="columns-title">
                    <div class="table__head" role="rowgroup">
                        <Drawn class="row row--head" role="row" draw=Box::new(move |host| draw_heads(session, host)) />
                    </div>
                    <div class="table__facts" role="rowgroup">
                        <Drawn class="row row--facts" role="row" draw=Box::new(move |host| draw_facts(session, host)) />
                    </div>
                    <Sliced session class="table__rows" role="rowgroup" make=Box::new(make) />
                </div>
                <Show when=move || { elsewhere() > 0 }>
                    <p class="columns__elsewhere">{move || phrases::elsewhere(elsewhere())}</p>
                </Show>
            </Show>
        </section>
    }
}

/// Draws the names of the columns' outlets.
fn draw_heads(session: Session, host: Shape) {
    let (Some(collated), table) = (session.collated(), session.table().get()) else { return };
    let is_only = table.columns.len() < 2;
    let articles = session.articles();
    let heads = table.columns.iter().map(|&id| {
        let name = collated.article(id).map_or("", |article| article.name());
        let tag = match id {
            _ if collated.collation.base == Some(id) => Some(phrases::SHOW_BASE_TAG),
            // The words of the other columns are compared with this one.
            _ if !is_only && table.reference == Some(id) => Some(phrases::REFERENCE_TAG),
            _ => None,
        };
        let tag = tag.map(|tag| words("head__base", tag));
        let name_shape = shape("p").class("head__name").holding([words("", name).in_language(None)]).holding(tag);
        // The only column can't be hidden.
        let key = articles.iter().find(|(other, ..)| *other == id && !is_only).map(|(_, key, _)| key.to_string());
        let hide = key.map(|key| {
            let button = shape("button").with("type", "button").class("head__hide").with("data-hide", &key);
            let button = button.with("title", phrases::HIDE).with("aria-label", &phrases::hide(name));
            button.holding([words("", "×").with("aria-hidden", "true")])
        });
        shape("div").class("head").with("role", "columnheader").holding([name_shape]).holding(hide)
    });
    let number = words("row__number", "").with("role", "columnheader").holding([heard(phrases::PASSAGE)]);
    host.holding([number]).holding(heads).done();
}

/// Draws what is known of each column's article, in a line of its own that
/// scrolls away.
fn draw_facts(session: Session, host: Shape) {
    let (Some(collated), table) = (session.collated(), session.table().get()) else { return };
    let facts = table.columns.iter().map(|&id| {
        let article = collated.article(id);
        let published = article.and_then(|article| article.meta.published.as_deref()).map(phrases::published);
        let kind = article.and_then(|article| article.meta.kind.clone());
        let summary = collated.collation.summary.articles.get(id.index());
        let size = summary.map(|summary| phrases::size(summary.words, summary.paragraphs));
        let alone = summary.map(|summary| summary.only_here).filter(|count| *count > 0).map(phrases::alone);
        let facts = [published, kind, size, alone].into_iter().flatten();
        let cell = shape("p").class("facts").with("role", "cell");
        facts.fold(cell, |cell, fact| cell.holding([words("head__fact", &fact)]).words(" "))
    });
    let number = words("row__number", "").with("role", "cell");
    host.holding([number]).holding(facts).done();
}

fn draw_rows(session: Session, collated: &Arc<Collated>, table: &Table, shown: &[Shown], host: Shape) {
    let rows = shown.iter().filter_map(|shown| match *shown {
        Shown::Item(at) => table.rows.get(at).map(|row| draw_row(session, collated, table, row)),
        Shown::Unchanged { from, paragraphs } => Some(unchanged(from, paragraphs)),
    });
    host.holding(rows).done();
}

/// Draws what stands for rows without a difference.
fn unchanged(from: usize, paragraphs: usize) -> Shape {
    let cell = shape("div").class("row__unchanged").with("role", "cell").holding([unfolder(from, paragraphs)]);
    shape("div").class("row row--unchanged").with("role", "row").holding([cell])
}

fn draw_row(session: Session, collated: &Arc<Collated>, table: &Table, row: &Row) -> Shape {
    let cells = row.cells.iter().zip(&table.columns).map(|(cell, &column)| {
        let missing = if *cell == Cell::Missing { " row__cell--missing" } else { "" };
        let shape = shape("div").class(&format!("row__cell{missing}")).with("role", "cell");
        match cell {
            Cell::Blocks(entries) => {
                let (pair, marking) = held_against(table, column);
                let sheet = Sheet { session, collated, pair, marking };
                entries.iter().fold(shape, |shape, entry| draw_entry(&sheet, entry, shape))
            }
            Cell::Missing => shape.holding([missing_note(collated, table, row, column)]),
            Cell::Nothing => shape,
        }
    });
    let is_aside = row.kind == RowKind::Aside;
    // What holds no story is no passage that anyone would look up.
    let first = row.cells.iter().flat_map(Cell::placed).next().filter(|_| !is_aside);
    let link = first.map(|first| {
        let number = words("", &phrases::passage_number(row.number)).with("aria-hidden", "true");
        shape("a")
            .class("row__link")
            .with("href", &to_block(View::Passage, first.id))
            .with("title", phrases::ALL_VERSIONS)
            .holding([heard(&phrases::passage(row.number)), number])
    });
    let number = words("row__number", "").with("role", if is_aside { "cell" } else { "rowheader" }).holding(link);
    let class = if is_aside { "row row--aside" } else { "row" };
    shape("div").class(class).with("role", "row").holding([number]).holding(cells)
}

fn missing_note(collated: &Collated, table: &Table, row: &Row, column: ArticleId) -> Shape {
    let name = collated.article(column).map_or("", |article| article.name());
    let text = if table.has_base { phrases::CUT.to_owned() } else { phrases::not_in(name) };
    let note = shape("p").class("missing").with("id", &missing_place(&row.id, column)).with("tabindex", "-1");
    note.words(&text)
}

fn draw_entry(sheet: &Sheet, entry: &Entry, host: Shape) -> Shape {
    let collated = sheet.collated;
    let of = |phrase: fn(&str) -> String, id: BlockId| phrase(&opening(collated, id));
    let shape = match entry {
        Entry::Block(placed) => return draw_block(sheet, placed, host),
        Entry::Elsewhere(id) => stub(*id, &of(phrases::ran_here, *id)),
        Entry::Furniture(lines) => furniture(collated, lines),
        Entry::Told(id) => told(*id, &of(phrases::told_in, *id)),
        Entry::PerhapsTold(id) => told(*id, &of(phrases::perhaps_told_in, *id)),
    };
    host.holding([shape])
}

/// Returns what a column is held against. The reference itself is held against
/// the other article if there is just one.
fn held_against(table: &Table, here: ArticleId) -> (Option<Pair>, Marking) {
    let there = table.reference.filter(|&there| there != here);
    if let Some(there) = there {
        let is_shown = table.columns.contains(&there);
        return (Some(Pair { here, there }), if is_shown { Marking::Beside } else { Marking::Inline });
    }
    match table.columns.as_slice() {
        [left, right] => {
            let there = if *left == here { *right } else { *left };
            (Some(Pair { here, there }), Marking::Mirror)
        }
        _ => (None, Marking::Beside),
    }
}
