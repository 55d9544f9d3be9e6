//! No view is wider than its window, be it a tablet's or a desk's.

use crate::Reader;
use crate::steps::{assert_fits, go_to_view, see_the_demo};

pub fn walk(reader: &Reader) {
    let page = reader.open();
    for width in [600, 768, 1024, 1280, 1440] {
        page.resize(width, 900);
        page.load();
        see_the_demo(&page);
        for view in ["Overview", "Columns", "Reading", "Passage", "Findings"] {
            go_to_view(&page, view);
            assert_fits(&page, &format!("{view} at {width}"));
        }
    }
    page.assert_no_complaints();
}
