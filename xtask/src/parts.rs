//! Takes the wasm apart: what a reader seldom needs is fetched when it is needed.
//!
//! The page's functions marked `#[wasm_split(NAME)]` are where parts begin. A part
//! has all that nothing else needs; what several parts need and the main wasm
//! does not is a part too, fetched with whichever is first. The main wasm then
//! goes through wasm-bindgen, in place of the whole that Trunk has sent there.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};
use wasm_split_cli_support::{Options, transform};

use crate::command::{Result, need};
use crate::{folders, setup};

/// The name of the wasm's files.
const NAME: &str = "wirediff-page";
/// What the tool calls the script that loads parts.
const LINK: &str = "./__wasm_split.js";
/// Parts below this many bytes go into one file together: what two views share is
/// seldom worth a request.
const SMALL: usize = 16_000;
/// What every script that loads parts begins with.
const LOADER: &str = include_str!("parts-loader.js");

/// The names of the files that a build's code is in.
pub struct Code {
    pub glue: String,
    pub wasm: String,
    pub parts: Vec<Part>,
}

/// Where a part is.
pub struct Part {
    pub name: String,
    pub file: String,
    /// Where it begins in the file and ends, if that holds others too.
    pub span: Option<(usize, usize)>,
}

/// Puts the wasm's parts and their script into a built page, in place of the whole.
pub fn split(folder: &Path) -> Result<Code> {
    let work = target().join("parts");
    let _ = fs::remove_dir_all(&work);
    let whole = target().join(setup::TARGET).join("web").join(NAME).with_extension("wasm");
    let files = take_apart(&read(&whole)?, &work)?;
    bind(&work)?;
    remove_whole(folder)?;

    let glue = read_text(&work.join("bound").join(NAME).with_extension("js"))?;
    let link = read_text(&work.join(LINK))?;
    let wasm = read(&work.join(format!("bound/{NAME}_bg.wasm")))?;
    let mut packs = BTreeMap::new();
    for (pack, parts) in NEXT {
        for part in parts.into_iter().filter_map(|part| with_shared(&link, part)).flatten() {
            // What both need is in the first.
            packs.entry(part).or_insert(pack);
        }
    }
    Ok(Code {
        glue: put(folder, NAME, ".js", linked(&glue, &link)?.as_bytes())?,
        wasm: put(folder, NAME, "_bg.wasm", &wasm)?,
        parts: put_parts(folder, files, &packs)?,
    })
}

/// Puts the parts into a folder: those that have a pack into one file with all of it,
/// small ones into another, the rest each into its own.
fn put_parts(folder: &Path, mut files: Vec<PathBuf>, packs: &BTreeMap<String, &'static str>) -> Result<Vec<Part>> {
    files.sort();
    let mut parts = Vec::new();
    let mut packed = BTreeMap::new();
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = without_names(&read(&file)?).ok_or("A part of the wasm is not a wasm.")?;
        let pack = match packs.get(&name) {
            Some(pack) => pack,
            None if bytes.len() < SMALL => "part-shared",
            None => {
                let file = put(folder, &format!("part-{}", plain(&name)), ".wasm", &bytes)?;
                parts.push(Part { name, file, span: None });
                continue;
            }
        };
        let all: &mut Vec<u8> = packed.entry(pack).or_default();
        let start = all.len();
        all.extend(bytes);
        parts.push(Part { name, file: pack.to_owned(), span: Some((start, all.len())) });
    }
    for (pack, bytes) in packed {
        let file = put(folder, pack, ".bin", &bytes)?;
        parts.iter_mut().filter(|part| part.file == pack).for_each(|part| part.file.clone_from(&file));
    }
    Ok(parts)
}

/// The parts that an element fetches by itself, after its first comparison, by the
/// file that they go into: what a reader can do with one, and its first view; and what
/// its worker is then asked, the words that differ and the ledger's figures.
const NEXT: [(&str, [&str; 2]); 2] = [("part-told", ["edits", "reckoned"]), ("part-next", ["app", "overview"])];

/// The files of a built page that an element fetches by itself.
pub struct Fetched {
    /// Up to its first comparison.
    pub first: Vec<String>,
    /// Then.
    pub next: Vec<String>,
}

