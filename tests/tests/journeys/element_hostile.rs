//! No style of the page around changes what is in an element.

use crate::Reader;
use crate::steps::{TWO_ARTICLES, see_elements};

const HOSTILE: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
        * { all: unset !important; }
        html { font: 900 47px/3 fantasy !important; letter-spacing: 1em !important; }
        :root, wire-diff { --ink: red !important; --paper: lime !important; --type-m: 9rem !important; }
        p, a, td, th { display: inline-block !important; text-transform: uppercase !important; color: red !important; }
    `);
    document.adoptedStyleSheets = [sheet];";

/// What can be measured of everything in the element.
const MEASURES: &str = "
    const frame = one('.wire-diff');
    return [...frame.querySelectorAll('*')].map(it => {
        const { width, height } = it.getBoundingClientRect();
        const { fontFamily, fontSize, letterSpacing, lineHeight, color, display, textTransform } = getComputedStyle(it);
        return [it.className, width, height, fontFamily, fontSize, letterSpacing, lineHeight, color, display, textTransform]
            .join(' ');
    })";

pub fn walk(reader: &Reader) {
    let page = reader.open_host(&format!("<div><wire-diff>{TWO_ARTICLES}</wire-diff></div>"));
    see_elements(&page, 1);
    // The page's own margins are its affair.
    page.script("document.body.style.margin = 0");
    let measure = || page.script(MEASURES).as_array().cloned().unwrap_or_default();
    // Also what comes below the picture, and later.
    let mut before = Vec::new();
    page.wait_for("all of it", || {
        let now = measure();
        let is_all = now == before && !page.select(".accounts__title").is_empty();
        before = now;
        is_all.then_some(())
    });
    page.script(HOSTILE);
    let after = measure();
    assert!(before.len() > 50 && before.len() == after.len());
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before, after, "the element looks the same");
    }

    // In a narrow column it is laid out as on a phone.
    page.script(
        "document.adoptedStyleSheets = [];
         document.querySelector('div').style.width = '360px'",
    );
    page.wait_for("the list", || {
        (!page.select(".overview__picture ol, .overview__picture ul").is_empty()).then_some(())
    });
    let over = page.script("return one('.wire-diff').scrollWidth");
    assert!(over.as_u64() <= Some(360), "nothing sticks out: {over}");
    page.assert_no_complaints();
}
