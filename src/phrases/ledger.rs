//! The words of the ledger: who ran, left out and alone has what.

use super::*;

pub const RECKONING: &str = "Counting whose words are whose …";
pub const LEDGER_KEPT: &str = "word for word";
pub const LEDGER_STYLE: &str = "but for house style";
pub const LEDGER_REWORDED: &str = "reworded";
pub const LEDGER_OWN: &str = "its own";
pub const OWN_TEXT: &str = "Of its own text, in %";
pub const CLASS: &str = "Derived";
pub const CREDIT: &str = "Credit";
pub const TAKE: &str = "Worked from";
pub const WHOLLY: &str = "wholly";
pub const PARTIALLY: &str = "partially";
pub const NOT_DERIVED: &str = "not derived";
pub const NO_CREDIT: &str = "none found";
pub const CLASSES: &str = "Wholly derived: at least 80% of its words are the base’s or stand for the base’s. Partially: at least 15%, and either 5% in the very same words or a credit that names the agency. Not derived: less, since so much is alike wherever two people report one event. The classes are those of the METER corpus; the thresholds are ours.";
pub const CUT_NONE: &str = "leaves out no paragraph.";
pub const CUT_ALL: &str = "has no paragraph of it.";
pub const GAPS_INSIDE: &str = "Inside";
pub const GAPS_AT_END: &str = "At the end";
pub const ALONE: &str = "What only one has";
pub const ALONE_NOTE: &str =
    "A quotation, figure or name that no other article has speaks for own reporting; none of these, for background.";

/// Asks who ran what of the wire.
pub fn ran_what(wire: &str) -> String {
    format!("Who ran what of {wire}")
}

pub fn held_against(wire: &str) -> String {
    format!("No base is named, so the articles are held against {wire}, which has most in common with the others.")
}

/// Says whom the wire names as its own sources.
pub fn wire_credits(wire: &str, sources: &[&str]) -> String {
    format!("{wire} itself credits {}.", sources.join(", "))
}

pub fn kept_of(wire: &str) -> String {
    format!("Has of {wire}")
}

pub fn of_hundred(share: usize) -> String {
    format!("{}%", number(share))
}

/// Says why an outlet most likely worked from one take of the wire.
pub fn take(words: usize, next: usize) -> String {
    let words = count(words, "word", "words");
    if next == 0 {
        format!("most likely: it has {words} that no other take has, and none that only another has.")
    } else {
        format!("most likely: it has {words} that no other take has; of the next take, {}.", number(next))
    }
}

/// Asks who left out what; left out is a claim about a base.
pub fn left_out_of(wire: &str, has_base: bool) -> String {
    if has_base { format!("Who cut what of {wire}") } else { format!("Who lacks what of {wire}") }
}

/// Says that an article stops before the end.
pub fn cut_tail(tail: usize, selected: usize, has_base: bool) -> String {
    let tail = count(tail, "paragraph", "paragraphs");
    match (selected, has_base) {
        (0, true) => format!("is cut from the bottom: {tail}."),
        (0, false) => format!("is without the end: {tail}."),
        (more, true) => format!("is cut from the bottom: {tail}, and {} before.", number(more)),
        (more, false) => format!("is without the end: {tail}, and {} before.", number(more)),
    }
}

/// Says that an article lacks paragraphs here and there.
pub fn cut_selective(tail: usize, selected: usize, has_base: bool) -> String {
    let selected = count(selected, "paragraph", "paragraphs");
    match (tail, has_base) {
        (0, true) => format!("cuts here and there: {selected}."),
        (0, false) => format!("lacks some here and there: {selected}."),
        (more, true) => format!("cuts here and there: {selected}, and {} at the end.", number(more)),
        (more, false) => format!("lacks some here and there: {selected}, and {} at the end.", number(more)),
    }
}

pub fn paragraphs_alone(paragraphs: usize) -> String {
    count(paragraphs, "paragraph", "paragraphs")
}

pub fn more_alone(paragraphs: usize) -> String {
    format!("Show {}", count(paragraphs, "more paragraph", "more paragraphs"))
}

/// Says what in a paragraph no other article has.
pub fn only(quotations: usize, figures: usize, names: usize) -> String {
    let told = [
        (quotations, count(quotations, "quotation", "quotations")),
        (figures, count(figures, "figure", "figures")),
        (names, count(names, "name", "names")),
    ];
    let told: Vec<String> = told.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text).collect();
    if told.is_empty() { "background".to_owned() } else { format!("own reporting: {}", told.join(", ")) }
}

/// Quotes a credit, and names whom it is to where that is not the wire.
pub fn credited(text: &str, other: Option<&str>) -> String {
    let text = format!("“{}”", text.trim());
    match other {
        Some(other) => format!("{text} ({other}, not the wire)"),
        None => text,
    }
}
