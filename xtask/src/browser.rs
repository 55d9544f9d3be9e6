//! The browser that the journeys walk through, and the program that drives it.

use std::process::Command;

use crate::command::{Outcome, Result, exists, output, run, say};

/// Installs Chromium and its driver where the system's package manager may be
/// used; else says in one sentence what is to be installed.
pub fn chromium() -> Result<()> {
    if exists("chromedriver") && has_chromium() {
        return Ok(());
    }
    let packages = ["chromium", "chromium-driver"];
    let by_hand = "The journeys need Chromium and chromedriver: install both (on Debian \
                   `apt-get install chromium chromium-driver`) so that `chromedriver` is on PATH.";
    if !exists("apt-get") || !is_root() {
        return Err(by_hand.to_owned());
    }
    say("Installing Chromium and its driver by apt-get (about a minute, once).");
    let apt = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    // Old package lists may still do, so their renewal may fail.
    let _ = run(apt().args(["update", "-qq"]))?;
    let install = run(apt().args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages))?;
    if install == Outcome::Good && exists("chromedriver") && has_chromium() {
        return Ok(());
    }
    Err(by_hand.to_owned())
}

/// chromedriver finds these by itself; on macOS and Windows it looks where the
/// installers put them.
fn has_chromium() -> bool {
    let names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    cfg!(any(windows, target_os = "macos")) || names.into_iter().any(exists)
}

fn is_root() -> bool {
    output("id", &["-u"]).is_some_and(|id| id.trim() == "0")
}
