//! Candidates: every two paragraphs that might answer each other, weighed.

use std::collections::BTreeMap;

use crate::align::{Scored, SentenceLink};
use crate::corpus::Corpus;
use crate::facts::{Facts, shared_count};
use crate::features::{Features, odds};

/// Two blocks of two articles, by their places there.
pub type BlockPair = (u32, u32);

/// A possible link with what speaks for it and the sentences that carry it.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub blocks: BlockPair,
    pub features: Features,
    /// Places of linked sentences inside their blocks; never empty.
    pub sentences: Vec<(u32, u32)>,
}

/// Pairs of sentences weaker than this propose no link.
const PROPOSE: f32 = 0.03;
/// A text with less weight of words than this proves little, however much of it
/// is shared: "he said", "no one".
const LIGHT: f32 = 1.5;
/// What a word weighs that no other sentence has.
const UNIQUE: f32 = 1.1;

/// Returns the candidates of two articles, in order of left, then right.
pub fn candidates(
    corpus: &Corpus,
    facts: &Facts,
    pair: (usize, usize),
    scored: &Scored,
    path: &[SentenceLink],
) -> Vec<Candidate> {
    let proposals = proposals(corpus, pair, scored, path);
    let tops = Tops::new(&proposals);
    let blocks = (Blocks::new(corpus, facts, pair.0), Blocks::new(corpus, facts, pair.1));
    let candidate = |(blocks_pair, proposal): (&BlockPair, &Proposal)| {
        let mut sentences = proposal.sentences.clone();
        if sentences.is_empty() {
            sentences.push((corpus.units[proposal.units.0].sentence, corpus.units[proposal.units.1].sentence));
        }
        let features = features(corpus, facts, pair, *blocks_pair, proposal, &tops, &blocks);
        Candidate { blocks: *blocks_pair, features, sentences }
    };
    proposals.iter().map(candidate).collect()
}

/// What the sentences of two blocks say for linking them.
struct Proposal {
    /// The strength of the best two sentences.
    best: f32,
    /// Their places in the corpus.
    units: (usize, usize),
    /// How many of the two paths join the blocks.
    votes: u8,
    sentences: Vec<(u32, u32)>,
}

fn proposals(
    corpus: &Corpus,
    (left, right): (usize, usize),
    scored: &Scored,
    path: &[SentenceLink],
) -> BTreeMap<BlockPair, Proposal> {
    let (from, to) = (corpus.ranges[left].0, corpus.ranges[right].0);
    let mut found: BTreeMap<BlockPair, Proposal> = BTreeMap::new();
    for (row, cells) in scored.iter().enumerate() {
        for &(column, strength) in cells.iter().filter(|cell| cell.1 >= PROPOSE) {
            let units = (from + row, to + column as usize);
            let blocks = (corpus.units[units.0].block, corpus.units[units.1].block);
            let proposal =
                found.entry(blocks).or_insert(Proposal { best: 0.0, units, votes: 0, sentences: Vec::new() });
            if strength > proposal.best {
                (proposal.best, proposal.units) = (strength, units);
            }
        }
    }
    for link in path {
        let (l, r) = (&corpus.units[from + link.left as usize], &corpus.units[to + link.right as usize]);
        if let Some(proposal) = found.get_mut(&(l.block, r.block)) {
            proposal.votes = proposal.votes.max(link.votes);
            proposal.sentences.push((l.sentence, r.sentence));
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

/// The content words of an article's blocks.
struct Blocks {
    words: BTreeMap<u32, Weighed>,
}

impl Blocks {
    fn new(corpus: &Corpus, facts: &Facts, article: usize) -> Blocks {
        let (from, to) = corpus.ranges[article];
        let mut words: BTreeMap<u32, Vec<u64>> = BTreeMap::new();
        for unit in from..to {
            words.entry(corpus.units[unit].block).or_default().extend(&facts.units[unit].terms);
        }
        Blocks {
            words: words.into_iter().map(|(block, terms)| (block, Weighed::new(corpus, terms.into_iter()))).collect(),
        }
    }
}

/// The distinct content words of a text, ascending, with what they weigh.
struct Weighed {
    words: Vec<(u64, f32)>,
    total: f32,
}

impl Weighed {
    fn new(corpus: &Corpus, terms: impl Iterator<Item = u64>) -> Weighed {
        let weight = |term: u64| corpus.stems.id(term).map_or(UNIQUE, |id| corpus.stems.rarity[id as usize]);
        let mut words: Vec<(u64, f32)> =
            terms.filter(|&term| !corpus.is_function(term)).map(|term| (term, weight(term))).collect();
        words.sort_by_key(|word| word.0);
        words.dedup_by_key(|word| word.0);
        Weighed { total: words.iter().map(|word| word.1).sum(), words }
    }

    /// Returns the weight that two texts share, as a share of the lighter one's.
    fn containment(&self, other: &Weighed) -> f32 {
        let shared =
            self.words.iter().filter(|word| other.words.binary_search_by_key(&word.0, |other| other.0).is_ok());
        shared.map(|word| word.1).sum::<f32>() / self.total.min(other.total).max(LIGHT)
    }
}

fn features(
    corpus: &Corpus,
    facts: &Facts,
    (left, right): (usize, usize),
    blocks: BlockPair,
    proposal: &Proposal,
    tops: &Tops,
    words: &(Blocks, Blocks),
) -> Features {
    let (l, r) = (&facts.units[proposal.units.0], &facts.units[proposal.units.1]);
    let sentence = |unit: usize| Weighed::new(corpus, facts.units[unit].terms.iter().copied());
    let names = shared_count(&l.names, &r.names);
    // A single name that the other article lacks may be a first name dropped.
    let foreign = |names: &[u64], other: usize| {
        let unknown = names.iter().filter(|name| !facts.words[other].contains(name));
        unknown.count() as f32 / names.len().max(2) as f32
    };
    let (from_left, from_right) = (foreign(&l.names, right), foreign(&r.names, left));
    Features {
        best: (odds(proposal.best) / 4.0).clamp(-1.0, 1.5),
        path: f32::from(proposal.votes) / 2.0,
        containment: sentence(proposal.units.0).containment(&sentence(proposal.units.1)),
        figures: capped(shared_count(&l.figures, &r.figures)),
        names: capped(names),
        foreign: from_left.max(from_right),
        row: proposal.best / tops.left[&blocks.0],
        column: proposal.best / tops.right[&blocks.1],
        near: tops.near(blocks),
        coverage: words.0.words[&blocks.0].containment(&words.1.words[&blocks.1]),
        strangers: from_left.min(from_right),
        names_apart: match l.names.len().min(r.names.len()) {
            0 => 0.0,
            least => 1.0 - names as f32 / least as f32,
        },
    }
}

/// Two agreements prove as much as more.
fn capped(count: usize) -> f32 {
    count.min(2) as f32 / 2.0
}
