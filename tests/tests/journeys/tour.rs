//! A first visit begins with a short tour; once it is over it does not come again.

use crate::Reader;
use crate::page::{Page, key};
use crate::steps::{TWO_ARTICLES, go_to_view, paste, see_elements, see_the_demo, start_over};

pub fn walk(reader: &Reader) {
    take(reader);
    skip(reader);
    see_that_it_is_for_the_demo(reader);
    let page = reader.open_host(&format!("<body><wire-diff>{TWO_ARTICLES}</wire-diff></body>"));
    see_elements(&page, 1);
    see_none(&page);
    page.assert_no_complaints();
}

fn take(reader: &Reader) {
    let page = reader.open();
    see_the_demo(&page);
    see_step(&page, 1);
    assert!(!page.has("button", "Back"), "there is nothing before the first step");
    // The card does not take the focus: the reader goes there, past the switches.
    assert_eq!(page.focused().property("id"), "", "nothing has the focus at first");
    page.find("link", "Findings").script("arguments[0].focus()");
    page.wait_for("the card, by keyboard", || {
        page.press(key::TAB);
        (page.focused().name() == "Next").then_some(())
    });
    page.press(key::ENTER);
    see_step(&page, 2);
    page.wait_for("a cell in a frame, and its words", || {
        (page.select(".is-pointed-out").len() == 1 && page.select(".peek").len() == 1).then_some(())
    });
    page.press(key::ENTER);
    see_step(&page, 3);
    // It goes on in other views, and comes back to the one it speaks of.
    go_to_view(&page, "Columns");
    see_step(&page, 3);
    page.find("button", "Back").script("arguments[0].focus()");
    page.press(key::ENTER);
    see_step(&page, 2);
    page.find("heading", "Overview");
    page.press(key::ENTER);
    see_step(&page, 1);
    page.wait_for("the focus on the next step", || (page.focused().name() == "Next").then_some(()));
    page.press(key::ENTER);
    page.press(key::ENTER);
    page.press(key::ENTER);
    see_step(&page, 4);
    assert!(!page.has("button", "Skip the tour"), "the last step has nothing to skip");
    page.press(key::ENTER);
    see_none(&page);
    page.wait_for("the focus where articles are added", || (page.focused().name() == "Add articles").then_some(()));
    page.load();
    see_the_demo(&page);
    see_none(&page);

    // The help has it again; Escape skips it, wherever the focus is.
    page.press("?");
    page.find("button", "Take the tour").click();
    see_step(&page, 1);
    page.wait_for("the focus on the next step", || (page.focused().name() == "Next").then_some(()));
    page.press(key::ESCAPE);
    see_none(&page);
}

/// Skipped once is skipped for good.
fn skip(reader: &Reader) {
    let page = reader.open();
    see_the_demo(&page);
    see_step(&page, 1);
    page.script("one('wire-diff').shadowRoot.activeElement?.blur()");
    page.press(key::ESCAPE);
    see_none(&page);
    page.load();
    see_the_demo(&page);
    see_none(&page);
}

/// A reader's own articles, and other people's pages, have none.
fn see_that_it_is_for_the_demo(reader: &Reader) {
    let page = reader.open();
    see_the_demo(&page);
    see_step(&page, 1);
    start_over(&page);
    paste(&page, "Wire", "The council agreed on Tuesday to plant trees.");
    paste(&page, "Paper", "The council agreed to plant trees.");
    page.find("heading", "One story, 2 versions");
    see_none(&page);
    page.assert_no_complaints();
}

fn see_step(page: &Page, step: usize) {
    page.wait_for(&format!("step {step}"), || {
        let cards = page.select(".tour");
        cards.first()?.text().contains(&format!("{step} of 4")).then_some(())
    });
}

fn see_none(page: &Page) {
    page.wait_for("the tour to be over", || page.select(".tour").is_empty().then_some(()));
}
