//! Similarity: how alike the sentences of two articles are, through one
//! inverted index, never all pairs.

use crate::article::Role;
use crate::corpus::{Corpus, Terms};
use crate::options::Meter;
use crate::sort::sort_by_key;

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
const PARTNERS: usize = 12;
/// Terms that more sentences have propose no partners: a story of ordinary
/// length leaves none out, in a book the commonest prove nothing.
const COMMON: usize = 1_000;
/// In a long story the limit falls, so that the work grows with the text and
/// not with its square, but not below this.
const COMMON_LEAST: usize = 48;

/// How many of a sentence's rarest terms may be more common than that.
const RAREST: usize = 3;

/// Returns the matrix of every two articles, `(left, right)` in ascending
/// order, left before right.
pub fn matrices(corpus: &Corpus, meter: &mut Meter) -> Vec<Matrix> {
    let articles = corpus.ranges.len();
    let mut matrices: Vec<Matrix> = Vec::new();
    let common = (2_000 * COMMON / corpus.units.len().max(1)).clamp(COMMON_LEAST, COMMON) * articles.max(2) / 2;
    let mut sums = Sums::new(corpus.units.len());
    for left in 0..articles {
        let first = matrices.len();
        matrices.extend((left + 1..articles).map(|right| Matrix { rows: Vec::new(), columns: corpus.of(right).len() }));
        fill(corpus, left, &mut matrices[first..], &mut sums, common, meter);
    }
    matrices
}

/// Running sums of one sentence's likeness with all others.
struct Sums {
    chars: Vec<f32>,
    stems: Vec<f32>,
    /// The sentences whose sums are not zero.
    touched: Vec<u32>,
    /// Whether common terms were left out, so that the sums fall short.
    short: bool,
}

impl Sums {
    fn new(units: usize) -> Sums {
        Sums { chars: vec![0.0; units], stems: vec![0.0; units], touched: Vec::new(), short: false }
    }

    fn clear(&mut self) {
        for &unit in &self.touched {
            self.chars[unit as usize] = 0.0;
            self.stems[unit as usize] = 0.0;
        }
        self.touched.clear();
        self.short = false;
    }

    /// Adds up how much `unit` shares with every unit from `from` on.
    fn add(&mut self, corpus: &Corpus, unit: usize, from: usize, common: usize, meter: &mut Meter) {
        let Sums { chars, stems, touched, short } = self;
        let units = chars.len();
        let met = |terms: &Terms| -> usize {
            terms.vectors[unit].iter().map(|term| terms.postings[term.0 as usize].len()).sum()
        };
        // Where most sentences are met, all are looked at afterwards.
        let is_dense = met(&corpus.grams) + met(&corpus.stems) > units - from;
        'spent: for (terms, sums) in [(&corpus.grams, &mut *chars), (&corpus.stems, &mut *stems)] {
            let limit = limit(terms, unit, common);
            for &(term, weight) in &terms.vectors[unit] {
                let postings = &terms.postings[term as usize];
                if postings.len() > limit {
                    *short = true;
                    continue;
                }
                let later = &postings[postings.partition_point(|&(other, _)| (other as usize) < from)..];
                if !meter.spend(later.len() as u64) {
                    break 'spent;
                }
                for &(other, other_weight) in later {
                    let sum = &mut sums[other as usize];
                    if !is_dense && *sum == 0.0 {
                        touched.push(other);
                    }
                    *sum += weight * other_weight;
                }
            }
        }
        if is_dense {
            touched.extend((from..units).filter(|&other| chars[other] + stems[other] > 0.0).map(|other| other as u32));
        } else {
            touched.sort_unstable();
            touched.dedup();
        }
    }
}

/// Returns how common a term of this unit may be to propose partners: a unit of
/// common terms only still proposes by its rarest.
fn limit(terms: &Terms, unit: usize, common: usize) -> usize {
    let mut rarest = [usize::MAX; RAREST];
    for &(term, _) in &terms.vectors[unit] {
        let mut count = terms.postings[term as usize].len();
        for slot in &mut rarest {
            if count < *slot {
                std::mem::swap(slot, &mut count);
            }
        }
    }
    let enough = rarest.into_iter().filter(|&count| count < usize::MAX).max().unwrap_or(0);
    common.max(enough.min(common * 8))
}

/// Fills the matrices of one article with every later one.
fn fill(corpus: &Corpus, left: usize, matrices: &mut [Matrix], sums: &mut Sums, common: usize, meter: &mut Meter) {
    let (start, end) = corpus.ranges[left];
    for unit in start..end {
        sums.add(corpus, unit, end, common, meter);
        let mut touched = sums.touched.as_slice();
        for (matrix, &(from, to)) in matrices.iter_mut().zip(&corpus.ranges[left + 1..]) {
            let (inside, after) = touched.split_at(touched.partition_point(|&other| (other as usize) < to));
            touched = after;
            let cells = inside.iter().map(|&other| Cell {
                right: other - from as u32,
                chars: sums.chars[other as usize],
                stems: sums.stems[other as usize],
                rare: 0.0,
            });
            let role = corpus.units[unit].role;
            let placed =
                |cell: &Cell| cell.base() >= FLOOR && same_place(role, corpus.units[from + cell.right as usize].role);
            let mut cells: Vec<Cell> = cells.filter(placed).collect();
            let place = corpus.units[unit].position;
            keep_best(&mut cells, |cell| (corpus.units[from + cell.right as usize].position - place).abs());
            for cell in &mut cells {
                let other = from + cell.right as usize;
                cell.rare = rare(&corpus.stems, unit, other);
                if sums.short {
                    cell.chars = cosine(&corpus.grams, unit, other);
                    cell.stems = cosine(&corpus.stems, unit, other);
                }
            }
            matrix.rows.push(cells);
        }
        sums.clear();
    }
}

