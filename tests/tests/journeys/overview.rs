//! The overview shows who has what at a glance, and leads to the words.

use crate::Reader;
use crate::page::{Page, key};
use crate::steps::{OUTLETS, see_the_demo};

pub fn walk(reader: &Reader) {
    let page = reader.open();
    see_the_demo(&page);
    page.find("heading", "Overview");

    // A row for each article, a column for each passage, each cell in words.
    let heads = page.all_of("rowheader");
    for outlet in OUTLETS {
        assert!(heads.iter().any(|head| head.text().contains(outlet)), "{outlet} has a row");
    }
    page.find("link", "Passage 5: “Lawmakers passed the funding bill 83-61, with…”");
    for what in ["word for word", "left out", "cut from the end", "not in the base", "mostly the same words, moved up"]
    {
        page.find("link", what);
    }
    page.wait_for_text("of its words from");

    // The arrow keys go from cell to cell, and the words are shown.
    page.script("one('.cell__link[tabindex=\"0\"]').focus()");
    page.press(key::RIGHT);
    page.press(key::DOWN);
    let place = page.focused().property("id");
    page.wait_for_text("Talmara’s parliament voted on Tuesday to spend T186m");

    // Enter reads that paragraph among the others, and the way back is the browser's.
    page.press(key::ENTER);
    page.find("heading", "Columns");
    page.wait_for("focus on the paragraph", || page.focused().text().contains("T186m").then_some(()));
    assert!(page.focused().is_in_view());
    page.back();
    page.find("heading", "Overview");
    page.wait_for("the cell again", || page.script("return all('.cell__link').length > 200").as_bool());
    assert_eq!(page.script("return location.hash.split('&')[0]"), "#overview");
    assert!(!place.as_str().unwrap_or_default().is_empty());

    // A cell of an article that lacks the passage leads to the gap.
    page.all("link", "left out").swap_remove(0).click();
    page.find("heading", "Columns");
    page.wait_for("focus on the gap", || (page.focused().text() == "cut").then_some(()));
    page.back();
    page.find("heading", "Overview");

    // Sorted, the most left out come first.
    let order = page.find("combobox", "Order");
    order.choose("Most left out");
    page.wait_for("the most left out first", || {
        let counts = counts(&page);
        (counts.len() > 40 && counts.is_sorted_by(|a, b| a >= b)).then_some(())
    });
    assert!(counts(&page)[0] > 2, "most of the others leave some passage out");
    page.assert_no_complaints();
}

/// Returns by how many articles each passage is left out, as the last row says.
fn counts(page: &Page) -> Vec<u32> {
    let cells = page.script("return all('tfoot .strips__lacking').map(it => +it.textContent)");
    let cells = cells.as_array().cloned().unwrap_or_default();
    cells.iter().filter_map(|count| count.as_u64()).map(|count| count as u32).collect()
}
