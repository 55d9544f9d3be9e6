//! Texts: the articles' story as words in sentences, with what answers what.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};
use similar::DiffOp;
use similar::algorithms::{Capture, Compact, Replace, myers};

use super::lexicon::{Lexicon, Lexicons, language};
use crate::article::{Article, Role};
use crate::collation::Collation;
use crate::id::{BlockId, SentenceId};
use crate::read::stopwords::function_words;
use crate::read::tokens::{TokenKind, key, tokens};
use crate::sort::sort_by;
use crate::stem::stem;

/// All articles of a collation.
pub struct Texts<'a> {
    /// In an order of their own, so that the reader's order decides nothing.
    pub texts: Vec<Text<'a>>,
    /// In order of text, then block, then place.
    pub sentences: Vec<Sentence>,
    /// In order of text, then place.
    pub blocks: Vec<BlockAt>,
    /// Where each block is in `blocks`.
    pub block_at: FxHashMap<BlockId, usize>,
    lexicons: Lexicons,
    /// How rare each term is in the story: 0 for one in every sentence, 1 for
    /// one in a single one.
    rarity: FxHashMap<u64, f32>,
}

/// One article.
pub struct Text<'a> {
    pub article: &'a Article,
    pub language: Option<usize>,
    pub words: Vec<Word>,
}

/// A headline, dek or paragraph.
pub struct BlockAt {
    pub id: BlockId,
    pub text: usize,
    pub role: Role,
    /// Into [`Texts::sentences`].
    pub sentences: Range<usize>,
    /// Into its text's words.
    pub words: Range<usize>,
    /// The number of its passage.
    pub passage: usize,
    /// The blocks it is linked with.
    pub answers: Vec<(usize, f32)>,
}

pub struct Sentence {
    pub block: usize,
    /// Into its text's words.
    pub words: Range<usize>,
    /// The sentences it is linked with.
    pub answers: Vec<(usize, f32)>,
}

/// A word, figure or sign.
pub struct Word {
    /// Byte offsets into the article's text.
    pub start: usize,
    pub end: usize,
    pub kind: TokenKind,
    pub key: String,
    /// The hash of its stem, spelling variants made one.
    pub term: u64,
    pub capital: bool,
    /// Whether every text of its language is full of it.
    pub function: bool,
    /// Into [`Texts::sentences`].
    pub sentence: usize,
}

impl Word {
    pub fn is_sign(&self) -> bool {
        self.kind == TokenKind::Sign
    }

    /// Says whether it is a word that tells something.
    pub fn is_content(&self) -> bool {
        !self.is_sign() && !self.function
    }
}

