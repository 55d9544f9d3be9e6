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
pub fn slid(mut runs: Vec<Run>, left: &Side, right: &Side) -> Vec<Run> {
    for at in 0..runs.len() {
        let run = &runs[at];
        let (side, range) = match (run.is_same, run.left.is_empty(), run.right.is_empty()) {
            (false, false, true) => (left, run.left.clone()),
            (false, true, false) => (right, run.right.clone()),
            _ => continue,
        };
        // A word at least stays between two changes.
        let room = |place: Option<usize>, is_last: bool| {
            let run = place.and_then(|place| runs.get(place)).filter(|run| run.is_same);
            run.map_or(0, |run| run.left.len() - usize::from(!is_last))
        };
        let before = room(at.checked_sub(1), at == 1);
        let after = room(Some(at + 1), at + 2 == runs.len());
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
    if let Some(before) = at.checked_sub(1).and_then(|before| runs.get_mut(before)) {
        (before.left.end, before.right.end) = starts;
    }
    if let Some(after) = runs.get_mut(at + 1) {
        (after.left.start, after.right.start) = ends;
    }
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
        at == 0
            || at >= side.len()
            || side.is_seam(at)
            || side.get(at - 1).sentence != side.get(at).sentence
    };
    let sign = |at: usize| Some(side.get(at)).filter(|word| word.kind == TokenKind::Sign).map(|word| word.key.as_str());
    // A mark that belongs to the word after it, not to the one before.
    let opens = |at: usize| sign(at).is_some_and(|key| matches!(key, "(" | "[" | "-") || is_quote(key) && side.get(at + 1).quoted);
    let is_short = |at: usize| {
        let text = side.text(at);
        side.get(at).kind == TokenKind::Word
            && text.chars().count() <= 3
            && !text.starts_with(char::is_uppercase)
            && !text.chars().any(is_unspaced)
    };
    let start = match range.start {
        at if is_edge(at) => 8,
        at if sign(at).is_some() && !opens_at(side, at, &opens) => -3,
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

/// Says whether the sign at a place opens something, which the last one can't.
fn opens_at(side: &Side, at: usize, opens: &impl Fn(usize) -> bool) -> bool {
    at + 1 < side.len() && opens(at)
}
