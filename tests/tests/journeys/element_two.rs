//! Two elements on one page keep out of each other's way, and of the page's.

use crate::Reader;
use crate::page::key;
use crate::steps::{TWO_ARTICLES, see_elements};

pub fn walk(reader: &Reader) {
    let one = |name: &str| format!("<wire-diff id=\"{name}\">{TWO_ARTICLES}</wire-diff>");
    let page = reader.open_host(&format!("<button>Own</button>{}{}", one("first"), one("second")));
    see_elements(&page, 2);
    let views = || {
        let views = page.script("return all('wire-diff').map(it => it.getAttribute('view')).join()");
        views.as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(views(), "overview,overview");
    let steps = page.script("return history.length");

    // A link leads somewhere in its own element only.
    let links = page.all("link", "Columns");
    assert_eq!(links.len(), 2);
    links[1].script("arguments[0].focus()");
    page.press(key::ENTER);
    page.wait_for("the other view", || (views() == "overview,columns").then_some(()));
    assert_eq!(page.fragment(), "");
    assert_eq!(page.script("return history.length"), steps);

    // Keys are the page's, but for those that are pressed in an element.
    page.find("button", "Own").click();
    page.press("3");
    page.press("n");
    assert_eq!(views(), "overview,columns");
    page.all("link", "Overview")[0].script("arguments[0].focus()");
    page.press("3");
    page.wait_for("the view of that key", || (views() == "reading,columns").then_some(()));

    // An attribute says what is on show, and changes it.
    page.script("document.querySelector('#second').setAttribute('view', 'passage')");
    page.wait_for("the view asked for", || page.all("heading", "Passage").first().map(|_| ()));
    page.script("document.querySelector('#first').base = 'The Paper'");
    let bases =
        || page.script("return roots().slice(1).map(it => it.querySelector('select').selectedOptions[0].label).join()");
    page.wait_for("the base asked for", || (bases() == "The Paper,The Agency").then_some(()));
    page.all("combobox", "Base")[0].choose("No base");
    page.wait_for("the base in its attribute", || {
        (page.script("return document.querySelector('#first').getAttribute('base')") == "none").then_some(())
    });
    assert_eq!(bases(), "No base,The Agency");

    // What happens in one is told from it.
    page.script(
        "window.told = [];
         for (const name of ['wirediff-select', 'wirediff-change', 'wirediff-error'])
             document.addEventListener(name, it => told.push([it.type, it.target.id, it.detail]))",
    );
    assert_eq!(page.script("return document.querySelector('#second').goTo('P2')"), true);
    assert_eq!(page.script("return document.querySelector('#second').goTo('nowhere')"), false);
    page.wait_for("what is told", || {
        let told = page.script("return JSON.stringify(told)").as_str().unwrap_or_default().to_owned();
        (told.contains("[\"wirediff-select\",\"second\"") && told.contains("\"passage\":\"P2\"")).then_some(())
    });
    page.script("document.querySelector('#first').story = '{ \"articles\": 1 }'");
    page.wait_for_text("could not be read");
    page.wait_for("the error", || {
        let told = page.script("return JSON.stringify(told)").as_str().unwrap_or_default().to_owned();
        (told.contains("[\"wirediff-error\",\"first\"")).then_some(())
    });
    page.assert_no_complaints();
}
