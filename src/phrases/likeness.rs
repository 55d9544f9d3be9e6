//! The words of the likeness of versions.

use super::*;

phrases! {
    LIKENESS = "Who is like whom";
    MATRIX_NOTE = "Words that both keep, in % of the paragraphs that answer each other.";
    TREE = "Who shares changes with whom";
    LIKENING = "Looking for changes that several versions share …";
    NO_CHANGES = "No two versions share a change of words.";
}

pub fn tree_note(root: &str) -> String {
    say!(tree_note: "Versions are joined with those nearest to them, from {root} on; the longer a line, the more words are others. Only changes that several share speak for a common source: they are named below.", root)
}

/// Says how much of two articles is the same.
pub fn like(share: usize, one: &str, other: &str) -> String {
    say!(like: "{one} and {other}: {share}%", one, other, share)
}

pub fn like_other(other: &str, share: usize) -> String {
    say!(like_other: "{other} {share}%", other, share)
}

/// Says who shares how many changes.
pub fn share_changes(names: &[&str], changes: usize, root: &str) -> String {
    say_of!(
        changes,
        share_changes: "{who} share {n} change that {root} does not have:"
            | "{who} share {n} changes that {root} does not have:",
        who = list(names),
        root,
    )
}

pub fn more_changes(changes: usize) -> String {
    say_of!(changes, more_changes: "Show {n} more change" | "Show {n} more changes")
}
