//! A block's text as runs of words, each kept, reworded, only here or missing.

use wirediff_engine::BlockId;

use super::collated::{Collated, Pair, PairEdits, other_end};
use super::facing::{Facing, Range, Stand, facing};

/// A run of a block's text that stands one way to the other article.
///
/// The runs that are not [`Stand::Gone`] tile the block.
pub type Run = Facing;

/// Returns a block's runs as held against the other article of the pair.
///
/// Where several links touch the block, each word shows its best standing over
/// all of them: a paragraph merged from two keeps the words of both.
pub fn runs(collated: &Collated, edits: &PairEdits, pair: Pair, block: BlockId) -> Vec<Run> {
    let Some(range) = collated.block(block).map(|block| (block.start, block.end)) else {
        return Vec::new();
    };
    let links = collated.links_with(block, pair.there);
    let faces: Vec<Vec<Facing>> = links.iter().filter_map(|(place, _)| faces_of(edits, *place, pair)).collect();
    if faces.is_empty() {
        return vec![plain(range)];
    }
    let gone = links
        .iter()
        .flat_map(|&(place, link)| gone_words(collated, edits, pair, place, other_end(link, block)))
        .collect::<Vec<_>>();
    let mut runs = with_gone(best_standing(&faces, range), gone);
    runs = trimmed(collated, pair, runs);
    runs
}

fn plain(range: Range) -> Run {
    Facing { stand: Stand::Kept, here: range, there: (0, 0), is_style: false }
}

/// Returns a link's edits facing the reader, if they are known.
fn faces_of(edits: &PairEdits, place: usize, pair: Pair) -> Option<Vec<Facing>> {
    let edits = edits.get(&place).filter(|edits| !edits.is_empty())?;
    let here_is_left = pair.here < pair.there;
    let mut faces: Vec<Facing> = edits.iter().map(|edit| facing(edit, here_is_left)).collect();
    faces.sort_by_key(|face| (face.here, face.there));
    Some(faces)
}

/// Joins the tilings of several links into one, each word at its best standing.
fn best_standing(faces: &[Vec<Facing>], range: Range) -> Vec<Run> {
    let present = |faces: &Vec<Facing>| -> Vec<Facing> {
        faces.iter().filter(|face| face.here.0 < face.here.1).copied().collect()
    };
    let tilings: Vec<Vec<Facing>> = faces.iter().map(present).collect();
    if let [only] = tilings.as_slice() {
        return only.clone();
    }
    let mut cuts: Vec<usize> = tilings.iter().flatten().flat_map(|face| [face.here.0, face.here.1]).collect();
    cuts.extend([range.0, range.1]);
    cuts.sort_unstable();
    cuts.dedup();
    let mut runs: Vec<Run> = Vec::new();
    for cut in cuts.windows(2) {
        let (start, end) = (cut[0], cut[1]);
        let covering = tilings.iter().filter_map(|tiling| {
            let next = tiling.partition_point(|face| face.here.1 <= start);
            tiling.get(next).filter(|face| face.here.0 <= start)
        });
        let best = covering.min_by_key(|face| face.stand).copied().unwrap_or(plain((start, end)));
        match runs.last_mut() {
            Some(last) if joins(last, &best) => last.here.1 = end,
            _ => runs.push(Facing { here: (start, end), ..best }),
        }
    }
    runs
}

/// Says whether two neighbouring runs are one to the reader.
fn joins(last: &Run, next: &Run) -> bool {
    last.stand == next.stand
        && match last.stand {
            Stand::Kept | Stand::Extra => last.is_style == next.is_style,
            Stand::Reworded | Stand::Gone => last.there == next.there,
        }
}

/// Returns the words that one link's block there has and this block lacks,
/// each placed where it would stand here.
///
/// Of a paragraph that was split, a word is gone only if no part kept it, and
/// then it is told once: in the part that kept the words before it.
fn gone_words(collated: &Collated, edits: &PairEdits, pair: Pair, place: usize, there: BlockId) -> Vec<Run> {
    let Some(faces) = faces_of(edits, place, pair) else {
        return Vec::new();
    };
    let parts = collated.links_with(there, pair.here);
    if parts.len() < 2 {
        return faces.into_iter().filter(|face| face.stand == Stand::Gone).collect();
    }
    let others: Vec<(usize, Vec<Facing>)> =
        parts.iter().filter_map(|&(part, _)| Some((part, faces_of(edits, part, pair)?))).collect();
    let mut gone = Vec::new();
    for face in faces.iter().filter(|face| face.stand == Stand::Gone) {
        for there in uncovered(face.there, &others) {
            if let Some((owner, at)) = place_of(there.0, &others)
                && owner == place
            {
                gone.push(Facing { here: (at, at), there, ..*face });
            }
        }
    }
    gone
}

