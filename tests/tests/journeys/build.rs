//! Another build of the page, as a new version of it would be.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::built_page;

/// The new version's workers can be told from the old one's: they do not start.
const NEW_WORKER: &str = "if (typeof document === 'undefined') throw new Error('of the new version');\n";

/// A copy of the built page that can be changed; it goes with this value.
pub struct Build(PathBuf);

impl Build {
    pub fn new(name: &str) -> Build {
        let folder = env::temp_dir().join(format!("wirediff-{name}-{}", std::process::id()));
        copy(&built_page(), &folder);
        Build(folder)
    }

    pub fn folder(&self) -> PathBuf {
        self.0.clone()
    }

    /// Makes another version of it, as a new build does.
    pub fn change(&self, name: &str) {
        self.edit("index.html", |text| text.replace("<html ", &format!("<html data-build=\"{name}\" ")));
        self.edit("wire-diff.js", |text| format!("{NEW_WORKER}{text}"));
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let staged = Command::new(cargo).args(["xtask", "precache"]).arg(&self.0).current_dir(crate::root()).status();
        assert!(staged.is_ok_and(|status| status.success()), "the changed page is finished");
    }

    pub fn edit(&self, name: &str, change: impl Fn(&str) -> String) {
        let path = self.0.join(name);
        let text = fs::read_to_string(&path).expect("the file can be read");
        fs::write(path, change(&text)).expect("the file can be written");
    }
}

impl Drop for Build {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder can be read").flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(from, to).expect("the file can be copied");
        }
    }
}
