//! Words are found in all versions, and marked in every view.

use crate::Reader;
use crate::page::{Page, key};
use crate::steps::{go_to_view, see_the_demo};

pub fn walk(reader: &Reader) {
    let page = reader.open();
    see_the_demo(&page);

    // A key leads to the field; case does not matter.
    page.press("/");
    assert_eq!(page.focused().role(), "searchbox");
    page.press("dockWorkers");
    page.wait_for_text(" hits in ");
    page.wait_for("cells that are marked", || (!page.select(".has-hits").is_empty()).then_some(()));
    let cells = page.select(".has-hits").len();
    assert!(cells < 10, "only cells with these words: {cells}");

    // Enter goes from hit to hit.
    page.press(key::ENTER);
    page.wait_for_text("1 of ");
    page.wait_for_text("dockworkers");

    let field = page.find("searchbox", "Search all versions");
    field.rewrite("the bridge");
    for view in ["Columns", "Reading", "Passage", "Findings"] {
        go_to_view(&page, view);
        page.wait_for(&format!("hits in {view}"), || (painted(&page) > 0).then_some(()));
    }
    go_to_view(&page, "Columns");
    page.wait_for("hits", || (painted(&page) > 1).then_some(()));
    page.find("button", "Next hit").click();
    page.wait_for_text("1 of ");

    field.rewrite("no such words");
    page.wait_for_text("Not found");
    page.wait_for("no hits", || (painted(&page) == 0).then_some(()));
    page.assert_no_complaints();
}

/// Returns how many places the browser marks.
fn painted(page: &Page) -> u64 {
    page.script("return CSS.highlights.get('wirediff-hits')?.size ?? 0").as_u64().unwrap_or(0)
}
