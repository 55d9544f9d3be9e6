//! What the collation's figures say of a story as a whole.

use std::collections::BTreeMap;

use wirediff_engine::{ArticleId, BlockId, Role};

use super::collated::Collated;
use super::table::role;

/// The most telling figures of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gist {
    /// How much of one article each of the others has, in the story's order.
    Shares { of: ArticleId, paragraphs: usize, shares: Vec<(ArticleId, usize)> },
    /// How much of each of two articles the other has.
    Mutual([(ArticleId, Share); 2]),
    /// Two articles of which no other two have more passages in common.
    Closest { left: ArticleId, right: ArticleId, passages: usize },
}

/// How many of an article's paragraphs another has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    pub had: usize,
    pub of: usize,
}

/// Returns what there is to say of the story; nothing of articles that are all
/// the same or have nothing in common, which is said elsewhere.
pub fn gist(collated: &Collated) -> Option<Gist> {
    let articles: Vec<ArticleId> = collated.collation.articles.iter().map(|article| article.id).collect();
    if let [left, right] = *articles.as_slice() {
        let (of_left, of_right) = (share(collated, right, left), share(collated, left, right));
        let is_worth_saying =
            of_left.had + of_right.had > 0 && (of_left.had < of_left.of || of_right.had < of_right.of);
        return is_worth_saying.then_some(Gist::Mutual([(left, of_left), (right, of_right)]));
    }
    let Some(base) = collated.collation.base else {
        return closest(collated, &articles);
    };
    let others = articles.into_iter().filter(|id| *id != base);
    let shares: Vec<(ArticleId, usize)> = others.map(|id| (id, share(collated, id, base).had)).collect();
    let paragraphs = paragraphs(collated, base).count();
    let is_worth_saying = shares.iter().any(|(_, had)| *had > 0) && shares.iter().any(|(_, had)| *had < paragraphs);
    is_worth_saying.then_some(Gist::Shares { of: base, paragraphs, shares })
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
    use super::super::example::{BUS, COST, FAIR, FIRST, POOL, SECOND, VOTE, collated};
    use super::*;

    const THIRD: ArticleId = ArticleId(2);

    #[test]
    fn a_base_is_shared_by_each_of_the_others() {
        let story: &[&[&str]] = &[&[VOTE, COST, POOL], &[VOTE, COST], &[POOL, BUS, FAIR]];
        let shares = vec![(SECOND, 2), (THIRD, 1)];
        assert_eq!(gist(&collated(story, Some(0))), Some(Gist::Shares { of: FIRST, paragraphs: 3, shares }));
        assert_eq!(most_of_its_own(&collated(story, None)), Some((THIRD, 2)));
    }

    #[test]
    fn without_a_base_two_are_closest() {
        let story: &[&[&str]] = &[&[VOTE, COST, POOL], &[VOTE, COST], &[POOL, BUS, FAIR]];
        assert_eq!(gist(&collated(story, None)), Some(Gist::Closest { left: FIRST, right: SECOND, passages: 2 }));
    }

    #[test]
    fn nothing_is_said_of_the_same_article_twice() {
        assert_eq!(gist(&collated(&[&[VOTE, COST], &[VOTE, COST]], None)), None);
        assert_eq!(gist(&collated(&[&[VOTE], &[FAIR]], None)), None);
    }
}
