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

use std::path::Path;

use crate::command::{Outcome, Result, say};
use crate::{folders, setup};

/// The version of everything: the workspace's.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Makes `dist`, and then does what the flag asks for.
pub fn dist(arguments: &[String]) -> Result<Outcome> {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        [] => make(&folders::dist()).map(|()| Outcome::Good),
        ["--check"] => {
            make(&folders::dist())?;
            check::check(&folders::dist())
        }
        ["--twice"] => {
            make(&folders::dist())?;
            twice::check(&folders::dist())
        }
        _ => Err("`cargo xtask dist` takes only `--check` or `--twice`.".to_owned()),
    }
}

/// Makes everything anew.
fn make(dist: &Path) -> Result<()> {
    setup::tools()?;
    files::remove(dist)?;
    say("Building the page in release mode (two minutes the first time).");
    let site = site::make(dist)?;
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
