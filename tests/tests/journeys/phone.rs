//! On a phone there is one article at a time, and nothing is lost.

use crate::Reader;
use crate::page::Page;
use crate::steps::{OUTLETS, assert_fits, go_to_view, see_the_demo};

pub fn walk(reader: &Reader) {
    let page = reader.open();
    page.resize(390, 844);
    page.load();
    see_the_demo(&page);
    // The overview says the same in a list.
    page.wait_for_text("word for word: Lindesca Courier");
    assert_fits(&page, "overview");
    page.find("button", "Next difference").click();
    page.wait_for_text("Difference 1 of ");
    assert!(page.focused().is_in_view());
    page.resize(320, 640);
    assert_fits(&page, "overview on the smallest screen");
    go_to_view(&page, "Passage");
    assert_fits(&page, "passage on the smallest screen");
    go_to_view(&page, "Findings");
    page.wait_for_text("31,400 vehicles");
    assert_fits(&page, "findings on the smallest screen");
    go_to_view(&page, "Passage");
    page.resize(390, 844);
    assert_fits(&page, "passage");
    go_to_view(&page, "Columns");
    page.wait_for("one column", || (page.all_of("columnheader").len() == 2).then_some(()));
    assert_fits(&page, "columns");
    for outlet in OUTLETS {
        page.find("button", outlet).click();
        page.wait_for(&format!("{outlet}’s column"), || {
            page.all_of("columnheader").get(1)?.text().contains(outlet).then_some(())
        });
    }
    go_to_view(&page, "Reading");
    assert_fits(&page, "reading");
    // A swipe turns to the next version, a scroll doesn't; a passage is turned likewise.
    page.find("button", OUTLETS[1]).click();
    see_pressed(&page, OUTLETS[1]);
    page.swipe((320, 400), (60, 410));
    see_pressed(&page, OUTLETS[2]);
    page.swipe((200, 600), (140, 300));
    page.swipe((60, 400), (320, 410));
    see_pressed(&page, OUTLETS[1]);
    page.script("location.hash = '#passage/A5'");
    page.wait_for_text("Passage 6 of ");
    page.swipe((320, 400), (60, 410));
    page.wait_for_text("Passage 7 of ");
    page.find("link", "Previous passage");
    go_to_view(&page, "Reading");
    page.find("button", OUTLETS[1]).click();
    see_pressed(&page, OUTLETS[1]);
    page.find("button", "Next difference").click();
    page.wait_for_text("Difference 1 of ");
    page.find("button", "Add articles").click();
    page.find("textbox", "Text of the article");
    assert_fits(&page, "the articles");
    page.assert_no_complaints();
}

/// Waits until an outlet is the one on show.
fn see_pressed(page: &Page, outlet: &str) {
    page.wait_for(outlet, || {
        let name = page.script("return one('.outlets [aria-pressed=true]').textContent");
        (name == outlet).then_some(())
    });
}
