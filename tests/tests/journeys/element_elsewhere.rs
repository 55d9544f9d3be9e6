//! The element's files may lie on another site than the page.

use crate::Reader;
use crate::steps::{TWO_ARTICLES, go_to_view, see_elements};

pub fn walk(reader: &Reader) {
    let page = reader.open_host_elsewhere(&format!("<wire-diff>{TWO_ARTICLES}</wire-diff>"));
    see_elements(&page, 1);
    go_to_view(&page, "Columns");
    page.wait_for("the marks", || (!page.select("mark").is_empty()).then_some(()));
    // The worker is there: nothing says that it is not.
    assert!(!page.text().contains("background worker"));
    page.assert_no_complaints();
}
