//! What changed inside a link: the words kept, replaced, or only on one side.

mod house;
mod kind;
mod moved;
mod numbers;
mod parts;
mod quoted;
mod said;
mod script;
mod slide;
mod telling;
#[cfg(test)]
mod tests;
mod tidy;
mod units;
mod words;

use serde::{Deserialize, Serialize};

use crate::article::{Article, Block};
use crate::collation::{Collation, Link};
use crate::id::ArticleId;
use house::{House, house};
use kind::Kinds;
use moved::with_moved;
use parts::{Part, parts, repeated};
use script::{Run, script};
use tidy::tidied;
use units::unite;
use words::{Side, Words, words};

/// A run of tokens inside a link, as byte offsets into the two articles' texts.
///
/// The edits of a link tile both blocks: sorted by their left halves these give
/// the left block, sorted by their right halves the right one. A half that has
/// no text is an empty range.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    pub op: Operation,
    /// Start and end in the left article's text.
    pub left: (usize, usize),
    /// Start and end in the right article's text.
    pub right: (usize, usize),
    /// What kind of change it is; none where the tokens were kept as they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<EditKind>,
    /// Whether the words stand elsewhere in the order of the other block.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub moved: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Operation {
    /// On both sides, the same.
    Kept,
    /// On both sides, but other words.
    Replaced,
    /// Only in the left article.
    Left,
    /// Only in the right article.
    Right,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EditKind {
    /// House style: the same said in another form. Case, punctuation, the shape
    /// of quotation marks, hyphens, contractions, spelling variants,
    /// abbreviations, forms of address, how a number, date or time is written.
    Style,
    /// The same name in another spelling: `Kyiv` and `Kiev`, `Jørn` and `Jorn`.
    ///
    /// A kind of its own, since it is two things at once: to a reader of the
    /// story house style, so that the dial folds it; to a list of names a
    /// spelling worth telling. Only an accent or a pair known from the tables of
    /// house style makes one. A name that merely looks alike (`Palister`) may
    /// be a slip or somebody else: that is [`EditKind::Name`], never folded.
    Spelling,
    /// A number, date or time.
    Figure,
    /// The name of a person, place or body.
    Name,
    /// Words inside quotation marks, or quotation marks set elsewhere, so that
    /// more or fewer words are inside the quotation.
    Quotation,
    /// Who says so, or the word by which it is said: `the minister said`,
    /// `according to the ministry`, `claimed` for `said`.
    Attribution,
    /// A word that makes a statement less sure, on one side alone: `may`,
    /// `allegedly`.
    Certainty,
    /// A word that denies, on one side alone: `not`, `never`.
    Negation,
    /// A whole sentence, or words that tell as much as one, that only one side has.
    Sentence,
    /// Any other words.
    Wording,
}

impl EditKind {
    /// Says whether only house style differs, so that a reader may fold it.
    pub fn is_house_style(self) -> bool {
        matches!(self, EditKind::Style | EditKind::Spelling)
    }

    /// Says whether it changes what is told, and not only how: a reader who asks
    /// for the substance alone sees no other.
    pub fn is_substance(self) -> bool {
        !self.is_house_style() && self != EditKind::Wording
    }
}

/// The edits of one link, by its place in [`Collation::links`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkEdits {
    pub link: usize,
    pub edits: Vec<Edit>,
}

/// Returns the edits of every link between two articles.
///
/// A view asks for the pairs it shows, when it shows them. `left` must come
/// before `right` in the story; any other pair has no links and no edits.
pub fn pair_edits(collation: &Collation, left: ArticleId, right: ArticleId) -> Vec<LinkEdits> {
    let (Some(left_article), Some(right_article)) = (collation.article(left), collation.article(right)) else {
        return Vec::new();
    };
    let house = house(left_article, right_article);
    // Links come in order of their left blocks.
    let start = collation.links.partition_point(|link| link.left.article < left);
    let end = collation.links.partition_point(|link| link.left.article <= left);
    (start..end)
        .zip(&collation.links[start..end])
        .filter(|(_, link)| link.right.article == right)
        .map(|(index, link)| LinkEdits { link: index, edits: edits(left_article, right_article, link, house) })
        .collect()
}

/// Returns the edits between the two blocks of a link, in the left block's
/// order, what only the right one has standing where it would be read.
///
/// Sentences that the link joins are compared with each other and never with
/// their neighbours; the others are on one side alone, but for phrases that
/// moved there.
pub fn link_edits(left: &Article, right: &Article, link: &Link) -> Vec<Edit> {
    edits(left, right, link, house(left, right))
}

