//! `use` points one way: each layer knows only the ones before it.
//!
//! This reads the source files, so that a wrong turn is found by its name and
//! not by a reviewer. A new module is added here, where it belongs.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The engine: names and plain data, then the steps in the order they are taken.
const ENGINE: &[&[&str]] = &[
    &["id", "options", "sort", "stem", "features"],
    &["story"],
    &["article"],
    &["collation"],
    &["read", "story_file"],
    &["recast"],
    &["facts"],
    &["apparatus"],
    &["corpus", "names"],
    &["weighed", "similarity"],
    &["align"],
    &["candidates", "dense", "swaps"],
    &["links", "support"],
    &["context"],
    &["pins"],
    &["frame", "edits", "evidence", "passages", "relation"],
    &["copies", "linking", "dress", "summary"],
    &["findings"],
    &["credits", "shares"],
    &["absences", "ledger", "likeness"],
    &["collate", "training"],
    &["lib"],
];

/// The page: words and the document, then what is computed, then what is shown.
const PAGE: &[&[&str]] = &[
    &["phrases", "device", "dom", "shape", "part"],
    &["highlight"],
    &["model"],
    &["json", "light", "files", "worker"],
    &["offline", "storage"],
    &["session"],
    &["views"],
    &["app", "glance"],
    &["inside"],
    &["element"],
    &["lib"],
    &["main"],
];

/// Uses against the direction, each with its reason.
const EXCEPTIONS: &[(&str, &str)] = &[
    // A link holds its edits, and what an edit is stands beside what makes it.
    ("collation", "edits"),
    // Likewise findings.
    ("collation", "findings"),
];

#[test]
fn the_engine_reads_from_its_data_to_its_collation() {
    check("engine/src", ENGINE);
}

#[test]
fn the_page_reads_from_its_words_to_its_views() {
    check("src", PAGE);
}

#[test]
fn the_engine_knows_neither_browser_nor_page() {
    for word in ["wasm-bindgen", "js-sys", "web-sys", "gloo", "leptos", "wirediff-page"] {
        refuse("engine/Cargo.toml", word);
    }
}

#[test]
fn the_command_line_knows_only_the_engine() {
    for word in ["wasm-bindgen", "web-sys", "leptos", "wirediff-page", "wirediff-tests"] {
        refuse("cli/Cargo.toml", word);
    }
}

#[test]
fn only_the_engine_compares_texts() {
    refuse("Cargo.toml", "similar =");
    refuse("cli/Cargo.toml", "similar =");
}

/// Fails if a manifest names a package it must do without.
#[track_caller]
fn refuse(manifest: &str, word: &str) {
    let text = fs::read_to_string(root().join(manifest)).expect("the manifest can be read");
    assert!(!text.contains(word), "{manifest} must do without {word}");
}

/// Fails if any file of a crate uses a module of a later layer.
#[track_caller]
fn check(folder: &str, layers: &[&[&str]]) {
    let layer = |module: &str| layers.iter().position(|names| names.contains(&module));
    let folder = root().join(folder);
    let files = sources(&folder);
    let exported = exported(&folder);
    let mut faults = Vec::new();
    for file in &files {
        let path = file.strip_prefix(&folder).expect("a file lies in its folder");
        let own = module(path);
        let Some(own_layer) = layer(&own) else {
            faults.push(format!("{} has no place among the layers yet", path.display()));
            continue;
        };
        let text = fs::read_to_string(file).expect("a source file can be read");
        for used in used(&text) {
            let used = exported.get(&used).unwrap_or(&used);
            match layer(used) {
                Some(used_layer) if used_layer <= own_layer => {}
                Some(_) if EXCEPTIONS.contains(&(&own, used)) => {}
                Some(_) => faults.push(format!("{} uses {used}, which comes later", path.display())),
                None => faults.push(format!("{} uses {used}, which has no layer", path.display())),
            }
        }
    }
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Returns the module at the crate's root that a file belongs to.
fn module(path: &Path) -> String {
    let first = path.iter().next().expect("a path has a first part");
    Path::new(first).file_stem().expect("a file has a name").to_string_lossy().into_owned()
}

/// Returns what a file uses of its own crate: the names that follow `crate::`.
/// Its tests may look anywhere.
fn used(text: &str) -> Vec<String> {
    let code: String = text
        .split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default()
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect();
    code.split("crate::").skip(1).flat_map(names).collect()
}

/// Returns the first name of a path, or of each path in braces.
fn names(path: &str) -> Vec<String> {
    let Some(group) = path.strip_prefix('{') else {
        return vec![identifier(path)];
    };
    let mut depth = 1;
    let mut names = Vec::new();
    let mut start = Some(0);
    for (i, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => start = Some(i + 1),
            c if depth == 1 && !c.is_whitespace() => {
                if let Some(start) = start.take() {
                    names.push(identifier(group[start..].trim_start()));
                }
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// Returns the module of each name that the crate's root gives out again.
fn exported(folder: &Path) -> BTreeMap<String, String> {
    let root = fs::read_to_string(folder.join("lib.rs")).unwrap_or_default();
    let mut exported = BTreeMap::new();
    for path in root.split("pub use ").skip(1) {
        let path = path.split(';').next().unwrap_or_default();
        let Some((module, items)) = path.split_once("::") else { continue };
        for item in items.split(|c: char| !c.is_alphanumeric() && c != '_') {
            // A function may bear its module's name.
            if !item.is_empty() && item != module {
                exported.insert(item.to_owned(), module.to_owned());
            }
        }
    }
    exported
}

/// Returns a folder's source files, those in folders of its own included, but for
/// what is tests alone.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be read").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            files.push(path);
        }
    }
    files
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lie in the root")
}

#[test]
fn used_names_are_found_alone_and_in_braces() {
    let text = "use crate::id::BlockId;\nuse crate::{\n    align::{self, Pair},\n    Article,\n};\n\
                // crate::not_this\n#[cfg(test)]\nmod tests { use crate::collate; }";
    assert_eq!(used(text), ["id", "align", "Article"]);
}
