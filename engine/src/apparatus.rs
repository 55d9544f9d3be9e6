//! The apparatus: all versions of one passage, word against word.
//!
//! Two versions are compared by [edits](crate::edits); here all of them are laid
//! into one row of places at once, none of them being the one that the others
//! are held against. It is progressive alignment, as of many sequences in
//! biology (Feng and Doolittle, 1987): the two likest are aligned first, and each
//! alignment is from then on one text with several readings.

use crate::facts::hash;
use crate::read::tokens::{TokenKind, key, tokens};
use crate::sort::sort_by;

/// Two texts are aligned if their lengths multiplied are no more than this; past
/// it they are set one after the other, as if they had no word in common.
const MOST_STEPS: usize = 4_000_000;

/// What a word that stands once in each version is worth.
const ONCE: u32 = 840;

/// All versions of one passage, aligned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Apparatus {
    /// For each version, in the order given, its words in order. Signs are no
    /// words: how a version is punctuated is no reading.
    pub versions: Vec<Vec<Placed>>,
    /// For each place in reading order, what each version has there, in the
    /// order given: equal numbers are equal words, and none is nothing. The
    /// reading that most versions have is 0.
    pub places: Vec<Vec<Option<u32>>>,
}

/// A word, as byte offsets into the text it was cut from, and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    pub start: usize,
    pub end: usize,
    /// Places never fall along a version: several words may share one.
    pub place: usize,
}

/// Returns the apparatus of some versions, each given as its text and the
/// stretches of it that tell the passage.
///
/// In whatever order the versions come, each word has the same place.
pub fn apparatus(versions: &[(&str, Vec<(usize, usize)>)]) -> Apparatus {
    let words: Vec<Vec<Word>> = versions.iter().map(|(text, spans)| words(text, spans)).collect();
    let keys: Vec<Vec<u64>> = words.iter().map(|words| words.iter().map(|word| word.key).collect()).collect();
    // The versions' own order, whatever order they come in; equal ones are one.
    let mut distinct: Vec<&Vec<u64>> = keys.iter().collect();
    sort_by(&mut distinct, Ord::cmp);
    distinct.dedup();
    let columns = joined(aligned(&distinct), &distinct);
    let mut place_of: Vec<Vec<usize>> = distinct.iter().map(|keys| vec![0; keys.len()]).collect();
    for (place, column) in columns.iter().enumerate() {
        for &(version, word) in column {
            place_of[version as usize][word as usize] = place;
        }
    }
    let own: Vec<usize> = keys.iter().map(|keys| distinct.partition_point(|other| *other < keys)).collect();
    let placed = |(words, &own): (&Vec<Word>, &usize)| {
        let words = words.iter().zip(&place_of[own]);
        words.map(|(word, &place)| Placed { start: word.start, end: word.end, place }).collect()
    };
    Apparatus {
        versions: words.iter().zip(&own).map(placed).collect(),
        places: columns.iter().map(|column| readings(column, &distinct, &own)).collect(),
    }
}

/// A word of one version.
struct Word {
    key: u64,
    start: usize,
    end: usize,
}

/// Words of several versions that answer each other: each a version's number
/// and the word's. A version may have several, one after the other.
type Column = Vec<(u32, u32)>;

/// What it is worth to align each word, in the words' order.
struct Worth(Vec<(u64, u32)>);

fn words(text: &str, spans: &[(usize, usize)]) -> Vec<Word> {
    let mut words = Vec::new();
    for &(start, end) in spans {
        let inside = text.get(start..end).unwrap_or_default();
        for token in tokens(inside).iter().filter(|token| token.kind != TokenKind::Sign) {
            let key = hash(key(&inside[token.start..token.end]).as_bytes());
            words.push(Word { key, start: start + token.start, end: start + token.end });
        }
    }
    words
}

