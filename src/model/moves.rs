//! Which blocks of an article stand at another place than in the other, and how far.

use std::collections::BTreeMap;

use wirediff_engine::{ArticleId, BlockId};

use super::collated::{Collated, Pair, other_end};

/// How far, and which way, a block stands from where the other article has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// Nearer the top here than there.
    pub up: bool,
    /// How many paragraphs, linked in their common order, it was carried past.
    pub places: usize,
    /// The block that it answers there.
    pub there: BlockId,
}

/// Returns the moved blocks of the pair's first article.
pub fn moves(collated: &Collated, pair: Pair) -> BTreeMap<BlockId, Move> {
    let mut in_order: Vec<(BlockId, BlockId)> = Vec::new();
    let mut moved: Vec<(BlockId, BlockId)> = Vec::new();
    for here in collated.block_ids(pair.here) {
        let links = collated.links_with(here, pair.there);
        let strongest = links.iter().max_by(|(_, a), (_, b)| a.strength.total_cmp(&b.strength));
        if let Some((_, link)) = strongest {
            let list = if link.moved { &mut moved } else { &mut in_order };
            list.push((here, other_end(link, here)));
        }
    }
    let mut moves = BTreeMap::new();
    for (here, there) in moved {
        let passed = in_order.iter().filter(|(h, t)| (*h < here) != (*t < there));
        let (mut below, mut above) = (0, 0);
        for (other, _) in passed {
            if *other > here {
                below += 1;
            } else {
                above += 1;
            }
        }
        let up = below >= above;
        moves.insert(here, Move { up, places: below.max(above).max(1), there });
    }
    moves
}

/// Returns the positions that lie on no longest rising chain of the values.
pub fn out_of_order(values: &[usize]) -> Vec<usize> {
    // Patience sorting: `tails[n]` ends the best chain of length n + 1.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(values.len());
    for (position, value) in values.iter().enumerate() {
        let length = tails.partition_point(|&tail| values[tail] <= *value);
        before.push(length.checked_sub(1).map(|last| tails[last]));
        match tails.get_mut(length) {
            Some(tail) => *tail = position,
            None => tails.push(position),
        }
    }
    let mut is_in_chain = vec![false; values.len()];
    let mut chain = tails.last().copied();
    while let Some(position) = chain {
        is_in_chain[position] = true;
        chain = before[position];
    }
    (0..values.len()).filter(|&position| !is_in_chain[position]).collect()
}

/// Counts how a block is split or merged between the two articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// Blocks there that this one answers.
    pub merged_from: usize,
    /// The first of them.
    pub from: BlockId,
    /// This block's place among the blocks here that answer the same one, from 1.
    pub part: usize,
    pub parts: usize,
    /// The part that follows this one; after the last, the first.
    pub next: BlockId,
}

/// Returns how a block is split or merged, if it is.
pub fn bundle(collated: &Collated, block: BlockId, there: ArticleId) -> Option<Bundle> {
    let grouped = |block, article| {
        let mut links = collated.links_with(block, article);
        links.retain(|(_, link)| link.group.is_some());
        links
    };
    let links = grouped(block, there);
    let (_, first) = links.first()?;
    let parts = grouped(other_end(first, block), block.article);
    if links.len() < 2 && parts.len() < 2 {
        return None;
    }
    let other = other_end(first, block);
    let part = parts.iter().position(|(_, link)| other_end(link, other) == block)? + 1;
    let (_, next) = parts[part % parts.len()];
    let from = links.iter().map(|(_, link)| other_end(link, block)).min()?;
    Some(Bundle { merged_from: links.len(), from, part, parts: parts.len(), next: other_end(next, other) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(values: &[usize], apart: &[usize]) {
        assert_eq!(out_of_order(values), apart, "{values:?}");
    }

    #[test]
    fn one_that_jumped_ahead_is_out_of_order() {
        check(&[], &[]);
        check(&[1, 2, 3], &[]);
        check(&[1, 9, 2, 3], &[1]);
        check(&[2, 3, 4, 1, 5], &[3]);
        check(&[1, 1, 2, 2], &[]);
    }
}
