//! Two or more articles side by side, one row a passage.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use wirediff_engine::{ArticleId, BlockId};

use super::block::{Sheet, draw_block, furniture, opening, stub, told, unfolder};
use super::marks::Marking;
use super::sliced::{Sliced, Slices};
use crate::model::address::to_block;
use crate::model::differences::missing_place;
use crate::model::{Cell, Collated, Entry, Pair, Row, RowKind, Shown, Table, View};
use crate::phrases;
use crate::session::{Key, Session};
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
                        <div class="row row--head" role="row">
                            <span class="row__number" role="columnheader">
                                <span class="heard">{phrases::PASSAGE}</span>
                            </span>
                            {move || heads(session, &table.get())}
                        </div>
                    </div>
                    <div class="table__facts" role="rowgroup">
                        <div class="row row--facts" role="row">
                            <span class="row__number" role="cell"></span>
                            {move || facts(session, &table.get())}
                        </div>
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

fn heads(session: Session, table: &Table) -> AnyView {
    let Some(collated) = session.collated() else {
        return ().into_any();
    };
    let articles = session.articles();
    let is_only = table.columns.len() < 2;
    let is_reference = |id| !is_only && table.reference == Some(id);
    let heads = table.columns.iter().filter_map(|&id| {
        let (_, key, _) = articles.iter().find(|(other, _, _)| *other == id)?;
        Some(
            view! { <Head session collated=Arc::clone(&collated) id key=*key is_only is_reference=is_reference(id) /> },
        )
    });
    heads.collect_view().into_any()
}

/// Names a column's outlet.
#[component]
fn Head(
    session: Session,
    collated: Arc<Collated>,
    id: ArticleId,
    key: Key,
    /// Whether this is the only column, which then can't be hidden.
    is_only: bool,
    /// Whether the words of the other columns are compared with this one.
    is_reference: bool,
) -> impl IntoView {
    let name = collated.article(id).map(|article| article.name().to_owned()).unwrap_or_default();
    let tag = if collated.collation.base == Some(id) {
        Some(phrases::SHOW_BASE_TAG)
    } else {
        is_reference.then_some(phrases::REFERENCE_TAG)
    };
    let hide = phrases::hide(&name);
    view! {
        <div class="head" role="columnheader">
            <p class="head__name">
                <span dir="auto">{name}</span>
                {tag.map(|tag| view! { <span class="head__base">{tag}</span> })}
            </p>
            {(!is_only)
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="head__hide"
                            title=phrases::HIDE
                            aria-label=hide
                            on:click=move |_| session.choose_column(key, false)
                        >
                            <span aria-hidden="true">"×"</span>
                        </button>
                    }
                })}
        </div>
    }
}

/// Returns what is known of each column's article, in a line of its own that
/// scrolls away.
fn facts(session: Session, table: &Table) -> AnyView {
    let Some(collated) = session.collated() else {
        return ().into_any();
    };
    let facts = table.columns.iter().map(|&id| {
        let article = collated.article(id);
        let published = article.and_then(|article| article.meta.published.as_deref()).map(phrases::published);
        let kind = article.and_then(|article| article.meta.kind.clone());
        let summary = collated.collation.summary.articles.get(id.index());
        let size = summary.map(|summary| phrases::size(summary.words, summary.paragraphs));
        let alone = summary.map(|summary| summary.only_here).filter(|count| *count > 0).map(phrases::alone);
        let facts = [published, kind, size, alone].into_iter().flatten();
        let facts = facts.map(|fact| view! { <span class="head__fact">{fact}</span> " " });
        view! {
            <p class="facts" role="cell">
                {facts.collect_view()}
            </p>
        }
    });
    facts.collect_view().into_any()
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
