//! `dist/selfhosted.zip`: one folder to put on a server.

use std::path::Path;

use super::archive::{Entry, zip};
use super::checksums::{Integrity, integrity, table};
use super::site::{SCRIPT, Site};
use super::{VERSION, files};
use crate::command::Result;
use crate::folders;

/// What shows a comparison in a frame.
const FRAME: [&str; 4] = ["embed.html", "embed-frame.js", "embed.js", "demo.css"];

/// Writes the archive; returns its scripts' names with their integrity.
pub fn make(site: &Site, dist: &Path) -> Result<Vec<Integrity>> {
    let root = folders::root();
    let mut entries = site.element()?;
    let script = |name: &str| -> Result<Entry> { Ok((name.to_owned(), files::read(&site.folder.join(name))?)) };
    for name in FRAME {
        entries.push(script(name)?);
    }
    let hashed = entries.iter().filter(|(name, _)| [SCRIPT, "embed.js"].contains(&name.as_str()));
    let hashes: Vec<Integrity> = hashed.map(|(name, bytes)| (name.clone(), integrity(bytes))).collect();
    let own = root.join("embed");
    entries.push(("example.html".to_owned(), files::read(&own.join("example.html"))?));
    let readme = files::read_text(&own.join("README.md"))? + &table(VERSION, &hashes);
    entries.push(("README.md".to_owned(), readme.into_bytes()));
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        entries.push((name.to_owned(), files::read(&root.join(name))?));
    }
    // One folder, so that unpacking strews nothing about.
    let entries = entries.into_iter().map(|(name, bytes)| (format!("wirediff-{VERSION}/{name}"), bytes));
    files::write(&dist.join("selfhosted.zip"), zip(entries.collect())?)?;
    Ok(hashes)
}
