//! Linking: all links of a story, from its corpus.
//!
//! First every two articles for themselves, then once more with what the others
//! say: a link that a third article supports grows stronger.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::align::{SentenceLink, sentence_links, strengths};
use crate::article::{Article, Role};
use crate::candidates::{BlockPair, Candidate, FILLED, SentencePair, Weighing, candidates};
use crate::context::{Context, Neighbours, Surroundings};
use crate::corpus::Corpus;
use crate::dense::dense;
use crate::features::{Features, probability};
use crate::frame::{self, Frame, frames};
use crate::links::{BlockLink, LEAST, Possible, links};
use crate::options::{Meter, Progress};
use crate::pins::Pins;
use crate::similarity::matrices;
use crate::sort::{filled, sort_by_key};
use crate::support::{Ends, Place, Support, Supporter, support};
use crate::weighed::Weights;

/// The links of two articles, by their places.
pub struct PairLinks {
    pub left: usize,
    pub right: usize,
    pub links: Vec<BlockLink>,
}

/// Returns the links of every two articles, left before right.
pub fn linked(
    articles: &[Article],
    corpus: &Corpus,
    pins: &Pins,
    meter: &mut Meter,
    report: &mut dyn FnMut(Progress),
) -> Vec<PairLinks> {
    let mut open = opened(articles, weighed(corpus, meter, report), &|features| probability(features.odds()));
    open.iter_mut().for_each(|pair| pair.honour(pins));
    let contexts = contexts(articles, &open);
    for (pair, contexts) in open.iter_mut().zip(contexts) {
        for (blocks, (context, sentences)) in contexts {
            let strength = context.strength();
            let unseen = || {
                let pairs = sentences.into_iter().map(|(left, right)| SentencePair { left, right, strength });
                Possible { blocks, strength, sentences: pairs.collect(), filled: false }
            };
            let link = pair.bodies.entry(blocks).or_insert_with(unseen);
            link.strength = if link.filled { strength.max(FILLED) } else { strength };
        }
        // Third articles may have found again what is pinned apart.
        pair.honour(pins);
    }
    let headings: Vec<Vec<Frame>> = (0..articles.len()).map(|article| frames(corpus, article)).collect();
    let close = |pair: Open| {
        let closeness = closeness(articles, &pair);
        let Open { left, right, bodies, frames, .. } = pair;
        let frames = frame::link((&headings[left], &headings[right]), &bodies, frames, closeness);
        let mut all: Vec<Possible> = bodies.into_values().chain(frames).collect();
        sort_by_key(&mut all, |link| link.blocks);
        PairLinks { left, right, links: links(all) }
    };
    open.into_iter().map(close).collect()
}

/// Returns the possible links of every two articles, as strong as their own words
/// make them.
pub fn opened(articles: &[Article], weighed: Vec<PairCandidates>, strength: &dyn Fn(&Features) -> f32) -> Vec<Open> {
    let mut open: Vec<Open> = Vec::with_capacity(weighed.len());
    for (left, right, candidates) in weighed {
        let mut pair = Open { left, right, bodies: BTreeMap::new(), frames: Vec::new(), apart: Vec::new() };
        for Candidate { blocks, features, sentences } in candidates {
            if features.swapped > 0.0 {
                pair.apart.push(blocks);
            }
            let least = if features.filled { FILLED } else { 0.0 };
            let link =
                Possible { blocks, strength: strength(&features).max(least), sentences, filled: features.filled };
            match articles[left].blocks[blocks.0 as usize].role {
                Role::Body => drop(pair.bodies.insert(blocks, link)),
                _ => pair.frames.push(link),
            }
        }
        open.push(pair);
    }
    open
}

/// What stands around two blocks, and the sentences that third articles join.
type Around = (Context, Option<(u32, u32)>);

/// Returns for every two articles what stands around their possible links, and
/// around those that only third articles propose.
pub fn contexts(articles: &[Article], open: &[Open]) -> Vec<BTreeMap<BlockPair, Around>> {
    let place: BTreeMap<(u32, u32), usize> =
        filled(open.iter().enumerate().map(|(index, pair)| ((pair.left as u32, pair.right as u32), index)));
    let mut said: Vec<BTreeMap<BlockPair, Support>> =
        open.iter().map(|pair| filled(pair.bodies.keys().map(|&blocks| (blocks, Support::default())))).collect();
    for ((left, right), support) in support(&supporters(open), &apart(open)) {
        said[place[&(left.0, right.0)]].insert((left.1, right.1), support);
    }
    let next: Vec<Vec<Neighbours>> = articles.iter().map(neighbours).collect();
    let around = |(pair, said): (&Open, BTreeMap<BlockPair, Support>)| {
        let surroundings =
            Surroundings::new(&pair.bodies, closeness(articles, pair), (&next[pair.left], &next[pair.right]));
        let context = |(blocks, support): (BlockPair, Support)| {
            (blocks, (surroundings.context(blocks, support), support.sentences))
        };
        filled(said.into_iter().map(context))
    };
    open.iter().zip(said).map(around).collect()
}

