//! The reading view as plain data: one article as it ran, with what the other
//! has besides put where it would have stood.

use std::collections::BTreeMap;

use wirediff_engine::{ArticleId, BlockId, Role};

use super::collated::{Collated, Pair, other_end};
use super::moves::{bundle, moves};
use super::table::{Placed, role, standing};

/// One thing that a reader of the article comes to, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    Block(Placed),
    /// Lines of page furniture that follow one another, folded.
    Furniture(Vec<BlockId>),
    /// Paragraphs of the other article that this one lacks.
    Absent(Vec<BlockId>),
    /// The place where the other article has a block that moved.
    Elsewhere(BlockId),
}

/// Returns an article as it ran, held against another if there is one.
pub fn running(collated: &Collated, here: ArticleId, there: Option<ArticleId>) -> Vec<Item> {
    let pair = there.filter(|&there| there != here).map(|there| Pair { here, there });
    let moves = pair.map(|pair| moves(collated, pair)).unwrap_or_default();
    let mut between = pair.map(|pair| between(collated, pair, &moves)).unwrap_or_default();
    let blocks: Vec<BlockId> = collated.block_ids(here).collect();
    let is_heading = |id: &&BlockId| matches!(role(collated, **id), Some(Role::Headline | Role::Dek));
    let first_body = blocks.iter().take_while(is_heading).count();
    let mut items: Vec<Item> = Vec::new();
    for (index, &id) in blocks.iter().enumerate() {
        if index == first_body {
            items.extend(between.remove(&None).unwrap_or_default());
        }
        if role(collated, id) == Some(Role::Furniture) {
            match items.last_mut() {
                Some(Item::Furniture(lines)) => lines.push(id),
                _ => items.push(Item::Furniture(vec![id])),
            }
        } else {
            let moved = moves.get(&id).copied();
            items.push(Item::Block(Placed {
                id,
                standing: standing(collated, id, pair.map(|pair| pair.there)),
                moved,
                is_elsewhere: moved.is_some(),
                bundle: pair.and_then(|pair| bundle(collated, id, pair.there)),
            }));
        }
        items.extend(between.remove(&Some(id)).unwrap_or_default());
    }
    items.extend(between.into_values().flatten());
    items
}

/// Returns what the other article has besides, by the block here that it would
/// follow: none for what stands before the first answered block.
fn between(
    collated: &Collated,
    pair: Pair,
    moves: &BTreeMap<BlockId, super::moves::Move>,
) -> BTreeMap<Option<BlockId>, Vec<Item>> {
    let mut between: BTreeMap<Option<BlockId>, Vec<Item>> = BTreeMap::new();
    let mut after: Option<BlockId> = None;
    for there in collated.block_ids(pair.there) {
        let links = collated.links_with(there, pair.here);
        let answers: Vec<BlockId> = links.iter().map(|(_, link)| other_end(link, there)).collect();
        let items = between.entry(after).or_default();
        if answers.is_empty() {
            if !collated.beside(there, pair.here).is_empty() {
                continue;
            }
            if matches!(role(collated, there), Some(Role::Body | Role::Dek)) {
                match items.last_mut() {
                    Some(Item::Absent(blocks)) => blocks.push(there),
                    _ => items.push(Item::Absent(vec![there])),
                }
            }
            continue;
        }
        let moved_here = |id: &&BlockId| moves.get(*id).is_some_and(|step| step.there == there);
        items.extend(answers.iter().filter(moved_here).map(|&id| Item::Elsewhere(id)));
        let steady = answers.iter().filter(|id| !moves.contains_key(*id)).max().copied();
        after = after.max(steady);
    }
    between
}

#[cfg(test)]
mod tests {
    use super::super::example::{BUS, COST, FAIR, FIRST, POOL, SECOND, VOTE, collated, word};
    use super::*;

    /// Shows the second article as it ran, held against the first: `-` before
    /// what it lacks, `@` where the first has a paragraph that moved.
    fn check(left: &[&str], right: &[&str], expected: &str) {
        let collated = collated(&[left, right], Some(0));
        let items = running(&collated, SECOND, Some(FIRST));
        let shown: Vec<String> = items
            .iter()
            .map(|item| match item {
                Item::Block(placed) => word(&collated, placed.id).to_owned(),
                Item::Furniture(lines) => format!("{} lines", lines.len()),
                Item::Elsewhere(id) => format!("@{}", word(&collated, *id)),
                Item::Absent(blocks) => {
                    blocks.iter().map(|id| format!("-{}", word(&collated, *id))).collect::<Vec<_>>().join("")
                }
            })
            .collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn what_is_missing_stands_where_it_would_have_run() {
        check(&[VOTE, COST, POOL, BUS], &[VOTE, BUS], "vote -cost-pool bus");
        check(&[VOTE, COST, POOL], &[POOL], "-vote-cost pool");
        check(&[VOTE, COST], &[VOTE, FAIR, COST], "vote fair cost");
    }

    #[test]
    fn a_moved_paragraph_is_named_where_the_other_has_it() {
        check(&[VOTE, COST, POOL, BUS, FAIR], &[FAIR, VOTE, COST, POOL, BUS], "fair vote cost pool bus @fair");
    }
}
