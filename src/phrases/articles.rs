//! The words of the articles dialog and what becomes of files.

use super::*;

pub const ARTICLES: &str = "Articles";
pub const DONE: &str = "Done";
pub const PASTE_HEADING: &str = "Paste an article";
pub const OUTLET_LABEL: &str = "Outlet";
pub const OUTLET_PLACEHOLDER: &str = "Such as Lindesca Courier";
pub const TEXT_LABEL: &str = "Text of the article";
pub const ADD_TEXT: &str = "Add this text";
pub const FILES_HEADING: &str = "Or add files";
pub const FILES_LABEL: &str = "Choose files";
pub const FILES_HINT: &str = "Plain text, Markdown or story.json. You can also drop files anywhere on this page.";
pub const PRIVACY: &str = "Nothing leaves this device: articles are compared in your browser.";
pub const DEMO_NOTE: &str =
    "This is a demo story, written for this page. Your first own article takes its place; you can come back to it.";
pub const MOVE_UP: &str = "Move up";
pub const MOVE_DOWN: &str = "Move down";
pub const REMOVE: &str = "Remove";
pub const START_OVER: &str = "Start over";
pub const BACK_TO_DEMO: &str = "Back to the demo";
pub const BACK_TO_OWN: &str = "Back to your articles";
pub const UNDO: &str = "Undo";
pub const DISMISS: &str = "Dismiss";
pub const DROP_HERE: &str = "Drop the articles anywhere";
pub const DEMO_PUT_AWAY: &str = "The demo story was put away.";
pub const STARTED_OVER: &str = "All articles were removed.";

pub fn act_on(action: &str, name: &str) -> String {
    format!("{action}: {name}")
}

pub fn outlet_of(name: &str) -> String {
    format!("Outlet of {name}")
}

pub fn unnamed_article(n: usize) -> String {
    format!("Article {n}")
}

pub fn own_title(n: usize) -> String {
    format!("One story, {}", versions(n))
}

pub fn removed(name: &str) -> String {
    format!("{name} was removed.")
}

pub fn files_added(n: usize) -> String {
    format!("{} added.", count(n, "article", "articles"))
}

pub fn not_text(file: &str) -> String {
    format!("{file} is not text, so it was left out.")
}

pub fn empty_file(file: &str) -> String {
    format!("{file} is empty, so it was left out.")
}

pub fn web_page(file: &str) -> String {
    format!("{file} is a saved web page, which can’t be read yet: copy its text and paste it instead.")
}

pub fn unreadable(file: &str) -> String {
    format!("{file} could not be read.")
}

pub fn not_a_story(file: &str, why: &str) -> String {
    format!("{file} is not a story file: {why}.")
}
