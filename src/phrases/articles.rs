//! The words of the articles dialog and what becomes of files.

use super::*;

phrases! {
    ARTICLES = "Articles";
    DONE = "Done";
    PASTE_HEADING = "Paste an article";
    OUTLET_LABEL = "Outlet";
    OUTLET_PLACEHOLDER = "Such as Lindesca Courier";
    TEXT_LABEL = "Text of the article";
    ADD_TEXT = "Add this text";
    FILES_HEADING = "Or add files";
    FILES_LABEL = "Choose files";
    FILES_HINT = "Plain text, Markdown or story.json. You can also drop files anywhere on this page.";
    PRIVACY = "Nothing leaves this device: articles are compared in your browser.";
    DEMO_NOTE = "This is a demo story, written for this page. Your first own article takes its place; you can come back to it.";
    MOVE_UP = "Move up";
    MOVE_DOWN = "Move down";
    REMOVE = "Remove";
    START_OVER = "Start over";
    BACK_TO_DEMO = "Back to the demo";
    BACK_TO_OWN = "Back to your articles";
    UNDO = "Undo";
    DISMISS = "Dismiss";
    DROP_HERE = "Drop the articles anywhere";
    DEMO_PUT_AWAY = "The demo story was put away.";
    STARTED_OVER = "All articles were removed.";
}

pub fn act_on(action: &str, name: &str) -> String {
    say!(act_on: "{action}: {name}", action, name)
}

pub fn outlet_of(name: &str) -> String {
    say!(outlet_of: "Outlet of {name}", name)
}

pub fn unnamed_article(n: usize) -> String {
    say!(unnamed_article: "Article {n}", n)
}

pub fn own_title(n: usize) -> String {
    say_of!(n, own_title: "One story, {n} version" | "One story, {n} versions")
}

pub fn removed(name: &str) -> String {
    say!(removed: "{name} was removed.", name)
}

pub fn files_added(n: usize) -> String {
    say_of!(n, files_added: "{n} article added." | "{n} articles added.")
}

pub fn not_text(file: &str) -> String {
    say!(not_text: "{file} is not text, so it was left out.", file)
}

pub fn empty_file(file: &str) -> String {
    say!(empty_file: "{file} is empty, so it was left out.", file)
}

pub fn web_page(file: &str) -> String {
    say!(web_page: "{file} is a saved web page, which can’t be read yet: copy its text and paste it instead.", file)
}

pub fn unreadable(file: &str) -> String {
    say!(unreadable: "{file} could not be read.", file)
}

pub fn not_a_story(file: &str, why: &str) -> String {
    say!(not_a_story: "{file} is not a story file: {why}.", file, why)
}
