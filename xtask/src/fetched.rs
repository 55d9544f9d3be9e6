//! What the tests need of others: fetched for them by npm, never shipped.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::command::{Outcome, Result, exists, run, say};
use crate::folders;

/// Packages that the tests use something of.
struct Fetched {
    /// What they are called to readers.
    name: &'static str,
    version: &'static str,
    packages: &'static [&'static str],
    /// Where what is used of them is, from `node_modules`.
    used: &'static str,
}

/// Returns the path of axe-core's script, which finds accessibility faults.
pub fn axe() -> Result<PathBuf> {
    fetch(&Fetched { name: "axe-core", version: "4.14.1", packages: &["axe-core"], used: "axe-core/axe.min.js" })
}

/// Returns the folder of the fonts that pictures of the page are set in, so that
/// they do not depend on those of the machine.
pub fn fonts() -> Result<PathBuf> {
    fetch(&Fetched {
        name: "fontsource",
        version: "5.3.1",
        packages: &["@fontsource/source-serif-4", "@fontsource/source-sans-3"],
        used: "@fontsource",
    })
}

fn fetch(Fetched { name, version, packages, used }: &Fetched) -> Result<PathBuf> {
    let folder = folders::cache().join(format!("{name}-{version}"));
    let modules = folder.join("node_modules");
    let are_here = || packages.iter().all(|package| modules.join(package).is_dir());
    if are_here() {
        return Ok(modules.join(used));
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    if !exists(npm) {
        return Err(format!(
            "{name} {version} is not cached and npm is not installed: install Node for all the tests."
        ));
    }
    say(format!("Fetching {name} {version} by npm (some seconds, once)."));
    let created = fs::create_dir_all(&folder);
    created.map_err(|error| format!("{} cannot be made: {error}.", folder.display()))?;
    let mut command = Command::new(npm);
    command.args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--no-save", "--prefix"]).arg(&folder);
    match run(command.args(packages.iter().map(|package| format!("{package}@{version}"))))? {
        Outcome::Good if are_here() => Ok(modules.join(used)),
        _ => Err(format!("npm could not fetch {name} {version}.")),
    }
}
