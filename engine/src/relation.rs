//! Relations: how one block's words stand to another's.

use crate::collation::Relation;

/// A block has only part of the other when nearly all of its words (this share)
/// stand in the other too, …
const CONTAINED: f32 = 0.8;
/// … and it is shorter than the other by this share at least.
const SHORTER: f32 = 0.75;
/// Below this share of common words on either side each block has something of
/// its own.
const REWORDED: f32 = 0.45;

/// A block's text with the keys of its words and figures in order.
pub struct Wording<'a> {
    text: &'a str,
    keys: Vec<u64>,
    /// The same in ascending order.
    sorted: Vec<u64>,
}

impl<'a> Wording<'a> {
    /// Returns the share of the shorter text's words that both have.
    pub fn overlap(&self, other: &Wording) -> f32 {
        let (left, right) = common(&self.sorted, &other.sorted);
        left.max(right)
    }

    pub fn new(text: &'a str, keys: Vec<u64>) -> Wording<'a> {
        let mut sorted = keys.clone();
        sorted.sort_unstable();
        Wording { text, keys, sorted }
    }
}

/// Returns how the right text's words stand to the left one's.
pub fn relation(left: &Wording, right: &Wording) -> Relation {
    if left.text.split_whitespace().eq(right.text.split_whitespace()) {
        return Relation::Kept;
    }
    if left.keys == right.keys {
        return Relation::Style;
    }
    let (from_left, from_right) = common(&left.sorted, &right.sorted);
    let length = left.keys.len().max(1) as f32 / right.keys.len().max(1) as f32;
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

/// Returns the share of each side's words that the other has too, each counted
/// as often as both have it. Takes keys in ascending order.
fn common(left: &[u64], right: &[u64]) -> (f32, f32) {
    let (mut both, mut rest) = (0usize, right);
    for key in left {
        rest = &rest[rest.partition_point(|other| other < key)..];
        if rest.first() == Some(key) {
            both += 1;
            rest = &rest[1..];
        }
    }
    (both as f32 / left.len().max(1) as f32, both as f32 / right.len().max(1) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Facts, FunctionWords};

    fn wording(text: &str) -> Wording<'_> {
        let (facts, _) = Facts::read(text, &FunctionWords::new());
        Wording::new(text, facts.words.iter().map(|word| word.key).collect())
    }

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
            assert_eq!(relation(&wording(said), &wording(right)), expected, "{right}");
        }
    }
}
