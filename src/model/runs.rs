//! A block's text as runs of words, each kept, reworded, only here or missing.

use std::collections::BTreeSet;

use wirediff_engine::BlockId;

use super::collated::{Collated, Pair, PairEdits, other_end, settle};
use super::facing::{Facing, Range, Stand, facing};

/// A run of a block's text that stands one way to the other article.
///
/// The runs that are not [`Stand::Gone`] tile the block.
pub type Run = Facing;

/// A text without paragraphs may answer thousands of blocks. Past this many,
/// each part is told by itself, and words of the whole may be told more than
/// once; up to it, no reader waits.
const MOST_PARTS: usize = 32;

/// Returns a block's runs as held against the other article of the pair.
///
/// Where several links touch the block, each word shows its best standing over
/// all of them: a paragraph merged from two keeps the words of both.
pub fn runs(collated: &Collated, edits: &PairEdits, pair: Pair, block: BlockId) -> Vec<Run> {
    let Some(range) = collated.block(block).map(|block| (block.start, block.end)) else {
        return Vec::new();
    };
    let links = collated.links_with(block, pair.there);
    let faces: Vec<Vec<Facing>> = links
        .iter()
        .map(|&(place, link)| told_once(collated, edits, pair, place, other_end(link, block)))
        .filter(|faces| !faces.is_empty())
        .collect();
    if faces.is_empty() {
        return vec![plain(range)];
    }
    let words = best_standing(&faces, range);
    let mut gone: Vec<Run> = faces.iter().flatten().filter(|face| face.stand == Stand::Gone).copied().collect();
    gone.extend(outdone(&faces, &words));
    trimmed(collated, pair, with_gone(words, gone))
}

fn plain(range: Range) -> Run {
    Facing { stand: Stand::Kept, here: range, there: (0, 0), kind: None }
}

