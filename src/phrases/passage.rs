//! The words of the passage view.

use super::*;

phrases! {
    HEADING = "Headline or dek";
    HEADING_LETTER = "H";
    ALL_VERSIONS = "All versions of this passage";
    IN_COLUMNS = "Side by side";
}

/// Names a passage; one without a number is a headline or dek.
pub fn passage(n: Option<usize>) -> String {
    n.map_or_else(|| HEADING.say().to_owned(), |n| say!(passage: "Passage {n}", n))
}

/// Returns a passage's number, or a letter where it has none.
pub fn passage_number(n: Option<usize>) -> String {
    n.map_or_else(|| HEADING_LETTER.say().to_owned(), number)
}

pub fn passage_named(n: Option<usize>, opening: &str) -> String {
    say!(passage_named: "{passage}: {opening}", passage = passage(n), opening)
}

pub fn passage_of(n: Option<usize>, of: usize) -> String {
    n.map_or_else(|| HEADING.say().to_owned(), |n| say!(passage_of: "Passage {n} of {of}", n, of))
}

phrases! {
    PASSAGES = "Passages";
    PREVIOUS_PASSAGE = "Previous passage";
    NEXT_PASSAGE = "Next passage";
    APPARATUS = "Where the versions differ";
    NOT_TOLD_BY = "Not told by";
    OWN_WORDS = "mostly in its own words";
    EACH_OWN = "Each version is mostly in its own words.";
    NOTHING_HERE = "nothing";
    HEARD_SHARED = "here and in some others: ";
    HEARD_LACKING = "words missing here";
    TOLD_BY_ONE = "Only one article tells this.";
}

pub fn told_by_all(articles: usize) -> String {
    if articles == 2 {
        say!(told_by_both: "Both articles that tell this use the same words.")
    } else {
        say!(told_by_all: "All {articles} articles that tell this use the same words.", articles)
    }
}

/// Says what is read at a place, and in which articles.
pub fn reading(words: Option<&str>, names: &[&str]) -> String {
    let words = words.map_or_else(|| NOTHING_HERE.say().to_owned(), quoted);
    say!(reading: "{words} in {names}", words, names = self::names(names))
}
