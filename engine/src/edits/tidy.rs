//! Tidying: from a true edit script to one that reads well.
//!
//! Each pass repairs one ugly case, given in its first line.

use std::ops::Range;

use super::script::Run;
use super::slide::slid;
use super::words::Side;
use crate::read::tokens::TokenKind;

/// With less than this share of the longer side's characters kept, a stretch is
/// shown before and after, whole (OpenSlides cuts over at the same place), …
const KEPT_LEAST: f32 = 1.0 / 3.0;
/// … unless this share of the shorter side is kept: then it was cut or added to.
const KEPT_OF_SHORTER: f32 = 1.0 / 2.0;

/// Words kept between two changes are drawn into them if they are this many
/// times shorter than either: to a reader they are chance.
const CHANCE: usize = 3;

/// Returns the script made readable; it still covers both sides.
pub fn tidied(runs: Vec<Run>, left: &Side, right: &Side) -> Vec<Run> {
    if is_another_text(&runs, left, right) {
        return vec![Run::changed(0..left.len(), 0..right.len())];
    }
    let mut runs = runs;
    loop {
        let before = runs.len();
        runs = without_crumbs(slid(runs, left, right), left, right);
        if runs.len() == before {
            return runs;
        }
    }
}

/// `[They/Ministers] [will/plan] [get/to] the [first/inquiry] …`: so little is
/// kept that the words left over are chance.
fn is_another_text(runs: &[Run], left: &Side, right: &Side) -> bool {
    if left.len() == 0 || right.len() == 0 {
        return false;
    }
    let (one, other) = (left.weight(0..left.len()), right.weight(0..right.len()));
    let kept: usize = runs.iter().filter(|run| run.is_same).map(|run| left.weight(run.left.clone())).sum();
    let kept = kept as f32;
    kept < one.max(other) as f32 * KEPT_LEAST && kept < one.min(other) as f32 * KEPT_OF_SHORTER
}

/// `[informed/told] the [national assembly/house]` reads better as
/// `[informed the national assembly/told the house]`: a few words between two
/// changes, short beside both, are drawn into one change, unless the two only
/// add or only leave out.
fn without_crumbs(runs: Vec<Run>, left: &Side, right: &Side) -> Vec<Run> {
    let mut tidy: Vec<Run> = Vec::with_capacity(runs.len());
    let size = |run: &Run| left.weight(run.left.clone()).max(right.weight(run.right.clone()));
    // Of a change that grew, the part that was there before counts.
    let mut beside = 0;
    let mut rest = runs.into_iter().peekable();
    while let Some(run) = rest.next() {
        let joined = match (tidy.last(), rest.peek()) {
            (Some(last), Some(next)) if run.is_same => {
                let is_replaced = (last.left.len() + next.left.len() > 0) && (last.right.len() + next.right.len() > 0);
                let is_crumb = is_crumb(left, run.left.clone(), size(&run), beside.min(size(next)));
                (is_replaced && is_crumb)
                    .then(|| Run::changed(last.left.start..next.left.end, last.right.start..next.right.end))
            }
            _ => None,
        };
        if let Some(joined) = joined {
            beside = rest.next().as_ref().map_or(0, size);
            tidy.pop();
            tidy.push(joined);
        } else {
            if !run.is_same {
                beside = size(&run);
            }
            tidy.push(run);
        }
    }
    tidy
}

/// Says whether kept words of some size are too slight to stand alone between
/// two changes, the smaller one of a given size. A figure or a name never is,
/// signs always are.
fn is_crumb(words: &Side, range: Range<usize>, size: usize, beside: usize) -> bool {
    let mut count = 0;
    let mut letters = 0; // Of scripts without spaces.
    let mut is_short = true;
    for index in range {
        let (word, text) = (words.get(index), words.text(index));
        match word.kind {
            TokenKind::Sign => {}
            TokenKind::Figure => return false,
            TokenKind::Word if word.is_unspaced => letters += 1,
            TokenKind::Word => {
                count += 1;
                is_short &= text.chars().count() <= 4;
                if !word.opens && text.starts_with(char::is_uppercase) {
                    return false;
                }
            }
        }
    }
    let is_slight = count <= 2 && is_short && letters <= 2;
    size <= beside && (is_slight || size * CHANCE <= beside)
}
