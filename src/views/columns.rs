//! Two or more articles side by side, one row a passage.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wirediff_engine::{ArticleId, BlockId};

use super::block::{Sheet, draw_block, furniture, opening, stub, told, unfolder};
use super::connectors::Connectors;
use super::dragging::{Carried, Dragging, says};
use super::drawn::Drawn;
use super::heads::draw_heads;
use super::marks::Marking;
use super::menu::{Menu, grip};
use super::sliced::{Sliced, Slices};
use crate::dom::{self, Gap};
use crate::model::address::to_block;
use crate::model::differences::missing_place;
use crate::model::{Cell, Collated, Entry, Pair, Row, RowKind, Shown, Table, View};
use crate::phrases;
use crate::session::{Key, MenuOf, Session};
use crate::shape::{Shape, heard, shape, words};

/// Shows the chosen articles as columns.
#[component]
pub fn Columns(session: Session) -> impl IntoView {
    let table = session.table();
    let count = move || table.with(|table| table.columns.len());
    let shown = Memo::new(move |_| session.shown_rows());
    let make = move || {
        let (collated, table, shown) = (session.collated(), table.get(), shown.get());
        let total = shown.len();
        let row = untrack(|| row_of(collated.as_deref()?, &table, session.passage()?));
        let start = row.and_then(|row| shown.iter().position(|shown| shown.holds(row))).unwrap_or(0);
        let draw = move |range: Range<usize>, host: Shape| {
            if let Some(collated) = &collated {
                draw_rows(session, collated, &table, shown.get(range).unwrap_or_default(), host);
            }
        };
        Slices { total, slice: 3, at_once: 2, start, draw: Arc::new(draw) }
    };
    let is_marked = Memo::new(move |_| {
        let Some(collated) = session.collated() else { return false };
        let pairs =
            table.with(|table| table.columns.iter().filter_map(|id| held_against(table, *id).0).collect::<Vec<_>>());
        // All are asked for, and heard of as one: else the list is drawn for each.
        let known = pairs.iter().filter(|pair| session.edits(&collated, **pair).with(Option::is_some)).count();
        known == pairs.len()
    });
    let looks = move || {
        // To be heard of, it has to be worked out.
        is_marked.get();
        session.dial.track();
        session.opened.track();
    };
    let dragging = Dragging::new(session);
    session.root.listen("keydown", move |event| dragging.escape(event.unchecked_ref()));
    let connectors = Connectors::new(session);
    let widths = move || {
        let keys = session.column_keys();
        let of = |key: &Key| format!("minmax(var(--column-least), {:.3}fr)", session.width(*key));
        table.track();
        let widths: Vec<String> = keys.iter().map(of).collect();
        widths.join(" ")
    };
    let on_double = move |event: web_sys::MouseEvent| {
        if dom::closest(&event, "[data-width]").is_some() {
            session.reset_widths();
        }
    };
    let is_carrying = move || dragging.carried.with(Option::is_some);
    let pixels =
        move |of: fn(&Carried) -> f64| dragging.carried.with(|carried| dom::pixels(carried.as_ref().map_or(0.0, of)));
    let carried_x = move || pixels(|carried| carried.x);
    let carried_y = move || pixels(|carried| carried.y);
    let elsewhere = move || table.with(|table| table.passages_elsewhere);
    view! {
        <Menu session />
        <section
            class="columns"
            aria-labelledby="columns-title"
            style=("--widths", widths)
            on:pointerdown=move |event| dragging.press(&event)
            on:pointermove=move |event| dragging.follow(&event)
            on:pointerup=move |event| dragging.release(&event)
            on:pointercancel=move |_| dragging.cancel()
            on:keydown=move |event| dragging.obey(&event)
            on:click=move |event| { dragging.swallow(&event); }
            on:dblclick=on_double
            on:pointerover=move |event| connectors.look(&event)
            on:focusin=move |event| connectors.look(&event)
        >
            <h2 id="columns-title" class="heard">{phrases::COLUMNS.say()}</h2>
            <Show when=move || { count() == 0 }>
                <p class="columns__none">{phrases::NOTHING_SHOWN.say()}</p>
            </Show>
            <Show when=move || { count() > 0 }>
                <div class="table" role="table" aria-labelledby="columns-title">
                    <div class="table__head" role="rowgroup">
                        <Drawn class="row row--head" role="row" draw=Box::new(move |host| draw_heads(session, host)) />
                    </div>
                    <div class="table__facts" role="rowgroup">
                        <Drawn class="row row--facts" role="row" draw=Box::new(move |host| draw_facts(session, host)) />
                    </div>
                    <Sliced session class="table__rows" role="rowgroup" make=Box::new(make) looks=Box::new(looks) />
                </div>
                <svg node_ref=connectors.svg class="connectors" aria-hidden="true"></svg>
                <p class="carried" aria-hidden="true" hidden=move || !is_carrying() style=("--x", carried_x) style=("--y", carried_y)>
                    {move || says(&dragging.carried.get())}
                </p>
                <Show when=move || { elsewhere() > 0 }>
                    <p class="columns__elsewhere">{move || phrases::elsewhere(elsewhere())}</p>
                </Show>
            </Show>
        </section>
    }
}

