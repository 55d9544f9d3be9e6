//! Facts: what is remembered of a sentence's words once they are read.

use rustc_hash::FxHashSet;

use crate::read::fold;
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
    /// Whether a quotation begins, ends or goes on in it.
    pub quotes: bool,
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
    pub case: Case,
    /// Whether it stands between quotation marks.
    pub quoted: bool,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Without a capital, or in a script that has none.
    Lower,
    /// With a capital that its place asks for: at the start of a sentence or a
    /// quotation.
    Opening,
    /// With a capital in the midst of a sentence.
    Capital,
    /// In capitals only: `NATO`.
    Capitals,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    /// A word that every text of its language is full of.
    Function,
    Figure,
    /// What the story writes with a capital where it needn't: see `names`.
    Name,
    Other,
}

impl Facts {
    /// Reads a sentence, in which no word is a name yet. Also returns the hashes of
    /// its character n-grams.
    pub fn read(text: &str, function: &FunctionWords) -> (Facts, Vec<u64>) {
        let mut facts = Facts::default();
        let mut line = vec![' '];
        let mut opens = true; // A capital here tells nothing.
        let mut quoted = false;
        for Token { start, end, kind } in tokens(text) {
            let word = &text[start..end];
            if kind == TokenKind::Sign {
                if is_quotation_mark(word) {
                    // A quotation that ends here and did not begin here goes on
                    // from the sentence before.
                    if !facts.quotes && matches!(word, "”" | "」" | "』") {
                        facts.words.iter_mut().for_each(|word| word.quoted = true);
                        quoted = true;
                    }
                    quoted = !quoted;
                    facts.quotes = true;
                }
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
            } else {
                WordKind::Other
            };
            facts.words.push(Word {
                term,
                key: whole,
                start: start as u32,
                end: end as u32,
                kind,
                case: case(word, opens),
                quoted,
            });
            line.extend(key.chars());
            line.push(' ');
            opens = false;
        }
        facts.figures = facts.of(WordKind::Figure);
        (facts, ngrams(&line))
    }

    /// Returns the distinct terms of one kind, ascending.
    pub fn of(&self, kind: WordKind) -> Vec<u64> {
        let mut terms: Vec<u64> = self.words.iter().filter(|word| word.kind == kind).map(|word| word.term).collect();
        terms.sort_unstable();
        terms.dedup();
        terms
    }
}

/// Single marks are left out: they may be apostrophes.
fn is_quotation_mark(sign: &str) -> bool {
    sign.chars().all(|c| fold(c) == '"' || matches!(c, '‘' | '‹' | '›'))
}

fn case(word: &str, opens: bool) -> Case {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    if !word.starts_with(char::is_uppercase) {
        Case::Lower
    } else if capitals > 1 && !word.contains(char::is_lowercase) {
        Case::Capitals
    } else if opens {
        Case::Opening
    } else {
        Case::Capital
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
