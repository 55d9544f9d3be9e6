//! The words of the overview.

use super::*;

pub const KEY: &str = "What the cells mean";
pub const ORDER: &str = "Order";
pub const ORDER_STORY: &str = "As the story runs";
pub const ORDER_LEFT_OUT: &str = "Most left out";
pub const ORDER_CHANGED: &str = "Most changed";
pub const LEFT_OUT_BY: &str = "Left out by";
pub const TOLD_BASE: &str = "the base’s own words";
pub const TOLD_WHOLE: &str = "word for word";
pub const TOLD_STYLE: &str = "word for word, but for house style";
pub const TOLD_MOSTLY: &str = "mostly the same words";
pub const TOLD_PARTLY: &str = "partly the same words";
pub const TOLD_BARELY: &str = "in other words";
pub const TOLD_NOT_IN_BASE: &str = "not in the base";
pub const TOLD_ELSEWHERE: &str = "told with another passage";
pub const TOLD_LEFT_OUT: &str = "left out";
pub const TOLD_CUT_FROM_END: &str = "cut from the end";
pub const KEY_CHANGED: &str = "in part the same";
pub const KEY_ELSEWHERE: &str = "with another passage";
pub const KEY_MOVED: &str = "moved";
pub const MOVED_UP: &str = "moved up";
pub const MOVED_DOWN: &str = "moved down";
pub const LEDGER_OF_BASE: &str = "Words from the base";
pub const TO_LEDGER_OF_BASE: &str = "How much of the wire each ran";
pub const TO_LEDGER: &str = "How much each has of the others";
pub const PEEK_HINT: &str = "Point at a cell, or go from cell to cell with the arrow keys, to see its words here. Enter or a click reads them in columns.";

/// Says what the bars of an overview without a base are held against.
pub fn ledger_of(wire: &str) -> String {
    format!("Words from {wire}")
}

/// Says what an article has of a passage, and whether it moved.
pub fn told(how: &str, moved: Option<&str>) -> String {
    match moved {
        Some(moved) => format!("{how}, {moved}"),
        None => how.to_owned(),
    }
}

/// Says that a story is too long for one picture.
pub fn omitted(passages: usize) -> String {
    format!("and {}: see them in columns.", count(passages, "more passage", "more passages"))
}

pub fn what_of(what: &str, text: &str) -> String {
    format!("{what}, {text}")
}

pub fn percent(share: usize, of_what: &str) -> String {
    format!("{}% {of_what}", number(share))
}

pub fn as_in(name: &str) -> String {
    format!("In {name}:")
}

pub fn summary(articles: usize, passages: usize, shared: usize, alone: usize) -> String {
    let those = if articles == 2 { "in both" } else { "in all" };
    format!(
        "{}, {}: {} {those}, {} in only one",
        count(articles, "article", "articles"),
        count(passages, "passage", "passages"),
        number(shared),
        number(alone)
    )
}

/// Says whose words are the base's the most, and whose the least.
pub fn kept(base: &str, most: (&str, usize), least: (&str, usize)) -> String {
    if most.1 == least.1 {
        return format!("{} keeps {}% of its words from {base}.", most.0, number(most.1));
    }
    format!("{} keeps {}% of its words from {base}, {} {}%.", most.0, number(most.1), least.0, number(least.1))
}

/// Names those that stop before the base does.
pub fn cut_short(having: &[&str]) -> String {
    let stop = if having.len() == 1 { "stops" } else { "stop" };
    format!("{} {stop} before its end.", names(having))
}

/// Says which passage most of the others leave out.
pub fn left_out(lacking: usize, of: usize, opening: &str) -> String {
    match of - lacking {
        0 => format!("None of the others has {opening}."),
        1 => format!("All but one leave out {opening}."),
        rest => format!("All but {} leave out {opening}.", number(rest)),
    }
}

/// Says how much of one article another has.
pub fn share(name: &str, had: usize, of: usize, other: &str) -> String {
    format!("{name} has {} of the {} in {other}, whole or in part.", number(had), count(of, "paragraph", "paragraphs"))
}

pub fn closest(left: &str, right: &str, passages: usize) -> String {
    format!("No two have more in common than {left} and {right}: {}.", count(passages, "passage", "passages"))
}

pub fn most_of_its_own(name: &str, paragraphs: usize) -> String {
    format!("{name} has most of its own: {} that no other has.", count(paragraphs, "paragraph", "paragraphs"))
}
