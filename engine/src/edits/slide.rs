//! Sliding: of the places where a change could stand, the one that reads best.
//!
//! In `in [the harbor /]the town` the added words could as well be
//! `harbor the`: the same text comes of both, but only one is a phrase.

use std::ops::Range;

use super::house::is_quote;
use super::script::Run;
use super::words::Side;
use crate::read::is_unspaced;
use crate::read::tokens::TokenKind;

/// Returns the script with every change on one side alone at its best place.
pub fn slid(runs: Vec<Run>, left: &Side, right: &Side) -> Vec<Run> {
    // Where a change stands first or last, nothing is kept before or after it, yet.
    let ends = (left.len(), right.len());
    let first = Run::same(0..0, 0..0);
    let last = Run::same(ends.0..ends.0, ends.1..ends.1);
    let pad = |run: Option<&Run>, pad: Run| run.filter(|run| !run.is_same).map(|_| pad);
    let (first, last) = (pad(runs.first(), first), pad(runs.last(), last));
    let mut runs: Vec<Run> = first.into_iter().chain(runs).chain(last).collect();
    for at in 1..runs.len().saturating_sub(1) {
        let run = &runs[at];
        let (side, range) = match (run.is_same, run.left.is_empty(), run.right.is_empty()) {
            (false, false, true) => (left, run.left.clone()),
            (false, true, false) => (right, run.right.clone()),
            _ => continue,
        };
        // A word at least stays between two changes.
        let room = |place: usize, is_end: bool| runs[place].left.len() - usize::from(!is_end);
        let (before, after) = (room(at - 1, at == 1), room(at + 1, at + 2 == runs.len()));
        let shift = best(side, range, before, after);
        slide(&mut runs, at, shift);
    }
    runs.retain(|run| !run.left.is_empty() || !run.right.is_empty());
    runs
}

/// Moves a change by so many words, forward or back.
fn slide(runs: &mut [Run], at: usize, shift: isize) {
    let moved = |place: usize| place.saturating_add_signed(shift);
    let run = &mut runs[at];
    run.left = moved(run.left.start)..moved(run.left.end);
    run.right = moved(run.right.start)..moved(run.right.end);
    let (starts, ends) = ((run.left.start, run.right.start), (run.left.end, run.right.end));
    (runs[at - 1].left.end, runs[at - 1].right.end) = starts;
    (runs[at + 1].left.start, runs[at + 1].right.start) = ends;
}

/// Returns by how many words a change reads best moved, at most so many back
/// and forward. Of places that read as well the last one is taken.
fn best(side: &Side, range: Range<usize>, before: usize, after: usize) -> isize {
    let alike = |one: usize, other: usize| side.text(one) == side.text(other);
    let back = (1..=before).take_while(|by| alike(range.start - by, range.end - by)).count();
    let forward = (0..after).take_while(|by| alike(range.start + by, range.end + by)).count();
    let mut best = (i32::MIN, 0);
    for shift in -(back as isize)..=forward as isize {
        let moved = |place: usize| place.saturating_add_signed(shift);
        let merit = merit(side, moved(range.start)..moved(range.end));
        if merit >= best.0 {
            best = (merit, shift);
        }
    }
    best.1
}

/// Says how well a change reads that begins and ends there: best whole
/// sentences, then clauses, then phrases that begin with a short word.
fn merit(side: &Side, range: Range<usize>) -> i32 {
    let is_edge = |at: usize| {
        at == 0 || at >= side.len() || side.is_seam(at) || side.get(at - 1).sentence != side.get(at).sentence
    };
    let sign = |at: usize| Some(side.get(at)).filter(|word| word.kind == TokenKind::Sign).map(|word| &*word.key);
    // A mark that belongs to the word after it, not to the one before.
    let opens = |at: usize| {
        let is_quoted = || at + 1 < side.len() && side.get(at + 1).quoted;
        sign(at).is_some_and(|key| matches!(key, "(" | "[" | "-") || is_quote(key) && is_quoted())
    };
    let is_short = |at: usize| {
        let text = side.text(at);
        side.get(at).kind == TokenKind::Word
            && text.chars().count() <= 3
            && !text.starts_with(char::is_uppercase)
            && !text.chars().any(is_unspaced)
    };
    let start = match range.start {
        at if is_edge(at) => 8,
        at if sign(at).is_some() && !opens(at) => -3,
        at if sign(at - 1).is_some_and(|key| !is_quote(key)) => 4,
        at if sign(at).is_some() => 3,
        at if is_short(at) && !is_short(at - 1) => 1,
        _ => 0,
    };
    let end = match range.end {
        at if is_edge(at) => 8,
        at if sign(at - 1).is_some_and(|key| matches!(key, "," | ";" | ":" | ".")) => 4,
        at if sign(at).is_some() => 2,
        at if is_short(at - 1) => -2,
        at if is_short(at) => 1,
        _ => 0,
    };
    start + end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::edits::words::{Words, words};
    use crate::{ArticleId, Source};

    fn with_words<T>(text: &str, test: impl Fn(&Words) -> T) -> T {
        let article = crate::read::read(&Source { text: text.into(), ..Source::default() }, ArticleId(0));
        test(&words(&article.text, &article.blocks[0]))
    }

    /// Tries every place a change of that length could stand at.
    fn naive(side: &Side, range: Range<usize>) -> (i32, usize) {
        let said: Vec<&str> = (0..side.len()).map(|at| side.text(at)).collect();
        let without = |start: usize| [&said[..start], &said[start + range.len()..]].concat();
        let starts = 0..=side.len() - range.len();
        let same = starts.filter(|&start| without(start) == without(range.start));
        let runs_on = |start: &usize| {
            // Each place on the way must do too, as sliding goes word by word.
            let way = (*start).min(range.start)..=(*start).max(range.start);
            way.into_iter().all(|start| without(start) == without(range.start))
        };
        let places = same.filter(runs_on).map(|start| (merit(side, start..start + range.len()), start));
        places.max().unwrap_or_default()
    }

    proptest! {
        #[test]
        fn slides_as_trying_every_place_does(picks in proptest::collection::vec(0usize..5, 2..12), cut in 0usize..12, count in 1usize..6) {
            let text: Vec<&str> = picks.iter().map(|pick| ["the ", "harbor ", "town, ", "\u{201c}mayor\u{201d} ", "said. "][*pick]).collect();
            with_words(&text.concat(), |words| {
                let side = Side { words, places: (0..words.len()).collect() };
                let start = cut % side.len();
                let range = start..(start + count).min(side.len());
                let shift = best(&side, range.clone(), range.start, side.len() - range.end);
                let start = range.start.saturating_add_signed(shift);
                prop_assert_eq!((merit(&side, start..start + range.len()), start), naive(&side, range));
                Ok(())
            })?;
        }
    }
}
