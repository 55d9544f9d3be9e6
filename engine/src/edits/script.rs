//! The edit script: which words of two sides are the same, in order.
//!
//! Of all the ways to keep words, the one is taken that keeps most, long words,
//! names and figures counting more than short ones and signs, and words that
//! follow each other more than scattered ones. Long texts are first cut at words
//! that occur once on each side; what is left too large is all changed.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::words::{Side, Word};
use crate::read::tokens::TokenKind;

/// At most so many words of one side are each compared with each of the other,
/// counted in pairs: 700 words with 700, some milliseconds.
const PAIRS_MOST: usize = 500_000;
/// Cutting at words that occur once may have to be done again in what is left.
const CUTS_MOST: usize = 6;
/// What it counts to keep a word right after another kept one.
const FOLLOWING: i32 = 2;

/// Words that are the same on both sides, or not, as places in each.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub left: Range<usize>,
    pub right: Range<usize>,
    pub is_same: bool,
    /// Whether the words stand elsewhere in the order of the other block.
    pub moved: bool,
}

impl Run {
    pub fn same(left: Range<usize>, right: Range<usize>) -> Run {
        Run { left, right, is_same: true, moved: false }
    }

    pub fn changed(left: Range<usize>, right: Range<usize>) -> Run {
        Run { left, right, is_same: false, moved: false }
    }

    /// Returns the run as places in the two blocks, cut where words that follow
    /// each other in it don't in the block, a sentence between them belonging
    /// elsewhere.
    pub fn pieces(&self, left: &Side, right: &Side) -> Vec<Run> {
        let mut pieces = Vec::new();
        if self.is_same {
            let seam = |at: usize| left.is_seam(self.left.start + at) || right.is_seam(self.right.start + at);
            for cut in cuts(0..self.left.len(), seam) {
                let (l, r) = (self.left.start + cut.start, self.right.start + cut.start);
                pieces.push(Run::same(l..l + cut.len(), r..r + cut.len()));
            }
        } else {
            let mut lefts = cuts(self.left.clone(), |at| left.is_seam(at)).into_iter();
            let mut rights = cuts(self.right.clone(), |at| right.is_seam(at)).into_iter();
            loop {
                let (one, other) = (lefts.next(), rights.next());
                if one.is_none() && other.is_none() {
                    break;
                }
                pieces.push(Run::changed(one.unwrap_or_default(), other.unwrap_or_default()));
            }
        }
        for piece in &mut pieces {
            (piece.left, piece.right) = (in_block(left, &piece.left), in_block(right, &piece.right));
        }
        pieces
    }

