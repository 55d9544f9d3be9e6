//! Tidying: from a true edit script to one that reads well.
//!
//! Each pass repairs one ugly case, given in its first line.

use std::ops::Range;

use super::script::Run;
use super::slide::slid;
use super::words::{Side, Word};
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
    let mut runs = runs;
    if is_another_text(&runs, left, right) {
        return with_names_apart(anchored(runs, left, right), left, right);
    }
    loop {
        let before = runs.len();
        runs = without_crumbs(slid(runs, left, right), left, right);
        if runs.len() == before {
            return with_names_apart(runs, left, right);
        }
    }
}

/// `[Jørn Pallister, the authority's …/The director of the authority, Jörn
/// Pallister, let …]`: of a sentence written anew, figures and names are no
/// chance, and hold on to what is told of them; all else is shown before and after.
fn anchored(runs: Vec<Run>, left: &Side, right: &Side) -> Vec<Run> {
    let is_figure = |word: &Word| word.kind == TokenKind::Figure && word.length > 1;
    let is_anchor = |run: &Run| {
        let both = |at: usize| (run.left.start + at, run.right.start + at);
        let is_named = |(l, r): (usize, usize)| is_capital(left, l) && is_capital(right, r);
        (0..run.left.len()).any(|at| {
            let (l, r) = both(at);
            let is_name = at > 0 && is_named((l, r)) && is_named(both(at - 1));
            is_name || is_figure(left.get(l)) || is_figure(right.get(r))
        })
    };
    let mut anchored: Vec<Run> = Vec::new();
    let mut at = (0, 0);
    let end = Run::same(left.len()..left.len(), right.len()..right.len());
    for run in runs.into_iter().filter(|run| run.is_same && is_anchor(run)).chain([end]) {
        if at < (run.left.start, run.right.start) {
            anchored.push(Run::changed(at.0..run.left.start, at.1..run.right.start));
        }
        at = (run.left.end, run.right.end);
        anchored.extend(Some(run).filter(|run| !run.left.is_empty()));
    }
    anchored
}

/// `Civic [List, said that/Checklist, stated that]`: what stands in a name's place
/// beside a part of it that is kept is told apart from the words around it.
fn with_names_apart(runs: Vec<Run>, left: &Side, right: &Side) -> Vec<Run> {
    let mut apart: Vec<Run> = Vec::with_capacity(runs.len());
    let names =
        |side: &Side, range: &mut dyn Iterator<Item = usize>| range.take_while(|&at| is_capital(side, at)).count();
    for (at, run) in runs.iter().enumerate() {
        let (mut l, mut r) = (run.left.clone(), run.right.clone());
        let beside =
            |at: Option<usize>| at.and_then(|at| runs.get(at)).filter(|run| run.is_same && !run.left.is_empty());
        if run.is_same || l.is_empty() || r.is_empty() {
            apart.push(run.clone());
            continue;
        }
        let before = beside(at.checked_sub(1));
        if before.is_some_and(|run| is_capital(left, run.left.end - 1) && is_capital(right, run.right.end - 1)) {
            let (one, other) = (names(left, &mut l.clone()), names(right, &mut r.clone()));
            if one > 0 && other > 0 {
                apart.push(Run::changed(l.start..l.start + one, r.start..r.start + other));
                (l.start, r.start) = (l.start + one, r.start + other);
            }
        }
        let mut tail = None;
        let after = beside(Some(at + 1));
        if after.is_some_and(|run| is_capital(left, run.left.start) && is_capital(right, run.right.start)) {
            let (one, other) = (names(left, &mut l.clone().rev()), names(right, &mut r.clone().rev()));
            if one > 0 && other > 0 {
                tail = Some(Run::changed(l.end - one..l.end, r.end - other..r.end));
                (l.end, r.end) = (l.end - one, r.end - other);
            }
        }
        if !l.is_empty() || !r.is_empty() {
            apart.push(Run::changed(l, r));
        }
        apart.extend(tail);
    }
    apart
}

/// Says whether a word begins with a capital.
fn is_capital(side: &Side, at: usize) -> bool {
    side.get(at).kind == TokenKind::Word && side.text(at).starts_with(char::is_uppercase)
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
            TokenKind::Sign if word.key.contains('"') => return false,
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
