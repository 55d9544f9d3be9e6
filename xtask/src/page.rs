//! The page, built by Trunk from what `setup` has installed.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{Outcome, Result, run};
use crate::{folders, setup};

/// Returns a command for Trunk that uses no network, and that builds the same
/// bytes wherever the checkout lies.
pub fn trunk(subcommand: &str) -> Command {
    let mut command = setup::offline(Command::new("trunk"));
    command
        .args([subcommand, "--release", "--offline", "true", "--skip-version-check"])
        // Trunk takes only `true` and `false` here and stops at the usual `1`.
        .env_remove("NO_COLOR")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", without_paths());
    command
}

/// Builds the page into a folder, as it is published.
pub fn build(folder: &Path) -> Result<Outcome> {
    run(trunk("build").arg("--dist").arg(folder))
}

/// Returns the compiler's flags that keep this machine's folders out of the
/// wasm: places in the code go by the names of packages there.
fn without_paths() -> String {
    let sources = fs::read_dir(cargo_home().join("registry/src"));
    let sources = sources.into_iter().flatten().flatten().map(|entry| (entry.path(), "packages"));
    let folders = [(folders::root(), "wirediff")].into_iter().chain(sources);
    let flags = folders.map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()));
    // Cargo takes white space for the end of a flag.
    flags.filter(|flag| !flag.contains(char::is_whitespace)).collect::<Vec<_>>().join(" ")
}

/// Returns the folder in which cargo keeps the sources of packages.
fn cargo_home() -> PathBuf {
    let set = env::var_os("CARGO_HOME").map(PathBuf::from);
    let usual = || env::home_dir().unwrap_or_default().join(".cargo");
    set.unwrap_or_else(usual)
}
