//! Telling words: those by which a change of words changes what is told: who
//! says it, how sure it is made to be, whether it is denied.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::house::hash;
use super::words::{Word, Words};
use crate::read::tokens::TokenKind;

/// What words tell, as bits. One that begins a longer phrase has the last, too.
pub const SPEECH: u8 = 1;
pub const SOURCE: u8 = 2;
pub const HEDGE: u8 = 4;
pub const NEGATION: u8 = 8;
pub const PRONOUN: u8 = 16;
const BEGINS: u8 = 32;

/// The classes of `engine/data/words` that are read here.
const CLASSES: [(&str, u8); 5] =
    [("speech", SPEECH), ("source", SOURCE), ("hedge", HEDGE), ("negation", NEGATION), ("pronoun", PRONOUN)];
/// No phrase has more words.
const LONGEST: usize = 4;

/// The telling words of a language, by the hash of a phrase with spaces between
/// its words.
#[derive(Default)]
pub struct Telling {
    phrases: FxHashMap<u64, u8>,
}

impl Telling {
    /// Reads a language's file.
    pub fn read(file: &'static str) -> Telling {
        let mut telling = Telling::default();
        for line in file.lines() {
            let Some((class, words)) = line.split_once(':') else { continue };
            let Some((_, bit)) = CLASSES.iter().find(|(name, _)| *name == class) else { continue };
            for phrase in words.split_whitespace() {
                if let Some((first, _)) = phrase.split_once('_') {
                    *telling.phrases.entry(hash(first)).or_default() |= BEGINS;
                }
                *telling.phrases.entry(hash(&phrase.replace('_', " "))).or_default() |= bit;
            }
        }
        telling
    }

    /// Returns what the words in a range tell, all bits together.
    pub fn of(&self, words: &Words, range: Range<usize>) -> u8 {
        let mut told = 0;
        for at in range.clone() {
            let word = words.get(at);
            // `May` is a month, and `No` a name.
            let is_name = !word.opens && words.text(at).starts_with(char::is_uppercase);
            if word.kind == TokenKind::Sign || is_name {
                continue;
            }
            // Words that say one thing together are one: `did not`.
            told |= word.key.split(' ').map(|key| self.plain(key)).fold(0, |all, bits| all | bits);
            if self.plain(&word.key) & BEGINS != 0 {
                told |= self.longer(words, at..range.end);
            }
        }
        told & !BEGINS
    }

    /// Returns what some word tells by itself.
    pub fn of_word(&self, word: &Word) -> u8 {
        self.plain(&word.key) & !BEGINS
    }

    /// Says whether the words before a place end a phrase that leads to a source:
    /// `according to`, or `according to the`.
    pub fn leads_to_source(&self, words: &Words, end: usize) -> bool {
        let leads =
            |end: usize| (end.saturating_sub(LONGEST)..end).any(|start| self.joined(words, start..end) & SOURCE != 0);
        leads(end) || end > 0 && leads(end - 1)
    }

    /// Says whether a phrase that leads to a source begins at a place.
    pub fn begins_source(&self, words: &Words, at: usize) -> bool {
        let most = words.len().min(at + LONGEST);
        (at + 1..=most).any(|end| self.joined(words, at..end) & SOURCE != 0)
    }

    fn plain(&self, key: &str) -> u8 {
        let bits = self.phrases.get(&hash(key)).copied().unwrap_or(0);
        if key.ends_with("n't") { bits | NEGATION } else { bits }
    }

    fn longer(&self, words: &Words, range: Range<usize>) -> u8 {
        let most = range.end.min(range.start + LONGEST);
        (range.start + 2..=most).map(|end| self.joined(words, range.start..end)).fold(0, |all, bits| all | bits)
    }

    fn joined(&self, words: &Words, range: Range<usize>) -> u8 {
        let keys: Vec<&str> = words.slice(range).iter().map(|word| &*word.key).collect();
        self.phrases.get(&hash(&keys.join(" "))).copied().unwrap_or(0)
    }
}
