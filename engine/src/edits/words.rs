//! The words of a block as a diff sees them: tokens with the space after each.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Range;

use super::house::{hash, is_quote};
use super::quoted;
use crate::article::Block;
use crate::read::is_unspaced;
use crate::read::tokens::{Token, TokenKind, key, tokens};

/// Words of a block, in order. Together they cover all of it.
pub struct Words<'a> {
    text: &'a str,
    words: Vec<Word<'a>>,
}

/// One token, or several that say one thing, with the white space after it.
#[derive(Clone, Debug)]
pub struct Word<'a> {
    pub key: Cow<'a, str>,
    /// The hash of the key.
    pub form: u64,
    /// How many characters the key has.
    pub length: usize,
    /// Whether it is of a script without spaces.
    pub is_unspaced: bool,
    /// What the word says: words with the same code are the same to a reader.
    pub code: u64,
    pub kind: TokenKind,
    /// Its sentence's place in the block.
    pub sentence: usize,
    /// Whether a sentence or a quotation begins here, so that a capital tells
    /// nothing.
    pub opens: bool,
    /// Whether it stands between quotation marks.
    pub quoted: bool,
    /// Whether it is a name that is spelled in several ways.
    pub named: bool,
    /// Byte offsets into the article's text; the next word starts at `end`.
    start: usize,
    end: usize,
    /// Where the token itself ends.
    shown: usize,
}

/// Words that say one thing together: a date, `60 per cent`, `did not`.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    pub start: usize,
    pub count: usize,
    pub code: u64,
    pub named: bool,
    /// Whether it is taken only where nothing surer begins at the same word.
    pub is_weak: bool,
}

/// Returns the words of a block.
pub fn words<'a>(text: &'a str, block: &Block) -> Words<'a> {
    // English has a word in six characters.
    let mut words: Vec<Word> = Vec::with_capacity((block.end - block.start) / 6 + 1);
    let word = |(start, end): (usize, usize), sentence, kind| {
        let key = key(&text[start..end]);
        let code = plain(&key, kind).map_or_else(|| hash(&key), |plain| hash(&plain));
        let word = Word {
            key,
            form: 0,
            length: 0,
            is_unspaced: false,
            code,
            kind,
            sentence,
            opens: false,
            quoted: false,
            named: false,
            start,
            end,
            shown: end,
        };
        word.measured()
    };
    for (number, sentence) in block.sentences.iter().enumerate() {
        let inside = &text[sentence.start..sentence.end];
        let first = words.len();
        for Token { start, end, kind } in whole(inside, tokens(inside)) {
            let (start, end) = (sentence.start + start, sentence.start + end);
            if let Some(last) = words.get_mut(first..).and_then(<[Word<'_>]>::last_mut) {
                last.end = start;
            }
            words.push(word((start, end), number, kind));
        }
        // White space at a sentence's ends goes to its first and last word; a
        // sentence without words (only marks that don't show) is one itself.
        match words.get_mut(first..) {
            Some([only]) => (only.start, only.end) = (sentence.start, sentence.end),
            Some([head, .., tail]) => (head.start, tail.end) = (sentence.start, sentence.end),
            _ => words.push(word((sentence.start, sentence.end), number, TokenKind::Sign)),
        }
    }
    let mut words = Words { text, words };
    let mut opens = true;
    for index in 0..words.len() {
        let sentence = words.words[index].sentence;
        opens |= index == 0 || words.words[index - 1].sentence != sentence;
        let word = &mut words.words[index];
        word.opens = opens;
        opens = if word.kind == TokenKind::Sign { opens || is_quote(&word.key) || word.key == ":" } else { false };
    }
    for (index, is_quoted) in quoted::quoted(&words).into_iter().enumerate() {
        words.words[index].quoted = is_quoted;
    }
    words
}

/// Returns a key as it is compared, where it is not compared as it is: digits of
/// all scripts, and the signs that do the same in several, are one.
fn plain(key: &str, kind: TokenKind) -> Option<Cow<'static, str>> {
    let digit = |c: char| {
        let zeros = ['٠', '۰', '०', '০', '๐'];
        let digit = zeros.iter().find_map(|zero| char::from_digit((c as u32).wrapping_sub(*zero as u32), 10));
        digit.unwrap_or(c)
    };
    let sign = match (kind, key) {
        (TokenKind::Figure, key) if !key.is_ascii() => return Some(Cow::Owned(key.chars().map(digit).collect())),
        (TokenKind::Sign, key) if is_quote(key) => "\"",
        (TokenKind::Sign, "،" | "、") => ",",
        (TokenKind::Sign, "؛") => ";",
        (TokenKind::Sign, "؟") => "?",
        (TokenKind::Sign, "。" | "۔" | "।") => ".",
        _ => return None,
    };
    Some(Cow::Borrowed(sign))
}

