//! The overview's picture: a row for each article, from the beginning of the
//! story to its end, a cell for each passage.

use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;
use wirediff_engine::Ledger;

use super::overview::{bar_of, how, ledger_title, looks, way};
use crate::dom;
use crate::model::address::{to_article, to_block};
use crate::model::differences::cell_place;
use crate::model::overview::{Cell, How, Told};
use crate::model::{Collated, Dial, Job, Overview as Story, View};
use crate::phrases;
use crate::session::Session;
use crate::shape::{Shape, again, heard, redraw, shape, words};

/// More articles than this are drawn in lower rows.
const ROOMY: usize = 12;

/// Where the bars of the ledger are, in the order of the articles.
const BARS: &str = ".strips tbody .strips__ledger";
/// Where it says what they count.
const BARS_TITLE: &str = ".strips thead .strips__ledger";

/// What a picture was drawn of.
struct Picture {
    job: Job,
    story: Arc<Story>,
    dial: Dial,
}

/// Shows the picture. What becomes known when it is there already, and what the
/// dial makes quiet, is changed in it.
#[component]
pub fn Strips(session: Session) -> impl IntoView {
    let story = session.overview();
    let host = NodeRef::<Div>::new();
    Effect::new(move |before: Option<Option<Picture>>| {
        let (host, collated) = (host.get()?, session.collated()?);
        let now = Picture { job: collated.job, story: story.get(), dial: session.dial.get() };
        match before.flatten().filter(|before| before.has_cells_of(&now)) {
            Some(before) => touch_up(session, &before, &now),
            None => {
                dom::keep_still(&host);
                let ledger = untrack(|| session.ledger(&collated));
                redraw(&host, &|host| {
                    host.holding([strips(&collated, &now.story, ledger.as_ref(), now.dial)]).done();
                });
            }
        }
        Some(now)
    });
    Effect::new(move |_| {
        let Some(collated) = session.collated() else { return };
        let Some(ledger) = session.ledger(&collated) else { return };
        let title = story.with_untracked(|story| title(&collated, story, Some(&ledger)));
        let bars = collated.collation.articles.iter().map(|article| bar_of(Some(&ledger), article.id));
        let places = [BARS_TITLE, BARS].into_iter().flat_map(|places| session.root.all(places));
        for (place, shown) in places.zip(std::iter::once(title).chain(bars)) {
            place.set_text_content(None);
            again(place).holding(shown).done();
        }
    });
    view! { <div node_ref=host class="overview__picture"></div> }
}

impl Picture {
    /// Says whether another has the same cells, whatever these look like.
    fn has_cells_of(&self, other: &Picture) -> bool {
        let (one, other_story) = (&self.story, &other.story);
        let is_same_cell = |(one, other): (&Cell, &Cell)| one.block == other.block && place(one) == place(other);
        let is_same = |(one, other): (&Told, &Told)| {
            one.block == other.block
                && one.number == other.number
                && one.cells.iter().zip(&other.cells).all(is_same_cell)
        };
        self.job == other.job
            && one.base == other_story.base
            && one.is_in_order == other_story.is_in_order
            && one.passages.len() == other_story.passages.len()
            && one.passages.iter().zip(&other_story.passages).all(is_same)
    }
}

/// Returns what of a cell the lines between cells depend on.
fn place(cell: &Cell) -> (bool, bool) {
    (cell.how == How::Nothing, cell.how == How::CutFromEnd)
}

/// Changes the cells that have become others.
fn touch_up(session: Session, before: &Picture, now: &Picture) {
    for (old, told) in before.story.passages.iter().zip(&now.story.passages) {
        for (old, cell) in old.cells.iter().zip(&told.cells).filter(|(_, cell)| cell.how != How::Nothing) {
            let looked = looks(old, before.dial);
            let looks = looks(cell, now.dial);
            if (old, &looked) == (cell, &looks) {
                continue;
            }
            if let Some(link) = session.root.by_id(&cell_place(told.block, cell.article)) {
                // Others may have marked it, too.
                let class = link.class_name().replacen(&looked, &looks, 1);
                again(link.into()).class(&class).with("aria-label", &label(cell)).done();
            }
        }
    }
}

fn label(cell: &Cell) -> String {
    phrases::told(how(cell), way(cell.moved))
}

