//! How one article's reading of a passage stands to another's.

use std::collections::BTreeMap;

use wirediff_engine::collation::GroupKind;
use wirediff_engine::{BlockId, Collation, Edit, EditKind, Link, Operation, Relation};

use crate::layout::{clean, columns, shorten};
use crate::phrases::{self, Against};

/// At most so many changed places of a reading are shown.
const MOST_CHANGES: usize = 3;
/// Columns for the words of one side of a change.
const CHANGE_COLUMNS: usize = 30;
/// Where both sides are longer than this, a paragraph's half was written anew:
/// its first words say nothing of it.
const LONGEST_REPLACED: usize = 60;
/// Links below this strength are told apart from the surer ones.
const WEAK: f32 = 0.5;

/// Every link, found by its blocks.
pub struct Links<'a> {
    by_pair: BTreeMap<(BlockId, BlockId), &'a Link>,
    neighbours: BTreeMap<BlockId, Vec<BlockId>>,
}

impl<'a> Links<'a> {
    pub fn of(collation: &'a Collation) -> Links<'a> {
        let mut neighbours: BTreeMap<BlockId, Vec<BlockId>> = BTreeMap::new();
        for link in &collation.links {
            neighbours.entry(link.left).or_default().push(link.right);
            neighbours.entry(link.right).or_default().push(link.left);
        }
        Links { by_pair: collation.links.iter().map(|link| ((link.left, link.right), link)).collect(), neighbours }
    }

    /// Returns the blocks that answer this one.
    pub fn answers(&self, block: BlockId) -> &[BlockId] {
        self.neighbours.get(&block).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns the links from some blocks to others, as seen from the first.
    pub fn between(&self, from: &[BlockId], to: &[BlockId]) -> Vec<Seen<'a>> {
        let pairs = from.iter().flat_map(|&from| to.iter().map(move |&to| (from, to)));
        pairs
            .filter_map(|(from, to)| {
                let plain = self.by_pair.get(&(from, to)).map(|link| Seen { link, mirrored: false });
                plain.or_else(|| self.by_pair.get(&(to, from)).map(|link| Seen { link, mirrored: true }))
            })
            .collect()
    }
}

/// A link as seen from one of its ends: mirrored if from its right one.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    link: &'a Link,
    mirrored: bool,
}

impl Seen<'_> {
    fn relation(self) -> Relation {
        match (self.link.relation, self.mirrored) {
            (Relation::Shortened, true) => Relation::Expanded,
            (Relation::Expanded, true) => Relation::Shortened,
            (relation, _) => relation,
        }
    }

    fn group(self) -> Option<GroupKind> {
        let kind = self.link.group?.kind;
        Some(if self.mirrored { kind.mirrored() } else { kind })
    }

    /// Returns a change in words, or none where it isn't worth telling: the
    /// words are the same but for signs, or so many that no excerpt tells them.
    fn change(self, edit: &Edit, collation: &Collation) -> Option<String> {
        let words = |block: BlockId, (start, end): (usize, usize)| {
            let text = collation.article(block.article).and_then(|article| article.text.get(start..end));
            clean(text.unwrap_or_default())
        };
        let left = words(self.link.left, edit.left);
        let right = words(self.link.right, edit.right);
        let (from, to) = if self.mirrored { (right, left) } else { (left, right) };
        let too_long = columns(&from) > LONGEST_REPLACED && columns(&to) > LONGEST_REPLACED;
        if edit.op == Operation::Kept || too_long || bare(&from) == bare(&to) {
            return None;
        }
        let [short_from, short_to] = [&from, &to].map(|words| format!("“{}”", shorten(words, CHANGE_COLUMNS)));
        // Where one side has only a sign ("said" → ","), the words are without answer.
        Some(match (bare(&from).is_empty(), bare(&to).is_empty()) {
            (_, true) => format!("without {short_from}"),
            (true, _) => format!("with {short_to}"),
            _ => format!("{short_from} → {short_to}"),
        })
    }
}

/// Returns the letters and figures alone.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Returns what is said of these links, such as "moved, shortened".
pub fn standing(seen: &[Seen], against: Against) -> String {
    let mut words = Vec::new();
    if seen.iter().any(|seen| seen.link.moved) {
        words.push("moved");
    }
    let group = seen.iter().find_map(|seen| seen.group());
    words.extend(group.map(phrases::group));
    let mut relations: Vec<Relation> = seen.iter().map(|seen| seen.relation()).collect();
    relations.dedup();
    match relations[..] {
        [relation] if group.is_none() => words.push(phrases::relation(relation, against)),
        // The halves of a split paragraph are each shorter than the whole:
        // that needs no saying, but other words do.
        _ if relations.contains(&Relation::Reworded) => words.push(phrases::relation(Relation::Reworded, against)),
        _ => {}
    }
    if seen.iter().all(|seen| seen.link.strength < WEAK) {
        words.push("weak link");
    }
    words.join(", ")
}

/// Returns the weightiest changes, denials and figures first, and how many more
/// there are.
pub fn changes(seen: &[Seen], collation: &Collation) -> Vec<String> {
    let [one] = seen else { return Vec::new() };
    if one.relation() == Relation::Kept {
        return Vec::new();
    }
    let only_style = one.relation() == Relation::Style;
    let worth_telling = |edit: &&Edit| !edit.moved && (only_style || !edit.kind.is_some_and(EditKind::is_house_style));
    let mut edits: Vec<&Edit> = one.link.edits.iter().filter(worth_telling).collect();
    edits.sort_by_key(|edit| match edit.kind {
        Some(EditKind::Negation) => 0,
        Some(EditKind::Figure) => 1,
        Some(kind) if kind.is_substance() => 2,
        _ => 3,
    });
    let mut changes: Vec<String> = edits.into_iter().filter_map(|edit| one.change(edit, collation)).collect();
    let more = changes.len().saturating_sub(MOST_CHANGES);
    if more > 0 {
        changes.truncate(MOST_CHANGES);
        changes.push(format!("{more} more"));
    }
    changes
}
