//! Has the engine do the work.

use wirediff_engine::edits::pair_edits;
use wirediff_engine::{ArticleId, Collation, Options, Story, collate, findings};

use crate::args::Base;

/// Returns the story's collation with its findings and the edits of every link
/// filled in.
pub fn collation(story: &Story, base: &Base, budget: Option<u64>) -> Collation {
    let mut options = Options::default();
    if let Some(budget) = budget {
        options.budget = budget;
    }
    let mut collation = collate(story, &options);
    if *base == Base::None {
        collation = collation.with_base(None);
    }
    collation.findings = findings(&collation);
    fill_edits(&mut collation);
    collation
}

fn fill_edits(collation: &mut Collation) {
    let count = collation.articles.len() as u32;
    for left in (0..count).map(ArticleId) {
        for right in (left.0 + 1..count).map(ArticleId) {
            for found in pair_edits(collation, left, right) {
                if let Some(link) = collation.links.get_mut(found.link) {
                    link.edits = found.edits;
                }
            }
        }
    }
}
