//! Starting over empties the page; it can be undone, and the demo comes back.

use crate::Reader;
use crate::steps::{TITLE, paste, see_the_demo, start_over};

pub fn walk(reader: &Reader) {
    let page = reader.open();
    see_the_demo(&page);
    start_over(&page);
    page.wait_for_text("All articles were removed.");
    assert!(!page.has("button", "Next difference"), "there is nothing to step through");

    page.find("button", "Undo").click();
    page.find("heading", TITLE);
    page.find("button", "Next difference");

    // The reader's own articles are kept while the demo is on show.
    paste(&page, "Wire", "The council agreed on Tuesday to plant trees.");
    paste(&page, "Paper", "The council agreed to plant trees.");
    page.find("heading", "One story, 2 versions");
    page.find("button", "Add articles").click();
    page.find("button", "Back to the demo").click();
    page.find("button", "Done").click();
    page.find("heading", TITLE);
    page.find("button", "Add articles").click();
    page.find("button", "Back to your articles").click();
    page.find("button", "Done").click();
    page.find("heading", "One story, 2 versions");

    // One article can go, and come back.
    page.find("button", "Add articles").click();
    page.find("button", "Remove: Paper").click();
    page.find("button", "Done").click();
    page.wait_for_text("Paper was removed.");
    page.wait_for_text("One article so far.");
    page.find("button", "Undo").click();
    page.find("heading", "One story, 2 versions");
    page.assert_no_complaints();
}
