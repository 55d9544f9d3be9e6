//! Dense mode: two texts that tell the same from beginning to end, as two
//! translations do. There order is evidence: what stands between two pairs of
//! sentences that answer each other answers what stands between them in the other
//! text, though no word be the same. In edited news it would not: a paragraph cut
//! here and one added there have nothing to do with each other.

use crate::align::SentenceLink;
use crate::article::Role;
use crate::corpus::Corpus;
use crate::options::Meter;
use crate::similarity::cosine;

/// So many sure pairs, nearly all in order, and texts that grow evenly between
/// them: no two edits of one wire story and no two reports on one event were seen
/// to do that, and translations, simplified texts and retold scenes all do.
const ANCHORS: usize = 10;
const IN_ORDER: f32 = 0.94;
const COVER: f32 = 0.4;
const EVEN: f32 = 0.5;
/// Two sentences at least this sure, from both sides, are an anchor.
const SURE: f32 = 0.5;

/// Sentences that are told as one: at most so many on a side, …
const MOST: usize = 4;
/// … and at most so many on both.
const MOST_TOGETHER: usize = 5;
/// What it gains to leave no two sentences unanswered, beside a likeness between
/// 0 and 1; what it costs that one text takes e times the room of the other; what
/// each further sentence costs that is drawn in.
const ANSWERED: f32 = 0.35;
const LENGTH: f32 = 0.45;
const DRAWN_IN: f32 = 0.25;

/// The path may stray from the anchors by so many sentences.
const MARGIN: usize = 3;
/// Larger gaps between anchors than this are left as they are.
const CELLS: usize = 40_000;

/// Returns the sentences of two articles that answer each other if the two are
/// dense, by their places there.
pub fn dense(
    corpus: &Corpus,
    (left, right): (usize, usize),
    path: &[SentenceLink],
    meter: &mut Meter,
) -> Option<Vec<(u32, u32)>> {
    let (lefts, rights) = (Side::new(corpus, left), Side::new(corpus, right));
    let anchors: Vec<(usize, usize)> = path
        .iter()
        .filter(|link| link.votes > 1 && link.strength >= SURE)
        .filter_map(|link| Some((lefts.place(link.left)?, rights.place(link.right)?)))
        .collect();
    if anchors.len() < ANCHORS {
        return None;
    }
    let chain = chain(&anchors);
    if chain.len() < ANCHORS
        || (chain.len() as f32) < IN_ORDER * anchors.len() as f32
        || (chain.len() as f32) < COVER * lefts.len().min(rights.len()) as f32
        || evenness(&lefts, &rights, &chain) < EVEN
    {
        return None;
    }
    let band = Band::new(&lefts, &rights, &chain);
    if band.cells > CELLS || !meter.spend(band.cells as u64 * 64) {
        return None;
    }
    Some(beads(corpus, &lefts, &rights, &band))
}

/// The paragraphs' sentences of one article.
struct Side {
    /// By their places in the corpus.
    units: Vec<usize>,
    /// Their places in the article.
    places: Vec<u32>,
    /// Where each begins, in characters said before; one more than units.
    starts: Vec<f32>,
}

impl Side {
    fn new(corpus: &Corpus, article: usize) -> Side {
        let from = corpus.ranges[article].0;
        let mut side = Side { units: Vec::new(), places: Vec::new(), starts: vec![0.0] };
        let mut said = 0.0;
        for (place, unit) in corpus.of(article).iter().enumerate().filter(|(_, unit)| unit.role == Role::Body) {
            side.units.push(from + place);
            side.places.push(place as u32);
            said += unit.size as f32;
            side.starts.push(said);
        }
        side
    }

    fn place(&self, unit: u32) -> Option<usize> {
        self.places.binary_search(&unit).ok()
    }

    fn len(&self) -> usize {
        self.units.len()
    }

    /// Returns how much the sentences from one place up to another say.
    fn size(&self, from: usize, to: usize) -> f32 {
        self.starts[to] - self.starts[from]
    }
}

