//! What a reader of news would ask: quotations and figures that differ, and where.

use crate::Reader;
use crate::page::key;
use crate::steps::{OUTLETS, follow, go_to_view, see_the_demo};

pub fn walk(reader: &Reader) {
    let page = reader.open();
    page.prefer(&[("prefers-reduced-motion", "reduce")]);
    see_the_demo(&page);
    go_to_view(&page, "Findings");
    page.wait_for_text("Quotations");

    // A quotation in all its forms, and a figure of which one version has another.
    page.wait_for_text("This was not bad luck");
    page.wait_for_text("without quotation marks");
    page.wait_for_text("31,400 vehicles");
    page.wait_for_text("29,000 vehicles");

    // A question folds away with all that answers it.
    let questions = page.select("summary");
    let hidden = || page.select(".question:not([open])").len();
    questions[0].script("arguments[0].focus()");
    page.press(key::ENTER);
    page.wait_for("the question to fold", || (hidden() == 1).then_some(()));

    // Each version's name leads to the words in its text.
    follow(&page, OUTLETS[3]);
    page.find("heading", "Columns");
    assert!(page.fragment().contains("columns"), "{}", page.fragment());
    page.back();
    page.find("heading", "Findings");

    // Against another base they are told anew.
    page.find("combobox", "Base").choose("No base");
    page.wait_for_text("This was not bad luck");
    page.assert_no_complaints();
}