/// Returns the parts of a range there that no link has words for here.
fn uncovered(range: Range, parts: &[(usize, Vec<Facing>)]) -> Vec<Range> {
    let mut covered: Vec<Range> = parts
        .iter()
        .flat_map(|(_, faces)| faces)
        .filter(|face| matches!(face.stand, Stand::Kept | Stand::Reworded))
        .map(|face| (face.there.0.max(range.0), face.there.1.min(range.1)))
        .filter(|cover| cover.0 < cover.1)
        .collect();
    covered.sort_unstable();
    let mut rest = Vec::new();
    let mut from = range.0;
    for (start, end) in covered {
        if from < start {
            rest.push((from, start));
        }
        from = from.max(end);
    }
    if from < range.1 {
        rest.push((from, range.1));
    }
    rest
}

/// Returns the link, and the place in its block here, right after the words
/// that stand nearest before `at` there; else right before the nearest after.
fn place_of(at: usize, parts: &[(usize, Vec<Facing>)]) -> Option<(usize, usize)> {
    let shared = || {
        parts
            .iter()
            .flat_map(|(part, faces)| faces.iter().map(move |face| (*part, face)))
            .filter(|(_, face)| matches!(face.stand, Stand::Kept | Stand::Reworded))
    };
    let before = shared().filter(|(_, face)| face.there.1 <= at).max_by_key(|(_, face)| face.there.1);
    let after = || shared().filter(|(_, face)| face.there.0 >= at).min_by_key(|(_, face)| face.there.0);
    before.map(|(part, face)| (part, face.here.1)).or_else(|| after().map(|(part, face)| (part, face.here.0)))
}

/// Puts the missing words between the runs, cutting a run that spans the place.
fn with_gone(runs: Vec<Run>, mut gone: Vec<Run>) -> Vec<Run> {
    gone.sort_by_key(|face| (face.here, face.there));
    gone.dedup();
    let mut all = Vec::with_capacity(runs.len() + gone.len());
    let mut gone = gone.into_iter().peekable();
    for mut run in runs {
        while let Some(missing) = gone.next_if(|face| face.here.0 < run.here.1) {
            if missing.here.0 > run.here.0 && run.stand != Stand::Reworded {
                all.push(Facing { here: (run.here.0, missing.here.0), ..run });
                run.here.0 = missing.here.0;
            }
            all.push(missing);
        }
        all.push(run);
    }
    all.extend(gone);
    all
}

/// Takes the white space at the ends of marked runs out of the mark, so that
/// no underline hangs over a space; drops marks that hold nothing else.
fn trimmed(collated: &Collated, pair: Pair, runs: Vec<Run>) -> Vec<Run> {
    let text = |article, range: Range| {
        collated.article(article).and_then(|article| article.text.get(range.0..range.1)).unwrap_or("")
    };
    let mut all = Vec::with_capacity(runs.len());
    for mut run in runs {
        let there = trim(run.there, text(pair.there, run.there));
        if run.stand == Stand::Gone {
            if there.0 < there.1 {
                all.push(Facing { there, ..run });
            }
            continue;
        }
        if run.stand == Stand::Kept {
            all.push(run);
            continue;
        }
        let here = trim(run.here, text(pair.here, run.here));
        run.there = there;
        if here.0 >= here.1 {
            all.push(plain(run.here));
            continue;
        }
        if run.here.0 < here.0 {
            all.push(plain((run.here.0, here.0)));
        }
        all.push(Facing { here, ..run });
        if here.1 < run.here.1 {
            all.push(plain((here.1, run.here.1)));
        }
    }
    all
}

fn trim(range: Range, text: &str) -> Range {
    let start = range.0 + (text.len() - text.trim_start().len());
    let end = range.1 - (text.len() - text.trim_end().len());
    (start.min(end.max(range.0)), end.max(start))
}
