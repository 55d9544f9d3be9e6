//! Links: which blocks of two articles answer each other, from the links of
//! their sentences.

use std::collections::BTreeMap;

use crate::candidates::{BlockPair, SentencePair};
use crate::collation::GroupKind;
use crate::sort::filled;

/// Links weaker than this are not made: they are more likely wrong than right.
pub const LEAST: f32 = 0.5;

/// Two blocks that might answer each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Possible {
    pub blocks: BlockPair,
    pub strength: f32,
    pub sentences: Vec<SentencePair>,
    /// Whether the order of two dense texts joins the blocks.
    pub filled: bool,
}

/// What is known of two linked blocks before words are put to it.
#[derive(Clone, Debug, PartialEq)]
pub struct BlockLink {
    pub blocks: BlockPair,
    pub strength: f32,
    pub moved: bool,
    /// The group's number among those of the two articles, and its kind.
    pub group: Option<(u32, GroupKind)>,
    pub sentences: Vec<SentencePair>,
}

/// Returns the links of two articles that are strong enough, in order of left,
/// then right. Takes possible links in that order.
///
/// A link is a main one if it is the strongest of either of its blocks; only
/// main links make splits, merges and moves. The others say that two paragraphs
/// share something beside their main content.
pub fn links(possible: Vec<Possible>) -> Vec<BlockLink> {
    let made: Vec<Possible> = possible.into_iter().filter(|possible| possible.strength >= LEAST).collect();
    let mut best: BTreeMap<(bool, u32), f32> = BTreeMap::new();
    for link in &made {
        for end in [(false, link.blocks.0), (true, link.blocks.1)] {
            let best = best.entry(end).or_default();
            *best = best.max(link.strength);
        }
    }
    let is_main = |link: &Possible| link.strength >= best[&(false, link.blocks.0)].min(best[&(true, link.blocks.1)]);
    let main: Vec<BlockPair> = made.iter().filter(|link| is_main(link)).map(|link| link.blocks).collect();
    let mut events = moved(&main).into_iter().zip(groups(&main));
    let mut link = |link: Possible| {
        let (moved, group) = if is_main(&link) { events.next() } else { None }.unwrap_or_default();
        BlockLink { blocks: link.blocks, strength: link.strength, moved, group, sentences: link.sentences }
    };
    made.into_iter().map(&mut link).collect()
}

/// Says of each link whether it lies on none of the longest chains of links
/// that read in order on both sides. The links come in order of left, then
/// right.
pub fn moved(pairs: &[BlockPair]) -> Vec<bool> {
    let ahead = chains(pairs.iter().map(|pair| pair.1));
    // Backwards, with the numbers turned round, the same routine counts the
    // links that follow.
    let mut behind = chains(pairs.iter().rev().map(|pair| u32::MAX - pair.1));
    behind.reverse();
    let longest = ahead.iter().copied().max().unwrap_or(0);
    ahead.iter().zip(behind).map(|(ahead, behind)| ahead + behind - 1 < longest).collect()
}

/// Returns for each number how long the longest non-falling chain is that ends
/// with it (patience sorting).
fn chains(numbers: impl Iterator<Item = u32>) -> Vec<usize> {
    let mut tops: Vec<u32> = Vec::new();
    let length = |number: u32| {
        let place = tops.partition_point(|&top| top <= number);
        match tops.get_mut(place) {
            Some(top) => *top = number,
            None => tops.push(number),
        }
        place + 1
    };
    numbers.map(length).collect()
}

/// Returns the group of each link, where its blocks have other links too.
fn groups(pairs: &[BlockPair]) -> Vec<Option<(u32, GroupKind)>> {
    // Every link starts as a group of its own; links that share a block join.
    let mut group: Vec<usize> = (0..pairs.len()).collect();
    let mut last_left: BTreeMap<u32, usize> = BTreeMap::new();
    let mut last_right: BTreeMap<u32, usize> = BTreeMap::new();
    for (index, &(left, right)) in pairs.iter().enumerate() {
        for last in [last_left.insert(left, index), last_right.insert(right, index)].into_iter().flatten() {
            let (a, b) = (root(&mut group, last), root(&mut group, index));
            group[a.max(b)] = a.min(b);
        }
    }
    let roots: Vec<usize> = (0..pairs.len()).map(|index| root(&mut group, index)).collect();
    let mut members: BTreeMap<usize, Vec<BlockPair>> = BTreeMap::new();
    for (&pair, &root) in pairs.iter().zip(&roots) {
        members.entry(root).or_default().push(pair);
    }
    let shared = members.into_iter().filter(|(_, pairs)| pairs.len() > 1).enumerate();
    let kinds: BTreeMap<usize, (u32, GroupKind)> =
        filled(shared.map(|(number, (root, pairs))| (root, (number as u32, kind(&pairs)))));
    roots.iter().map(|root| kinds.get(root).copied()).collect()
}

