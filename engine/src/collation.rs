//! The engine's answer: plain data that serialises to the collation JSON.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::edits::Edit;
use crate::findings::Finding;
use crate::id::{ArticleId, BlockId, SentenceId};
use crate::story::Pin;

/// Names the shape of the JSON; it changes when a field changes its meaning.
pub const SCHEMA: &str = "wirediff/collation/1";

/// The whole result for N articles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Collation {
    /// Always [`SCHEMA`].
    pub schema: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// In the story's order.
    pub articles: Vec<Article>,
    /// The article that the others are held against, if the reader named one.
    /// It changes words and order, never links.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<ArticleId>,
    /// In order of `left`, then `right`; `left`'s article always comes before
    /// `right`'s in the story.
    pub links: Vec<Link>,
    /// In reading order. Every block of every article is in exactly one.
    pub passages: Vec<Passage>,
    pub summary: Summary,
    /// What a reader of news would want to know, most telling first; empty where
    /// [`findings`](crate::findings()) were not asked for. They are told against
    /// the base.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
    /// The story's pins, each with whether it could be honoured.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pins: Vec<Pin>,
    /// Whether the engine finished its work within the budget.
    pub thorough: bool,
    /// What was left undone, in words for the reader, when not thorough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Two blocks of different articles that answer each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    pub left: BlockId,
    pub right: BlockId,
    /// How sure the engine is that the two belong together, 0 to 1.
    pub strength: f32,
    pub relation: Relation,
    /// Whether the two stand at different places in the order that most links
    /// between these two articles share.
    pub moved: bool,
    /// Whether a reader pinned the two together.
    #[serde(default, skip_serializing_if = "is_false")]
    pub pinned: bool,
    /// Set where one block answers several, or several answer several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Group>,
    /// What the link rests on, weightiest first.
    pub evidence: Vec<Evidence>,
    /// The sentences that answer each other inside the two blocks.
    pub sentences: Vec<(SentenceId, SentenceId)>,
    /// How sure each of `sentences` is by itself, 0 to 1, in the same order: two
    /// long paragraphs may be linked by one sentence.
    #[serde(default)]
    pub sentence_strengths: Vec<f32>,
    /// The edits that turn one block into the other, tiling both; empty where
    /// they were not asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<Edit>,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// How the right block's words stand to the left one's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// The same words, figures and signs.
    Kept,
    /// The same but for house style: case, quotes, dashes, spelling variants.
    Style,
    /// The same content in other words.
    Reworded,
    /// Right has only part of left.
    Shortened,
    /// Left has only part of right.
    Expanded,
    /// Each has something that the other lacks.
    Partial,
}

/// One bundle of links that share blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Numbers the groups of one collation from 0.
    pub id: u32,
    pub kind: GroupKind,
}

/// Which side of a [`Group`] has more than one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GroupKind {
    /// One block left, several right.
    Split,
    /// Several left, one right.
    Merged,
    /// Several left, several right.
    Regrouped,
    /// One block answers several of the other article that say the same.
    Copied,
}

impl GroupKind {
    /// Returns the kind as seen from the other side.
    pub fn mirrored(self) -> GroupKind {
        match self {
            GroupKind::Split => GroupKind::Merged,
            GroupKind::Merged => GroupKind::Split,
            GroupKind::Regrouped | GroupKind::Copied => self,
        }
    }
}

/// Something that both blocks of a link have and few others do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    pub kind: EvidenceKind,
    /// As the left article has it.
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EvidenceKind {
    /// Words in quotation marks on both sides.
    Quotation,
    Figure,
    Name,
    /// A word that few other sentences of the story have.
    Word,
}

/// What one row shows: the blocks of all articles that tell the same thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Numbered from 1 in reading order: `P1`, `P2`, ….
    pub id: String,
    /// For each article that has the passage, its blocks in the article's order.
    pub readings: BTreeMap<ArticleId, Vec<BlockId>>,
}

/// The collation in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Passages with a paragraph in at least one article.
    pub passages: usize,
    /// Of these, the ones that every article has.
    pub shared_by_all: usize,
    /// Of these, the ones that only one article has.
    pub only_in_one: usize,
    /// One entry an article, in the story's order.
    pub articles: Vec<ArticleSummary>,
}

/// One article's share in the collation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleSummary {
    /// Words in headline, dek and paragraphs.
    pub words: usize,
    /// Blocks whose role is body.
    pub paragraphs: usize,
    /// Of these, the ones that no other article has.
    pub only_here: usize,
    /// Blocks set aside as page furniture.
    pub furniture: usize,
}

impl Collation {
    /// Returns the article of that name, if there is one.
    pub fn article(&self, id: ArticleId) -> Option<&Article> {
        self.articles.get(id.index())
    }

    /// Returns the text of a block, or nothing for a name from elsewhere.
    pub fn block_text(&self, id: BlockId) -> &str {
        let article = self.article(id.article);
        article.and_then(|article| Some(article.block_text(article.blocks.get(id.index())?))).unwrap_or_default()
    }

    /// Returns the links between two articles; `left` must come first in the story.
    pub fn links_between(&self, left: ArticleId, right: ArticleId) -> impl Iterator<Item = &Link> {
        let pair = (left, right);
        self.links.iter().filter(move |link| (link.left.article, link.right.article) == pair)
    }
}
