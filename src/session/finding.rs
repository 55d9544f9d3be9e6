//! Finding words in all versions, and going from one place to the next.

use leptos::prelude::*;
use wirediff_engine::BlockId;

use super::Session;
use crate::highlight;
use crate::model::View;
use crate::model::differences::cell_place;
use crate::model::search::hits;

const HAS_HITS: &str = "has-hits";

/// Where the reader is among the hits on the page, from 0, and how many there are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Found {
    pub at: Option<usize>,
    pub of: usize,
}

/// Markings that wait for the page to be drawn, and the step that a reader took
/// meanwhile: who types fast presses Enter before there are marks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Marking {
    waiting: usize,
    step: isize,
}

impl Session {
    /// Marks the words that the reader searches for, whatever is on show.
    pub fn mark_hits(&self) {
        let session = *self;
        Effect::new(move |before: Option<(String, View)>| {
            let now = (session.words.get(), session.view());
            if before.as_ref() != Some(&now) {
                session.found.set(Found::default());
            }
            // What nobody has asked for yet is only heard of if it is worked out.
            session.hits().with(|_| ());
            session.differences().with(|_| ());
            // Findings that are the same everywhere are no differences.
            if session.view() == View::Findings {
                session.questions().with(|_| ());
            }
            session.changes_only.track();
            // What is not on the page yet is found when it is.
            session.drawn.track();
            session.marking.update_value(|marking| marking.waiting += 1);
            session.soon(move || session.soon(move || session.mark_now()));
            now
        });
    }

    fn mark_now(&self) {
        self.marking.update_value(|marking| marking.waiting -= 1);
        let Marking { waiting, step } = self.marking.get_value();
        if waiting > 0 {
            return;
        }
        let words = self.words.get_untracked();
        self.ranges.with_value(|before| highlight::mark_none(before));
        let known = self.hits().get_untracked();
        // Texts without a name of their own are looked through as they are.
        let is_searching = !words.trim().is_empty();
        let block = |place: &str| place.strip_prefix("block-")?.parse().ok();
        let may_have = |place: &str| is_searching && block(place).is_none_or(|block| known.contains_key(&block));
        let ranges = highlight::mark(self.root, &may_have, |text| hits(text, &words));
        let cells = self.cells_with_hits();
        self.root.mark_elements(HAS_HITS, cells.iter());
        let of = if self.view.get_untracked() == View::Overview { cells.len() } else { ranges.len() };
        // The same hits were drawn again.
        let at = Some(self.found.get_untracked()).filter(|found| found.of == of).and_then(|found| found.at);
        if let Some(range) = at.and_then(|at| ranges.get(at)) {
            highlight::mark_one(&ranges, range);
        }
        self.ranges.set_value(ranges);
        self.found.set(Found { at, of });
        self.marking.set_value(Marking::default());
        if step != 0 {
            self.go_to_hit(step);
        }
    }

    /// Returns the overview's cells that have a hit, in the story's order.
    fn cells_with_hits(&self) -> Vec<String> {
        if self.view.get_untracked() != View::Overview {
            return Vec::new();
        }
        let (Some(comparison), hits) = (self.comparison(), self.hits().get_untracked()) else { return Vec::new() };
        let overview = self.overview().get_untracked();
        let cells = overview.passages.iter().flat_map(|told| told.cells.iter().map(|cell| (told.block, cell)));
        let has_hits = |cell: &&crate::model::overview::Cell| {
            let beside = comparison.collated.beside(cell.block, cell.article);
            cell.is_told() && (hits.contains_key(&cell.block) || beside.iter().any(|id| hits.contains_key(id)))
        };
        let cells = cells.filter(|(_, cell)| has_hits(cell));
        // On a narrow screen a passage is one item of a list.
        let is_list = self.is_narrow.get_untracked();
        let place = |block: BlockId, article| cell_place(block, if is_list { block.article } else { article });
        let mut places: Vec<String> = cells.map(|(block, cell)| place(block, cell.article)).collect();
        places.dedup();
        places
    }

    /// Goes to the next hit on the page, or the one before; from the last to the first.
    pub fn go_to_hit(&self, by: isize) {
        if self.marking.with_value(|marking| marking.waiting > 0) {
            return self.marking.update_value(|marking| marking.step = by);
        }
        let Found { at, of } = self.found.get_untracked();
        if of == 0 {
            return;
        }
        let next = match at {
            Some(at) => (at as isize + by).rem_euclid(of as isize) as usize,
            None if by < 0 => of - 1,
            None => 0,
        };
        self.found.set(Found { at: Some(next), of });
        match self.cells_with_hits().get(next) {
            Some(cell) => {
                self.pointed.set(Some(cell.clone()));
                self.root.mark_current(cell);
            }
            None => self.ranges.with_value(|ranges| {
                if let Some(range) = ranges.get(next) {
                    highlight::mark_current(ranges, range);
                }
            }),
        }
    }
}
