//! The differences a reader can step through, in the order of the page.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use wirediff_engine::{ArticleId, BlockId, EditKind, FindingKind};

use super::collated::{Collated, Pair, PairEdits, settle};
use super::dial::{Counts, Dial, Grain};
use super::facing::{Range, Stand};
use super::findings::Question;
use super::moves::Bundle;
use super::overview::{self, Overview};
use super::running::Item;
use super::runs::{Run, runs};
use super::table::{Cell, Entry, Placed, Standing, Table};
use super::versions::Versions;

/// One difference, and the place on the page where it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The id of the element that shows it.
    pub place: String,
    /// The row of the columns, or the item of the reading, that it is in.
    pub row: usize,
    /// The article that differs.
    pub here: ArticleId,
    pub there: Option<ArticleId>,
    pub what: What,
    /// How much it means: the dial may fold it away.
    pub grain: Grain,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Words of a linked paragraph.
    Words {
        stand: Stand,
        here: Range,
        there: Range,
        kind: Option<EditKind>,
    },
    /// A paragraph that the other lacks.
    Extra(BlockId),
    /// Paragraphs that only the other has: how many.
    Missing(usize),
    Moved {
        up: bool,
        places: usize,
    },
    /// A paragraph that stands there in so many parts; this is the first.
    Split(usize),
    /// A paragraph made from so many.
    Merged(usize),
    /// A paragraph that the other perhaps has in quite other words.
    Perhaps(BlockId),
    /// A passage that an article has otherwise, or lacks.
    Told(overview::Cell),
    /// A place in a passage where the versions differ, by its number among them.
    Variant(usize),
    /// A version of a passage that is mostly in its own words.
    OwnWords(BlockId),
    /// A finding, and what it is about.
    Finding(FindingKind, String),
}

/// The edits known so far.
pub struct Edits<'a> {
    pub of_pair: &'a dyn Fn(Pair) -> Option<std::sync::Arc<PairEdits>>,
}

/// Names the element of the nth run of a block.
pub fn words_place(block: BlockId, run: usize) -> String {
    format!("words-{block}-{run}")
}

/// Names the element of a paragraph.
pub fn block_place(block: BlockId) -> String {
    format!("block-{block}")
}

/// Names the note that a paragraph moved.
pub fn moved_place(block: BlockId) -> String {
    format!("moved-{block}")
}

/// Names the note that a paragraph was split or merged.
pub fn bundle_place(block: BlockId) -> String {
    format!("parts-{block}")
}

/// Names the place that a moved paragraph would have, or had.
pub fn stub_place(block: BlockId) -> String {
    format!("place-of-{block}")
}

/// Names the cell of an article that lacks a passage.
pub fn missing_place(row: &str, article: ArticleId) -> String {
    format!("missing-{row}-{article}")
}

/// Names the line that stands for paragraphs not here.
pub fn absent_place(first: BlockId) -> String {
    format!("absent-{first}")
}

/// Names the cell of an article in the overview, in the row of that block's passage.
pub fn cell_place(named: BlockId, article: ArticleId) -> String {
    format!("cell-{named}-{article}")
}

/// Names the first mark of a place where versions differ.
pub fn variant_place(variant: usize) -> String {
    format!("variant-{variant}")
}

/// Says whether a run is marked for the reader.
pub fn is_marked(run: &Run, dial: Dial) -> bool {
    run.stand != Stand::Kept && dial.shows(Grain::of(run.kind))
}

/// Counts the words of a block that differ but are not marked.
pub fn folded(runs: &[Run], dial: Dial) -> Counts {
    let differing = runs.iter().filter(|run| run.stand != Stand::Kept);
    differing.map(|run| Counts::from(Grain::of(run.kind))).sum::<Counts>().folded(dial)
}

/// Returns the differences of the columns view, row by row.
pub fn in_table(collated: &Collated, table: &Table, edits: &Edits) -> Vec<Difference> {
    let mut found = Finder::new(collated, edits);
    for (at, row) in table.rows.iter().enumerate() {
        found.row = at;
        for (cell, &here) in row.cells.iter().zip(&table.columns) {
            let there = table.reference.filter(|&there| there != here);
            match (cell, there) {
                (Cell::Blocks(entries), Some(there)) => {
                    for entry in entries {
                        if let Entry::Block(placed) = entry {
                            found.block(placed, Pair { here, there });
                        }
                    }
                }
                (Cell::Missing, _) => {
                    found.push(missing_place(&row.id, here), here, there, What::Missing(1));
                }
                _ => {}
            }
        }
    }
    found.differences
}

