//! The dial: how much of what differs the reader wants to see.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

use wirediff_engine::EditKind;

/// A step of the dial; each shows less than the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dial {
    Everything,
    /// All but house style.
    #[default]
    Wording,
    /// What changes the news: figures, names, quotations, sources, hedges,
    /// denials, whole sentences, whole paragraphs.
    Substance,
    /// Paragraphs alone: moved, split, merged, cut, added.
    Structure,
}

pub const STEPS: [Dial; 4] = [Dial::Everything, Dial::Wording, Dial::Substance, Dial::Structure];

/// How much a difference means: the last step of the dial that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    Style,
    Wording,
    Substance,
    Structure,
}

/// How many differences there are of each grain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([usize; 4]);

impl Dial {
    pub fn shows(self, grain: Grain) -> bool {
        grain as usize >= self as usize
    }
}

impl Grain {
    /// Returns the grain of a change of words of that kind.
    pub fn of(kind: Option<EditKind>) -> Grain {
        match kind {
            Some(kind) if kind.is_house_style() => Grain::Style,
            Some(kind) if kind.is_substance() => Grain::Substance,
            _ => Grain::Wording,
        }
    }
}

impl Counts {
    /// Counts the differences that a step shows.
    pub fn shown(self, dial: Dial) -> usize {
        self.0[dial as usize..].iter().sum()
    }

    /// Returns those that a step folds away.
    pub fn folded(self, dial: Dial) -> Counts {
        let mut folded = self;
        folded.0[dial as usize..].fill(0);
        folded
    }

    pub fn all(self) -> usize {
        self.shown(Dial::Everything)
    }

    pub fn of(self, grain: Grain) -> usize {
        self.0[grain as usize]
    }
}

impl From<Grain> for Counts {
    fn from(grain: Grain) -> Counts {
        let mut counts = Counts::default();
        counts.0[grain as usize] = 1;
        counts
    }
}

impl Add for Counts {
    type Output = Counts;

    fn add(mut self, more: Counts) -> Counts {
        self += more;
        self
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, more: Counts) {
        for (count, more) in self.0.iter_mut().zip(more.0) {
            *count += more;
        }
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Counts>>(all: I) -> Counts {
        all.fold(Counts::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_shows_less_than_the_one_before() {
        let grains = [Grain::Style, Grain::Wording, Grain::Substance, Grain::Structure];
        let shown = STEPS.map(|dial| grains.iter().filter(|grain| dial.shows(**grain)).count());
        assert_eq!(shown, [4, 3, 2, 1]);
    }

    #[test]
    fn what_is_shown_and_what_is_folded_is_the_whole() {
        let counts: Counts =
            [Grain::Style, Grain::Style, Grain::Wording, Grain::Structure].map(Counts::from).into_iter().sum();
        for dial in STEPS {
            assert_eq!(counts.shown(dial) + counts.folded(dial).all(), 4);
        }
        assert_eq!(STEPS.map(|dial| counts.shown(dial)), [4, 2, 1, 1]);
    }
}
