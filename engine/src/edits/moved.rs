//! Moved phrases: words that leave one place of a paragraph and turn up in
//! another, recognised as the same.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::script::Run;
use super::words::{Word, Words, weight};
use crate::read::tokens::TokenKind;

/// A phrase has at least two words, and so many letters in those of them that
/// are not slight: `Ilona Verrecht` and `chief executive` are phrases, `the
/// bridge` and `according to the` could stand anywhere.
const LETTERS_LEAST: usize = 10;
/// Where words stand without spaces: so many characters.
const CHARACTERS_LEAST: usize = 5;
/// A word of at least so many letters, or a figure, is not slight.
const SLIGHT: usize = 5;
/// At most so many phrases are sought in a paragraph, …
const PHRASES_MOST: usize = 8;
/// … and so many pairs of places looked at for each.
const PAIRS_MOST: usize = 20_000;

/// The same words on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Phrase {
    left: Range<usize>,
    right: Range<usize>,
}

/// Cuts phrases that moved out of the changes they stand in. Takes runs of places
/// in the two blocks; what they cover stays the same. Of phrases that weigh as
/// much the first on the left is taken, or on the right if `is_turned`.
pub fn with_moved(mut runs: Vec<Run>, left: &Words, right: &Words, is_turned: bool) -> Vec<Run> {
    for _ in 0..PHRASES_MOST {
        let found = if is_turned {
            let mirrored: Vec<Run> = runs.iter().cloned().map(Run::mirrored).collect();
            let found = heaviest(&mirrored, right, left);
            found.map(|(to, from, phrase)| (from, to, Phrase { left: phrase.right, right: phrase.left }))
        } else {
            heaviest(&runs, left, right)
        };
        let Some((from, to, phrase)) = found else { break };
        runs = cut(runs, from, to, &phrase);
    }
    runs
}

/// Returns the heaviest phrase that two changes share, the left words of one and
/// the right words of another, with their places among the runs.
fn heaviest(runs: &[Run], left: &Words, right: &Words) -> Option<(usize, usize, Phrase)> {
    let changes = || runs.iter().enumerate().filter(|(_, run)| !run.is_same);
    // Two words that follow each other on the right, and where.
    let mut places: FxHashMap<(u64, u64), Vec<(usize, usize)>> = FxHashMap::default();
    for (to, run) in changes() {
        for at in run.right.clone().skip(1) {
            places.entry((right.get(at - 1).code, right.get(at).code)).or_default().push((to, at - 1));
        }
    }
    let mut seen = 0;
    let mut best: Option<(usize, (usize, usize, Phrase))> = None;
    for (from, run) in changes() {
        for at in run.left.clone().skip(1) {
            let pair = (left.get(at - 1).code, left.get(at).code);
            for &(to, place) in places.get(&pair).into_iter().flatten() {
                seen += 1;
                if seen > PAIRS_MOST {
                    return best.map(|best| best.1);
                }
                let there = &runs[to].right;
                let is_same = |l: usize, r: usize| left.get(l).code == right.get(r).code;
                let is_inner = at - 1 > run.left.start && place > there.start && is_same(at - 2, place - 1);
                if from == to || is_inner {
                    continue; // The phrase was met where it begins.
                }
                let room = (run.left.end - (at - 1)).min(there.end - place);
                let count = (0..room).take_while(|by| is_same(at - 1 + by, place + by)).count();
                let phrase = Phrase { left: at - 1..at - 1 + count, right: place..place + count };
                let heavy = is_phrase(left.slice(phrase.left.clone())).unwrap_or(0);
                if heavy > best.as_ref().map_or(0, |best| best.0) {
                    best = Some((heavy, (from, to, phrase)));
                }
            }
        }
    }
    best.map(|best| best.1)
}

