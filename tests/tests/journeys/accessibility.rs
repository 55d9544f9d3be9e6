//! axe-core finds no fault in any view or state, light or dark, desk or phone.

use std::fs;

use crate::Reader;
use crate::offline::wait_until_stored;
use crate::page::{Page, key};
use crate::steps::{go_to_view, paste, see_the_demo, start_over};

pub fn walk(reader: &Reader) {
    let axe = crate::axe().expect("axe-core is here");
    let axe = fs::read_to_string(axe).expect("axe-core can be read");
    let mut faults = Vec::new();
    for theme in ["Light", "Dark"] {
        let page = reader.open();
        see_the_demo(&page);
        page.find("combobox", "Theme").choose(theme);
        page.script(&axe);
        let mut found = Vec::new();
        walk_through(&page, &mut found);
        faults.extend(found.into_iter().map(|fault| format!("{theme}: {fault}")));
    }
    assert!(faults.is_empty(), "axe-core found:\n{}", faults.join("\n"));
}

/// Goes through all views and states in the colours that were chosen.
fn walk_through(page: &Page, faults: &mut Vec<String>) {
    page.wait_for_text("Who shares changes with whom");
    look(page, "overview", faults);
    page.find("searchbox", "Search all versions").write("bridge");
    page.wait_for_text(" hits in ");
    look(page, "overview with hits", faults);
    page.find("combobox", "Order").choose("Most left out");
    page.script("one('a.cell__link').focus()");
    page.find("link", "Side by side");
    look(page, "overview at a cell", faults);
    page.press("?");
    page.find("heading", "Keys");
    look(page, "keys", faults);
    page.find("button", "Done").click();
    go_to_view(page, "Passage");
    look(page, "passage", faults);
    page.script("location.hash = '#passage/A9'");
    page.wait_for_text("Passage 11 of ");
    page.find("button", "Next difference").click();
    page.wait_for_text("Difference 1 of ");
    look(page, "passage at a difference", faults);
    page.resize(390, 844);
    look(page, "passage on a phone", faults);
    go_to_view(page, "Overview");
    look(page, "overview on a phone", faults);
    go_to_view(page, "Findings");
    page.wait_for_text("31,400 vehicles");
    look(page, "findings on a phone", faults);
    page.resize(1280, 900);
    page.script("all('.question__same').forEach(it => it.open = true)");
    look(page, "findings", faults);
    page.select("[data-kind=names]").swap_remove(0).click();
    look(page, "findings of one kind", faults);
    go_to_view(page, "Columns");
    look(page, "columns", faults);
    page.find("combobox", "Base").choose("No base");
    look(page, "columns without a base", faults);
    page.script("const it = one('.columns .block--body ~ .grip'); it.scrollIntoView({ block: 'center' }); it.focus()");
    page.come_to_rest();
    page.press(key::ENTER);
    page.find("button", "This is page furniture");
    look(page, "a paragraph's menu", faults);
    page.find("button", "This is page furniture").click();
    page.wait_for_text("Corrected: ");
    look(page, "a correction told", faults);
    page.find("button", "1 correction").click();
    page.find("heading", "Corrections");
    look(page, "corrections", faults);
    page.find("button", "Done").click();
    page.script("one('[data-head]').focus()");
    page.press(key::ENTER);
    page.find("button", "Move right");
    look(page, "a column's menu", faults);
    page.press(key::ENTER);
    page.find("button", "Next difference").click();
    page.wait_for_text("Difference 1 of ");
    look(page, "at a difference", faults);
    page.script("one('.folded').click(); one('[data-dial=\"2\"]').click()");
    look(page, "substance", faults);
    page.find("checkbox", "Changes only").click();
    look(page, "changes only", faults);
    go_to_view(page, "Overview");
    look(page, "overview without a base", faults);
    go_to_view(page, "Reading");
    look(page, "reading", faults);
    page.resize(390, 844);
    look(page, "reading on a phone", faults);
    go_to_view(page, "Columns");
    look(page, "columns on a phone", faults);
    page.resize(1280, 900);
    page.find("button", "Add articles").click();
    page.find("button", "Start over");
    page.script("one('.recognised').open = true");
    page.wait_for("what was recognised", || (!page.select(".recognised__turn").is_empty()).then_some(()));
    look(page, "articles", faults);
    page.find("button", "Done").click();
    start_over(page);
    look(page, "empty", faults);
    paste(page, "Wire", "The council agreed.");
    page.wait_for_text("One article so far.");
    look(page, "one article alone", faults);
    paste(page, "Paper", "The council agreed.");
    page.wait_for_text("identical");
    look(page, "identical articles", faults);
    page.script("dispatchEvent(new Event('offline'))");
    page.wait_for_text("You are offline");
    look(page, "offline", faults);
    wait_until_stored(page, "Wire, Paper");
    page.find("button", "Add articles").click();
    page.find("button", "Start over").click();
    page.find("button", "Open: Wire, Paper");
    look(page, "articles, with a story kept", faults);
    page.resize(390, 844);
    look(page, "articles on a phone", faults);
}

/// Runs axe-core, and notes each kind of fault once.
fn look(page: &Page, state: &str, faults: &mut Vec<String>) {
    let found = page.script_async(
        "const done = arguments[arguments.length - 1];
         axe.run(document, { resultTypes: ['violations'] }).then(
             ({ violations }) => done(violations.map(({ id, help, nodes }) =>
                 `${id}: ${help} (${nodes.length}): ${nodes.slice(0, 3).map(it => it.html.slice(0, 160) +
                     ' — ' + (it.any[0]?.message ?? it.all[0]?.message ?? it.none[0]?.message)).join(' | ')}`)),
             (error) => done([String(error)]));",
    );
    for fault in found.as_array().into_iter().flatten() {
        faults.push(format!("{state}: {}", fault.as_str().unwrap_or_default()));
    }
}
