//! Stepping from difference to difference.

use leptos::prelude::*;

use super::Session;
use crate::model::{Difference, View};

impl Session {
    /// Goes to the next difference, or the one before; from the last to the first.
    pub fn step(&self, by: isize) {
        let differences = self.differences().get_untracked();
        if differences.is_empty() {
            return;
        }
        let current = self.current.get_untracked();
        let at = current.and_then(|place| differences.iter().position(|difference| difference.place == place));
        let next = match at {
            Some(at) => (at as isize + by).rem_euclid(differences.len() as isize) as usize,
            None if by < 0 => differences.len() - 1,
            None => 0,
        };
        self.go_to_difference(&differences[next]);
    }

    /// Goes to the last difference, or the first.
    pub fn step_to_end(&self, way: isize) {
        let differences = self.differences().get_untracked();
        if let Some(difference) = if way < 0 { differences.first() } else { differences.last() } {
            self.go_to_difference(difference);
        }
    }

    fn go_to_difference(&self, difference: &Difference) {
        self.current.set(Some(difference.place.clone()));
        self.go_to(difference.place.clone());
    }

    /// Moves focus to any place of the view, once it is on the page.
    pub fn go_to(&self, place: String) {
        if self.root.go_to(&place) {
            return;
        }
        // It may be among what does not differ.
        self.changes_only.set(false);
        self.go_back_to(place);
    }

    /// Moves focus to where the reader left a list, all of it drawn if need be.
    pub fn go_back_to(&self, place: String) {
        if !self.root.go_to(&place) {
            self.in_a_hurry.set(true);
            let root = self.root;
            self.soon(move || _ = root.go_to(&place));
        }
    }

    /// Takes note that the reader went to a place by herself.
    pub fn note_place(&self, place: &str) {
        // All places are named for what they are and the block they belong to.
        let block = place.split('-').find_map(|part| part.parse().ok());
        if let Some(block) = block.filter(|_| self.view() != View::Passage) {
            self.note_passage(block);
        }
        let is_difference =
            self.differences().with_untracked(|all| all.iter().any(|difference| difference.place == place));
        if is_difference {
            self.current.set(Some(place.to_owned()));
        }
    }

    /// Returns where the reader stands among the differences, if at one of them.
    pub fn current(&self) -> Option<(usize, Difference)> {
        let place = self.current.get()?;
        self.differences().with(|all| {
            let at = all.iter().position(|difference| difference.place == place)?;
            Some((at, all[at].clone()))
        })
    }
}
