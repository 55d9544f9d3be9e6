//! What is on show stands in the address: it can be kept, and come back to.

use crate::Reader;
use crate::steps::{OUTLETS, TITLE, follow, go_to_view, see_the_demo, see_the_demo_in_columns};

pub fn walk(reader: &Reader) {
    let page = reader.open();
    see_the_demo_in_columns(&page);
    page.find("combobox", "Base").choose("No base");
    page.wait_for("the base in the address", || page.fragment().contains("&base=none").then_some(()));
    page.find("checkbox", "Changes only").click();
    page.wait_for("the filter in the address", || page.fragment().contains("&only=changes").then_some(()));
    follow(&page, "Passage 13");
    page.wait_for_text("Passage 13 of ");
    let address = page.fragment();
    assert!(address.starts_with("#passage&at=A"), "{address}");

    // Loaded anew, the same is on show.
    page.load_at(&address);
    page.find("heading", TITLE);
    page.wait_for_text("Passage 13 of ");
    assert_eq!(page.fragment(), address);

    // Another view shows the same passage, and the way back is the browser's.
    go_to_view(&page, "Reading");
    assert_eq!(page.find("checkbox", "Changes only").property("checked"), true);
    page.back();
    page.find("heading", "Passage");
    page.wait_for_text("Passage 13 of ");

    // A short link names a passage, and an article in it.
    page.load_at("#reading/B5");
    see_the_demo(&page);
    page.find("heading", "Reading");
    page.wait_for("the article that it names", || {
        page.select(".reading__outlet").first().filter(|it| it.text() == OUTLETS[1]).map(|_| ())
    });

    // What is no address of ours is as a first visit.
    page.load_at("#nowhere&at=Q9");
    see_the_demo(&page);
    page.find("heading", "Overview");
    page.assert_no_complaints();
}
