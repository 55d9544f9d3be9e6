//! The corpus: every sentence of a story as weighted terms.
//!
//! A sentence is two sparse vectors, its stems and its character n-grams, each
//! weighted by how rare a term is in this story (a shipped list of background
//! frequencies was measured to add nothing) and of length 1.

use rustc_hash::FxHashMap;

use crate::article::{Article, Role};
use crate::facts::{Facts, FunctionWords, WordKind};
use crate::names::name;

/// All sentences of a story's headlines, deks and paragraphs.
pub struct Corpus {
    /// In order of article, then block, then sentence.
    pub units: Vec<Unit>,
    /// For each article, the range of its units.
    pub ranges: Vec<(usize, usize)>,
    /// Stems of all words but function words.
    pub stems: Terms,
    pub grams: Terms,
}

/// One sentence.
pub struct Unit {
    pub block: u32,
    pub sentence: u32,
    pub role: Role,
    /// Its place among its article's sentences, 0 to 1.
    pub position: f32,
    /// How long it is, in characters without white space.
    pub size: u32,
    pub facts: Facts,
}

/// One kind of term over all units.
pub struct Terms {
    /// For each unit its terms in ascending order, with weights; the squares of
    /// these and of the terms it alone has sum to 1.
    pub vectors: Vec<Vec<(u32, f32)>>,
    /// For each term the units that have it, in ascending order, with weights.
    pub postings: Vec<Vec<(u32, f32)>>,
    /// For each term its rarity: 0 for one in every unit, 1 for one in two.
    pub rarity: Vec<f32>,
    ids: FxHashMap<u64, u32>,
}

impl Corpus {
    /// Weighs every sentence of the articles.
    pub fn new(articles: &[Article]) -> Corpus {
        let function = FunctionWords::new();
        let mut units = Vec::new();
        let mut ranges = Vec::with_capacity(articles.len());
        let (mut stems, mut grams) = (Vec::new(), Vec::new());
        for article in articles {
            let from = units.len();
            for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_story()) {
                for (place, sentence) in block.sentences.iter().enumerate() {
                    let text = &article.text[sentence.start..sentence.end];
                    let (facts, runs) = Facts::read(text, &function);
                    let content = facts.words.iter().filter(|word| word.kind != WordKind::Function);
                    stems.push(content.map(|word| word.term).collect());
                    grams.push(runs);
                    units.push(Unit {
                        block: index as u32,
                        sentence: place as u32,
                        role: block.role,
                        position: 0.0,
                        size: text.chars().filter(|c| !c.is_whitespace()).count() as u32,
                        facts,
                    });
                }
            }
            let count = (units.len() - from).max(2) - 1;
            for (place, unit) in units[from..].iter_mut().enumerate() {
                unit.position = place as f32 / count as f32;
            }
            ranges.push((from, units.len()));
        }
        name(&mut units, &ranges);
        Corpus { units, ranges, stems: Terms::new(stems), grams: Terms::new(grams) }
    }

    /// Returns the units of an article.
    pub fn of(&self, article: usize) -> &[Unit] {
        let (from, to) = self.ranges[article];
        &self.units[from..to]
    }

    /// Returns the number of a sentence, if it was weighed.
    pub fn unit(&self, article: usize, block: u32, sentence: u32) -> Option<usize> {
        let at = self.of(article).binary_search_by_key(&(block, sentence), |unit| (unit.block, unit.sentence));
        at.ok().map(|at| self.ranges[article].0 + at)
    }
}

impl Terms {
    fn new(units: Vec<Vec<u64>>) -> Terms {
        let counted: Vec<Vec<(u64, u32)>> = units.into_iter().map(counts).collect();
        // How many units have each term; then its number.
        let mut ids: FxHashMap<u64, u32> = FxHashMap::default();
        for (term, _) in counted.iter().flatten() {
            *ids.entry(*term).or_default() += 1;
        }
        // A term that one unit alone has joins nothing, but it does lengthen
        // its unit's vector: what two sentences don't share counts too. Terms
        // are numbered by their hashes, not as they come, so that sums are the
        // same whatever order the articles have.
        ids.retain(|_, count| *count > 1);
        let mut shared: Vec<u64> = ids.keys().copied().collect();
        shared.sort_unstable();
        let numbered = shared.iter().zip(0..).filter_map(|(term, id)| Some(std::mem::replace(ids.get_mut(term)?, id)));
        let frequency: Vec<u32> = numbered.collect();
        let total = counted.len() as f32;
        let idf = |count: u32| libm::logf((total + 1.0) / (count as f32 + 0.5)).max(0.0);
        let (alone, highest) = (idf(1), idf(2).max(f32::MIN_POSITIVE));
        let weights: Vec<f32> = frequency.iter().map(|count| idf(*count)).collect();
        let mut postings: Vec<Vec<(u32, f32)>> =
            frequency.iter().map(|count| Vec::with_capacity(*count as usize)).collect();
        let mut vectors = Vec::with_capacity(counted.len());
        for (unit, terms) in counted.into_iter().enumerate() {
            let mut length = 0.0f32;
            let mut vector = Vec::with_capacity(terms.len());
            for (term, count) in terms {
                let id = ids.get(&term).copied();
                let often = if count == 1 { 1.0 } else { 1.0 + libm::logf(count as f32) };
                let weight = often * id.map_or(alone, |id| weights[id as usize]);
                length += weight * weight;
                vector.extend(id.map(|id| (id, weight)));
            }
            let scale = if length > 0.0 { 1.0 / length.sqrt() } else { 0.0 };
            for (id, weight) in &mut vector {
                *weight *= scale;
                postings[*id as usize].push((unit as u32, *weight));
            }
            vectors.push(vector);
        }
        let rarity = weights.iter().map(|weight| weight / highest).collect();
        Terms { vectors, postings, rarity, ids }
    }

    /// Returns the number of a term that at least two units have.
    pub fn id(&self, term: u64) -> Option<u32> {
        self.ids.get(&term).copied()
    }
}

/// Returns the distinct terms in ascending order with their counts.
fn counts(mut terms: Vec<u64>) -> Vec<(u64, u32)> {
    terms.sort_unstable();
    let mut counted: Vec<(u64, u32)> = Vec::with_capacity(terms.len());
    for term in terms {
        match counted.last_mut() {
            Some((last, count)) if *last == term => *count += 1,
            _ => counted.push((term, 1)),
        }
    }
    counted
}

#[cfg(test)]
impl Corpus {
    /// Reads and weighs some made-up articles.
    pub fn of_texts(texts: &[impl AsRef<str>]) -> Corpus {
        use crate::{ArticleId, Source, read::read};
        let source = |text: &str| Source { text: text.to_string(), ..Source::default() };
        let articles = texts.iter().zip(0..).map(|(text, at)| read(&source(text.as_ref()), ArticleId(at)));
        Corpus::new(&articles.collect::<Vec<Article>>())
    }
}
