//! A difference is copied as a line of text, by key and by button.

use crate::Reader;
use crate::steps::{go_to_view, see_the_demo_in_columns};

pub fn walk(reader: &Reader) {
    let page = reader.open();
    see_the_demo_in_columns(&page);
    // What the browser would put on the clipboard.
    page.script(
        "const writeText = async (text) => { window.copied = text };
         Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })",
    );
    page.press("c");
    page.wait_for_text("Go to a difference first");

    let mut lines = Vec::new();
    for _ in 0..8 {
        page.press("n");
        page.press("c");
        page.wait_for_text("Copied as a line of text.");
        let line = page.wait_for("a copied line", || {
            let line = page.script("return window.copied").as_str()?.to_owned();
            (lines.last() != Some(&line)).then_some(line)
        });
        lines.push(line);
    }
    let whole = "Il Molo di Sorvessa (English edition), paragraph 1: “of Talmara released” instead of “voted” \
                 (Base: Talmaran Telegraph Agency)";
    assert!(lines.iter().any(|line| line == whole), "{lines:#?}");

    page.script("window.copied = ''");
    page.find("button", "Copy this difference as text").click();
    page.wait_for("a line copied by button", || (page.script("return window.copied") != "").then_some(()));

    // In the overview it is what an article has of a passage.
    go_to_view(&page, "Overview");
    page.press("n");
    page.script("window.copied = ''");
    page.press("c");
    page.wait_for("a line from the overview", || (page.script("return window.copied") != "").then_some(()));

    // A browser that refuses is not passed over in silence.
    page.script(
        "const writeText = async () => { throw new Error('not allowed') };
         Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })",
    );
    page.press("c");
    page.wait_for_text("Here it is, to be copied by hand: ");
    page.assert_no_complaints();
}
