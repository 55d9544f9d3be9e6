//! What the reader chose to see, and what follows from it.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use wirediff_engine::{ArticleId, BlockId, Ledger};

use super::derived::Derived;
use super::{Comparison, Key, Session};
use crate::dom::Root;
use crate::model::address::{dial_name, dial_named};
use crate::model::dial::{Counts, Dial};
use crate::model::findings::Question;
use crate::model::folding::{Shown, shown};
use crate::model::overview::Order;
use crate::model::search::Hits;
use crate::model::{Collated, Difference, Item, Overview, Row, Table, Versions, View};
use crate::worker::{Inquiry, Outcome};

/// The setting that keeps the dial.
const DIAL: &str = "wirediff-dial";

/// Which article is the base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaseChoice {
    /// As the articles themselves say.
    AsGiven,
    None,
    Draft(Key),
}

impl BaseChoice {
    /// Returns the base's place among these drafts, if it names one of them.
    pub fn position(self, keys: &[Key]) -> Option<usize> {
        match self {
            BaseChoice::Draft(key) => keys.iter().position(|known| *known == key),
            BaseChoice::AsGiven | BaseChoice::None => None,
        }
    }
}

/// What the article in the reading view is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// The base; where there is none, the first other article.
    Base,
    Nothing,
    Draft(Key),
}

impl Session {
    fn derived(&self) -> Derived {
        self.derived.get_value().expect("a session is made with all that is derived from it")
    }

    /// Returns the comparison on show with the base that the reader chose.
    pub fn collated(&self) -> Option<Arc<Collated>> {
        self.derived().collated.get()
    }

    /// Returns the comparison on show as it is now.
    pub fn comparison(&self) -> Option<Comparison> {
        self.derived().comparison.get_untracked()
    }

    /// Returns the name of the article that words on show are compared with, and
    /// whether it is the base.
    pub fn reference(&self) -> Option<(String, bool)> {
        let collated = self.collated()?;
        let there = match self.view() {
            View::Columns => self.table().with(|table| {
                let is_other = |there: &ArticleId| table.columns.iter().any(|column| column != there);
                table.reference.filter(is_other)
            })?,
            View::Reading => self.reading()?.1?,
            View::Overview | View::Passage | View::Findings => return None,
        };
        Some((collated.article(there)?.name().to_owned(), collated.collation.base == Some(there)))
    }

    /// Counts the differences of the view, shown or folded away.
    pub fn counts(&self) -> Counts {
        let all = self.derived().all_differences;
        all.with(|all| all.iter().map(|difference| Counts::from(difference.grain)).sum())
    }

    /// Shows as much of what differs as the reader asks for, now and on the next visit.
    pub fn choose_dial(&self, dial: Dial) {
        self.forget_place();
        put(self.opened, BTreeSet::new());
        self.dial.set(dial);
        self.root.keep_setting(DIAL, dial_name(dial).unwrap_or_default());
    }

    /// Marks in a block what the dial folds away, or folds it again.
    pub fn open_marks(&self, block: BlockId) {
        self.opened.update(|opened| {
            if !opened.remove(&block) {
                opened.insert(block);
            }
        });
    }

    /// Returns the step of the dial that holds in a block.
    pub fn dial_in(&self, block: BlockId) -> Dial {
        let is_opened = self.opened.with(|opened| opened.contains(&block));
        if is_opened { Dial::Everything } else { self.dial.get() }
    }

    /// Returns the collation's articles by name, with their keys.
    pub fn articles(&self) -> Vec<(ArticleId, Key, String)> {
        self.derived().comparison.with(|comparison| {
            let Some(Comparison { collated, keys }) = comparison else {
                return Vec::new();
            };
            let articles = collated.collation.articles.iter().zip(keys.iter());
            articles.map(|(article, key)| (article.id, *key, article.name().to_owned())).collect()
        })
    }

    pub fn columns(&self) -> Vec<ArticleId> {
        self.derived().columns.get()
    }

    pub fn overview(&self) -> Memo<Arc<Overview>> {
        self.derived().overview
    }

    /// Returns the ledger of a comparison, once it is known. Where nothing answers
    /// anything there is none.
    pub fn ledger(&self, collated: &Arc<Collated>) -> Option<Ledger> {
        match self.outcome(collated, Inquiry::Ledger).as_deref() {
            Some(Outcome::Ledger { ledger, .. }) if !collated.collation.links.is_empty() => ledger.clone(),
            _ => None,
        }
    }

    /// Returns the versions of the passage that the reader is at.
    pub fn versions(&self) -> Memo<Arc<Versions>> {
        self.derived().versions
    }

