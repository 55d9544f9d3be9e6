//! Articles that a page has written into an element are its story.

use crate::Reader;
use crate::steps::{TWO_ARTICLES, go_to_view};

pub fn walk(reader: &Reader) {
    let page =
        reader.open_host(&format!("<h1>Our story</h1><wire-diff data-title=\"Trees\">{TWO_ARTICLES}</wire-diff>"));
    page.find("heading", "Trees");
    go_to_view(&page, "Columns");
    page.wait_for("two columns", || (page.all_of("columnheader").len() == 3).then_some(()));

    // Outlets and headlines are read however they are marked up.
    page.wait_for_text("The Agency");
    page.wait_for_text("The Paper");
    page.wait_for_text("10 June 2025, 17:48");
    page.wait_for("the marks", || {
        let marks = page.script("return all('mark').map(it => it.innerText)").to_string();
        (marks.contains("reluctantly") && marks.contains("400")).then_some(())
    });
    let furniture = page.text();
    assert!(!furniture.contains("10 June\n"), "a time is no paragraph");

    // The page is somebody else's: no brand, no dialog of articles, its own address.
    assert!(!page.has("button", "Add articles"));
    assert_eq!(page.fragment(), "");
    assert_eq!(page.script("return document.title"), "The Daily Host");

    // Articles that come later are read too.
    page.script(
        "const late = document.createElement('article');
         late.dataset.outlet = 'The Late';
         late.innerHTML = '<h3>Trees at last</h3><p>Work begins in March, the council said.</p>';
         document.querySelector('wire-diff').append(late)",
    );
    page.wait_for_text("The Late");
    page.assert_no_complaints();
}
