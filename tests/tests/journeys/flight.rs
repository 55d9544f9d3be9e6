//! A change of view, base or order shows where each paragraph goes, but not to
//! those who want nothing to move.

use crate::Reader;
use crate::page::Page;
use crate::steps::{go_to_view, see_the_demo};

pub fn walk(reader: &Reader) {
    let page = reader.open();
    see_the_demo(&page);
    page.script(
        "self.flown = 0;
         new MutationObserver(all => all.forEach(it => flown += it.addedNodes.length))
             .observe(one('.flights'), { childList: true })",
    );

    // Tests want nothing to move.
    go_to_view(&page, "Columns");
    go_to_view(&page, "Overview");
    assert_eq!(flown(&page), 0);

    let moving = serde_json::json!({ "features": [{ "name": "prefers-reduced-motion", "value": "no-preference" }] });
    page.chromium("Emulation.setEmulatedMedia", moving);
    let mut before = 0;
    let mut see = |what: &str, act: &dyn Fn()| {
        act();
        page.wait_for(what, || (flown(&page) > before).then_some(()));
        page.wait_for("all to land", || page.select(".flight").is_empty().then_some(()));
        before = flown(&page);
    };
    see("cells that become paragraphs", &|| go_to_view(&page, "Columns"));
    see("paragraphs that become cells", &|| go_to_view(&page, "Overview"));
    see("passages in another order", &|| page.find("combobox", "Order").choose("Most left out"));
    page.assert_no_complaints();
}

fn flown(page: &Page) -> u64 {
    page.script("return flown").as_u64().unwrap_or(0)
}
