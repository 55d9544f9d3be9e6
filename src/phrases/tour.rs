//! The words of the tour that a first visit begins with.

use super::*;

phrases! {
    TOUR = "A short tour";
    TAKE_TOUR = "Take the tour";
    TOUR_BACK = "Back";
    TOUR_NEXT = "Next";
    TOUR_SKIP = "Skip the tour";
    TOUR_FINISH = "Finish";
}

pub fn tour_step(step: usize, of: usize) -> String {
    say!(tour_step: "{step} of {of}", step = step + 1, of)
}

phrases! {
    TOUR_GLANCE = "One story, at a glance";
    TOUR_GLANCE_PICTURE = "Each row is an outlet, each column a passage, from the beginning of the story to its end. The fuller a cell, the more of its words are the same.";
    TOUR_GLANCE_LIST = "Each entry below is a passage, from the beginning of the story to its end. Its cells stand for the outlets: the fuller, the more of their words are the same.";
    TOUR_PASSAGE = "What became of a passage";
    TOUR_PASSAGE_PICTURE = "Point at a cell, or go there with the arrow keys, and its words are below the picture. A dashed cell was left out; one that is partly filled was changed, as the one in the frame was. Click, or press Enter, to read it beside the others.";
    TOUR_PASSAGE_LIST = "Below its first words stands who changed a passage, moved it or left it out. Tap the words to read all versions, one under the other.";
    TOUR_WORDS = "Down to the word";
    TOUR_WORDS_PICTURE = "Columns sets the versions side by side, Reading shows one as it ran. A solid line is under words that are only there, a dotted one under words that are told otherwise; click them to see how. The dial chooses how much of that you see.";
    TOUR_WORDS_LIST = "Columns and Reading show one version at a time; a swipe turns to the next. A solid line is under words that are only there, a dotted one under words that are told otherwise; tap them to see how. The dial chooses how much of that you see.";
    TOUR_OWN = "Your own articles";
    TOUR_OWN_PICTURE = "Add articles, at the top of the page, takes what you paste. You can also drop files anywhere on the page. Nothing leaves this device: articles are compared in your browser.";
    TOUR_OWN_LIST = "Add articles, at the top of the page, takes files and what you paste. Nothing leaves this device: articles are compared in your browser.";
}

/// What each step of the tour is about, and what it says of that where there is
/// room for a picture, and where there is room for a list.
pub const TOUR_STEPS: [(Phrase, Phrase, Phrase); 4] = [
    (TOUR_GLANCE, TOUR_GLANCE_PICTURE, TOUR_GLANCE_LIST),
    (TOUR_PASSAGE, TOUR_PASSAGE_PICTURE, TOUR_PASSAGE_LIST),
    (TOUR_WORDS, TOUR_WORDS_PICTURE, TOUR_WORDS_LIST),
    (TOUR_OWN, TOUR_OWN_PICTURE, TOUR_OWN_LIST),
];
