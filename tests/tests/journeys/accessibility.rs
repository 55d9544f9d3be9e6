//! axe-core finds no fault in any view or state, light or dark, desk or phone.

use std::fs;

use crate::Reader;
use crate::page::Page;
use crate::steps::{go_to_view, paste, see_the_demo, start_over};

pub fn walk(reader: &Reader) {
    let axe = crate::axe().expect("axe-core is here");
    let axe = fs::read_to_string(axe).expect("axe-core can be read");
    let page = reader.open();
    see_the_demo(&page);
    page.script(&axe);
    let mut faults = Vec::new();

    page.wait_for_text("Who shares changes with whom");
    look(&page, "overview", &mut faults);
    page.find("searchbox", "Search all versions").write("bridge");
    page.wait_for_text(" hits in ");
    look(&page, "overview with hits", &mut faults);
    page.find("combobox", "Order").choose("Most left out");
    page.script("document.querySelector('a.cell__link').focus()");
    page.find("link", "Side by side");
    look(&page, "overview at a cell", &mut faults);
    page.press("?");
    page.find("heading", "Keys");
    look(&page, "keys", &mut faults);
    page.find("button", "Done").click();
    go_to_view(&page, "Passage");
    look(&page, "passage", &mut faults);
    page.script("location.hash = '#passage/A9'");
    page.wait_for_text("Passage 11 of ");
    page.find("button", "Next difference").click();
    page.wait_for_text("Difference 1 of ");
    look(&page, "passage at a difference", &mut faults);
    page.resize(390, 844);
    look(&page, "passage on a phone", &mut faults);
    go_to_view(&page, "Overview");
    look(&page, "overview on a phone", &mut faults);
    go_to_view(&page, "Findings");
    page.wait_for_text("31,400 vehicles");
    look(&page, "findings on a phone", &mut faults);
    page.resize(1280, 900);
    page.script("document.querySelectorAll('.question__same').forEach(it => it.open = true)");
    look(&page, "findings", &mut faults);
    page.select("[data-kind=names]").swap_remove(0).click();
    look(&page, "findings of one kind", &mut faults);
    go_to_view(&page, "Columns");
    look(&page, "columns", &mut faults);
    page.find("combobox", "Base").choose("No base");
    look(&page, "columns without a base", &mut faults);
    page.find("button", "Next difference").click();
    page.wait_for_text("Difference 1 of ");
    look(&page, "at a difference", &mut faults);
    page.script("document.querySelector('.folded').click(); document.querySelector('[data-dial=\"2\"]').click()");
    look(&page, "substance", &mut faults);
    page.find("checkbox", "Changes only").click();
    look(&page, "changes only", &mut faults);
    go_to_view(&page, "Overview");
    look(&page, "overview without a base", &mut faults);
    go_to_view(&page, "Reading");
    look(&page, "reading", &mut faults);
    page.resize(390, 844);
    look(&page, "reading on a phone", &mut faults);
    go_to_view(&page, "Columns");
    look(&page, "columns on a phone", &mut faults);
    page.resize(1280, 900);
    page.find("button", "Add articles").click();
    page.find("button", "Start over");
    look(&page, "articles", &mut faults);
    page.find("button", "Done").click();
    start_over(&page);
    look(&page, "empty", &mut faults);
    paste(&page, "Wire", "The council agreed.");
    page.wait_for_text("One article so far.");
    look(&page, "one article alone", &mut faults);
    paste(&page, "Paper", "The council agreed.");
    page.wait_for_text("identical");
    look(&page, "identical articles", &mut faults);

    assert!(faults.is_empty(), "axe-core found:\n{}", faults.join("\n"));
}

/// Runs axe-core in light and dark, and notes each kind of fault once.
fn look(page: &Page, state: &str, faults: &mut Vec<String>) {
    for scheme in ["light", "dark"] {
        page.prefer(&[("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")]);
        let found = page.script_async(
            "const done = arguments[arguments.length - 1];
             axe.run(document, { resultTypes: ['violations'] }).then(
                 ({ violations }) => done(violations.map(({ id, help, nodes }) =>
                     `${id}: ${help} (${nodes.length}): ${nodes.slice(0, 3).map(it => it.html.slice(0, 160) +
                         ' — ' + (it.any[0]?.message ?? it.all[0]?.message ?? it.none[0]?.message)).join(' | ')}`)),
                 (error) => done([String(error)]));",
        );
        for fault in found.as_array().into_iter().flatten() {
            faults.push(format!("{state}, {scheme}: {}", fault.as_str().unwrap_or_default()));
        }
    }
}
