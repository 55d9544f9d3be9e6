//! An element that is made, given everything and put on the page before the
//! browser knows what it is.

use serde_json::json;

use crate::Reader;

pub fn walk(reader: &Reader) {
    let page = reader.open_bare_host("<main></main>");
    let story = |title: &str, verb: &str| {
        let text = |when: &str| format!("The city council {verb} on {when} to plant 4,000 trees along the river.");
        json!({
            "title": title,
            "articles": [{ "outlet": "Agency", "text": text("Tuesday") }, { "outlet": "Paper", "text": text("Tuesday night") }],
        })
    };
    page.script_with(
        "window.it = document.createElement('wire-diff');
         window.told = [];
         it.addEventListener('wirediff-ready', event => told.push(event.detail.articles));
         it.story = arguments[0];
         it.view = 'columns';
         it.base = 'Paper';
         it.theme = 'dark';
         it.lang = 'es';
         document.querySelector('main').append(it);
         window.wasKnown = customElements.get('wire-diff') !== undefined",
        json!([story("Trees", "agreed")]),
    );
    assert_eq!(page.script("return wasKnown"), false);
    page.script(
        "const script = document.createElement('script');
         script.type = 'module';
         script.src = 'wire-diff.js';
         document.head.append(script)",
    );
    page.find("heading", "Trees");
    page.find("heading", "Columnas");
    page.wait_for("what it tells", || (page.script("return told") == json!([2])).then_some(()));
    let has = "return [it.view, it.base, it.theme, it.getAttribute('view'), it.getAttribute('base'), it.getAttribute('theme'),
               Object.keys(it).join()]";
    assert_eq!(page.script(has), json!(["columns", "Paper", "dark", "columns", "Paper", "dark", ""]));
    assert_eq!(
        page.script("return one('.wire-diff').dataset.theme ?? one('.wire-diff').outerHTML.slice(0, 200)"),
        "dark"
    );

    // It hears of a property like any other element from then on.
    page.script_with("it.story = JSON.stringify(arguments[0])", json!([story("More trees", "decided")]));
    page.find("heading", "More trees");
    page.assert_no_complaints();
}
