//! The words of corrections by hand.

use wirediff_engine::story::PinKind;

use super::*;

pub const CORRECTIONS: &str = "Corrections";
pub const NO_CORRECTIONS: &str = "Nothing is corrected by hand.";
pub const CORRECTIONS_HINT: &str =
    "The latest is first. The page’s address carries them all, so a link to the demo does too.";
pub const NOT_HONOURED: &str = "does not count: another correction contradicts it";
pub const REDO: &str = "Redo";
pub const MENU: &str = "Menu";
pub const MARK: &str = "Belongs with another paragraph …";
pub const UNMARK: &str = "Forget that this one is marked";
pub const PART_FROM_ALL: &str = "Not the same as any of the others";
pub const IS_FURNITURE: &str = "This is page furniture";
pub const IS_STORY: &str = "This is part of the story";
pub const GRIP_HINT: &str = "Click to correct, or drag onto the paragraph that it belongs with";
pub const ONE_ARTICLE: &str = "Only paragraphs of different articles can belong together.";
pub const MARK_FIRST: &str = "First mark a paragraph: put the focus on it and press m.";
pub const GO_FIRST: &str = "First put the focus on a paragraph, with n, Tab or a click.";
pub const UNMARKED: &str = "No paragraph is marked any more.";
pub const NOTHING_TO_UNDO: &str = "There is nothing to undo.";
pub const NOTHING_TO_REDO: &str = "There is nothing to redo.";

pub fn corrections(n: usize) -> String {
    count(n, "correction", "corrections")
}

/// Names a paragraph by its first words and its article.
pub fn of_article(start: &str, name: &str) -> String {
    format!("{start} in {name}")
}

pub fn correct(start: &str) -> String {
    format!("Correct {start}")
}

pub fn join_with(paragraph: &str) -> String {
    format!("Belongs together with {paragraph}")
}

pub fn part_from(paragraph: &str) -> String {
    format!("Not the same as {paragraph}")
}

pub fn part_from_version(name: &str) -> String {
    format!("Not the same as in {name}")
}

/// Says what a correction says.
pub fn correction(is: PinKind, paragraphs: &[String]) -> String {
    let (last, others) = paragraphs.split_last().map_or(("", &[][..]), |(last, others)| (last.as_str(), others));
    let others = others.join(", ");
    match is {
        PinKind::Together => format!("{others} and {last} belong together"),
        PinKind::Apart => format!("{others} and {last} are not the same"),
        PinKind::Furniture if others.is_empty() => format!("{last} is page furniture"),
        PinKind::Furniture => format!("{others} and {last} are page furniture"),
        PinKind::Body if others.is_empty() => format!("{last} is part of the story"),
        PinKind::Body => format!("{others} and {last} are part of the story"),
    }
}

/// Says that a paragraph is the same as none of so many others.
pub fn apart_from_all(paragraph: &str, others: usize) -> String {
    format!("{paragraph} is not the same as {}", count(others, "other", "others"))
}

pub fn corrected(correction: &str) -> String {
    format!("Corrected: {correction}.")
}

pub fn not_honoured(correction: &str) -> String {
    format!("This cannot be, as other corrections contradict it: {correction}.")
}

pub fn overrules(correction: &str, n: usize) -> String {
    let earlier =
        if n == 1 { "An earlier correction no longer counts." } else { "Earlier corrections no longer count." };
    format!("Corrected: {correction}. {earlier}")
}

pub fn taken_back(correction: &str) -> String {
    format!("Taken back: {correction}.")
}

pub fn done_again(correction: &str) -> String {
    format!("Done again: {correction}.")
}

pub fn marked(paragraph: &str) -> String {
    format!(
        "Marked: {paragraph}. Now find the paragraph that it belongs with, and say so in its menu or with the key t; the key x says that the two are not the same."
    )
}
