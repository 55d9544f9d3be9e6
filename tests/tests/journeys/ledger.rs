//! The ledger says who ran what of the wire, who left out what, who is like whom.

use crate::Reader;
use crate::page::Page;
use crate::steps::{OUTLETS, see_the_demo};

pub fn walk(reader: &Reader) {
    let page = reader.open();
    see_the_demo(&page);
    page.find("heading", &format!("Who ran what of {}", OUTLETS[0]));
    page.wait_for("the ledger", || (page.select(".account-table tbody tr").len() == 5).then_some(()));

    // The bar beside an article in the picture says the same as its line below.
    let told = |selector: &str| {
        let row = "const row = all(arguments[0]).find(it => it.textContent.includes(arguments[1]));
             return [...row.querySelectorAll('.ledger__part')].map(it => it.title).join()";
        page.script_with(row, serde_json::json!([selector, OUTLETS[1]]))
    };
    assert_eq!(told(".strips tbody tr"), told(".account-table tbody tr"));
    assert!(told(".account-table tbody tr").as_str().unwrap_or_default().contains("% word for word"));
    // The classes are told with their thresholds.
    page.wait_for_text("at least 80%");

    // Who cut from the bottom, and what: each number leads to its passage.
    page.find("heading", &format!("Who cut what of {}", OUTLETS[0]));
    page.wait_for_text("cut from the bottom");
    page.find("heading", "What only one has");
    page.wait_for_text("own reporting: ");

    // Likeness as figures and as a tree, with its evidence in words.
    page.find("heading", "Who is like whom");
    page.find("heading", "Who shares changes with whom");
    page.wait_for("the figures", || (page.select(".matrix__cell").len() == 36).then_some(()));
    page.wait_for_text(&format!("that {} does not have", OUTLETS[0]));
    assert_eq!(page.select(".tree__name").len(), 6);

    page.script("one('.accounts__number').click()");
    page.find("heading", "Passage");
    page.back();

    // Without a base nothing is cut and nobody derived.
    page.find("combobox", "Base").choose("No base");
    page.wait_for_text("No base is named");
    page.find("heading", &format!("Who lacks what of {}", OUTLETS[0]));
    page.wait_for_no_text("cut from the bottom");
    page.wait_for_no_text("METER");

    // A phone gets lists that say the same.
    page.resize(390, 844);
    page.wait_for("lists", || page.select(".account-table, .matrix").is_empty().then_some(()));
    page.wait_for("the accounts", || (page.select(".account").len() == 5).then_some(()));
    assert_fits(&page);
    page.assert_no_complaints();
}

/// Fails if the page can be scrolled sideways.
#[track_caller]
fn assert_fits(page: &Page) {
    let width = page.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assert_eq!(width, 0, "wider than the phone by so many pixels");
}
