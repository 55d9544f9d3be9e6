//! The words of the switches, the steps, the keys and the legend.

use super::*;

pub const ADD_ARTICLES: &str = "Add articles";
pub const THEME: &str = "Theme";
pub const THEMES: [&str; 3] = ["Automatic", "Light", "Dark"];
pub const VIEW: &str = "View";
pub const OVERVIEW: &str = "Overview";
pub const COLUMNS: &str = "Columns";
pub const READING: &str = "Reading";
pub const BASE: &str = "Base";
pub const NO_BASE: &str = "No base";
pub const ARTICLES_SHOWN: &str = "Articles shown";
pub const ARTICLE: &str = "Article";
pub const COMPARED_WITH: &str = "Compared with";
pub const NOTHING_TO_COMPARE: &str = "Nothing";
pub const PASSAGE: &str = "Passage";
pub const FINDINGS: &str = "Findings";
pub const CHANGES_ONLY: &str = "Changes only";
pub const KEYS_BUTTON: &str = "Help";

pub fn show_unchanged(paragraphs: usize) -> String {
    format!("Show {}", count(paragraphs, "unchanged paragraph", "unchanged paragraphs"))
}

pub const KEYS: &str = "Keys";
pub const KEY_HELP: [(&str, &str); 12] = [
    ("n j F7", "next difference"),
    ("p k Shift+F7", "previous difference"),
    ("Home End", "first and last difference"),
    ("← → ↑ ↓", "from cell to cell in the overview; left and right, the passage before and after"),
    ("Enter", "read what has the focus; in the search field, the next hit"),
    ("m t x", "mark a paragraph; at another: the two belong together, or are not the same"),
    ("f", "this paragraph is page furniture, or part of the story after all"),
    ("Ctrl+Z Ctrl+Shift+Z", "undo and redo a correction"),
    ("c", "copy the difference as text"),
    ("/", "search all versions"),
    ("1 2 3 4 5", "overview, columns, reading, passage, findings"),
    ("?", "this help"),
];
pub const PREVIOUS: &str = "Previous difference";
pub const NEXT: &str = "Next difference";
pub const DIFFERENCES: &str = "Differences";
pub const LEGEND_GONE: &str = "missing here";
pub const LEGEND_REWORDED: &str = "in other words";

pub fn compared_with(name: &str, is_base: bool) -> String {
    if is_base {
        format!("Words are compared with the base, {name}.")
    } else {
        format!("Words are compared with {name}.")
    }
}

/// Says where the reader stands; `index` counts from 0.
pub fn difference(index: usize, of: usize) -> String {
    format!("Difference {} of {}", number(index + 1), number(of))
}

pub fn differences(of: usize) -> String {
    if of == 0 { "No differences".to_owned() } else { count(of, "difference", "differences") }
}

pub fn shown_of(shown: usize, all: usize) -> String {
    format!("{ARTICLES_SHOWN}: {} of {}", number(shown), number(all))
}
