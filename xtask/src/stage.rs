//! `cargo xtask stage`: the last step of every build, which Trunk calls.
//!
//! Trunk names files after their content; this takes the wasm apart, writes the
//! names into `wire-diff.js`, which keeps its own, makes one stylesheet of all,
//! and lists all files for `sw.js`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{Outcome, Result};
use crate::parts::{self, Code, Part};
use crate::precache;

/// The script that a page names; all others are found beside it.
const SCRIPT: &str = "wire-diff.js";

/// Finishes the build in the folder that Trunk names.
pub fn stage(arguments: &[String]) -> Result<Outcome> {
    if !arguments.is_empty() {
        return Err("`cargo xtask stage` takes no arguments.".to_owned());
    }
    let folder = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder = folder.ok_or("`cargo xtask stage` is a step of a build: `trunk build` calls it.")?;
    write_names(&folder)?;
    // Last, since the list holds every other file's hash.
    precache::write(&folder)?;
    Ok(Outcome::Good)
}

/// Writes the files' names into the element's script.
fn write_names(folder: &Path) -> Result<()> {
    let sheet = gather_sheets(folder)?;
    let spanish = name_after_content(folder, "es.txt")?;
    let Code { glue, wasm, parts } = parts::split(folder)?;
    let parts: Vec<String> = parts.iter().map(|part| format!("      {}: {},\n", part.name, address(part))).collect();
    let script = read(&folder.join(SCRIPT))?;
    let script = script.replace("{{glue}}", &glue).replace("{{wasm}}", &wasm).replace("{{sheet}}", &sheet);
    let script = script.replace("{{es}}", &spanish).replace("      \"{{parts}}\": \"\",\n", &parts.concat());
    if script.contains("{{") {
        return Err(format!("{SCRIPT} has a name that `cargo xtask stage` does not know."));
    }
    write(&folder.join(SCRIPT), &script)
}

/// Returns a part's address in the words by which bundlers find files; where it is
/// in its file follows.
fn address(Part { file, span, .. }: &Part) -> String {
    let span = span.map_or_else(String::new, |(start, end)| format!(" + \"#{start}-{end}\""));
    format!("new URL(\"./{file}\", import.meta.url).href{span}")
}

/// Makes one file of the stylesheets that `index.html` names, in its order, and
/// takes them out of it: they are the element's, which fetches them by itself.
/// Returns that file's name.
fn gather_sheets(folder: &Path) -> Result<String> {
    let page = folder.join("index.html");
    let html = read(&page)?;
    let mut all = String::new();
    let mut kept = String::new();
    for line in html.split_inclusive('\n') {
        let Some(name) = sheet(line) else {
            kept.push_str(line);
            continue;
        };
        let css = read(&folder.join(name))?;
        if let Some(line) = css.lines().find(|line| asks_the_page(line)) {
            return Err(format!("{name} asks the page around and not the element: `{}`.", line.trim()));
        }
        all.push_str(&independent(&css));
        fs::remove_file(folder.join(name)).map_err(|error| format!("{name}: {error}"))?;
    }
    if all.is_empty() {
        return Err("The page names no stylesheet, so the element would have none.".to_owned());
    }
    let name = format!("wire-diff-{:016x}.css", hash(&all));
    write(&folder.join(&name), &all)?;
    write(&page, &kept)?;
    Ok(name)
}

/// Returns the name of the stylesheet that Trunk has put into a line of HTML.
fn sheet(line: &str) -> Option<&str> {
    let link = line.trim_start().strip_prefix("<link rel=\"stylesheet\" href=\"./")?;
    let name = link.split('"').next()?;
    let (_, hash) = name.strip_suffix(".css")?.rsplit_once('-')?;
    // Trunk leaves out a hash's leading noughts.
    ((8..=16).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(name)
}

/// Says whether a line's condition depends on the page around the element: on
/// the window's width, where `@container wire-diff` has the element's, or on the
/// size of its letters, where `em` has the reader's.
fn asks_the_page(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("@media") && line.contains("width") || line.starts_with('@') && line.contains("rem")
}

/// Returns a stylesheet whose sizes do not depend on the page around the element:
/// `1.5rem` is one and a half of the page's letters, whatever size it gives them;
/// `calc(1.5 * var(--wirediff-rem))` is as many of the reader's own.
fn independent(css: &str) -> String {
    let mut result = String::new();
    let mut rest = css;
    while let Some(at) = rest.find("rem") {
        let (before, after) = rest.split_at(at);
        let start = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        let start = start.strip_suffix('-').unwrap_or(start);
        let (before, number) = before.split_at(start.len());
        result.push_str(before);
        match number {
            "" | "-" => result.extend([number, "rem"]),
            "1" => result.push_str("var(--wirediff-rem)"),
            number => result.push_str(&format!("calc({number} * var(--wirediff-rem))")),
        }
        rest = &after["rem".len()..];
    }
    result + rest
}

/// Gives a file that was only copied a name that tells its content; returns that.
fn name_after_content(folder: &Path, name: &str) -> Result<String> {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let hashed = format!("{stem}-{:016x}.{ending}", hash(&read(&folder.join(name))?));
    fs::rename(folder.join(name), folder.join(&hashed)).map_err(|error| format!("{name}: {error}"))?;
    Ok(hashed)
}

/// Returns a short name for a text: another text has another (FNV-1a).
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_stylesheets_that_trunk_has_named_are_gathered() {
        let sheet = |line| super::sheet(line);
        assert_eq!(
            sheet(r#"  <link rel="stylesheet" href="./a-0123456789abcdef.css">"#),
            Some("a-0123456789abcdef.css")
        );
        let short = r#"<link rel="stylesheet" href="./block-15022a68bb8c5e7.css"/>"#;
        assert_eq!(sheet(short), Some("block-15022a68bb8c5e7.css"));
        assert_eq!(sheet(r#"<link rel="stylesheet" href="demo.css" />"#), None);
    }

    #[test]
    fn conditions_ask_the_element() {
        assert!(asks_the_page("@media (max-width: 43.99em) {"));
        assert!(asks_the_page("  @container wire-diff (max-width: 43.99rem) {"));
        assert!(!asks_the_page("@container wire-diff (max-width: 43.99em) {"));
        assert!(!asks_the_page("@media (max-height: 20em) {"));
    }

    #[test]
    fn sizes_are_the_readers_own() {
        assert_eq!(independent("a { b: 1rem }"), "a { b: var(--wirediff-rem) }");
        assert_eq!(
            independent("0.25rem -2rem rem"),
            "calc(0.25 * var(--wirediff-rem)) calc(-2 * var(--wirediff-rem)) rem"
        );
    }
}
