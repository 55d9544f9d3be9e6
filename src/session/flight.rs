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

impl Session {
    /// Shows where what is on the screen goes in a change that follows at once.
    pub(super) fn show_flight(&self) {
        if dom::prefers(dom::REDUCED_MOTION) || self.root.is_covered() {
            return;
        }
        let before = self.spots();
        if before.is_empty() {
            return;
        }
        let session = *self;
        // The picture of the change comes first, and what is read comes to its place.
        self.soon(move || session.soon(move || session.fly(&before)));
    }

    fn fly(&self, before: &Spots) {
        let after = self.spots();
        let arriving = after.iter().filter_map(|(name, to)| Some((self.spot(before, *name)?, *to)));
        let leaving = before.iter().filter(|(name, _)| !after.contains_key(name));
        let leaving = leaving.filter_map(|((key, block), from)| {
            let id = BlockId { article: self.article_of(*key)?, block: *block };
            let row = self.root.rect_of_group(&block_place(id), GROUPS)?;
            Some((*from, Rect { left: from.left, right: from.right, ..dom::near_screen(row) }))
        });
        let flights = arriving.chain(leaving).filter(|(from, to)| has_moved(from, to)).take(MOST);
        let flights: Vec<(Rect, Rect)> = flights.collect();
        let sky = self.root.all(FLIGHTS);
        let Some((sky, frame)) = sky.first().and_then(|sky| Some((sky.clone(), dom::rect(sky)?))) else { return };
        if flights.is_empty() {
            return;
        }
        redraw(&sky, &|host| host.holding(flights.iter().map(|(from, to)| shade(from, to, &frame))).done());
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
        let Some(Comparison { keys, .. }) = self.comparison() else { return Spots::new() };
        let named = |id: BlockId, rect: Rect| Some(((*keys.get(id.article.index())?, id.block), rect));
        if untrack(|| self.view()) == View::Overview {
            let story = self.overview().get_untracked();
            let told = story.passages.iter().flat_map(|told| {
                let cells = told.cells.iter().filter(|cell| cell.is_told());
                cells.map(|cell| (cell.block, cell_place(told.block, cell.article)))
            });
            return told.filter_map(|(id, place)| named(id, self.root.rect_seen(&place)?)).collect();
        }
        let seen = self.root.on_screen(".block[id]", GROUPS).into_iter();
        seen.filter_map(|(place, rect)| named(place.strip_prefix("block-")?.parse().ok()?, rect)).collect()
    }
}

fn has_moved(from: &Rect, to: &Rect) -> bool {
    let by = |of: fn(&Rect) -> f64| (of(from) - of(to)).abs() > STILL;
    by(|rect| rect.left) || by(|rect| rect.top)
}

/// Draws a shade over a place, which comes from another.
fn shade(from: &Rect, to: &Rect, frame: &Rect) -> Shape {
    let pixels = |length: f64| format!("{length:.1}px");
    let (wide, high) = (to.right - to.left, to.bottom - to.top);
    shape("span")
        .class("flight")
        .with("--left", &pixels(to.left - frame.left))
        .with("--top", &pixels(to.top - frame.top))
        .with("--wide", &pixels(wide))
        .with("--high", &pixels(high))
        .with("--x", &pixels(from.left - to.left))
        .with("--y", &pixels(from.top - to.top))
        .with("--wider", &format!("{:.3}", (from.right - from.left) / wide))
        .with("--higher", &format!("{:.3}", (from.bottom - from.top) / high))
}
