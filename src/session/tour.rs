//! The tour of a first visit: where the reader is in it, and that it is over.

use leptos::prelude::*;

use super::{Origin, Session};
use crate::dom::Root;
use crate::model::View;
use crate::model::address::to_view;
use crate::model::overview::{Cell, How};
use crate::model::{closeness::Closeness, differences::cell_place};
use crate::phrases::TOUR_STEPS;

/// The name by which is kept that the reader has finished the tour, or skipped it.
const KEPT: &str = "wirediff-tour";

/// The step that is about a cell of the overview; up to it the tour is there.
const AT_A_CELL: usize = 1;

/// What has the focus when a reader takes the tour, and when it is over.
const NEXT: &str = "tour-next";
pub const ADD_BUTTON: &str = "add-articles";

/// A tour that is not over.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Tour {
    step: usize,
    /// Whether the reader asked for it.
    is_asked_for: bool,
}

/// Returns the tour that a visit begins with: none unless it is the first.
pub(super) fn at_first(root: &Root) -> Option<Tour> {
    (root.is_page && root.setting(KEPT).is_none()).then_some(Tour { step: 0, is_asked_for: false })
}

impl Session {
    /// Returns the step of the tour that is on show, from 0. By itself it begins
    /// over the demo, where it is seen at a glance.
    pub fn tour_step(&self) -> Option<usize> {
        let Tour { step, is_asked_for } = self.tour.get()?;
        let is_demo = self.origin.get() == Origin::Demo;
        let is_fit = is_asked_for || is_demo && (step > 0 || self.view() == View::Overview);
        (is_fit && self.has_tour()).then_some(step)
    }

    /// Says whether there is something that the tour could be of.
    pub fn has_tour(&self) -> bool {
        self.root.is_page && self.collated().is_some_and(|collated| collated.collation.articles.len() > 1)
    }

    /// Begins the tour because the reader asks for it.
    pub fn take_tour(&self) {
        self.tour.set(Some(Tour { step: 0, is_asked_for: true }));
        self.follow(&to_view(View::Overview));
        self.focus_soon(vec![NEXT.to_owned()]);
    }

    /// Goes to the next step, and ends after the last; or back to the one before.
    pub fn turn_tour(&self, by: isize) {
        let Some(tour) = self.tour.get_untracked() else { return };
        match tour.step.checked_add_signed(by).filter(|step| *step < TOUR_STEPS.len()) {
            Some(step) => {
                self.tour.set(Some(Tour { step, ..tour }));
                if step <= AT_A_CELL && self.view() != View::Overview {
                    self.follow(&to_view(View::Overview));
                }
                // There is no way back from the first step.
                if step == 0 {
                    self.focus_soon(vec![NEXT.to_owned()]);
                }
            }
            None => self.end_tour(),
        }
    }

    /// Ends the tour for good, finished or not.
    pub fn end_tour(&self) {
        self.root.keep_setting(KEPT, "over");
        self.tour.set(None);
    }

    /// Ends the tour from its card, which takes the focus away with it.
    pub fn leave_tour(&self) {
        self.end_tour();
        self.focus_soon(vec![ADD_BUTTON.to_owned()]);
    }

    /// Shows what the step speaks of.
    pub fn point_out(&self, step: Option<usize>) {
        const SHOWN: &str = "is-pointed-out";
        let number = step.map(|step| (step + 1).to_string());
        self.root.set_frame_attribute("data-tour", number.as_deref());
        let cell = (step == Some(AT_A_CELL)).then(|| self.telling_cell()).flatten();
        if let Some(cell) = &cell {
            self.pointed.set(Some(cell.clone()));
        }
        let root = self.root;
        self.soon(move || root.mark_elements(SHOWN, cell.iter()));
    }

    /// Returns the first cell with words that were changed.
    fn telling_cell(&self) -> Option<String> {
        let is_narrow = self.is_narrow.get();
        let is_changed =
            |cell: &&Cell| matches!(cell.how, How::Told(Closeness::Mostly | Closeness::Partly)) && cell.moved.is_none();
        self.overview().with(|story| {
            story.passages.iter().filter(|told| told.number.is_some()).find_map(|told| {
                let cell = told.cells.iter().find(is_changed)?;
                Some(cell_place(told.block, if is_narrow { told.block.article } else { cell.article }))
            })
        })
    }
}
