//! The language that the page speaks: as the reader chose, or as the page around says.

use super::Session;
use crate::{dom, phrases};

/// The id of what chooses it.
pub const LANGUAGE: &str = "language";

/// The name that a choice is kept by till the next visit; `wire-diff.js` reads it.
const KEPT: &str = "wirediff-language";

impl Session {
    /// Has the page speak another language: the element is told, as by a page
    /// around it, and fetches the words.
    pub fn choose_language(&self, tag: &str) {
        self.root.keep_setting(KEPT, tag);
        self.root.reflect("lang", Some(tag));
    }

    /// Says to the browser which language is spoken.
    pub fn name_language(&self) {
        let tag = phrases::language();
        self.root.set_frame_attribute("lang", Some(&tag));
        if self.root.is_page {
            dom::name_language(&tag);
        }
    }
}