/// Headlines and deks are held against each other, paragraphs against
/// paragraphs: a headline says what its article says, in every outlet.
fn same_place(left: Role, right: Role) -> bool {
    (left == Role::Body) == (right == Role::Body)
}

/// Returns how alike two units are by one kind of term.
pub fn cosine(terms: &Terms, left: usize, right: usize) -> f32 {
    shared(&terms.vectors[left], &terms.vectors[right]).map(|(_, product)| product).sum()
}

fn rare(terms: &Terms, left: usize, right: usize) -> f32 {
    let mut best = [0.0f32; 3];
    for (term, _) in shared(&terms.vectors[left], &terms.vectors[right]) {
        let mut rarity = terms.rarity[term as usize];
        for slot in &mut best {
            if rarity > *slot {
                std::mem::swap(slot, &mut rarity);
            }
        }
    }
    best.iter().sum::<f32>() / 3.0
}

/// Returns the terms that two units share, in ascending order, with the product
/// of their weights.
fn shared<'a>(left: &'a [(u32, f32)], right: &'a [(u32, f32)]) -> impl Iterator<Item = (u32, f32)> + 'a {
    let mut right = right.iter().peekable();
    left.iter().filter_map(move |&(term, weight)| {
        while right.next_if(|(other, _)| *other < term).is_some() {}
        right.next_if(|(other, _)| *other == term).map(|other| (term, weight * other.1))
    })
}

/// Keeps the cells most alike, in order of `right`; of equal ones those that stand
/// nearest in their article, so that a paragraph said many times over still meets
/// its own twin. `away` tells how far a cell is.
fn keep_best(cells: &mut Vec<Cell>, away: impl Fn(&Cell) -> f32) {
    if cells.len() <= PARTNERS {
        return;
    }
    let mut best: Vec<Cell> = Vec::with_capacity(PARTNERS + 1);
    for cell in cells.iter() {
        let behind = |other: &Cell| {
            let order = other.base().total_cmp(&cell.base()).then(away(cell).total_cmp(&away(other)));
            order.is_ge()
        };
        let place = best.iter().take_while(|other| behind(other)).count();
        if place < PARTNERS {
            best.insert(place, *cell);
            best.truncate(PARTNERS);
        }
    }
    sort_by_key(&mut best, |cell| cell.right);
    *cells = best;
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    /// Articles of short sentences, made of so few words that many are alike.
    fn articles() -> impl Strategy<Value = Vec<String>> {
        let words = ["harbour", "bridge", "bridges", "union", "signed", "Orlanek", "22", "the", "of"];
        let word = proptest::sample::select(words.to_vec());
        let sentence = vec(word, 1..4).prop_map(|words| format!("So {}.", words.join(" ")));
        let article = (vec(sentence, 0..30), any::<bool>()).prop_map(|(sentences, has_headline)| {
            format!("{}{}", if has_headline { "# The harbour bridge\n\n" } else { "" }, sentences.join("\n\n"))
        });
        vec(article, 2..4)
    }

    /// Returns one matrix by holding every two sentences against each other.
    fn plain(corpus: &Corpus, left: usize, right: usize) -> Matrix {
        let terms_of_both = |terms: &Terms, one: usize, other: usize| -> Vec<(u32, f32)> {
            let in_other = |term| terms.vectors[other].iter().find(|there| there.0 == term);
            let both = terms.vectors[one].iter().filter_map(|here| Some((here.0, here.1 * in_other(here.0)?.1)));
            both.collect()
        };
        let row = |one: usize| {
            let cell = |right: usize, other: usize| {
                let product = |terms| terms_of_both(terms, one, other).iter().map(|term| term.1).sum();
                let of_both = terms_of_both(&corpus.stems, one, other);
                let mut rarities: Vec<f32> = of_both.iter().map(|term| corpus.stems.rarity[term.0 as usize]).collect();
                rarities.sort_by(|a, b| b.total_cmp(a));
                let rare = rarities.iter().take(3).sum::<f32>() / 3.0;
                Cell { right: right as u32, chars: product(&corpus.grams), stems: product(&corpus.stems), rare }
            };
            let away =
                |cell: &Cell| (corpus.of(right)[cell.right as usize].position - corpus.units[one].position).abs();
            let is_body = |unit: usize| corpus.units[unit].role == Role::Body;
            let others = (corpus.ranges[right].0..corpus.ranges[right].1).enumerate();
            let meant = others.filter(|&(_, other)| is_body(one) == is_body(other));
            let mut cells: Vec<Cell> = meant.map(|(right, other)| cell(right, other)).collect();
            cells.retain(|cell| cell.base() >= FLOOR);
            cells.sort_by(|a, b| b.base().total_cmp(&a.base()).then(away(a).total_cmp(&away(b))));
            cells.truncate(PARTNERS);
            cells.sort_by_key(|cell| cell.right);
            cells
        };
        let (from, to) = corpus.ranges[left];
        Matrix { rows: (from..to).map(row).collect(), columns: corpus.of(right).len() }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn finds_what_holding_all_against_all_finds(texts in articles()) {
            let corpus = Corpus::of_texts(&texts);
            let mut found = matrices(&corpus, &mut Meter::new(u64::MAX)).into_iter();
            for left in 0..texts.len() {
                for right in left + 1..texts.len() {
                    let (found, expected) = (found.next().unwrap_or_default(), plain(&corpus, left, right));
                    prop_assert_eq!(found.columns, expected.columns);
                    prop_assert_eq!(found.rows, expected.rows);
                }
            }
        }
    }
}
