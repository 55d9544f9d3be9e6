//! One passage in all its versions, word against word.

use crate::Reader;
use crate::page::key;
use crate::steps::{OUTLETS, follow, see_the_demo_in_columns};

pub fn walk(reader: &Reader) {
    let page = reader.open();
    see_the_demo_in_columns(&page);

    // Any row of the columns leads there.
    follow(&page, "Passage 13");
    page.find("heading", "Passage");
    page.wait_for_text("Passage 13 of ");
    for outlet in &OUTLETS[..2] {
        page.find("link", outlet);
    }

    // To the next, and back, by link and by key.
    page.find("link", "Previous passage").click();
    page.wait_for_text("Passage 12 of ");
    page.press(key::LEFT);
    page.wait_for_text("Passage 11 of ");
    assert!(page.text().contains("harbour"), "one version is spelt another way");
    page.find("heading", "Where the versions differ");

    // Differences are stepped through, and said in words.
    page.press("n");
    page.wait_for_text("Difference 1 of ");
    assert!(page.focused().is_in_view());
    page.wait_for_text("“road” in Talmaran Telegraph Agency and Lindesca Courier; “street” in TrendTide24");

    // What all have word for word is said, and who lacks it.
    page.wait_for_text("Not told by");
    let turn_to = |number: usize, arrow| {
        page.press(arrow);
        page.wait_for_text(&format!("Passage {number} of "));
    };
    [10, 9, 8].into_iter().for_each(|number| turn_to(number, key::LEFT));
    page.wait_for_text("Only one article tells this.");

    // A version's name leads to it among the others.
    [9, 10, 11].into_iter().for_each(|number| turn_to(number, key::RIGHT));
    page.find("link", OUTLETS[1]).click();
    page.find("heading", "Columns");
    page.wait_for("focus on the paragraph", || page.focused().text().contains("harbour").then_some(()));
    page.assert_no_complaints();
}
