//! The words of the passage view.

use super::*;

pub const HEADING: &str = "Headline or dek";
pub const ALL_VERSIONS: &str = "All versions of this passage";
pub const IN_COLUMNS: &str = "Side by side";

/// Names a passage; one without a number is a headline or dek.
pub fn passage(n: Option<usize>) -> String {
    n.map_or(HEADING.to_owned(), |n| format!("{PASSAGE} {}", number(n)))
}

/// Returns a passage's number, or a letter where it has none.
pub fn passage_number(n: Option<usize>) -> String {
    n.map_or("H".to_owned(), number)
}

pub fn passage_named(n: Option<usize>, opening: &str) -> String {
    format!("{}: {opening}", passage(n))
}

pub fn passage_of(n: Option<usize>, of: usize) -> String {
    n.map_or(HEADING.to_owned(), |n| format!("{PASSAGE} {} of {}", number(n), number(of)))
}

pub const PASSAGES: &str = "Passages";
pub const PREVIOUS_PASSAGE: &str = "Previous passage";
pub const NEXT_PASSAGE: &str = "Next passage";
pub const APPARATUS: &str = "Where the versions differ";
pub const NOT_TOLD_BY: &str = "Not told by";
pub const OWN_WORDS: &str = "mostly in its own words";
pub const EACH_OWN: &str = "Each version is mostly in its own words.";
pub const NOTHING_HERE: &str = "nothing";
pub const HEARD_SHARED: &str = "here and in some others: ";
pub const HEARD_LACKING: &str = "words missing here";
pub const TOLD_BY_ONE: &str = "Only one article tells this.";

pub fn told_by_all(articles: usize) -> String {
    if articles == 2 {
        "Both articles that tell this use the same words.".to_owned()
    } else {
        format!("All {} articles that tell this use the same words.", number(articles))
    }
}

/// Says what is read at a place, and in which articles.
pub fn reading(words: Option<&str>, names: &[&str]) -> String {
    let words = words.map_or(NOTHING_HERE.to_owned(), quoted);
    format!("{words} in {}", self::names(names))
}
