//! `cargo xtask dist`: what is published, all of it from one build.

mod archive;
mod check;
mod checksums;
mod files;
mod npm;
mod selfhosted;
mod single;
mod site;
mod twice;

use std::path::{Path, PathBuf};

use crate::command::{Outcome, Result, say};
use crate::{folders, setup};

/// The version of everything: the workspace's.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What is done once everything has been made.
enum Then {
    Nothing,
    Check,
    Twice,
}

/// Makes `dist` of a new build, or of the folder of one that `--built` names,
/// and then does what the other flag asks for.
pub fn dist(arguments: &[String]) -> Result<Outcome> {
    let mut built = None;
    let mut then = Then::Nothing;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match (argument.as_str(), &then) {
            ("--built", _) => built = Some(rest.next().map(PathBuf::from).ok_or(USAGE)?),
            ("--check", Then::Nothing) => then = Then::Check,
            ("--twice", Then::Nothing) => then = Then::Twice,
            _ => return Err(USAGE.to_owned()),
        }
    }
    let dist = folders::dist();
    make(&dist, built.as_deref())?;
    match then {
        Then::Nothing => Ok(Outcome::Good),
        Then::Check => check::check(&dist),
        Then::Twice => twice::check(&dist),
    }
}

const USAGE: &str = "`cargo xtask dist` takes only `--built FOLDER`, and `--check` or `--twice`.";

/// Makes everything anew.
fn make(dist: &Path, built: Option<&Path>) -> Result<()> {
    files::remove(dist)?;
    let site = match built {
        Some(folder) => site::take(folder, dist)?,
        None => {
            setup::tools()?;
            say("Building the page in release mode (two minutes the first time).");
            site::make(dist)?
        }
    };
    say("Packing it.");
    single::make(&site, dist)?;
    let package = npm::make(&site, dist)?;
    let folder = selfhosted::make(&site, dist)?;
    let integrity = checksums::json(VERSION, &[("npm", &package), ("selfhosted", &folder)]);
    files::write(&dist.join("integrity.json"), integrity)?;
    checksums::write(dist)?;
    table(dist)
}

/// Prints what there is now, and how large.
fn table(dist: &Path) -> Result<()> {
    println!("| dist/, bytes | |\n|---|--:|");
    for path in files::below(dist)? {
        println!("| {path} | {} |", files::read(&dist.join(&path))?.len());
    }
    Ok(())
}
