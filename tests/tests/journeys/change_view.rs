//! Another view and another base show the same story in other words, at once.

use crate::Reader;
use crate::steps::{OUTLETS, go_to_view, see_the_demo_in_columns};

pub fn walk(reader: &Reader) {
    let page = reader.open();
    see_the_demo_in_columns(&page);

    // The demo names the agency's copy as the base: so things are cut and added.
    page.wait_for_text(&format!("Words are compared with the base, {}.", OUTLETS[0]));
    assert!(missing(&page).all(|text| text == "cut"));

    // Without a base nobody can say what was cut.
    page.find("combobox", "Base").choose("No base");
    page.wait_for_text(&format!("Words are compared with {}.", OUTLETS[0]));
    assert!(missing(&page).all(|text| text.starts_with("not in ")));

    // With another base, the words are held against that.
    page.find("combobox", "Base").choose(OUTLETS[1]);
    page.wait_for_text(&format!("Words are compared with the base, {}.", OUTLETS[1]));

    // Reading shows one article as it ran, held against the base.
    go_to_view(&page, "Reading");
    assert!(page.all_of("row").is_empty(), "the columns are gone");
    page.find("button", OUTLETS[4]).click();
    page.wait_for_text(&format!("Words are compared with the base, {}.", OUTLETS[1]));
    page.find("combobox", "Compared with").choose(OUTLETS[5]);
    page.wait_for_text(&format!("Words are compared with {}.", OUTLETS[5]));
    page.find("combobox", "Compared with").choose("Nothing");
    page.wait_for_text("No differences");

    go_to_view(&page, "Columns");
    page.wait_for("the columns", || (page.all_of("row").len() > 30).then_some(()));
    page.assert_no_complaints();
}

/// Returns what stands in the places of passages that an article lacks.
fn missing(page: &crate::page::Page) -> impl Iterator<Item = String> {
    let texts = page.wait_for("some article to lack some passage", || {
        let texts: Vec<_> = page.select(".missing").iter().map(|element| element.text()).collect();
        (!texts.is_empty()).then_some(texts)
    });
    texts.into_iter()
}
