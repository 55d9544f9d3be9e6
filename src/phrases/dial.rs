//! The words of the dial and of what it folds away.

use wirediff_engine::EditKind;

use super::*;

phrases! {
    DIAL = "Differences shown";
    DIAL_ALL = "Everything";
    DIAL_STYLE = "House style hidden";
    DIAL_SUBSTANCE = "Substance";
    DIAL_STRUCTURE = "Structure";
    DIAL_ALL_HINT = "Every difference, those of spelling, capitals and punctuation too";
    DIAL_STYLE_HINT = "All but house style: spelling, capitals, punctuation, how a number or a name is written";
    DIAL_SUBSTANCE_HINT = "What changes the news: figures, names, quotations, who says so, how sure it is, what is denied, whole sentences and paragraphs";
    DIAL_STRUCTURE_HINT = "Whole paragraphs: moved, split, merged, cut or added";
}

/// Its steps, from all to least.
pub const DIAL_STEPS: [Phrase; 4] = [DIAL_ALL, DIAL_STYLE, DIAL_SUBSTANCE, DIAL_STRUCTURE];

/// What each step shows.
pub const DIAL_HINTS: [Phrase; 4] = [DIAL_ALL_HINT, DIAL_STYLE_HINT, DIAL_SUBSTANCE_HINT, DIAL_STRUCTURE_HINT];

/// Says how many differences are folded away, and of which sort.
pub fn folded(substance: usize, wording: usize, style: usize) -> String {
    let sorts = [
        (substance, say!(folded_substance: "{n} of substance", n = substance)),
        (wording, say!(folded_wording: "{n} of wording", n = wording)),
        (style, say!(folded_style: "{n} of house style", n = style)),
    ];
    let told = sorts.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text);
    told.collect::<Vec<_>>().join(", ")
}

phrases! {
    ABOUT_HOUSE_STYLE = "house style";
    ABOUT_SPELLING_OF_A_NAME = "spelling of a name";
    ABOUT_FIGURE = "figure";
    ABOUT_NAME = "name";
    ABOUT_QUOTATION = "quotation";
    ABOUT_WHO_SAYS_SO = "who says so";
    ABOUT_HOW_SURE_IT_IS = "how sure it is";
    ABOUT_DENIAL = "denial";
    ABOUT_SENTENCE = "sentence";
}

/// Says what changed words are about, where it is not words alone.
pub fn edit_kind(kind: EditKind) -> Option<&'static str> {
    match kind {
        EditKind::Style => Some(ABOUT_HOUSE_STYLE.say()),
        EditKind::Spelling => Some(ABOUT_SPELLING_OF_A_NAME.say()),
        EditKind::Figure => Some(ABOUT_FIGURE.say()),
        EditKind::Name => Some(ABOUT_NAME.say()),
        EditKind::Quotation => Some(ABOUT_QUOTATION.say()),
        EditKind::Attribution => Some(ABOUT_WHO_SAYS_SO.say()),
        EditKind::Certainty => Some(ABOUT_HOW_SURE_IT_IS.say()),
        EditKind::Negation => Some(ABOUT_DENIAL.say()),
        EditKind::Sentence => Some(ABOUT_SENTENCE.say()),
        EditKind::Wording => None,
    }
}

/// Puts what changed words are about before what became of them.
pub fn of_kind(kind: Option<&str>, what: &str) -> String {
    match kind {
        Some(kind) => say!(of_kind: "{kind}, {what}", kind, what),
        None => what.to_owned(),
    }
}
