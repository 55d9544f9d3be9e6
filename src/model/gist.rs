//! What the collation's figures say of a story as a whole.

use std::collections::BTreeMap;

use wirediff_engine::{ArticleId, BlockId, Ledger, Role};

use super::collated::Collated;
use super::ledger::hundredths;
use super::overview::{How, Overview};
use super::table::role;

/// The most telling figures of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gist {
    /// What became of the base.
    OfBase(OfBase),
    /// How much of each of two articles the other has.
    Mutual([(ArticleId, Share); 2]),
    /// Two articles of which no other two have more passages in common.
    Closest { left: ArticleId, right: ArticleId, passages: usize },
}

/// What the others made of the base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfBase {
    pub base: ArticleId,
    /// Whose words are the base's the most, and whose the least, in hundredths.
    pub most: (ArticleId, usize),
    pub least: (ArticleId, usize),
    /// Those that stop before its end.
    pub cut_short: Vec<ArticleId>,
    /// The first of its passages that most of the others leave out, and how many do.
    pub left_out: Option<(BlockId, usize)>,
}

/// How many of an article's paragraphs another has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    pub had: usize,
    pub of: usize,
}

/// Returns what there is to say of the story; nothing of articles that are all
/// the same or have nothing in common, which is said elsewhere.
pub fn gist(collated: &Collated, overview: &Overview, ledger: Option<&Ledger>) -> Option<Gist> {
    let articles: Vec<ArticleId> = collated.collation.articles.iter().map(|article| article.id).collect();
    if let [left, right] = *articles.as_slice() {
        let (of_left, of_right) = (share(collated, right, left), share(collated, left, right));
        let is_worth_saying =
            of_left.had + of_right.had > 0 && (of_left.had < of_left.of || of_right.had < of_right.of);
        return is_worth_saying.then_some(Gist::Mutual([(left, of_left), (right, of_right)]));
    }
    match overview.base {
        Some(base) => of_base(overview, base, ledger?).map(Gist::OfBase),
        None => closest(collated, &articles),
    }
}

fn of_base(overview: &Overview, base: ArticleId, ledger: &Ledger) -> Option<OfBase> {
    let kept = |own: [usize; 4]| own[0] + own[1];
    let kept = ledger.accounts.iter().map(|account| (account.article, kept(hundredths(&account.own))));
    let kept: Vec<(ArticleId, usize)> = kept.collect();
    // Of several with the same share the first is named.
    let most = *kept.iter().rev().max_by_key(|(_, share)| *share)?;
    let least = *kept.iter().min_by_key(|(_, share)| *share)?;
    if most.1 == 0 || least.1 == 100 {
        return None;
    }
    let passages = overview.passages.iter();
    let has_stopped = |id: &ArticleId| {
        let mut cells = passages.clone().filter_map(|told| told.cells.get(id.index()));
        cells.any(|cell| cell.how == How::CutFromEnd)
    };
    let missed = passages.clone().map(|told| (told.block, told.lacking())).rev().max_by_key(|(_, lacking)| *lacking);
    Some(OfBase {
        base,
        most,
        least,
        cut_short: kept.iter().map(|(id, _)| *id).filter(has_stopped).collect(),
        left_out: missed.filter(|(_, lacking)| 2 * lacking > kept.len()),
    })
}

/// Returns the article with most paragraphs that no other has, if there is one.
pub fn most_of_its_own(collated: &Collated) -> Option<(ArticleId, usize)> {
    let summaries = collated.collation.summary.articles.iter().map(|summary| summary.only_here);
    let most = summaries.clone().max().filter(|most| *most > 0)?;
    let mut having = collated.collation.articles.iter().zip(summaries).filter(|(_, own)| *own == most);
    let first = having.next()?;
    having.next().is_none().then_some((first.0.id, most))
}

/// Returns how much of an article another has.
fn share(collated: &Collated, article: ArticleId, of: ArticleId) -> Share {
    let had = paragraphs(collated, of).filter(|id| collated.has(article, *id)).count();
    Share { had, of: paragraphs(collated, of).count() }
}

fn paragraphs(collated: &Collated, article: ArticleId) -> impl Iterator<Item = BlockId> {
    collated.block_ids(article).filter(|id| role(collated, *id) == Some(Role::Body))
}

fn closest(collated: &Collated, articles: &[ArticleId]) -> Option<Gist> {
    let mut in_both: BTreeMap<(ArticleId, ArticleId), usize> = BTreeMap::new();
    for passage in &collated.collation.passages {
        let has = |id: &&ArticleId| {
            let blocks = passage.readings.get(*id);
            blocks.is_some_and(|blocks| blocks.iter().any(|id| role(collated, *id) == Some(Role::Body)))
        };
        let having: Vec<ArticleId> = articles.iter().filter(has).copied().collect();
        for (at, &left) in having.iter().enumerate() {
            for &right in &having[at + 1..] {
                *in_both.entry((left, right)).or_default() += 1;
            }
        }
    }
    let most = in_both.values().copied().max()?;
    let (&(left, right), _) = in_both.iter().find(|(_, count)| **count == most)?;
    Some(Gist::Closest { left, right, passages: most })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::collated::Pair;
    use super::super::example::{BUS, COST, FAIR, FIRST, POOL, SECOND, VOTE, collated, edits};
    use super::super::overview::{Order, overview};
    use wirediff_engine::ledger;

    use super::*;

    const THIRD: ArticleId = ArticleId(2);

    fn said(story: &[&[&str]]) -> Option<Gist> {
        let collated = collated(story, None);
        gist(&collated, &overview(&collated, &None, Order::Story), ledger(&collated.collation).as_ref())
    }

    #[test]
    fn of_a_base_it_says_who_has_most_of_it_and_what_was_dropped() {
        let story: &[&[&str]] = &[&[VOTE, COST, POOL], &[VOTE, COST], &[VOTE, BUS, FAIR], &[VOTE]];
        let collated = collated(story, Some(0));
        let pairs = (1..4).map(|here| Pair { here: ArticleId(here), there: FIRST });
        let edits = pairs.map(|pair| Some(Arc::new(edits(&collated, pair))));
        let edits = Some([None].into_iter().chain(edits).collect());
        let expected = OfBase {
            base: FIRST,
            most: (SECOND, 100),
            least: (THIRD, 33),
            cut_short: vec![SECOND, THIRD, ArticleId(3)],
            left_out: Some(("A3".parse().expect("a block's name"), 3)),
        };
        let overview = overview(&collated, &edits, Order::Story);
        let ledger = ledger(&collated.collation);
        assert_eq!(gist(&collated, &overview, ledger.as_ref()), Some(Gist::OfBase(expected)));
        assert_eq!(most_of_its_own(&collated), Some((THIRD, 2)));
    }

    #[test]
    fn without_a_base_two_are_closest() {
        let story: &[&[&str]] = &[&[VOTE, COST, POOL], &[VOTE, COST], &[POOL, BUS, FAIR]];
        assert_eq!(said(story), Some(Gist::Closest { left: FIRST, right: SECOND, passages: 2 }));
    }

    #[test]
    fn nothing_is_said_of_the_same_article_twice() {
        assert_eq!(said(&[&[VOTE, COST], &[VOTE, COST]]), None);
        assert_eq!(said(&[&[VOTE], &[FAIR]]), None);
    }
}
