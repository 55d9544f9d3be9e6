//! The corpus: every sentence of a story as weighted terms.
//!
//! A sentence is two sparse vectors, its stems and its character n-grams, each
//! weighted by how rare a term is in this story (a shipped list of background
//! frequencies was measured to add nothing) and of length 1.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::{Article, Role};
use crate::read::stopwords::function_words;
use crate::read::tokens::{Token, TokenKind, key, tokens};
use crate::stem::stem;

/// All sentences of a story's headlines, deks and paragraphs.
pub struct Corpus {
    /// In order of article, then block, then sentence.
    pub units: Vec<Unit>,
    /// For each article, the range of its units.
    pub ranges: Vec<(usize, usize)>,
    /// Stems of all words but function words.
    pub stems: Terms,
    pub grams: Terms,
    function: FxHashSet<u64>,
}

/// One sentence.
pub struct Unit {
    pub article: u32,
    pub block: u32,
    pub sentence: u32,
    pub role: Role,
    /// Its place among its article's sentences, 0 to 1.
    pub position: f32,
}

/// One kind of term over all units.
pub struct Terms {
    /// For each unit its terms in ascending order, with weights whose squares
    /// sum to 1.
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
        let mut units = Vec::new();
        let mut ranges = Vec::with_capacity(articles.len());
        let (mut stems, mut grams) = (Vec::new(), Vec::new());
        let function: FxHashSet<u64> = function_words().map(|word| hash(stem(word).as_bytes())).collect();
        for (number, article) in articles.iter().enumerate() {
            let from = units.len();
            for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_story()) {
                for (place, sentence) in block.sentences.iter().enumerate() {
                    let text = &article.text[sentence.start..sentence.end];
                    let words = keys(text);
                    units.push(Unit {
                        article: number as u32,
                        block: index as u32,
                        sentence: place as u32,
                        role: block.role,
                        position: 0.0,
                    });
                    stems.push(
                        words
                            .iter()
                            .map(|word| hash(stem(word).as_bytes()))
                            .filter(|term| !function.contains(term))
                            .collect(),
                    );
                    grams.push(ngrams(&words));
                }
            }
            let count = (units.len() - from).max(2) - 1;
            for (place, unit) in units[from..].iter_mut().enumerate() {
                unit.position = place as f32 / count as f32;
            }
            ranges.push((from, units.len()));
        }
        Corpus { units, ranges, stems: Terms::new(stems), grams: Terms::new(grams), function }
    }

    /// Says whether a term is a function word's.
    pub fn is_function(&self, term: u64) -> bool {
        self.function.contains(&term)
    }

    /// Returns the number of a sentence, if it was weighed.
    pub fn unit(&self, article: usize, block: u32, sentence: u32) -> Option<usize> {
        let (from, to) = self.ranges[article];
        let at = self.units[from..to].binary_search_by_key(&(block, sentence), |unit| (unit.block, unit.sentence));
        at.ok().map(|at| from + at)
    }
}

/// Returns the stem term of a word as it stands in a text.
pub fn term(word: &str) -> u64 {
    hash(stem(&key(word)).as_bytes())
}

impl Terms {
    /// Returns the number of a term that at least two units have.
    pub fn id(&self, term: u64) -> Option<u32> {
        self.ids.get(&term).copied()
    }

    fn new(units: Vec<Vec<u64>>) -> Terms {
        let mut frequency: FxHashMap<u64, u32> = FxHashMap::default();
        let counted: Vec<Vec<(u64, u32)>> = units.into_iter().map(counts).collect();
        for (term, _) in counted.iter().flatten() {
            *frequency.entry(*term).or_default() += 1;
        }
        // A term that one unit alone has joins nothing, but it does lengthen
        // its unit's vector: what two sentences don't share counts too.
        let shared: Vec<u64> =
            sorted(frequency.iter().filter(|(_, count)| **count > 1).map(|(term, _)| *term).collect());
        let number: FxHashMap<u64, u32> = shared.iter().enumerate().map(|(id, term)| (*term, id as u32)).collect();
        let total = counted.len() as f32;
        let idf = |count: u32| libm::logf((total + 1.0) / (count as f32 + 0.5)).max(0.0);
        let highest = idf(2).max(f32::MIN_POSITIVE);
        let mut postings = vec![Vec::new(); shared.len()];
        let mut vectors = Vec::with_capacity(counted.len());
        for (unit, terms) in counted.into_iter().enumerate() {
            let mut length = 0.0f32;
            let mut vector = Vec::with_capacity(terms.len());
            for (term, count) in terms {
                let weight = (1.0 + libm::logf(count as f32)) * idf(frequency[&term]);
                length += weight * weight;
                if let Some(&id) = number.get(&term) {
                    vector.push((id, weight));
                }
            }
            let scale = if length > 0.0 { 1.0 / length.sqrt() } else { 0.0 };
            for (id, weight) in &mut vector {
                *weight *= scale;
                postings[*id as usize].push((unit as u32, *weight));
            }
            vectors.push(vector);
        }
        let rarity = shared.iter().map(|term| idf(frequency[term]) / highest).collect();
        Terms { vectors, postings, rarity, ids: number }
    }
}

/// Returns a unit's words and figures as keys, signs left out.
fn keys(text: &str) -> Vec<String> {
    let word = |token: &Token| token.kind != TokenKind::Sign;
    tokens(text).iter().filter(|token| word(token)).map(|token| key(&text[token.start..token.end])).collect()
}

/// Returns hashes of the 3- and 4-character runs of the words, spaces between
/// them included, so that a run may tell how one word ends and the next begins.
fn ngrams(words: &[String]) -> Vec<u64> {
    let mut line = vec![' '];
    for word in words {
        line.extend(word.chars());
        line.push(' ');
    }
    let mut bytes = [0u8; 16];
    let mut grams = Vec::with_capacity(line.len() * 2);
    for size in [3, 4] {
        for window in line.windows(size) {
            for (slot, c) in bytes.chunks_exact_mut(4).zip(window) {
                slot.copy_from_slice(&(*c as u32).to_le_bytes());
            }
            grams.push(hash(&bytes[..size * 4]));
        }
    }
    grams
}

/// Returns the distinct terms in ascending order with their counts.
fn counts(terms: Vec<u64>) -> Vec<(u64, u32)> {
    let mut counted: Vec<(u64, u32)> = Vec::with_capacity(terms.len());
    for term in sorted(terms) {
        match counted.last_mut() {
            Some((last, count)) if *last == term => *count += 1,
            _ => counted.push((term, 1)),
        }
    }
    counted
}

fn sorted(mut terms: Vec<u64>) -> Vec<u64> {
    terms.sort_unstable();
    terms
}

/// FNV-1a (Fowler, Noll, Vo), the same on every platform.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}
