//! Tidying: from a true edit script to one that reads well.
//!
//! Each pass repairs one ugly case, given in its first line.

use std::ops::Range;

use super::script::Run;
use super::words::Words;
use crate::read::tokens::TokenKind;

/// With less than this share of the longer side's characters kept, a stretch is
/// shown before and after, whole (OpenSlides cuts over at the same place), …
const KEPT_LEAST: f32 = 1.0 / 3.0;
/// … unless this share of the shorter side is kept: then it was cut or added to.
const KEPT_OF_SHORTER: f32 = 1.0 / 2.0;

/// Returns the script made readable; it still covers both sides.
pub fn tidied(runs: Vec<Run>, left: &Words, right: &Words) -> Vec<Run> {
    if is_another_text(&runs, left, right) {
        return vec![Run::Changed { left: 0..left.len(), right: 0..right.len() }];
    }
    without_crumbs(runs, left, right)
}

/// `[They/Ministers] [will/plan] [get/to] the [first/inquiry] …`: so little is
/// kept that the words left over are chance.
fn is_another_text(runs: &[Run], left: &Words, right: &Words) -> bool {
    if left.len() == 0 || right.len() == 0 {
        return false;
    }
    let (one, other) = (weight(left, 0..left.len()), weight(right, 0..right.len()));
    let kept: usize = runs
        .iter()
        .map(|run| if let Run::Same { left: range, .. } = run { weight(left, range.clone()) } else { 0 })
        .sum();
    let kept = kept as f32;
    kept < one.max(other) as f32 * KEPT_LEAST && kept < one.min(other) as f32 * KEPT_OF_SHORTER
}

/// `[informed/told] the [national assembly/house]` reads better as
/// `[informed the national assembly/told the house]`: a few short words between
/// two changes, no longer than either, are drawn into one change.
fn without_crumbs(runs: Vec<Run>, left: &Words, right: &Words) -> Vec<Run> {
    let mut tidy: Vec<Run> = Vec::with_capacity(runs.len());
    let mut rest = runs.into_iter().peekable();
    while let Some(run) = rest.next() {
        let joined = match (&run, tidy.last(), rest.peek()) {
            (
                Run::Same { left: crumb, .. },
                Some(Run::Changed { left: l0, right: r0 }),
                Some(Run::Changed { left: l1, right: r1 }),
            ) => {
                let size = weight(left, crumb.clone());
                let before = weight(left, l0.clone()).max(weight(right, r0.clone()));
                let after = weight(left, l1.clone()).max(weight(right, r1.clone()));
                let drawn_in = is_crumb(left, crumb.clone()) && size <= before && size <= after;
                drawn_in.then_some((l0.start..l1.end, r0.start..r1.end))
            }
            _ => None,
        };
        if let Some((left, right)) = joined {
            rest.next();
            tidy.pop();
            tidy.push(Run::Changed { left, right });
        } else {
            tidy.push(run);
        }
    }
    tidy
}

/// Says whether words are too slight to stand alone between two changes: signs
/// and up to two short words, no figure and no name.
fn is_crumb(words: &Words, range: Range<usize>) -> bool {
    let mut count = 0;
    range.into_iter().all(|index| match words.get(index).kind {
        TokenKind::Sign => true,
        TokenKind::Figure => false,
        TokenKind::Word => {
            count += 1;
            let word = words.text(index);
            count <= 2 && word.chars().count() <= 4 && !word.starts_with(char::is_uppercase)
        }
    })
}

/// Returns the characters of the words in a range, without signs.
fn weight(words: &Words, range: Range<usize>) -> usize {
    words.slice(range).iter().filter(|word| word.kind != TokenKind::Sign).map(|word| word.key.chars().count()).sum()
}
