//! The browser, as far as several views need it: focus, scrolling, settings.

use leptos::prelude::{document, window};
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, FocusOptions, HtmlDetailsElement, HtmlElement, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

const CURRENT: &str = "is-current";

/// Moves focus exactly to the element of that id, brings it to the middle of
/// the screen and marks it; says whether there is one.
pub fn go_to(id: &str) -> bool {
    let Some(element) = document().get_element_by_id(id) else {
        return false;
    };
    open_around(&element);
    focus_without_scroll(id);
    mark_current(id);
    true
}

/// Brings the element of that id to the middle of the screen and marks it.
pub fn mark_current(id: &str) {
    let Some(element) = document().get_element_by_id(id) else {
        return;
    };
    mark_elements(CURRENT, std::iter::once(&id.to_owned()));
    let into_view = ScrollIntoViewOptions::new();
    into_view.set_block(ScrollLogicalPosition::Center);
    into_view.set_inline(ScrollLogicalPosition::Nearest);
    into_view.set_behavior(if prefers("(prefers-reduced-motion: reduce)") || is_far(&element) {
        ScrollBehavior::Instant
    } else {
        ScrollBehavior::Smooth
    });
    element.scroll_into_view_with_scroll_into_view_options(&into_view);
}

/// Unfolds whatever the element is folded in.
pub fn open_around(element: &Element) {
    let mut around = element.closest("details").ok().flatten();
    while let Some(details) = around {
        // The line that unfolds it is itself in view.
        let is_summary = element.closest("summary").ok().flatten().is_some();
        if let Some(details) = details.dyn_ref::<HtmlDetailsElement>().filter(|_| !is_summary) {
            details.set_open(true);
        }
        around = details.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
}

/// Says whether the element is more than two screens away.
fn is_far(element: &Element) -> bool {
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0);
    element.get_bounding_client_rect().top().abs() > 2.0 * height
}

/// Returns the ids of the elements that are on the screen, with their distance
/// from its top edge: first those that begin on it, from the top, then those
/// that it cuts off; none while the page is at its top.
///
/// The screen is probed in a few hundred places: to look at every element of a
/// long page would take seconds.
pub fn seen(selector: &str) -> Vec<(String, f64)> {
    const STEP: f64 = 24.0;
    const ACROSS: u32 = 9;
    let mut seen: Vec<(String, f64)> = Vec::new();
    // What sticks to the top covers the blocks behind it.
    let mut edge = None;
    if window().scroll_y().unwrap_or(0.0) < 1.0 {
        return seen;
    }
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    let mut y = STEP;
    while y < height {
        for across in 1..ACROSS {
            let x = window_width() * f64::from(across) / f64::from(ACROSS);
            let at = document().element_from_point(x as f32, y as f32);
            let Some(element) = at.and_then(|at| at.closest(selector).ok().flatten()) else {
                continue;
            };
            let id = element.id();
            edge.get_or_insert(y - STEP);
            if seen.iter().all(|(known, _)| *known != id) {
                seen.push((id, element.get_bounding_client_rect().top()));
            }
        }
        y += STEP;
    }
    let (mut whole, cut_off): (Vec<_>, Vec<_>) = seen.into_iter().partition(|(_, top)| Some(*top) >= edge);
    whole.extend(cut_off);
    whole
}

/// Says whether a dialog covers the page: nothing behind it can be probed.
pub fn is_covered() -> bool {
    document().query_selector("dialog[open]").is_ok_and(|dialog| dialog.is_some())
}

/// Scrolls until the element of that id is so far from the top of the screen;
/// says whether there is one.
pub fn bring_to(id: &str, top: f64) -> bool {
    let Some(element) = document().get_element_by_id(id) else {
        return false;
    };
    window().scroll_by_with_x_and_y(0.0, element.get_bounding_client_rect().top() - top);
    true
}

/// Returns how far from the top of the screen the eye rests.
pub fn upper_third() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0) / 3.0
}

/// Returns what the page's address says after `#`.
pub fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Changes what the address says after `#`; the way back stays as it is.
pub fn set_fragment(fragment: &str) {
    if let Ok(history) = window().history() {
        // Refused where a page is only a file: then the address stays behind.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")));
    }
}

/// Follows a link inside the page.
pub fn follow(link: &str) {
    let _ = window().location().set_hash(link);
}

/// Returns the id of what has the focus inside an element, if it has one.
pub fn focused_inside(host: &Element) -> Option<String> {
    let focused = document().active_element().filter(|focused| host.contains(Some(focused)));
    focused.map(|focused| focused.id()).filter(|id| !id.is_empty())
}

/// Moves focus to the element of that id, and brings it into view; of a group
/// in which the arrow keys move it is then the one that Tab reaches.
pub fn focus_in_group(group: &str, id: &str) {
    reach(group, id);
    if let Some(element) = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Makes the element of that id the one of a group that Tab reaches.
pub fn reach(group: &str, id: &str) {
    for reached in elements(&format!("{group} [tabindex='0']")) {
        let _ = reached.set_attribute("tabindex", "-1");
    }
    if let Some(element) = document().get_element_by_id(id) {
        let _ = element.set_attribute("tabindex", "0");
    }
}

/// Moves focus back to the element of that id, which has been drawn again.
pub fn focus_again(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        open_around(&element);
    }
    focus_without_scroll(id);
}

