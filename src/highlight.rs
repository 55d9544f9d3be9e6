//! Words that a reader searches for, marked on the page with the browser's own
//! highlights: the page itself is not changed, however often they are.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Range, ScrollBehavior, ScrollToOptions, Text};

/// What is searched for words: the text of articles, …
const TEXTS: &str = ".block";
/// … but not what is said about it, nor the words of another article in it.
const NOT_TEXT: &str = ".heard, .mark__before";

/// Byte ranges of a text.
type Ranges = Vec<(usize, usize)>;

/// Marks all that `find` finds in the texts on the page; returns where.
pub fn mark(find: impl Fn(&str) -> Ranges) -> Vec<Range> {
    let mut ranges = Vec::new();
    if let Ok(blocks) = document().query_selector_all(TEXTS) {
        for block in (0..blocks.length()).filter_map(|at| blocks.item(at)) {
            let mut texts = Vec::new();
            gather(&block, &mut texts);
            let whole: String = texts.iter().map(|(_, text)| text.as_str()).collect();
            ranges.extend(find(&whole).into_iter().filter_map(|found| range(&texts, found)));
        }
    }
    paint("hits", &ranges);
    ranges
}

/// Marks one of them as the one that the reader is at, and brings it into view.
pub fn mark_current(range: &Range) {
    paint("hit", std::slice::from_ref(range));
    if let Some(element) = range.start_container().ok().and_then(|node| node.parent_element()) {
        crate::dom::open_around(&element);
    }
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    let options = ScrollToOptions::new();
    options.set_top(range.get_bounding_client_rect().top() - height / 3.0);
    options.set_behavior(ScrollBehavior::Instant);
    window().scroll_by_with_scroll_to_options(&options);
}

/// Marks none as the one that the reader is at.
pub fn mark_none() {
    paint("hit", &[]);
}

/// Gathers the pieces of text in a node.
fn gather(node: &Node, texts: &mut Vec<(Text, String)>) {
    if let Some(text) = node.dyn_ref::<Text>() {
        texts.push((text.clone(), text.data()));
    }
    if node.dyn_ref::<Element>().is_some_and(|element| element.matches(NOT_TEXT).unwrap_or(false)) {
        return;
    }
    let mut child = node.first_child();
    while let Some(node) = child {
        gather(&node, texts);
        child = node.next_sibling();
    }
}

/// Returns the range on the page of a byte range of the pieces' text.
fn range(texts: &[(Text, String)], (start, end): (usize, usize)) -> Option<Range> {
    let range = Range::new().ok()?;
    let mut from = 0;
    for (node, text) in texts {
        let to = from + text.len();
        let place = |at: usize| text.get(..at - from).map_or(0, |text| text.encode_utf16().count() as u32);
        if (from..to).contains(&start) {
            range.set_start(node, place(start)).ok()?;
        }
        if from < end && end <= to {
            range.set_end(node, place(end)).ok()?;
            return Some(range);
        }
        from = to;
    }
    None
}

/// Has the browser paint ranges as `::highlight(name)`; one that can't, paints
/// none, and all else goes on.
fn paint(name: &str, ranges: &[Range]) {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let painted = || {
        let registry = get(&get(&window(), "CSS")?, "highlights")?;
        let highlight = get(&window(), "Highlight")?.dyn_into::<Function>().ok()?;
        let ranges: Array = ranges.iter().collect();
        let highlight = Reflect::construct(&highlight, &ranges).ok()?;
        get(&registry, "set")?.dyn_into::<Function>().ok()?.call2(&registry, &name.into(), &highlight).ok()
    };
    painted();
}
