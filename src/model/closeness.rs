//! How near an article's passage comes to the base's, or to the likest other.

use wirediff_engine::{BlockId, Link, Relation};

use super::collated::{Collated, Pair, PairEdits};
use super::dial::Grain;
use super::facing::Stand;
use super::runs::runs;

/// How near a version's words are to those it is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    /// The same but for house style.
    Whole,
    /// Two thirds of the words, or more.
    Mostly,
    /// A third, or more.
    Partly,
    Barely,
}

/// Returns how near some blocks are to the base, by their edits, and what their
/// weightiest difference means.
pub fn closeness(collated: &Collated, edits: &PairEdits, pair: Pair, blocks: &[BlockId]) -> (Closeness, Option<Grain>) {
    let (mut kept, mut here, mut there) = (0, 0, 0);
    let mut grain = None;
    for &block in blocks {
        for run in runs(collated, edits, pair, block) {
            if run.stand != Stand::Kept {
                grain = grain.max(Some(Grain::of(run.kind)));
            }
            if run.stand == Stand::Kept || run.is_style() {
                kept += run.here.1 - run.here.0;
            } else {
                here += run.here.1 - run.here.0;
                there += run.there.1 - run.there.0;
            }
        }
    }
    let changed: usize = here.max(there);
    let closeness = match (kept, changed) {
        (_, 0) => Closeness::Whole,
        _ if kept >= 2 * changed => Closeness::Mostly,
        _ if 2 * kept >= changed => Closeness::Partly,
        _ => Closeness::Barely,
    };
    (closeness, grain)
}

/// Returns as much as two blocks' link alone tells of that.
pub fn closeness_of(link: &Link) -> (Closeness, Option<Grain>) {
    match link.relation {
        Relation::Kept => (Closeness::Whole, None),
        Relation::Style => (Closeness::Whole, Some(Grain::Style)),
        Relation::Reworded => (Closeness::Mostly, Some(Grain::Wording)),
        Relation::Shortened | Relation::Expanded => (Closeness::Partly, Some(Grain::Wording)),
        Relation::Partial => (Closeness::Barely, Some(Grain::Wording)),
    }
}
