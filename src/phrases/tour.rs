//! The words of the tour that a first visit begins with.

use super::*;

pub const TOUR: &str = "A short tour";
pub const TAKE_TOUR: &str = "Take the tour";
pub const TOUR_BACK: &str = "Back";
pub const TOUR_NEXT: &str = "Next";
pub const TOUR_SKIP: &str = "Skip the tour";
pub const TOUR_FINISH: &str = "Finish";

pub fn tour_step(step: usize, of: usize) -> String {
    format!("{} of {}", number(step + 1), number(of))
}

/// What each step of the tour is about, and what it says of that where there is
/// room for a picture, and where there is room for a list.
pub const TOUR_STEPS: [(&str, &str, &str); 4] = [
    (
        "One story, at a glance",
        "Each row is an outlet, each column a passage of the story, from its beginning to its end. The darker a cell, \
         the nearer its words are to the base’s.",
        "Each entry is a passage of the story, from its beginning to its end. Its squares stand for the outlets: the \
         darker, the nearer their words are to the base’s.",
    ),
    (
        "What became of a passage",
        "Point at a cell, or go there with the arrow keys: below the picture is what it says. An empty cell was left \
         out, and one that is half filled was changed, as the one with a frame was. A click, or Enter, reads it beside \
         the others.",
        "Below its first words stands who changed a passage, moved it or left it out. Tap the words to read all \
         versions, one under the other.",
    ),
    (
        "Down to the word",
        "Columns sets the versions side by side, Reading shows one as it ran. A solid line marks words that are only \
         there, a dotted one words that are told otherwise; click them to see how. The dial chooses how much of that \
         you see.",
        "Columns and Reading show a version as it ran; a swipe turns to the next. A solid line marks words that are \
         only there, a dotted one words that are told otherwise; tap them to see how. The dial chooses how much of \
         that you see.",
    ),
    (
        "Your own articles",
        "Add articles, at the top of the page, takes what you paste. You can also drop files anywhere on the page. \
         Nothing leaves this device: articles are compared in your browser.",
        "Add articles, at the top of the page, takes what you paste, and files. Nothing leaves this device: articles \
         are compared in your browser.",
    ),
];