/// Returns the longest chain of pairs that read in order on both sides. Takes
/// them in order of left, no sentence in two.
fn chain(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The last pair of the shortest-ending chain of each length, and the pair
    // before each.
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let place = tops.partition_point(|&top| pairs[top].1 < pair.1 && pairs[top].0 < pair.0);
        before.push(place.checked_sub(1).map(|last| tops[last]));
        match tops.get_mut(place) {
            Some(top) if pair.1 < pairs[*top].1 => *top = at,
            Some(_) => {}
            None => tops.push(at),
        }
    }
    let mut chain: Vec<(usize, usize)> =
        std::iter::successors(tops.last().copied(), |&at| before[at]).map(|at| pairs[at]).collect();
    chain.reverse();
    chain
}

/// Returns how evenly two texts grow from anchor to anchor, 1 for the same pace
/// throughout.
fn evenness(left: &Side, right: &Side, chain: &[(usize, usize)]) -> f32 {
    let ratio = left.starts[left.len()] / right.starts[right.len()].max(1.0);
    let ends = chain.iter().copied().chain([(left.len(), right.len())]);
    let (mut least, mut most, mut last) = (0.0f32, 0.0f32, (0, 0));
    for end in ends {
        let (l, r) = (left.size(last.0, end.0), ratio * right.size(last.1, end.1));
        least += l.min(r);
        most += l.max(r);
        last = (end.0 + 1, end.1 + 1);
    }
    least / most.max(1.0)
}

/// The places of the right text that each place of the left one may reach.
struct Band {
    /// For each left place, from 0 to the end, the first and the last right place.
    rows: Vec<(usize, usize)>,
    cells: usize,
}

impl Band {
    fn new(left: &Side, right: &Side, chain: &[(usize, usize)]) -> Band {
        let mut rows = Vec::with_capacity(left.len() + 1);
        let (mut last, mut next) = ((0, 0), 0);
        for place in 0..=left.len() {
            // Anchors that have been passed for good bound from below, the next
            // one from above.
            while let Some(&anchor) = chain.get(next).filter(|anchor| anchor.0 + MARGIN <= place) {
                last = anchor;
                next += 1;
            }
            let above = chain[next..].iter().find(|anchor| anchor.0 >= place + MARGIN);
            let to = above.map_or(right.len(), |anchor| (anchor.1 + MARGIN).min(right.len()));
            rows.push((last.1, to));
        }
        let cells = rows.iter().map(|row| row.1 - row.0 + 1).sum();
        Band { rows, cells }
    }
}

/// Returns every two sentences that the best way through both texts takes as told
/// together (dynamic programming over groups of sentences, as Gale and Church's).
fn beads(corpus: &Corpus, left: &Side, right: &Side, band: &Band) -> Vec<(u32, u32)> {
    #[derive(Clone, Copy)]
    struct Cell {
        score: f32,
        /// How many sentences the last step takes of each side.
        step: (u8, u8),
    }
    let ratio = left.starts[left.len()] / right.starts[right.len()].max(1.0);
    let likeness = Likeness::new(corpus, left, right, band);
    let none = Cell { score: f32::NEG_INFINITY, step: (0, 0) };
    let mut rows: Vec<Vec<Cell>> = Vec::with_capacity(band.rows.len());
    for (x, &(from, to)) in band.rows.iter().enumerate() {
        rows.push(vec![none; to - from + 1]);
        for y in from..=to {
            let mut best = if (x, y) == (0, 0) { Cell { score: 0.0, step: (0, 0) } } else { none };
            for a in 0..=MOST.min(x) {
                for b in 0..=MOST.min(y) {
                    if a + b == 0 || a + b > MOST_TOGETHER || (a == 0 && b > 1) || (b == 0 && a > 1) {
                        continue;
                    }
                    let (start, _) = band.rows[x - a];
                    let Some(earlier) = (y - b).checked_sub(start).and_then(|at| rows[x - a].get(at)) else { continue };
                    if earlier.score == f32::NEG_INFINITY {
                        continue;
                    }
                    let gain = if a == 0 || b == 0 {
                        0.0
                    } else {
                        let (l, r) = (left.size(x - a, x), ratio * right.size(y - b, y));
                        let apart = libm::logf(l.max(1.0) / r.max(1.0)).abs();
                        likeness.of((x - a, x), (y - b, y)) + ANSWERED * (a + b) as f32 / 2.0
                            - LENGTH * apart
                            - DRAWN_IN * (a + b - 2) as f32
                    };
                    if earlier.score + gain > best.score {
                        best = Cell { score: earlier.score + gain, step: (a as u8, b as u8) };
                    }
                }
            }
            rows[x][y - from] = best;
        }
    }
    let (mut x, mut y) = (left.len(), right.len());
    let mut found = Vec::new();
    while x + y > 0 {
        let Some(cell) = y.checked_sub(band.rows[x].0).and_then(|at| rows[x].get(at)) else { break };
        let (a, b) = (usize::from(cell.step.0), usize::from(cell.step.1));
        if a + b == 0 {
            break;
        }
        for l in x - a..x {
            found.extend((y - b..y).map(|r| (left.places[l], right.places[r])));
        }
        (x, y) = (x - a, y - b);
    }
    found.sort_unstable();
    found
}

