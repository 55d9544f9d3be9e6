//! Likeness: which articles are nearest to each other, and which share changes
//! that the wire has not.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::collation::Collation;
use crate::findings::Elsewhere;
use crate::findings::texts::Texts;
use crate::id::ArticleId;
use crate::shares::{Standing, each_run, reference};
use crate::sort::{sort_by, sort_by_key};

/// No tree is made of more articles than this: the work grows with their cube.
const MOST: usize = 200;
/// Two articles with nothing of the wire in common are as far apart as this,
/// farther than any two that have.
const FARTHEST: f64 = 1.0;
/// A change of more words on either side is a sentence written anew.
const LONGEST: usize = 12;

/// How near the articles are to each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Likeness {
    /// The article whose words the others change: the base, else the one that
    /// most of the others' words answer.
    pub against: ArticleId,
    /// For every two articles, in the story's order, the share of the words in
    /// paragraphs that answer each other which both keep, 0 to 1; house style is
    /// no difference. 1 of an article and itself.
    pub matrix: Vec<Vec<f32>>,
    /// Which versions change the same: a neighbour-joining tree with `against` at
    /// its root. Absent for fewer than three articles or very many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tree: Option<Node>,
    /// Changes that several articles share, in the order of `against`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
}

/// A place in the tree: an article, or where some of them part. The root is an
/// article, and all others are under it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Node {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<ArticleId>,
    /// How far from the place it parts from: the share of the words that both
    /// have which are not the same.
    pub length: f32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Node>,
}

/// Words that several articles replaced by the same other words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The words as `against` has them.
    pub from: Elsewhere,
    /// The words in their place, in the story's order; of two or more articles.
    pub to: Vec<Elsewhere>,
}

/// What an article has for a word of the reference.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    /// Nothing: it left the word out, or the whole passage.
    Missing,
    /// Other words, by the hash of both.
    Changed(u64),
    Kept,
}

/// Returns how near the articles are to each other, or nothing where there are
/// no two.
///
/// The order of the articles changes nothing but their letters.
pub fn likeness(collation: &Collation) -> Option<Likeness> {
    let texts = Texts::read(collation);
    let count = texts.texts.len();
    let against = reference(&texts, collation.base).filter(|_| count > 1)?;
    let (states, changes) = states(&texts, collation, against);
    let tree = (3..=MOST).contains(&count).then(|| {
        let distances = (0..count).map(|one| (0..count).map(|other| distance(&states[one], &states[other])).collect());
        let ids: Vec<ArticleId> = texts.texts.iter().map(|text| text.article.id).collect();
        tree(&ids, against, distances.collect())
    });
    Some(Likeness { against: texts.texts[against].article.id, matrix: matrix(&texts, collation), tree, changes })
}

fn matrix(texts: &Texts, collation: &Collation) -> Vec<Vec<f32>> {
    let count = texts.texts.len();
    let mut matrix = vec![vec![1.0; count]; count];
    for one in 0..count {
        for other in one + 1..count {
            let mut linked = [one, other].map(|text| vec![None; texts.texts[text].words.len()]);
            each_run(texts, collation, one, other, &mut |run| {
                for (linked, words) in linked.iter_mut().zip(run.sides) {
                    linked[words].iter_mut().for_each(|standing| *standing = (*standing).max(Some(run.standing)));
                }
            });
            let (mut all, mut kept) = (0, 0);
            for (text, linked) in [one, other].into_iter().zip(&linked) {
                for standing in crate::shares::spoken(texts, text, linked).flatten() {
                    all += 1;
                    kept += usize::from(standing >= Standing::Style);
                }
            }
            let like = if all == 0 { 0.0 } else { kept as f32 / all as f32 };
            let (left, right) = (texts.texts[one].article.id.index(), texts.texts[other].article.id.index());
            matrix[left][right] = like;
            matrix[right][left] = like;
        }
    }
    matrix
}

/// Returns what each text has for each word of the reference, and the changes
/// that several share.
fn states(texts: &Texts, collation: &Collation, against: usize) -> (Vec<Vec<State>>, Vec<Change>) {
    let words = &texts.texts[against].words;
    let place = |text: usize, word: usize, end: usize| {
        let (first, last) = (&texts.texts[text].words[word], &texts.texts[text].words[end - 1]);
        Elsewhere { block: texts.blocks[texts.sentences[first.sentence].block].id, span: (first.start, last.end) }
    };
    let mut states = vec![vec![State::Missing; words.len()]; texts.texts.len()];
    // The same change in several texts, by what it does.
    let mut shared: FxHashMap<u64, usize> = FxHashMap::default();
    let mut changes: Vec<Change> = Vec::new();
    for (text, states) in states.iter_mut().enumerate() {
        if text == against {
            states.fill(State::Kept);
            continue;
        }
        each_run(texts, collation, against, text, &mut |run| {
            let [from, to] = run.sides;
            let state = match run.standing {
                Standing::Verbatim | Standing::Style => State::Kept,
                Standing::Reworded => State::Changed(code(from.start, from.end, texts, text, to.clone())),
                Standing::Alone => return,
            };
            states[from.clone()].iter_mut().for_each(|known| *known = state.max(*known));
            let tells = |text: usize, range: std::ops::Range<usize>| {
                range.len() <= LONGEST && texts.texts[text].words[range].iter().any(|word| word.is_content())
            };
            let State::Changed(code) = state else { return };
            if !tells(against, from.clone()) || !tells(text, to.clone()) {
                return;
            }
            let at = *shared.entry(code).or_insert(changes.len());
            if at == changes.len() {
                changes.push(Change { from: place(against, from.start, from.end), to: Vec::new() });
            }
            let told = place(text, to.start, to.end);
            if changes[at].to.iter().all(|other| other.block.article != told.block.article) {
                changes[at].to.push(told);
            }
        });
    }
    changes.retain(|change| change.to.len() > 1);
    changes.iter_mut().for_each(|change| sort_by_key(&mut change.to, |told| told.block));
    sort_by_key(&mut changes, |change| (change.from.block, change.from.span));
    (states, changes)
}

