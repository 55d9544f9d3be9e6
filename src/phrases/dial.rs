//! The words of the dial and of what it folds away.

use wirediff_engine::EditKind;

use super::*;

pub const DIAL: &str = "Differences shown";

/// Its steps, from all to least.
pub const DIAL_STEPS: [&str; 4] = ["Everything", "House style hidden", "Substance", "Structure"];

/// What each step shows.
pub const DIAL_HINTS: [&str; 4] = [
    "Every difference, those of spelling, capitals and punctuation too",
    "All but house style: spelling, capitals, punctuation, how a number or a name is written",
    "What changes the news: figures, names, quotations, who says so, how sure it is, what is denied, whole sentences and paragraphs",
    "Whole paragraphs: moved, split, merged, cut or added",
];

/// Says how many differences are folded away, and of which sort.
pub fn folded(substance: usize, wording: usize, style: usize) -> String {
    let sorts = [(substance, "of substance"), (wording, "of wording"), (style, "of house style")];
    let told = sorts.iter().filter(|(count, _)| *count > 0).map(|(count, of)| format!("{} {of}", number(*count)));
    told.collect::<Vec<_>>().join(", ")
}

/// Says what changed words are about, where it is not words alone.
pub fn edit_kind(kind: EditKind) -> Option<&'static str> {
    match kind {
        EditKind::Style => Some("house style"),
        EditKind::Spelling => Some("spelling of a name"),
        EditKind::Figure => Some("figure"),
        EditKind::Name => Some("name"),
        EditKind::Quotation => Some("quotation"),
        EditKind::Attribution => Some("who says so"),
        EditKind::Certainty => Some("how sure it is"),
        EditKind::Negation => Some("denial"),
        EditKind::Sentence => Some("sentence"),
        EditKind::Wording => None,
    }
}

/// Puts what changed words are about before what became of them.
pub fn of_kind(kind: Option<&str>, what: &str) -> String {
    match kind {
        Some(kind) => format!("{kind}, {what}"),
        None => what.to_owned(),
    }
}
