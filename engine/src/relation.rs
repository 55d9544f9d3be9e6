//! Relations: how one block's words stand to another's.

use rustc_hash::FxHashMap;

use crate::collation::Relation;
use crate::read::tokens::{Token, TokenKind, key, tokens};

/// A block has only part of the other when nearly all of its words (this share)
/// stand in the other too, …
const CONTAINED: f32 = 0.8;
/// … and it is shorter than the other by this share at least.
const SHORTER: f32 = 0.75;
/// Below this share of common words on either side each block has something of
/// its own.
const REWORDED: f32 = 0.45;

/// Returns how the right text's words stand to the left one's.
pub fn relation(left: &str, right: &str) -> Relation {
    if left.split_whitespace().eq(right.split_whitespace()) {
        return Relation::Kept;
    }
    let (left, right) = (keys(left), keys(right));
    if left == right {
        return Relation::Style;
    }
    let (from_left, from_right) = common(&left, &right);
    let length = left.len().max(1) as f32 / right.len().max(1) as f32;
    if from_right >= CONTAINED && length * SHORTER > 1.0 {
        Relation::Shortened
    } else if from_left >= CONTAINED && length < SHORTER {
        Relation::Expanded
    } else if from_left.max(from_right) >= REWORDED && (SHORTER..=1.0 / SHORTER).contains(&length) {
        Relation::Reworded
    } else {
        Relation::Partial
    }
}

/// Returns the words and figures as keys, without signs.
fn keys(text: &str) -> Vec<String> {
    let word = |token: &&Token| token.kind != TokenKind::Sign;
    tokens(text).iter().filter(word).map(|token| key(&text[token.start..token.end])).collect()
}

/// Returns the share of each side's words that the other has too, each counted
/// as often as both have it.
fn common(left: &[String], right: &[String]) -> (f32, f32) {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for word in left {
        *counts.entry(word).or_default() += 1;
    }
    let mut both = 0usize;
    for word in right {
        if let Some(count) = counts.get_mut(word.as_str()).filter(|count| **count > 0) {
            *count -= 1;
            both += 1;
        }
    }
    (both as f32 / left.len().max(1) as f32, both as f32 / right.len().max(1) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_became_of_the_words() {
        use Relation::*;
        let said = "“Nobody was hurt,” the harbor master said on Tuesday.";
        for (right, expected) in [
            ("“Nobody was  hurt,” the harbor master said on Tuesday.", Kept),
            ("'Nobody was hurt,' the Harbor Master said on Tuesday.", Style),
            ("“No one was hurt,” the harbor master told us on Tuesday.", Reworded),
            ("“Nobody was hurt.”", Shortened),
            ("“Nobody was hurt,” the harbor master said on Tuesday, and went home to a late supper.", Expanded),
            ("The master was late on Monday, as so often that year.", Partial),
        ] {
            assert_eq!(relation(said, right), expected, "{right}");
        }
    }
}
