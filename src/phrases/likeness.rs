//! The words of the likeness of versions.

use super::*;

pub const LIKENESS: &str = "Who is like whom";
pub const MATRIX_NOTE: &str = "Words that both keep, in % of the paragraphs that answer each other.";
pub const TREE: &str = "Who shares changes with whom";
pub const LIKENING: &str = "Looking for changes that several versions share …";
pub const NO_CHANGES: &str = "No two versions share a change of words.";

pub fn tree_note(root: &str) -> String {
    format!(
        "Versions are joined with those nearest to them, from {root} on; the longer a line, the more words are others. Only changes that several share speak for a common source: they are named below."
    )
}

/// Says how much of two articles is the same.
pub fn like(share: usize, one: &str, other: &str) -> String {
    format!("{one} and {other}: {share}%")
}

pub fn like_other(other: &str, share: usize) -> String {
    format!("{other} {share}%")
}

/// Says who shares how many changes.
pub fn share_changes(names: &[&str], changes: usize, root: &str) -> String {
    let who = match names {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        names => names.concat(),
    };
    format!("{who} share {} that {root} does not have:", count(changes, "change", "changes"))
}

pub fn more_changes(changes: usize) -> String {
    format!("Show {}", count(changes, "more change", "more changes"))
}
