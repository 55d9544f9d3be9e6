//! A small story for the tests of this folder.

use wirediff_engine::edits::pair_edits;
use wirediff_engine::{ArticleId, BlockId, Options, Source, Story, collate};

use super::collated::{Collated, Pair, PairEdits, by_link};

pub const VOTE: &str = "The council voted on Tuesday to plant four thousand trees along the river bank.";
pub const COST: &str = "The planting will cost nine million crowns, the treasurer Ada Lind told reporters.";
pub const POOL: &str = "A swimming pool in Harbour Lane reopens in May after three years of repairs.";
pub const BUS: &str = "Night buses to the airport start running again at the weekend, the operator said.";
pub const FAIR: &str = "The book fair drew eleven thousand visitors, half of them pupils from nearby schools.";

/// Collates articles of these paragraphs.
pub fn collated(articles: &[&[&str]], base: Option<usize>) -> Collated {
    let source = |paragraphs: &&[&str]| Source { text: paragraphs.join("\n\n"), ..Source::default() };
    let story = Story { title: None, articles: articles.iter().map(source).collect(), base, ..Story::default() };
    Collated::new(1, collate(&story, &Options::default()))
}

pub fn edits(collated: &Collated, pair: Pair) -> PairEdits {
    let (left, right) = pair.in_order();
    by_link(pair_edits(&collated.collation, left, right))
}

/// Returns the first word that tells a block of the story from the others.
pub fn word(collated: &Collated, id: BlockId) -> &'static str {
    let text = collated.collation.block_text(id);
    let known = [(VOTE, "vote"), (COST, "cost"), (POOL, "pool"), (BUS, "bus"), (FAIR, "fair")];
    known.iter().find(|(paragraph, _)| *paragraph == text).map_or("?", |(_, word)| word)
}

pub const FIRST: ArticleId = ArticleId(0);
pub const SECOND: ArticleId = ArticleId(1);