/// Returns the differences of the reading view, from top to bottom.
pub fn in_running(collated: &Collated, items: &[Item], pair: Pair, edits: &Edits) -> Vec<Difference> {
    let mut found = Finder::new(collated, edits);
    for (at, item) in items.iter().enumerate() {
        found.row = at;
        match item {
            Item::Block(placed) => found.block(placed, pair),
            Item::Absent(blocks) => {
                if let Some(&first) = blocks.first() {
                    let what = What::Missing(blocks.len());
                    found.push(absent_place(first), pair.here, Some(pair.there), what);
                }
            }
            Item::Furniture(_) | Item::Elsewhere(_) => {}
        }
    }
    found.differences
}

/// Returns the differences of the overview, passage by passage: each cell of the
/// picture, or, where it is a list, each passage.
pub fn in_overview(overview: &Overview, is_list: bool) -> Vec<Difference> {
    let mut differences = Vec::new();
    for (row, told) in overview.passages.iter().enumerate() {
        let at_once = if is_list { 1 } else { told.cells.len() };
        let mut differing: Vec<_> = told.cells.iter().filter_map(|cell| Some((cell, cell.grain?))).collect();
        // Of a list's item the weightiest is told.
        if is_list {
            settle(&mut differing, |(_, grain)| Reverse(*grain));
        }
        for (cell, grain) in differing.into_iter().take(at_once) {
            let place = cell_place(told.block, if is_list { told.block.article } else { cell.article });
            let (here, what) = (cell.article, What::Told(*cell));
            differences.push(Difference { place, row, here, there: overview.base, what, grain });
        }
    }
    differences
}

/// Returns the places of a passage where its versions differ, then the versions
/// that are mostly in their own words.
pub fn in_versions(versions: &Versions) -> Vec<Difference> {
    let Some(&here) = versions.versions.first().and_then(|version| version.articles.first()) else {
        return Vec::new();
    };
    let variants = versions.variants.iter().zip(versions.landings()).enumerate();
    let variants = variants.filter(|(_, (_, landing))| landing.is_some()).map(|(at, (variant, _))| {
        let (place, what) = (variant_place(at), What::Variant(at));
        Difference { place, row: 0, here, there: None, what, grain: variant.grain }
    });
    let own = versions.versions.iter().filter(|version| version.is_own).filter_map(|version| {
        let (here, block) = (*version.articles.first()?, *version.blocks.first()?);
        let (place, what) = (block_place(block), What::OwnWords(block));
        Some(Difference { place, row: 0, here, there: None, what, grain: Grain::Substance })
    });
    variants.chain(own).collect()
}

/// Returns the findings in which articles differ, of one kind or of all.
pub fn in_findings(questions: &[Question], kind: Option<FindingKind>) -> Vec<Difference> {
    let shown = questions.iter().filter(|question| kind.is_none_or(|kind| kind == question.kind));
    let told = shown.flat_map(|question| question.told.iter().map(|told| (question.kind, told)));
    let difference = |(kind, told): (FindingKind, &super::findings::Told)| Difference {
        place: told.place(),
        row: 0,
        here: told.block.article,
        there: None,
        what: What::Finding(kind, told.subject().to_owned()),
        grain: Grain::Structure,
    };
    told.map(difference).collect()
}

struct Finder<'a> {
    collated: &'a Collated,
    edits: &'a Edits<'a>,
    known: BTreeMap<ArticleId, Option<std::sync::Arc<PairEdits>>>,
    row: usize,
    differences: Vec<Difference>,
}

impl<'a> Finder<'a> {
    fn new(collated: &'a Collated, edits: &'a Edits<'a>) -> Self {
        Finder { collated, edits, known: BTreeMap::new(), row: 0, differences: Vec::new() }
    }

    fn push(&mut self, place: String, here: ArticleId, there: Option<ArticleId>, what: What) {
        let grain = if let What::Words { kind, .. } = what { Grain::of(kind) } else { Grain::Structure };
        self.differences.push(Difference { place, row: self.row, here, there, what, grain });
    }