/// Returns a link's edits facing the reader, if they are known.
fn faces_of(edits: &PairEdits, place: usize, pair: Pair) -> Vec<Facing> {
    let here_is_left = pair.here < pair.there;
    let edits = edits.get(&place).map_or(&[][..], Vec::as_slice);
    let mut faces: Vec<Facing> = edits.iter().map(|edit| facing(edit, here_is_left)).collect();
    settle(&mut faces, |face| (face.here, face.there));
    faces
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
    let mut cuts = BTreeSet::new();
    cuts.insert(range.0);
    cuts.insert(range.1);
    for face in tilings.iter().flatten() {
        cuts.insert(face.here.0);
        cuts.insert(face.here.1);
    }
    let mut runs: Vec<Run> = Vec::new();
    for (&start, &end) in cuts.iter().zip(cuts.iter().skip(1)) {
        // Of two links that do equally well the later one wins.
        let covering = tilings.iter().rev().filter_map(|tiling| {
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
            Stand::Kept | Stand::Extra => last.kind == next.kind,
            Stand::Reworded | Stand::Gone => last.there == next.there,
        }
}

/// Returns the words there that were reworded into words which another link
/// shows better: they are told in front of these, or they would be told nowhere.
fn outdone(faces: &[Vec<Facing>], words: &[Run]) -> Vec<Run> {
    let is_told = |face: &Facing| words.iter().any(|run| run.stand == Stand::Reworded && run.there == face.there);
    let reworded = faces.iter().flatten().filter(|face| face.stand == Stand::Reworded && face.there.0 < face.there.1);
    let outdone = reworded.filter(|face| !is_told(face));
    outdone.map(|face| Facing { stand: Stand::Gone, here: (face.here.0, face.here.0), ..*face }).collect()
}

/// Returns a link's edits, telling only words there that no other part of the
/// same paragraph tells.
///
/// Of a paragraph that was split, a word is gone only if no part kept it, and
/// then it is told once: in the part that kept the words before it. Words that
/// were reworded in several parts are told in the first.
fn told_once(collated: &Collated, edits: &PairEdits, pair: Pair, place: usize, there: BlockId) -> Vec<Facing> {
    let faces = faces_of(edits, place, pair);
    let links = collated.links_with(there, pair.here);
    if links.len() > MOST_PARTS {
        return faces;
    }
    let parts: Vec<Part> =
        links.into_iter().map(|(place, _)| Part { place, faces: faces_of(edits, place, pair) }).collect();
    if parts.len() < 2 {
        return faces;
    }
    let own = parts.iter().position(|part| part.place == place).unwrap_or(0);
    let mut told = Vec::with_capacity(faces.len());
    for face in faces {
        match face.stand {
            Stand::Kept | Stand::Extra => told.push(face),
            Stand::Reworded => {
                let mut rest = uncovered(
                    face.there,
                    |at, stand| stand == Stand::Kept || (stand == Stand::Reworded && at < own),
                    &parts,
                )
                .into_iter();
                let first = rest.next().unwrap_or((face.there.0, face.there.0));
                told.push(Facing { there: first, ..face });
                let after = (face.here.1, face.here.1);
                told.extend(rest.map(|there| Facing { stand: Stand::Gone, here: after, there, ..face }));
            }
            Stand::Gone => {
                let rest = uncovered(face.there, |_, stand| matches!(stand, Stand::Kept | Stand::Reworded), &parts);
                for there in rest {
                    if let Some((owner, at)) = place_of(there.0, &parts)
                        && owner == place
                    {
                        told.push(Facing { here: (at, at), there, ..face });
                    }
                }
            }
        }
    }
    settle(&mut told, |face| (face.here, face.there));
    told
}

/// One of several blocks here that answer the same block there.
struct Part {
    /// The link's place in the collation.
    place: usize,
    faces: Vec<Facing>,
}

/// Returns what is left of a range there without the words that parts cover;
/// `covers` is told a part's place among them and how the words stand in it.
fn uncovered(range: Range, covers: impl Fn(usize, Stand) -> bool, parts: &[Part]) -> Vec<Range> {
    let mut covered: Vec<Range> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let covering = part.faces.iter().filter(|face| covers(at, face.stand));
        let inside = covering.map(|face| (face.there.0.max(range.0), face.there.1.min(range.1)));
        covered.extend(inside.filter(|cover| cover.0 < cover.1));
    }
    settle(&mut covered, |cover| *cover);
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
fn place_of(at: usize, parts: &[Part]) -> Option<(usize, usize)> {
    let shared = || {
        let all = parts.iter().flat_map(|part| part.faces.iter().map(move |face| (part.place, face)));
        all.filter(|(_, face)| matches!(face.stand, Stand::Kept | Stand::Reworded))
    };
    let before = shared().filter(|(_, face)| face.there.1 <= at).max_by_key(|(_, face)| face.there.1);
    let after = || shared().filter(|(_, face)| face.there.0 >= at).min_by_key(|(_, face)| face.there.0);
    before.map(|(place, face)| (place, face.here.1)).or_else(|| after().map(|(place, face)| (place, face.here.0)))
}

/// Puts the missing words between the runs, cutting a run that spans the place.
fn with_gone(runs: Vec<Run>, mut gone: Vec<Run>) -> Vec<Run> {
    settle(&mut gone, |face| (face.here, face.there));
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

#[cfg(test)]
mod tests {
    use wirediff_engine::edits::pair_edits;
    use wirediff_engine::{ArticleId, Options, Source, Story, collate};

    use super::super::collated::by_link;
    use super::*;

    /// Shows every linked block of the second article as held against the first:
    /// `[there/here]` reworded, `[/here]` only here, `[there/]` missing here.
    fn check(left: &str, right: &str, expected: &str) {
        let source = |text: &str| Source { text: text.to_owned(), ..Source::default() };
        let story = Story { articles: vec![source(left), source(right)], ..Story::default() };
        let collated = Collated::new(1, collate(&story, &Options::default()));
        let pair = Pair { here: ArticleId(1), there: ArticleId(0) };
        let edits = by_link(pair_edits(&collated.collation, pair.there, pair.here));
        let blocks = collated.block_ids(pair.here);
        let shown: Vec<String> = blocks
            .map(|block| {
                let runs = runs(&collated, &edits, pair, block);
                runs.iter().map(|run| show(&collated, run)).collect()
            })
            .collect();
        assert_eq!(shown.join("\n"), expected);
    }

    fn show(collated: &Collated, run: &Run) -> String {
        let text =
            |article: usize, range: Range| collated.collation.articles[article].text[range.0..range.1].to_owned();
        let (here, there) = (text(1, run.here), text(0, run.there));
        match run.stand {
            Stand::Kept => here,
            Stand::Reworded => format!("[{there}/{here}]"),
            Stand::Extra => format!("[/{here}]"),
            Stand::Gone => format!("[{there}/]"),
        }
    }

    #[test]
    fn marks_stop_short_of_spaces() {
        check(
            "The council agreed on Tuesday to plant four thousand trees along the river.",
            "The council reluctantly agreed to plant four thousand trees along the quiet river.",
            "The council [/reluctantly] agreed [on Tuesday/]to plant four thousand trees along the [/quiet] river.",
        );
    }

    #[test]
    fn words_of_a_split_paragraph_are_missed_once() {
        check(
            "The mayor opened the new swimming pool in Harbour Lane. Divers from the rowing club swam the \
             first twenty lengths together on Monday.",
            "The mayor opened the new swimming pool in Harbour Lane.\n\nDivers from the rowing club swam the \
             first twenty lengths.",
            "The mayor opened the new swimming pool in Harbour Lane.\n\
             Divers from the rowing club swam the first twenty lengths[together on Monday/].",
        );
    }
}
