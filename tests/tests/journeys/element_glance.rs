//! A comparison is there to see before there is all that a reader can do with it.

use std::fs;

use crate::build::Build;
use crate::server::{Host, Server, strict};
use crate::steps::TWO_ARTICLES;
use crate::{Reader, built_page, host};

/// Counts workers and comparisons, and holds back what comes after a first sight till `go`.
const WATCH: &str = "
    window.counted = { workers: 0, ready: 0 };
    const Own = Worker;
    window.Worker = class extends Own { constructor(...all) { super(...all); counted.workers += 1; } };
    addEventListener('wirediff-ready', () => counted.ready += 1);
    const fetched = window.fetch;
    const gate = new Promise(open => window.go = open);
    window.fetch = async (address, ...all) => {
        if (String(address).includes('part-next')) await gate;
        return fetched(address, ...all);
    };
    const it = document.querySelector('wire-diff');
    it.remove();
    setTimeout(() => document.body.append(it));";

pub fn walk(reader: &Reader) {
    let build = Build::new("glance");
    let names = fs::read_dir(build.folder()).expect("the page's folder").flatten().map(|entry| entry.file_name());
    let rest: Vec<_> = names.filter(|name| name.to_string_lossy().starts_with("part-next")).collect();
    assert_eq!(rest.len(), 1, "all that comes next is one file");
    fs::remove_file(build.folder().join(&rest[0])).expect("it can go missing");
    let script = r#"<script type="module" src="wire-diff.js"></script>"#;
    let body = format!("<wire-diff>{TWO_ARTICLES}</wire-diff>");
    let server = Server::host(build.folder(), Host { html: host(script, &body), policy: strict("'self'") });
    let page = reader.open_at(&server);

    // It can be read without the rest, which is said.
    page.find("heading", "Overview");
    page.wait_for_text("could not be fetched");
    assert!(page.select("a.cell__link").len() > 1, "the picture is there");
    assert_eq!(page.select("article").len(), 0, "the articles are in it");

    // It goes with the element, and the articles are there again.
    page.script(WATCH);
    page.wait_for("a first sight", || (!page.select("a.cell__link").is_empty()).then_some(()));
    assert_eq!(page.script("return counted.ready"), 0);
    // A link waits for what it leads to, and is none of the page's.
    page.script("one('a.cell__link').focus(); one('a.cell__link').click()");
    assert_eq!(page.fragment(), "");

    fs::copy(built_page().join(&rest[0]), build.folder().join(&rest[0])).expect("it comes back");
    page.script("go()");
    page.wait_for("the view that the link leads to", || {
        page.script("return one('wire-diff').getAttribute('view')")
            .as_str()
            .filter(|view| *view == "columns")
            .map(|_| ())
    });
    page.find("heading", "Columns");
    assert_eq!(page.script("return all('.wire-diff').length"), 1);
    assert_eq!(page.script("return counted"), serde_json::json!({ "workers": 1, "ready": 1 }), "it is compared once");

    // What is asked of one that has all is shown with all.
    page.script("const it = one('wire-diff'); it.remove(); setTimeout(() => document.body.append(it))");
    page.find("heading", "Columns");
}