/// Returns the files of a built page that an element fetches by itself.
pub fn fetched(folder: &Path) -> Result<Fetched> {
    let script = read_text(&folder.join("wire-diff.js"))?;
    let quoted = |key: &str| {
        let after = script.split(&format!("{key}: new URL(\"./")).nth(1)?;
        Some(after.split('"').next()?.to_owned())
    };
    let mut first = vec!["wire-diff.js".to_owned()];
    for key in ["glue", "wasm", "sheet"] {
        first.push(quoted(key).ok_or_else(|| format!("The element's script names no {key}."))?);
    }
    let glue = read_text(&folder.join(&first[1]))?;
    let mut next = Vec::new();
    for part in NEXT.into_iter().flat_map(|(_, parts)| parts) {
        let names = with_shared(&glue, part).ok_or_else(|| format!("The wasm has no part `{part}`."))?;
        next.extend(names.iter().filter_map(|name| quoted(name)));
    }
    next.sort();
    next.dedup();
    Ok(Fetched { first, next })
}

/// Returns the names of a part and of what it shares with others.
fn with_shared(glue: &str, part: &str) -> Option<Vec<String>> {
    let load = glue.split(&format!("__wasm_split_load_{part} = ")).nth(1)?;
    let shared = load.split("}\n, [").nth(1)?.split(']').next()?;
    let shared = shared.split(", ").filter_map(|name| name.strip_prefix("__")).map(str::to_owned);
    Some(shared.chain([format!("split_{part}")]).collect())
}

/// Returns the folder that cargo builds in.
fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| folders::root().join("target"), PathBuf::from)
}

/// Writes the main wasm, the parts and their script into a folder; returns the
/// parts' files.
fn take_apart(whole: &[u8], work: &Path) -> Result<Vec<PathBuf>> {
    let main = work.join(NAME).with_extension("wasm");
    let mut options = Options::new(whole);
    options.output_dir = work;
    options.main_out_path = &main;
    options.link_name = LINK;
    let split = transform(options).map_err(|error| format!("The wasm cannot be taken apart: {error:#}."))?;
    Ok(split.split_modules)
}

/// Sends the main wasm through wasm-bindgen.
fn bind(work: &Path) -> Result<()> {
    let mut command = setup::offline(Command::new("wasm-bindgen"));
    command
        .args(["--target", "web", "--no-typescript", "--remove-name-section", "--remove-producers-section"])
        // The table of functions, which parts put theirs into.
        .args(["--keep-lld-exports"])
        .args(["--out-name", NAME, "--out-dir"])
        .arg(work.join("bound"))
        .arg(work.join(NAME).with_extension("wasm"));
    need(&mut command, "bind the wasm")
}

/// Removes what Trunk has made of the whole, and its mention in the page: the
/// element fetches its code by itself.
fn remove_whole(folder: &Path) -> Result<()> {
    let page = folder.join("index.html");
    let mut html = read_text(&page)?;
    for entry in fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(NAME) {
            fs::remove_file(entry.path()).map_err(|error| format!("{name}: {error}"))?;
            html = without_link(&html, &name);
        }
    }
    fs::write(&page, html).map_err(|error| format!("{}: {error}", page.display()))
}

/// Returns a page without the link to a file.
fn without_link(html: &str, name: &str) -> String {
    let Some(at) = html.find(name) else { return html.to_owned() };
    let (before, after) = html.split_at(at);
    match (before.rfind("<link "), after.find('>')) {
        (Some(start), Some(end)) => format!("{}{}", &html[..start], &after[end + 1..]),
        _ => html.to_owned(),
    }
}

/// Puts the script that loads parts into the wasm's own, so that a worker from
/// another origin has all in one file, and has it look parts up by their names.
fn linked(glue: &str, link: &str) -> Result<String> {
    let import = format!(" from \"{LINK}\"");
    let imported = |line: &str| Some(line.strip_prefix("import * as ")?.strip_suffix(&import)?.to_owned());
    if !glue.lines().any(|line| imported(line).is_some()) {
        return Err("Nothing in the wasm loads a part.".to_owned());
    }
    let mut loads = Vec::new();
    let mut script = String::from(LOADER);
    for line in link.lines().filter(|line| !line.starts_with("import ")) {
        if let Some(load) = line.strip_prefix("export const ") {
            loads.push(load.split(' ').next().unwrap_or_default());
        }
        let line = line
            .replace("export const ", "const ")
            .replace("fetch(new URL(\"./", "partOf(\"")
            .replace(".wasm\", import.meta.url))", "\")")
            .replace("WebAssembly.instantiateStreaming(", "instantiated(");
        script.push_str(&line);
        script.push('\n');
    }
    script.push_str(&format!("const loaders = {{ {} }};\n", loads.join(", ")));
    for line in glue.lines() {
        // There is a line for each part.
        match imported(line) {
            Some(name) => script.push_str(&format!("const {name} = loaders;")),
            None => script.push_str(line),
        }
        script.push('\n');
    }
    Ok(script)
}

