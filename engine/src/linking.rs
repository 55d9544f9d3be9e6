//! Linking: all links of a story, from its corpus.
//!
//! First every two articles for themselves, then once more with what the others
//! say: a link that a third article supports grows stronger.

use std::collections::BTreeMap;

use crate::align::{sentence_links, strengths};
use crate::article::{Article, Role};
use crate::candidates::{BlockPair, Candidate, Weighing, candidates};
use crate::corpus::Corpus;
use crate::features::{odds, probability};
use crate::frame::frame;
use crate::links::{BlockLink, LEAST, Possible, links};
use crate::options::{Meter, Progress};
use crate::pins::Pins;
use crate::similarity::matrices;
use crate::sort::{filled, sort_by_key};
use crate::support::support;
use crate::weighed::Weights;

/// How much full support by a third article adds to a link's log odds.
const SUPPORT: f32 = 1.5;
/// The log odds of two paragraphs that have nothing alike but their supporters.
const UNSEEN: f32 = -3.0;

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
        let mut pair = Open { left, right, bodies: BTreeMap::new(), frames: Vec::new() };
        for Candidate { blocks, features, sentences } in candidates {
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
        let Open { left, right, bodies, frames } = pair;
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
}

impl Open {
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

/// Makes links stronger that third articles support.
fn strengthen(open: &mut [Open]) {
    let place: BTreeMap<(usize, usize), usize> =
        filled(open.iter().enumerate().map(|(index, pair)| ((pair.left, pair.right), index)));
    let all = open.iter().flat_map(|pair| {
        let bodies = pair.bodies.values();
        bodies.map(|link| ((pair.left as u32, link.blocks.0), (pair.right as u32, link.blocks.1), link.strength))
    });
    for (((left, from), (right, to)), strength) in support(all) {
        let bodies = &mut open[place[&(left as usize, right as usize)]].bodies;
        let unseen = Possible { blocks: (from, to), strength: probability(UNSEEN), sentences: Vec::new() };
        let link = bodies.entry((from, to)).or_insert(unseen);
        link.strength = probability(odds(link.strength) + SUPPORT * strength);
    }
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
