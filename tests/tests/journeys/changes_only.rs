//! What does not differ can be folded away, and unfolded where it stands.

use crate::Reader;
use crate::steps::{go_to_view, paste, see_the_demo_in_columns};

const SAME: &str = "Work begins in March, said the mayor.\n\nIt ends in May, if the weather holds.";

pub fn walk(reader: &Reader) {
    let page = reader.open();
    see_the_demo_in_columns(&page);
    paste(&page, "Wire", &format!("The council agreed on Tuesday to plant four thousand trees.\n\n{SAME}"));
    paste(&page, "Paper", &format!("The council agreed on Friday to plant four thousand trees.\n\n{SAME}"));
    page.wait_for("the marks", || (!page.select("mark").is_empty()).then_some(()));
    page.wait_for_text("It ends in May");

    page.find("checkbox", "Changes only").click();
    let more = page.find("button", "Show 2 unchanged paragraphs");
    assert!(!page.text().contains("It ends in May"), "what is the same is folded away");
    assert!(page.text().contains("Friday"), "what differs is shown");
    more.click();
    page.wait_for_text("It ends in May");

    // The reading view does the same.
    go_to_view(&page, "Reading");
    page.find("button", "Show 2 unchanged paragraphs");
    page.find("checkbox", "Changes only").click();
    page.wait_for_text("It ends in May");
    page.assert_no_complaints();
}
