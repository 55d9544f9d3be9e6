//! The page asks the network for its own files and for nothing else, ever.

use crate::Reader;
use crate::steps::{go_to_view, paste, see_the_demo, start_over};

pub fn walk(reader: &Reader) {
    let page = reader.open();
    see_the_demo(&page);
    go_to_view(&page, "Reading");
    start_over(&page);
    paste(&page, "Wire", "See https://example.com/picture.png and <img src=\"https://example.com/a.png\">.");
    paste(&page, "Paper", "![a picture](https://example.com/picture.png) and [a link](https://example.com/).");
    page.wait_for_text("example.com");

    let requests = page.requests();
    assert!(requests.iter().any(|address| address.ends_with(".wasm")), "requests were recorded");
    let own = |address: &&String| {
        ["data:", "blob:", "chrome:", "about:"].iter().any(|scheme| address.starts_with(scheme))
            || address.starts_with(&format!("{}/", page.origin()))
    };
    let others: Vec<_> = requests.iter().filter(|address| !own(address)).collect();
    assert!(others.is_empty(), "asked for: {others:?}");
    page.assert_no_complaints();
}
