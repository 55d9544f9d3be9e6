//! The words of differences copied as text.

use super::*;

pub const COPY: &str = "Copy";
pub const COPY_HINT: &str = "Copy this difference as text";
pub const COPIED: &str = "Copied as a line of text.";
pub const NOTHING_TO_COPY: &str = "Go to a difference first, then it can be copied.";

pub fn not_copied(line: &str) -> String {
    format!("The browser does not let this page copy. Here it is, to be copied by hand: {line}")
}

pub fn in_quotation_marks(words: &str) -> String {
    format!("“{}”", words.trim_matches(['“', '”', '"']))
}

pub fn at_paragraph(name: &str, n: usize) -> String {
    format!("{name}, paragraph {}", number(n))
}

pub fn line_reworded(at: &str, here: &str, there: &str) -> String {
    format!("{at}: {here} instead of {there}")
}

pub fn line_in_other_words(at: &str, here: &str) -> String {
    format!("{at}, in other words: {here}")
}

pub fn line_added(at: &str, here: &str) -> String {
    format!("{at}: {here} added")
}

pub fn line_only_here(at: &str, here: &str) -> String {
    format!("{at}: {here} only here")
}

pub fn line_cut(at: &str, there: &str) -> String {
    format!("{at}: {there} cut")
}

pub fn line_missing(at: &str, there: &str) -> String {
    format!("{at}: {there} not here")
}

pub fn line_against(line: &str, name: &str, is_base: bool) -> String {
    if is_base { format!("{line} (Base: {name})") } else { format!("{line} (Compared with: {name})") }
}
