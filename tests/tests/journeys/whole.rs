//! Long lists are drawn a few items at a time, and yet nothing is kept from
//! screen readers, find-in-page or a printer.

use crate::Reader;
use crate::steps::{go_to_view, see_the_demo_in_columns};

/// The first words of the demo's columns, and the last row.
const FIRST: &str = "UPDATE 3-Talmara";
const LAST: &str = "Lightship Six has asked the authority";

pub fn walk(reader: &Reader) {
    let page = reader.open();
    see_the_demo_in_columns(&page);

    // Far below the screen, and heard of all the same.
    page.find("link", "Passage 48");
    let is_empty = || page.select(".table__rows:empty").is_empty().then_some(());
    page.wait_for("all rows", is_empty);
    assert_eq!(page.script("return scrollY"), 0);
    let find = |words: &str| page.script(&format!("return window.find('{words}')")) == true;
    // Some browsers give a script only what lies in the page itself.
    if find(FIRST) {
        assert!(find(LAST));
    }
    let last = format!(
        "const all_blocks = all('.block');
         return all_blocks.find(it => it.textContent.includes('{LAST}')).checkVisibility({{ contentVisibilityAuto: true }})"
    );
    assert_eq!(page.script(&last), true);

    // A printer does not wait: what is not drawn yet is drawn for it.
    go_to_view(&page, "Overview");
    page.script(
        "const waiting = () => all('.table__rows:empty').length;
         addEventListener('hashchange', () => setTimeout(() => {
             window.before = waiting();
             dispatchEvent(new Event('beforeprint'));
             window.printed = waiting();
         }), { once: true });
         location.hash = '#columns'",
    );
    page.wait_for("the page to be printed", || page.script("return window.printed").as_u64());
    let before = page.script("return window.before");
    assert!(before.as_u64() > Some(0), "not all is drawn at once: {before} are to be drawn yet");
    assert_eq!(page.script("return window.printed"), 0);
    page.assert_no_complaints();
}
