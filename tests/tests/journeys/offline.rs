//! After one visit everything works without a network.

use crate::Reader;
use crate::page::Page;
use crate::steps::{paste, see_the_demo, see_the_demo_in_columns};

pub fn walk(reader: &Reader) {
    let server = reader.serve();
    let page = reader.open_at(&server);
    see_the_demo(&page);
    wait_until_kept(&page);

    // The same page, before it is loaded again.
    server.stop();
    assert_eq!(page.script("return fetch('wire-diff.js', { cache: 'no-store' }).then(it => it.ok)"), true);

    // Loaded again, and at a place of its own.
    page.load();
    see_the_demo_in_columns(&page);
    page.load_at("#reading");
    page.find("heading", "Reading");
    page.load_at("?from=elsewhere#findings");
    page.wait_for_text("31,400 vehicles");

    // Articles are added and compared, beside the page.
    paste(&page, "Wire", "The council agreed on Tuesday to plant trees.");
    paste(&page, "Paper", "The council reluctantly agreed to plant trees.");
    page.find("heading", "One story, 2 versions");
    wait_until_stored(&page, "Wire, Paper");
    assert!(!page.text().contains("background worker"), "the worker's script is kept too");

    // In another tab as well.
    let first = page.open_tab();
    page.load_at("#columns");
    page.find("heading", "One story, 2 versions");
    page.find("button", "Add articles").click();
    page.find("button", "Back to the demo").click();
    page.find("button", "Done").click();
    see_the_demo(&page);
    page.turn_to(&first);

    // The reader hears of it once, quietly.
    page.script("dispatchEvent(new Event('offline'))");
    page.wait_for_text("You are offline; everything here still works.");
    page.script("dispatchEvent(new Event('online'))");
    page.wait_for_no_text("You are offline");
}

/// Nothing is kept for a page that Wirediff is only a part of.
pub fn not_for_a_host(reader: &Reader) {
    let server = reader.serve();
    let page = reader.open_at(&server);
    see_the_demo(&page);
    wait_until_kept(&page);
    // Another page of the same folder, served by the same service worker.
    page.load_at("icons/icon.svg");
    let served = page.script(
        "return fetch('../wire-diff.js').then(answer => answer.headers.get('content-security-policy') !== null)",
    );
    assert_eq!(served, true, "the host's page still has its files");
    server.stop();
    let served = page.script("return fetch('../wire-diff.js').then(() => 'kept', () => 'refused')");
    assert_eq!(served, "refused", "and has them from the network alone");
}

/// Waits until the browser has the whole page.
pub fn wait_until_kept(page: &Page) {
    page.wait_for("the page to be kept", || {
        (page.script("return navigator.serviceWorker.controller !== null") == true).then_some(())
    });
}

/// Waits until a story is among those that the browser keeps.
pub fn wait_until_stored(page: &Page, name: &str) {
    let script = format!(
        "return new Promise(done => {{
             const opening = indexedDB.open('wirediff');
             // To look for it is not to make it.
             opening.onupgradeneeded = () => opening.transaction.abort();
             opening.onsuccess = () => {{
                 const database = opening.result;
                 const all = database.transaction('summaries').objectStore('summaries').getAll();
                 all.onsuccess = () => {{ database.close(); done(all.result.map(it => it.name)); }};
             }};
             opening.onerror = () => done([]);
         }}).then(names => names.includes({name:?}))"
    );
    page.wait_for(&format!("the story “{name}” to be kept"), || (page.script(&script) == true).then_some(()));
}
