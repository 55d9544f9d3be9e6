//! The words of articles in columns or as they ran: blocks and the marks in them.

use super::*;

pub fn read_in(name: &str) -> String {
    format!("Read {name}")
}

pub const HEARD_EXTRA: &str = "only here: ";
pub const HEARD_ADDED: &str = "added: ";
pub const HEARD_GONE: &str = "not here: ";
pub const HEARD_CUT: &str = "cut: ";
pub const HEARD_INSTEAD_OF: &str = "instead of ";
pub const HEARD_REWORDED: &str = "in other words: ";
pub const HEARD_END: &str = "; ";
pub const HIDE: &str = "Hide";
pub const SHOW_BASE_TAG: &str = "base";
pub const REFERENCE_TAG: &str = "compared with this";

pub fn moved(up: bool, places: usize) -> String {
    format!("moved {} {}", if up { "up" } else { "down" }, count(places, "place", "places"))
}

pub fn split(part: usize, parts: usize) -> String {
    format!("split, part {part} of {parts}")
}

pub fn split_in(parts: usize) -> String {
    format!("split into {}", count(parts, "paragraph", "paragraphs"))
}

pub fn merged(from: usize) -> String {
    format!("merged from {}", count(from, "paragraph", "paragraphs"))
}

pub fn not_in(name: &str) -> String {
    format!("not in {name}")
}

pub const PARAGRAPH_ADDED: &str = "paragraph added";
pub const CUT: &str = "cut";
pub const ADDED: &str = "added";
pub const ONLY_HERE: &str = "only here";

pub fn instead_of(words: &str) -> String {
    format!("{HEARD_INSTEAD_OF}{}", quoted(words))
}

pub fn other_headline(name: &str, headline: &str) -> String {
    format!("Headline in {name}: “{}”", headline.trim())
}

pub const PERHAPS: &str = "perhaps the same";

/// Says that the other article tells the same elsewhere, but not for sure.
pub fn perhaps(start: &str) -> String {
    format!("perhaps the same as {start}")
}

/// Says where a passage is told that has no row of its own in an article.
pub fn told_in(start: &str) -> String {
    format!("told in {start}")
}

pub fn perhaps_told_in(start: &str) -> String {
    format!("perhaps told in {start}")
}

pub fn size(words: usize, paragraphs: usize) -> String {
    format!("{} in {}", count(words, "word", "words"), count(paragraphs, "paragraph", "paragraphs"))
}

pub fn alone(paragraphs: usize) -> String {
    format!("{} in no other", number(paragraphs))
}

pub fn absent(n: usize, is_cut: bool) -> String {
    let what = count(n, "paragraph", "paragraphs");
    if is_cut { format!("{what} cut here") } else { format!("{what} not here") }
}

pub fn furniture(lines: usize) -> String {
    format!("{} of page furniture", count(lines, "line", "lines"))
}

/// Says in a column where a paragraph ran that is shown in another row.
pub fn ran_here(start: &str) -> String {
    format!("ran here: {start}")
}

/// Says in a running article where the other has a paragraph that moved.
pub fn stands_elsewhere(start: &str, name: &str) -> String {
    format!("{name} has {start} here")
}

pub fn reworded_in(name: &str, here: &str, there: &str) -> String {
    format!("{name}: {here} instead of {there}")
}

pub fn in_other_words(name: &str, words: &str) -> String {
    format!("{name}, in other words: {words}")
}

pub fn words_only_in(name: &str, words: &str) -> String {
    format!("Only in {name}: {words}")
}

pub fn words_added(name: &str, words: &str) -> String {
    format!("Added by {name}: {words}")
}

pub fn words_missing(name: &str, words: &str) -> String {
    format!("Not in {name}: {words}")
}

pub fn words_cut(name: &str, words: &str) -> String {
    format!("Cut by {name}: {words}")
}

pub fn with_name(name: &str, what: &str) -> String {
    format!("{name}: {what}")
}

pub fn hide(name: &str) -> String {
    format!("{HIDE} {name}")
}

pub fn elsewhere(passages: usize) -> String {
    let are = if passages == 1 { "is" } else { "are" };
    format!("{} {are} only in articles that are not shown.", count(passages, "passage", "passages"))
}
