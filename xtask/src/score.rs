//! `cargo xtask score`: how well the engine finds the links that people marked.

use crate::command::{Outcome, Result, cargo, run};
use crate::folders;

/// Runs the scorer of `tests/src`, passing its arguments on.
pub fn score(arguments: &[String]) -> Result<Outcome> {
    let mut command = cargo();
    command
        .args(["run", "--quiet", "--release", "--package", "wirediff-tests", "--bin", "score"])
        .arg("--")
        .args(arguments)
        .current_dir(folders::root());
    run(&mut command)
}
