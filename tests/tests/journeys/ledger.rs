//! The ledger says who ran what of the wire, who left out what, who is like whom.

use crate::Reader;
use crate::steps::{OUTLETS, assert_fits, see_the_demo};

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

    // Likeness as figures and as a tree; in the demo everybody wrote alone.
    page.find("heading", "Who is like whom");
    page.find("heading", "Who shares changes with whom");
    page.wait_for("the figures", || (page.select(".matrix__cell").len() == 36).then_some(()));
    page.wait_for_text("No two versions share a change of words.");
    assert_eq!(page.select(".tree__name").len(), 6);

    page.select(".accounts__number").swap_remove(0).click();
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
    assert_fits(&page, "the ledger");

    // Who shares a change is told with the words of it.
    let told = |outlet: &str, verb: &str, place: &str| {
        let council = "to plant 4,000 trees along the river near the old bridge";
        format!("---\noutlet: {outlet}\n---\nThe council {verb} on Tuesday {council}, after a long {place}.")
    };
    let files =
        [told("Wire", "agreed", "meeting"), told("Paper", "voted", "meeting"), told("Gazette", "voted", "session")];
    let [wire, paper, gazette] = files.each_ref().map(|file| file.as_bytes());
    page.drop_files(&[("wire.md", wire), ("paper.md", paper), ("gazette.md", gazette)]);
    page.find("combobox", "Base").choose("Wire");
    page.wait_for_text("Paper and Gazette share 1 change that Wire does not have:");
    page.wait_for_text("“agreed” → “voted”");
    page.assert_no_complaints();
}
