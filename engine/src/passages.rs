//! Passages: the blocks of all articles that tell the same thing, in an order
//! that respects most articles.

use std::collections::BTreeMap;

use crate::links::root;
use crate::options::Meter;
use crate::pins::{Pins, Place};
use crate::sort::{sort_by, sort_by_key};

/// Two blocks that answer each other, and how surely.
#[derive(Clone, Copy, Debug)]
pub struct Tie {
    pub left: Place,
    pub right: Place,
    pub strength: f32,
}

/// Two gatherings of blocks become one passage when the links between their
/// articles, missing ones counted as nothing, are on average this strong:
/// below it a chain of half-likenesses would join unlike things.
const COHESION: f32 = 0.35;

/// A passage holds at most this many blocks of one article: who needs more has
/// not split a paragraph but told another story.
const MOST_BLOCKS: usize = 12;

/// Gathers blocks into passages: strongest links first, each joining two
/// gatherings if that keeps them coherent. `counts` holds the number of blocks
/// of each article. Every block is in exactly one passage; blocks in
/// `together` are joined whatever their links, unless pins part them; what is
/// pinned together is joined first.
pub fn gather(
    counts: &[usize],
    ties: &[Tie],
    together: &[Vec<Place>],
    pins: &Pins,
    meter: &mut Meter,
) -> Vec<Vec<Place>> {
    let mut gathering = Gathering::new(counts, ties);
    for &(one, other) in &pins.together {
        let (a, b) = (gathering.root(one), gathering.root(other));
        gathering.join(a, b);
    }
    for (first, others) in together.iter().filter_map(|group| group.split_first()) {
        for &other in others {
            let (a, b) = (gathering.root(*first), gathering.root(other));
            if gathering.may_join(a, b, pins) {
                gathering.join(a, b);
            }
        }
    }
    let mut order: Vec<&Tie> = ties.iter().collect();
    sort_by(&mut order, |a, b| b.strength.total_cmp(&a.strength).then((a.left, a.right).cmp(&(b.left, b.right))));
    for tie in order {
        let (a, b) = (gathering.root(tie.left), gathering.root(tie.right));
        if a != b
            && gathering.cohesion(a, b, meter) >= COHESION.min(tie.strength)
            && gathering.fits(a, b)
            && gathering.may_join(a, b, pins)
        {
            gathering.join(a, b);
        }
    }
    let mut passages: Vec<Vec<Place>> = gathering.members.into_iter().filter(|members| !members.is_empty()).collect();
    for passage in &mut passages {
        sort_by_key(passage, |place| *place);
    }
    passages
}

/// Blocks on their way into passages.
struct Gathering {
    /// Where each article's blocks begin in the lists below.
    starts: Vec<usize>,
    parents: Vec<usize>,
    /// The blocks of each gathering, kept at its root.
    members: Vec<Vec<Place>>,
    /// For each block the blocks it is tied to.
    ties: Vec<Vec<(Place, f32)>>,
}

impl Gathering {
    fn new(counts: &[usize], ties: &[Tie]) -> Gathering {
        let starts: Vec<usize> = counts
            .iter()
            .scan(0, |sum, count| {
                *sum += count;
                Some(*sum - count)
            })
            .collect();
        let blocks =
            |(article, &count): (usize, &usize)| (0..count as u32).map(move |block| vec![(article as u32, block)]);
        let members: Vec<Vec<Place>> = counts.iter().enumerate().flat_map(blocks).collect();
        let mut gathering =
            Gathering { starts, parents: (0..members.len()).collect(), ties: vec![Vec::new(); members.len()], members };
        for tie in ties {
            for (from, to) in [(tie.left, tie.right), (tie.right, tie.left)] {
                let at = gathering.index(from);
                gathering.ties[at].push((to, tie.strength));
            }
        }
        gathering
    }

    fn index(&self, place: Place) -> usize {
        self.starts[place.0 as usize] + place.1 as usize
    }

    fn root(&mut self, place: Place) -> usize {
        let index = self.index(place);
        root(&mut self.parents, index)
    }

    fn join(&mut self, a: usize, b: usize) {
        let (keep, lose) = (a.min(b), a.max(b));
        if keep != lose {
            self.parents[lose] = keep;
            let moved = std::mem::take(&mut self.members[lose]);
            self.members[keep].extend(moved);
        }
    }

