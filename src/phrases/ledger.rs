//! The words of the ledger: who ran, left out and alone has what.

use super::*;

phrases! {
    RECKONING = "Counting whose words are whose …";
    LEDGER_KEPT = "word for word";
    LEDGER_STYLE = "but for house style";
    LEDGER_REWORDED = "reworded";
    LEDGER_OWN = "its own";
    OWN_TEXT = "Of its own text, in %";
    CLASS = "Derived";
    CREDIT = "Credit";
    TAKE = "Worked from";
    WHOLLY = "wholly";
    PARTIALLY = "partially";
    NOT_DERIVED = "not derived";
    NO_CREDIT = "none found";
    CLASSES = "Wholly derived: at least 80% of its words are the base’s or stand for the base’s. Partially: at least 15%, and either 5% in the very same words or a credit that names the agency. Not derived: less, since so much is alike wherever two people report one event. The classes are those of the METER corpus; the thresholds are ours.";
    CUT_NONE = "leaves out no paragraph.";
    CUT_ALL = "has no paragraph of it.";
    GAPS_INSIDE = "Inside";
    GAPS_AT_END = "At the end";
    ALONE = "What only one has";
    ALONE_NOTE = "A quotation, figure or name that no other article has speaks for own reporting; none of these, for background.";
}

/// Asks who ran what of the wire.
pub fn ran_what(wire: &str) -> String {
    say!(ran_what: "Who ran what of {wire}", wire)
}

pub fn held_against(wire: &str) -> String {
    say!(held_against: "No base is named, so the articles are held against {wire}, which has most in common with the others.", wire)
}

/// Says whom the wire names as its own sources.
pub fn wire_credits(wire: &str, sources: &[&str]) -> String {
    say!(wire_credits: "{wire} itself credits {sources}.", wire, sources = list(sources))
}

pub fn kept_of(wire: &str) -> String {
    say!(kept_of: "Has of {wire}", wire)
}

pub fn of_hundred(share: usize) -> String {
    say!(of_hundred: "{share}%", share)
}

/// Says why an outlet most likely worked from one take of the wire.
pub fn take(words: usize, next: usize) -> String {
    let words = words_in_all(words);
    if next == 0 {
        say!(take: "most likely: it has {words} that no other take has, and none that only another has.", words)
    } else {
        say!(take_next: "most likely: it has {words} that no other take has; of the next take, {next}.", words, next)
    }
}

/// Asks who left out what; left out is a claim about a base.
pub fn left_out_of(wire: &str, has_base: bool) -> String {
    if has_base {
        say!(cut_of: "Who cut what of {wire}", wire)
    } else {
        say!(lacked_of: "Who lacks what of {wire}", wire)
    }
}

/// Says that an article stops before the end.
pub fn cut_tail(tail: usize, selected: usize, has_base: bool) -> String {
    let tail = paragraphs(tail);
    match (selected, has_base) {
        (0, true) => say!(cut_tail: "is cut from the bottom: {tail}.", tail),
        (0, false) => say!(lacks_tail: "is without the end: {tail}.", tail),
        (more, true) => say!(cut_tail_more: "is cut from the bottom: {tail}, and {more} before.", tail, more),
        (more, false) => say!(lacks_tail_more: "is without the end: {tail}, and {more} before.", tail, more),
    }
}

/// Says that an article lacks paragraphs here and there.
pub fn cut_selective(tail: usize, selected: usize, has_base: bool) -> String {
    let selected = paragraphs(selected);
    match (tail, has_base) {
        (0, true) => say!(cut_selective: "cuts here and there: {selected}.", selected),
        (0, false) => say!(lacks_selective: "lacks some here and there: {selected}.", selected),
        (more, true) => {
            say!(cut_selective_more: "cuts here and there: {selected}, and {more} at the end.", selected, more)
        }
        (more, false) => {
            say!(lacks_selective_more: "lacks some here and there: {selected}, and {more} at the end.", selected, more)
        }
    }
}

pub fn paragraphs_alone(alone: usize) -> String {
    paragraphs(alone)
}

pub fn more_alone(paragraphs: usize) -> String {
    say_of!(paragraphs, more_alone: "Show {n} more paragraph" | "Show {n} more paragraphs")
}

/// Says what in a paragraph no other article has.
pub fn only(quotations: usize, figures: usize, names: usize) -> String {
    let told = [
        (quotations, say_of!(quotations, only_quotations: "{n} quotation" | "{n} quotations")),
        (figures, say_of!(figures, only_figures: "{n} figure" | "{n} figures")),
        (names, say_of!(names, only_names: "{n} name" | "{n} names")),
    ];
    let told: Vec<String> = told.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text).collect();
    if told.is_empty() {
        say!(only_background: "background")
    } else {
        say!(only: "own reporting: {told}", told = told.join(", "))
    }
}

/// Quotes a credit, and names whom it is to where that is not the wire.
pub fn credited(text: &str, other: Option<&str>) -> String {
    let text = format!("“{}”", text.trim());
    match other {
        Some(other) => say!(credited: "{text} ({other}, not the wire)", text, other),
        None => text,
    }
}
