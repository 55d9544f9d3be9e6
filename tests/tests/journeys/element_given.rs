//! A collation that was computed before is shown without computing it again.

use serde_json::{Value, json};
use wirediff_engine::story::{Pin, PinKind};
use wirediff_engine::{Collation, Options, Source, Story, collate};

use crate::Reader;
use crate::steps::go_to_view;

pub fn walk(reader: &Reader) {
    let source = |outlet: &str, text: &str| {
        let mut source = Source { text: text.to_owned(), name: outlet.to_owned(), ..Source::default() };
        source.meta.outlet = Some(outlet.to_owned());
        source
    };
    let articles = vec![
        source(
            "The Agency",
            "Council agrees to plant trees\n\nThe council agreed on Tuesday to plant 4,000 trees.\n\nWork begins in March.",
        ),
        source(
            "The Paper",
            "Trees for the river\n\nThe council reluctantly agreed on Tuesday to plant 400 trees.\n\nWork begins in March.",
        ),
    ];
    let blocks = ["A3", "B3"].map(|name| name.parse().expect("a block's name"));
    let pins = vec![Pin { is: PinKind::Together, blocks: blocks.to_vec(), honoured: true }];
    let story = Story { title: Some("Trees".to_owned()), articles, base: Some(0), pins };
    let collation = collate(&story, &Options::default());
    let given = serde_json::to_value(&collation).expect("a collation is JSON");

    let page = reader.open_host("<main></main>");
    page.script_with(
        "window.begun = 0;
         const { Worker } = window;
         window.Worker = class extends Worker { constructor(...all) { super(...all); window.begun += 1; } };
         window.it = document.createElement('wire-diff');
         it.collation = arguments[0];
         document.querySelector('main').append(it)",
        json!([given]),
    );
    page.find("heading", "Trees");
    go_to_view(&page, "Columns");
    page.wait_for("the marks", || {
        let marks = page.script("return all('mark').map(it => it.innerText)").to_string();
        (marks.contains("reluctantly") && marks.contains("400")).then_some(())
    });
    page.find("button", "1 correction");
    go_to_view(&page, "Findings");
    page.wait_for_text("4,000");
    assert_eq!(page.script("return begun"), 0, "no worker was started");

    // It can be given out again, with all that was found.
    let out = page.script("return it.export('json')");
    let out: Value = serde_json::from_str(out.as_str().expect("text")).expect("JSON");
    let mut out: Collation = serde_json::from_value(out).expect("a collation");
    assert!(!out.findings.is_empty() && out.links.iter().all(|link| !link.edits.is_empty()));
    out.findings.clear();
    out.links.iter_mut().for_each(|link| link.edits.clear());
    assert_eq!(out, collation);
    let text = page.script("return it.export('text')");
    assert!(text.as_str().is_some_and(|text| text.contains("The Paper: Work begins in March.")), "{text}");

    // What does not hang together is refused, and the page hears why.
    page.script("it.addEventListener('wirediff-error', event => { window.why = event.detail.reason })");
    page.script_with("it.collation = { ...arguments[0], base: 'Z' }", json!([given]));
    page.wait_for_text("could not be read");
    assert_eq!(page.script("return why"), "collation");

    // JSON text does as well, set before or after.
    page.script_with("it.collation = JSON.stringify(arguments[0])", json!([given]));
    page.find("heading", "Trees");
    page.assert_no_complaints();
}
