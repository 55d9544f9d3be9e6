//! Similarity: how alike the sentences of two articles are, through one
//! inverted index, never all pairs.

use crate::corpus::{Corpus, Terms};
use crate::options::Meter;

/// Two sentences and how alike they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// The right sentence, counted from the first of its article.
    pub right: u32,
    /// Cosine of character n-grams.
    pub chars: f32,
    /// Cosine of stems.
    pub stems: f32,
    /// Mean rarity of the three rarest stems both have, 0 for each that is
    /// missing.
    pub rare: f32,
}

/// The sentences of two articles that are at all alike.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    /// For each left sentence its cells, in order of `right`.
    pub rows: Vec<Vec<Cell>>,
    /// How many sentences the right article has.
    pub columns: usize,
}

impl Cell {
    /// Returns the one figure that relative measures are taken of.
    pub fn base(&self) -> f32 {
        (self.chars + self.stems) / 2.0
    }
}

/// Sentences less alike than this have only the commonest words in common.
const FLOOR: f32 = 0.03;
/// A sentence keeps at most this many partners in each other article.
const PARTNERS: usize = 24;
/// Terms that more units have propose no partners: in a story of ordinary
/// length none is left out, in a book only the commonest are.
const MOST_UNITS: usize = 2_000;

/// Returns the matrix of every two articles, `(left, right)` in ascending
/// order, left before right.
pub fn matrices(corpus: &Corpus, meter: &mut Meter) -> Vec<Matrix> {
    let articles = corpus.ranges.len();
    let columns = |right: usize| corpus.ranges[right].1 - corpus.ranges[right].0;
    let mut matrices: Vec<Matrix> = Vec::new();
    for left in 0..articles {
        let first = matrices.len();
        matrices.extend((left + 1..articles).map(|right| Matrix { rows: Vec::new(), columns: columns(right) }));
        fill(corpus, left, &mut matrices[first..], meter);
    }
    matrices
}

/// Fills the matrices of one article with every later one.
fn fill(corpus: &Corpus, left: usize, matrices: &mut [Matrix], meter: &mut Meter) {
    let (start, end) = corpus.ranges[left];
    let total = corpus.units.len();
    let mut chars = vec![0.0f32; total - end];
    let mut stems = vec![0.0f32; total - end];
    for unit in start..end {
        accumulate(&corpus.grams, unit, end, &mut chars, meter);
        accumulate(&corpus.stems, unit, end, &mut stems, meter);
        let headline = corpus.units[unit].role;
        for (matrix, &(from, to)) in matrices.iter_mut().zip(&corpus.ranges[left + 1..]) {
            let mut cells = Vec::new();
            for other in from..to {
                let (chars, stems) = (chars[other - end], stems[other - end]);
                if (chars + stems) / 2.0 >= FLOOR && same_place(headline, corpus.units[other].role) {
                    let rare = rare(&corpus.stems, unit, other);
                    cells.push(Cell { right: (other - from) as u32, chars, stems, rare });
                }
            }
            keep_best(&mut cells);
            matrix.rows.push(cells);
        }
        chars.fill(0.0);
        stems.fill(0.0);
    }
}

/// Headlines and deks are held against each other, paragraphs against
/// paragraphs: a headline says what its article says, in every outlet.
fn same_place(left: crate::Role, right: crate::Role) -> bool {
    (left == crate::Role::Body) == (right == crate::Role::Body)
}

/// Adds to `sums` the cosine of `unit` with every unit from `from` on.
fn accumulate(terms: &Terms, unit: usize, from: usize, sums: &mut [f32], meter: &mut Meter) {
    for &(term, weight) in &terms.vectors[unit] {
        let postings = &terms.postings[term as usize];
        if postings.len() > MOST_UNITS {
            continue;
        }
        let later = &postings[postings.partition_point(|&(other, _)| (other as usize) < from)..];
        if !meter.spend(later.len() as u64) {
            return;
        }
        for &(other, other_weight) in later {
            sums[other as usize - from] += weight * other_weight;
        }
    }
}

fn rare(terms: &Terms, left: usize, right: usize) -> f32 {
    let mut best = [0.0f32; 3];
    for term in shared(&terms.vectors[left], &terms.vectors[right]) {
        let mut rarity = terms.rarity[term as usize];
        for slot in &mut best {
            if rarity > *slot {
                std::mem::swap(slot, &mut rarity);
            }
        }
    }
    best.iter().sum::<f32>() / 3.0
}

/// Returns the terms that two units share, in ascending order.
pub fn shared<'a>(left: &'a [(u32, f32)], right: &'a [(u32, f32)]) -> impl Iterator<Item = u32> + 'a {
    let mut right = right.iter().peekable();
    left.iter().filter_map(move |&(term, _)| {
        while right.next_if(|(other, _)| *other < term).is_some() {}
        right.next_if(|(other, _)| *other == term).map(|_| term)
    })
}

fn keep_best(cells: &mut Vec<Cell>) {
    if cells.len() > PARTNERS {
        cells.sort_by(|a, b| b.base().total_cmp(&a.base()).then(a.right.cmp(&b.right)));
        cells.truncate(PARTNERS);
        cells.sort_by_key(|cell| cell.right);
    }
}
