//! Reading: from a raw text to an article of blocks, sentences and tokens.
//!
//! Reading never changes the text; it only lays ranges over it.

pub mod blocks;
pub mod front_matter;
pub mod roles;
pub mod sentences;
pub mod stopwords;
pub mod tokens;

mod fold;
mod furniture;

use crate::article::{Article, Block, Role, Sentence};
use crate::id::{ArticleId, BlockId, SentenceId};
use crate::story::Source;

pub use fold::fold;

/// Returns the article that a source holds. Any text is a valid article.
pub fn read(source: &Source, id: ArticleId) -> Article {
    let text = source.text.as_str();
    let front = front_matter::front_matter(text);
    let mut pieces = Vec::new();
    for (role, span) in [(Role::Headline, front.headline), (Role::Dek, front.dek)] {
        if let Some((start, end)) = span {
            pieces.push((role, start, end));
        }
    }
    let found = blocks::blocks(text, front.body);
    let roles = roles::roles(text, &found, front.headline.is_some());
    pieces.extend(found.iter().zip(roles).map(|(block, role)| (role, block.start, block.end)));
    let blocks = pieces
        .into_iter()
        .enumerate()
        .map(|(index, (role, start, end))| {
            let id = BlockId { article: id, block: index as u32 };
            Block { id, role, start, end, sentences: sentences_of(text, id, start, end) }
        })
        .collect();
    let meta = source.meta.clone().or(front.meta);
    Article { id, source: source.name.clone(), meta, text: source.text.clone(), blocks }
}

/// Says whether a source's own front matter claims to be the base.
pub fn claims_base(source: &Source) -> bool {
    front_matter::front_matter(&source.text).base
}

fn sentences_of(text: &str, block: BlockId, start: usize, end: usize) -> Vec<Sentence> {
    sentences::sentences(&text[start..end])
        .into_iter()
        .enumerate()
        .map(|(index, (from, to))| Sentence {
            id: SentenceId { block, sentence: index as u32 },
            start: start + from,
            end: start + to,
        })
        .collect()
}
