//! The words of a block as a diff sees them: tokens with the space after each.

use crate::article::Block;
use crate::read::is_unspaced;
use crate::read::tokens::{Token, TokenKind, key, tokens};

/// Words of a block, or of some of its sentences, in order.
pub struct Words<'a> {
    text: &'a str,
    words: Vec<Word>,
}

/// One token with the white space that follows it.
#[derive(Clone, Debug)]
pub struct Word {
    pub key: String,
    pub kind: TokenKind,
    /// Byte offsets into the article's text; the next word starts at `end`.
    start: usize,
    end: usize,
    /// Where the token itself ends.
    shown: usize,
    sentence: usize,
}

/// Returns the words of a block. Together they cover all of it.
pub fn words<'a>(text: &'a str, block: &Block) -> Words<'a> {
    let mut words: Vec<Word> = Vec::new();
    for (number, sentence) in block.sentences.iter().enumerate() {
        let inside = &text[sentence.start..sentence.end];
        let first = words.len();
        for Token { start, end, kind } in whole(inside, tokens(inside)) {
            let (start, end) = (sentence.start + start, sentence.start + end);
            if let Some(last) = words.get_mut(first..).and_then(<[Word]>::last_mut) {
                last.end = start;
            }
            words.push(Word { key: key(&text[start..end]), kind, start, end, shown: end, sentence: number });
        }
        // White space at a sentence's ends goes to its first and last word; a
        // sentence without words (only marks that don't show) is one itself.
        match words.get_mut(first..) {
            Some([only]) => (only.start, only.end) = (sentence.start, sentence.end),
            Some([head, .., tail]) => (head.start, tail.end) = (sentence.start, sentence.end),
            _ => words.push(Word {
                key: String::new(),
                kind: TokenKind::Sign,
                start: sentence.start,
                end: sentence.end,
                shown: sentence.end,
                sentence: number,
            }),
        }
    }
    Words { text, words }
}

/// Joins letters and figures that are written as one: `T186m`, `34km`, `5.40am`
/// change as a whole.
fn whole(text: &str, tokens: Vec<Token>) -> Vec<Token> {
    let mut whole: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let spaced = |token: &Token| !text[token.start..token.end].chars().any(is_unspaced);
        match whole.last_mut().filter(|last| last.end == token.start && spaced(last) && spaced(&token)) {
            Some(last) if last.kind != TokenKind::Sign && token.kind != TokenKind::Sign => {
                last.end = token.end;
                last.kind = TokenKind::Figure;
            }
            _ => whole.push(token),
        }
    }
    whole
}

impl<'a> Words<'a> {
    /// Returns the words of some sentences, in the order given.
    pub fn of(&self, sentences: impl Iterator<Item = usize>) -> Words<'a> {
        let words = sentences.flat_map(|sentence| {
            let start = self.words.partition_point(|word| word.sentence < sentence);
            self.words[start..].iter().take_while(move |word| word.sentence == sentence)
        });
        Words { text: self.text, words: words.cloned().collect() }
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn get(&self, index: usize) -> &Word {
        &self.words[index]
    }

    pub fn slice(&self, range: std::ops::Range<usize>) -> &[Word] {
        &self.words[range]
    }

    /// Says whether a word does not follow the one before it in the text.
    pub fn is_seam(&self, index: usize) -> bool {
        index > 0 && self.words[index - 1].end != self.words[index].start
    }

    /// Returns a word as it is written, without the space after it.
    pub fn text(&self, index: usize) -> &'a str {
        let word = &self.words[index];
        &self.text[word.start..word.shown]
    }

    /// Returns the byte range of some words, spaces after them included; for
    /// none an empty range.
    pub fn span(&self, range: std::ops::Range<usize>) -> (usize, usize) {
        match self.words.get(range) {
            Some([first, .., last]) => (first.start, last.end),
            Some([only]) => (only.start, only.end),
            _ => (0, 0),
        }
    }
}
