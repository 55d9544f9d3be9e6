//! Candidates: every two paragraphs that might answer each other, weighed.

use std::collections::BTreeMap;

use crate::align::{Scored, SentenceLink};
use crate::corpus::Corpus;
use crate::facts::shared_count;
use crate::features::{Features, odds};
use crate::swaps::Swaps;
use crate::weighed::Weights;

/// Two blocks of two articles, by their places there.
pub type BlockPair = (u32, u32);

/// A possible link with what speaks for it and the sentences that carry it.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub blocks: BlockPair,
    pub features: Features,
    /// The sentences that answer each other; never empty.
    pub sentences: Vec<SentencePair>,
}

/// Two sentences that answer each other, by their places inside their blocks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SentencePair {
    pub left: u32,
    pub right: u32,
    /// 0 to 1, from these two sentences and their neighbours alone.
    pub strength: f32,
}

/// How sure it is that two sentences answer each other which only the order of
/// dense texts joins: on the project's own translations and retold scenes about so
/// many of these do.
pub const FILLED: f32 = 0.75;

/// Pairs of sentences weaker than this propose no link.
const PROPOSE: f32 = 0.03;
/// Returns the candidates of two articles, in order of left, then right.
pub fn candidates(story: Weighing, scored: &Scored, path: &[SentenceLink]) -> Vec<Candidate> {
    let proposals = proposals(story, scored, path);
    let tops = Tops::new(&proposals);
    let swaps = Swaps::new(story, path);
    let candidate = |(blocks, proposal): (&BlockPair, &Proposal)| {
        let mut sentences = proposal.sentences.clone();
        if sentences.is_empty() {
            let place = |unit: usize| story.corpus.units[unit].sentence;
            let (left, right) = (place(proposal.units.0), place(proposal.units.1));
            sentences.push(SentencePair { left, right, strength: proposal.best });
        }
        Candidate { blocks: *blocks, features: features(story, *blocks, proposal, &tops, &swaps), sentences }
    };
    proposals.iter().map(candidate).collect()
}

/// Two articles of a weighed story.
#[derive(Clone, Copy)]
pub struct Weighing<'a> {
    pub corpus: &'a Corpus,
    pub weights: &'a Weights,
    pub left: usize,
    pub right: usize,
}

/// What the sentences of two blocks say for linking them.
struct Proposal {
    /// The strength of the best two sentences.
    best: f32,
    /// Their places in the corpus.
    units: (usize, usize),
    /// How many of the two paths join the blocks.
    votes: u8,
    /// Whether the way through two dense texts joins them.
    filled: bool,
    sentences: Vec<SentencePair>,
}

impl Proposal {
    fn new(units: (usize, usize)) -> Proposal {
        Proposal { best: 0.0, units, votes: 0, filled: false, sentences: Vec::new() }
    }
}

fn proposals(story: Weighing, scored: &Scored, path: &[SentenceLink]) -> BTreeMap<BlockPair, Proposal> {
    let Weighing { corpus, left, right, .. } = story;
    let (from, to) = (corpus.ranges[left].0, corpus.ranges[right].0);
    let mut found: BTreeMap<BlockPair, Proposal> = BTreeMap::new();
    for (row, cells) in scored.iter().enumerate() {
        for &(column, strength) in cells.iter().filter(|cell| cell.1 >= PROPOSE) {
            let units = (from + row, to + column as usize);
            let blocks = (corpus.units[units.0].block, corpus.units[units.1].block);
            let proposal = found.entry(blocks).or_insert(Proposal::new(units));
            if strength > proposal.best {
                (proposal.best, proposal.units) = (strength, units);
            }
        }
    }
    for link in path {
        let (l, r) = (&corpus.units[from + link.left as usize], &corpus.units[to + link.right as usize]);
        let blocks = (l.block, r.block);
        if link.filled {
            let units = (from + link.left as usize, to + link.right as usize);
            let proposal = found.entry(blocks).or_insert(Proposal::new(units));
            proposal.filled = true;
        }
        if let Some(proposal) = found.get_mut(&blocks) {
            proposal.votes = proposal.votes.max(link.votes);
            let strength = if link.filled { link.strength.max(FILLED) } else { link.strength };
            proposal.sentences.push(SentencePair { left: l.sentence, right: r.sentence, strength });
        }
    }
    found
}

/// The best proposal of every block.
struct Tops<'a> {
    left: BTreeMap<u32, f32>,
    right: BTreeMap<u32, f32>,
    proposals: &'a BTreeMap<BlockPair, Proposal>,
}

impl<'a> Tops<'a> {
    fn new(proposals: &'a BTreeMap<BlockPair, Proposal>) -> Tops<'a> {
        let mut tops = Tops { left: BTreeMap::new(), right: BTreeMap::new(), proposals };
        for (&(left, right), proposal) in proposals {
            for (side, block) in [(&mut tops.left, left), (&mut tops.right, right)] {
                let top = side.entry(block).or_default();
                *top = top.max(proposal.best);
            }
        }
        tops
    }

    /// Returns how well the neighbours of two blocks answer each other: before
    /// with before, after with after; half as much one block with the other's
    /// neighbour, as where a paragraph was split.
    fn near(&self, (left, right): BlockPair) -> f32 {
        let at = |a: Option<u32>, b: Option<u32>| {
            a.zip(b).and_then(|pair| self.proposals.get(&pair)).map_or(0.0, |found| found.best)
        };
        let (before, after) =
            ((left.checked_sub(1), right.checked_sub(1)), (left.checked_add(1), right.checked_add(1)));
        let (l, r) = (Some(left), Some(right));
        let aligned = at(before.0, before.1).max(at(after.0, after.1));
        let split = at(before.0, r).max(at(l, before.1)).max(at(l, after.1)).max(at(after.0, r));
        aligned.max(split / 2.0)
    }
}

fn features(story: Weighing, blocks: BlockPair, proposal: &Proposal, tops: &Tops, swaps: &Swaps) -> Features {
    let Weighing { corpus, weights, left, right } = story;
    let (l, r) = (&corpus.units[proposal.units.0].facts, &corpus.units[proposal.units.1].facts);
    // A single name that the other article lacks may be a first name dropped.
    let foreign = |names: &[u64], other: usize| {
        let unknown = names.iter().filter(|name| !weights.vocabulary[other].contains(name));
        unknown.count() as f32 / names.len().max(2) as f32
    };
    let (from, to) = (&weights.blocks[left][blocks.0 as usize], &weights.blocks[right][blocks.1 as usize]);
    let specifics = shared_count(&from.specifics, &to.specifics);
    let apart = |mine: &[u64]| (mine.len() - specifics) as f32 / mine.len().max(3) as f32;
    Features {
        best: (odds(proposal.best) / 4.0).clamp(-1.0, 1.5),
        path: f32::from(proposal.votes) / 2.0,
        containment: weights.units[proposal.units.0].containment(&weights.units[proposal.units.1]),
        figures: capped(shared_count(&l.figures, &r.figures)),
        foreign: foreign(&l.names, right).max(foreign(&r.names, left)),
        row: proposal.best / tops.left[&blocks.0].max(f32::MIN_POSITIVE),
        column: proposal.best / tops.right[&blocks.1].max(f32::MIN_POSITIVE),
        near: tops.near(blocks),
        coverage: from.containment(to),
        specifics: specifics.min(4) as f32 / 4.0,
        apart: apart(&from.specifics).min(apart(&to.specifics)),
        swapped: swaps.of(blocks),
        filled: proposal.filled,
    }
}

/// Two agreements prove as much as more.
fn capped(count: usize) -> f32 {
    count.min(2) as f32 / 2.0
}
