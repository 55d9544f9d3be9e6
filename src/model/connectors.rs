//! What lines between columns connect: where a moved paragraph ran and where it
//! is shown, the parts that a paragraph was split into or merged from.

use wirediff_engine::{ArticleId, BlockId};

use super::collated::{Collated, other_end};
use super::differences::{block_place, stub_place};
use super::table::{Cell, Entry, Table};

/// A line in the space before a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connector {
    /// The column before which it is drawn, from 0.
    pub before: usize,
    pub kind: ConnectorKind,
    /// The places that it touches in the column on its left, from the top.
    pub left: Vec<String>,
    /// Likewise on its right; of a moved block, its own place and then where it ran.
    pub right: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConnectorKind {
    Moved,
    /// One paragraph on one side, or several on both, told in several on the other.
    Grouped,
}

/// Returns the connectors of the columns on show.
pub fn connectors(collated: &Collated, table: &Table) -> Vec<Connector> {
    let mut connectors = Vec::new();
    for (before, &column) in table.columns.iter().enumerate() {
        for row in table.rows.iter() {
            let Some(Cell::Blocks(entries)) = row.cells.get(before) else { continue };
            connectors.extend(entries.iter().filter_map(|entry| match entry {
                Entry::Elsewhere(id) => Some(Connector {
                    before,
                    kind: ConnectorKind::Moved,
                    left: Vec::new(),
                    right: vec![block_place(*id), stub_place(*id)],
                }),
                _ => None,
            }));
        }
        let Some(&left) = before.checked_sub(1).and_then(|at| table.columns.get(at)) else { continue };
        let groups = groups(collated, left, column).into_iter().map(|(lefts, rights)| Connector {
            before,
            kind: ConnectorKind::Grouped,
            left: lefts.into_iter().map(block_place).collect(),
            right: rights.into_iter().map(block_place).collect(),
        });
        connectors.extend(groups);
    }
    connectors
}

/// Returns the blocks of two articles that are split or merged, group by group.
fn groups(collated: &Collated, left: ArticleId, right: ArticleId) -> Vec<(Vec<BlockId>, Vec<BlockId>)> {
    let mut groups: Vec<(Vec<BlockId>, Vec<BlockId>)> = Vec::new();
    for id in collated.block_ids(left) {
        let ends = |id: BlockId, there: ArticleId| {
            let links = collated.links_with(id, there).into_iter().filter(|(_, link)| link.group.is_some());
            links.map(|(_, link)| other_end(link, id)).collect::<Vec<_>>()
        };
        let rights = ends(id, right);
        let known = groups.iter_mut().find(|(_, known)| rights.iter().any(|end| known.contains(end)));
        match known {
            Some((lefts, known)) => {
                lefts.push(id);
                known.extend(rights.into_iter().filter(|end| !known.contains(end)).collect::<Vec<_>>());
            }
            None if !rights.is_empty() => groups.push((vec![id], rights)),
            None => {}
        }
    }
    groups.retain(|(lefts, rights)| lefts.len() + rights.len() > 2);
    groups
}

#[cfg(test)]
mod tests {
    use super::super::example::{BUS, COST, FAIR, FIRST, POOL, SECOND, VOTE, collated};
    use super::super::table::table;
    use super::*;

    fn check(left: &[&str], right: &[&str], expected: &[&str]) {
        let collated = collated(&[left, right], Some(0));
        let table = table(&collated, &[FIRST, SECOND], Some(FIRST));
        let connectors = connectors(&collated, &table);
        let shown: Vec<String> =
            connectors.iter().map(|it| format!("{:?} {}|{}", it.kind, it.left.join(" "), it.right.join(" "))).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn paragraphs_in_their_order_need_no_line() {
        check(&[VOTE, COST, POOL], &[VOTE, COST, POOL], &[]);
    }

    #[test]
    fn a_moved_paragraph_is_tied_to_where_it_ran() {
        let moved = "Moved |block-B1 place-of-B1";
        check(&[VOTE, COST, POOL, BUS, FAIR], &[FAIR, VOTE, COST, POOL, BUS], &[moved]);
    }

    #[test]
    fn merged_paragraphs_are_tied_to_the_one_that_tells_both() {
        let both = &format!("{COST} {POOL}");
        check(&[VOTE, COST, POOL, BUS], &[VOTE, both, BUS], &["Grouped block-A2 block-A3|block-B2"]);
    }
}
