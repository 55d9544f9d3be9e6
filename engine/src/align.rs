//! Alignment: which sentences of two articles answer each other.
//!
//! Every pair of sentences that is at all alike gets a strength from seven
//! measures; then a path through the right article picks for each of its
//! sentences the left one it answers, if any, preferring to go on where it was
//! but free to jump: outlets do reorder. The same is done from left to right,
//! and what either finds is a link, so one sentence may answer several.

use crate::corpus::Corpus;
use crate::features::{odds, probability};
use crate::similarity::{Cell, Matrix};
use crate::sort::sort_by_key;

/// Two sentences of different articles that answer each other, each counted
/// from the first of its article.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SentenceLink {
    pub left: u32,
    pub right: u32,
    /// 0 to 1.
    pub strength: f32,
    /// How many of the two paths go through it.
    pub votes: u8,
    /// Whether it belongs to the one way through two dense texts.
    pub filled: bool,
}

/// Links weaker than this are not made.
pub const LEAST: f32 = 0.3;
/// How many partners of a sentence the path considers.
const STATES: usize = 6;
/// What a jump costs, in logits, for each doubling of its length.
const JUMP: f32 = 0.5;
/// A jump costs no more than one over 2⁴ sentences.
const FAR: f32 = 4.0;
/// What answering with the same sentence again costs, as a share of [`JUMP`].
const STAY: f32 = 0.5;

/// Returns the sentence links of two articles, in order of left, then right.
pub fn sentence_links(scored: &Scored, columns: usize) -> Vec<SentenceLink> {
    let forth = path(scored);
    let back = path(&transposed(scored, columns));
    let mut links: Vec<SentenceLink> = Vec::new();
    for (row, choice) in forth.into_iter().enumerate() {
        links.extend(choice.map(|(column, strength)| SentenceLink {
            left: row as u32,
            right: column,
            strength,
            votes: 1,
            filled: false,
        }));
    }
    for (column, choice) in back.into_iter().enumerate() {
        links.extend(choice.map(|(row, strength)| SentenceLink {
            left: row,
            right: column as u32,
            strength,
            votes: 1,
            filled: false,
        }));
    }
    sort_by_key(&mut links, |link| (link.left, link.right));
    links.dedup_by(|next, last| {
        let same = (next.left, next.right) == (last.left, last.right);
        last.votes += u8::from(same);
        same
    });
    links
}

/// For each sentence of one article its possible partners with their strengths,
/// in order of partner.
pub type Scored = Vec<Vec<(u32, f32)>>;

/// Returns how strongly each cell speaks for a link.
pub fn strengths(corpus: &Corpus, left: usize, right: usize, matrix: &Matrix) -> Scored {
    let (lefts, rights) = (corpus.of(left), corpus.of(right));
    let mut column_best = vec![0.0f32; matrix.columns];
    for cell in matrix.rows.iter().flatten() {
        let best = &mut column_best[cell.right as usize];
        *best = best.max(cell.base());
    }
    let base_at = |row: usize, column: u32| -> f32 {
        let cells = matrix.rows.get(row).map_or(&[][..], Vec::as_slice);
        cells.binary_search_by_key(&column, |cell| cell.right).map_or(0.0, |at| cells[at].base())
    };
    let mut scored = Vec::with_capacity(matrix.rows.len());
    for (row, cells) in matrix.rows.iter().enumerate() {
        let row_best = cells.iter().map(Cell::base).fold(0.0, f32::max);
        let strength = |cell: &Cell| {
            let column = cell.right as usize;
            let before = if row > 0 && column > 0 { base_at(row - 1, cell.right - 1) } else { 0.0 };
            let after = base_at(row + 1, cell.right + 1);
            let features = Features {
                chars: cell.chars,
                stems: cell.stems,
                rare: cell.rare,
                row: cell.base() / row_best,
                column: cell.base() / column_best[column],
                distance: (lefts[row].position - rights[column].position).abs(),
                diagonal: (before + after) / 2.0,
            };
            (cell.right, features.strength())
        };
        scored.push(cells.iter().map(strength).collect());
    }
    scored
}

/// What speaks for and against two sentences answering each other.
struct Features {
    chars: f32,
    stems: f32,
    rare: f32,
    /// Likeness as a share of the left sentence's best.
    row: f32,
    /// Likeness as a share of the right sentence's best.
    column: f32,
    /// How far apart the two stand in their articles, 0 to 1.
    distance: f32,
    /// How alike the neighbours are, before with before and after with after.
    diagonal: f32,
}

impl Features {
    /// Returns the strength by logistic regression, trained on human alignments
    /// of essays, translations and news with all-negative pairs among them.
    fn strength(&self) -> f32 {
        let sum = -6.53 + 6.72 * self.chars + 0.84 * self.stems + 1.74 * self.row + 1.74 * self.column
            - 1.42 * self.distance
            + 2.96 * self.diagonal
            + 3.34 * self.rare;
        probability(sum)
    }
}

fn transposed(scored: &Scored, columns: usize) -> Scored {
    let mut turned = vec![Vec::new(); columns];
    for (row, cells) in scored.iter().enumerate() {
        for &(column, strength) in cells {
            turned[column as usize].push((row as u32, strength));
        }
    }
    turned
}

/// A way to choose a partner, or none, for the sentence of one row.
#[derive(Clone, Copy)]
struct State {
    choice: Option<(u32, f32)>,
    /// The last partner on the way here.
    at: Option<u32>,
    score: f32,
    from: usize,
}

