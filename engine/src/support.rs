//! Support: what third articles say of a link. If a third article's block answers
//! both blocks, and by the same sentence, that speaks for the two answering each
//! other. If it answers the one and is about something else than the other, that
//! speaks against it.

use rustc_hash::FxHashMap;

/// A block by its article's place and its own.
pub type Place = (u32, u32);

/// Two blocks of different articles, the earlier article's first.
pub type Ends = (Place, Place);

/// A link that can support others: its blocks, its strength, and the sentences
/// that carry it.
pub struct Supporter {
    pub ends: Ends,
    pub strength: f32,
    pub sentences: Vec<(u32, u32)>,
}

/// What third articles say of two blocks. Each way round is as strong as the
/// weaker of its two links.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Support {
    /// The best ways round by one sentence of the third block, best first.
    pub same: [f32; 3],
    /// The sentences that the best of these joins, the earlier article's first.
    pub sentences: Option<(u32, u32)>,
    /// The best way round by whatever sentences.
    pub any: f32,
    /// The best way round to a block that is about something else.
    pub against: f32,
}

/// Links weaker than this support no others, or unlike things would be chained.
const CLEAR: f32 = 0.5;

/// Returns what third articles say of any two blocks that they answer. `apart`
/// holds blocks that are about different things, in both directions.
pub fn support(links: &[Supporter], apart: &FxHashMap<Place, Vec<Place>>) -> FxHashMap<Ends, Support> {
    let mut around: FxHashMap<Place, Vec<(&Supporter, bool)>> = FxHashMap::default();
    for link in links.iter().filter(|link| link.strength >= CLEAR) {
        around.entry(link.ends.0).or_default().push((link, false));
        around.entry(link.ends.1).or_default().push((link, true));
    }
    let mut support: FxHashMap<Ends, Support> = FxHashMap::default();
    for (third, links) in &around {
        for (index, &(one, turned)) in links.iter().enumerate() {
            let near = if turned { one.ends.0 } else { one.ends.1 };
            for &(other, turned_too) in &links[index + 1..] {
                let far = if turned_too { other.ends.0 } else { other.ends.1 };
                if near.0 == far.0 {
                    continue;
                }
                let said = support.entry((near.min(far), near.max(far))).or_default();
                let strength = one.strength.min(other.strength);
                said.any = said.any.max(strength);
                if let Some((here, there)) = by_one_sentence((one, turned), (other, turned_too)) {
                    let mut strength = strength;
                    let sentences = Some(if near < far { (here, there) } else { (there, here) });
                    if strength > said.same[0] || (strength == said.same[0] && sentences < said.sentences) {
                        said.sentences = sentences;
                    }
                    for slot in &mut said.same {
                        if strength > *slot {
                            std::mem::swap(slot, &mut strength);
                        }
                    }
                }
            }
            for &far in apart.get(third).into_iter().flatten().filter(|far| far.0 != near.0) {
                let said = support.entry((near.min(far), near.max(far))).or_default();
                said.against = said.against.max(one.strength);
            }
        }
    }
    support
}

