//! What an article is made of: how much of it another has word for word, how
//! much in other words, and how much is its own.

use std::sync::Arc;

use wirediff_engine::read::tokens::{TokenKind, tokens};
use wirediff_engine::{ArticleId, BlockId, Link, Relation, Role};

use super::collated::{Collated, Pair, PairEdits, is_sure, other_end};
use super::facing::Stand;
use super::runs::runs;
use super::table::role;

/// The words of an article's paragraphs, by where they come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The other has them word for word.
    pub kept: usize,
    /// The other says it in other words.
    pub reworded: usize,
    pub own: usize,
}

/// The edits of each article's pair with the base, once all of them are known.
pub type EditsOfBase = Option<Vec<Option<Arc<PairEdits>>>>;

impl Ledger {
    /// Returns the shares of the three in hundredths, which make up a hundred.
    pub fn shares(&self) -> [usize; 3] {
        let parts = [self.kept, self.reworded, self.own];
        let all: usize = parts.iter().sum();
        if all == 0 {
            return [0; 3];
        }
        let mut shares = parts.map(|part| part * 100 / all);
        let mut rest = 100 - shares.iter().sum::<usize>();
        // What rounding left over goes to those that lost most by it.
        while rest > 0 {
            let lost = |at: usize| (parts[at] * 100).saturating_sub(shares[at] * all);
            let at = (0..3).max_by_key(|at| (lost(*at), 3 - at)).unwrap_or(0);
            shares[at] += 1;
            rest -= 1;
        }
        shares
    }
}

/// Returns an article's ledger, held against the base word by word where the
/// edits are known. Without a base a paragraph counts as a whole: it was kept if
/// any other article has the same words.
pub fn ledger(collated: &Collated, here: ArticleId, base: Option<ArticleId>, edits: Option<&PairEdits>) -> Ledger {
    let mut ledger = Ledger::default();
    for block in collated.block_ids(here).filter(|id| role(collated, *id) == Some(Role::Body)) {
        let links = collated.links(block).map(|(_, link)| link);
        let links = links.filter(|link| base.is_none_or(|base| other_end(link, block).article == base));
        let answers = links.filter(|link| is_sure(link)).map(|link| link.relation);
        let all = words(collated.collation.block_text(block));
        match (answers.min(), base.zip(edits)) {
            (None, _) => ledger.own += all,
            (Some(_), Some((there, edits))) => {
                let text = collated.article(here).map_or("", |article| article.text.as_str());
                for run in runs(collated, edits, Pair { here, there }, block) {
                    let count = words(text.get(run.here.0..run.here.1).unwrap_or_default());
                    match run.stand {
                        Stand::Kept => ledger.kept += count,
                        Stand::Reworded if run.is_style => ledger.kept += count,
                        Stand::Reworded => ledger.reworded += count,
                        Stand::Extra => ledger.own += count,
                        Stand::Gone => {}
                    }
                }
            }
            (Some(Relation::Kept | Relation::Style), None) => ledger.kept += all,
            (Some(_), None) => ledger.reworded += all,
        }
    }
    ledger
}

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

/// Returns how near a block is to the base, by its edits.
pub fn closeness(collated: &Collated, edits: &PairEdits, pair: Pair, blocks: &[BlockId]) -> Closeness {
    let (mut kept, mut here, mut there) = (0, 0, 0);
    for &block in blocks {
        for run in runs(collated, edits, pair, block) {
            if run.stand == Stand::Kept || run.is_style {
                kept += run.here.1 - run.here.0;
            } else {
                here += run.here.1 - run.here.0;
                there += run.there.1 - run.there.0;
            }
        }
    }
    let changed: usize = here.max(there);
    match (kept, changed) {
        (_, 0) => Closeness::Whole,
        _ if kept >= 2 * changed => Closeness::Mostly,
        _ if 2 * kept >= changed => Closeness::Partly,
        _ => Closeness::Barely,
    }
}

/// Returns how near two linked blocks are as far as their link alone tells.
pub fn closeness_of(link: &Link) -> Closeness {
    match link.relation {
        Relation::Kept | Relation::Style => Closeness::Whole,
        Relation::Reworded => Closeness::Mostly,
        Relation::Shortened | Relation::Expanded => Closeness::Partly,
        Relation::Partial => Closeness::Barely,
    }
}

/// Counts the words and figures of a text.
fn words(text: &str) -> usize {
    tokens(text).iter().filter(|token| token.kind != TokenKind::Sign).count()
}

#[cfg(test)]
mod tests {
    use super::super::example::{BUS, COST, FIRST, SECOND, VOTE, collated, edits};
    use super::*;

    fn check(left: &[&str], right: &[&str], base: Option<ArticleId>, expected: (usize, usize, usize)) {
        let collated = collated(&[left, right], base.map(ArticleId::index));
        let edits = edits(&collated, Pair { here: SECOND, there: FIRST });
        let Ledger { kept, reworded, own } = ledger(&collated, SECOND, base, base.map(|_| &edits));
        assert_eq!((kept, reworded, own), expected);
    }

    #[test]
    fn with_a_base_every_word_is_counted_by_itself() {
        check(&[VOTE, COST], &[VOTE, COST], Some(FIRST), (27, 0, 0));
        let vote = VOTE.replace("Tuesday", "Wednesday").replace("voted", "voted narrowly");
        check(&[VOTE, COST], &[&vote, BUS], Some(FIRST), (12, 3, 14));
    }

    #[test]
    fn without_a_base_paragraphs_count_as_a_whole() {
        let vote = VOTE.replace("Tuesday", "Wednesday");
        check(&[VOTE, COST], &[&vote, COST, BUS], None, (13, 14, 14));
    }

    #[test]
    fn shares_make_up_a_hundred() {
        assert_eq!(Ledger { kept: 1, reworded: 1, own: 1 }.shares(), [34, 33, 33]);
        assert_eq!(Ledger { kept: 2, reworded: 1, own: 0 }.shares(), [67, 33, 0]);
        assert_eq!(Ledger::default().shares(), [0, 0, 0]);
    }
}
