//! Context: what stands around two blocks says of their answering each other:
//! their neighbours, their rivals, and third articles.

use std::collections::BTreeMap;

use crate::candidates::BlockPair;
use crate::features::{odds, probability};
use crate::links::Possible;
use crate::support::Support;

/// What two blocks say by themselves, and what stands around them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Context {
    /// The log odds that the two answer each other, from their own words.
    pub alone: f32,
    pub support: Support,
    /// How strong the strongest link between their neighbours is, or between one
    /// of them and a neighbour of the other.
    pub near: f32,
    /// The strongest other link of the left block times that of the right one:
    /// high where both are spoken for.
    pub taken: f32,
    /// The same of what these links lack to certainty: high where neither is.
    pub free: f32,
    /// The share of paragraphs that have a link by themselves, in the article that
    /// has most.
    pub closeness: f32,
}

/// How many features there are.
pub const COUNT: usize = 9;

/// The features' names, in the order of [`Context::values`].
pub const NAMES: [&str; COUNT] = ["alone", "same", "further", "any", "near", "taken", "free", "free near", "closeness"];

/// Logistic regression on the same texts as the weights of the features, once
/// these are known (`cargo run --release -p wirediff-tests --bin train` prints it).
const WEIGHTS: [f32; COUNT] = [0.97, 0.69, 0.84, 1.09, 1.04, -0.94, 0.58, 0.15, 1.12];
const BIAS: f32 = -1.27;
/// As in the features: what it costs to be about something else.
const AGAINST: f32 = -6.0;

/// The log odds of two blocks that are not at all alike, and the most and the
/// least that others have.
const BOUND: f32 = 4.0;

impl Context {
    /// Returns the trained features as numbers, in the order of [`NAMES`].
    pub fn values(&self) -> [f32; COUNT] {
        let Support { same, any, .. } = self.support;
        [
            self.alone,
            same[0],
            same[1] + same[2],
            any,
            self.near,
            self.taken,
            self.free,
            self.free * self.near,
            self.closeness,
        ]
    }

    /// Returns how sure it is that the two blocks answer each other.
    pub fn strength(&self) -> f32 {
        let sum = self.values().iter().zip(WEIGHTS).fold(BIAS, |sum, (value, weight)| sum + value * weight);
        probability(sum + AGAINST * self.support.against)
    }
}

/// The links of two articles as their neighbours and rivals see them.
pub struct Surroundings<'a> {
    links: &'a BTreeMap<BlockPair, Possible>,
    /// The two strongest links of every block, with the block at the other end.
    left: BTreeMap<u32, [(f32, u32); 2]>,
    right: BTreeMap<u32, [(f32, u32); 2]>,
    closeness: f32,
    /// For every block of each article the paragraphs before and after it.
    next: (&'a [Neighbours], &'a [Neighbours]),
}

/// The paragraphs before and after a block, across whatever is not the story.
pub type Neighbours = (Option<u32>, Option<u32>);

impl<'a> Surroundings<'a> {
    pub fn new(
        links: &'a BTreeMap<BlockPair, Possible>,
        closeness: f32,
        next: (&'a [Neighbours], &'a [Neighbours]),
    ) -> Self {
        let mut around = Surroundings { links, left: BTreeMap::new(), right: BTreeMap::new(), closeness, next };
        for (&(left, right), link) in links {
            for (side, block, other) in [(&mut around.left, left, right), (&mut around.right, right, left)] {
                let best = side.entry(block).or_insert([(0.0, u32::MAX); 2]);
                let mut new = (link.strength, other);
                for slot in best {
                    if new.0 > slot.0 {
                        std::mem::swap(slot, &mut new);
                    }
                }
            }
        }
        around
    }

    /// Returns the context of two blocks that third articles say this of.
    pub fn context(&self, blocks: BlockPair, support: Support) -> Context {
        let alone = self.links.get(&blocks).map_or(-BOUND, |link| odds(link.strength).clamp(-BOUND, BOUND));
        let rival = |side: &BTreeMap<u32, [(f32, u32); 2]>, block: u32, partner: u32| {
            side.get(&block).map_or(0.0, |best| if best[0].1 == partner { best[1].0 } else { best[0].0 })
        };
        let (left, right) = (rival(&self.left, blocks.0, blocks.1), rival(&self.right, blocks.1, blocks.0));
        Context {
            alone,
            support,
            near: self.near(blocks),
            taken: left * right,
            free: (1.0 - left) * (1.0 - right),
            closeness: self.closeness,
        }
    }

    fn near(&self, (left, right): BlockPair) -> f32 {
        let strength = |left: Option<u32>, right: Option<u32>| {
            left.zip(right).and_then(|blocks| self.links.get(&blocks)).map_or(0.0, |link| link.strength)
        };
        let none = (None, None);
        let (before, after) = self.next.0.get(left as usize).copied().unwrap_or(none);
        let (above, below) = self.next.1.get(right as usize).copied().unwrap_or(none);
        let (left, right) = (Some(left), Some(right));
        [(before, above), (before, right), (left, above), (after, below), (after, right), (left, below)]
            .into_iter()
            .map(|(left, right)| strength(left, right))
            .fold(0.0, f32::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the context of two blocks among some links.
    fn context(links: &[(BlockPair, f32)], blocks: BlockPair, support: Support) -> Context {
        let possible = |&(blocks, strength): &(BlockPair, f32)| {
            (blocks, Possible { blocks, strength, sentences: Vec::new(), filled: false })
        };
        let links = links.iter().map(possible).collect();
        let next = [(None, Some(1)), (Some(0), None)];
        Surroundings::new(&links, 0.5, (&next, &next)).context(blocks, support)
    }

    #[test]
    fn neighbours_that_answer_each_other_speak_for_a_link() {
        let alone = context(&[((1, 1), 0.5)], (1, 1), Support::default());
        let beside = context(&[((0, 0), 0.9), ((1, 1), 0.5)], (1, 1), Support::default());
        assert_eq!((alone.near, beside.near), (0.0, 0.9));
        assert!(beside.strength() > alone.strength());
    }

    #[test]
    fn blocks_that_are_spoken_for_are_no_pair() {
        let links = [((0, 0), 0.9), ((0, 1), 0.4), ((1, 1), 0.8)];
        let rival = context(&links, (0, 1), Support::default());
        assert_eq!(rival.taken, 0.9 * 0.8);
        assert!(rival.strength() < context(&links[1..2], (0, 1), Support::default()).strength());
    }

    #[test]
    fn third_articles_speak_for_and_against() {
        let strength = |support| context(&[((0, 0), 0.5)], (0, 0), support).strength();
        let none = strength(Support::default());
        assert!(strength(Support { same: [0.9, 0.0, 0.0], any: 0.9, ..Support::default() }) > none);
        assert!(strength(Support { against: 0.9, ..Support::default() }) < none);
    }
}
