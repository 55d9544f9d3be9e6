//! `dist/site`: the page, for any folder of any host.

use std::path::{Path, PathBuf};

use super::archive::Entry;
use super::files;
use crate::command::{Outcome, Result};
use crate::page;

/// The page as it was built, with the names that its files got.
pub struct Site {
    pub folder: PathBuf,
    /// `index.html`, as text.
    pub html: String,
}

/// Builds the page in release mode.
pub fn make(dist: &Path) -> Result<Site> {
    let folder = dist.join("site");
    if page::build(&folder)? == Outcome::Bad {
        return Err("The page cannot be built, so there is nothing to publish.".to_owned());
    }
    open(folder)
}

/// Takes a page that is built already.
pub fn take(built: &Path, dist: &Path) -> Result<Site> {
    let folder = dist.join("site");
    for path in files::below(built)? {
        files::write(&folder.join(&path), files::read(&built.join(&path))?)?;
    }
    open(folder)
}

fn open(folder: PathBuf) -> Result<Site> {
    let html = files::read_text(&folder.join("index.html"))?;
    Ok(Site { folder, html })
}

/// What a page with the element fetches beside `wire-diff.js`: the start and end
/// of each file's name in the site, where its content is part of the name, and
/// the plain name for where that is of no use.
const BESIDE: [(&str, &str, &str); 4] = [
    ("wirediff-page-", ".js", "wirediff.js"),
    ("wirediff-page-", "_bg.wasm", "wirediff_bg.wasm"),
    ("wire-diff-", ".css", "wire-diff.css"),
    ("es", ".txt", "es.txt"),
];

/// The element's own script, which names the others.
pub const SCRIPT: &str = "wire-diff.js";

impl Site {
    /// Returns the element's files as they are in the site, its script first.
    pub fn element(&self) -> Result<Vec<Entry>> {
        let names = files::below(&self.folder)?;
        let mut entries = vec![(SCRIPT.to_owned(), files::read(&self.folder.join(SCRIPT))?)];
        for (start, end, _) in BESIDE {
            let name = names.iter().find(|name| name.starts_with(start) && name.ends_with(end));
            let name = name.ok_or_else(|| format!("The page has no file {start}…{end}."))?;
            entries.push((name.clone(), files::read(&self.folder.join(name))?));
        }
        Ok(entries)
    }

    /// Returns the element's files by names that stay the same in every version.
    pub fn element_by_plain_names(&self) -> Result<Vec<Entry>> {
        let mut entries = self.element()?;
        let mut script = String::from_utf8_lossy(&entries[0].1).into_owned();
        for ((_, _, plain), (name, _)) in BESIDE.iter().zip(&mut entries[1..]) {
            script = script.replace(name.as_str(), plain);
            *name = (*plain).to_owned();
        }
        entries[0].1 = script.into_bytes();
        Ok(entries)
    }
}
