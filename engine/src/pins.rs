//! Pins: a reader's corrections, which the engine honours whatever it finds.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::{Article, Role};
use crate::id::{ArticleId, BlockId};
use crate::links::root;
use crate::story::{Pin, PinKind};

/// A block by its article's place and its own.
pub type Place = (u32, u32);

/// Two blocks of different articles, the earlier article's first.
pub type Pinned = (Place, Place);

/// A story's pins, turned into what the engine's steps need.
#[derive(Debug, Default)]
pub struct Pins {
    pub together: BTreeSet<Pinned>,
    pub apart: BTreeSet<Pinned>,
    /// The pins as given, each with what became of it.
    pub told: Vec<Pin>,
}

impl Pins {
    /// Settles which pins can be honoured and gives blocks their pinned roles.
    pub fn settle(pins: &[Pin], articles: &mut [Article]) -> Pins {
        let place: BTreeMap<ArticleId, usize> =
            articles.iter().enumerate().map(|(at, article)| (article.id, at)).collect();
        let find = |block: &BlockId| {
            let &article = place.get(&block.article)?;
            articles[article].blocks.get(block.index())?;
            Some((article as u32, block.block))
        };
        let mut told: Vec<Pin> = pins.iter().map(|pin| Pin { honoured: true, ..pin.clone() }).collect();
        let mut roles: BTreeMap<Place, (Role, usize)> = BTreeMap::new();
        let mut pairs: BTreeMap<Pinned, (PinKind, usize)> = BTreeMap::new();
        for (number, pin) in pins.iter().enumerate() {
            let places: Option<Vec<Place>> = pin.blocks.iter().map(find).collect();
            let Some(places) = places.filter(|places| !places.is_empty()) else {
                told[number].honoured = false;
                continue;
            };
            let mut overrule = |earlier: Option<usize>| {
                if let Some(earlier) = earlier.filter(|&earlier| earlier != number) {
                    told[earlier].honoured = false;
                }
            };
            match pin.is {
                PinKind::Body | PinKind::Furniture => {
                    let role = if pin.is == PinKind::Body { Role::Body } else { Role::Furniture };
                    for &place in &places {
                        overrule(roles.insert(place, (role, number)).filter(|was| was.0 != role).map(|was| was.1));
                        pairs.retain(|pair, (kind, earlier)| {
                            let lost = role == Role::Furniture
                                && *kind == PinKind::Together
                                && (pair.0 == place || pair.1 == place);
                            overrule(lost.then_some(*earlier));
                            !lost
                        });
                    }
                }
                PinKind::Together | PinKind::Apart => {
                    let crossing: Vec<Pinned> = crossing(&places);
                    if crossing.is_empty() {
                        told[number].honoured = false;
                        continue;
                    }
                    for pair in crossing {
                        overrule(pairs.insert(pair, (pin.is, number)).filter(|was| was.0 != pin.is).map(|was| was.1));
                    }
                    for place in places.into_iter().filter(|_| pin.is == PinKind::Together) {
                        overrule(roles.get(&place).filter(|was| was.0 == Role::Furniture).map(|was| was.1));
                        let role = articles[place.0 as usize].blocks[place.1 as usize].role;
                        let story = if role.is_story() { role } else { Role::Body };
                        roles.insert(place, (story, number));
                    }
                }
            }
        }
        for (&(article, block), &(role, _)) in &roles {
            articles[article as usize].blocks[block as usize].role = role;
        }
        let of = |kind: PinKind| pairs.iter().filter(move |pair| pair.1.0 == kind);
        let apart: BTreeSet<Pinned> = of(PinKind::Apart).map(|pair| *pair.0).collect();
        let together =
            unchained(of(PinKind::Together).map(|(pair, (_, pin))| (*pin, *pair)).collect(), &apart, &mut told);
        Pins { together, apart, told }
    }

    /// Returns the blocks that are pinned together, those of two articles only.
    pub fn of(&self, left: usize, right: usize) -> impl Iterator<Item = (u32, u32)> {
        let between = move |pair: &&Pinned| (pair.0.0 as usize, pair.1.0 as usize) == (left, right);
        self.together.iter().filter(between).map(|pair| (pair.0.1, pair.1.1))
    }

    /// Says whether two blocks are pinned apart.
    pub fn parts(&self, one: Place, other: Place) -> bool {
        self.apart.contains(&(one.min(other), one.max(other)))
    }
}

/// Returns every two of these blocks that stand in different articles.
fn crossing(places: &[Place]) -> Vec<Pinned> {
    let mut pairs = Vec::new();
    for (index, &one) in places.iter().enumerate() {
        let others = places[index + 1..].iter().filter(|other| other.0 != one.0);
        pairs.extend(others.map(|&other| (one.min(other), one.max(other))));
    }
    pairs
}

/// Returns the pairs to join, in order of their pins, without those that would
/// bring blocks together which are pinned apart.
fn unchained(mut pairs: Vec<(usize, Pinned)>, apart: &BTreeSet<Pinned>, told: &mut [Pin]) -> BTreeSet<Pinned> {
    pairs.sort_unstable();
    let ends = pairs.iter().map(|pair| pair.1).chain(apart.iter().copied());
    let places: BTreeSet<Place> = ends.flat_map(|(one, other)| [one, other]).collect();
    let number: BTreeMap<Place, usize> =
        places.into_iter().enumerate().map(|(number, place)| (place, number)).collect();
    let mut parents: Vec<usize> = (0..number.len()).collect();
    let mut kept = BTreeSet::new();
    for (pin, pair) in pairs {
        let before = parents.clone();
        let (a, b) = (root(&mut parents, number[&pair.0]), root(&mut parents, number[&pair.1]));
        parents[a.max(b)] = a.min(b);
        let torn =
            apart.iter().any(|(one, other)| root(&mut parents, number[one]) == root(&mut parents, number[other]));
        if torn {
            parents = before;
            told[pin].honoured = false;
        } else {
            kept.insert(pair);
        }
    }
    kept
}