    pub fn table(&self) -> Memo<Arc<Table>> {
        self.derived().table
    }

    /// Returns what there is to read in the reading view.
    pub fn items(&self) -> Memo<Arc<Vec<Item>>> {
        self.derived().items
    }

    /// Returns the columns' rows that the reader wants to see.
    pub fn shown_rows(&self) -> Vec<Shown> {
        let paragraphs = self.table().with(|table| table.rows.iter().map(Row::is_paragraph).collect());
        self.shown(paragraphs)
    }

    /// Returns the reading view's items that the reader wants to see.
    pub fn shown_items(&self) -> Vec<Shown> {
        let paragraphs = self.items().with(|items| items.iter().map(Item::is_paragraph).collect());
        self.shown(paragraphs)
    }

    fn shown(&self, paragraphs: Vec<bool>) -> Vec<Shown> {
        let differences = self.changes_only.get().then(|| self.differences().get());
        let only = differences.as_ref().map(|all| all.as_slice());
        self.unfolded.with(|unfolded| shown(&paragraphs, only, unfolded))
    }

    /// Shows a run of paragraphs that was folded away.
    pub fn unfold(&self, from: usize) {
        self.unfolded.update(|unfolded| {
            unfolded.insert(from);
        });
    }

    /// Shows only what differs, or everything.
    pub fn choose_changes_only(&self, only: bool) {
        self.forget_place();
        self.changes_only.set(only);
    }

    /// Returns where the words are that the reader searches for.
    pub fn hits(&self) -> Memo<Arc<Hits>> {
        self.derived().hits
    }

    /// Returns the questions that findings answer, once these are known.
    pub fn questions(&self) -> Memo<Option<Arc<Vec<Question>>>> {
        self.derived().questions
    }

    pub fn differences(&self) -> Memo<Arc<Vec<Difference>>> {
        self.derived().differences
    }

    /// Returns the article in the reading view and what it is held against.
    pub fn reading(&self) -> Option<(ArticleId, Option<ArticleId>)> {
        self.derived().pair.get()
    }

    pub fn base(&self) -> Option<ArticleId> {
        self.collated().and_then(|collated| collated.collation.base)
    }

    /// Returns the view: one article alone is read, not put in columns.
    pub fn view(&self) -> View {
        let is_alone = self
            .derived()
            .comparison
            .with(|comparison| comparison.as_ref().is_some_and(|comparison| comparison.keys.len() == 1));
        if is_alone { View::Reading } else { self.view.get() }
    }

    pub fn choose_base(&self, key: Option<Key>) {
        self.forget_place();
        self.base.set(key.map_or(BaseChoice::None, BaseChoice::Draft));
        self.against.set(Against::Base);
    }

    /// Puts the overview's passages in that order.
    pub fn choose_order(&self, order: Order) {
        self.show_flight();
        self.order.set(order);
    }

    pub fn choose_article(&self, key: Key) {
        self.forget_place();
        self.article.set(Some(key));
    }

    /// Shows the article before or after the one that is read, if there is one.
    pub fn go_to_version(&self, by: isize) {
        let (articles, reading) = untrack(|| (self.articles(), self.reading()));
        let at = reading.and_then(|(here, _)| articles.iter().position(|(id, ..)| *id == here));
        let to = at.and_then(|at| at.checked_add_signed(by)).and_then(|to| articles.get(to));
        if let Some((_, key, _)) = to {
            self.choose_article(*key);
            let place = format!("outlet-{key}");
            let root = self.root;
            request_animation_frame(move || root.bring_into_strip(&place));
        }
    }

    /// Holds the article in the reading view against another, or against nothing.
    pub fn choose_against(&self, key: Option<Key>) {
        self.forget_place();
        self.against.set(key.map_or(Against::Nothing, Against::Draft));
    }

    /// Leaves the difference that the reader stood at; what is being read stays
    /// where it is on the screen.
    pub(super) fn forget_place(&self) {
        self.keep_place();
        self.current.set(None);
        self.in_a_hurry.set(false);
        self.fold();
    }

    /// Folds again what the reader has unfolded.
    pub(super) fn fold(&self) {
        put(self.unfolded, BTreeSet::new());
    }
}

/// Changes a signal if that changes anything: whatever depends on it is drawn anew.
pub(super) fn put<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|now| *now != value) {
        signal.set(value);
    }
}

/// Returns how far the reader had turned the dial on an earlier visit.
pub fn kept_dial(root: &Root) -> Dial {
    root.setting(DIAL).and_then(|name| dial_named(&name)).unwrap_or_default()
}
