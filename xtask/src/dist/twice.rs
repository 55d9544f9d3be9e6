//! `cargo xtask dist --twice`: the same commit gives the same bytes anywhere.

use std::env;
use std::path::Path;
use std::process::Command;

use super::files;
use crate::command::{Outcome, Result, cargo, need, say};
use crate::folders;

/// Makes everything once more, in a second checkout of what is committed, and
/// compares the sums.
pub fn check(dist: &Path) -> Result<Outcome> {
    let second = env::temp_dir().join(format!("wirediff-twice-{}", std::process::id()));
    say(format!("Building once more in {}, from nothing.", second.display()));
    let mut clone = Command::new("git");
    clone.args(["clone", "--quiet", "--no-hardlinks"]).arg(folders::root()).arg(&second);
    need(&mut clone, "clone the checkout")?;
    let mut again = cargo();
    again.args(["xtask", "dist"]).current_dir(&second).env_remove("CARGO_TARGET_DIR");
    let made = need(&mut again, "build in the second checkout");
    let sums = made.and_then(|()| files::read_text(&second.join("dist/SHA256SUMS")));
    files::remove(&second)?;
    let (first, second) = (files::read_text(&dist.join("SHA256SUMS"))?, sums?);
    let differ: Vec<&str> = first.lines().filter(|line| !second.lines().any(|other| other == *line)).collect();
    if differ.is_empty() && first.lines().count() == second.lines().count() {
        println!("\nBoth builds are the same, byte for byte.");
        return Ok(Outcome::Good);
    }
    println!("\nThese are not the same (or what is committed is not what is here):\n{}", differ.join("\n"));
    Ok(Outcome::Bad)
}
