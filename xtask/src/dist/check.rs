//! `cargo xtask dist --check`: what is published works where it is meant to.
//!
//! The package goes into a fresh project, as somebody would put it there, which
//! needs npm and the network; journeys then walk through that project's page,
//! the folder for servers, and the file that opens from disk.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{VERSION, files};
use crate::browser::Browser;
use crate::command::{Outcome, Result, exists, need, run, say};
use crate::{folders, setup};

/// The bundler that most new projects begin with.
const VITE: &str = "vite@7";

/// The fresh project's page.
const PAGE: &str = include_str!("check-app.html");
/// Its script, which takes the element from the package.
const SCRIPT: &str = include_str!("check-app.js");

/// Tries out everything that has been made; says at the end what could not be.
pub fn check(dist: &Path) -> Result<Outcome> {
    Browser::Chromium.provide()?;
    let mut journeys = setup::journeys();
    journeys.env("WIREDIFF_PAGE", dist.join("site")).env("WIREDIFF_DIST", dist);
    let app = app(dist);
    match &app {
        Ok(folder) => _ = journeys.env("WIREDIFF_APP", folder),
        Err(sentence) => eprintln!("{sentence}"),
    }
    say("Walking through what is published, in headless Chromium.");
    let walked = run(journeys.args(["--", "published"]))?;
    if let Err(sentence) = app {
        println!("\nThe package was not tried out. {sentence}");
    }
    Ok(walked)
}

/// Puts the package into a fresh project and builds it; returns the folder of
/// the page that came out.
fn app(dist: &Path) -> Result<PathBuf> {
    let npm = || Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    if !exists("npm") && !exists("npm.cmd") {
        return Err("npm is not installed: install Node to try the package out.".to_owned());
    }
    let folder = folders::root().join("target/app");
    files::remove(&folder)?;
    files::write(&folder.join("package.json"), "{ \"private\": true, \"type\": \"module\" }\n")?;
    files::write(&folder.join("index.html"), PAGE)?;
    files::write(&folder.join("main.js"), SCRIPT)?;
    say(format!("Packing the package and installing it with {VITE} into a fresh project (network needed)."));
    let mut pack = npm();
    pack.args(["pack", "--silent", "--pack-destination"]).arg(&folder).arg(dist.join("npm")).current_dir(&folder);
    need(&mut pack, "pack the package")?;
    let mut install = npm();
    install.args(["install", "--no-audit", "--no-fund", "--silent", VITE]).arg(format!("./wirediff-{VERSION}.tgz"));
    need(install.current_dir(&folder), &format!("install {VITE}; is the network there"))?;
    say("Building the project.");
    need(
        npm().args(["exec", "--offline", "--", "vite", "build", "--base=./"]).current_dir(&folder),
        "build the project",
    )?;
    Ok(folder.join("dist"))
}
