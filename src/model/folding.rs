//! A list of which only what differs is shown, the rest folded away in place.

use std::collections::BTreeSet;

use super::differences::Difference;
use super::running::Item;
use super::table::{Row, RowKind};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// An item of the list.
    Item(usize),
    /// Items without a difference, the first of them and how many of them are
    /// paragraphs.
    Unchanged { from: usize, paragraphs: usize },
}

impl Shown {
    /// Says whether an item is shown here, or folded away from here on.
    pub fn holds(&self, item: usize) -> bool {
        match *self {
            Shown::Item(at) => at == item,
            Shown::Unchanged { from, paragraphs } => (from..from + paragraphs).contains(&item),
        }
    }
}

impl Row {
    /// Says whether a reader would call it a paragraph.
    pub fn is_paragraph(&self) -> bool {
        self.kind == RowKind::Story
    }
}

impl Item {
    /// Says whether a reader would call it a paragraph.
    pub fn is_paragraph(&self) -> bool {
        matches!(self, Item::Block(_))
    }
}

/// Returns what is shown of some items, each a paragraph or not: all of them, or
/// those with differences, and of the others those that the reader has unfolded.
pub fn shown(paragraphs: &[bool], only: Option<&[Difference]>, unfolded: &BTreeSet<usize>) -> Vec<Shown> {
    let mut changed = vec![only.is_none(); paragraphs.len()];
    for difference in only.into_iter().flatten() {
        if let Some(changed) = changed.get_mut(difference.row) {
            *changed = true;
        }
    }
    let mut shown: Vec<Shown> = Vec::new();
    for (at, is_paragraph) in paragraphs.iter().enumerate() {
        if changed[at] {
            shown.push(Shown::Item(at));
            continue;
        }
        let more = usize::from(*is_paragraph);
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

    use super::super::dial::Grain;
    use super::super::differences::What;
    use super::*;

    /// Shows six items of which some differ and the runs that begin at some
    /// places are unfolded.
    fn check(changed: &[usize], unfolded: &[usize], expected: &str) {
        let difference = |row: &usize| Difference {
            place: String::new(),
            row: *row,
            here: ArticleId(0),
            there: None,
            what: What::Missing(1),
            grain: Grain::Structure,
        };
        let differences: Vec<Difference> = changed.iter().map(difference).collect();
        let shown = shown(&[true; 6], Some(&differences), &unfolded.iter().copied().collect());
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
