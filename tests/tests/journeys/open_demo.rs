//! Opening the page shows the demo story, all six versions of it.

use crate::Reader;
use crate::steps::{OUTLETS, TITLE, go_to_view, see_the_demo};

pub fn walk(reader: &Reader) {
    let page = reader.open();
    see_the_demo(&page);
    assert_eq!(page.script("return document.title"), "Wirediff: one story in all its versions");
    assert_eq!(page.all("heading", TITLE).len(), 1);

    // It begins with all of the story at a glance.
    page.find("heading", "Overview");
    for outlet in OUTLETS {
        page.wait_for(outlet, || {
            page.all_of("rowheader").iter().any(|head| head.text().contains(outlet)).then_some(())
        });
    }

    // Every outlet can be chosen, and the first ones are side by side.
    go_to_view(&page, "Columns");
    for outlet in OUTLETS {
        page.find("checkbox", outlet);
    }
    let heads = page.all_of("columnheader");
    assert!(heads.len() > 2, "at least two articles have a column");
    assert!(heads[1].text().contains(OUTLETS[0]), "the agency comes first");

    page.wait_for("more than thirty passages", || (page.all_of("row").len() > 30).then_some(()));
    page.wait_for_text("83-61");
    page.assert_no_complaints();
}
