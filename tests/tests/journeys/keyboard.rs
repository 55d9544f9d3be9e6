//! Every difference can be reached with one key, and focus goes there.

use std::collections::BTreeSet;

use crate::Reader;
use crate::page::{Page, key};
use crate::steps::{OUTLETS, go_to_view, see_the_demo_in_columns};

pub fn walk(reader: &Reader) {
    let page = reader.open();
    see_the_demo_in_columns(&page);
    // Two columns are enough, and a third as many steps.
    for outlet in &OUTLETS[2..] {
        let checkbox = page.find("checkbox", outlet);
        if checkbox.property("checked") == true {
            checkbox.click();
        }
    }
    step_through(&page);

    go_to_view(&page, "Reading");
    step_through(&page);

    go_to_view(&page, "Overview");
    step_through(&page);

    page.press("?");
    page.find("heading", "Keys");
    page.find("button", "Done").click();
    page.assert_no_complaints();
}

/// Presses `n` from the first difference to the last, and on to the first again.
fn step_through(page: &Page) {
    page.script("one('wire-diff').shadowRoot.activeElement?.blur()");
    let count = page.wait_for("the number of differences", || {
        let text = page.text();
        let line = text.lines().find(|line| line.trim().ends_with(" differences"))?;
        line.trim().split(' ').next()?.replace(',', "").parse::<usize>().ok()
    });
    assert!(count > 5, "the demo has more than five differences, not {count}");
    let mut seen = BTreeSet::new();
    for i in 1..=count {
        page.press("n");
        page.wait_for_text(&format!("Difference {i} of {count}"));
        let focused = page.focused();
        let place = focused.property("id").as_str().unwrap_or_default().to_owned();
        assert!(!place.is_empty(), "difference {i} has the focus");
        assert!(focused.is_in_view(), "difference {i} ({place}) is in view");
        assert!(seen.insert(place.clone()), "difference {i} ({place}) is a new one");
    }
    page.press("n");
    page.wait_for_text(&format!("Difference 1 of {count}"));
    page.press("p");
    page.wait_for_text(&format!("Difference {count} of {count}"));
    page.find("button", "Next difference").click();
    page.wait_for_text(&format!("Difference 1 of {count}"));
    page.press(key::F7);
    page.wait_for_text(&format!("Difference 2 of {count}"));
    page.press(key::END);
    page.wait_for_text(&format!("Difference {count} of {count}"));
    page.press(key::HOME);
    page.wait_for_text(&format!("Difference 1 of {count}"));
}
