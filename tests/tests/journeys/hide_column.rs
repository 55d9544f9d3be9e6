//! A column can be hidden where it stands and brought back among the switches.

use crate::Reader;
use crate::page::Page;
use crate::steps::{OUTLETS, see_the_demo_in_columns};

pub fn walk(reader: &Reader) {
    let page = reader.open();
    see_the_demo_in_columns(&page);
    let outlet = OUTLETS[1];
    assert!(is_shown(&page, outlet));

    page.find("button", &format!("Hide {outlet}")).click();
    page.wait_for("the column to go", || (!is_shown(&page, outlet)).then_some(()));
    assert_eq!(page.find("checkbox", outlet).property("checked"), false);
    // Whoever goes by the keyboard is at the next column's button.
    let next = format!("Hide {}", OUTLETS[2]);
    page.wait_for("the focus on the next", || (page.focused().name() == next).then_some(()));

    page.find("checkbox", outlet).click();
    page.wait_for("the column to come back", || is_shown(&page, outlet).then_some(()));

    // A sixth outlet that had no room at first can be added.
    if !is_shown(&page, OUTLETS[5]) {
        page.find("checkbox", OUTLETS[5]).click();
        page.wait_for("a further column", || is_shown(&page, OUTLETS[5]).then_some(()));
    }
    page.assert_no_complaints();
}

fn is_shown(page: &Page, outlet: &str) -> bool {
    page.all_of("columnheader").iter().any(|head| head.text().contains(outlet))
}
