//! What is published works where it is put. Needs `cargo xtask dist`, which
//! walks these journeys with `--check`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::Reader;
use crate::server::{Server, Workers};
use crate::steps::{OUTLETS, go_to_view, see_the_demo};

/// Opens the single file from disk, where there is no server.
pub fn single_file(reader: &Reader) {
    let file = dist().expect("what is published").join("wirediff.html");
    let page = reader.open_address(&format!("file://{}", file.display()));
    see_the_demo(&page);
    assert!(!page.text().contains("background worker"), "its worker works");
    go_to_view(&page, "Columns");
    page.wait_for_text(OUTLETS[1]);
    page.assert_no_complaints();
}

/// Opens the page of a fresh project that has taken the package from npm.
pub fn package(reader: &Reader) {
    let server = Server::start(app().expect("a built project"), Workers::Run);
    let page = reader.open_address(&server.origin());
    page.wait_for_text("Some 1,200 passengers");
    page.find("button", "Next difference");
    page.assert_no_complaints();
}

/// Opens that project's other page, which has the README's component for React in
/// it: it is given a story, tells what it hears, is drawn again, taken away and
/// put back.
pub fn react(reader: &Reader) {
    let server = Server::start(app().expect("a built project"), Workers::Run);
    let page = reader.open_address(&format!("{}/react/", server.origin()));
    page.find("heading", "The ferry");
    page.wait_for_text("another five years");
    page.wait_for_text("Drawn 1, heard of articles: 2.");
    assert_eq!(page.script("return one('wire-diff').getAttribute('view')"), "columns");

    // Drawn again with the same story, it is left alone; what it tells is heard once.
    page.script("window.frame = one('.wire-diff')");
    page.find("button", "Draw again").click();
    page.find("button", "Draw again").click();
    page.wait_for_text("Drawn 3, heard of articles: 2.");
    page.find("button", "Other story").click();
    page.wait_for_text("another seven years");
    page.wait_for_text("Drawn 3, heard of articles: 2, 2.");
    assert_eq!(page.script("return one('.wire-diff') === frame"), true, "it is the same element");

    // What the reader has turned to stays when it is drawn again.
    go_to_view(&page, "Findings");
    page.find("button", "Draw again").click();
    page.wait_for_text("Drawn 4,");
    page.find("heading", "Findings");

    page.find("button", "Hide or show").click();
    page.wait_for_no_text("seven years");
    assert_eq!(page.script("return all('wire-diff').length"), 0);
    page.find("button", "Hide or show").click();
    page.wait_for_text("another seven years");
    page.wait_for_text("Drawn 4, heard of articles: 2, 2, 2.");
    page.assert_no_complaints();
}

/// Opens the example page of the folder for servers, and then one of another
/// host that takes the script from there and checks it.
pub fn folder(reader: &Reader) {
    let folder = env::temp_dir().join(format!("wirediff-folder-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    let archive = dist().expect("what is published").join("selfhosted.zip");
    unpack(&archive, &folder);
    let inside = fs::read_dir(&folder).expect("the unpacked archive").flatten().next().expect("one folder").path();
    let server = Server::start(inside.clone(), Workers::Unruled);
    let page = reader.open_address(&format!("{}/example.html", server.origin()));
    page.find("button", "Next difference");
    page.assert_no_complaints();

    let readme = fs::read_to_string(inside.join("README.md")).expect("the folder's README");
    let row = readme.lines().find(|line| line.starts_with("| wire-diff.js |")).expect("its integrity");
    let integrity = row.split('`').nth(1).expect("a hash");
    let example = fs::read_to_string(inside.join("example.html")).expect("the example");
    let script = format!("src=\"{}/wire-diff.js\" crossorigin integrity=\"{integrity}\"", server.origin());
    let other = folder.join("other");
    let written = fs::create_dir(&other)
        .and_then(|()| fs::write(other.join("index.html"), example.replace("src=\"wire-diff.js\"", &script)));
    written.expect("a page to be written");
    let host = Server::start(other, Workers::Unruled);
    page.go(&host.origin());
    page.find("button", "Next difference");
    page.assert_no_complaints();
    let _ = fs::remove_dir_all(folder);
}

/// Returns the folder of what is published, if it is named.
pub fn dist() -> Option<PathBuf> {
    env::var_os("WIREDIFF_DIST").map(PathBuf::from).filter(|path| path.is_dir())
}

/// Returns the folder of the fresh project's page, if it is named.
pub fn app() -> Option<PathBuf> {
    env::var_os("WIREDIFF_APP").map(PathBuf::from).filter(|path| path.is_dir())
}

/// Unpacks an archive the way most readers of its README would.
fn unpack(archive: &Path, folder: &Path) {
    let unzip = Command::new("unzip").arg("-q").arg(archive).arg("-d").arg(folder).status();
    assert!(unzip.is_ok_and(|status| status.success()), "`unzip` unpacks the archive");
}
