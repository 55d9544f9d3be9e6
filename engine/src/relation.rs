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
    pub text: &'a str,
    pub keys: Vec<u64>,
}

/// Returns how the right text's words stand to the left one's.
pub fn relation(left: &Wording, right: &Wording) -> Relation {
    if left.text.split_whitespace().eq(right.text.split_whitespace()) {
        return Relation::Kept;
    }
    let (left, right) = (&left.keys, &right.keys);
    if left == right {
        return Relation::Style;
    }
    let (from_left, from_right) = common(left, right);
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

/// Returns the share of each side's words that the other has too, each counted
/// as often as both have it.
fn common(left: &[u64], right: &[u64]) -> (f32, f32) {
    let sorted = |keys: &[u64]| {
        let mut keys = keys.to_vec();
        keys.sort_unstable();
        keys
    };
    let (lefts, rights) = (sorted(left), sorted(right));
    let (mut both, mut rest) = (0usize, rights.as_slice());
    for key in &lefts {
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
        Wording { text, keys: facts.words.iter().map(|word| word.key).collect() }
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
