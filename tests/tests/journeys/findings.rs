//! What a reader of news would ask: quotations and figures that differ, and where.

use crate::Reader;
use crate::page::Page;
use crate::steps::{OUTLETS, see_the_demo};

pub fn walk(reader: &Reader) {
    let page = reader.open();
    see_the_demo(&page);
    page.press("5");
    page.find("heading", "Findings");

    // A quotation in all its forms, under its question.
    page.find("heading", "Quotations");
    let reinholt = telling(&page, "Amadou Reinholt");
    for words in [
        "This was not bad luck, and it was not bad weather.",
        "in quite other words It was neither misfortune nor the weather.",
        "without quotation marks Amadou Reinholt, the former appeal judge",
        "garbled This was not dangerous luck, and it was not dangerous climate.",
    ] {
        assert!(reinholt.contains(words), "“{words}” is among:\n{reinholt}");
    }

    // A figure of which one version has another, and who lacks it.
    let vehicles = telling(&page, "31,400 vehicles");
    assert!(vehicles.contains("differs Some 29,000 vehicles"), "{vehicles}");
    assert!(vehicles.contains(&format!("Not in {}", OUTLETS[4])), "{vehicles}");
    page.wait_for_text("another take of the wire");

    // What is the same everywhere is counted, and a click away.
    assert!(!page.text().contains("83-61"));
    let folded = page.select("summary");
    folded
        .iter()
        .find(|line| line.text().contains("the same in every article"))
        .expect("figures that all have")
        .click();
    page.wait_for("more findings", || (page.select("details[open] .finding").len() > 1).then_some(()));

    // One kind alone; the address says so.
    page.script("scrollTo(0, 0)");
    page.select("[data-kind=figures]").swap_remove(0).click();
    page.wait_for("figures alone", || (page.select(".question").len() == 1).then_some(()));
    assert_eq!(page.select("[aria-pressed=true]").len(), 1);
    assert!(page.fragment().contains("kind=figures"), "{}", page.fragment());
    assert!(!page.text().contains("This was not bad luck"));

    // A version's name leads to the words in its text, and the way back to where
    // the reader left.
    let link = page.script(
        "const it = all('.finding__reading').find(it => it.textContent.includes('29,000'))
             .querySelector('a');
         it.focus();
         return it.id",
    );
    page.press(crate::page::key::ENTER);
    page.find("heading", "Columns");
    page.wait_for("focus on the paragraph", || page.focused().text().contains("29,000").then_some(()));
    assert!(page.focused().is_in_view());
    page.back();
    page.find("heading", "Findings");
    page.wait_for("focus on the link", || (page.focused().property("id") == link).then_some(()));
    assert!(page.focused().is_in_view());

    // Without a base nobody is said to have garbled anything.
    page.script("scrollTo(0, 0)");
    page.select("[data-kind=all]").swap_remove(0).click();
    page.wait_for_text("garbled");
    page.find("combobox", "Base").choose("No base");
    page.wait_for_text("word for word otherwise");
    page.wait_for_no_text("garbled");
    page.assert_no_complaints();
}

/// Returns the whole finding that has these words, on one line.
fn telling(page: &Page, words: &str) -> String {
    page.wait_for_text(words);
    let told = page.select(".finding");
    let text = told.iter().map(|told| told.text()).find(|text| text.contains(words));
    text.expect("a finding has the words").split_whitespace().collect::<Vec<_>>().join(" ")
}