/// Returns how much some words weigh, if they are enough to be a phrase.
fn is_phrase(words: &[Word]) -> Option<usize> {
    let heavy: usize = words.iter().map(weight).sum();
    let said = words.iter().filter(|word| word.kind != TokenKind::Sign);
    let count = said.clone().count();
    let is_solid = |word: &&Word| word.kind == TokenKind::Figure || word.length >= SLIGHT;
    let is_spaced = !words.iter().any(|word| word.is_unspaced);
    let is_enough = if is_spaced {
        count >= 2 && said.filter(is_solid).map(weight).sum::<usize>() >= LETTERS_LEAST
    } else {
        count >= CHARACTERS_LEAST
    };
    is_enough.then_some(heavy)
}

/// Cuts a phrase out of the two changes that share it. It stands where the left
/// block has it; what is left of the changes stays in its place.
fn cut(runs: Vec<Run>, from: usize, to: usize, phrase: &Phrase) -> Vec<Run> {
    let mut cut: Vec<Run> = Vec::with_capacity(runs.len() + 3);
    for (at, run) in runs.into_iter().enumerate() {
        if at == from {
            let (head, tail) = (run.left.start..phrase.left.start, phrase.left.end..run.left.end);
            let none = run.right.end..run.right.end;
            let (right, rest) =
                if head.is_empty() { (run.right.start..run.right.start, run.right) } else { (run.right, none) };
            cut.push(Run { left: head, right, is_same: false, moved: run.moved });
            cut.push(Run { moved: true, ..Run::same(phrase.left.clone(), phrase.right.clone()) });
            cut.push(Run { left: tail, right: rest, is_same: false, moved: run.moved });
        } else if at == to {
            let (head, tail) = (run.right.start..phrase.right.start, phrase.right.end..run.right.end);
            let none = run.left.end..run.left.end;
            let (left, rest) =
                if head.is_empty() { (run.left.start..run.left.start, run.left) } else { (run.left, none) };
            cut.push(Run { left, right: head, is_same: false, moved: run.moved });
            cut.push(Run { left: rest, right: tail, is_same: false, moved: run.moved });
        } else {
            cut.push(run);
        }
    }
    cut.retain(|run| !run.left.is_empty() || !run.right.is_empty());
    cut
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::edits::words::words;
    use crate::{Article, ArticleId, Source};

    fn article(picks: &[usize]) -> Article {
        let said = ["Ilona ", "Verrecht ", "told ", "parliament ", "on ", "19 ", "points, "];
        let text: String = picks.iter().map(|pick| said[*pick]).collect();
        crate::read::read(&Source { text, ..Source::default() }, ArticleId(0))
    }

    /// Tries every phrase of every two changes.
    fn naive(runs: &[Run], left: &Words, right: &Words) -> usize {
        let mut best = 0;
        for (from, one) in runs.iter().enumerate().filter(|(_, run)| !run.is_same) {
            for (to, other) in runs.iter().enumerate().filter(|(_, run)| !run.is_same) {
                for (l, r) in one.left.clone().flat_map(|l| other.right.clone().map(move |r| (l, r))) {
                    for count in 2..=(one.left.end - l).min(other.right.end - r) {
                        let same = (0..count).all(|by| left.get(l + by).code == right.get(r + by).code);
                        if from != to && same {
                            best = best.max(is_phrase(left.slice(l..l + count)).unwrap_or(0));
                        }
                    }
                }
            }
        }
        best
    }

    proptest! {
        #[test]
        fn finds_the_phrase_that_trying_all_finds(
            left in proptest::collection::vec(0usize..7, 2..14),
            right in proptest::collection::vec(0usize..7, 2..14),
            cuts in (0usize..14, 0usize..14),
        ) {
            let (left, right) = (article(&left), article(&right));
            let (left, right) = (words(&left.text, &left.blocks[0]), words(&right.text, &right.blocks[0]));
            let (l, r) = (cuts.0 % left.len(), cuts.1 % right.len());
            let runs = [Run::changed(0..l, 0..r), Run::changed(l..left.len(), r..right.len())];
            let found = heaviest(&runs, &left, &right).map_or(0, |found| is_phrase(left.slice(found.2.left)).unwrap_or(0));
            prop_assert_eq!(found, naive(&runs, &left, &right));
        }
    }
}