/// How alike groups of sentences are: the cosine of their summed vectors.
struct Likeness {
    /// For each left sentence the first right one it was held against, and the
    /// cosines from there on.
    across: Vec<(usize, Vec<f32>)>,
    left: Vec<[f32; MOST]>,
    right: Vec<[f32; MOST]>,
}

impl Likeness {
    fn new(corpus: &Corpus, left: &Side, right: &Side, band: &Band) -> Likeness {
        let alike = |one: usize, other: usize| cosine(&corpus.grams, one, other);
        let row = |x: usize| {
            let (from, to) = (band.rows[x].0, band.rows[x + 1].1);
            (from, right.units[from..to].iter().map(|&unit| alike(left.units[x], unit)).collect())
        };
        let within = |side: &Side| {
            let next = |at: usize| {
                std::array::from_fn(|more| match side.units.get(at + more) {
                    Some(_) if more == 0 => 1.0,
                    Some(&other) => alike(side.units[at], other),
                    None => 0.0,
                })
            };
            (0..side.len()).map(next).collect::<Vec<[f32; MOST]>>()
        };
        Likeness { across: (0..left.len()).map(row).collect(), left: within(left), right: within(right) }
    }

    fn of(&self, (from, to): (usize, usize), (start, end): (usize, usize)) -> f32 {
        let mut both = 0.0;
        for (first, row) in &self.across[from..to] {
            both += (start..end).filter_map(|y| row.get(y.checked_sub(*first)?)).sum::<f32>();
        }
        both / (length(&self.left, from, to) * length(&self.right, start, end)).sqrt()
    }
}

