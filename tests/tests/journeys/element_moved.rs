//! An element can be moved, removed and put back; what is removed ends.

use crate::Reader;
use crate::page::Page;
use crate::steps::{TWO_ARTICLES, go_to_view, see_elements};

/// Counts the workers that are begun and ended. (Firefox gives each script a
/// global scope of its own behind which the page's lies: what is set without
/// `window` is set there.)
const COUNT_WORKERS: &str = "
    const { Worker } = window;
    window.begun = 0;
    window.ended = 0;
    window.Worker = class extends Worker {
        constructor(...all) { super(...all); window.begun += 1; }
        terminate() { window.ended += 1; super.terminate(); }
    };";

pub fn walk(reader: &Reader) {
    let page = reader.open_host("<main></main><aside></aside>");
    page.script(COUNT_WORKERS);
    // Made by script, with what it shows, before it is anywhere.
    page.script_with(
        "window.it = document.createElement('wire-diff');
         it.innerHTML = arguments[0];
         document.querySelector('main').append(it)",
        serde_json::json!([TWO_ARTICLES]),
    );
    see_elements(&page, 1);
    go_to_view(&page, "Columns");
    assert_eq!(page.script("return [begun, ended].join()"), "1,0");

    // Moved, it is as it was.
    page.script("window.frame = it.shadowRoot.firstChild; document.querySelector('aside').append(it)");
    page.find("heading", "Columns");
    assert_eq!(page.script("return it.shadowRoot.firstChild === frame"), true);
    assert_eq!(page.script("return [begun, ended].join()"), "1,0");

    // Removed, its worker ends and its articles can be read; put back, it begins anew.
    page.script("it.remove()");
    page.wait_for("the worker's end", || (page.script("return ended") == 1).then_some(()));
    assert_eq!(page.script("return it.shadowRoot.innerHTML"), "<slot></slot>");
    page.script("document.querySelector('main').append(it)");
    page.find("heading", "Columns");
    assert_eq!(page.script("return begun"), 2);

    // Inside another shadow root it is the same.
    page.script(
        "const host = document.createElement('div');
         document.querySelector('aside').append(host);
         host.attachShadow({ mode: 'open' }).append(it)",
    );
    page.find("link", "Overview").click();
    see_elements(&page, 1);
    page.assert_no_complaints();
}

/// Makes and removes elements, and looks at what is left of them.
pub fn a_hundred(reader: &Reader) {
    let page = reader.open_host("<main></main>");
    cycle(&page, 10);
    let before = weigh(&page);
    cycle(&page, 100);
    let after = weigh(&page);
    println!("nodes, listeners, heap, wasm: {before:?}, after a hundred elements {after:?}");
    let [nodes, listeners, heap, wasm] = [0, 1, 2, 3].map(|at| after[at] - before[at]);
    assert!(nodes < 1000.0, "nodes are left: {before:?}, then {after:?}");
    assert!(listeners < 100.0, "listeners are left: {before:?}, then {after:?}");
    assert!(heap < 2_000_000.0, "memory is left: {before:?}, then {after:?}");
    assert!(wasm < 2_000_000.0, "wasm memory is left: {before:?}, then {after:?}");
    page.assert_no_complaints();
}

fn cycle(page: &Page, count: usize) {
    page.script_with(
        "window.done = 0;
         const [articles, count] = arguments;
         (async () => {
             for (let i = 0; i < count; i += 1) {
                 const it = document.createElement('wire-diff');
                 it.innerHTML = articles;
                 const ready = new Promise(ready => it.addEventListener('wirediff-ready', ready, { once: true }));
                 document.querySelector('main').append(it);
                 await ready;
                 await new Promise(requestAnimationFrame);
                 it.remove();
                 await new Promise(later => setTimeout(later));
                 window.done += 1;
             }
         })()",
        serde_json::json!([TWO_ARTICLES, count]),
    );
    page.wait_for("elements to come and go", || (page.script("return done") == count).then_some(()));
}

/// Returns how many nodes and listeners there are, and the bytes of JavaScript's
/// memory and of the wasm's.
fn weigh(page: &Page) -> [f64; 4] {
    page.collect_garbage();
    let metrics = page.metrics();
    let wasm = page.script_async(
        "const done = arguments[arguments.length - 1];
         import(new URL('wire-diff.js', location.href).href).then(({ WireDiff }) => import(WireDiff.files.glue))
             .then(glue => glue.default())
             .then(wasm => done(wasm.memory.buffer.byteLength))",
    );
    let of = |name: &str| metrics.iter().find(|(known, _)| known == name).map_or(0.0, |(_, value)| *value);
    [of("Nodes"), of("JSEventListeners"), of("JSHeapUsedSize"), wasm.as_f64().unwrap_or_default()]
}
