//! An element speaks the language of the page around it and runs in its
//! direction, while another one beside it does otherwise.

use serde_json::json;

use crate::Reader;
use crate::page::{Page, key};
use crate::steps::{TWO_ARTICLES, see_elements};

pub fn of_the_page(reader: &Reader) {
    let page = reader.open_host(&format!(
        "<section id=\"around\" lang=\"es-MX\"><wire-diff>{TWO_ARTICLES}</wire-diff></section><aside></aside>"
    ));
    let link = |name: &str| page.find("link", name);
    link("Columnas").click();
    page.find("heading", "Columnas");
    assert_eq!(frame(&page), json!(["es", "ltr"]));

    // The page around turns to another language, and what is read stays on show.
    page.script("document.querySelector('#around').lang = 'en'");
    page.find("heading", "Columns");
    assert_eq!(frame(&page), json!(["en", "ltr"]));

    // The element's own word counts more, as long as it says one.
    page.script("document.querySelector('wire-diff').lang = 'es'");
    page.find("heading", "Columnas");
    page.script("document.querySelector('wire-diff').removeAttribute('lang')");
    page.find("heading", "Columns");

    // The language of a page that has no words for it is not asked of the browser.
    page.script("document.querySelector('#around').lang = 'fi'");
    page.find("heading", "Columns");

    // The whole page may say it, and be told otherwise later.
    page.script("document.querySelector('#around').removeAttribute('lang')");
    page.script("document.documentElement.lang = 'es'");
    page.find("heading", "Columnas");
    page.script("document.documentElement.lang = 'en'");
    page.find("heading", "Columns");

    // Moved to a Spanish part of the page it speaks Spanish.
    page.script(
        "const aside = document.querySelector('aside');
         aside.lang = 'es';
         aside.append(document.querySelector('wire-diff'))",
    );
    page.find("heading", "Columnas");
    page.script("document.querySelector('aside').lang = 'en'");
    page.find("heading", "Columns");

    // Which way it runs is the page's to say, too.
    page.script("document.documentElement.dir = 'rtl'");
    page.wait_for("the other direction", || (frame(&page) == json!(["en", "rtl"])).then_some(()));
    page.script("document.querySelector('wire-diff').dir = 'ltr'");
    page.wait_for("its own direction", || (frame(&page) == json!(["en", "ltr"])).then_some(()));
    page.assert_no_complaints();
}

/// An English and a Spanish element on one page.
pub fn two(reader: &Reader) {
    let one = |name: &str, lang: &str| format!("<wire-diff id=\"{name}\" lang=\"{lang}\">{TWO_ARTICLES}</wire-diff>");
    let page = reader.open_host(&format!("{}{}", one("english", "en"), one("spanish", "es")));
    see_elements(&page, 2);
    let speak = |english: &str, spanish: &str| {
        page.wait_for(&format!("“{english}” and “{spanish}”, each in its place"), || {
            let (one, other) = (text(&page, "english"), text(&page, "spanish"));
            let is_so = one.contains(english) && other.contains(spanish);
            (is_so && !one.contains(spanish) && !other.contains(english)).then_some(())
        });
    };
    speak("Overview", "Panorama");

    // Whatever is done in one, each goes on in its language.
    // (The address is the page's own and stays.)
    for name in ["Columnas", "Columns"] {
        page.find("link", name).script("arguments[0].focus()");
        page.press(key::ENTER);
        page.find("heading", name);
    }
    for name in ["Diferencia siguiente", "Next difference"] {
        page.find("button", name).script("arguments[0].focus()");
        page.press(key::ENTER);
    }
    speak("Difference 1 of", "Diferencia 1 de");
    page.script(
        "const writeText = async (text) => { window.copied = text };
         Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })",
    );
    let copied = [("spanish", "Copiado como línea de texto."), ("english", "Copied as a line of text.")];
    for (name, says) in copied {
        page.script_with(
            "document.getElementById(arguments[0]).shadowRoot.querySelector('a[href]').focus()",
            json!([name]),
        );
        page.press("n");
        page.press("c");
        page.wait_for(says, || text(&page, name).contains(says).then_some(()));
    }

    // The page turns one around, and leaves the other.
    page.script("document.querySelector('#english').lang = 'es'");
    page.wait_for("two in Spanish", || (page.all("heading", "Columnas").len() == 2).then_some(()));
    page.script("document.querySelector('#spanish').lang = 'en'");
    page.find("heading", "Columns");
    assert_eq!(page.all("heading", "Columnas").len(), 1);
    page.assert_no_complaints();
}

/// Inside another shadow root, the language is that of what is around its host.
pub fn in_a_shadow_root(reader: &Reader) {
    let page = reader.open_host("<section lang=\"es\" dir=\"rtl\"><div></div></section>");
    page.script_with(
        "const host = document.querySelector('div');
         const shadow = host.attachShadow({ mode: 'open' });
         shadow.innerHTML = `<p>Around</p><wire-diff>${arguments[0]}</wire-diff>`;
         window.told = [];
         for (const name of ['wirediff-ready', 'wirediff-change'])
             document.addEventListener(name, it => told.push([it.type, it.target === host]))",
        json!([TWO_ARTICLES]),
    );
    page.find("link", "Columnas").click();
    page.find("heading", "Columnas");
    assert_eq!(frame(&page), json!(["es", "rtl"]));
    page.wait_for("what is told outside", || {
        let told = page.script("return told.map(it => it.join()).join(' ')");
        (told == "wirediff-ready,true wirediff-change,true").then_some(())
    });

    // Both what is around the host and what is in its shadow root are heard.
    page.script("document.querySelector('section').lang = 'en'");
    page.find("heading", "Columns");
    page.script("const around = one('wire-diff').parentNode; around.querySelector('wire-diff').lang = 'es'");
    page.find("heading", "Columnas");
    page.script("document.querySelector('section').dir = 'ltr'");
    page.wait_for("the other direction", || (frame(&page) == json!(["es", "ltr"])).then_some(()));
    page.assert_no_complaints();
}

/// Returns the language and direction of what is on show.
fn frame(page: &Page) -> serde_json::Value {
    page.script("const it = one('.wire-diff'); return [it.lang, it.dir]")
}

/// Returns what can be read in an element.
fn text(page: &Page, id: &str) -> String {
    let script = "return document.getElementById(arguments[0]).shadowRoot.firstElementChild.innerText";
    page.script_with(script, json!([id])).as_str().unwrap_or_default().to_owned()
}
