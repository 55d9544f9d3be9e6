//! The articles dialog lists what was recognised in an article, to be corrected.

use crate::Reader;
use crate::page::key;
use crate::steps::{paste, see_the_demo};

pub fn walk(reader: &Reader) {
    let page = reader.open();
    see_the_demo(&page);
    let text = "Council shuts the bridge\n\nThe council agreed on Tuesday.\n\nIt will open again in March.";
    paste(&page, "Wire", text);
    // With one article its headline is the title, what is missing is at hand, and
    // there is nothing to step through.
    page.find("heading", "Council shuts the bridge");
    page.wait_for_text("One article so far.");
    assert!(!page.has("button", "Next difference"), "one article differs from nothing");
    page.select(".state button").swap_remove(0).click();
    page.find("textbox", "Outlet of Wire");
    page.wait_for_text("“Council shuts the bridge” · 2 paragraphs");
    page.script("one('.recognised summary').click()");
    let furniture = "This is page furniture: “The council agreed on Tuesday.”";
    page.find("button", furniture).script("arguments[0].focus()");
    page.press(key::ENTER);
    page.wait_for_text("“Council shuts the bridge” · 1 paragraph · 1 line of page furniture");
    // The dialog says so, and can take it back.
    page.wait_for("the news in the dialog", || {
        let told = page.select("dialog[open] [role=status]");
        told.iter().any(|status| status.text().contains("is page furniture.")).then_some(())
    });
    let story = "This is part of the story: “The council agreed on Tuesday.”";
    page.wait_for("the focus where it was", || (page.focused().name() == story).then_some(()));
    page.press(key::ENTER);
    page.wait_for_text("“Council shuts the bridge” · 2 paragraphs");
    page.find("button", furniture);
    page.assert_no_complaints();
}