fn edits(left: &Article, right: &Article, link: &Link, house: &House) -> Vec<Edit> {
    let (Some(from), Some(to)) = (left.blocks.get(link.left.index()), right.blocks.get(link.right.index())) else {
        return Vec::new();
    };
    let mut sentences: Vec<(usize, usize)> =
        link.sentences.iter().map(|(left, right)| (left.sentence as usize, right.sentence as usize)).collect();
    sentences.extend(repeated((left, from), (right, to), &sentences));
    if left.block_text(from) == right.block_text(to) && joins_each_to_itself(&sentences, from.sentences.len()) {
        let (left, right) = ((from.start, from.end), (to.start, to.end));
        return vec![Edit { op: Operation::Kept, left, right, kind: None, moved: false }];
    }
    let parts = parts(from.sentences.len(), to.sentences.len(), sentences.into_iter());
    let (mut left, mut right) = (words(&left.text, from), words(&right.text, to));
    unite(&mut left, &mut right, house);
    let runs = runs(&parts, &left, &right);
    let kinds = Kinds { left: &left, right: &right, house };
    let mut edits = Vec::new();
    for run in &runs {
        if run.is_same {
            forms(run, &kinds, &mut edits);
        } else {
            edits.extend(kinds.changes(run, &runs).iter().map(|(run, kind)| change(run, *kind, &kinds)));
        }
    }
    let mut edits = edits_in_place(edits, from, to);
    join_alike(&mut edits);
    edits
}

/// Says whether the sentences of two blocks are linked in their order, each with
/// one: of the same text nothing changed then.
fn joins_each_to_itself(sentences: &[(usize, usize)], count: usize) -> bool {
    sentences.iter().all(|(left, right)| left == right) && (0..count).all(|place| sentences.contains(&(place, place)))
}

/// Returns what is the same and what changed in all parts, as places in the two
/// blocks, in the order of the parts.
fn runs(parts: &[Part], left: &Words, right: &Words) -> Vec<Run> {
    // Of two ways to keep as much, which one is taken must not depend on the side.
    let is_turned = left.compare(right).is_gt();
    let mut runs = Vec::new();
    for part in parts {
        let left = Side { words: left, places: left.places(&part.left) };
        let right = Side { words: right, places: right.places(&part.right) };
        let found = if is_turned {
            tidied(script(&right, &left), &right, &left).into_iter().map(Run::mirrored).collect()
        } else {
            tidied(script(&left, &right), &left, &right)
        };
        let pieces = found.iter().flat_map(|run| run.pieces(&left, &right));
        runs.extend(pieces.map(|run| Run { moved: part.moved, ..run }));
    }
    with_moved(runs, left, right, is_turned)
}

/// Adds the edits of words that say the same: kept ones, and each stretch that
/// is written otherwise.
fn forms(run: &Run, kinds: &Kinds, edits: &mut Vec<Edit>) {
    let kind = |at: usize| {
        let (left, right) = (run.left.start + at, run.right.start + at);
        if kinds.left.text(left) != kinds.right.text(right) {
            return Some(kinds.of_form(left, right));
        }
        // `10 %` and `10%`: the space between two words of the run counts too.
        let respaced = at + 1 < run.left.len() && kinds.left.is_glued(left) != kinds.right.is_glued(right);
        respaced.then_some(EditKind::Style)
    };
    let mut start = 0;
    while start < run.left.len() {
        let found = kind(start);
        let end = (start + 1..run.left.len()).find(|&at| kind(at) != found).unwrap_or(run.left.len());
        edits.push(Edit {
            op: if found.is_some() { Operation::Replaced } else { Operation::Kept },
            left: kinds.left.span(run.left.start + start..run.left.start + end),
            right: kinds.right.span(run.right.start + start..run.right.start + end),
            kind: found,
            moved: run.moved,
        });
        start = end;
    }
}

fn change(run: &Run, kind: EditKind, kinds: &Kinds) -> Edit {
    let op = match (run.left.is_empty(), run.right.is_empty()) {
        (false, true) => Operation::Left,
        (true, false) => Operation::Right,
        _ => Operation::Replaced,
    };
    let (left, right) = (kinds.left.span(run.left.clone()), kinds.right.span(run.right.clone()));
    Edit { op, left, right, kind: Some(kind), moved: run.moved }
}

/// Makes the edits tile both blocks: an empty half stands where the half before
/// it ends, in the order that most words share or, of moved words, among them.
fn edits_in_place(mut edits: Vec<Edit>, from: &Block, to: &Block) -> Vec<Edit> {
    if edits.is_empty() {
        let op = match (from.start < from.end, to.start < to.end) {
            (true, false) => Operation::Left,
            (false, true) => Operation::Right,
            _ => Operation::Kept,
        };
        return vec![Edit { op, left: (from.start, from.end), right: (to.start, to.end), kind: None, moved: false }];
    }
    let mut settled = (from.start, to.start);
    let mut ends = settled;
    for edit in &mut edits {
        if !edit.moved {
            ends = settled;
        }
        for (half, end) in [(&mut edit.left, &mut ends.0), (&mut edit.right, &mut ends.1)] {
            if half.0 == half.1 { *half = (*end, *end) } else { *end = half.1 }
        }
        if !edit.moved {
            settled = ends;
        }
    }
    edits
}

/// Joins neighbours that say the same, so that a change over several sentences
/// is told once.
fn join_alike(edits: &mut Vec<Edit>) {
    edits.dedup_by(|next, last| {
        let alike = (next.op, next.kind, next.moved) == (last.op, last.kind, last.moved);
        let touching = next.left.0 == last.left.1 && next.right.0 == last.right.1;
        let joined = alike && touching && next.op != Operation::Replaced;
        if joined {
            last.left.1 = next.left.1;
            last.right.1 = next.right.1;
        }
        joined
    });
}
