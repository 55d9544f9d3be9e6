//! The words of differences copied as text.

use super::*;

phrases! {
    COPY = "Copy";
    COPY_HINT = "Copy this difference as text";
    COPIED = "Copied as a line of text.";
    NOTHING_TO_COPY = "Go to a difference first, then it can be copied.";
}

pub fn not_copied(line: &str) -> String {
    say!(not_copied: "The browser does not let this page copy. Here it is, to be copied by hand: {line}", line)
}

pub fn in_quotation_marks(words: &str) -> String {
    format!("“{}”", words.trim_matches(['“', '”', '"']))
}

pub fn at_paragraph(name: &str, n: usize) -> String {
    say!(at_paragraph: "{name}, paragraph {n}", name, n)
}

pub fn line_reworded(at: &str, here: &str, there: &str) -> String {
    say!(line_reworded: "{at}: {here} instead of {there}", at, here, there)
}

pub fn line_in_other_words(at: &str, here: &str) -> String {
    say!(line_in_other_words: "{at}, in other words: {here}", at, here)
}

pub fn line_added(at: &str, here: &str) -> String {
    say!(line_added: "{at}: {here} added", at, here)
}

pub fn line_only_here(at: &str, here: &str) -> String {
    say!(line_only_here: "{at}: {here} only here", at, here)
}

pub fn line_cut(at: &str, there: &str) -> String {
    say!(line_cut: "{at}: {there} cut", at, there)
}

pub fn line_missing(at: &str, there: &str) -> String {
    say!(line_missing: "{at}: {there} not here", at, there)
}

pub fn line_against(line: &str, name: &str, is_base: bool) -> String {
    if is_base {
        say!(line_against_base: "{line} (Base: {name})", line, name)
    } else {
        say!(line_against: "{line} (Compared with: {name})", line, name)
    }
}
