//! An article as the engine sees it: one text, cut into blocks and sentences.

use serde::{Deserialize, Serialize};

use crate::id::{ArticleId, BlockId, SentenceId};
use crate::story::Meta;

/// One outlet's text with what is known about it.
///
/// Every block is a byte range of `text`. Blocks never overlap, and what lies
/// between them is white space, front matter or Markdown signs: so the article
/// can be rebuilt byte for byte, and nothing said in it is outside a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    pub id: ArticleId,
    /// Where the text came from: a file's name, or the reader's own label.
    pub source: String,
    #[serde(flatten)]
    pub meta: Meta,
    /// The input as read, unchanged.
    pub text: String,
    /// In order: headline, dek, then the blocks as they ran.
    pub blocks: Vec<Block>,
}

/// A piece of an article between blank lines (or one line, where an article
/// puts every paragraph on a line of its own).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    pub id: BlockId,
    pub role: Role,
    /// Byte offset into [`Article::text`].
    pub start: usize,
    /// Byte offset into [`Article::text`], exclusive.
    pub end: usize,
    /// The block's sentences in order. They tile the block: each ends where
    /// the next begins, white space after a sentence belonging to it.
    pub sentences: Vec<Sentence>,
}

/// A sentence of a block, as byte offsets into [`Article::text`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    pub id: SentenceId,
    pub start: usize,
    pub end: usize,
}

/// What a block is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Headline,
    /// The line under the headline; standfirst, subtitle.
    Dek,
    /// A short heading between paragraphs.
    Crosshead,
    /// Who wrote, edited or supplied the text, and when.
    Byline,
    /// The words under a picture or video.
    Caption,
    /// A paragraph of the story itself.
    Body,
    /// What the page says about itself: menus, adverts, comments, notes.
    Furniture,
}

impl Article {
    /// Returns the text of a block.
    pub fn block_text(&self, block: &Block) -> &str {
        self.text.get(block.start..block.end).unwrap_or_default()
    }

    /// Returns the name readers know the article by: its outlet, else its source.
    pub fn name(&self) -> &str {
        self.meta.outlet.as_deref().unwrap_or(&self.source)
    }

    /// Returns the headline's text: the headline block's, else the one given.
    pub fn headline(&self) -> Option<&str> {
        let block = self.blocks.iter().find(|block| block.role == Role::Headline);
        block.map(|block| self.block_text(block)).or(self.meta.headline.as_deref())
    }
}

impl Role {
    /// Says whether blocks of this role may be linked with another article's.
    pub fn is_story(self) -> bool {
        matches!(self, Role::Headline | Role::Dek | Role::Body)
    }
}
