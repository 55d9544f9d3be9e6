//! Has the engine do the work.

use serde::Serialize;
use wirediff_engine::edits::pair_edits;
use wirediff_engine::{
    Absences, ArticleId, Collation, Ledger, Likeness, Options, Story, absences, collate, findings, ledger, likeness,
};

use crate::args::Base;

/// A collation with what is told from it as a whole.
#[derive(Serialize)]
pub struct Answer {
    #[serde(flatten)]
    pub collation: Collation,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ledger: Option<Ledger>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub absences: Option<Absences>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likeness: Option<Likeness>,
}

/// Returns the story's collation with its findings and the edits of every link
/// filled in, and all that is told from it.
pub fn answer(story: &Story, base: &Base, budget: Option<u64>) -> Answer {
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
    // From here on the edits are read and not computed anew.
    Answer { ledger: ledger(&collation), absences: absences(&collation), likeness: likeness(&collation), collation }
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
