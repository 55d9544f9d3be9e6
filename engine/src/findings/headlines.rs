//! Headlines: what each puts first, and what it lacks that others have.

use super::texts::{Texts, Word};
use crate::article::Role;
use crate::read::tokens::TokenKind;
use crate::sort::sort_by;

/// One article's headline.
pub struct Headline {
    pub block: usize,
    pub span: (usize, usize),
    /// The words it puts first.
    pub first: Option<(usize, usize)>,
    /// Telling words of others' headlines that it has not, as block and span.
    pub lacks: Vec<(usize, (usize, usize))>,
}

/// At most so many words are named that a headline lacks.
const MOST: usize = 8;

/// Returns the headlines in order of text.
pub fn headlines(texts: &Texts) -> Vec<Headline> {
    let blocks: Vec<usize> =
        (0..texts.blocks.len()).filter(|&block| texts.blocks[block].role == Role::Headline).collect();
    let headline = |&block: &usize| {
        let words = texts.block_words(block);
        let (start, end) = (words.first()?.start, words.last()?.end);
        let begin = (slug(words)..words.len()).find(|&at| words[at].is_content());
        let first = begin.map(|begin| {
            let end =
                words[begin..].iter().position(|word| !word.is_content()).map_or(words.len(), |length| begin + length);
            (words[begin].start, words[end.min(begin + 2) - 1].end)
        });
        // What at least two others have, rarest first; of names and figures one is
        // enough.
        let mut lacks: Vec<(usize, (usize, usize), u64)> = Vec::new();
        for &other in blocks.iter().filter(|&&other| other != block) {
            let others = texts.block_words(other);
            let titled = others.iter().all(|word| word.capital || !word.is_content() || word.kind == TokenKind::Figure);
            let from = slug(others);
            for (at, word) in others.iter().enumerate().skip(from).filter(|(_, word)| word.is_content()) {
                let opens = at == from || others[at - 1].is_sign();
                let is_fact = word.kind == TokenKind::Figure || word.capital && !titled && !opens;
                let have = |&block: &usize| texts.block_words(block).iter().any(|own| own.term == word.term);
                let known = lacks.iter().any(|(_, _, term)| *term == word.term);
                if !known
                    && !have(&block)
                    && (is_fact || blocks.iter().filter(|block| have(block)).take(2).count() == 2)
                {
                    lacks.push((other, (word.start, word.end), word.term));
                }
            }
        }
        sort_by(&mut lacks, |a, b| texts.rarity(b.2).total_cmp(&texts.rarity(a.2)).then((a.0, a.1).cmp(&(b.0, b.1))));
        let lacks = lacks.into_iter().take(MOST).map(|(block, span, _)| (block, span)).collect();
        Some(Headline { block, span: (start, end), first, lacks })
    };
    // A word of a headline is held against every other headline, so very long
    // ones in very many articles are left out.
    let words: usize = blocks.iter().map(|&block| texts.block_words(block).len()).sum();
    if words > 1_500 { Vec::new() } else { blocks.iter().filter_map(headline).collect() }
}

/// Returns where the headline itself begins behind an agency's slug: `UPDATE
/// 3-Talmara parliament …`, `Soccer-Saltfen beat …`.
fn slug(words: &[Word]) -> usize {
    let tight = |at: usize| {
        at + 1 < words.len() && words[at].start == words[at - 1].end && words[at + 1].start == words[at].end
    };
    let dash = (1..words.len().min(3)).find(|&at| words[at].key == "-" && tight(at));
    let is_slug =
        |dash: &usize| words[dash + 1].capital && (words[dash - 1].kind == TokenKind::Figure || words.len() > 8);
    dash.filter(is_slug).map_or(0, |dash| dash + 1)
}
