//! What is said of split and merged paragraphs leads to their other parts.

use crate::Reader;
use crate::page::{Page, key};
use crate::steps::see_the_demo_in_columns;

pub fn walk(reader: &Reader) {
    let page = reader.open();
    see_the_demo_in_columns(&page);
    for said in ["merged from ", "split, part "] {
        let notes = page.select(".note--shape[data-go]");
        let note = notes.iter().find(|note| note.text().starts_with(said));
        let note = note.unwrap_or_else(|| panic!("something is {said}…"));
        let to = note.property("dataset")["go"].as_str().expect("it leads somewhere").to_owned();
        note.script("arguments[0].focus()");
        page.press(key::ENTER);
        page.wait_for(&format!("the part that “{said}…” leads to"), || (focused(&page) == to).then_some(()));
        assert!(page.script(&format!("return one('[id=\"{to}\"]').checkVisibility()")).as_bool().unwrap_or(false));
    }
    page.assert_no_complaints();
}

fn focused(page: &Page) -> String {
    page.focused().property("id").as_str().unwrap_or_default().to_owned()
}