    fn block(&mut self, placed: &Placed, pair: Pair) {
        let Pair { here, there } = pair;
        if let Some(step) = placed.moved {
            let what = What::Moved { up: step.up, places: step.places };
            self.push(moved_place(placed.id), here, Some(there), what);
        }
        match placed.standing {
            Standing::Plain | Standing::Beside => {}
            Standing::OnlyHere | Standing::NotInReference => {
                self.push(block_place(placed.id), here, Some(there), What::Extra(placed.id));
            }
            Standing::Perhaps => {
                self.push(block_place(placed.id), here, Some(there), What::Perhaps(placed.id));
            }
            Standing::Linked => {
                if let Some(what) = placed.bundle.and_then(parts) {
                    self.push(bundle_place(placed.id), here, Some(there), what);
                }
                let edits = self.known.entry(here).or_insert_with(|| (self.edits.of_pair)(pair));
                let Some(edits) = edits.clone() else { return };
                let runs = runs(self.collated, &edits, pair, placed.id);
                let marked = runs.iter().enumerate().filter(|(_, run)| is_marked(run, Dial::Everything));
                for (index, run) in marked {
                    let what = What::Words { stand: run.stand, here: run.here, there: run.there, kind: run.kind };
                    self.push(words_place(placed.id, index), here, Some(there), what);
                }
            }
        }
    }
}

/// Returns the difference that a bundle makes; a split is told at its first part.
fn parts(bundle: Bundle) -> Option<What> {
    match bundle {
        Bundle { merged_from: 2.., .. } => Some(What::Merged(bundle.merged_from)),
        Bundle { parts: 2.., part: 1, .. } => Some(What::Split(bundle.parts)),
        _ => None,
    }
}

// What proptest draws from is no part of a browser.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::super::example::{BUS, COST, FAIR, FIRST, POOL, SECOND, VOTE, collated, edits};
    use super::super::table::table;
    use super::*;

    fn places(left: &[&str], right: &[&str]) -> Vec<String> {
        let collated = collated(&[left, right], Some(0));
        let table = table(&collated, &[FIRST, SECOND], Some(FIRST));
        let of_pair = |pair: Pair| Some(Arc::new(edits(&collated, pair)));
        let edits = Edits { of_pair: &of_pair };
        in_table(&collated, &table, &edits).into_iter().map(|difference| difference.place).collect()
    }

    #[test]
    fn the_same_article_twice_has_none() {
        assert_eq!(places(&[VOTE, COST], &[VOTE, COST]), [""; 0]);
    }

    #[test]
    fn words_and_whole_paragraphs_come_in_the_order_of_the_page() {
        let vote = VOTE.replace("voted", "voted narrowly");
        assert_eq!(places(&[VOTE, COST, POOL], &[&vote, POOL]), ["words-B1-1", "missing-P2-B"]);
        assert_eq!(places(&[VOTE, POOL], &[VOTE, COST, POOL]), ["block-B2"]);
    }

    /// Paragraphs, some of them changed in ways of every grain.
    fn story() -> impl Strategy<Value = Vec<String>> {
        let changes = [
            ("", ""),
            ("nine million", "9 million"),
            ("Tuesday", "Wednesday"),
            ("will cost", "may cost"),
            ("council", "town council"),
            ("reporters", "reporters. Nobody knows who pays for it"),
            ("starts", "begins"),
        ];
        let paragraph = (proptest::sample::select(vec![VOTE, COST, POOL, BUS, FAIR]), 0..changes.len());
        let changed = move |(text, at): (&str, usize)| text.replace(changes[at].0, changes[at].1);
        proptest::collection::vec(paragraph.prop_map(changed), 1..6)
    }

    proptest! {
        /// However far the dial is turned, what it shows and what is counted in
        /// place as folded is all that differs.
        #[test]
        fn nothing_is_lost_by_the_dial(left in story(), right in story()) {
            let paragraphs = |all: &[String]| all.iter().map(String::as_str).collect::<Vec<_>>().join("\n\n");
            let collated = collated(&[&[&paragraphs(&left)], &[&paragraphs(&right)]], Some(0));
            let pair = Pair { here: SECOND, there: FIRST };
            let known = Arc::new(edits(&collated, pair));
            let of_pair = |_| Some(Arc::clone(&known));
            let items = super::super::running::running(&collated, SECOND, Some(FIRST));
            let all = in_running(&collated, &items, pair, &Edits { of_pair: &of_pair });
            let counts: Counts = all.iter().map(|difference| Counts::from(difference.grain)).sum();
            prop_assert_eq!(counts.all(), all.len());
            for dial in super::super::dial::STEPS {
                let shown = all.iter().filter(|difference| dial.shows(difference.grain)).count();
                let linked = items.iter().filter_map(|item| match item {
                    Item::Block(placed) if placed.standing == Standing::Linked => Some(placed.id),
                    _ => None,
                });
                let in_place: usize = linked.map(|id| folded(&runs(&collated, &known, pair, id), dial).all()).sum();
                prop_assert_eq!(shown, counts.shown(dial));
                prop_assert_eq!(shown + in_place, all.len());
            }
        }
    }
}
