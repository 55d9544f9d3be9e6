//! Words that a reader searches for, marked on the page with the browser's own
//! highlights: the page itself is not changed, however often they are.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Range, Text};

use crate::dom::{Root, bring_to_middle, open_around};

/// What is searched for words: the text of articles, whole or quoted by a finding, …
const TEXTS: &str = ".block, .finding__words";
/// … but not what is said about it, nor the words of another article in it.
const NOT_TEXT: &str = ".heard, .mark__before";

/// Byte ranges of a text.
type Ranges = Vec<(usize, usize)>;

/// What all hits are painted as, and what the one is that the reader is at.
const HITS: &str = "wirediff-hits";
const HIT: &str = "wirediff-hit";

/// Marks all that `find` finds in the texts of a root that may have it, by their
/// ids; returns where.
pub fn mark(root: Root, may_have: &dyn Fn(&str) -> bool, find: impl Fn(&str) -> Ranges) -> Vec<Range> {
    let mut ranges = Vec::new();
    for block in root.all(TEXTS).into_iter().filter(|block| may_have(&block.id())) {
        let mut texts = Vec::new();
        gather(&block, &mut texts);
        let whole: String = texts.iter().map(|(_, text)| text.as_str()).collect();
        ranges.extend(find(&whole).into_iter().filter_map(|found| range(&texts, found)));
    }
    paint(HITS, &[], &ranges);
    ranges
}

/// Marks one of the hits as the one that the reader is at.
pub fn mark_one(hits: &[Range], range: &Range) {
    paint(HIT, hits, std::slice::from_ref(range));
}

/// Likewise, and brings it into view.
pub fn mark_current(hits: &[Range], range: &Range) {
    mark_one(hits, range);
    if let Some(element) = range.start_container().ok().and_then(|node| node.parent_element()) {
        open_around(&element);
        bring_to_middle(&element);
    }
}

/// Takes the marks from all hits.
pub fn mark_none(hits: &[Range]) {
    paint(HIT, hits, &[]);
    paint(HITS, hits, &[]);
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

/// Has the browser paint ranges as `::highlight(name)` in place of those before;
/// one that can't, paints none, and all else goes on. The page's other stories
/// share the name, and keep what is theirs.
fn paint(name: &str, before: &[Range], ranges: &[Range]) {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let painted = || {
        let call = |of: &JsValue, name: &str, arguments: &Array| {
            get(of, name)?.dyn_into::<Function>().ok()?.apply(of, arguments).ok()
        };
        let registry = get(&get(&window(), "CSS")?, "highlights")?;
        let known = call(&registry, "get", &Array::of1(&name.into()))?;
        let highlight = if known.is_undefined() {
            let new = get(&window(), "Highlight")?.dyn_into::<Function>().ok()?;
            let highlight = Reflect::construct(&new, &Array::new()).ok()?;
            call(&registry, "set", &Array::of2(&name.into(), &highlight))?;
            highlight
        } else {
            known
        };
        for range in before {
            call(&highlight, "delete", &Array::of1(range))?;
        }
        for range in ranges {
            call(&highlight, "add", &Array::of1(range))?;
        }
        Some(())
    };
    painted();
}