/// Returns a wasm without what only tells people of it.
fn without_names(wasm: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = wasm.split_at_checked(8)?;
    let mut kept = head.to_vec();
    while let Some((&id, after)) = rest.split_first() {
        let (length, after) = number(after)?;
        let section = rest.len() - after.len() + length;
        let (whole, next) = rest.split_at_checked(section)?;
        if id != 0 {
            kept.extend(whole);
        }
        rest = next;
    }
    Some(kept)
}

/// Reads a number as it is written in a wasm: seven bits a byte, the lowest first.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let length = bytes.iter().position(|byte| byte & 0x80 == 0)? + 1;
    let (digits, rest) = bytes.split_at_checked(length)?;
    let value = digits.iter().rev().fold(0, |value, byte| value << 7 | usize::from(byte & 0x7f));
    Some((value, rest))
}

/// Returns a part's name without what the tool puts before it.
fn plain(stem: &str) -> &str {
    stem.strip_prefix("split_").unwrap_or(stem)
}

/// Writes a file under a name that tells its content apart; returns the name.
fn put(folder: &Path, name: &str, end: &str, bytes: &[u8]) -> Result<String> {
    let hash: String = Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("{name}-{hash}{end}");
    fs::write(folder.join(&name), bytes).map_err(|error| format!("{name}: {error}"))?;
    Ok(name)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_that_loads_parts_becomes_a_piece_of_the_glue() {
        let glue = "import * as import1 from \"./__wasm_split.js\"\nimport * as import2 from \"./__wasm_split.js\"\n\
                    use(import1, import2);\n";
        let link = "import { initSync } from \"./main.js\";\n\
                    export const load_a = make(() => { const src = fetch(new URL(\"./split_a.wasm\", import.meta.url));\n\
                    return (it) => WebAssembly.instantiateStreaming(src, it); });";
        let linked = linked(glue, link).expect("it is linked");
        assert!(linked.ends_with(
            "const load_a = make(() => { const src = partOf(\"split_a\");\n\
             return (it) => instantiated(src, it); });\nconst loaders = { load_a };\n\
             const import1 = loaders;\nconst import2 = loaders;\nuse(import1, import2);\n"
        ));
        assert!(!linked.contains("import "), "{linked}");
    }

    #[test]
    fn a_part_comes_with_what_it_shares() {
        let glue = "const __wasm_split_load_a = wrap(makeLoad(() => {\n    const src = partOf(\"split_a\");\n}\n\
                    , [__chunk_1, __chunk_7]));\nconst __wasm_split_load_b = wrap(makeLoad(() => {\n}\n, []));";
        assert_eq!(with_shared(glue, "a"), Some(["chunk_1", "chunk_7", "split_a"].map(str::to_owned).to_vec()));
        assert_eq!(with_shared(glue, "b"), Some(vec!["split_b".to_owned()]));
        assert_eq!(with_shared(glue, "c"), None);
    }

    #[test]
    fn names_are_left_out_and_nothing_else() {
        let head = *b"\0asm\x01\0\0\0";
        let wasm = [&head[..], &[1, 2, 7, 7], &[0, 3, 1, b'n', 9], &[10, 1, 5]].concat();
        assert_eq!(without_names(&wasm), Some([&head[..], &[1, 2, 7, 7], &[10, 1, 5]].concat()));
        assert_eq!(without_names(&[&head[..], &[1, 200]].concat()), None);
    }

    #[test]
    fn the_page_does_not_name_what_is_gone() {
        let html = "<a><link rel=\"preload\" href=\"./x.wasm\" as=\"fetch\"><link href=\"./y\">";
        assert_eq!(without_link(html, "x.wasm"), "<a><link href=\"./y\">");
    }
}
