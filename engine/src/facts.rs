//! Facts: what is remembered of a sentence's words once they are read.

use rustc_hash::FxHashSet;

use crate::read::tokens::{Token, TokenKind, key, tokens};
use crate::stem::{is_number, stem};

/// The words and figures of one sentence.
#[derive(Debug, Default)]
pub struct Facts {
    /// In order, signs left out.
    pub words: Vec<Word>,
    /// Terms of the figures, ascending.
    pub figures: Vec<u64>,
    /// Terms of the names, ascending.
    pub names: Vec<u64>,
}

/// One word or figure of a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// The hash of its stem.
    pub term: u64,
    /// The hash of its key: the word itself but for case, accents and marks.
    pub key: u64,
    /// Byte offset into the sentence.
    pub start: u32,
    pub end: u32,
    pub kind: WordKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    /// A word that every text of its language is full of.
    Function,
    Figure,
    /// A word with a capital inside the sentence.
    Name,
    Other,
}

impl Facts {
    /// Reads a sentence. Also returns the hashes of its character n-grams.
    pub fn read(text: &str, function: &FunctionWords) -> (Facts, Vec<u64>) {
        let mut facts = Facts::default();
        let mut line = vec![' '];
        let mut opens = true; // A capital here tells nothing.
        for Token { start, end, kind } in tokens(text) {
            let word = &text[start..end];
            if kind == TokenKind::Sign {
                opens |= matches!(word, "." | ":" | "\"" | "“" | "‘" | "«" | "„" | "!" | "?");
                continue;
            }
            let key = key(word);
            let stem = stem(&key);
            let (term, whole) = (hash(stem.as_bytes()), hash(key.as_bytes()));
            let kind = if kind == TokenKind::Figure || is_number(&key) {
                WordKind::Figure
            } else if function.0.contains(&term) {
                WordKind::Function
            } else if !opens && word.starts_with(char::is_uppercase) {
                WordKind::Name
            } else {
                WordKind::Other
            };
            facts.words.push(Word { term, key: whole, start: start as u32, end: end as u32, kind });
            line.extend(key.chars());
            line.push(' ');
            opens = false;
        }
        facts.figures = facts.of(WordKind::Figure);
        facts.names = facts.of(WordKind::Name);
        (facts, ngrams(&line))
    }

    /// Returns the distinct terms of one kind, ascending.
    fn of(&self, kind: WordKind) -> Vec<u64> {
        let mut terms: Vec<u64> = self.words.iter().filter(|word| word.kind == kind).map(|word| word.term).collect();
        terms.sort_unstable();
        terms.dedup();
        terms
    }
}

/// The terms of all function words.
pub struct FunctionWords(FxHashSet<u64>);

impl FunctionWords {
    pub fn new() -> FunctionWords {
        FunctionWords(crate::read::stopwords::function_words().map(|word| hash(stem(word).as_bytes())).collect())
    }
}

/// Returns how many terms two ascending lists share.
pub fn shared_count(left: &[u64], right: &[u64]) -> usize {
    left.iter().filter(|term| right.binary_search(term).is_ok()).count()
}

/// Returns hashes of the 3- and 4-character runs of a line of words, the spaces
/// between them included, so that a run may tell how one word ends and the next
/// begins.
fn ngrams(line: &[char]) -> Vec<u64> {
    let mut grams = Vec::with_capacity(line.len() * 2);
    for size in [3, 4] {
        let run = |window: &[char]| window.iter().fold(size as u64, |run, &c| mixed(run ^ u64::from(c as u32)));
        grams.extend(line.windows(size).map(run));
    }
    grams
}

/// One round of the finaliser of SplitMix64: every bit of the input moves half
/// the bits of the output.
fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    number ^ (number >> 27)
}

/// FNV-1a (Fowler, Noll, Vo), the same on every platform.
pub fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}