/// Returns a number for some words of the reference and what stands for them.
fn code(start: usize, end: usize, texts: &Texts, text: usize, to: std::ops::Range<usize>) -> u64 {
    let mix = |code: u64, value: u64| (code ^ value).wrapping_mul(0x100_0000_01b3).rotate_left(23);
    let words = texts.texts[text].words[to].iter().filter(|word| !word.is_sign());
    words.fold(mix(mix(0xcbf2_9ce4_8422_2325, start as u64), end as u64), |code, word| mix(code, word.term))
}

/// Returns the share of the words that both have which are not the same.
fn distance(one: &[State], other: &[State]) -> f64 {
    let (mut both, mut apart) = (0u32, 0u32);
    for (one, other) in one.iter().zip(other).filter(|(one, other)| State::Missing < *(*one).min(*other)) {
        both += 1;
        apart += u32::from(one != other);
    }
    if both == 0 { FARTHEST } else { f64::from(apart) / f64::from(both) }
}

/// Joins neighbours until one tree is left (Saitou and Nei 1987).
fn tree(ids: &[ArticleId], against: usize, mut distances: Vec<Vec<f64>>) -> Node {
    let leaf = |&article: &ArticleId| Node { article: Some(article), length: 0.0, parts: Vec::new() };
    let mut nodes: Vec<Option<Node>> = ids.iter().map(leaf).map(Some).collect();
    let mut open: Vec<usize> = (0..ids.len()).collect();
    while open.len() > 3 {
        let sum = |one: usize| open.iter().map(|&other| distances[one][other]).sum::<f64>();
        let sums: Vec<f64> = open.iter().map(|&one| sum(one)).collect();
        let rest = (open.len() - 2) as f64;
        // The two that are nearest to each other and farthest from the others;
        // of several such pairs the first in the articles' own order.
        let mut best = (f64::INFINITY, 0, 1);
        for one in 0..open.len() {
            for other in one + 1..open.len() {
                let score = rest * distances[open[one]][open[other]] - sums[one] - sums[other];
                if score < best.0 - 1e-9 {
                    best = (score, one, other);
                }
            }
        }
        let (_, one, other) = best;
        let (left, right) = (open[one], open[other]);
        let between = distances[left][right];
        let length = between / 2.0 + (sums[one] - sums[other]) / (2.0 * rest);
        let joined = distances.len();
        let row: Vec<f64> =
            (0..joined).map(|node| (distances[left][node] + distances[right][node] - between) / 2.0).collect();
        for (distances, &distance) in distances.iter_mut().zip(&row) {
            distances.push(distance);
        }
        distances.push(row);
        distances[joined].push(0.0);
        let parts = [(left, length), (right, between - length)];
        let parts = parts.map(|(node, length)| grown(nodes[node].take(), length));
        nodes.push(Some(parted(None, parts.into_iter().flatten())));
        open.retain(|&node| node != left && node != right);
        open.push(joined);
    }
    // The last three meet in one place.
    let to_middle = |one: usize| {
        let others: Vec<usize> = open.iter().copied().filter(|&other| other != one).collect();
        match others[..] {
            [a, b] => (distances[one][a] + distances[one][b] - distances[a][b]) / 2.0,
            _ => 0.0,
        }
    };
    let parts: Vec<Node> = open.iter().filter_map(|&node| grown(nodes[node].take(), to_middle(node))).collect();
    rooted(parted(None, parts.into_iter()), ids[against])
}

fn parted(article: Option<ArticleId>, parts: impl Iterator<Item = Node>) -> Node {
    let mut parts: Vec<Node> = parts.collect();
    sort_by(&mut parts, |a, b| first(a).cmp(&first(b)));
    Node { article, length: 0.0, parts }
}

fn grown(node: Option<Node>, length: f64) -> Option<Node> {
    node.map(|node| Node { length: length.max(0.0) as f32, ..node })
}

/// Returns the first letter in a part of the tree.
fn first(node: &Node) -> Option<ArticleId> {
    node.article.into_iter().chain(node.parts.iter().filter_map(first)).min()
}

/// Hangs a tree up by one of its leaves.
fn rooted(mut node: Node, root: ArticleId) -> Node {
    let mut above: Option<Node> = None; // What was over the place, hung under it.
    loop {
        let down = node.parts.iter().position(|part| holds(part, root));
        let Some(mut below) = down.map(|at| node.parts.remove(at)) else {
            node.parts.extend(above);
            return Node { length: 0.0, ..node };
        };
        let length = std::mem::take(&mut below.length);
        let parts = node.parts.into_iter().chain(above);
        above = Some(Node { length, ..parted(None, parts) });
        node = below;
    }
}

fn holds(node: &Node, article: ArticleId) -> bool {
    node.article == Some(article) || node.parts.iter().any(|part| holds(part, article))
}
