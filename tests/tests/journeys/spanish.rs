//! The page speaks Spanish to those who choose it, and English again.

use crate::Reader;
use crate::page::Page;

pub fn walk(reader: &Reader) {
    let page = reader.open();
    page.wait_for_text("One story in all its versions");
    assert_eq!(language(&page), "en");
    page.load_at("#columns");
    page.wait_for_text("differences");

    choose(&page, "Language", "es");
    page.wait_for_text("diferencias");
    assert_eq!(language(&page), "es");
    assert!(page.fragment().starts_with("#columns"), "{}", page.fragment());
    assert!(page.has("link", "Panorama") && page.has("button", "Diferencia siguiente"));
    assert_eq!(page.focused().property("id"), "language");
    page.wait_for_text("6 artículos");
    // One and several.
    page.wait_for_text("1 línea ajena a la noticia");
    page.wait_for_text("fundido a partir de 2 párrafos");

    // It is remembered.
    page.load();
    page.wait_for_text("diferencias");
    assert_eq!(language(&page), "es");

    choose(&page, "Idioma", "en");
    page.wait_for_text("differences");
    page.wait_for_no_text("diferencias");
    assert_eq!(language(&page), "en");
    page.assert_no_complaints();
}

fn choose(page: &Page, name: &str, tag: &str) {
    page.find("combobox", name).script(&format!(
        "arguments[0].value = '{tag}'; arguments[0].focus(); arguments[0].dispatchEvent(new Event('change', {{ bubbles: true }}))"
    ));
}

/// Returns the language that both page and frame are said to speak.
fn language(page: &Page) -> String {
    let page_and_frame = page.script("return document.documentElement.lang + ' ' + one('.wire-diff').lang");
    let both = page_and_frame.as_str().unwrap_or_default();
    let (of_page, of_frame) = both.split_once(' ').unwrap_or_default();
    assert_eq!(of_page, of_frame);
    of_page.to_owned()
}
