//! Opening the page shows the demo story.

use crate::Reader;

pub fn walk(reader: &Reader) {
    let page = reader.open();
    page.wait_for_text("Wirediff");
    page.find("heading", "Hi there");
    page.assert_no_complaints();
}
