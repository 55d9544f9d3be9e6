//! The words of the switches, the steps, the keys and the legend.

use super::*;

phrases! {
    ADD_ARTICLES = "Add articles";
    MORE = "More";
    THEME = "Theme";
}
phrases! {
    AUTOMATIC = "Automatic";
    LIGHT = "Light";
    DARK = "Dark";
    LANGUAGE = "Language";
}
pub const THEMES: [Phrase; 3] = [AUTOMATIC, LIGHT, DARK];
phrases! {
    VIEW = "View";
    OVERVIEW = "Overview";
    COLUMNS = "Columns";
    READING = "Reading";
    BASE = "Base";
    NO_BASE = "No base";
    ARTICLES_SHOWN = "Articles shown";
    ARTICLE = "Article";
    COMPARED_WITH = "Compared with";
    NOTHING_TO_COMPARE = "Nothing";
    PASSAGE = "Passage";
    FINDINGS = "Findings";
    CHANGES_ONLY = "Changes only";
    KEYS_BUTTON = "Help";
}

pub fn show_unchanged(paragraphs: usize) -> String {
    say_of!(paragraphs, show_unchanged: "Show {n} unchanged paragraph" | "Show {n} unchanged paragraphs")
}

phrases! {
    KEYS = "Keys";
}
phrases! {
    KEYS_NEXT = "next difference";
    KEYS_PREVIOUS = "previous difference";
    KEYS_ENDS = "first and last difference";
    KEYS_ARROWS = "from cell to cell in the overview; left and right, the passage before and after";
    KEYS_ENTER = "read what has the focus; in the search field, the next hit";
    KEYS_MARK = "mark a paragraph; at another: the two belong together, or are not the same";
    KEYS_FURNITURE = "this paragraph is page furniture, or part of the story after all";
    KEYS_UNDO = "undo and redo a correction";
    KEYS_COPY = "copy the difference as text";
    KEYS_SEARCH = "search all versions";
    KEYS_VIEWS = "overview, columns, reading, passage, findings";
    KEYS_HELP = "this help";
}
pub const KEY_HELP: [(&str, Phrase); 12] = [
    ("n j F7", KEYS_NEXT),
    ("p k Shift+F7", KEYS_PREVIOUS),
    ("Home End", KEYS_ENDS),
    ("← → ↑ ↓", KEYS_ARROWS),
    ("Enter", KEYS_ENTER),
    ("m t x", KEYS_MARK),
    ("f", KEYS_FURNITURE),
    ("Ctrl+Z Ctrl+Shift+Z", KEYS_UNDO),
    ("c", KEYS_COPY),
    ("/", KEYS_SEARCH),
    ("1 2 3 4 5", KEYS_VIEWS),
    ("?", KEYS_HELP),
];
phrases! {
    PREVIOUS = "Previous difference";
    NEXT = "Next difference";
    DIFFERENCES = "Differences";
    LEGEND_GONE = "missing here";
    LEGEND_REWORDED = "in other words";
    NO_DIFFERENCES = "No differences";
}

pub fn compared_with(name: &str, is_base: bool) -> String {
    if is_base {
        say!(compared_with_base: "Words are compared with the base, {name}.", name)
    } else {
        say!(compared_with: "Words are compared with {name}.", name)
    }
}

/// Says where the reader stands; `index` counts from 0.
pub fn difference(index: usize, of: usize) -> String {
    say!(difference: "Difference {at} of {of}", at = index + 1, of)
}

pub fn differences(of: usize) -> String {
    if of == 0 {
        NO_DIFFERENCES.say().to_owned()
    } else {
        say_of!(of, differences: "{n} difference" | "{n} differences")
    }
}

pub fn shown_of(shown: usize, all: usize) -> String {
    say!(shown_of: "Articles shown: {shown} of {all}", shown, all)
}
