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
        Effect::new(move |_| {
            let is_searching = session.words.with(|words| !words.trim().is_empty());
            session.view();
            session.hits().track();
            session.differences().track();
            // Findings that are the same everywhere are no differences.
            if session.view() == View::Findings {
                session.questions().track();
            }
            session.changes_only.track();
            if is_searching {
                // What is not on the page cannot be found there.
                session.in_a_hurry.set(true);
            }
            session.marking.update_value(|marking| marking.waiting += 1);
            session.soon(move || session.soon(move || session.mark_now()));
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
        let ranges = highlight::mark(self.root, |text| hits(text, &words));
        let cells = self.cells_with_hits();
        self.root.mark_elements(HAS_HITS, cells.iter());
        let of = if self.view.get_untracked() == View::Overview { cells.len() } else { ranges.len() };
        self.ranges.set_value(ranges);
        self.found.set(Found { at: None, of });
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