/// Returns for each row the partner that the best path gives it (Viterbi), or
/// none.
fn path(scored: &Scored) -> Vec<Option<(u32, f32)>> {
    let threshold = odds(LEAST);
    let jumps = Jumps::new();
    // The states of all rows, one row after the other.
    let mut states: Vec<State> = vec![State { choice: None, at: None, score: 0.0, from: 0 }];
    let mut before = 0..1;
    for cells in scored {
        for choice in strongest(cells).into_iter().filter(Option::is_some).chain([None]) {
            let gain = choice.map_or(0.0, |(_, strength)| odds(strength) - threshold);
            let at = choice.map(|(partner, _)| partner);
            let mut state = State { choice, at: None, score: f32::NEG_INFINITY, from: before.start };
            for (from, earlier) in before.clone().zip(&states[before.clone()]) {
                let score = earlier.score + gain - jumps.cost(earlier.at, at);
                if score > state.score {
                    state = State { choice, at: at.or(earlier.at), score, from };
                }
            }
            states.push(state);
        }
        before = before.end..states.len();
    }
    let mut at =
        before.reduce(|best, state| if states[state].score > states[best].score { state } else { best }).unwrap_or(0);
    let mut chosen = vec![None; scored.len()];
    for choice in chosen.iter_mut().rev() {
        *choice = states[at].choice;
        at = states[at].from;
    }
    chosen
}

/// Returns the cells that the path considers, the strongest first.
fn strongest(cells: &[(u32, f32)]) -> [Option<(u32, f32)>; STATES] {
    let mut best: [Option<(u32, f32)>; STATES] = [None; STATES];
    for &cell in cells {
        let mut new = Some(cell);
        for slot in &mut best {
            let is_ahead = |slot: (u32, f32), new: (u32, f32)| slot.1.total_cmp(&new.1).is_ge();
            if !slot.zip(new).is_some_and(|(slot, new)| is_ahead(slot, new)) {
                std::mem::swap(slot, &mut new);
            }
        }
    }
    best
}

/// What going from one partner to the next costs, by the length of the jump.
struct Jumps([f32; JUMPS]);

/// Longer jumps cost no more.
const JUMPS: usize = 16;

impl Jumps {
    fn new() -> Jumps {
        Jumps(std::array::from_fn(|step| JUMP * libm::log2f(1.0 + step as f32).min(FAR)))
    }

    fn cost(&self, from: Option<u32>, to: Option<u32>) -> f32 {
        let (Some(from), Some(to)) = (from, to) else { return 0.0 };
        if from == to {
            return JUMP * STAY;
        }
        let step = (i64::from(to) - i64::from(from) - 1).unsigned_abs();
        self.0.get(step as usize).copied().unwrap_or(JUMP * FAR)
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::{btree_map, vec};
    use proptest::prelude::*;

    use super::*;

    type Way = Vec<Option<(u32, f32)>>;

    /// Returns what a way is worth: what its links gain less what its jumps cost.
    fn worth(way: &Way) -> f32 {
        let links = || way.iter().flatten();
        let gain: f32 = links().map(|link| odds(link.1) - odds(LEAST)).sum();
        gain - links().zip(links().skip(1)).map(|(from, to)| Jumps::new().cost(Some(from.0), Some(to.0))).sum::<f32>()
    }

    /// Returns how often a way goes on after sentences that it leaves out.
    fn gaps(way: &Way) -> usize {
        way.windows(2).filter(|two| two[0].is_none() && two[1].is_some()).count()
    }

    /// Returns every way there is.
    fn ways(scored: &Scored) -> Vec<Way> {
        scored.iter().fold(vec![Vec::new()], |ways, cells| {
            let further = |way: Way| {
                let choices = cells.iter().copied().map(Some).chain([None]);
                choices.map(move |choice| way.iter().copied().chain([choice]).collect())
            };
            ways.into_iter().flat_map(further).collect()
        })
    }

    proptest! {
        #[test]
        fn no_way_is_better_than_the_path(rows in vec(btree_map(0..12u32, 0.4..0.8f32, 0..4), 0..6)) {
            let scored: Scored = rows.into_iter().map(|row| row.into_iter().collect()).collect();
            let found = path(&scored);
            prop_assert!(ways(&scored).contains(&found));
            for way in ways(&scored) {
                // Where it leaves sentences out the path remembers one partner
                // only, so there it may miss one that it could go on from without
                // a jump.
                let missed = gaps(&way) as f32 * JUMP * FAR;
                prop_assert!(worth(&found) >= worth(&way) - missed - 1e-4, "{found:?} {way:?}");
            }
        }

        #[test]
        fn both_directions_vote(rows in vec(btree_map(0..6u32, 0.05..0.99f32, 0..4), 0..6)) {
            let scored: Scored = rows.into_iter().map(|row| row.into_iter().collect()).collect();
            let (forth, back) = (path(&scored), path(&transposed(&scored, 6)));
            for link in sentence_links(&scored, 6) {
                let one = forth[link.left as usize].is_some_and(|choice| choice.0 == link.right);
                let other = back[link.right as usize].is_some_and(|choice| choice.0 == link.left);
                prop_assert_eq!(link.votes, u8::from(one) + u8::from(other));
            }
        }
    }
}
