//! Where things are: the checkout, what is built in it, and the cache that clones share.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::command::Result;

/// Returns the checkout's root folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the root").to_owned()
}

/// Returns the folder where the page is built to be tested and measured.
pub fn page() -> PathBuf {
    root().join("target/page")
}

/// Returns the folder of what is published.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Returns the folder of things fetched once and used by every clone.
pub fn cache() -> PathBuf {
    let variable = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = || variable("HOME").or_else(|| variable("USERPROFILE"));
    let caches = variable("XDG_CACHE_HOME").or_else(|| {
        if cfg!(windows) {
            variable("LOCALAPPDATA")
        } else if cfg!(target_os = "macos") {
            home().map(|home| home.join("Library/Caches"))
        } else {
            home().map(|home| home.join(".cache"))
        }
    });
    // Without a home the clone keeps its own, which only costs time.
    caches.map_or_else(|| root().join("target/cache"), |caches| caches.join("wirediff"))
}

/// Returns the folder that holds the tools' programs.
pub fn tools() -> PathBuf {
    cache().join("tools")
}

/// Returns the path of a tool's program.
pub fn tool(program: &str) -> PathBuf {
    tools().join("bin").join(program).with_extension(env::consts::EXE_EXTENSION)
}

/// Returns a folder's files, those in folders of its own included.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(self::files(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}
