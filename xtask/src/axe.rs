//! axe-core, which finds accessibility faults: fetched for the tests, never shipped.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::command::{Outcome, Result, exists, run, say};
use crate::folders;

const VERSION: &str = "4.14.1";

/// Returns the path of axe-core's script, fetching it by npm if missing.
pub fn script() -> Result<PathBuf> {
    let folder = folders::cache().join(format!("axe-core-{VERSION}"));
    let script = folder.join("node_modules/axe-core/axe.min.js");
    if script.is_file() {
        return Ok(script);
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    if !exists(npm) {
        return Err(format!(
            "axe-core {VERSION} is not cached and npm is not installed: install Node to check accessibility."
        ));
    }
    say(format!("Fetching axe-core {VERSION} by npm (some seconds, once)."));
    let created = fs::create_dir_all(&folder);
    created.map_err(|error| format!("{} cannot be made: {error}.", folder.display()))?;
    let package = format!("axe-core@{VERSION}");
    let mut command = Command::new(npm);
    command.args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--no-save", "--prefix"]);
    match run(command.arg(&folder).arg(package))? {
        Outcome::Good if script.is_file() => Ok(script),
        _ => Err(format!("npm could not fetch axe-core {VERSION}.")),
    }
}
