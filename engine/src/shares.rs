//! Shares: how many of one article's words another has, and in which form.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::collation::Collation;
use crate::edits::{Operation, link_edits};
use crate::findings::texts::Texts;
use crate::id::{ArticleId, BlockId};

/// The words of one article's headline, dek and paragraphs by how they stand to
/// another article; the four counts add up to `words`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shares {
    pub words: usize,
    /// The other article has the very same words.
    pub verbatim: usize,
    /// It has them in another house style.
    pub style: usize,
    /// It has other words in their place.
    pub reworded: usize,
    /// It has nothing in their place.
    pub alone: usize,
}

impl Shares {
    /// Counts words by their standing.
    pub(crate) fn of(standings: impl Iterator<Item = Standing>) -> Shares {
        let mut shares = Shares::default();
        for standing in standings {
            shares.words += 1;
            *match standing {
                Standing::Verbatim => &mut shares.verbatim,
                Standing::Style => &mut shares.style,
                Standing::Reworded => &mut shares.reworded,
                Standing::Alone => &mut shares.alone,
            } += 1;
        }
        shares
    }

    /// Returns which part of all words a number of them is, 0 to 1.
    pub fn share(&self, words: usize) -> f32 {
        if self.words == 0 { 0.0 } else { words as f32 / self.words as f32 }
    }
}

/// How a word stands to another article. A word that two links tell of counts
/// as the greater of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    Alone,
    Reworded,
    Style,
    Verbatim,
}

/// An edit as two runs of words.
pub(crate) struct Run {
    pub standing: Standing,
    /// Into the words of the two texts.
    pub sides: [Range<usize>; 2],
}

/// Hands over the edits between two texts as runs of words, `one`'s first.
pub(crate) fn each_run(texts: &Texts, collation: &Collation, one: usize, other: usize, visit: &mut dyn FnMut(Run)) {
    let (from, to) = (texts.texts[one].article, texts.texts[other].article);
    let is_turned = from.id > to.id;
    let (left, right) = if is_turned { (to, from) } else { (from, to) };
    for link in collation.links_between(left.id, right.id) {
        let found;
        let edits = if link.edits.is_empty() {
            found = link_edits(left, right, link);
            &found
        } else {
            &link.edits
        };
        for edit in edits {
            let standing = match (edit.op, edit.kind) {
                (Operation::Kept, _) => Standing::Verbatim,
                (Operation::Replaced, Some(kind)) if kind.is_house_style() => Standing::Style,
                (Operation::Replaced, _) => Standing::Reworded,
                _ => Standing::Alone,
            };
            let (left, right) = (words(texts, link.left, edit.left), words(texts, link.right, edit.right));
            visit(Run { standing, sides: if is_turned { [right, left] } else { [left, right] } });
        }
    }
}

/// Returns the words of a block that begin inside a span.
fn words(texts: &Texts, block: BlockId, span: (usize, usize)) -> Range<usize> {
    let Some(block) = texts.block_at.get(&block).and_then(|&at| texts.blocks.get(at)) else { return 0..0 };
    let words = &texts.texts[block.text].words[block.words.clone()];
    let place = |offset: usize| block.words.start + words.partition_point(|word| word.start < offset);
    place(span.0)..place(span.1)
}

/// Returns how the words of two texts stand to each other, `one`'s first: one
/// standing a word, signs too.
pub(crate) fn standings(texts: &Texts, collation: &Collation, one: usize, other: usize) -> [Vec<Standing>; 2] {
    let mut standings = [one, other].map(|text| vec![Standing::Alone; texts.texts[text].words.len()]);
    each_run(texts, collation, one, other, &mut |run| {
        for (standings, words) in standings.iter_mut().zip(run.sides) {
            standings[words].iter_mut().for_each(|standing| *standing = run.standing.max(*standing));
        }
    });
    standings
}

/// Returns the words of a text, signs left out, with what is known of each.
pub(crate) fn spoken<T: Copy>(texts: &Texts, text: usize, known: &[T]) -> impl Iterator<Item = T> {
    let words = texts.texts[text].words.iter().zip(known);
    words.filter(|(word, _)| !word.is_sign()).map(|(_, known)| *known)
}

/// Returns the text that the others are held against: the base, else the one
/// that most of the others' words answer.
pub(crate) fn reference(texts: &Texts, base: Option<ArticleId>) -> Option<usize> {
    let named = texts.texts.iter().position(|text| Some(text.article.id) == base);
    if named.is_some() {
        return named;
    }
    let mut answered = vec![0; texts.texts.len()];
    let mut seen: Vec<usize> = Vec::new();
    for sentence in &texts.sentences {
        seen.clear();
        for (answer, _) in &sentence.answers {
            let text = texts.text_of(*answer);
            if !seen.contains(&text) {
                seen.push(text);
                answered[text] += sentence.words.len();
            }
        }
    }
    (0..answered.len()).reduce(|best, text| if answered[text] > answered[best] { text } else { best })
}
