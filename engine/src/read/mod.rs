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
mod lists;

use crate::article::{Article, Block, Role, Sentence};
use crate::id::{ArticleId, BlockId, SentenceId};
use crate::story::Source;

pub use fold::{fold, is_mark, is_unspaced};
pub use furniture::listed;

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
    let mut roles = roles::roles(text, &found, front.headline.is_some());
    if pieces.is_empty() {
        honour_given(source, &found, &mut roles);
    }
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

/// Gives a headline or dek its role where the source names it and the text has
/// it as a block. There is one of each: what was taken for it is something else.
fn honour_given(source: &Source, pieces: &[blocks::Piece], roles: &mut [Role]) {
    for (role, given) in [(Role::Headline, &source.meta.headline), (Role::Dek, &source.meta.dek)] {
        let Some(given) = given.as_deref().map(str::trim) else { continue };
        let is_given = |piece: &blocks::Piece| source.text[piece.start..piece.end].trim() == given;
        if let Some(place) = pieces.iter().position(is_given) {
            roles.iter_mut().filter(|taken| **taken == role).for_each(|taken| *taken = Role::Furniture);
            roles[place] = role;
        }
    }
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
