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
        "Each row is an outlet, each column a passage, from the beginning of the story to its end. The fuller a cell, \
         the more of its words are the same.",
        "Each entry below is a passage, from the beginning of the story to its end. Its cells stand for the outlets: \
         the fuller, the more of their words are the same.",
    ),
    (
        "What became of a passage",
        "Point at a cell, or go there with the arrow keys, and its words are below the picture. A dashed cell was left \
         out; one that is partly filled was changed, as the one in the frame was. Click, or press Enter, to read it \
         beside the others.",
        "Below its first words stands who changed a passage, moved it or left it out. Tap the words to read all \
         versions, one under the other.",
    ),
    (
        "Down to the word",
        "Columns sets the versions side by side, Reading shows one as it ran. A solid line is under words that are only \
         there, a dotted one under words that are told otherwise; click them to see how. The dial chooses how much of \
         that you see.",
        "Columns and Reading show one version at a time; a swipe turns to the next. A solid line is under words that \
         are only there, a dotted one under words that are told otherwise; tap them to see how. The dial chooses how \
         much of that you see.",
    ),
    (
        "Your own articles",
        "Add articles, at the top of the page, takes what you paste. You can also drop files anywhere on the page. \
         Nothing leaves this device: articles are compared in your browser.",
        "Add articles, at the top of the page, takes files and what you paste. Nothing leaves this device: articles are \
         compared in your browser.",
    ),
];
