//! What a reader may never ask for is fetched when she does.

use std::fs;

use crate::build::Build;
use crate::server::{Server, Workers};
use crate::steps::{TWO_ARTICLES, go_to_view, see_elements, see_the_demo};
use crate::{Reader, built_page};

/// An element fetches its first view, and another when that is opened.
pub fn as_needed(reader: &Reader) {
    let page = reader.open_host(&format!("<wire-diff>{TWO_ARTICLES}</wire-diff>"));
    see_elements(&page, 1);
    let fetched = || {
        let script = "const files = performance.getEntriesByType('resource').map(it => it.name.split('/').at(-1));
                      const parts = files.filter(it => it.startsWith('part-')).map(it => it.split('-')[1]);
                      return [...new Set(parts)].sort().join(' ')";
        page.script(script).as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(fetched(), "next told");
    go_to_view(&page, "Columns");
    let now = fetched();
    assert!(now.contains("columns") && !now.contains("articles"), "{now}");
    page.assert_no_complaints();
}

/// Where a view's code cannot be had, the reader stays where she is, is told, and
/// can try again.
pub fn missing(reader: &Reader) {
    let build = Build::new("parts");
    let name = fs::read_dir(build.folder()).expect("the page's folder").flatten();
    let name = name.map(|entry| entry.file_name()).find(|name| name.to_string_lossy().starts_with("part-columns"));
    let name = name.expect("columns are a part of their own");
    fs::remove_file(build.folder().join(&name)).expect("the part can go missing");
    let server = Server::start(build.folder(), Workers::Run);
    let page = reader.open_at(&server);
    see_the_demo(&page);
    let before = page.fragment();
    page.find("link", "Columns").click();
    page.wait_for_text("A part of this page could not be fetched.");
    page.find("heading", "Overview");
    assert_eq!(page.fragment(), before, "the address tells what is on show");

    fs::copy(built_page().join(&name), build.folder().join(&name)).expect("the part comes back");
    go_to_view(&page, "Columns");
    page.wait_for("the columns", || (page.all_of("columnheader").len() > 1).then_some(()));
}
