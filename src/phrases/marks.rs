//! The words of articles in columns or as they ran: blocks and the marks in them.

use super::*;

pub fn read_in(name: &str) -> String {
    say!(read_in: "Read {name}", name)
}

phrases! {
    HEARD_EXTRA = "only here: ";
    HEARD_ADDED = "added: ";
    HEARD_GONE = "not here: ";
    HEARD_CUT = "cut: ";
    HEARD_INSTEAD_OF = "instead of ";
    HEARD_REWORDED = "in other words: ";
    HEARD_END = "; ";
    HIDE = "Hide";
    SHOW_BASE_TAG = "base";
    REFERENCE_TAG = "compared with this";
}

pub fn moved(up: bool, places: usize) -> String {
    if up {
        say_of!(places, moved_up: "moved up {n} place" | "moved up {n} places")
    } else {
        say_of!(places, moved_down: "moved down {n} place" | "moved down {n} places")
    }
}

pub fn split(part: usize, parts: usize) -> String {
    say!(split: "split, part {part} of {parts}", part, parts)
}

pub fn split_in(parts: usize) -> String {
    say_of!(parts, split_in: "split into {n} paragraph" | "split into {n} paragraphs")
}

pub fn merged(from: usize) -> String {
    say_of!(from, merged: "merged from {n} paragraph" | "merged from {n} paragraphs")
}

pub fn not_in(name: &str) -> String {
    say!(not_in: "not in {name}", name)
}

phrases! {
    PARAGRAPH_ADDED = "paragraph added";
    CUT = "cut";
    ADDED = "added";
    ONLY_HERE = "only here";
}

pub fn instead_of(words: &str) -> String {
    say!(instead_of: "instead of {words}", words = quoted(words))
}

pub fn other_headline(name: &str, headline: &str) -> String {
    say!(other_headline: "Headline in {name}: “{headline}”", name, headline = headline.trim())
}

phrases! {
    PERHAPS = "perhaps the same";
}

/// Says that the other article tells the same elsewhere, but not for sure.
pub fn perhaps(start: &str) -> String {
    say!(perhaps: "perhaps the same as {start}", start)
}

/// Says where a passage is told that has no row of its own in an article.
pub fn told_in(start: &str) -> String {
    say!(told_in: "told in {start}", start)
}

pub fn perhaps_told_in(start: &str) -> String {
    say!(perhaps_told_in: "perhaps told in {start}", start)
}

pub fn size(words: usize, paragraphs: usize) -> String {
    say!(size: "{words} in {paragraphs}", words = words_in_all(words), paragraphs = super::paragraphs(paragraphs))
}

pub fn alone(paragraphs: usize) -> String {
    say!(alone: "{paragraphs} in no other", paragraphs)
}

pub fn absent(n: usize, is_cut: bool) -> String {
    if is_cut {
        say_of!(n, absent_cut: "{n} paragraph cut here" | "{n} paragraphs cut here")
    } else {
        say_of!(n, absent: "{n} paragraph not here" | "{n} paragraphs not here")
    }
}

pub fn furniture(lines: usize) -> String {
    say_of!(lines, furniture: "{n} line of page furniture" | "{n} lines of page furniture")
}

/// Says in a column where a paragraph ran that is shown in another row.
pub fn ran_here(start: &str) -> String {
    say!(ran_here: "ran here: {start}", start)
}

/// Says in a running article where the other has a paragraph that moved.
pub fn stands_elsewhere(start: &str, name: &str) -> String {
    say!(stands_elsewhere: "{name} has {start} here", name, start)
}

pub fn reworded_in(name: &str, here: &str, there: &str) -> String {
    say!(reworded_in: "{name}: {here} instead of {there}", name, here, there)
}

pub fn in_other_words(name: &str, words: &str) -> String {
    say!(in_other_words: "{name}, in other words: {words}", name, words)
}

pub fn words_only_in(name: &str, words: &str) -> String {
    say!(words_only_in: "Only in {name}: {words}", name, words)
}

pub fn words_added(name: &str, words: &str) -> String {
    say!(words_added: "Added by {name}: {words}", name, words)
}

pub fn words_missing(name: &str, words: &str) -> String {
    say!(words_missing: "Not in {name}: {words}", name, words)
}

pub fn words_cut(name: &str, words: &str) -> String {
    say!(words_cut: "Cut by {name}: {words}", name, words)
}

pub fn with_name(name: &str, what: &str) -> String {
    say!(with_name: "{name}: {what}", name, what)
}

pub fn hide(name: &str) -> String {
    say!(hide: "Hide {name}", name)
}

pub fn elsewhere(passages: usize) -> String {
    say_of!(
        passages,
        elsewhere: "{n} passage is only in articles that are not shown."
            | "{n} passages are only in articles that are not shown.",
    )
}