/// Returns the row that shows a block, or others that tell the same.
fn row_of(collated: &Collated, table: &Table, block: BlockId) -> Option<usize> {
    let has = |row: &Row| {
        let mut placed = row.cells.iter().flat_map(Cell::placed);
        placed.any(|placed| placed.id == block || collated.beside(block, placed.id.article).contains(&placed.id))
    };
    table.rows.iter().position(has)
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
        let gap = (*cell == Cell::Missing).then(|| gap(table, row, column)).flatten();
        let place = gap.map(|gap| (gap.place(), gap.to_string()));
        let (place, says) = place.as_ref().map(|(place, says)| (place.as_str(), says.as_str())).unzip();
        let shape = shape("div").class(&format!("row__cell{missing}")).with("role", "cell");
        let shape = shape.with_some("id", place).with_some(Gap::SAYS, says);
        match cell {
            Cell::Blocks(entries) => {
                let (pair, marking) = held_against(table, column);
                let sheet = Sheet { session, collated, pair, marking };
                entries.iter().fold(shape, |shape, entry| draw_entry(&sheet, entry, shape))
            }
            Cell::Missing => shape.holding([missing_note(collated, table, row, column, gap)]),
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
            .with("title", phrases::ALL_VERSIONS.say())
            .holding([heard(&phrases::passage(row.number)), number])
    });
    let number = words("row__number", "").with("role", if is_aside { "cell" } else { "rowheader" }).holding(link);
    let class = if is_aside { "row row--aside" } else { "row" };
    shape("div").class(class).with("role", "row").holding([number]).holding(cells)
}

/// Returns what a column lacks in a row: what the reference has there, else the
/// first that has anything.
fn gap(table: &Table, row: &Row, by: ArticleId) -> Option<Gap> {
    let placed = || row.cells.iter().flat_map(Cell::placed).map(|placed| placed.id);
    let of_reference = placed().find(|id| Some(id.article) == table.reference);
    Some(Gap { lacks: of_reference.or_else(|| placed().next())?, by })
}

fn missing_note(collated: &Collated, table: &Table, row: &Row, column: ArticleId, gap: Option<Gap>) -> Shape {
    let name = collated.article(column).map_or("", |article| article.name());
    let text = if table.has_base { phrases::CUT.say().to_owned() } else { phrases::not_in(name) };
    let note = shape("p").class("missing").with("id", &missing_place(&row.id, column)).with("tabindex", "-1");
    let grip = gap.map(|gap| {
        let name = phrases::correct(&phrases::gap(name, &opening(collated, gap.lacks)));
        grip(MenuOf::Gap(gap), "grip", &name, phrases::GAP_HINT.say())
    });
    shape("div").class("piece").holding([note.words(&text)]).holding(grip)
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
