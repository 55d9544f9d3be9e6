//! Passages: the blocks of all articles that tell the same thing, in an order
//! that respects most articles.

use std::collections::BTreeMap;

use crate::links::root;

/// A block by its article's place and its own.
pub type Place = (u32, u32);

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

/// Gathers blocks into passages: strongest links first, each joining two
/// gatherings if that keeps them coherent. `counts` holds the number of blocks
/// of each article. Every block is in exactly one passage; blocks in
/// `together` are joined whatever their links.
pub fn gather(counts: &[usize], ties: &[Tie], together: &[Vec<Place>]) -> Vec<Vec<Place>> {
    let starts: Vec<usize> = counts.iter().scan(0, |sum, count| Some(std::mem::replace(sum, *sum + count))).collect();
    let index = |place: Place| starts[place.0 as usize] + place.1 as usize;
    let places: Vec<Place> = counts
        .iter()
        .enumerate()
        .flat_map(|(article, &count)| (0..count as u32).map(move |block| (article as u32, block)))
        .collect();
    let mut parents: Vec<usize> = (0..places.len()).collect();
    let mut members: Vec<Vec<Place>> = places.iter().map(|&place| vec![place]).collect();
    let join = |parents: &mut Vec<usize>, members: &mut Vec<Vec<Place>>, a: usize, b: usize| {
        let (keep, lose) = (a.min(b), a.max(b));
        parents[lose] = keep;
        let moved = std::mem::take(&mut members[lose]);
        members[keep].extend(moved);
    };
    for group in together {
        for pair in group.windows(2) {
            let (a, b) = (root(&mut parents, index(pair[0])), root(&mut parents, index(pair[1])));
            if a != b {
                join(&mut parents, &mut members, a, b);
            }
        }
    }
    let strengths: BTreeMap<(Place, Place), f32> =
        ties.iter().map(|tie| ((tie.left, tie.right), tie.strength)).collect();
    let strength = |a: Place, b: Place| strengths.get(&(a.min(b), a.max(b))).copied().unwrap_or(0.0);
    let mut order: Vec<&Tie> = ties.iter().collect();
    order.sort_by(|a, b| b.strength.total_cmp(&a.strength).then((a.left, a.right).cmp(&(b.left, b.right))));
    for tie in order {
        let (a, b) = (root(&mut parents, index(tie.left)), root(&mut parents, index(tie.right)));
        if a != b && cohesion(&members[a], &members[b], strength) >= COHESION.min(tie.strength) {
            join(&mut parents, &mut members, a, b);
        }
    }
    let mut passages: Vec<Vec<Place>> = members.into_iter().filter(|members| !members.is_empty()).collect();
    for passage in &mut passages {
        passage.sort_unstable();
    }
    passages
}

/// Returns how well two gatherings hold together: over all pairs of an article
/// of one with another article of the other, the mean of their strongest link.
fn cohesion(left: &[Place], right: &[Place], strength: impl Fn(Place, Place) -> f32) -> f32 {
    let mut best: BTreeMap<(u32, u32), f32> = BTreeMap::new();
    for &a in left {
        for &b in right.iter().filter(|b| b.0 != a.0) {
            let entry = best.entry((a.0, b.0)).or_default();
            *entry = entry.max(strength(a, b));
        }
    }
    best.values().sum::<f32>() / best.len().max(1) as f32
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
    use super::*;

    fn tie(left: Place, right: Place, strength: f32) -> Tie {
        Tie { left, right, strength }
    }

    #[test]
    fn a_weak_chain_does_not_join_unlike_things() {
        let ties = [tie((0, 0), (1, 0), 0.9), tie((0, 1), (1, 1), 0.9), tie((0, 1), (1, 0), 0.4)];
        assert_eq!(gather(&[2, 2], &ties, &[]), [vec![(0, 0), (1, 0)], vec![(0, 1), (1, 1)]]);
    }

    #[test]
    fn a_split_is_one_passage() {
        let ties = [tie((0, 0), (1, 0), 0.9), tie((0, 0), (1, 2), 0.6)];
        assert_eq!(gather(&[1, 3], &ties, &[]), [vec![(0, 0), (1, 0), (1, 2)], vec![(1, 1)]]);
    }

    #[test]
    fn most_articles_set_the_order_unless_a_base_does() {
        // Passages 0, 1, 2; two articles read 0 1 2, one reads 2 0 1.
        let passages = [vec![(0, 0), (1, 0), (2, 1)], vec![(0, 1), (1, 1), (2, 2)], vec![(0, 2), (1, 2), (2, 0)]];
        assert_eq!(order(&[3, 3, 3], &passages, None), [0, 1, 2]);
        assert_eq!(order(&[3, 3, 3], &passages, Some(2)), [2, 0, 1]);
    }
}