/// Returns the sentences of two blocks that answer the same sentence of a third,
/// the first such.
fn by_one_sentence((one, turned): (&Supporter, bool), (other, turned_too): (&Supporter, bool)) -> Option<(u32, u32)> {
    let third_first = |&(left, right): &(u32, u32), turned: bool| if turned { (right, left) } else { (left, right) };
    one.sentences.iter().find_map(|pair| {
        let (third, here) = third_first(pair, turned);
        let mut others = other.sentences.iter().map(|pair| third_first(pair, turned_too));
        others.find(|pair| pair.0 == third).map(|pair| (here, pair.1))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::collection::{btree_map, btree_set};
    use proptest::prelude::*;

    use super::*;

    const PLACES: [Place; 8] = [(0, 0), (0, 1), (1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (3, 0)];

    /// Two blocks of different articles, the earlier one's first.
    fn ends() -> impl Strategy<Value = Ends> {
        let place = || proptest::sample::select(PLACES.to_vec());
        (place(), place())
            .prop_filter("of different articles", |(one, other)| one.0 != other.0)
            .prop_map(|(one, other)| (one.min(other), one.max(other)))
    }

    /// Returns what is said of two blocks, by asking every third one.
    fn plain(links: &[Supporter], apart: &FxHashMap<Place, Vec<Place>>, (near, far): Ends) -> Support {
        let mut said = Support::default();
        let mut same: Vec<(f32, (u32, u32))> = Vec::new();
        for third in PLACES {
            let to = |end: Place| {
                let is_between = move |link: &&Supporter| link.ends == (third.min(end), third.max(end));
                links.iter().filter(is_between).filter(|link| link.strength >= CLEAR)
            };
            for (one, other) in to(near).flat_map(|one| to(far).map(move |other| (one, other))) {
                let strength = one.strength.min(other.strength);
                said.any = said.any.max(strength);
                let third_first = |link: &Supporter, (left, right): (u32, u32)| {
                    if link.ends.0 == third { (left, right) } else { (right, left) }
                };
                let (here, there) = (third_first(one, one.sentences[0]), third_first(other, other.sentences[0]));
                if here.0 == there.0 {
                    same.push((strength, (here.1, there.1)));
                }
            }
            for (end, away) in [(near, far), (far, near)] {
                for link in to(end).filter(|_| apart.get(&third).is_some_and(|apart| apart.contains(&away))) {
                    said.against = said.against.max(link.strength);
                }
            }
        }
        same.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        said.sentences = same.first().map(|best| best.1);
        said.same.iter_mut().zip(same).for_each(|(slot, way)| *slot = way.0);
        said
    }

    proptest! {
        #[test]
        fn asking_every_third_block_says_the_same(
            links in btree_map(ends(), (0..11u32, (0..3u32, 0..3u32)), 0..16),
            parted in btree_set(ends(), 0..4),
        ) {
            let made = |(ends, (strength, pair)): (Ends, (u32, (u32, u32)))| link(ends, strength as f32 / 10.0, pair);
            let links: Vec<Supporter> = links.into_iter().map(made).collect();
            let mut apart: FxHashMap<Place, Vec<Place>> = FxHashMap::default();
            for (one, other) in parted {
                apart.entry(one).or_default().push(other);
                apart.entry(other).or_default().push(one);
            }
            let mut expected: BTreeMap<Ends, Support> = BTreeMap::new();
            for (near, far) in PLACES.into_iter().flat_map(|near| PLACES.map(|far| (near, far))) {
                if near.0 < far.0 {
                    expected.insert((near, far), plain(&links, &apart, (near, far)));
                }
            }
            expected.retain(|_, said| *said != Support::default());
            prop_assert_eq!(support(&links, &apart).into_iter().collect::<BTreeMap<_, _>>(), expected);
        }
    }

    fn link(ends: Ends, strength: f32, sentences: (u32, u32)) -> Supporter {
        Supporter { ends, strength, sentences: vec![sentences] }
    }

    #[test]
    fn a_third_article_supports_a_link() {
        let links = [
            link(((0, 1), (1, 1)), 0.9, (0, 0)),
            link(((1, 1), (2, 4)), 0.7, (0, 1)),
            link(((1, 1), (2, 5)), 0.6, (1, 0)),
            link(((0, 2), (1, 2)), 0.4, (0, 0)),
        ];
        let found = support(&links, &FxHashMap::default());
        assert_eq!(
            found[&((0, 1), (2, 4))],
            Support { same: [0.7, 0.0, 0.0], sentences: Some((0, 1)), any: 0.7, against: 0.0 }
        );
        // The same block, but another of its sentences.
        assert_eq!(found[&((0, 1), (2, 5))], Support { any: 0.6, ..Support::default() });
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn what_is_not_like_the_one_is_not_like_its_twin() {
        let links = [link(((0, 1), (1, 1)), 0.9, (0, 0))];
        let apart = FxHashMap::from_iter([((1, 1), vec![(2, 4)]), ((2, 4), vec![(1, 1)])]);
        let found = support(&links, &apart);
        assert_eq!(found[&((0, 1), (2, 4))].against, 0.9);
    }
}
