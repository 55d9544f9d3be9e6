//! Edits as a reader of one article meets them: *here* is the article on show,
//! *there* the one it is held against, whichever comes first in the story.

use wirediff_engine::{Edit, EditKind, Operation};

/// Byte offsets into an article's text.
pub type Range = (usize, usize);

/// How a run of words here stands to the words there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stand {
    Kept,
    Reworded,
    /// Only here: nothing answers it there.
    Extra,
    /// Only there: missing here, so it takes no room in this text.
    Gone,
}

/// One edit, turned to face the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facing {
    pub stand: Stand,
    pub here: Range,
    pub there: Range,
    /// What kind of change it is; none where the words were kept.
    pub kind: Option<EditKind>,
}

impl Facing {
    /// Says whether only house style differs.
    pub fn is_style(&self) -> bool {
        self.kind.is_some_and(EditKind::is_house_style)
    }
}

/// Returns the edit as seen from its left or its right article.
pub fn facing(edit: &Edit, here_is_left: bool) -> Facing {
    let (here, there) = if here_is_left { (edit.left, edit.right) } else { (edit.right, edit.left) };
    let stand = match edit.op {
        Operation::Kept => Stand::Kept,
        Operation::Replaced => Stand::Reworded,
        Operation::Left if here_is_left => Stand::Extra,
        Operation::Right if !here_is_left => Stand::Extra,
        Operation::Left | Operation::Right => Stand::Gone,
    };
    Facing { stand, here, there, kind: edit.kind }
}