    /// Returns how well two gatherings hold together: over all pairs of an
    /// article of one with another article of the other, the mean of their
    /// strongest tie.
    fn cohesion(&mut self, a: usize, b: usize, meter: &mut Meter) -> f32 {
        let (small, large) = if self.members[a].len() <= self.members[b].len() { (a, b) } else { (b, a) };
        let mut best: BTreeMap<(u32, u32), f32> = BTreeMap::new();
        for &place in &self.members[small] {
            let ties = &self.ties[self.starts[place.0 as usize] + place.1 as usize];
            meter.spend(ties.len() as u64);
            for &(other, strength) in ties {
                let index = self.starts[other.0 as usize] + other.1 as usize;
                if root(&mut self.parents, index) == large {
                    let entry = best.entry((place.0, other.0)).or_default();
                    *entry = entry.max(strength);
                }
            }
        }
        let (left, right) = (self.articles(small), self.articles(large));
        let both = left.keys().filter(|article| right.contains_key(article)).count();
        best.values().sum::<f32>() / (left.len() * right.len() - both).max(1) as f32
    }

    /// Says whether no block of one is pinned apart from a block of the other.
    fn may_join(&self, a: usize, b: usize, pins: &Pins) -> bool {
        pins.apart.is_empty()
            || self.members[a].iter().all(|&one| self.members[b].iter().all(|&other| !pins.parts(one, other)))
    }

    /// Says whether two gatherings together have few enough blocks of each article.
    fn fits(&self, a: usize, b: usize) -> bool {
        let (left, right) = (self.articles(a), self.articles(b));
        left.iter().all(|(article, count)| count + right.get(article).unwrap_or(&0) <= MOST_BLOCKS)
    }

    /// Returns how many blocks of each article a gathering has.
    fn articles(&self, root: usize) -> BTreeMap<u32, usize> {
        let mut articles = BTreeMap::new();
        for place in &self.members[root] {
            *articles.entry(place.0).or_default() += 1;
        }
        articles
    }
}

