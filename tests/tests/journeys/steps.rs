//! What many journeys have in common.

use serde_json::Value;

use crate::page::{Page, key};

/// The demo's title.
pub const TITLE: &str = "The Lantern Bridge";

/// The demo's outlets, the wire agency first.
pub const OUTLETS: [&str; 6] = [
    "Talmaran Telegraph Agency",
    "Lindesca Courier",
    "Lightship Six News",
    "Il Molo di Sorvessa (English edition)",
    "Port Ansel Mercury",
    "TrendTide24",
];

/// Waits until the demo is on show, in the overview with all that is said of it:
/// what comes late moves what is below it.
pub fn see_the_demo(page: &Page) {
    page.find("heading", TITLE);
    page.find("button", "Next difference");
    let is_elsewhere = page.script("return !one('.overview')").as_bool();
    if is_elsewhere != Some(true) {
        page.wait_for_text("of its words from");
    }
}

/// Waits until the demo is on show, side by side.
pub fn see_the_demo_in_columns(page: &Page) {
    see_the_demo(page);
    go_to_view(page, "Columns");
    page.wait_for("the columns", || (page.all_of("columnheader").len() > 1).then_some(()));
}

/// Goes to another view, and waits until it is there.
pub fn go_to_view(page: &Page, view: &str) {
    page.find("link", view).click();
    page.find("heading", view);
    stand_still(page);
}

/// Waits until what is being read has been brought back to its place: a click on
/// the way there would hit something else.
fn stand_still(page: &Page) {
    let mut before = Value::Null;
    page.wait_for("the page to stand still", || {
        let now = page.script("return [scrollY, document.documentElement.scrollHeight]");
        let is_still = now == before;
        before = now;
        is_still.then_some(())
    });
}

/// Follows a link by keyboard, wherever on the page it is, to another address.
pub fn follow(page: &Page, link: &str) {
    let before = page.fragment();
    page.wait_for(&format!("the link “{link}” to lead on"), || {
        // What is drawn anew in between takes the focus with it.
        if let Some(link) = page.all("link", link).first() {
            link.script("arguments[0].focus()");
            page.press(key::ENTER);
        }
        (page.fragment() != before).then_some(())
    });
}

/// Adds an article by pasting it.
pub fn paste(page: &Page, outlet: &str, text: &str) {
    page.find("button", "Add articles").click();
    page.find("textbox", "Outlet").write(outlet);
    page.find("textbox", "Text of the article").paste(text);
    page.find("button", "Add this text").click();
    page.find("textbox", &format!("Outlet of {outlet}"));
    page.find("button", "Done").click();
}

/// Removes every article.
pub fn start_over(page: &Page) {
    page.find("button", "Add articles").click();
    page.find("button", "Start over").click();
    page.find("button", "Done").click();
    page.find("heading", "No articles yet");
}

/// Two short articles in an element, as a page writes them.
pub const TWO_ARTICLES: &str = r#"
    <article data-outlet="The Agency" data-base lang="en">
      <h3>Council agrees to plant trees</h3>
      <p><time datetime="2025-06-10T17:48:00+02:00">10 June</time></p>
      <p>The city council agreed on Tuesday to plant 4,000 trees along the river.</p>
      <p>"It will cost less than a road," said mayor Ada Lund.</p>
      <p>Work begins in March.</p>
    </article>
    <article itemscope itemtype="https://schema.org/NewsArticle" lang="en">
      <meta itemprop="publisher" content="The Paper">
      <h3 itemprop="headline">Trees for the river</h3>
      <div itemprop="articleBody">
        <p>The city council reluctantly agreed on Tuesday to plant 400 trees along the river.</p>
        <p>Work begins in March.</p>
      </div>
    </article>"#;

/// Waits until so many elements have something to see, and all that can be done with it.
pub fn see_elements(page: &Page, count: usize) {
    let is_whole = || page.select(".cell__link--base").len() >= count && page.select(".page--glance").is_empty();
    page.wait_for("the elements", || is_whole().then_some(()));
}

/// Fails if the page can be scrolled sideways.
#[track_caller]
pub fn assert_fits(page: &Page, what: &str) {
    let width = page.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assert_eq!(width, 0, "{what}: wider than the window by so many pixels");
}
