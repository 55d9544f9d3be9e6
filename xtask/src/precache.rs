//! What the page keeps for when there is no network: every file of it, with its
//! hash, and a version that changes whenever any of them does.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::command::{Outcome, Result};
use crate::folders;

const SERVICE_WORKER: &str = "sw.js";
const PAGE: &str = "index.html";
/// Where the page is told its version.
const META: &str = r#"<meta name="wirediff-page" content=""#;
/// Where the service worker is told it, and the files.
const VERSION: &str = "const VERSION = \"";
const FILES: &str = "const FILES = [";

/// Lists the files of a built page anew.
pub fn precache(arguments: &[String]) -> Result<Outcome> {
    match arguments {
        [folder] => write(Path::new(folder)).map(|()| Outcome::Good),
        _ => Err("`cargo xtask precache` takes the folder of a built page.".to_owned()),
    }
}

/// Writes version and list into the page of a folder and its service worker.
pub fn write(folder: &Path) -> Result<()> {
    let mut names = Vec::new();
    for path in folders::files(folder)? {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if name != SERVICE_WORKER {
            names.push(name);
        }
    }
    names.sort();
    let version = version(folder, &names)?;
    replace(&folder.join(PAGE), META, &version, "\"")?;
    let mut list = String::new();
    for name in &names {
        let digest = Sha256::digest(read(&folder.join(name))?);
        // The page goes by its folder: that is the address readers come to.
        let address = if name == PAGE { "" } else { name };
        list.push_str(&format!("\n  [\"{address}\", \"sha256-{}\"],", base64(&digest)));
    }
    list.push('\n');
    let service_worker = folder.join(SERVICE_WORKER);
    replace(&service_worker, VERSION, &version, "\"")?;
    replace(&service_worker, FILES, &list, "];")
}

/// Returns a name for exactly these files, the service worker among them.
fn version(folder: &Path, names: &[String]) -> Result<String> {
    let mut hash = Sha256::new();
    for name in names.iter().map(String::as_str).chain([SERVICE_WORKER]) {
        hash.update(name);
        hash.update(Sha256::digest(read(&folder.join(name))?));
    }
    Ok(hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Puts a text into a file between some words and what ends them.
fn replace(path: &PathBuf, before: &str, text: &str, end: &str) -> Result<()> {
    let content = String::from_utf8_lossy(&read(path)?).into_owned();
    let changed = replaced(&content, before, text, end)
        .ok_or_else(|| format!("{} has no place for its version: `{before}`.", path.display()))?;
    fs::write(path, changed).map_err(|error| format!("{}: {error}", path.display()))
}

fn replaced(content: &str, before: &str, text: &str, end: &str) -> Option<String> {
    let start = content.find(before)? + before.len();
    let rest = content.get(start..)?;
    let stop = rest.find(end)?;
    Some(format!("{}{text}{}", content.get(..start)?, rest.get(stop..)?))
}

/// Writes bytes as browsers read a file's hash.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let groups = bytes.chunks(3).flat_map(|group| {
        let bits = group.iter().enumerate().map(|(at, byte)| u32::from(*byte) << (16 - 8 * at)).sum::<u32>();
        (0..4).map(move |at| {
            let digit = DIGITS[(bits >> (18 - 6 * at) & 63) as usize];
            if at <= group.len() { char::from(digit) } else { '=' }
        })
    });
    groups.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_takes_its_place_and_can_be_written_again() {
        let once = replaced("const FILES = [];\nlet x = [];", FILES, "[1],", "];");
        assert_eq!(once.as_deref(), Some("const FILES = [[1],];\nlet x = [];"));
        let twice = replaced(&once.unwrap_or_default(), FILES, "[2],", "];");
        assert_eq!(twice.as_deref(), Some("const FILES = [[2],];\nlet x = [];"));
        assert_eq!(replaced("nothing", FILES, "1", "];"), None);
    }

    #[test]
    fn hashes_are_written_as_browsers_read_them() {
        assert_eq!(base64(b"Man"), "TWFu");
        assert_eq!(base64(b"Ma"), "TWE=");
        assert_eq!(base64(b"M"), "TQ==");
    }

    #[test]
    fn any_change_is_another_version() {
        let folder = std::env::temp_dir().join(format!("wirediff-precache-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder for this test");
        let build = |text: &str| {
            let page = format!("{META}\" />");
            let files =
                [(PAGE, page.as_str()), (SERVICE_WORKER, "const VERSION = \"\"; const FILES = [];"), ("a.txt", text)];
            for (name, text) in files {
                fs::write(folder.join(name), text).expect("a file for this test");
            }
            write(&folder).expect("the list is written");
            fs::read_to_string(folder.join(SERVICE_WORKER)).expect("the list is there")
        };
        let (one, same, other) = (build("one"), build("one"), build("other"));
        fs::remove_dir_all(&folder).expect("the folder goes");
        assert_eq!(one, same);
        assert_ne!(one, other);
        assert!(one.contains("[\"a.txt\", \"sha256-"), "{one}");
        assert!(one.contains("[\"\", \"sha256-") && !one.contains(PAGE), "{one}");
    }
}