/// Returns the reading order of passages, as their places in `passages`.
///
/// The articles are merged like sorted lists: of the passages that come next in
/// some article, the one is taken that comes next in most of the articles which
/// have it; among equals the one that follows what was just taken, then the one
/// that stands earlier in its articles. With a base, the base's own order is
/// never broken.
pub fn order(counts: &[usize], passages: &[Vec<Place>], base: Option<u32>) -> Vec<usize> {
    let mut lists: Vec<Vec<usize>> = counts.iter().map(|&count| vec![usize::MAX; count]).collect();
    for (number, passage) in passages.iter().enumerate() {
        for &(article, block) in passage {
            lists[article as usize][block as usize] = number;
        }
    }
    let earliness: Vec<f32> = passages
        .iter()
        .map(|passage| {
            let relative =
                passage.iter().map(|&(article, block)| block as f32 / counts[article as usize].max(1) as f32);
            relative.sum::<f32>() / passage.len().max(1) as f32
        })
        .collect();
    let mut taken = vec![false; passages.len()];
    let mut next: Vec<usize> = vec![0; counts.len()];
    let mut ordered: Vec<usize> = Vec::with_capacity(passages.len());
    while ordered.len() < passages.len() {
        let last = ordered.last().copied();
        let head = |article: usize| lists[article].get(next[article]).copied();
        let waits = |number: usize| {
            base.is_some_and(|base| {
                passages[number].iter().any(|place| place.0 == base) && head(base as usize) != Some(number)
            })
        };
        let rank = |number: usize| {
            let mut articles: Vec<u32> = passages[number].iter().map(|place| place.0).collect();
            articles.dedup();
            let ready = articles.iter().filter(|&&article| head(article as usize) == Some(number)).count();
            let follows = articles.iter().filter(|&&article| {
                let before = next[article as usize].checked_sub(1).map(|at| lists[article as usize][at]);
                before.is_some() && before == last && head(article as usize) == Some(number)
            });
            (ready as f32 / articles.len().max(1) as f32, follows.count(), -earliness[number])
        };
        let better = |a: usize, b: usize| {
            let (x, y) = (rank(a), rank(b));
            x.0.total_cmp(&y.0).then(x.1.cmp(&y.1)).then(x.2.total_cmp(&y.2)).then(b.cmp(&a)).is_gt()
        };
        let heads = (0..counts.len()).filter_map(head);
        let best = heads
            .clone()
            .filter(|&number| !waits(number))
            .reduce(|best, number| if better(number, best) { number } else { best });
        let Some(best) = best.or(heads.min()) else { break };
        taken[best] = true;
        ordered.push(best);
        for (list, next) in lists.iter().zip(&mut next) {
            while list.get(*next).is_some_and(|&number| taken[number]) {
                *next += 1;
            }
        }
    }
    ordered
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    const COUNTS: [usize; 3] = [3, 15, 4];

    fn pairs() -> impl Strategy<Value = (Place, Place)> {
        let block = |article: u32| (Just(article), 0..COUNTS[article as usize] as u32);
        prop_oneof![(block(0), block(1)), (block(0), block(2)), (block(1), block(2))]
    }

    /// Pins that don't contradict each other.
    fn pins() -> impl Strategy<Value = Pins> {
        (vec(pairs(), 0..3), vec(pairs(), 0..6)).prop_map(|(together, mut apart)| {
            // Blocks that hang together, by flooding.
            let joined = |one: Place| {
                let mut reached = vec![one];
                for _ in &together {
                    for (a, b) in together.iter().copied().chain(together.iter().map(|pair| (pair.1, pair.0))) {
                        if reached.contains(&a) {
                            reached.push(b);
                        }
                    }
                }
                reached
            };
            apart.retain(|pair| !joined(pair.0).contains(&pair.1));
            apart.sort();
            Pins { together: together.clone(), apart, told: Vec::new() }
        })
    }

    proptest! {
        #[test]
        fn every_block_is_in_one_passage_and_pins_hold(
            ties in vec((pairs(), 0.3..1.0f32), 0..60), pins in pins(), headlines: bool,
        ) {
            let ties: Vec<Tie> = ties.into_iter().map(|((left, right), strength)| tie(left, right, strength)).collect();
            let together: &[Vec<Place>] = if headlines { &[vec![(0, 0), (1, 0), (2, 0)]] } else { &[] };
            let passages = gather(&COUNTS, &ties, together, &pins, &mut Meter::new(u64::MAX));
            let mut blocks: Vec<Place> = passages.iter().flatten().copied().collect();
            blocks.sort();
            let all = COUNTS.iter().zip(0..).flat_map(|(&count, article)| (0..count as u32).map(move |block| (article, block)));
            prop_assert_eq!(blocks, all.collect::<Vec<Place>>());
            let of = |place: Place| passages.iter().position(|passage| passage.contains(&place));
            for &(one, other) in &pins.together {
                prop_assert_eq!(of(one), of(other));
            }
            for &(one, other) in &pins.apart {
                prop_assert_ne!(of(one), of(other));
            }
            for passage in &passages {
                let of_second = passage.iter().filter(|place| place.0 == 1).count();
                prop_assert!(of_second <= MOST_BLOCKS);
                prop_assert!(passage.is_sorted());
            }
        }

        #[test]
        fn the_order_of_the_base_is_never_broken(ties in vec((pairs(), 0.3..1.0f32), 0..30), base in 0..3u32) {
            let ties: Vec<Tie> = ties.into_iter().map(|((left, right), strength)| tie(left, right, strength)).collect();
            let passages = gather(&COUNTS, &ties, &[], &Pins::default(), &mut Meter::new(u64::MAX));
            for base in [None, Some(base)] {
                let ordered = order(&COUNTS, &passages, base);
                let mut all = ordered.clone();
                all.sort_unstable();
                prop_assert!(all.into_iter().eq(0..passages.len()));
                let first = |passage: &usize| passages[*passage].iter().find(|place| Some(place.0) == base);
                prop_assert!(ordered.iter().filter_map(first).is_sorted());
            }
        }
    }

    fn tie(left: Place, right: Place, strength: f32) -> Tie {
        Tie { left, right, strength }
    }

    #[test]
    fn a_weak_chain_does_not_join_unlike_things() {
        let ties = [tie((0, 0), (1, 0), 0.9), tie((0, 1), (1, 1), 0.9), tie((0, 1), (1, 0), 0.4)];
        assert_eq!(
            gather(&[2, 2], &ties, &[], &Pins::default(), &mut Meter::new(100)),
            [vec![(0, 0), (1, 0)], vec![(0, 1), (1, 1)]]
        );
    }

    #[test]
    fn a_split_is_one_passage() {
        let ties = [tie((0, 0), (1, 0), 0.9), tie((0, 0), (1, 2), 0.6)];
        assert_eq!(
            gather(&[1, 3], &ties, &[], &Pins::default(), &mut Meter::new(100)),
            [vec![(0, 0), (1, 0), (1, 2)], vec![(1, 1)]]
        );
    }

    #[test]
    fn most_articles_set_the_order_unless_a_base_does() {
        // Passages 0, 1, 2; two articles read 0 1 2, one reads 2 0 1.
        let passages = [vec![(0, 0), (1, 0), (2, 1)], vec![(0, 1), (1, 1), (2, 2)], vec![(0, 2), (1, 2), (2, 0)]];
        assert_eq!(order(&[3, 3, 3], &passages, None), [0, 1, 2]);
        assert_eq!(order(&[3, 3, 3], &passages, Some(2)), [2, 0, 1]);
    }
}
