//! A list of which only what differs is shown, the rest folded away in place.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::differences::Difference;
use super::running::Item;
use super::table::{Row, RowKind};

/// A list, and what of it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folded<T> {
    pub all: Arc<T>,
    pub shown: Vec<Shown>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// An item of the list.
    Item(usize),
    /// Items without a difference, the first of them and how many of them are
    /// paragraphs.
    Unchanged { from: usize, paragraphs: usize },
}

impl<T> Folded<T> {
    /// Counts what is shown.
    pub fn len(&self) -> usize {
        self.shown.len()
    }
}

/// Something that can be folded away.
pub trait Foldable {
    /// Says whether a reader would call it a paragraph.
    fn is_paragraph(&self) -> bool;
}

impl Foldable for Row {
    fn is_paragraph(&self) -> bool {
        self.kind == RowKind::Story
    }
}

impl Foldable for Item {
    fn is_paragraph(&self) -> bool {
        matches!(self, Item::Block(_))
    }
}

/// Returns what is shown of some items: all of them, or those with differences,
/// and of the others those that the reader has unfolded.
pub fn shown<T: Foldable>(items: &[T], only: Option<&[Difference]>, unfolded: &BTreeSet<usize>) -> Vec<Shown> {
    let mut changed = vec![only.is_none(); items.len()];
    for difference in only.into_iter().flatten() {
        if let Some(changed) = changed.get_mut(difference.row) {
            *changed = true;
        }
    }
    let mut shown: Vec<Shown> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        if changed[at] {
            shown.push(Shown::Item(at));
            continue;
        }
        let more = usize::from(item.is_paragraph());
        let is_inside = at > 0 && !changed[at - 1];
        match shown.last_mut() {
            Some(Shown::Unchanged { paragraphs, .. }) if is_inside => *paragraphs += more,
            // Within a run that the reader has unfolded.
            Some(Shown::Item(_)) if is_inside => shown.push(Shown::Item(at)),
            _ if unfolded.contains(&at) => shown.push(Shown::Item(at)),
            _ => shown.push(Shown::Unchanged { from: at, paragraphs: more }),
        }
    }
    // A byline alone is not worth a line that says it is hidden.
    shown.retain(|shown| !matches!(shown, Shown::Unchanged { paragraphs: 0, .. }));
    shown
}

#[cfg(test)]
mod tests {
    use wirediff_engine::ArticleId;

    use super::super::differences::What;
    use super::*;

    struct Paragraph;

    impl Foldable for Paragraph {
        fn is_paragraph(&self) -> bool {
            true
        }
    }

    /// Shows six items of which some differ and the runs that begin at some
    /// places are unfolded.
    fn check(changed: &[usize], unfolded: &[usize], expected: &str) {
        let difference = |row: &usize| Difference {
            place: String::new(),
            row: *row,
            here: ArticleId(0),
            there: None,
            what: What::Missing(1),
        };
        let differences: Vec<Difference> = changed.iter().map(difference).collect();
        let items: Vec<Paragraph> = (0..6).map(|_| Paragraph).collect();
        let shown = shown(&items, Some(&differences), &unfolded.iter().copied().collect());
        let shown = shown.iter().map(|shown| match shown {
            Shown::Item(at) => at.to_string(),
            Shown::Unchanged { paragraphs, .. } => format!("({paragraphs})"),
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn what_does_not_differ_is_folded_in_place() {
        check(&[0, 3], &[], "0 (2) 3 (2)");
        check(&[2], &[], "(2) 2 (3)");
        check(&[], &[], "(6)");
        check(&[0, 1, 2, 3, 4, 5], &[], "0 1 2 3 4 5");
    }

    #[test]
    fn a_run_is_unfolded_whole() {
        check(&[0, 3], &[1], "0 1 2 3 (2)");
        check(&[0, 3], &[4], "0 (2) 3 4 5");
    }
}