fn title(collated: &Collated, story: &Story, ledger: Option<&Ledger>) -> Option<Shape> {
    ledger_title(collated, story, ledger).map(|title| words("strips__title", &title))
}

/// Draws a row for each article, from the beginning of the story to its end.
pub fn strips(collated: &Collated, story: &Story, ledger: Option<&Ledger>, dial: Dial) -> Shape {
    let opening = |told: &Told| phrases::quoted(collated.collation.block_text(told.block));
    let numbers = story.passages.iter().map(|told| {
        let is_fifth = told.number.is_none_or(|number| number % 5 == 0);
        let link = shape("a")
            .class(if is_fifth { "strips__number strips__number--fifth" } else { "strips__number" })
            .with("tabindex", "-1")
            .with("href", &to_block(View::Passage, told.block))
            .with("aria-label", &phrases::passage_named(told.number, &opening(told)))
            .words(&phrases::passage_number(told.number));
        shape("th").with("scope", "col").holding([link])
    });
    let head = shape("tr")
        .holding([shape("th")
            .with("scope", "col")
            .class("strips__corner")
            .holding([heard(phrases::OUTLET_LABEL.say())])])
        .holding([shape("th").with("scope", "col").class("strips__ledger").holding(title(collated, story, ledger))])
        .holding(numbers);
    let mut is_first = true;
    let rows: Vec<Shape> = collated
        .collation
        .articles
        .iter()
        .map(|article| {
            let id = article.id;
            let is_base = story.base == Some(id);
            let tag = is_base.then(|| words("head__base", phrases::SHOW_BASE_TAG.say()));
            let name = shape("th")
                .with("scope", "row")
                .class("strips__name")
                .holding([words("", article.name()).in_language(None)])
                .holding(tag);
            let cells = story.passages.iter().filter_map(|told| Some((told, told.cells.get(id.index())?)));
            // Once an article has stopped, a line goes on to the story's end.
            let mut has_stopped = false;
            let cells = cells.map(|(told, cell)| {
                let stops = cell.how == How::CutFromEnd && !has_stopped;
                has_stopped |= stops && story.is_in_order;
                let class = match cell.how {
                    How::Nothing if has_stopped => "cell cell--after",
                    _ if stops => "cell cell--stop",
                    _ => "cell",
                };
                let reached = cell.how != How::Nothing && std::mem::take(&mut is_first);
                shape("td").class(class).holding((cell.how != How::Nothing).then(|| link(told, cell, reached, dial)))
            });
            shape("tr").holding([name, shape("td").class("strips__ledger").holding(bar_of(ledger, id))]).holding(cells)
        })
        .collect();
    let lacking = story.passages.iter().map(|told| {
        let count = told.lacking();
        let bar = shape("span").class("strips__bar").with("--share", &share(count, told.cells.len()));
        let cell = shape("td").class("strips__lacking");
        if count == 0 { cell } else { cell.words(&phrases::number(count)).holding([bar]) }
    });
    let foot = shape("tr")
        .holding([shape("th").with("scope", "row").class("strips__name").words(phrases::LEFT_OUT_BY.say())])
        .holding([shape("td")])
        .holding(lacking);
    let is_many = collated.collation.articles.len() > ROOMY;
    let table = shape("table")
        .class(if is_many { "strips strips--many" } else { "strips" })
        .with("aria-labelledby", "overview-title")
        .with("--count", &story.passages.len().to_string())
        .holding([shape("thead").holding([head]), shape("tbody").holding(rows), shape("tfoot").holding([foot])]);
    let omitted = (story.omitted > 0).then(|| shape("p").class("strips__more").words(&phrases::omitted(story.omitted)));
    shape("div").class("strips__frame").holding([table]).holding(omitted)
}

/// Draws what an article has of a passage, as a link to where it can be read.
fn link(told: &Told, cell: &Cell, is_reached: bool, dial: Dial) -> Shape {
    shape("a")
        .with("id", &cell_place(told.block, cell.article))
        .class(&looks(cell, dial))
        .with("tabindex", if is_reached { "0" } else { "-1" })
        .with("href", &to_article(View::Columns, cell.block, cell.article))
        .with("aria-label", &label(cell))
}

/// Returns a share in hundredths.
fn share(count: usize, of: usize) -> String {
    (count * 100 / of.max(1)).to_string()
}