impl<'a> Texts<'a> {
    /// Reads a collation's headlines, deks and paragraphs.
    pub fn read(collation: &'a Collation) -> Texts<'a> {
        let mut articles: Vec<&Article> = collation.articles.iter().collect();
        sort_by(&mut articles, |a, b| (&a.text, &a.source).cmp(&(&b.text, &b.source)));
        let common: FxHashSet<u64> = function_words().map(term).collect();
        let mut passages: FxHashMap<BlockId, usize> = FxHashMap::default();
        for (number, passage) in collation.passages.iter().enumerate() {
            passages.extend(passage.readings.values().flatten().map(|block| (*block, number)));
        }
        let languages: Vec<Option<usize>> = articles.iter().map(|article| language(article)).collect();
        let mut all = Texts {
            texts: Vec::new(),
            sentences: Vec::new(),
            blocks: Vec::new(),
            block_at: FxHashMap::default(),
            lexicons: Lexicons::new(&languages),
            rarity: FxHashMap::default(),
        };
        let mut sentence_at: FxHashMap<SentenceId, usize> = FxHashMap::default();
        for (number, (article, language)) in articles.into_iter().zip(languages).enumerate() {
            let mut words = Vec::new();
            for block in article.blocks.iter().filter(|block| block.role.is_story()) {
                let (first_sentence, first_word) = (all.sentences.len(), words.len());
                for sentence in &block.sentences {
                    let from = words.len();
                    let at = all.sentences.len();
                    let inside = article.text.get(sentence.start..sentence.end).unwrap_or_default();
                    words.extend(tokens(inside).into_iter().map(|token| {
                        let text = &inside[token.start..token.end];
                        let key = key(text);
                        let term = term(&key);
                        Word {
                            start: sentence.start + token.start,
                            end: sentence.start + token.end,
                            kind: token.kind,
                            term,
                            capital: text.starts_with(char::is_uppercase),
                            function: common.contains(&term),
                            key: key.into_owned(),
                            sentence: at,
                        }
                    }));
                    sentence_at.insert(sentence.id, at);
                    all.sentences.push(Sentence {
                        block: all.blocks.len(),
                        words: from..words.len(),
                        answers: Vec::new(),
                    });
                }
                all.block_at.insert(block.id, all.blocks.len());
                all.blocks.push(BlockAt {
                    id: block.id,
                    text: number,
                    role: block.role,
                    sentences: first_sentence..all.sentences.len(),
                    words: first_word..words.len(),
                    passage: passages.get(&block.id).copied().unwrap_or(usize::MAX),
                    answers: Vec::new(),
                });
            }
            all.texts.push(Text { article, language, words });
        }
        all.weigh();
        for link in &collation.links {
            if let (Some(&left), Some(&right)) = (all.block_at.get(&link.left), all.block_at.get(&link.right)) {
                all.blocks[left].answers.push((right, link.strength));
                all.blocks[right].answers.push((left, link.strength));
            }
            for (place, (left, right)) in link.sentences.iter().enumerate() {
                let strength = link.sentence_strengths.get(place).copied().unwrap_or(link.strength);
                if let (Some(&left), Some(&right)) = (sentence_at.get(left), sentence_at.get(right)) {
                    all.sentences[left].answers.push((right, strength));
                    all.sentences[right].answers.push((left, strength));
                }
            }
        }
        all
    }

    fn weigh(&mut self) {
        let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
        let mut seen: Vec<u64> = Vec::new();
        for sentence in &self.sentences {
            let text = &self.texts[self.blocks[sentence.block].text];
            seen.clear();
            seen.extend(
                text.words[sentence.words.clone()].iter().filter(|word| word.is_content()).map(|word| word.term),
            );
            seen.sort_unstable();
            seen.dedup();
            for term in &seen {
                *counts.entry(*term).or_default() += 1;
            }
        }
        let total = self.sentences.len() as f32 + 1.0;
        let highest = libm::logf(total).max(f32::MIN_POSITIVE);
        self.rarity =
            counts.into_iter().map(|(term, count)| (term, libm::logf(total / count as f32) / highest)).collect();
    }

    /// Returns how rare a term is.
    pub fn rarity(&self, term: u64) -> f32 {
        self.rarity.get(&term).copied().unwrap_or(1.0)
    }

    pub fn lexicon(&self, text: usize) -> &Lexicon {
        self.lexicons.of(self.texts[text].language)
    }

    /// Returns the text that a sentence is in.
    pub fn text_of(&self, sentence: usize) -> usize {
        self.blocks[self.sentences[sentence].block].text
    }

    /// Returns the words of a sentence.
    pub fn words(&self, sentence: usize) -> &[Word] {
        let sentence = &self.sentences[sentence];
        &self.texts[self.blocks[sentence.block].text].words[sentence.words.clone()]
    }

    /// Returns the words of a block.
    pub fn block_words(&self, block: usize) -> &[Word] {
        let block = &self.blocks[block];
        &self.texts[block.text].words[block.words.clone()]
    }

    /// Returns how surely two blocks answer each other, 0 for not at all.
    pub fn answering_blocks(&self, left: usize, right: usize) -> f32 {
        strongest(&self.blocks[left].answers, right)
    }
}

/// Returns the terms of some words, ascending and distinct.
pub fn terms<'a>(words: impl Iterator<Item = &'a Word>) -> Vec<u64> {
    let mut terms: Vec<u64> = words.map(|word| word.term).collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

fn strongest(answers: &[(usize, f32)], wanted: usize) -> f32 {
    answers.iter().filter(|(at, _)| *at == wanted).map(|(_, strength)| *strength).fold(0.0, f32::max)
}

/// Returns the term of a key: what forms and spellings of a word have in common.
pub fn term(key: &str) -> u64 {
    let mut plain = stem(key).replace("our", "or"); // harbour, harbor
    if plain.len() > 5 && plain.ends_with("is") {
        plain.replace_range(plain.len() - 1.., "z"); // recognise, recognize
    } else if plain.ends_with("tr") {
        plain.replace_range(plain.len() - 1.., "er"); // centre, center
        plain = stem(&plain).into_owned();
    }
    hash(&plain)
}

/// FNV-1a (Fowler, Noll, Vo), the same on every platform.
pub fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// Returns the shortest way from one list of terms to another.
pub fn diff(left: &[u64], right: &[u64]) -> Vec<DiffOp> {
    let mut capture = Compact::new(Replace::new(Capture::new()), left, right);
    // A capture has no way to fail.
    let Ok(()) = myers::diff(&mut capture, left, 0..left.len(), right, 0..right.len());
    capture.into_inner().into_inner().into_ops()
}

#[cfg(test)]
mod tests {
    use super::term;

    #[test]
    fn spellings_of_a_word_are_one() {
        for (left, right) in
            [("harbour", "harbor"), ("recognises", "recognizes"), ("centre", "center"), ("metres", "meter")]
        {
            assert_eq!(term(left), term(right), "{left} {right}");
        }
        assert_ne!(term("hour"), term("our"));
    }
}
