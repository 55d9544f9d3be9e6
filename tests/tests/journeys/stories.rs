//! The reader's own stories are there again on the next visit.

use std::env;
use std::fs;

use crate::Reader;
use crate::element::Element;
use crate::offline::wait_until_stored;
use crate::page::{Page, key};
use crate::steps::{paste, see_the_demo, start_over};

const WIRE: &str = "The council agreed on Tuesday to plant trees.";
const PAPER: &str = "The council reluctantly agreed to plant trees.";

pub fn walk(reader: &Reader) {
    let page = reader.open();
    see_the_demo(&page);
    paste(&page, "Wire", WIRE);
    paste(&page, "Paper", PAPER);
    wait_until_stored(&page, "Wire, Paper");

    // Loaded again, the story is there, and the address says what is on show.
    page.load_at("#columns");
    page.find("heading", "One story, 2 versions");
    page.wait_for_text("reluctantly");

    // A name of its own, also over a reload.
    open_dialog(&page);
    let field = page.find("textbox", "Name of the story Wire, Paper");
    field.rewrite(&format!("Trees{}", key::ENTER));
    page.find("textbox", "Name of the story Trees");
    page.find("button", "Done").click();
    page.find("heading", "Trees");
    wait_until_stored(&page, "Trees");
    page.load();
    page.find("heading", "Trees");

    // A second story; the first can be opened again.
    start_over(&page);
    page.wait_for_text("Their story is kept under “Your stories”.");
    paste(&page, "Gazette", "Snow fell in the night.");
    wait_until_stored(&page, "Gazette");
    open_dialog(&page);
    page.find("button", "Open: Trees").click();
    page.find("textbox", "Outlet of Paper");
    page.find("button", "Open: Gazette");
    page.find("button", "Done").click();
    page.find("heading", "Trees");

    // Deleted, and put back.
    open_dialog(&page);
    page.find("button", "Delete: Gazette").click();
    page.wait_for_text("“Gazette” was deleted.");
    assert!(!page.has("button", "Open: Gazette"));
    undo_in_dialog(&page);
    page.find("button", "Open: Gazette");

    // Deleted while it is on show.
    page.find("button", "Delete: Trees").click();
    page.wait_for_text("“Trees” was deleted.");
    undo_in_dialog(&page);
    page.find("textbox", "Name of the story Trees");
    page.find("textbox", "Outlet of Wire");
    page.find("button", "Done").click();
    page.load();
    page.find("heading", "Trees");
    page.assert_no_complaints();
}

/// A story leaves as one file, and comes back from it.
pub fn export_and_import(reader: &Reader) {
    let page = reader.open();
    see_the_demo(&page);
    paste(&page, "Wire", WIRE);
    paste(&page, "Paper", PAPER);
    wait_until_stored(&page, "Wire, Paper");
    page.script(
        "const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { blob.text().then(text => window.exported = text); return make.call(URL, blob); };
         HTMLAnchorElement.prototype.click = function () { window.exportedAs = this.download; };",
    );
    open_dialog(&page);
    page.find("button", "Export: Wire, Paper").click();
    let text = page.wait_for("the file", || page.script("return window.exported").as_str().map(str::to_owned));
    assert_eq!(page.script("return window.exportedAs"), "Wire--Paper.story.json");
    page.find("button", "Delete: Wire, Paper").click();
    page.wait_for_text("“Wire, Paper” was deleted.");

    let path = env::temp_dir().join(format!("wirediff-{}.story.json", std::process::id()));
    fs::write(&path, text).expect("a file for this journey");
    let import = page.select(".stories input[type=file]").swap_remove(0);
    import.write(&path.to_string_lossy());
    page.find("textbox", "Outlet of Paper");
    fs::remove_file(&path).expect("the file goes");
    page.find("button", "Done").click();
    page.find("heading", "One story, 2 versions");
    wait_until_stored(&page, "Wire, Paper");
    page.assert_no_complaints();
}

/// Two tabs show one story and both change it: both changes are kept.
pub fn two_tabs(reader: &Reader) {
    let page = reader.open();
    see_the_demo(&page);
    paste(&page, "Wire", WIRE);
    wait_until_stored(&page, "Wire");
    let first = page.open_tab();
    page.load();
    page.wait_for_text("One article so far.");
    paste(&page, "Paper", PAPER);
    wait_until_stored(&page, "Wire, Paper");

    page.turn_to(&first);
    paste(&page, "Gazette", "The council would not plant trees.");
    page.wait_for_text("This story was changed in another tab.");
    page.wait_for_text("is now “Wire, Gazette (copy)”.");
    wait_until_stored(&page, "Wire, Gazette (copy)");
    wait_until_stored(&page, "Wire, Paper");
    page.find("heading", "Wire, Gazette (copy)");
    // What follows goes into the copy, without a word.
    paste(&page, "Courier", "No trees, said the council.");
    open_dialog(&page);
    page.wait_for_text("On show · 3 articles");
    page.find("button", "Open: Wire, Paper");
    assert!(!page.has("button", "Open: Wire, Gazette (copy)"));
    page.assert_no_complaints();
}

/// Where nothing can be kept, the page says so, and goes on.
pub fn no_room(reader: &Reader) {
    let page = reader.open();
    see_the_demo(&page);
    page.script(
        "window.put = IDBObjectStore.prototype.put;
         IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };",
    );
    paste(&page, "Wire", WIRE);
    page.wait_for_text("There is no room left to keep this story.");
    page.wait_for_text("One article so far.");
    // It is kept once there is room again.
    page.script("IDBObjectStore.prototype.put = window.put;");
    paste(&page, "Paper", PAPER);
    wait_until_stored(&page, "Wire, Paper");
    page.wait_for_no_text("There is no room left");

    page.script("IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError'); };");
    paste(&page, "Gazette", "The council would not plant trees.");
    page.wait_for_text("This browser keeps nothing for this page");
    page.find("heading", "One story, 3 versions");
    page.assert_no_complaints();
}

fn open_dialog(page: &Page) {
    page.find("button", "Add articles").click();
    page.find("heading", "Your stories");
}

fn undo_in_dialog(page: &Page) {
    let undo = || page.select(".articles__news button").into_iter().find(|it: &Element| it.name() == "Undo");
    page.wait_for("a way back", undo).click();
}
