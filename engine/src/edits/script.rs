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

impl Run {
    /// Cuts the run where words that follow each other in it don't in the text,
    /// a sentence between them belonging elsewhere.
    pub fn pieces(&self, left: &Words, right: &Words) -> Vec<Run> {
        match self {
            Run::Same { left: l, right: r } => {
                let seam = |at: usize| left.is_seam(l.start + at) || right.is_seam(r.start + at);
                let cuts = cuts(0..l.len(), seam);
                let piece = |cut: Range<usize>| Run::Same {
                    left: l.start + cut.start..l.start + cut.end,
                    right: r.start + cut.start..r.start + cut.end,
                };
                cuts.into_iter().map(piece).collect()
            }
            Run::Changed { left: l, right: r } => {
                let mut lefts = cuts(l.clone(), |at| left.is_seam(at)).into_iter();
                let mut rights = cuts(r.clone(), |at| right.is_seam(at)).into_iter();
                let mut pieces = Vec::new();
                loop {
                    let (one, other) = (lefts.next(), rights.next());
                    if one.is_none() && other.is_none() {
                        return pieces;
                    }
                    pieces
                        .push(Run::Changed { left: one.unwrap_or(l.end..l.end), right: other.unwrap_or(r.end..r.end) });
                }
            }
        }
    }
}

/// Cuts a range before every place (but the first) that is a seam.
fn cuts(range: Range<usize>, is_seam: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut cuts = Vec::new();
    let mut start = range.start;
    for at in range.clone().skip(1).filter(|&at| is_seam(at)) {
        cuts.push(start..at);
        start = at;
    }
    if start < range.end {
        cuts.push(start..range.end);
    }
    cuts
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
