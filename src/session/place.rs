//! Keeping the passage that is being read where it is on the screen, while the
//! page around it changes: another base, view, order or outlet.

use leptos::prelude::*;
use wirediff_engine::{ArticleId, BlockId};

use super::{Comparison, Key, Session};
use crate::dom;
use crate::model::View;
use crate::model::collated::other_end;
use crate::model::differences::block_place;

/// What the reader saw: blocks by article and number, with their distance from
/// the top of the screen.
pub type Seen = Vec<(Key, u32, f64)>;

/// What blocks stand in, from the top of the page to its end.
pub(super) const GROUPS: &str = ".row, .reading__slice, .version";

impl Session {
    /// Keeps what is being read in place over a change that follows at once.
    pub fn keep_place(&self) {
        self.show_flight();
        let mut seen = self.seen();
        if seen.is_empty() {
            // The overview has no text: there it is the passage last looked at.
            let passage = self.passage.get_untracked();
            seen.extend(passage.map(|(key, block)| (key, block, dom::upper_third())));
        }
        if seen.is_empty() {
            return;
        }
        self.root.keep_still();
        let session = *self;
        self.soon(move || {
            // Only lists may have it yet to come.
            let is_list = matches!(session.view.get_untracked(), View::Columns | View::Reading);
            if !session.find_again(&seen) && is_list {
                session.in_a_hurry.set(true);
            }
            // What is far from the screen has no size till it comes near.
            session.soon(move || {
                session.find_again(&seen);
            });
        });
    }

    /// Returns the first block of the story that is on the screen, if there is one.
    pub fn first_seen(&self) -> Option<BlockId> {
        let Comparison { keys, .. } = self.comparison()?;
        let (key, block, _) = *self.seen().first()?;
        let article = keys.iter().position(|known| *known == key)?;
        Some(BlockId { article: ArticleId(article as u32), block })
    }

    /// Takes note of what is being read, before a dialog covers it.
    pub fn note_seen(&self) {
        self.behind_dialog.set_value(self.seen());
    }

    fn seen(&self) -> Seen {
        if self.root.is_covered() {
            return self.behind_dialog.get_value();
        }
        let Some(Comparison { keys, .. }) = self.comparison() else {
            return Vec::new();
        };
        let seen = self.root.seen(".block[id]", GROUPS).into_iter().filter_map(|(id, top)| {
            let block: BlockId = id.strip_prefix("block-")?.parse().ok()?;
            Some((*keys.get(block.article.index())?, block.block, top))
        });
        seen.collect()
    }

    /// Brings the first of these that is on the page, or another article's block
    /// of its passage, to where it was; says whether there was one.
    fn find_again(&self, seen: &Seen) -> bool {
        let Some(Comparison { collated, keys }) = self.comparison() else {
            return true;
        };
        seen.iter().any(|(key, block, top)| {
            let Some(at) = keys.iter().position(|known| known == key) else {
                return false;
            };
            let block = BlockId { article: ArticleId(at as u32), block: *block };
            let articles = (0..keys.len()).map(|at| ArticleId(at as u32));
            let linked = collated.links(block).map(|(_, link)| other_end(link, block));
            let same = articles.flat_map(|article| collated.beside(block, article)).copied();
            let mut places = std::iter::once(block).chain(same).chain(linked);
            places.any(|id| self.root.bring_to(&block_place(id), *top))
        })
    }
}