    /// Returns the run as seen from the other side.
    pub fn mirrored(self) -> Run {
        Run { left: self.right, right: self.left, ..self }
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

/// Returns the places in the block of words that follow each other there.
fn in_block(side: &Side, range: &Range<usize>) -> Range<usize> {
    side.places.get(range.start).filter(|_| !range.is_empty()).map_or(0..0, |start| *start..start + range.len())
}

/// A word as it is compared.
#[derive(Clone, Copy, Debug)]
struct Term {
    code: u64,
    weight: i32,
}

/// Returns the runs that lead from the left words to the right ones, in order,
/// kept ones and changed ones in turn; together they cover both.
pub fn script(left: &Side, right: &Side) -> Vec<Run> {
    let mut pairs = Vec::new();
    same(&terms(left), &terms(right), (0, 0), CUTS_MOST, &mut pairs);
    runs(&pairs, left.len(), right.len())
}

fn terms(side: &Side) -> Vec<Term> {
    let term = |index| {
        let word = side.get(index);
        Term { code: word.code, weight: weight(word) }
    };
    (0..side.len()).map(term).collect()
}

fn weight(word: &Word) -> i32 {
    let length = word.length.min(8) as i32;
    match word.kind {
        TokenKind::Sign => 1,
        TokenKind::Figure => 4 + length,
        TokenKind::Word if word.is_unspaced => 3,
        TokenKind::Word => 1 + length,
    }
}

fn runs(pairs: &[(usize, usize)], left: usize, right: usize) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut at = (0, 0);
    for &(l, r) in pairs {
        if at.0 < l || at.1 < r {
            runs.push(Run::changed(at.0..l, at.1..r));
        }
        match runs.last_mut() {
            Some(last) if last.is_same => (last.left.end, last.right.end) = (l + 1, r + 1),
            _ => runs.push(Run::same(l..l + 1, r..r + 1)),
        }
        at = (l + 1, r + 1);
    }
    if at.0 < left || at.1 < right {
        runs.push(Run::changed(at.0..left, at.1..right));
    }
    runs
}

/// Finds the words to keep, as pairs of places counted from `from`.
fn same(left: &[Term], right: &[Term], from: (usize, usize), cuts: usize, pairs: &mut Vec<(usize, usize)>) {
    let is_same = |pair: &(&Term, &Term)| pair.0.code == pair.1.code;
    if left.len() * right.len() <= PAIRS_MOST {
        if left.len() == right.len() && left.iter().zip(right).all(|pair| is_same(&pair)) {
            pairs.extend((0..left.len()).map(|at| (from.0 + at, from.1 + at)));
        } else {
            pairs.extend(best(left, right).into_iter().map(|(l, r)| (from.0 + l, from.1 + r)));
        }
        return;
    }
    let head = left.iter().zip(right).take_while(is_same).count();
    let (left, right) = (&left[head..], &right[head..]);
    pairs.extend((0..head).map(|at| (from.0 + at, from.1 + at)));
    let from = (from.0 + head, from.1 + head);
    let tail = left.iter().rev().zip(right.iter().rev()).take_while(is_same).count();
    let (l, r) = (left.len() - tail, right.len() - tail);
    let is_small = l * r <= PAIRS_MOST;
    let anchors = if is_small || cuts == 0 { Vec::new() } else { anchors(&left[..l], &right[..r]) };
    if is_small || !anchors.is_empty() {
        let mut at = (0, 0);
        let mut between = |at: (usize, usize), next: (usize, usize)| {
            let (left, right) = (&left[at.0..next.0], &right[at.1..next.1]);
            same(left, right, (from.0 + at.0, from.1 + at.1), cuts.saturating_sub(1), pairs);
        };
        for next in anchors {
            between(at, next);
            // The word itself, alone.
            between(next, (next.0 + 1, next.1 + 1));
            at = (next.0 + 1, next.1 + 1);
        }
        between(at, (l, r));
    }
    pairs.extend((0..tail).map(|at| (from.0 + l + at, from.1 + r + at)));
}

/// Returns the pairs of places to keep that together count most.
fn best(left: &[Term], right: &[Term]) -> Vec<(usize, usize)> {
    const KEEP: u8 = 1;
    const KEEP_ON: u8 = 2;
    const SKIP_LEFT: u8 = 4;
    let width = right.len();
    let mut choices = vec![0u8; left.len() * width];
    // What the rest counts at most, from each place on the right, after a change
    // and after a kept word.
    let (mut after, mut on) = (vec![0i32; width + 1], vec![0i32; width + 1]);
    for (l, term) in left.iter().enumerate().rev() {
        // What stands one down and one to the right.
        let mut diagonal = 0;
        for (r, other) in right.iter().enumerate().rev() {
            let skip = after[r].max(after[r + 1]);
            let mut choice = if after[r] >= after[r + 1] { SKIP_LEFT } else { 0 };
            let keep = if term.code == other.code { term.weight + diagonal } else { i32::MIN / 2 };
            if keep >= skip {
                choice |= KEEP;
            }
            if keep + FOLLOWING >= skip {
                choice |= KEEP_ON;
            }
            diagonal = on[r];
            after[r] = skip.max(keep);
            on[r] = skip.max(keep + FOLLOWING);
            choices[l * width + r] = choice;
        }
    }
    let mut pairs = Vec::new();
    let (mut l, mut r, mut wanted) = (0, 0, KEEP);
    while l < left.len() && r < width {
        let choice = choices[l * width + r];
        if choice & wanted != 0 {
            pairs.push((l, r));
            (l, r, wanted) = (l + 1, r + 1, KEEP_ON);
        } else {
            wanted = KEEP;
            if choice & SKIP_LEFT != 0 { l += 1 } else { r += 1 }
        }
    }
    pairs
}

/// Returns the longest chain of words that occur once on each side.
fn anchors(left: &[Term], right: &[Term]) -> Vec<(usize, usize)> {
    let once = |terms: &[Term]| {
        let mut places: FxHashMap<u64, Option<usize>> = FxHashMap::default();
        for (at, term) in terms.iter().enumerate() {
            places.entry(term.code).and_modify(|place| *place = None).or_insert(Some(at));
        }
        places
    };
    let (lefts, rights) = (once(left), once(right));
    let unique = left.iter().enumerate().filter_map(|(at, term)| {
        lefts.get(&term.code).copied().flatten()?;
        Some((at, rights.get(&term.code).copied().flatten()?))
    });
    let unique: Vec<(usize, usize)> = unique.collect();
    // Patience sorting; each pair remembers the one before it.
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(unique.len());
    for (index, &(_, place)) in unique.iter().enumerate() {
        let pile = tops.partition_point(|&top| unique[top].1 < place);
        before.push(pile.checked_sub(1).map(|pile| tops[pile]));
        match tops.get_mut(pile) {
            Some(top) => *top = index,
            None => tops.push(index),
        }
    }
    let mut chain: Vec<(usize, usize)> = Vec::new();
    let mut next = tops.last().copied();
    while let Some(index) = next {
        chain.push(unique[index]);
        next = before[index];
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What keeping some pairs counts.
    fn worth(pairs: &[(usize, usize)], left: &[Term]) -> i32 {
        let kept: i32 = pairs.iter().map(|pair| left[pair.0].weight).sum();
        let following = pairs.windows(2).filter(|two| (two[0].0 + 1, two[0].1 + 1) == two[1]).count();
        kept + FOLLOWING * following as i32
    }

    /// Tries every way to keep words.
    fn naive(left: &[Term], right: &[Term], from: (usize, usize), kept: &mut Vec<(usize, usize)>) -> i32 {
        let mut best = worth(kept, left);
        for l in from.0..left.len() {
            for r in (from.1..right.len()).filter(|&r| right[r].code == left[l].code) {
                kept.push((l, r));
                best = best.max(naive(left, right, (l + 1, r + 1), kept));
                kept.pop();
            }
        }
        best
    }

    fn terms(codes: Vec<u64>) -> Vec<Term> {
        codes.into_iter().map(|code| Term { code, weight: 1 + 2 * code as i32 }).collect()
    }

    fn is_chain(pairs: &[(usize, usize)], left: &[Term], right: &[Term]) -> bool {
        pairs.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1)
            && pairs.iter().all(|&(l, r)| left[l].code == right[r].code)
    }

    proptest! {
        #[test]
        fn keeps_as_much_as_trying_every_way_does(
            left in proptest::collection::vec(0u64..4, 0..8),
            right in proptest::collection::vec(0u64..4, 0..8),
        ) {
            let (left, right) = (terms(left), terms(right));
            let pairs = best(&left, &right);
            prop_assert!(is_chain(&pairs, &left, &right));
            prop_assert_eq!(worth(&pairs, &left), naive(&left, &right, (0, 0), &mut Vec::new()));
        }

        #[test]
        fn long_texts_are_cut_where_words_occur_once(
            left in proptest::collection::vec(0u64..3000, 900..1100),
            edits in proptest::collection::vec((0usize..900, 0u64..3000), 0..300),
        ) {
            let mut right = left.clone();
            for (at, code) in edits {
                right.insert(at, code);
            }
            let (left, right) = (terms(left), terms(right));
            let mut pairs = Vec::new();
            same(&left, &right, (0, 0), CUTS_MOST, &mut pairs);
            prop_assert!(is_chain(&pairs, &left, &right));
            // Nothing was left out, so nearly nothing may be lost.
            prop_assert!(pairs.len() * 100 >= left.len() * 95, "{} of {}", pairs.len(), left.len());
        }
    }

    /// However unlike long texts are, the work grows with their length alone.
    #[test]
    fn long_texts_without_rare_words_are_all_changed() {
        let (left, right) = (terms([0, 1, 2].repeat(20_000)), terms([2, 3, 1, 1].repeat(20_000)));
        let mut pairs = Vec::new();
        same(&left, &right, (0, 0), CUTS_MOST, &mut pairs);
        assert!(pairs.is_empty());
    }
}
