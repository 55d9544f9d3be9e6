//! The names of articles, blocks and sentences: `A`, `A3`, `A3.1`.
//!
//! Inside the engine a name is numbers, in JSON it is the short text that
//! people use. Articles are lettered in the order of the story, blocks and
//! sentences are numbered from 1.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Names an article: its place in the story, 0 for `A`, 25 for `Z`, 26 for `AA`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

/// Names a block: its article and its place there, from 0 (`A1` is the first).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId {
    pub article: ArticleId,
    pub block: u32,
}

/// Names a sentence: its block and its place there, from 0 (`A1.1` is the first).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SentenceId {
    pub block: BlockId,
    pub sentence: u32,
}

impl ArticleId {
    /// Returns the article's place in [`Collation::articles`](crate::Collation::articles).
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl BlockId {
    /// Returns the block's place in [`Article::blocks`](crate::Article::blocks).
    pub fn index(self) -> usize {
        self.block as usize
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Bijective base 26, as spreadsheets letter their columns.
        let mut letters = Vec::new();
        let mut rest = u64::from(self.0) + 1;
        while rest > 0 {
            rest -= 1;
            letters.push(b'A' + (rest % 26) as u8);
            rest /= 26;
        }
        letters.reverse();
        f.write_str(std::str::from_utf8(&letters).unwrap_or_default())
    }
}

impl fmt::Display for BlockId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.article, u64::from(self.block) + 1)
    }
}

impl fmt::Display for SentenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.block, u64::from(self.sentence) + 1)
    }
}

/// Says that a text names no article, block or sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a name such as A, A3 or A3.1")
    }
}

impl std::error::Error for NotAnId {}

impl FromStr for ArticleId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let mut number: u64 = 0;
        for byte in text.bytes() {
            if !byte.is_ascii_uppercase() {
                return Err(NotAnId);
            }
            number = number * 26 + u64::from(byte - b'A') + 1;
            if number > u64::from(u32::MAX) {
                return Err(NotAnId);
            }
        }
        number.checked_sub(1).map(|n| ArticleId(n as u32)).ok_or(NotAnId)
    }
}

impl FromStr for BlockId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let digits = text.find(|c: char| !c.is_ascii_uppercase()).ok_or(NotAnId)?;
        Ok(BlockId { article: text[..digits].parse()?, block: ordinal(&text[digits..])? })
    }
}

impl FromStr for SentenceId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (block, sentence) = text.split_once('.').ok_or(NotAnId)?;
        Ok(SentenceId { block: block.parse()?, sentence: ordinal(sentence)? })
    }
}

/// Reads a number counted from 1 as an index counted from 0.
fn ordinal(text: &str) -> Result<u32, NotAnId> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(NotAnId);
    }
    text.parse::<u32>().ok().and_then(|n| n.checked_sub(1)).ok_or(NotAnId)
}

macro_rules! as_text {
    ($($id:ty),*) => {$(
        impl Serialize for $id {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $id {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(de::Error::custom)
            }
        }
    )*};
}
as_text!(ArticleId, BlockId, SentenceId);

#[cfg(test)]
mod tests {
    use super::*;

    fn check(number: u32, letters: &str) {
        assert_eq!(ArticleId(number).to_string(), letters);
        assert_eq!(letters.parse(), Ok(ArticleId(number)));
    }

    #[test]
    fn letters_go_on_after_z() {
        check(0, "A");
        check(25, "Z");
        check(26, "AA");
        check(701, "ZZ");
        check(702, "AAA");
    }

    #[test]
    fn blocks_and_sentences_count_from_one() {
        let block = BlockId { article: ArticleId(27), block: 2 };
        let sentence = SentenceId { block, sentence: 0 };
        assert_eq!(block.to_string(), "AB3");
        assert_eq!(sentence.to_string(), "AB3.1");
        assert_eq!("AB3".parse(), Ok(block));
        assert_eq!("AB3.1".parse(), Ok(sentence));
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "3", "a", "A0", "A-1", "A3.", "A3.0", "A99999999999", "Ä1", "A+1"] {
            assert!(text.parse::<SentenceId>().is_err(), "{text}");
            if text != "A3." && text != "A3.0" {
                assert!(text.parse::<BlockId>().is_err(), "{text}");
            }
        }
    }
}