fn focus_without_scroll(id: &str) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus_with_options(&options);
    }
}

/// Gives a class to the elements of these ids and takes it from all others.
pub fn mark_elements<'a>(class: &str, ids: impl Iterator<Item = &'a String>) {
    for marked in elements(&format!(".{class}")) {
        let _ = marked.class_list().remove_1(class);
    }
    for element in ids.filter_map(|id| document().get_element_by_id(id)) {
        let _ = element.class_list().add_1(class);
    }
}

/// Marks all readings of a place in the passage view, or of none.
pub fn mark_variant(variant: Option<&str>) {
    const POINTED: &str = "is-pointed";
    for marked in elements(&format!(".{POINTED}")) {
        let _ = marked.class_list().remove_1(POINTED);
    }
    for element in variant.map(|number| elements(&format!("[data-variant='{number}']"))).into_iter().flatten() {
        let _ = element.class_list().add_1(POINTED);
    }
}

/// Scrolls so that the element of that id begins near the top of the screen,
/// unless it does already.
pub fn bring_near_top(id: &str) {
    const STUCK: f64 = 64.0;
    let top = document().get_element_by_id(id).map(|element| element.get_bounding_client_rect().top());
    if top.is_some_and(|top| !(STUCK..upper_third() * 1.5).contains(&top)) {
        bring_to(id, STUCK);
    }
}

/// Moves focus to the first of these elements that can take it.
pub fn focus_first(ids: &[String]) {
    for id in ids {
        let element = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
        let Some(element) = element.filter(|element| !element.has_attribute("disabled")) else {
            continue;
        };
        let _ = element.focus();
        return;
    }
}

/// Unfolds the words that the mark stands for, or folds them again.
pub fn unfold(mark: &Element) {
    let _ = mark.class_list().toggle("is-open");
}

fn elements(selector: &str) -> Vec<Element> {
    let found = document().query_selector_all(selector);
    let list = found.map(|list| (0..list.length()).filter_map(|at| list.item(at)).collect::<Vec<_>>());
    list.unwrap_or_default().into_iter().filter_map(|node| node.dyn_into().ok()).collect()
}

/// Says whether a media query holds now.
pub fn prefers(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Calls back with the media query's answer, now and whenever it changes.
pub fn watch_media(query: &str, on_change: impl Fn(bool) + 'static) {
    on_change(prefers(query));
    if let Ok(Some(list)) = window().match_media(query) {
        let heard = list.clone();
        let listener = Closure::<dyn Fn()>::new(move || on_change(heard.matches()));
        list.set_onchange(Some(listener.as_ref().unchecked_ref()));
        listener.forget();
    }
}

pub fn window_width() -> f64 {
    window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(1280.0)
}

/// Returns a setting kept from an earlier visit; none where storage is refused.
pub fn setting(name: &str) -> Option<String> {
    window().local_storage().ok().flatten()?.get_item(name).ok().flatten()
}

/// Keeps a setting for the next visit, where storage allows it.
pub fn keep_setting(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(name, value);
    }
}

/// Writes the reader's colour theme on the document: `light`, `dark`, or neither.
pub fn set_theme(theme: Option<&str>) {
    if let Some(root) = document().document_element() {
        let _ = match theme {
            Some(theme) => root.set_attribute("data-theme", theme),
            None => root.remove_attribute("data-theme"),
        };
    }
}

/// Says whether keys typed now go into a field rather than to the page.
pub fn is_typing() -> bool {
    let fields = "input:not([type=checkbox]):not([type=radio]), textarea, select, dialog[open]";
    let focused = document().active_element();
    focused.is_some_and(|element| element.closest(fields).ok().flatten().is_some())
}

/// Returns the element of that id that is, or is around, the event's target.
pub fn closest(event: &web_sys::Event, selector: &str) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(selector).ok().flatten()
}

/// Returns the address of the folder that the page lies in, with its slash;
/// nothing where the page is only a file.
pub fn own_folder() -> String {
    let address = document().base_uri().ok().flatten().unwrap_or_default();
    let folder = address.split(['?', '#']).next().and_then(|address| address.rsplit_once('/'));
    folder.filter(|_| address.starts_with("http")).map_or_else(String::new, |(folder, _)| format!("{folder}/"))
}

/// Puts a text on the clipboard; says whether the browser let it.
pub async fn copy(text: &str) -> bool {
    // Browsers give a clipboard only to pages that came by a safe way.
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into());
    let Some(clipboard) = clipboard.ok().filter(|clipboard| clipboard.is_object()) else {
        return false;
    };
    let written = clipboard.unchecked_into::<web_sys::Clipboard>().write_text(text);
    wasm_bindgen_futures::JsFuture::from(written).await.is_ok()
}

/// Returns an address under which a web page of this text can be downloaded.
pub fn as_file(html: &str) -> String {
    format!("data:text/html;charset=utf-8,{}", js_sys::encode_uri_component(html))
}

/// Moves focus to a field and selects all that is in it.
pub fn select_all_in(id: &str) {
    let field = document().get_element_by_id(id);
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlTextAreaElement>().ok()) {
        let _ = field.focus();
        field.select();
    }
}