/// Aligns versions that differ, in their own order.
fn aligned(versions: &[&Vec<u64>]) -> Vec<Column> {
    let worth = Worth::new(versions);
    let mut groups: Vec<Group> = Vec::new();
    for (number, keys) in (0..).zip(versions) {
        let columns = (0..keys.len() as u32).map(|word| vec![(number, word)]).collect();
        groups.push((vec![number as usize], columns));
    }
    let likeness = likeness(versions, &worth);
    while groups.len() > 1 {
        let (left, right) = likest(&groups, &likeness);
        let (more, right) = groups.remove(right);
        let (members, columns) = &mut groups[left];
        *columns = merged(std::mem::take(columns), right, versions, &worth);
        members.extend(more);
    }
    groups.pop().map(|(_, columns)| columns).unwrap_or_default()
}

/// Some versions' numbers, and their alignment.
type Group = (Vec<usize>, Vec<Column>);

impl Worth {
    /// Weighs each word: the less, the more often a version repeats it, for then
    /// its place says little.
    fn new(versions: &[&Vec<u64>]) -> Worth {
        let mut all: Vec<u64> = versions.iter().flat_map(|keys| keys.iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        let weigh = |key: u64| {
            let counts = versions.iter().map(|keys| keys.iter().filter(|other| **other == key).count());
            (key, (ONCE / counts.max().unwrap_or(1).max(1) as u32).max(1))
        };
        Worth(all.into_iter().map(weigh).collect())
    }

    fn of(&self, key: u64) -> u32 {
        let at = self.0.partition_point(|(other, _)| *other < key);
        self.0.get(at).map_or(1, |(_, worth)| *worth)
    }
}

/// Returns how alike every two versions are, in thousandths.
fn likeness(versions: &[&Vec<u64>], worth: &Worth) -> Vec<Vec<u64>> {
    let sorted = |keys: &&Vec<u64>| {
        let mut keys = keys.to_vec();
        keys.sort_unstable();
        keys
    };
    let versions: Vec<Vec<u64>> = versions.iter().map(sorted).collect();
    let worth_of = |key: &u64| u64::from(worth.of(*key));
    let all = |keys: &[u64]| keys.iter().map(worth_of).sum::<u64>();
    let common = |left: &[u64], right: &[u64]| {
        let (mut rest, mut sum) = (right, 0);
        for key in left {
            rest = &rest[rest.partition_point(|other| other < key)..];
            if rest.first() == Some(key) {
                sum += worth_of(key);
                rest = &rest[1..];
            }
        }
        sum
    };
    let row = |left: &Vec<u64>| {
        versions.iter().map(|right| 2000 * common(left, right) / (all(left) + all(right)).max(1)).collect()
    };
    versions.iter().map(row).collect()
}

/// Returns the two groups whose versions are most alike on the average.
fn likest(groups: &[Group], likeness: &[Vec<u64>]) -> (usize, usize) {
    let mut best = (0, 1);
    let mut most = None;
    for (right, (others, _)) in groups.iter().enumerate() {
        for (left, (members, _)) in groups[..right].iter().enumerate() {
            let pairs = members.iter().flat_map(|&a| others.iter().map(move |&b| likeness[a][b]));
            let mean = pairs.sum::<u64>() / (members.len() * others.len()) as u64;
            if most.is_none_or(|most| mean > most) {
                (best, most) = ((left, right), Some(mean));
            }
        }
    }
    best
}

/// Joins two alignments into one: columns that share words become one column,
/// as many and as rare ones as can be had in order (Needleman and Wunsch).
fn merged(left: Vec<Column>, right: Vec<Column>, versions: &[&Vec<u64>], worth: &Worth) -> Vec<Column> {
    let across = right.len() + 1;
    if left.len().saturating_mul(right.len()) > MOST_STEPS {
        return left.into_iter().chain(right).collect();
    }
    let keys = |column: &Column| column.iter().map(|at| key_at(versions, at)).collect::<Vec<u64>>();
    let (left_keys, right_keys): (Vec<_>, Vec<_>) = (left.iter().map(keys).collect(), right.iter().map(keys).collect());
    let score = |left: &[u64], right: &[u64]| {
        let shared = left.iter().filter(|key| right.contains(key));
        shared.map(|key| worth.of(*key)).sum::<u32>()
    };
    // The best that can be had of the columns from here to the end.
    let mut best = vec![0u32; across * (left.len() + 1)];
    for (l, left) in left_keys.iter().enumerate().rev() {
        for (r, right) in right_keys.iter().enumerate().rev() {
            let at = l * across + r;
            let score = score(left, right);
            let both = if score > 0 { best[at + across + 1] + score } else { 0 };
            best[at] = both.max(best[at + 1]).max(best[at + across]);
        }
    }
    let (mut l, mut r) = (0, 0);
    let mut columns = Vec::with_capacity(left.len().max(right.len()));
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    while l < left_keys.len() || r < right_keys.len() {
        let at = l * across + r;
        let has_both = l < left_keys.len() && r < right_keys.len();
        let score = if has_both { score(&left_keys[l], &right_keys[r]) } else { 0 };
        if score > 0 && best[at] == best[at + across + 1] + score {
            let (both, more) = (left.next().unwrap_or_default(), right.next().unwrap_or_default());
            columns.push(both.into_iter().chain(more).collect());
            (l, r) = (l + 1, r + 1);
        } else if l < left_keys.len() && (r == right_keys.len() || best[at] == best[at + across]) {
            columns.extend(left.next());
            l += 1;
        } else {
            columns.extend(right.next());
            r += 1;
        }
    }
    columns
}

fn key_at(versions: &[&Vec<u64>], &(version, word): &(u32, u32)) -> u64 {
    versions[version as usize][word as usize]
}

/// Joins neighbouring columns into places, so that a phrase is one reading and
/// not one for each of its words: columns of the same versions where they don't
/// all agree, and columns that no version is in both of, which are each other's
/// replacement.
fn joined(columns: Vec<Column>, versions: &[&Vec<u64>]) -> Vec<Column> {
    let members = |column: &Column| {
        let mut members: Vec<u32> = column.iter().map(|&(version, _)| version).collect();
        members.sort_unstable();
        members.dedup();
        members
    };
    let is_common = |column: &Column| {
        let mut keys = column.iter().map(|at| key_at(versions, at));
        let first = keys.next();
        column.len() == versions.len() && keys.all(|key| Some(key) == first)
    };
    let phrases =
        joined_where(columns, |left, right| !is_common(left) && !is_common(right) && members(left) == members(right));
    joined_where(phrases, |left, right| {
        let right = members(right);
        left.iter().all(|(version, _)| right.binary_search(version).is_err())
    })
}

fn joined_where(columns: Vec<Column>, is_one: impl Fn(&Column, &Column) -> bool) -> Vec<Column> {
    let mut joined: Vec<Column> = Vec::with_capacity(columns.len());
    for column in columns {
        match joined.last_mut() {
            Some(last) if is_one(last, &column) => last.extend(column),
            _ => joined.push(column),
        }
    }
    joined
}

/// Returns what each version given has at a place, numbered from the reading of
/// most of them.
fn readings(column: &Column, distinct: &[&Vec<u64>], own: &[usize]) -> Vec<Option<u32>> {
    let said: Vec<Vec<u64>> = (0..distinct.len() as u32)
        .map(|version| column.iter().filter(|at| at.0 == version).map(|at| key_at(distinct, at)).collect())
        .collect();
    let having = |words: &Vec<u64>| own.iter().filter(|own| said[**own] == *words).count();
    let mut ranked: Vec<&Vec<u64>> = said.iter().filter(|words| !words.is_empty()).collect();
    sort_by(&mut ranked, |a, b| having(b).cmp(&having(a)).then(a.cmp(b)));
    ranked.dedup();
    let number = |words: &Vec<u64>| ranked.iter().position(|other| *other == words).map(|at| at as u32);
    own.iter().map(|own| number(&said[*own])).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(versions: &[&str]) -> Apparatus {
        let versions: Vec<_> = versions.iter().map(|text| (*text, vec![(0, text.len())])).collect();
        apparatus(&versions)
    }

    /// Shows the places: words that all versions have as they are, others in
    /// brackets with the numbers of the versions that have them.
    fn check(versions: &[&str], expected: &str) {
        let apparatus = of(versions);
        let shown = apparatus.places.iter().enumerate().map(|(place, readings)| {
            let words = |version: usize| {
                let words = apparatus.versions[version].iter().filter(|word| word.place == place);
                words.map(|word| &versions[version][word.start..word.end]).collect::<Vec<_>>().join(" ")
            };
            if readings.iter().all(|reading| *reading == Some(0)) {
                return words(0);
            }
            let mut numbers: Vec<u32> = readings.iter().flatten().copied().collect();
            numbers.sort_unstable();
            numbers.dedup();
            let reading = |number: u32| {
                let having: Vec<usize> = (0..versions.len()).filter(|v| readings[*v] == Some(number)).collect();
                let names: String = having.iter().map(|version| (version + 1).to_string()).collect();
                format!("{} {names}", words(having[0]))
            };
            format!("[{}]", numbers.into_iter().map(reading).collect::<Vec<_>>().join("|"))
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn versions_that_agree_have_no_variants() {
        check(&["The council agreed.", "“The Council” agreed", "The council agreed!"], "The council agreed");
        check(&["Alone."], "Alone");
        check(&[], "");
        check(&["", "…"], "");
    }

    #[test]
    fn a_word_in_place_of_another_is_at_its_place() {
        check(
            &["The talks failed on Tuesday.", "The talks collapsed on Tuesday.", "The talks failed on Tuesday night."],
            "The talks [failed 13|collapsed 2] on Tuesday [night 3]",
        );
    }

    #[test]
    fn a_phrase_is_one_reading() {
        check(
            &[
                "The prime minister resigned today.",
                "The premier resigned today.",
                "The prime minister resigned today.",
                "The head of government resigned today.",
            ],
            "The [prime minister 13|head of government 4|premier 2] resigned today",
        );
    }

    #[test]
    fn versions_that_know_no_common_word_are_aligned_through_others() {
        check(
            &["Fire crews fought the blaze.", "Fire crews battled the flames.", "Firefighters battled the flames."],
            "[Fire crews 12|Firefighters 3] [battled 23|fought 1] the [flames 23|blaze 1]",
        );
    }

    #[test]
    fn what_one_version_lacks_is_one_place() {
        check(
            &[
                "He apologised, after months of pressure, to the house.",
                "He apologised to the house.",
                "He apologised, after months of pressure, to the house.",
            ],
            "He apologised [after months of pressure 13] to the house",
        );
    }

    #[test]
    fn scripts_without_spaces_are_aligned_too() {
        check(&["市议会同意", "市议会勉强同意"], "市 议 会 [勉 强 2] 同 意");
    }

    proptest! {
        #[test]
        fn order_changes_nothing_and_no_word_is_lost(
            versions in prop::collection::vec("([a-d]{1,2} ){0,9}", 1..6),
            turn in 0usize..6,
        ) {
            let texts: Vec<&str> = versions.iter().map(String::as_str).collect();
            let given = of(&texts);
            for (text, words) in texts.iter().zip(&given.versions) {
                let spoken: Vec<&str> = words.iter().map(|word| &text[word.start..word.end]).collect();
                prop_assert_eq!(spoken.join(" "), text.trim());
                prop_assert!(words.is_sorted_by_key(|word| word.place));
            }
            for (version, words) in given.versions.iter().enumerate() {
                let has = |place: usize| words.iter().any(|word| word.place == place);
                for (place, readings) in given.places.iter().enumerate() {
                    prop_assert_eq!(readings[version].is_some(), has(place));
                }
            }
            let mut turned = texts.clone();
            turned.rotate_left(turn % texts.len());
            let mut other = of(&turned);
            other.versions.rotate_right(turn % texts.len());
            prop_assert_eq!(given.versions, other.versions);
        }
    }
}
