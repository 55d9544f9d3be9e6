//! Light or dark: as the reader chose, or as the page around it is.

use leptos::prelude::*;

use super::Session;

/// The themes in the order they are offered; the first is the device's, or that
/// of the page around.
pub const THEMES: [Option<&str>; 3] = [None, Some("light"), Some("dark")];

/// The name that a choice is kept by till the next visit.
const KEPT: &str = "wirediff-theme";

impl Session {
    /// Takes up the reader's choice of an earlier visit, and paints what is chosen.
    pub fn keep_theme(&self) {
        if let Some(kept) = self.root.setting(KEPT) {
            self.set_theme(Some(&kept));
        }
        let session = *self;
        Effect::new(move |_| {
            let theme = THEMES[session.theme.get()];
            session.root.set_frame_attribute("data-theme", theme);
            session.root.reflect("theme", theme);
        });
    }

    /// Takes the colours of that name; any other name means the device's.
    pub fn set_theme(&self, name: Option<&str>) {
        let at = THEMES.iter().position(|theme| *theme == name).unwrap_or(0);
        if self.theme.get_untracked() != at {
            self.theme.set(at);
        }
    }

    /// Takes the colours that the reader has chosen, by their place in [`THEMES`].
    pub fn choose_theme(&self, at: usize) {
        let theme = THEMES.get(at).copied().flatten();
        self.set_theme(theme);
        self.root.keep_setting(KEPT, theme.unwrap_or_default());
    }
}
