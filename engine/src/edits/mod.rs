//! What changed inside a link: the words kept, replaced, or only on one side.

mod house;
mod kind;
mod moved;
mod numbers;
mod parts;
mod quoted;
mod script;
mod slide;
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
    /// Quotation marks set elsewhere, so that more or fewer words are inside
    /// the quotation.
    Quotation,
    /// Any other words.
    Wording,
}

impl EditKind {
    /// Says whether only house style differs, so that a reader may fold it.
    pub fn is_house_style(self) -> bool {
        matches!(self, EditKind::Style | EditKind::Spelling)
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
    let links = collation.links.iter().enumerate();
    links
        .filter(|(_, link)| (link.left.article, link.right.article) == (left, right))
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
    let parts = parts(from.sentences.len(), to.sentences.len(), sentences.into_iter());
    let (mut left, mut right) = (words(&left.text, from), words(&right.text, to));
    unite(&mut left, &mut right, house);
    let runs = runs(&parts, &left, &right);
    let kinds = Kinds { left: &left, right: &right, house };
    let mut edits = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        if run.is_same {
            forms(run, &kinds, &mut edits);
        } else {
            let before = at.checked_sub(1).and_then(|before| runs.get(before));
            edits.push(change(run, kinds.of_change(run, before, runs.get(at + 1)), &kinds));
        }
    }
    let mut edits = edits_in_place(edits, from, to);
    join_alike(&mut edits);
    edits
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
        (kinds.left.text(left) != kinds.right.text(right)).then(|| kinds.of_form(left, right))
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

#[cfg(test)]
mod tests {
    use crate::{Options, Source, Story, collate};

    use super::*;

    /// Compares two paragraphs; the expected difference is written into the
    /// sentence: `[left/right]`, with a tilde before one of house style.
    fn check(marked: &str) {
        let (mut left, mut right) = (String::new(), String::new());
        let mut rest = marked;
        while let Some((kept, more)) = rest.split_once('[') {
            let (change, after) = more.split_once(']').expect("a closed bracket");
            let (from, to) = change.trim_start_matches('~').split_once('/').expect("two sides");
            left.push_str(&format!("{kept}{from}"));
            right.push_str(&format!("{kept}{to}"));
            rest = after;
        }
        left.push_str(rest);
        right.push_str(rest);
        let article = |text: &str| Source { name: "test".into(), text: text.into(), ..Source::default() };
        let story = Story { articles: vec![article(&left), article(&right)], ..Story::default() };
        let collation = collate(&story, &Options::default());
        let edits: Vec<LinkEdits> = pair_edits(&collation, ArticleId(0), ArticleId(1));
        assert_eq!(edits.len(), 1, "{left} | {right}");
        let mut found = String::new();
        for edit in &edits[0].edits {
            let (from, to) = (&left[edit.left.0..edit.left.1], &right[edit.right.0..edit.right.1]);
            match edit.op {
                Operation::Kept => found.push_str(from),
                _ => {
                    let style = if edit.kind == Some(EditKind::Style) { "~" } else { "" };
                    found.push_str(&format!("[{style}{from}/{to}]"));
                }
            }
        }
        assert_eq!(found, marked);
    }

    #[test]
    fn marks_words_only_one_side_has() {
        check("The council in the harbor town [/reluctantly ]agreed to pay for the bridge.");
        check("The council in the harbor town [reluctantly /]agreed to pay for the bridge.");
    }

    #[test]
    fn marks_whole_words_and_phrases() {
        check("The minister of transport [said /told parliament ]that the bridge would open in October.");
        check("The minister of transport said that the bridge would open in [March /May ]of this year.");
    }

    #[test]
    fn letters_and_figures_written_as_one_change_as_one() {
        check("The parliament voted on Tuesday to spend [186 million talers /T186m ]on the harbor bridge.");
    }

    #[test]
    fn tells_house_style_from_wording() {
        check(
            "The [~U.S. /US ]minister of transport said [~“/\"]shortcuts are how we got here."
                .replace("\\", "")
                .as_str(),
        );
    }

    #[test]
    fn sentences_are_compared_with_their_own_partners() {
        check(
            "The pins were last inspected in 2019, the report said. [Nobody minded the noise at night. /]Inspections due in 2021 were never rescheduled.",
        );
    }

    #[test]
    fn a_part_may_skip_a_sentence() {
        let article = |text: &str, id: u32| {
            let source = Source { name: "test".into(), text: text.into(), ..Source::default() };
            crate::read::read(&source, ArticleId(id))
        };
        let (left, right) =
            (article("One two three. Four five.", 0), article("One two. Six seven. Three four five.", 1));
        let sentence = |article: &Article, at: usize| article.blocks[0].sentences[at].id;
        let link = Link {
            left: left.blocks[0].id,
            right: right.blocks[0].id,
            strength: 1.0,
            relation: crate::Relation::Partial,
            moved: false,
            pinned: false,
            group: None,
            evidence: Vec::new(),
            sentences: vec![(sentence(&left, 0), sentence(&right, 0)), (sentence(&left, 0), sentence(&right, 2))],
            sentence_strengths: vec![0.9, 0.9],
            edits: Vec::new(),
        };
        let mut halves: Vec<(usize, usize)> = link_edits(&left, &right, &link).iter().map(|edit| edit.right).collect();
        halves.sort_unstable();
        let told: String = halves.into_iter().map(|(start, end)| &right.text[start..end]).collect();
        assert_eq!(told, right.text);
    }
}
