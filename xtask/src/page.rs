//! The page, built by Trunk from what `setup` has installed.

use std::path::Path;
use std::process::Command;

use crate::command::{Outcome, Result, run};
use crate::setup;

/// Returns a command for Trunk that uses no network.
pub fn trunk(subcommand: &str) -> Command {
    let mut command = setup::offline(Command::new("trunk"));
    command
        .args([subcommand, "--release", "--offline", "true", "--skip-version-check"])
        // Trunk takes only `true` and `false` here and stops at the usual `1`.
        .env_remove("NO_COLOR");
    command
}

/// Builds the page into a folder, as it is published.
pub fn build(folder: &Path) -> Result<Outcome> {
    run(trunk("build").arg("--dist").arg(folder))
}
