//! Two articles that the reader pastes take the place of the demo.

use crate::Reader;
use crate::page::key;
use crate::steps::{paste, see_the_demo_in_columns};

const WIRE: &str = "Council agrees to plant trees

The city council agreed on Tuesday to plant 4,000 trees along the river.

\"It will cost less than a road,\" said mayor Ada Lund.

Work begins in March.";

const PAPER: &str = "Trees for the river

The city council reluctantly agreed on Tuesday to plant 400 trees along the river.

Work begins in March.";

pub fn walk(reader: &Reader) {
    let page = reader.open();
    see_the_demo_in_columns(&page);
    paste(&page, "Wire", WIRE);
    page.wait_for_text("The demo story was put away.");
    page.wait_for_text("One article so far.");

    paste(&page, "Paper", PAPER);
    page.find("heading", "One story, 2 versions");
    page.wait_for("two columns", || (page.all_of("columnheader").len() == 3).then_some(()));

    // The same sentences stand in one row, with what differs marked.
    let row = page.wait_for("a row with both first sentences", || {
        let mut rows = page.all_of("row").into_iter();
        rows.find(|row| row.text().contains("4,000") && row.text().contains("reluctantly"))
    });
    page.wait_for("the marks", || {
        let marks = row.script("return [...arguments[0].querySelectorAll('mark')].map(it => it.innerText)");
        let marks = marks.to_string();
        (marks.contains("reluctantly") && marks.contains("400")).then_some(())
    });

    // What the other lacks is said in words that claim nothing.
    page.wait_for_text("not in Paper");

    // An outlet can be given another name.
    page.find("button", "Add articles").click();
    let field = page.find("textbox", "Outlet of Paper");
    field.rewrite(&format!("Evening Paper{}", key::ENTER));
    page.find("textbox", "Outlet of Evening Paper");
    page.find("button", "Done").click();
    page.wait_for_text("not in Evening Paper");
    page.assert_no_complaints();
}
