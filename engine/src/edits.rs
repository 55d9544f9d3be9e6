//! What changed inside a link: the words kept, replaced, or only on one side.

use serde::{Deserialize, Serialize};

use crate::collation::Collation;
use crate::id::ArticleId;

/// A run of tokens inside a link, as byte offsets into the two articles' texts.
///
/// The edits of a link tile both blocks: sorted by their left halves these give
/// the left block, sorted by their right halves the right one. A half that has
/// no text is an empty range.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    pub op: Operation,
    /// Start and end in the left article's text.
    pub left: (usize, usize),
    /// Start and end in the right article's text.
    pub right: (usize, usize),
    /// What kind of change it is; none where the tokens were kept as they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<EditKind>,
    /// Whether the words stand elsewhere in the order of the other block.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub moved: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Operation {
    /// On both sides, the same.
    Kept,
    /// On both sides, but other words.
    Replaced,
    /// Only in the left article.
    Left,
    /// Only in the right article.
    Right,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EditKind {
    /// Case, punctuation, quotation marks, hyphens, spelling variants.
    Style,
    /// A number, date or time.
    Figure,
    /// The name of a person, place or body.
    Name,
    /// Any other words.
    Wording,
}

/// The edits of one link, by its place in [`Collation::links`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkEdits {
    pub link: usize,
    pub edits: Vec<Edit>,
}

/// Returns the edits of every link between two articles.
///
/// A view asks for the pairs it shows, when it shows them. `left` must come
/// before `right` in the story; any other pair has no links and no edits.
pub fn pair_edits(collation: &Collation, left: ArticleId, right: ArticleId) -> Vec<LinkEdits> {
    let _ = (collation, left, right);
    Vec::new()
}
