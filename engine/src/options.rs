//! How much work the engine may spend, and what it tells of its progress.

use serde::{Deserialize, Serialize};

/// The caller's wishes. One default fits every story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// Steps the engine may spend: a step is about one shared term of two
    /// sentences weighed, or one word compared with another. Past it the answer
    /// is coarser and says `thorough: false`. The default is met by any
    /// story of ordinary length (fifty articles of sixty paragraphs) and keeps
    /// the longest wait of the rest to some seconds.
    pub budget: u64,
}

impl Default for Options {
    fn default() -> Self {
        Options { budget: 2_000_000_000 }
    }
}

/// How far the work has come: `done` of `total` article pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    pub done: usize,
    pub total: usize,
}

/// Counts the steps spent of a budget.
pub struct Meter {
    left: u64,
    short: bool,
}

impl Meter {
    /// Starts counting with this many steps to spend.
    pub fn new(budget: u64) -> Meter {
        Meter { left: budget, short: false }
    }

    /// Takes steps from the budget; says whether they were there to take.
    pub fn spend(&mut self, steps: u64) -> bool {
        match self.left.checked_sub(steps) {
            Some(left) => self.left = left,
            None => self.short = true,
        }
        !self.short
    }

    /// Says whether more was asked for than there was.
    pub fn ran_out(&self) -> bool {
        self.short
    }
}
