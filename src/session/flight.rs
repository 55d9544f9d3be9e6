//! Where paragraphs go: when the view, the base, the columns or the order change, a
//! shade of each that is on the screen flies from where it was to where it is.

use std::collections::BTreeMap;
use std::time::Duration;

use leptos::prelude::*;
use wirediff_engine::{ArticleId, BlockId};

use super::place::GROUPS;
use super::{Comparison, Key, Session};
use crate::dom::{self, Rect};
use crate::model::View;
use crate::model::collated::settle;
use crate::model::differences::{block_place, cell_place};
use crate::shape::{Shape, redraw, shape};

/// In it shades fly.
const FLIGHTS: &str = ".flights";
/// More at once are a swarm, in which no eye follows any.
const MOST: usize = 80;
/// What moves less than this, in pixels, stands still.
const STILL: f64 = 6.0;
/// By then all have landed: `--flight` in the stylesheets, and a little more.
const LANDED: Duration = Duration::from_millis(500);

/// Where blocks are on the screen, by article and number.
type Spots = BTreeMap<(Key, u32), Rect>;

/// From where to where something flies.
type Flight = (Rect, Rect);

impl Session {
    /// Shows where what is on the screen goes in a change that follows at once.
    pub(super) fn show_flight(&self) {
        if dom::prefers(dom::REDUCED_MOTION) || self.root.is_covered() {
            return;
        }
        let (view, before) = (untrack(|| self.view()), self.spots());
        if before.is_empty() {
            return;
        }
        let session = *self;
        // The picture of the change comes first, and what is read comes to its place.
        self.soon(move || session.soon(move || session.fly(view, &before)));
    }

    fn fly(&self, from: View, before: &Spots) {
        let after = self.spots();
        let arriving = after.iter().filter_map(|(name, to)| Some((self.spot(before, *name)?, *to)));
        let leaving = before.iter().filter(|(name, _)| !after.contains_key(name));
        let leaving = leaving.filter_map(|((key, block), from)| {
            let id = BlockId { article: self.article_of(*key)?, block: *block };
            let row = self.root.rect_of_group(&block_place(id), GROUPS)?;
            Some((*from, Rect { left: from.left, right: from.right, ..dom::near_screen(row) }))
        });
        let flights: Vec<Flight> = arriving.chain(leaving).collect();
        let flights = match untrack(|| self.view()) {
            view if view != from => flights,
            View::Overview => as_columns(moved(flights)),
            _ => moved(flights),
        };
        let Some(sky) = self.root.all(FLIGHTS).pop().filter(|_| !flights.is_empty()) else { return };
        let Some(frame) = dom::rect(&sky) else { return };
        let shades = || flights.iter().take(MOST).map(|(from, to)| shade(from, to, &frame));
        redraw(&sky, &|host| host.holding(shades()).done());
        let first = sky.first_element_child();
        let clear = move || {
            // Others may be under way by now.
            if sky.first_element_child() == first {
                sky.set_text_content(None);
            }
        };
        set_timeout(clear, LANDED);
    }

    /// Returns where a block was, or else another that tells the same.
    fn spot(&self, spots: &Spots, (key, block): (Key, u32)) -> Option<Rect> {
        if let Some(spot) = spots.get(&(key, block)) {
            return Some(*spot);
        }
        let Comparison { collated, keys } = self.comparison()?;
        let id = BlockId { article: self.article_of(key)?, block };
        keys.iter().enumerate().find_map(|(at, key)| {
            let same = collated.beside(id, ArticleId(at as u32));
            same.iter().find_map(|other| spots.get(&(*key, other.block)).copied())
        })
    }

    fn article_of(&self, key: Key) -> Option<ArticleId> {
        let at = self.comparison()?.keys.iter().position(|known| *known == key)?;
        Some(ArticleId(at as u32))
    }

    fn spots(&self) -> Spots {
        let mut spots = Spots::new();
        let Some(Comparison { keys, .. }) = self.comparison() else { return spots };
        let named = |id: BlockId, rect: Rect| Some(((*keys.get(id.article.index())?, id.block), rect));
        if untrack(|| self.view()) == View::Overview {
            let story = self.overview().get_untracked();
            let told = story.passages.iter().flat_map(|told| {
                let cells = told.cells.iter().filter(|cell| cell.is_told());
                cells.map(|cell| (cell.block, cell_place(told.block, cell.article)))
            });
            spots.extend(told.filter_map(|(id, place)| named(id, self.root.rect_seen(&place)?)));
            return spots;
        }
        let seen = self.root.on_screen(".block[id]", GROUPS).into_iter();
        spots.extend(seen.filter_map(|(place, rect)| named(place.strip_prefix("block-")?.parse().ok()?, rect)));
        spots
    }
}

/// Leaves out what stands still, or is only pushed along with most others.
fn moved(flights: Vec<Flight>) -> Vec<Flight> {
    let by = |of: fn(&Rect) -> f64| {
        let mut all: Vec<i32> = flights.iter().map(|(from, to)| (of(to) - of(from)) as i32).collect();
        settle(&mut all, |by| *by);
        all.get(all.len() / 2).copied().map_or(0.0, f64::from)
    };
    let (right, down) = (by(|rect| rect.left), by(|rect| rect.top));
    let is_still = |(from, to): &Flight, right: f64, down: f64| {
        (to.left - from.left - right).abs() < STILL && (to.top - from.top - down).abs() < STILL
    };
    flights.into_iter().filter(|flight| !is_still(flight, 0.0, 0.0) && !is_still(flight, right, down)).collect()
}

/// Has the cells of a passage fly together.
fn as_columns(flights: Vec<Flight>) -> Vec<Flight> {
    let mut columns = BTreeMap::<(i64, i64), Flight>::new();
    for (from, to) in flights {
        let column = columns.entry((from.left as i64, to.left as i64)).or_insert((from, to));
        *column = (column.0.around(from), column.1.around(to));
    }
    columns.into_values().collect()
}

/// Draws a shade over a place, which comes from another.
fn shade(from: &Rect, to: &Rect, frame: &Rect) -> Shape {
    // In thousandths.
    let times = |one: f64, other: f64| ((1000.0 * one / other) as i32).to_string();
    let (wide, high) = (to.right - to.left, to.bottom - to.top);
    shape("span")
        .class("flight")
        .with("--left", &dom::pixels(to.left - frame.left))
        .with("--top", &dom::pixels(to.top - frame.top))
        .with("--wide", &dom::pixels(wide))
        .with("--high", &dom::pixels(high))
        .with("--x", &dom::pixels(from.left - to.left))
        .with("--y", &dom::pixels(from.top - to.top))
        .with("--wider", &times(from.right - from.left, wide))
        .with("--higher", &times(from.bottom - from.top, high))
}
