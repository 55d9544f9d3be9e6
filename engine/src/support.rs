//! Support: what other articles say of a link. If a third article's block
//! answers both, that speaks for the two answering each other.

use std::collections::BTreeMap;

/// A block by its article's place and its own.
type Place = (u32, u32);

/// Returns for every two blocks of different articles that a third article's
/// block answers how strong the best such way round is: the weaker of its two
/// links. Keys are in ascending order, the earlier article's block first.
pub fn support(links: impl Iterator<Item = (Place, Place, f32)>) -> BTreeMap<(Place, Place), f32> {
    let mut neighbours: BTreeMap<Place, Vec<(Place, f32)>> = BTreeMap::new();
    for (left, right, strength) in links.filter(|link| link.2 >= CLEAR) {
        neighbours.entry(left).or_default().push((right, strength));
        neighbours.entry(right).or_default().push((left, strength));
    }
    let mut support: BTreeMap<(Place, Place), f32> = BTreeMap::new();
    for around in neighbours.values() {
        for (index, &(one, first)) in around.iter().enumerate() {
            for &(other, second) in around[index + 1..].iter().filter(|(other, _)| other.0 != one.0) {
                let best = support.entry((one.min(other), one.max(other))).or_default();
                *best = best.max(first.min(second));
            }
        }
    }
    support
}

/// Links weaker than this support no others, or unlike things would be chained.
const CLEAR: f32 = 0.6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_article_supports_a_link() {
        let links = [((0, 1), (1, 1), 0.9), ((1, 1), (2, 4), 0.7), ((0, 2), (1, 2), 0.5)];
        assert_eq!(support(links.into_iter()), BTreeMap::from([(((0, 1), (2, 4)), 0.7)]));
    }
}
