//! The page goes on where there is no room to keep a copy of it.

use serde_json::{Value, json};

use crate::Reader;
use crate::build::Build;
use crate::new_version::{look_for_updates, see_the_old_version};
use crate::offline::wait_until_kept;
use crate::page::Page;
use crate::server::{Server, Workers};
use crate::steps::{OUTLETS, paste, see_the_demo};

/// Too little for the page, in bytes.
const LITTLE: u64 = 200_000;

/// On a first visit nothing is kept, which is said, and all else works.
pub fn first_visit(reader: &Reader) {
    let server = reader.serve();
    let page = reader.open_address("about:blank");
    page.resize(1280, 900);
    give_room(&page, &server.origin(), Some(LITTLE));
    page.go(&server.origin());
    see_the_demo(&page);
    page.wait_for_text("there is no room on this device to keep the page");
    assert_eq!(kept(&page), json!([]), "half a page is no page");
    paste(&page, "Wire", "The council agreed on Tuesday to plant trees.");
    paste(&page, "Paper", "The council reluctantly agreed to plant trees.");
    page.find("heading", "One story, 2 versions");
    page.script("dispatchEvent(new Event('offline'))");
    page.wait_for_text("there was no room on this device to keep the page, so leave it open");
    page.script("dispatchEvent(new Event('online'))");

    // When there is room again, the next visit keeps it.
    give_room(&page, &server.origin(), None);
    page.go(&format!("{}/", server.origin()));
    wait_until_kept(&page);
    page.wait_for_no_text("there is no room");
    server.stop();
    page.script("history.replaceState(null, '', '#columns'); location.reload()");
    page.find("heading", "Columns");
    page.wait_for_text(OUTLETS[1]);
}

/// A new version for which there is no room leaves the one that is kept as it is.
pub fn new_version(reader: &Reader) {
    let build = Build::new("full");
    let server = Server::start(build.folder(), Workers::Run);
    let page = reader.open_at(&server);
    see_the_demo(&page);
    wait_until_kept(&page);
    let before = kept(&page);

    give_room(&page, &server.origin(), Some(LITTLE));
    build.change("second");
    assert_eq!(look_for_updates(&page), "redundant");
    page.wait_for_text("no room on this device to keep it: this one goes on");
    assert_eq!(kept(&page), before, "what is kept stays, and nothing of the new version is left");
    assert!(!page.text().contains("A new version is here."));

    let origin = page.origin().to_owned();
    see_the_old_version(&page, server);
    give_room(&page, &origin, None);
}

/// Says how many bytes the browser may keep for a site; as many as usual, if none
/// are named.
fn give_room(page: &Page, origin: &str, bytes: Option<u64>) {
    let mut room = json!({ "origin": origin });
    if let Some(bytes) = bytes {
        room["quotaSize"] = json!(bytes);
    }
    page.chromium("Storage.overrideQuotaForOrigin", room);
}

/// Returns the names of the versions that are kept.
fn kept(page: &Page) -> Value {
    page.script("return caches.keys().then(names => names.filter(name => !name.endsWith(' clients')))")
}
