//! The words of corrections by hand.

use wirediff_engine::story::PinKind;

use super::*;

phrases! {
    CORRECTIONS = "Corrections";
    NO_CORRECTIONS = "Nothing is corrected by hand.";
    CORRECTIONS_HINT = "The latest is first. The page’s address carries them all, so a link to the demo does too.";
    NOT_HONOURED = "does not count: another correction contradicts it";
    REDO = "Redo";
    MENU = "Menu";
    MARK = "Belongs with another paragraph …";
    MARK_GAP = "It is here, in another paragraph …";
    UNMARK = "Forget that this one is marked";
    PART_FROM_ALL = "Not the same as any of the others";
    IS_FURNITURE = "This is page furniture";
    IS_STORY = "This is part of the story";
    GRIP_HINT = "Click to correct, or drag onto the paragraph that it belongs with";
    GAP_HINT = "Click to say which paragraph tells this, or drag onto it";
    ONE_ARTICLE = "Only paragraphs of different articles can belong together.";
    MARK_FIRST = "First mark a paragraph: put the focus on it and press m.";
    GO_FIRST = "First put the focus on a paragraph, with n, Tab or a click.";
    UNMARKED = "No paragraph is marked any more.";
    NOTHING_TO_UNDO = "There is nothing to undo.";
    NOTHING_TO_REDO = "There is nothing to redo.";
}

pub fn corrections(n: usize) -> String {
    say_of!(n, corrections: "{n} correction" | "{n} corrections")
}

/// Names a paragraph by its first words and its article.
pub fn of_article(start: &str, name: &str) -> String {
    say!(of_article: "{start} in {name}", start, name)
}

pub fn correct(start: &str) -> String {
    say!(correct: "Correct {start}", start)
}

/// Names the place where an article lacks a paragraph of another.
pub fn gap(name: &str, start: &str) -> String {
    say!(gap: "{name} without {start}", name, start)
}

pub fn join_with(paragraph: &str) -> String {
    say!(join_with: "Belongs together with {paragraph}", paragraph)
}

pub fn part_from(paragraph: &str) -> String {
    say!(part_from: "Not the same as {paragraph}", paragraph)
}

pub fn part_from_version(name: &str) -> String {
    say!(part_from_version: "Not the same as in {name}", name)
}

/// Says what a correction says.
pub fn correction(is: PinKind, paragraphs: &[String]) -> String {
    let of: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    let all = list(&of);
    match (is, of.len()) {
        (PinKind::Together, _) => say!(pin_together: "{all} belong together", all),
        (PinKind::Apart, _) => say!(pin_apart: "{all} are not the same", all),
        (PinKind::Furniture, n) => {
            say_of!(n, pin_furniture: "{all} is page furniture" | "{all} are page furniture", all)
        }
        (PinKind::Body, n) => say_of!(n, pin_body: "{all} is part of the story" | "{all} are part of the story", all),
    }
}

/// Says that a paragraph is the same as none of so many others.
pub fn apart_from_all(paragraph: &str, others: usize) -> String {
    say_of!(others, apart_from_all: "{paragraph} is not the same as {n} other" | "{paragraph} is not the same as {n} others", paragraph)
}

pub fn corrected(correction: &str) -> String {
    say!(corrected: "Corrected: {correction}.", correction)
}

pub fn not_honoured(correction: &str) -> String {
    say!(not_honoured: "This cannot be, as other corrections contradict it: {correction}.", correction)
}

pub fn overrules(correction: &str, n: usize) -> String {
    say_of!(
        n,
        overrules: "Corrected: {correction}. An earlier correction no longer counts."
            | "Corrected: {correction}. Earlier corrections no longer count.",
        correction,
    )
}

pub fn taken_back(correction: &str) -> String {
    say!(taken_back: "Taken back: {correction}.", correction)
}

pub fn done_again(correction: &str) -> String {
    say!(done_again: "Done again: {correction}.", correction)
}

pub fn marked(paragraph: &str) -> String {
    say!(marked: "Marked: {paragraph}. Now find the paragraph that it belongs with, and say so in its menu or with the key t; the key x says that the two are not the same.", paragraph)
}
