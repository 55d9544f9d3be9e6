//! The words of the overview.

use super::*;

phrases! {
    KEY = "What the cells mean";
    ORDER = "Order";
    ORDER_STORY = "As the story runs";
    ORDER_LEFT_OUT = "Most left out";
    ORDER_CHANGED = "Most changed";
    LEFT_OUT_BY = "Left out by";
    TOLD_BASE = "the base’s own words";
    TOLD_WHOLE = "word for word";
    TOLD_STYLE = "word for word, but for house style";
    TOLD_MOSTLY = "mostly the same words";
    TOLD_PARTLY = "partly the same words";
    TOLD_BARELY = "in other words";
    TOLD_NOT_IN_BASE = "not in the base";
    TOLD_ELSEWHERE = "told with another passage";
    TOLD_LEFT_OUT = "left out";
    TOLD_CUT_FROM_END = "cut from the end";
    KEY_CHANGED = "in part the same";
    KEY_ELSEWHERE = "with another passage";
    KEY_MOVED = "moved";
    MOVED_UP = "moved up";
    MOVED_DOWN = "moved down";
    LEDGER_OF_BASE = "Words from the base";
    TO_LEDGER_OF_BASE = "How much of the wire each ran";
    TO_LEDGER = "How much each has of the others";
    PEEK_HINT = "Point at a cell, or go from cell to cell with the arrow keys, to see its words here. Enter or a click reads them in columns.";
}

/// Says what the bars of an overview without a base are held against.
pub fn ledger_of(wire: &str) -> String {
    say!(ledger_of: "Words from {wire}", wire)
}

/// Says what an article has of a passage, and whether it moved.
pub fn told(how: &str, moved: Option<&str>) -> String {
    match moved {
        Some(moved) => say!(told: "{how}, {moved}", how, moved),
        None => how.to_owned(),
    }
}

/// Says that a story is too long for one picture.
pub fn omitted(passages: usize) -> String {
    say_of!(passages, omitted: "and {n} more passage: see it in columns." | "and {n} more passages: see them in columns.")
}

pub fn what_of(what: &str, text: &str) -> String {
    say!(what_of: "{what}, {text}", what, text)
}

pub fn percent(share: usize, of_what: &str) -> String {
    say!(percent: "{share}% {of_what}", share, of_what)
}

pub fn as_in(name: &str) -> String {
    say!(as_in: "In {name}:", name)
}

pub fn summary(articles: usize, passages: usize, shared: usize, alone: usize) -> String {
    let (all, passages) = (self::articles(articles), self::passages(passages));
    if articles == 2 {
        say!(summary_of_two: "{all}, {passages}: {shared} in both, {alone} in only one", all, passages, shared, alone)
    } else {
        say!(summary: "{all}, {passages}: {shared} in all, {alone} in only one", all, passages, shared, alone)
    }
}

/// Says whose words are the base's the most, and whose the least.
pub fn kept(base: &str, most: (&str, usize), least: (&str, usize)) -> String {
    let ((name, share), (other, its_share)) = (most, least);
    if share == its_share {
        return say!(kept: "{name} keeps {share}% of its words from {base}.", name, share, base);
    }
    say!(
        kept_most: "{name} keeps {share}% of its words from {base}, {other} {its_share}%.",
        name, share, base, other, its_share
    )
}

/// Names those that stop before the base does.
pub fn cut_short(having: &[&str]) -> String {
    let names = names(having);
    say_of!(having.len(), cut_short: "{names} stops before its end." | "{names} stop before its end.", names)
}

/// Says which passage most of the others leave out.
pub fn left_out(lacking: usize, of: usize, opening: &str) -> String {
    match of - lacking {
        0 => say!(left_out_by_all: "None of the others has {opening}.", opening),
        rest => {
            say_of!(rest, left_out: "All but one leave out {opening}." | "All but {n} leave out {opening}.", opening)
        }
    }
}

/// Says how much of one article another has.
pub fn share(name: &str, had: usize, of: usize, other: &str) -> String {
    say_of!(
        of,
        share: "{name} has {had} of the {n} paragraph in {other}, whole or in part."
            | "{name} has {had} of the {n} paragraphs in {other}, whole or in part.",
        name,
        had,
        other,
    )
}

pub fn closest(left: &str, right: &str, passages: usize) -> String {
    say!(
        closest: "No two have more in common than {both}: {passages}.",
        both = list(&[left, right]),
        passages = self::passages(passages)
    )
}

pub fn most_of_its_own(name: &str, paragraphs: usize) -> String {
    say_of!(
        paragraphs,
        most_of_its_own: "{name} has most of its own: {n} paragraph that no other has."
            | "{name} has most of its own: {n} paragraphs that no other has.",
        name,
    )
}
