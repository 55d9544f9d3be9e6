//! Pins: a reader's corrections, which the engine honours whatever it finds.

use crate::article::{Article, Role};
use crate::id::BlockId;
use crate::links::root;
use crate::sort::sort_by_key;
use crate::story::{Pin, PinKind};

/// A block by its article's place and its own.
pub type Place = (u32, u32);

/// Two blocks of different articles, the earlier article's first.
pub type Pinned = (Place, Place);

/// A story's pins, turned into what the engine's steps need.
#[derive(Debug, Default)]
pub struct Pins {
    /// Ascending.
    pub together: Vec<Pinned>,
    /// Ascending.
    pub apart: Vec<Pinned>,
    /// The pins as given, each with what became of it.
    pub told: Vec<Pin>,
}

impl Pins {
    /// Settles which pins can be honoured and gives blocks their pinned roles.
    pub fn settle(pins: &[Pin], articles: &mut [Article]) -> Pins {
        let find = |block: &BlockId| {
            let article = articles.iter().position(|article| article.id == block.article)?;
            articles[article].blocks.get(block.index())?;
            Some((article as u32, block.block))
        };
        let mut told: Vec<Pin> = pins.iter().map(|pin| Pin { honoured: true, ..pin.clone() }).collect();
        let mut roles: Vec<(Place, (Role, usize))> = Vec::new();
        let mut pairs: Vec<(Pinned, (PinKind, usize))> = Vec::new();
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
                        overrule(put(&mut roles, place, (role, number)).filter(|was| was.0 != role).map(|was| was.1));
                        pairs.retain(|(pair, (kind, earlier))| {
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
                        overrule(
                            put(&mut pairs, pair, (pin.is, number)).filter(|was| was.0 != pin.is).map(|was| was.1),
                        );
                    }
                    for place in places.into_iter().filter(|_| pin.is == PinKind::Together) {
                        let was = roles.iter().find(|role| role.0 == place).map(|role| role.1);
                        overrule(was.filter(|was| was.0 == Role::Furniture).map(|was| was.1));
                        let role = articles[place.0 as usize].blocks[place.1 as usize].role;
                        let story = if role.is_story() { role } else { Role::Body };
                        put(&mut roles, place, (story, number));
                    }
                }
            }
        }
        for &((article, block), (role, _)) in &roles {
            articles[article as usize].blocks[block as usize].role = role;
        }
        let of = |kind: PinKind| pairs.iter().filter(move |pair| pair.1.0 == kind);
        let mut apart: Vec<Pinned> = of(PinKind::Apart).map(|pair| pair.0).collect();
        sort_by_key(&mut apart, |pair| *pair);
        let together =
            unchained(of(PinKind::Together).map(|&(pair, (_, pin))| (pin, pair)).collect(), &apart, &mut told);
        Pins { together, apart, told }
    }

    /// Returns the blocks that are pinned together, those of two articles only.
    pub fn of(&self, left: usize, right: usize) -> impl Iterator<Item = (u32, u32)> {
        let between = move |pair: &&Pinned| (pair.0.0 as usize, pair.1.0 as usize) == (left, right);
        self.together.iter().filter(between).map(|pair| (pair.0.1, pair.1.1))
    }

    /// Says whether two blocks are pinned apart.
    pub fn parts(&self, one: Place, other: Place) -> bool {
        self.apart.binary_search(&(one.min(other), one.max(other))).is_ok()
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

/// Puts a value under a key and returns what was there.
fn put<K: Copy + PartialEq, V>(list: &mut Vec<(K, V)>, key: K, value: V) -> Option<V> {
    let at = list.iter().position(|entry| entry.0 == key);
    match at {
        Some(at) => Some(std::mem::replace(&mut list[at].1, value)),
        None => {
            list.push((key, value));
            None
        }
    }
}

/// Returns the pairs to join, ascending, without those that would bring blocks
/// together which are pinned apart; earlier pins go first.
fn unchained(mut pairs: Vec<(usize, Pinned)>, apart: &[Pinned], told: &mut [Pin]) -> Vec<Pinned> {
    sort_by_key(&mut pairs, |pair| *pair);
    let mut places: Vec<Place> = Vec::new();
    for (one, other) in pairs.iter().map(|pair| pair.1).chain(apart.iter().copied()) {
        places.extend([one, other]);
    }
    sort_by_key(&mut places, |place| *place);
    places.dedup();
    let number = |place: &Place| places.binary_search(place).unwrap_or(0);
    let mut parents: Vec<usize> = (0..places.len()).collect();
    let mut kept = Vec::new();
    for (pin, pair) in pairs {
        let before = parents.clone();
        let (a, b) = (root(&mut parents, number(&pair.0)), root(&mut parents, number(&pair.1)));
        parents[a.max(b)] = a.min(b);
        let torn =
            apart.iter().any(|(one, other)| root(&mut parents, number(one)) == root(&mut parents, number(other)));
        if torn {
            parents = before;
            told[pin].honoured = false;
        } else {
            kept.push(pair);
        }
    }
    sort_by_key(&mut kept, |pair| *pair);
    kept
}