/// Returns the square of the length of some sentences' summed vectors.
fn length(within: &[[f32; MOST]], from: usize, to: usize) -> f32 {
    let cross = |at: usize| 1.0 + 2.0 * within[at][1..to - at].iter().sum::<f32>();
    (from..to).map(cross).sum()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::collection::{btree_map, vec};
    use proptest::prelude::*;

    use super::*;

    /// What a step through both texts gains, by the plain cosine of summed vectors.
    struct Twin<'a> {
        corpus: &'a Corpus,
        left: &'a Side,
        right: &'a Side,
    }

    impl Twin<'_> {
        fn gain(&self, (from, x): (usize, usize), (start, y): (usize, usize)) -> f32 {
            let (a, b) = (x - from, y - start);
            if a == 0 || b == 0 {
                return 0.0;
            }
            let (lefts, rights) = (&self.left.units[from..x], &self.right.units[start..y]);
            let product = |some: &[usize], others: &[usize]| -> f32 {
                let alike =
                    |one: usize, other: usize| if one == other { 1.0 } else { cosine(&self.corpus.grams, one, other) };
                some.iter().flat_map(|&one| others.iter().map(move |&other| alike(one, other))).sum()
            };
            let likeness = product(lefts, rights) / (product(lefts, lefts) * product(rights, rights)).sqrt();
            let ratio = self.left.size(0, self.left.len()) / self.right.size(0, self.right.len());
            let room = self.left.size(from, x) / (ratio * self.right.size(start, y));
            likeness + ANSWERED * (a + b) as f32 / 2.0 - LENGTH * room.ln().abs() - DRAWN_IN * (a + b - 2) as f32
        }

        /// Returns what the best way up to two places gains.
        fn best(&self, x: usize, y: usize) -> f32 {
            let mut best = if x + y == 0 { 0.0 } else { f32::NEG_INFINITY };
            for (a, b) in (0..=x.min(MOST)).flat_map(|a| (0..=y.min(MOST)).map(move |b| (a, b))) {
                let alone = (a, b) == (1, 0) || (a, b) == (0, 1);
                if alone || (a > 0 && b > 0 && a + b <= MOST_TOGETHER) {
                    best = best.max(self.best(x - a, y - b) + self.gain((x - a, x), (y - b, y)));
                }
            }
            best
        }

        /// Returns what a way gains, by the sentences that it takes as told together.
        fn worth(&self, found: &[(u32, u32)]) -> f32 {
            let mut groups: BTreeMap<usize, (usize, usize, usize)> = BTreeMap::new();
            for of_one in found.chunk_by(|a, b| a.0 == b.0) {
                let place = |side: &Side, unit: u32| side.place(unit).expect("what answers is a paragraph's");
                let l = place(self.left, of_one[0].0);
                let (start, last) = (place(self.right, of_one[0].1), place(self.right, of_one[of_one.len() - 1].1));
                groups.entry(start).or_insert((l, l, last + 1)).1 = l + 1;
            }
            groups.into_iter().map(|(start, (from, x, y))| self.gain((from, x), (start, y))).sum()
        }
    }

    /// A text of a few sentences made of few words.
    fn texts() -> impl Strategy<Value = String> {
        let word = proptest::sample::select(vec!["harbour", "bridge", "bridges", "union", "signed", "it", "shut"]);
        let sentence = vec(word, 1..6).prop_map(|words| format!("So {}.", words.join(" ")));
        vec(sentence, 1..5).prop_map(|sentences| sentences.join("\n\n"))
    }

    fn side(sizes: &[u32]) -> Side {
        let mut side = Side { units: Vec::new(), places: Vec::new(), starts: vec![0.0] };
        for (at, size) in sizes.iter().enumerate() {
            side.units.push(at);
            side.places.push(at as u32);
            side.starts.push(side.starts[at] + *size as f32);
        }
        side
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn no_chain_is_longer(rights in Just((0..9).collect::<Vec<usize>>()).prop_shuffle(), count in 0..9usize) {
            let pairs: Vec<(usize, usize)> = (0..count).map(|at| (2 * at, rights[at])).collect();
            let in_order = |chain: &[(usize, usize)]| chain.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1);
            let longest = (0..1u32 << count).filter_map(|subset| {
                let chosen = (0..count).filter(|at| subset >> at & 1 == 1).map(|at| pairs[at]);
                Some(chosen.collect::<Vec<_>>()).filter(|chain| in_order(chain)).map(|chain| chain.len())
            });
            let found = chain(&pairs);
            prop_assert!(in_order(&found) && found.iter().all(|pair| pairs.contains(pair)));
            prop_assert_eq!(Some(found.len()), longest.max());
        }

        #[test]
        fn no_way_through_both_texts_is_better(left in texts(), right in texts()) {
            let corpus = Corpus::of_texts(&[left, right]);
            let (left, right) = (Side::new(&corpus, 0), Side::new(&corpus, 1));
            let band = Band { rows: vec![(0, right.len()); left.len() + 1], cells: 0 };
            let twin = Twin { corpus: &corpus, left: &left, right: &right };
            let found = twin.worth(&beads(&corpus, &left, &right, &band));
            let best = twin.best(left.len(), right.len());
            prop_assert!((found - best).abs() < 1e-3, "{found} {best}");
        }

        #[test]
        fn evenness_is_a_share(
            sizes in vec(1..90u32, 10), others in vec(1..90u32, 10),
            anchors in btree_map(0..10usize, Just(()), 0..10), shift in 0..2usize,
        ) {
            let chain: Vec<(usize, usize)> =
                anchors.into_keys().map(|at| (at, at + shift)).filter(|pair| pair.1 < 10).collect();
            let found = evenness(&side(&sizes), &side(&others), &chain);
            prop_assert!((0.0..=1.0).contains(&found));
            // A text grows as evenly as itself, unless there is nothing to compare.
            if shift == 0 && chain.len() < 10 {
                prop_assert_eq!(evenness(&side(&sizes), &side(&sizes), &chain), 1.0);
            }
        }
    }
}