/// Joins tokens that are written as one: `T186m`, `34km` and `5.40am` change as
/// a whole, and so do the two letters of a flag.
fn whole(text: &str, tokens: Vec<Token>) -> Vec<Token> {
    let mut whole: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let written = |token: &Token| &text[token.start..token.end];
        let spaced = |token: &Token| !written(token).chars().any(is_unspaced);
        let half = |token: &Token| {
            let mut characters = written(token).chars();
            characters.next().is_some_and(|c| ('\u{1f1e6}'..='\u{1f1ff}').contains(&c)) && characters.next().is_none()
        };
        match whole.last_mut().filter(|last| last.end == token.start && spaced(last) && spaced(&token)) {
            Some(last) if last.kind != TokenKind::Sign && token.kind != TokenKind::Sign => {
                last.end = token.end;
                last.kind = TokenKind::Figure;
            }
            Some(last) if half(last) && half(&token) => last.end = token.end,
            _ => whole.push(token),
        }
    }
    whole
}

impl Word<'_> {
    /// Returns the word with what is known of its key.
    fn measured(mut self) -> Self {
        self.form = hash(&self.key);
        self.length = self.key.chars().count();
        self.is_unspaced = self.key.chars().any(is_unspaced);
        self
    }
}

impl<'a> Words<'a> {
    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn get(&self, index: usize) -> &Word<'a> {
        &self.words[index]
    }

    pub fn slice(&self, range: Range<usize>) -> &[Word<'a>] {
        &self.words[range]
    }

    /// Compares two blocks by what their words say, so that any two have an
    /// order; it means nothing else.
    pub fn compare(&self, other: &Words) -> Ordering {
        self.words.iter().map(|word| word.code).cmp(other.words.iter().map(|word| word.code))
    }

    /// Returns the places of the words of some sentences, in the order given.
    pub fn places(&self, sentences: &[usize]) -> Vec<usize> {
        let places = |sentence: &usize| {
            let start = self.words.partition_point(|word| word.sentence < *sentence);
            start..self.words.partition_point(|word| word.sentence <= *sentence)
        };
        sentences.iter().flat_map(places).collect()
    }

    /// Returns a word as it is written, without the space after it.
    pub fn text(&self, index: usize) -> &'a str {
        let word = &self.words[index];
        &self.text[word.start..word.shown]
    }

    /// Says whether a word stands right before the next one.
    pub fn is_glued(&self, index: usize) -> bool {
        let (word, next) = (&self.words[index], self.words.get(index + 1));
        next.is_some_and(|next| word.shown == next.start && word.sentence == next.sentence)
    }

    /// Returns the byte range of some words, spaces after them included; for
    /// none an empty range.
    pub fn span(&self, range: Range<usize>) -> (usize, usize) {
        match self.words.get(range) {
            Some([first, .., last]) => (first.start, last.end),
            Some([only]) => (only.start, only.end),
            _ => (0, 0),
        }
    }

    /// Makes each unit one word. Takes units in order that don't overlap.
    pub fn unite(&mut self, units: &[Unit]) {
        let mut united: Vec<Word<'a>> = Vec::with_capacity(self.words.len());
        let mut at = 0;
        for unit in units {
            united.extend_from_slice(&self.words[at..unit.start]);
            at = unit.start + unit.count;
            let [first, rest @ ..] = &self.words[unit.start..at] else { continue };
            let mut word = Word { code: unit.code, named: unit.named, ..first.clone() };
            for next in rest {
                let key = word.key.to_mut();
                key.push(' ');
                key.push_str(&next.key);
                (word.end, word.shown) = (next.end, next.shown);
                if next.kind == TokenKind::Figure || word.kind == TokenKind::Sign {
                    word.kind = next.kind;
                }
            }
            united.push(word.measured());
        }
        united.extend_from_slice(&self.words[at..]);
        self.words = united;
    }
}

/// The words of some sentences of a block, compared as if they were a text.
pub struct Side<'w, 'a> {
    pub words: &'w Words<'a>,
    /// Their places in the block.
    pub places: Vec<usize>,
}

impl<'a> Side<'_, 'a> {
    pub fn len(&self) -> usize {
        self.places.len()
    }

    pub fn get(&self, index: usize) -> &Word<'a> {
        self.words.get(self.places[index])
    }

    pub fn text(&self, index: usize) -> &'a str {
        self.words.text(self.places[index])
    }

    /// Says whether a word does not follow the one before it in the block.
    pub fn is_seam(&self, index: usize) -> bool {
        index > 0 && self.places[index - 1] + 1 != self.places[index]
    }

    /// Returns the characters of the words in a range, without signs.
    pub fn weight(&self, range: Range<usize>) -> usize {
        range.map(|index| weight(self.get(index))).sum()
    }
}

/// Returns the characters of a word; a sign weighs nothing.
pub fn weight(word: &Word) -> usize {
    if word.kind == TokenKind::Sign { 0 } else { word.length }
}
