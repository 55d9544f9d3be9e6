//! Linking: all links of a story, from its corpus.
//!
//! First every two articles for themselves, then once more with what the others
//! say: a link that a third article supports grows stronger.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::align::{sentence_links, strengths};
use crate::article::{Article, Role};
use crate::candidates::{BlockPair, Candidate, SentencePair, Weighing, candidates};
use crate::corpus::Corpus;
use crate::features::probability;
use crate::frame::frame;
use crate::links::{BlockLink, LEAST, Possible, links};
use crate::options::{Meter, Progress};
use crate::pins::Pins;
use crate::similarity::matrices;
use crate::sort::{filled, sort_by_key};
use crate::support::{Ends, Place, Supporter, support};
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
    let weighed = weighed(corpus, meter, report);
    let role = |article: usize, block: u32| articles[article].blocks[block as usize].role;
    let mut open: Vec<Open> = Vec::with_capacity(weighed.len());
    for (left, right, candidates) in weighed {
        let mut pair = Open { left, right, bodies: BTreeMap::new(), frames: Vec::new(), apart: Vec::new() };
        for Candidate { blocks, features, sentences } in candidates {
            if features.swapped > 0.0 {
                pair.apart.push(blocks);
            }
            let link = Possible { blocks, strength: probability(features.odds()), sentences };
            match role(left, blocks.0) {
                Role::Body => drop(pair.bodies.insert(blocks, link)),
                _ => pair.frames.push(link),
            }
        }
        pair.honour(pins);
        open.push(pair);
    }
    strengthen(&mut open);
    // Third articles may have found again what is pinned apart.
    open.iter_mut().for_each(|pair| pair.honour(pins));
    let close = |pair: Open| {
        let closeness = closeness(articles, &pair);
        let Open { left, right, bodies, frames, .. } = pair;
        let frames = frame(frames, |link| (role(left, link.blocks.0), role(right, link.blocks.1)), closeness);
        let mut all: Vec<Possible> = bodies.into_values().chain(frames).collect();
        sort_by_key(&mut all, |link| link.blocks);
        PairLinks { left, right, links: links(all) }
    };
    open.into_iter().map(close).collect()
}

/// Two articles whose links are not settled yet.
struct Open {
    left: usize,
    right: usize,
    bodies: BTreeMap<BlockPair, Possible>,
    /// Of headlines and deks.
    frames: Vec<Possible>,
    /// Blocks that say the same of different things.
    apart: Vec<BlockPair>,
}

impl Open {
    fn ends(&self, blocks: BlockPair) -> Ends {
        ends((self.left, self.right), blocks)
    }

    /// Makes certain what is pinned together, and drops what is pinned apart.
    fn honour(&mut self, pins: &Pins) {
        let (left, right) = (self.left, self.right);
        for blocks in pins.of(left, right) {
            let framed = self.frames.iter().position(|link| link.blocks == blocks).map(|at| self.frames.remove(at));
            let link = self
                .bodies
                .entry(blocks)
                .or_insert_with(|| framed.unwrap_or_else(|| Possible { blocks, strength: 1.0, sentences: Vec::new() }));
            link.strength = 1.0;
        }
        if !pins.apart.is_empty() {
            let parted = |blocks: BlockPair| pins.parts((left as u32, blocks.0), (right as u32, blocks.1));
            self.bodies.retain(|&blocks, _| !parted(blocks));
            self.frames.retain(|link| !parted(link.blocks));
        }
    }
}

/// Weighs every link anew by what third articles say of it.
fn strengthen(open: &mut [Open]) {
    let place: BTreeMap<(u32, u32), usize> =
        filled(open.iter().enumerate().map(|(index, pair)| ((pair.left as u32, pair.right as u32), index)));
    let mut support = support(&supporters(open), &apart(open));
    for pair in open.iter_mut() {
        let articles = (pair.left, pair.right);
        for (&blocks, link) in &mut pair.bodies {
            let said = support.remove(&ends(articles, blocks)).unwrap_or_default();
            link.strength = said.strength(Some(link.strength));
        }
    }
    // What is left has nothing alike but its supporters.
    for ((left, right), said) in support {
        let blocks = (left.1, right.1);
        let sentence = |(left, right)| SentencePair { left, right, strength: said.strength(None) };
        let sentences = said.sentences.map(sentence).into_iter().collect();
        open[place[&(left.0, right.0)]]
            .bodies
            .insert(blocks, Possible { blocks, strength: said.strength(None), sentences });
    }
}

fn ends((left, right): (usize, usize), blocks: BlockPair) -> Ends {
    ((left as u32, blocks.0), (right as u32, blocks.1))
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
type PairCandidates = (usize, usize, Vec<Candidate>);

/// Returns what speaks for every possible link of every two articles.
pub fn weighed(corpus: &Corpus, meter: &mut Meter, report: &mut dyn FnMut(Progress)) -> Vec<PairCandidates> {
    let weights = Weights::new(corpus);
    let matrices = matrices(corpus, meter);
    let total = matrices.len();
    let weigh = |(done, ((left, right), matrix))| {
        let scored = strengths(corpus, left, right, &matrix);
        let path = sentence_links(&scored, matrix.columns);
        let candidates = candidates(Weighing { corpus, weights: &weights, left, right }, &scored, &path);
        report(Progress { done: done + 1, total });
        (left, right, candidates)
    };
    pairs(corpus.ranges.len()).zip(matrices).enumerate().map(weigh).collect()
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