/// Returns for every block of an article the paragraphs before and after it.
fn neighbours(article: &Article) -> Vec<Neighbours> {
    let is_body = |place: &usize| article.blocks[*place].role == Role::Body;
    let count = article.blocks.len();
    let before = |place: usize| (0..place).rev().find(is_body).map(|place| place as u32);
    let after = |place: usize| (place + 1..count).find(is_body).map(|place| place as u32);
    (0..count).map(|place| (before(place), after(place))).collect()
}

/// Two articles whose links are not settled yet.
pub struct Open {
    pub left: usize,
    pub right: usize,
    bodies: BTreeMap<BlockPair, Possible>,
    /// Of headlines and deks.
    frames: Vec<Possible>,
    /// Blocks that say the same of different things.
    apart: Vec<BlockPair>,
}

impl Open {
    /// Says whether a rule of its own decides on two blocks, whatever is learned.
    pub fn is_decided(&self, blocks: BlockPair) -> bool {
        self.apart.contains(&blocks) || self.bodies.get(&blocks).is_some_and(|link| link.filled)
    }

    fn ends(&self, blocks: BlockPair) -> Ends {
        ((self.left as u32, blocks.0), (self.right as u32, blocks.1))
    }

    /// Makes certain what is pinned together, and drops what is pinned apart.
    fn honour(&mut self, pins: &Pins) {
        let (left, right) = (self.left, self.right);
        for blocks in pins.of(left, right) {
            let framed = self.frames.iter().position(|link| link.blocks == blocks).map(|at| self.frames.remove(at));
            let link = self.bodies.entry(blocks).or_insert_with(|| {
                framed.unwrap_or_else(|| Possible { blocks, strength: 1.0, sentences: Vec::new(), filled: false })
            });
            link.strength = 1.0;
        }
        if !pins.apart.is_empty() {
            let parted = |blocks: BlockPair| pins.parts((left as u32, blocks.0), (right as u32, blocks.1));
            self.bodies.retain(|&blocks, _| !parted(blocks));
            self.frames.retain(|link| !parted(link.blocks));
        }
    }
}

fn supporters(open: &[Open]) -> Vec<Supporter> {
    let supporter = |pair: &Open, link: &Possible| Supporter {
        ends: pair.ends(link.blocks),
        strength: link.strength,
        sentences: link.sentences.iter().map(|pair| (pair.left, pair.right)).collect(),
    };
    open.iter().flat_map(|pair| pair.bodies.values().map(move |link| supporter(pair, link))).collect()
}

fn apart(open: &[Open]) -> FxHashMap<Place, Vec<Place>> {
    let mut apart: FxHashMap<Place, Vec<Place>> = FxHashMap::default();
    for (left, right) in open.iter().flat_map(|pair| pair.apart.iter().map(|&blocks| pair.ends(blocks))) {
        apart.entry(left).or_default().push(right);
        apart.entry(right).or_default().push(left);
    }
    apart
}

/// The places of two articles with their possible links.
pub type PairCandidates = (usize, usize, Vec<Candidate>);

/// Returns what speaks for every possible link of every two articles.
pub fn weighed(corpus: &Corpus, meter: &mut Meter, report: &mut dyn FnMut(Progress)) -> Vec<PairCandidates> {
    let weights = Weights::new(corpus);
    let matrices = matrices(corpus, meter);
    let total = matrices.len();
    let weigh = |(done, ((left, right), matrix))| {
        let scored = strengths(corpus, left, right, &matrix);
        let mut path = sentence_links(&scored, matrix.columns);
        if let Some(told) = dense(corpus, (left, right), &path, meter) {
            add(&mut path, &told);
        }
        let candidates = candidates(Weighing { corpus, weights: &weights, left, right }, &scored, &path);
        report(Progress { done: done + 1, total });
        (left, right, candidates)
    };
    pairs(corpus.ranges.len()).zip(matrices).enumerate().map(weigh).collect()
}

/// Adds the sentences that answer each other in dense texts to those found one by
/// one.
fn add(path: &mut Vec<SentenceLink>, told: &[(u32, u32)]) {
    for link in path.iter_mut() {
        link.filled = told.binary_search(&(link.left, link.right)).is_ok();
    }
    let found = path.len();
    for &(left, right) in told {
        if path[..found].binary_search_by_key(&(left, right), |link| (link.left, link.right)).is_err() {
            path.push(SentenceLink { left, right, strength: 0.0, votes: 0, filled: true });
        }
    }
    sort_by_key(path, |link| (link.left, link.right));
}

/// Returns every two of `count` articles, in the order of the matrices.
fn pairs(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count).flat_map(move |left| (left + 1..count).map(move |right| (left, right)))
}

/// Returns the share of paragraphs that are linked, in the article that has most.
fn closeness(articles: &[Article], pair: &Open) -> f32 {
    let made = || pair.bodies.values().filter(|link| link.strength >= LEAST);
    let share = |article: usize, mut blocks: Vec<u32>| {
        blocks.sort_unstable();
        blocks.dedup();
        let paragraphs = articles[article].blocks.iter().filter(|block| block.role == Role::Body).count();
        blocks.len() as f32 / paragraphs.max(1) as f32
    };
    let lefts = share(pair.left, made().map(|link| link.blocks.0).collect());
    lefts.max(share(pair.right, made().map(|link| link.blocks.1).collect()))
}
