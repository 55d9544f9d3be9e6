//! Which columns there are, in what order, and how wide.

use leptos::prelude::*;
use wirediff_engine::ArticleId;

use super::{Comparison, Key, Session};
use crate::model::collated::settle;
use crate::phrases;

/// A column can't be made less wide than this share of an ordinary one.
const LEAST: f64 = 0.4;
/// Nor wider than this.
const MOST: f64 = 4.0;

impl Session {
    /// Shows or hides a column. A column comes back before the first that follows
    /// it in the story.
    pub fn choose_column(&self, key: Key, is_shown: bool) {
        let mut keys = self.column_keys();
        keys.retain(|other| *other != key);
        if is_shown {
            let place = |key: Key| self.articles().iter().position(|(_, other, _)| *other == key);
            let before = keys.iter().position(|other| place(*other) > place(key)).unwrap_or(keys.len());
            keys.insert(before, key);
        }
        self.forget_place();
        self.columns.set(Some(keys));
    }

    /// Hides a column by its button; the next one's has the focus then.
    pub fn hide_column(&self, key: Key) {
        let keys = self.column_keys();
        let at = keys.iter().position(|other| *other == key).unwrap_or(0);
        let beside = [at + 1, at.wrapping_sub(1)].into_iter().filter_map(|at| keys.get(at));
        let beside = beside.map(|key| hide_place(*key)).collect();
        // Where what has the focus is taken away, a browser lays out the page first,
        // with old columns in new widths.
        self.root.drop_focus();
        self.choose_column(key, false);
        self.focus_soon(beside);
    }

    /// Moves a column to the left or the right.
    pub fn shift_column(&self, key: Key, by: isize) {
        let at = self.column_keys().iter().position(|other| *other == key);
        if let Some(to) = at.and_then(|at| at.checked_add_signed(by)) {
            self.put_column(key, to);
        }
    }

    /// Puts a column at a place among the others, counted from 0.
    pub fn put_column(&self, key: Key, to: usize) {
        let mut keys = self.column_keys();
        let Some(at) = keys.iter().position(|other| *other == key).filter(|at| *at != to && to < keys.len()) else {
            return;
        };
        keys.remove(at);
        keys.insert(to, key);
        let name = self.articles().into_iter().find(|(_, other, _)| *other == key).map(|(.., name)| name);
        self.tell(phrases::column_moved(&name.unwrap_or_default(), to, keys.len()), false);
        self.keep_place();
        self.columns.set(Some(keys));
    }

    /// Returns the drafts of the columns on show, in their order.
    pub fn column_keys(&self) -> Vec<Key> {
        let keys = self.comparison().map(|Comparison { keys, .. }| keys);
        let key = |id: &ArticleId| keys.as_ref()?.get(id.index()).copied();
        untrack(|| self.columns()).iter().filter_map(key).collect()
    }

    /// Returns how wide a column is, where 1 is an ordinary one.
    pub fn width(&self, key: Key) -> f64 {
        self.widths.with(|widths| widths.iter().find(|(other, _)| *other == key).map_or(1.0, |(_, width)| *width))
    }

    pub fn has_widths(&self) -> bool {
        self.widths.with(|widths| !widths.is_empty())
    }

    /// Makes a column so wide.
    pub fn set_width(&self, key: Key, width: f64) {
        let width = width.clamp(LEAST, MOST);
        self.widths.update(|widths| {
            widths.retain(|(other, _)| *other != key);
            widths.push((key, width));
        });
        self.say_width(key, width);
    }

    /// Makes a column wider by so much, and has the address tell it.
    pub fn widen(&self, key: Key, by: f64) {
        let width = untrack(|| self.width(key));
        self.set_width(key, width + by);
        self.keep_widths();
    }

    pub fn reset_widths(&self) {
        self.widths.set(Vec::new());
        self.keep_widths();
        self.column_keys().into_iter().for_each(|key| self.say_width(key, 1.0));
    }

    /// Has the address tell how wide columns are.
    pub fn keep_widths(&self) {
        let widths = self.widths.with_untracked(|widths| {
            let mut widths: Vec<_> = widths.iter().map(|(key, width)| (*key, percent(*width))).collect();
            widths.retain(|(_, percent)| *percent != 100);
            settle(&mut widths, |width| *width);
            widths
        });
        self.kept_widths.set(widths);
    }

    /// Returns the widths that the address tells, by what it calls the columns.
    pub(super) fn kept_widths(&self, id: impl Fn(Key) -> Option<ArticleId>) -> Vec<(ArticleId, u32)> {
        self.kept_widths.with(|widths| widths.iter().filter_map(|(key, percent)| Some((id(*key)?, *percent))).collect())
    }

    /// Makes columns as wide as an address tells.
    pub(super) fn take_widths(&self, kept: Vec<(Key, u32)>) {
        if self.kept_widths.get_untracked() != kept {
            let width = |percent: u32| (f64::from(percent) / 100.0).clamp(LEAST, MOST);
            self.widths.set(kept.iter().map(|(key, percent)| (*key, width(*percent))).collect());
            self.kept_widths.set(kept);
        }
    }

    /// Tells how wide a column is now, without drawing under the reader's hands
    /// what makes it wider.
    fn say_width(&self, key: Key, width: f64) {
        self.root.set_attribute(&width_place(key), "aria-valuenow", &percent(width).to_string());
    }
}

/// Names what hides a column.
pub fn hide_place(key: Key) -> String {
    format!("hide-{key}")
}

/// Names what makes a column wider.
pub fn width_place(key: Key) -> String {
    format!("width-{key}")
}

/// Returns a column's width as a screen reader is told it, in per cent.
pub fn percent(width: f64) -> u32 {
    (width * 100.0).round() as u32
}
