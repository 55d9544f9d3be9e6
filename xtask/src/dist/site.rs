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

/// The element's own script, which names the others.
pub const SCRIPT: &str = "wire-diff.js";

impl Site {
    /// Returns the element's files as they are in the site, its script first: all
    /// that the script names, and that those name in turn.
    pub fn element(&self) -> Result<Vec<Entry>> {
        let names: Vec<String> = files::below(&self.folder)?.into_iter().filter(|name| !name.contains('/')).collect();
        let mut entries: Vec<Entry> = Vec::new();
        let mut wanted = vec![SCRIPT.to_owned()];
        while let Some(name) = wanted.pop() {
            let bytes = files::read(&self.folder.join(&name))?;
            if name.ends_with(".js") {
                let script = String::from_utf8_lossy(&bytes);
                let is_new = |other: &&String| **other != name && !entries.iter().any(|(known, _)| known == *other);
                let named: Vec<&String> =
                    names.iter().filter(is_new).filter(|other| is_named(&script, other)).collect();
                wanted.extend(named.into_iter().cloned());
            }
            wanted.retain(|other| *other != name);
            entries.push((name, bytes));
        }
        entries[1..].sort();
        Ok(entries)
    }

    /// Returns the element's files by names that stay the same in every version.
    pub fn element_by_plain_names(&self) -> Result<Vec<Entry>> {
        let mut entries = self.element()?;
        let names: Vec<String> = entries.iter().map(|(name, _)| name.clone()).collect();
        for (name, bytes) in &mut entries {
            if name.ends_with(".js") {
                let script = String::from_utf8_lossy(bytes).into_owned();
                *bytes = names.iter().fold(script, |script, name| script.replace(name, &plain(name))).into_bytes();
            }
            *name = plain(name);
        }
        Ok(entries)
    }
}

/// Says whether a script names a file as one beside it.
fn is_named(script: &str, name: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || c == '-' || c == '_' || c == '.';
    script.match_indices(name).any(|(at, _)| {
        let (before, after) = (&script[..at], &script[at + name.len()..]);
        !before.strip_suffix("./").unwrap_or(before).ends_with(is_letter) && !after.starts_with(is_letter)
    })
}

/// Returns a file's name without the hash of its content:
/// `wirediff-page-0123456789abcdef_bg.wasm` is `wirediff-page_bg.wasm`.
fn plain(name: &str) -> String {
    let is_hash = |text: &str| (8..=16).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let hash = name.match_indices('-').find_map(|(at, _)| {
        let rest = &name[at + 1..];
        let end = at + 1 + rest.find(['.', '_'])?;
        is_hash(&name[at + 1..end]).then_some(at..end)
    });
    hash.map_or_else(|| name.to_owned(), |hash| format!("{}{}", &name[..hash.start], &name[hash.end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_element_is_all_that_its_script_names() {
        let folder = std::env::temp_dir().join(format!("wirediff-site-{}", std::process::id()));
        let glue = "wirediff-page-0123456789abcdef.js";
        let wasm = "wirediff-page-123456789abcdef_bg.wasm";
        for (name, text) in [
            (SCRIPT, format!("import('./{glue}'); new URL(\"./es.txt\"); // as no embed.json")),
            (glue, format!("fetch('{wasm}'); '{SCRIPT}'")),
            (wasm, String::new()),
            ("es.txt", String::new()),
            ("embed.js", format!("'{SCRIPT}'")),
            ("icons/es.txt", String::new()),
            ("index.html", String::new()),
        ] {
            files::write(&folder.join(name), text).expect("a file for this test");
        }
        let site = open(folder.clone()).expect("a site");
        let (hashed, plain) = (site.element(), site.element_by_plain_names());
        files::remove(&folder).expect("the folder goes");
        let names = |entries: &[Entry]| entries.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&hashed.expect("its files")), [SCRIPT, "es.txt", glue, wasm]);
        let plain = plain.expect("its files");
        assert_eq!(names(&plain), [SCRIPT, "es.txt", "wirediff-page.js", "wirediff-page_bg.wasm"]);
        assert!(plain[0].1.starts_with(b"import('./wirediff-page.js')"));
        assert!(plain[2].1.starts_with(b"fetch('wirediff-page_bg.wasm')"));
    }
}
