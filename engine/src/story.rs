//! What goes into the engine: the raw texts of one story.

use serde::{Deserialize, Serialize};

use crate::id::BlockId;

/// One event told by several articles, as the reader gave them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    pub articles: Vec<Source>,
    /// The place in `articles` of the one that the others are held against.
    /// Where none is given, an article whose front matter says `base: true` is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<usize>,
    /// The reader's corrections, the latest last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pins: Vec<Pin>,
}

impl Story {
    /// Adds another story's articles after these, with its pins. Its title and
    /// base count only where this story has none.
    pub fn add(&mut self, part: Story) {
        let start = self.articles.len();
        self.title = self.title.take().or(part.title);
        self.base = self.base.or(part.base.map(|base| start + base));
        self.articles.extend(part.articles);
        self.pins.extend(part.pins.into_iter().map(|mut pin| {
            pin.blocks.iter_mut().for_each(|block| block.article.0 = block.article.0.saturating_add(start as u32));
            pin
        }));
    }
}

/// One correction. Of two pins that contradict each other the later one counts;
/// a chain of pins that would bring together what is pinned apart is broken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pin {
    pub is: PinKind,
    /// By their names in the story that the pin stands in.
    pub blocks: Vec<BlockId>,
    /// Whether the collation could honour it: no block is missing, no other pin
    /// forbids it. A story's own pins needn't say.
    #[serde(default = "yes")]
    pub honoured: bool,
}

fn yes() -> bool {
    true
}

/// What a pin says of its blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PinKind {
    /// Blocks of different articles belong together: they are linked and stand
    /// in one passage.
    Together,
    /// They don't: they are not linked and stand in different passages.
    Apart,
    /// Each is part of the story.
    Body,
    /// Each is page furniture.
    Furniture,
}

/// One article's raw text, with whatever is known about it beforehand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Where the text came from: a file's name, or the reader's own label.
    pub name: String,
    /// Plain text, or Markdown with or without front matter.
    pub text: String,
    /// Wins over what the text's own front matter says.
    #[serde(default)]
    pub meta: Meta,
}

/// The facts that front matter, a story file or the reader give of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Meta {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Such as `agency`, `newspaper`, `broadcaster`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dek: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// As given; an RFC 3339 time where the source is careful.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// A BCP 47 tag such as `en` or `ar`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl Meta {
    /// Returns these facts, with `other`'s where a fact is missing here.
    pub fn or(self, other: Meta) -> Meta {
        Meta {
            outlet: self.outlet.or(other.outlet),
            kind: self.kind.or(other.kind),
            headline: self.headline.or(other.headline),
            dek: self.dek.or(other.dek),
            byline: self.byline.or(other.byline),
            published: self.published.or(other.published),
            language: self.language.or(other.language),
            url: self.url.or(other.url),
        }
    }
}
