//! The edit script: the shortest way from one run of words to another.

use std::ops::Range;

use rustc_hash::FxHashMap;
use similar::DiffOp;
use similar::algorithms::{Capture, Compact, Replace, myers};

use super::words::Words;

/// Words that are the same on both sides, or not, as places in each.
#[derive(Clone, Debug, PartialEq)]
pub enum Run {
    Same { left: Range<usize>, right: Range<usize> },
    Changed { left: Range<usize>, right: Range<usize> },
}

/// Returns the runs that lead from the left words to the right ones, in order;
/// together they cover both.
pub fn script(left: &Words, right: &Words) -> Vec<Run> {
    let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
    let left = interned(left, &mut numbers);
    let right = interned(right, &mut numbers);
    let mut capture = Compact::new(Replace::new(Capture::new()), &left[..], &right[..]);
    // A capture has no way to fail.
    let Ok(()) = myers::diff(&mut capture, &left[..], 0..left.len(), &right[..], 0..right.len());
    let ops = capture.into_inner().into_inner().into_ops();
    ops.into_iter().map(run).collect()
}

fn interned(words: &Words, numbers: &mut FxHashMap<String, u32>) -> Vec<u32> {
    let number = |index: usize| {
        let next = numbers.len() as u32;
        *numbers.entry(words.get(index).key.clone()).or_insert(next)
    };
    (0..words.len()).map(number).collect()
}

fn run(op: DiffOp) -> Run {
    let (tag, left, right) = op.as_tag_tuple();
    match tag {
        similar::DiffTag::Equal => Run::Same { left, right },
        _ => Run::Changed { left, right },
    }
}
