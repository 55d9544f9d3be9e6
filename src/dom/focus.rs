//! The keyboard’s focus: what has it, and where it goes.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

use super::{Root, open_around, shadow_around};

impl Root {
    pub(super) fn focused(&self) -> Option<Element> {
        self.shadow()?.active_element()
    }

    /// Takes the focus from what has it.
    pub fn drop_focus(&self) {
        if let Some(focused) = self.focused().and_then(|focused| focused.dyn_into::<HtmlElement>().ok()) {
            let _ = focused.blur();
        }
    }

    /// Says whether the element of that id has the focus.
    pub fn has_focus(&self, id: &str) -> bool {
        self.focused().is_some_and(|focused| focused.id() == id)
    }

    /// Moves focus to the element of that id, and brings it into view; of a group
    /// in which the arrow keys move it is then the one that Tab reaches.
    pub fn focus_in_group(&self, group: &str, id: &str) {
        self.reach(group, id);
        if let Some(element) = self.by_id(id) {
            let _ = element.focus();
        }
    }

    /// Makes the element of that id the one of a group that Tab reaches.
    pub fn reach(&self, group: &str, id: &str) {
        for reached in self.all(&format!("{group} [tabindex='0']")) {
            let _ = reached.set_attribute("tabindex", "-1");
        }
        if let Some(element) = self.by_id(id) {
            let _ = element.set_attribute("tabindex", "0");
        }
    }

    /// Moves focus to the first of these elements that can take it.
    pub fn focus_first(&self, ids: &[String]) {
        let mut elements = ids.iter().filter_map(|id| self.by_id(id));
        if let Some(element) = elements.find(|element| !element.has_attribute("disabled")) {
            let _ = element.focus();
        }
    }

    /// Says whether keys typed now go into a field rather than to the views.
    pub fn is_typing(&self) -> bool {
        let fields = "input:not([type=checkbox]):not([type=radio]), textarea, select, dialog[open]";
        // What has the focus may be beside the views, in the page around them.
        let focused = self.focused().or_else(|| document().active_element());
        focused.is_some_and(|element| element.closest(fields).ok().flatten().is_some())
    }
}

/// Returns the id of what has the focus inside an element, if it has one.
pub fn focused_inside(host: &Element) -> Option<String> {
    let focused = shadow_around(host)?.active_element().filter(|focused| host.contains(Some(focused)));
    focused.map(|focused| focused.id()).filter(|id| !id.is_empty())
}

/// Moves focus back to the element of that id beside `host`: it has been drawn again.
pub fn focus_again(host: &Element, id: &str) {
    if let Some(element) = shadow_around(host).and_then(|shadow| shadow.get_element_by_id(id)) {
        open_around(&element);
        focus_without_scroll(element.unchecked_ref());
    }
}

pub(super) fn focus_without_scroll(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}