fn kind(pairs: &[BlockPair]) -> GroupKind {
    let one_left = pairs.iter().all(|pair| pair.0 == pairs[0].0);
    let one_right = pairs.iter().all(|pair| pair.1 == pairs[0].1);
    match (one_left, one_right) {
        (true, _) => GroupKind::Split,
        (_, true) => GroupKind::Merged,
        _ => GroupKind::Regrouped,
    }
}

/// Returns the smallest member of an element's set, shortening the way there.
pub fn root(parents: &mut [usize], mut element: usize) -> usize {
    while parents[element] != element {
        parents[element] = parents[parents[element]];
        element = parents[element];
    }
    element
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::collection::btree_set;
    use proptest::prelude::*;

    use super::*;

    /// Returns which links lie on none of the longest chains, by trying all chains.
    fn moved_by_trial(pairs: &[BlockPair]) -> Vec<bool> {
        let chosen = |chain: u32| (0..pairs.len()).filter(move |at| chain >> at & 1 == 1);
        let in_order = |chain: &u32| chosen(*chain).map(|at| pairs[at].1).is_sorted();
        let chains: Vec<u32> = (0..1 << pairs.len()).filter(in_order).collect();
        let longest = chains.iter().map(|chain| chain.count_ones()).max();
        let on_one = |at: usize| chains.iter().any(|chain| Some(chain.count_ones()) == longest && chain >> at & 1 == 1);
        (0..pairs.len()).map(|at| !on_one(at)).collect()
    }

    /// Returns the groups by giving links that share a block the same number, until
    /// nothing changes.
    fn groups_by_flooding(pairs: &[BlockPair]) -> Vec<Option<(u32, GroupKind)>> {
        let mut flood: Vec<usize> = (0..pairs.len()).collect();
        for _ in pairs {
            for (a, b) in (0..pairs.len()).flat_map(|a| (0..pairs.len()).map(move |b| (a, b))) {
                if pairs[a].0 == pairs[b].0 || pairs[a].1 == pairs[b].1 {
                    flood[a] = flood[a].min(flood[b]);
                }
            }
        }
        let members = |first: usize| (0..pairs.len()).filter(|at| flood[*at] == first).collect::<Vec<usize>>();
        let firsts: Vec<usize> = (0..pairs.len()).filter(|first| members(*first).len() > 1).collect();
        let group = |first: &usize| {
            let number = firsts.iter().position(|other| other == first)?;
            let lefts: BTreeSet<u32> = members(*first).into_iter().map(|at| pairs[at].0).collect();
            let rights: BTreeSet<u32> = members(*first).into_iter().map(|at| pairs[at].1).collect();
            let kind = match (lefts.len(), rights.len()) {
                (1, _) => GroupKind::Split,
                (_, 1) => GroupKind::Merged,
                _ => GroupKind::Regrouped,
            };
            Some((number as u32, kind))
        };
        flood.iter().map(group).collect()
    }

    proptest! {
        #[test]
        fn trying_all_chains_finds_the_same_moves(pairs in btree_set((0..6u32, 0..6u32), 0..10)) {
            let pairs: Vec<BlockPair> = pairs.into_iter().collect();
            prop_assert_eq!(moved(&pairs), moved_by_trial(&pairs));
        }

        #[test]
        fn flooding_finds_the_same_groups(pairs in btree_set((0..7u32, 0..7u32), 0..12)) {
            let pairs: Vec<BlockPair> = pairs.into_iter().collect();
            prop_assert_eq!(groups(&pairs), groups_by_flooding(&pairs));
        }
    }

    #[test]
    fn what_leaves_the_common_order_has_moved() {
        assert_eq!(moved(&[(0, 0), (1, 3), (2, 1), (3, 2)]), [false, true, false, false]);
        // A swap: either may be the one that moved, so neither is.
        assert_eq!(moved(&[(0, 1), (1, 0)]), [false, false]);
        // One block split in two stays in order.
        assert_eq!(moved(&[(0, 0), (0, 1), (1, 2)]), [false, false, false]);
        assert!(moved(&[]).is_empty());
    }

    #[test]
    fn links_that_share_a_block_are_a_group() {
        let kinds: Vec<_> = groups(&[(0, 0), (1, 1), (1, 2), (2, 3), (3, 3), (4, 4), (4, 5), (5, 5)])
            .into_iter()
            .map(|g| g.map(|g| g.1))
            .collect();
        use GroupKind::*;
        assert_eq!(
            kinds,
            [
                None,
                Some(Split),
                Some(Split),
                Some(Merged),
                Some(Merged),
                Some(Regrouped),
                Some(Regrouped),
                Some(Regrouped)
            ]
        );
    }
}
