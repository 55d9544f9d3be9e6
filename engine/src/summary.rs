//! The summary: a collation in numbers.

use std::collections::BTreeSet;

use crate::article::{Article, Role};
use crate::collation::{ArticleSummary, Link, Passage, Summary};
use crate::id::BlockId;
use crate::read::tokens::{TokenKind, tokens};
use crate::sort::filled;

/// Counts what the articles (in the story's order) share.
pub fn summary(articles: &[Article], links: &[Link], passages: &[Passage]) -> Summary {
    let is_body = |block: &BlockId| articles[block.article.index()].blocks[block.index()].role == Role::Body;
    let tellers = |passage: &Passage| passage.readings.values().filter(|blocks| blocks.iter().any(is_body)).count();
    let told: Vec<usize> = passages.iter().map(tellers).filter(|&count| count > 0).collect();
    // An article without paragraphs can have nothing in common with the others.
    let all = articles.iter().filter(|article| count(article, Role::Body) > 0).count();
    let linked: BTreeSet<BlockId> = filled(links.iter().flat_map(|link| [link.left, link.right]));
    let of = |article: &Article| {
        let blocks = article.blocks.iter();
        let alone = |role: Role, id: &BlockId| role == Role::Body && !linked.contains(id);
        ArticleSummary {
            words: blocks
                .clone()
                .filter(|block| block.role.is_story())
                .map(|block| words(article.block_text(block)))
                .sum(),
            paragraphs: count(article, Role::Body),
            only_here: blocks.filter(|block| alone(block.role, &block.id)).count(),
            furniture: count(article, Role::Furniture),
        }
    };
    Summary {
        passages: told.len(),
        shared_by_all: told.iter().filter(|&&count| count == all).count(),
        only_in_one: told.iter().filter(|&&count| count == 1).count(),
        articles: articles.iter().map(of).collect(),
    }
}

fn count(article: &Article, role: Role) -> usize {
    article.blocks.iter().filter(|block| block.role == role).count()
}

fn words(text: &str) -> usize {
    tokens(text).iter().filter(|token| token.kind != TokenKind::Sign).count()
}
