//! Weighed words: what the words of a sentence or a block prove.

use rustc_hash::FxHashSet;

use crate::corpus::{Corpus, Unit};
use crate::facts::WordKind;

/// A text with less weight of words than this proves little, however much of it
/// is shared: "he said", "no one".
const LIGHT: f32 = 1.5;
/// What a word weighs that no other sentence has.
const UNIQUE: f32 = 1.1;

/// The distinct content words of a text, ascending, with what they weigh. Names
/// are left out: they are counted by themselves, and two sentences on the same
/// person needn't say the same.
#[derive(Debug, Default)]
pub struct Weighed {
    words: Vec<(u64, f32)>,
    total: f32,
    /// Terms of the names and figures, ascending.
    pub specifics: Vec<u64>,
    /// Terms of all words, ascending.
    pub all: Vec<u64>,
    /// Whether somebody is quoted.
    pub quotes: bool,
}

/// The weighed words of every sentence, block and article of a story.
pub struct Weights {
    /// In the corpus's order.
    pub units: Vec<Weighed>,
    /// For each article its blocks; empty for those that are not the story's.
    pub blocks: Vec<Vec<Weighed>>,
    /// For each article all its words, as terms.
    pub vocabulary: Vec<FxHashSet<u64>>,
}

impl Weighed {
    fn new<'a>(corpus: &Corpus, units: impl Iterator<Item = &'a Unit>) -> Weighed {
        let mut quotes = false;
        let units = units.inspect(|unit| quotes |= unit.facts.quotes);
        let weight = |term: u64| corpus.stems.id(term).map_or(UNIQUE, |id| corpus.stems.rarity[id as usize]);
        let (mut terms, mut specifics, mut all) = (Vec::new(), Vec::new(), Vec::new());
        for word in units.flat_map(|unit| &unit.facts.words) {
            if matches!(word.kind, WordKind::Figure | WordKind::Other) {
                terms.push(word.term);
            }
            if matches!(word.kind, WordKind::Figure | WordKind::Name) {
                specifics.push(word.term);
            }
            all.push(word.term);
        }
        for list in [&mut terms, &mut specifics, &mut all] {
            list.sort_unstable();
            list.dedup();
        }
        let words: Vec<(u64, f32)> = terms.into_iter().map(|term| (term, weight(term))).collect();
        Weighed { total: words.iter().map(|word| word.1).sum(), words, specifics, all, quotes }
    }

    /// Returns the weight that two texts share, as a share of the lighter one's.
    pub fn containment(&self, other: &Weighed) -> f32 {
        let (mut shared, mut rest) = (0.0f32, other.words.as_slice());
        for &(term, weight) in &self.words {
            while let Some((first, more)) = rest.split_first().filter(|(first, _)| first.0 <= term) {
                shared += if first.0 == term { weight } else { 0.0 };
                rest = more;
            }
        }
        shared / self.total.min(other.total).max(LIGHT)
    }
}

impl Weights {
    /// Weighs the words of a story.
    pub fn new(corpus: &Corpus) -> Weights {
        let units = corpus.units.iter().map(|unit| Weighed::new(corpus, std::iter::once(unit))).collect();
        let articles = || (0..corpus.ranges.len()).map(|article| corpus.of(article));
        let blocks = articles().map(|units| {
            let mut blocks = Vec::new();
            for sentences in units.chunk_by(|a, b| a.block == b.block) {
                blocks.resize_with(sentences[0].block as usize, Weighed::default);
                blocks.push(Weighed::new(corpus, sentences.iter()));
            }
            blocks
        });
        let vocabulary =
            articles().map(|units| units.iter().flat_map(|unit| &unit.facts.words).map(|word| word.term).collect());
        Weights { units, blocks: blocks.collect(), vocabulary: vocabulary.collect() }
    }
}
