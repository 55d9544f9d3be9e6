//! Where no worker can start, or one dies, the page compares by itself and says so.

use crate::Reader;
use crate::server::Workers;
use crate::steps::{go_to_view, paste, see_the_demo_in_columns};

const REFUSED: &str = "This browser would not start a background worker";
const CRASHED: &str = "The background worker ended unexpectedly";

pub fn forbidden(reader: &Reader) {
    check(reader, Workers::Forbidden, REFUSED);
}

pub fn stillborn(reader: &Reader) {
    check(reader, Workers::Stillborn, REFUSED);
}

pub fn mortal(reader: &Reader) {
    check(reader, Workers::Mortal, CRASHED);
}

fn check(reader: &Reader, workers: Workers, sentence: &str) {
    let page = reader.open_with(workers);
    see_the_demo_in_columns(&page);
    page.wait_for_text(sentence);
    page.wait_for("the whole demo", || (page.all_of("row").len() > 30).then_some(()));
    go_to_view(&page, "Findings");
    page.wait_for_text("31,400 vehicles");
    go_to_view(&page, "Columns");
    paste(&page, "Wire", "The council agreed on Tuesday to plant trees.");
    paste(&page, "Paper", "The council reluctantly agreed to plant trees.");
    page.find("heading", "One story, 2 versions");
    page.wait_for("the marks", || {
        let marks = page.script("return all('mark').map(it => it.innerText)");
        marks.to_string().contains("reluctantly").then_some(())
    });
}
