//! `dist/npm`: the element as a package.

use std::path::Path;

use super::VERSION;
use super::checksums::{Integrity, integrity, table};
use super::files;
use super::site::Site;
use crate::command::Result;
use crate::folders;

/// What tells editors and bundlers of the element, beside its script.
const DESCRIPTIONS: [&str; 3] = ["wire-diff.d.ts", "custom-elements.json", "web-types.json"];

/// Writes the package; returns its scripts' names with their integrity.
pub fn make(site: &Site, dist: &Path) -> Result<Vec<Integrity>> {
    let folder = dist.join("npm");
    let root = folders::root();
    let built = site.element_by_plain_names()?;
    for (name, bytes) in &built {
        files::write(&folder.join(name), bytes)?;
    }
    for name in DESCRIPTIONS {
        files::write(&folder.join(name), files::read(&root.join("element").join(name))?)?;
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        files::write(&folder.join(name), files::read(&root.join(name))?)?;
    }
    let names: Vec<&str> = built.iter().map(|(name, _)| name.as_str()).chain(DESCRIPTIONS).collect();
    files::write(&folder.join("package.json"), manifest(&names))?;
    let hashes: Vec<Integrity> = built.iter().map(|(name, bytes)| (name.clone(), integrity(bytes))).collect();
    let readme = files::read_text(&root.join("element/README.md"))?;
    files::write(&folder.join("README.md"), readme + &table(VERSION, &hashes))?;
    Ok(hashes)
}

/// Returns the manifest of a package with these files.
fn manifest(names: &[&str]) -> String {
    let exports = names.iter().map(|name| format!("    \"./{name}\": \"./{name}\""));
    let exports: Vec<String> = exports.collect();
    let files = names.iter().chain(&["LICENSE-MIT", "LICENSE-APACHE"]).map(|name| format!("    \"{name}\""));
    let files: Vec<String> = files.collect();
    format!(
        r#"{{
  "name": "wirediff",
  "version": "{VERSION}",
  "description": "A custom element that lays the versions of one news story side by side, paragraph by paragraph",
  "keywords": ["diff", "collation", "news", "journalism", "custom-element", "web-component", "webassembly"],
  "license": "MIT OR Apache-2.0",
  "type": "module",
  "exports": {{
    ".": {{
      "types": "./wire-diff.d.ts",
      "default": "./wire-diff.js"
    }},
{}
  }},
  "types": "./wire-diff.d.ts",
  "customElements": "custom-elements.json",
  "web-types": "web-types.json",
  "sideEffects": ["./wire-diff.js"],
  "files": [
{}
  ]
}}
"#,
        exports.join(",\n"),
        files.join(",\n"),
    )
}
