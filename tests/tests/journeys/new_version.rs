//! A new version of the page comes, whole or not at all, and never under the
//! reader's hands.

use std::fs;

use serde_json::Value;

use crate::build::Build;
use crate::offline::{wait_until_kept, wait_until_stored};
use crate::page::Page;
use crate::server::{Server, Workers};
use crate::steps::{paste, see_the_demo};
use crate::{Reader, built_page};

const NOTICE: &str = "A new version is here.";

pub fn walk(reader: &Reader) {
    let build = Build::new("whole");
    let server = Server::start(build.folder(), Workers::Run);
    let page = reader.open_at(&server);
    see_the_demo(&page);
    wait_until_kept(&page);
    page.load();
    see_the_demo(&page);
    assert_eq!(page.script("return document.documentElement.dataset.build"), Value::Null);

    build.change("second");
    look_for_updates(&page);
    page.wait_for_text(NOTICE);

    // The page that is open goes on as it was, with its own files.
    assert_eq!(worker_of(&page), "boot");
    paste(&page, "Wire", "The council agreed on Tuesday to plant trees.");
    paste(&page, "Paper", "The council reluctantly agreed to plant trees.");
    page.find("heading", "One story, 2 versions");
    wait_until_stored(&page, "Wire, Paper");
    assert_eq!(page.script("return document.documentElement.dataset.build"), Value::Null);

    // Another tab has the new version, and takes nothing from this one.
    let first = page.open_tab();
    page.load();
    page.find("heading", "One story, 2 versions");
    assert_eq!(page.script("return document.documentElement.dataset.build"), "second");
    assert_eq!(worker_of(&page), "died");
    assert!(!page.text().contains(NOTICE));
    page.turn_to(&first);
    assert_eq!(worker_of(&page), "boot");

    // It is the reader who loads the page anew.
    page.find("button", "Reload").click();
    page.wait_for("the new version", || {
        (page.script("return document.documentElement.dataset.build") == "second").then_some(())
    });
    page.find("heading", "One story, 2 versions");
    page.wait_for_no_text(NOTICE);
    assert_eq!(worker_of(&page), "died");
    server.stop();
    page.load();
    page.find("heading", "One story, 2 versions");
}

/// An update of which one file is missing changes nothing.
pub fn half_done(reader: &Reader) {
    let build = Build::new("half");
    let server = Server::start(build.folder(), Workers::Run);
    let page = reader.open_at(&server);
    see_the_demo(&page);
    wait_until_kept(&page);
    let before = page.script("return caches.keys()");

    build.change("second");
    fs::remove_file(build.folder().join("icons/icon-192.png")).expect("the file can go missing");
    assert_eq!(look_for_updates(&page), "redundant");
    assert_eq!(page.script("return caches.keys()"), before, "nothing of it is left");
    assert!(!page.text().contains(NOTICE));

    // Nor one of which a file is of another version than its list.
    fs::copy(built_page().join("icons/icon-192.png"), build.folder().join("icons/icon-192.png"))
        .expect("the file comes back");
    build.edit("wire-diff.js", |text| format!("{text}\n// Of a third version."));
    build.edit("sw.js", |text| format!("{text}\n// Another attempt."));
    assert_eq!(look_for_updates(&page), "redundant");

    see_the_old_version(&page, server);
    assert_eq!(worker_of(&page), "boot");
}

/// Where the browser has cleared the copy away, the page comes from the network,
/// and is kept again.
pub fn cleared(reader: &Reader) {
    let server = reader.serve();
    let page = reader.open_at(&server);
    see_the_demo(&page);
    wait_until_kept(&page);
    page.script("return caches.keys().then(names => Promise.all(names.map(name => caches.delete(name))))");
    page.load();
    see_the_demo(&page);
    page.wait_for("the copy to be whole again", || {
        let script = "return caches.match('icons/icon-512.png').then(kept => kept !== undefined)";
        (page.script(script) == true).then_some(())
    });
    server.stop();
    page.load();
    see_the_demo(&page);
}

/// Loads the page anew, with its server and without: it is the version it was.
pub fn see_the_old_version(page: &Page, server: Server) {
    let build = || page.script("return document.documentElement.dataset.build");
    page.load();
    see_the_demo(page);
    assert_eq!(build(), Value::Null);
    server.stop();
    page.load();
    see_the_demo(page);
    assert_eq!(build(), Value::Null);
}

/// Looks for a new version, as the page does now and then; returns what became
/// of it.
pub fn look_for_updates(page: &Page) -> Value {
    page.script_async(
        "const done = arguments[arguments.length - 1];
         navigator.serviceWorker.getRegistration().then((registration) => {
             registration.onupdatefound = () => {
                 const found = registration.installing;
                 found.onstatechange = () => {
                     if (['activated', 'redundant'].includes(found.state)) done(found.state);
                 };
             };
             registration.update().catch((error) => done(String(error)));
         });",
    )
}

/// Starts a worker as the page would; returns its first word, or that it died.
fn worker_of(page: &Page) -> Value {
    page.script_async(
        "const done = arguments[arguments.length - 1];
         const worker = new Worker('wire-diff.js', { type: 'module' });
         worker.onmessage = ({ data }) => { worker.terminate(); done(data); };
         worker.onerror = () => done('died');",
    )
}
