//! The address: it says what is on show, so that it can be kept, sent, and come
//! back to.

use std::time::Duration;

use leptos::prelude::*;
use wirediff_engine::{ArticleId, BlockId};

use super::choices::{Against, BaseChoice, put};
use super::{Comparison, Key, Session};
use crate::dom;
use crate::model::differences::{block_place, missing_place};
use crate::model::{Address, View};
use crate::part::at_once;

/// The id of all versions of a passage together.
pub const PASSAGE_SHEET: &str = "passage-sheet";

/// How one has come to a place of the story.
#[derive(Clone, Copy, PartialEq)]
enum Come {
    ByLink,
    /// The address says so already.
    ByAddress,
}

impl Session {
    /// Keeps address and view in step, either way.
    pub fn keep_address(&self) {
        let session = *self;
        if self.root.is_page {
            self.asked_for.set_value(Address::default().follow(&dom::fragment()));
        }
        Effect::new(move |_| {
            if session.collated().is_none() {
                return;
            }
            if let Some(address) = session.asked_for.try_update_value(Option::take).flatten() {
                session.visit(&address);
                session.take_pins(&address.pins);
            }
            // What the reader changes from now on is told, whatever was asked for.
            session.tell_address(&session.address());
        });
        if self.root.is_page {
            self.root.listen("hashchange", move |_| session.go(&dom::fragment(), Come::ByAddress));
        }
    }

    /// Has the page's address say what is on show, after the next picture: a browser
    /// lays out the page to note how far it is scrolled.
    fn tell_address(&self, address: &Address) {
        let (session, told, before) = (*self, address.to_string(), dom::fragment());
        if !self.root.is_page || told == before {
            return;
        }
        let tell = move || {
            // The reader may have gone elsewhere meanwhile.
            let is_latest = session.is_there() && untrack(|| session.address()).to_string() == told;
            if is_latest && dom::fragment() == before {
                dom::set_fragment(&told);
            }
        };
        self.soon(move || set_timeout(tell, Duration::ZERO));
    }

    /// Follows a link to a place of the story, such as `#columns/B7`. A page's
    /// address goes along; elsewhere the address is somebody else's.
    pub fn follow(&self, link: &str) {
        self.go(link.trim_start_matches('#'), Come::ByLink);
    }

    /// Returns the address of what is on show.
    pub fn address(&self) -> Address {
        let articles = self.articles();
        let id = |key: Key| articles.iter().find(|(_, other, _)| *other == key).map(|(id, ..)| *id);
        let columns = self.columns.get();
        Address {
            view: self.view(),
            at: self.passage(),
            base: match self.base.get() {
                BaseChoice::AsGiven => None,
                BaseChoice::None => Some(None),
                BaseChoice::Draft(key) => id(key).map(Some),
            },
            columns: columns.map(|keys| keys.into_iter().filter_map(id).collect()),
            widths: self.kept_widths(id),
            article: self.article.get().and_then(id),
            against: match self.against.get() {
                Against::Base => None,
                Against::Nothing => Some(None),
                Against::Draft(key) => id(key).map(Some),
            },
            order: self.order.get(),
            kind: self.kind.get(),
            changes_only: self.changes_only.get(),
            dial: self.dial.get(),
            words: self.words.get(),
            pins: self.story_pins(),
        }
    }

    /// Returns a block of the passage that the reader is at.
    pub fn passage(&self) -> Option<BlockId> {
        let (key, block) = self.passage.get()?;
        let articles = self.articles();
        let (article, ..) = articles.iter().find(|(_, other, _)| *other == key)?;
        Some(BlockId { article: *article, block })
    }

    /// Takes note of the passage that the reader is at.
    pub fn note_passage(&self, block: BlockId) {
        if let Some(key) = self.key(block.article) {
            self.passage.set(Some((key, block.block)));
        }
    }

    fn key(&self, article: ArticleId) -> Option<Key> {
        self.comparison().and_then(|Comparison { keys, .. }| keys.get(article.index()).copied())
    }

    /// Goes to a passage, or to another view of the one that is being read.
    fn go(&self, fragment: &str, come: Come) {
        let before = untrack(|| self.address());
        let Some(mut address) =
            before.follow(fragment).filter(|address| address.to_string() != fragment || *address != before)
        else {
            return;
        };
        if at_once((self.load)(address.view)).is_none() {
            let fragment = fragment.to_owned();
            self.with_view(address.view, move |session, loaded| match loaded {
                Ok(()) => session.go(&fragment, come),
                Err(error) => {
                    session.note_missing_part(error);
                    // The address says what is still on show.
                    session.tell_address(&before);
                }
            });
            return;
        }
        let is_named = address.at != before.at || fragment.contains('/') && !fragment.ends_with('/');
        if is_named {
            self.show_flight();
        } else {
            address.at = self.first_seen().or(address.at);
            self.keep_place();
        }
        if come == Come::ByLink && self.root.is_page && address != before {
            dom::add_fragment(&address.to_string());
        }
        self.current.set(None);
        if address.view != before.view {
            self.fold();
            put(self.in_a_hurry, false);
        }
        self.visit(&address);
        if let Some(block) = address.at.filter(|_| is_named) {
            self.show_passage(&address, block);
        }
    }

    /// Shows what an address says.
    fn visit(&self, address: &Address) {
        let key = |id: ArticleId| self.key(id);
        if let Some(block) = address.at {
            self.note_passage(block);
        }
        let base = match address.base {
            None => BaseChoice::AsGiven,
            Some(None) => BaseChoice::None,
            Some(Some(id)) => key(id).map_or(BaseChoice::AsGiven, BaseChoice::Draft),
        };
        let against = match address.against {
            None => Against::Base,
            Some(None) => Against::Nothing,
            Some(Some(id)) => key(id).map_or(Against::Base, Against::Draft),
        };
        let mut columns: Option<Vec<Key>> =
            address.columns.as_ref().map(|columns| columns.iter().filter_map(|id| key(*id)).collect());
        // An article that is asked for has its column.
        if let (View::Columns, Some(columns), Some(key)) = (address.view, &mut columns, address.article.and_then(key))
            && !columns.contains(&key)
        {
            columns.push(key);
        }
        put(self.view, address.view);
        put(self.base, base);
        put(self.against, against);
        put(self.article, address.article.and_then(key));
        put(self.columns, columns);
        self.take_widths(address.widths.iter().filter_map(|(id, percent)| Some((key(*id)?, *percent))).collect());
        put(self.order, address.order);
        put(self.kind, address.kind);
        put(self.changes_only, address.changes_only);
        put(self.dial, address.dial);
        put(self.words, address.words.clone());
    }

    /// Moves focus to an article's place in a passage, once it is on the page.
    fn show_passage(&self, address: &Address, block: BlockId) {
        let (session, address) = (*self, address.clone());
        self.soon(move || match address.view {
            View::Columns | View::Reading => {
                let row = session.table().with_untracked(|table| {
                    let has = |row: &&crate::model::Row| {
                        row.cells.iter().flat_map(|cell| cell.placed()).any(|placed| placed.id == block)
                    };
                    table.rows.iter().find(has).map(|row| row.id.clone())
                });
                let lacking = address.article.filter(|article| *article != block.article);
                let missing = row.zip(lacking).map(|(row, article)| missing_place(&row, article));
                if !missing.is_some_and(|place| session.root.go_to(&place)) {
                    session.go_to(block_place(block));
                }
            }
            View::Passage => session.root.bring_near_top(PASSAGE_SHEET),
            View::Overview | View::Findings => {}
        });
    }
}
