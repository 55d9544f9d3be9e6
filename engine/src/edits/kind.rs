//! Kinds: what sort of change an edit is.

use std::ops::Range;

use super::EditKind;
use super::words::{Word, Words};
use crate::read::tokens::TokenKind;
use crate::stem::stem;

/// Returns the kind of a change from some left words to some right words.
pub fn kind(left: &Words, l: Range<usize>, right: &Words, r: Range<usize>) -> EditKind {
    let (lefts, rights) = (left.slice(l.clone()), right.slice(r.clone()));
    let spoken = |words: &[Word]| {
        words.iter().filter(|word| word.kind != TokenKind::Sign).map(|word| stem(&word.key)).collect::<Vec<_>>()
    };
    let (said_left, said_right) = (spoken(lefts), spoken(rights));
    if said_left.is_empty() && said_right.is_empty()
        || said_left.concat() == said_right.concat() && !said_left.is_empty()
    {
        return EditKind::Style; // Only signs, or `34-kilometer` and `34 kilometers`.
    }
    let figures = |words: &[Word]| {
        words.iter().filter(|word| word.kind == TokenKind::Figure).map(|word| stem(&word.key)).collect::<Vec<_>>()
    };
    if figures(lefts) != figures(rights) {
        return EditKind::Figure;
    }
    let is_name = |words: &Words, range: Range<usize>| {
        let named = range.clone().filter(|&index| words.get(index).kind == TokenKind::Word);
        let mut count = 0;
        // A capital that begins a sentence tells nothing.
        let capital =
            named.inspect(|_| count += 1).all(|index| index > 0 && words.text(index).starts_with(char::is_uppercase));
        capital && count > 0
    };
    match (l.is_empty() || is_name(left, l.clone()), r.is_empty() || is_name(right, r.clone())) {
        (true, true) if !(l.is_empty() && r.is_empty()) => EditKind::Name,
        _ => EditKind::Wording,
    }
}
