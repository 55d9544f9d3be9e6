//! `cargo xtask bench`: how fast the engine is, natively and in the browser, and
//! with `--feel` how soon the page answers a reader.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::browser::Browser;
use crate::command::{Outcome, Result, cargo, exists, need, run, say};
use crate::{folders, page, setup};

/// Times the engine beside other diffs: the native one first, then Chromium's.
/// Or, if asked, the page.
pub fn bench(arguments: &[String]) -> Result<Outcome> {
    let is_long = match arguments {
        [] => false,
        [flag] if flag == "--long" => true,
        [flag, rest @ ..] if flag == "--feel" => return feel(rest),
        _ => return Err("`cargo xtask bench` takes only `--long`, or `--feel`.".to_owned()),
    };
    say("Timing the engine natively, beside a plain word diff.");
    let mut native = cargo();
    native.args(["run", "--quiet", "--release", "--package", "wirediff-tests", "--bin", "bench"]);
    if run(native.current_dir(folders::root()))? == Outcome::Bad {
        return Ok(Outcome::Bad);
    }
    in_browser(&folders::root().join("bench/browser"), is_long)
}

/// Times what a reader does with the page in Chromium. `WIREDIFF_PAGE` names the
/// folder of a page that is built already.
fn feel(rest: &[String]) -> Result<Outcome> {
    if !exists("node") {
        return Err("Timing the page needs Node 20.".into());
    }
    Browser::Chromium.provide()?;
    let built = match env::var_os("WIREDIFF_PAGE") {
        Some(folder) => PathBuf::from(folder),
        None => {
            setup::tools()?;
            say("Building the page in release mode to time it.");
            if page::build(&folders::page())? == Outcome::Bad {
                return Err("The page cannot be built, so it cannot be timed.".to_owned());
            }
            folders::page()
        }
    };
    say("Timing what a reader does, in Chromium (some minutes).");
    run(Command::new("node").arg(folders::root().join("bench/feel/run.mjs")).arg(built).args(rest))
}

/// Times the engine in a worker of Chromium, beside JavaScript diffs.
fn in_browser(folder: &Path, is_long: bool) -> Result<Outcome> {
    if !exists("node") || !exists("npm") {
        return Err("Timing the engine in the browser needs Node 20 with npm, for the diffs it is timed beside.".into());
    }
    Browser::Chromium.provide()?;
    setup::target()?;
    if !folder.join("node_modules").is_dir() {
        let mut install = Command::new("npm");
        install.args(["ci", "--silent", "--no-audit", "--no-fund"]).current_dir(folder);
        need(&mut install, "install the diffs that the engine is timed beside")?;
    }
    let built = folders::root().join("target/bench-browser");
    let mut build = cargo();
    build
        .args(["build", "--quiet", "--locked", "--profile", "web", "--target", setup::TARGET])
        .arg("--target-dir")
        .arg(&built)
        .current_dir(folder.join("engine"));
    need(&mut build, "build the engine for the browser")?;
    say("Timing the engine in Chromium, beside JavaScript diffs (some minutes).");
    let mut time = Command::new("node");
    time.arg("run.mjs").arg(built.join(setup::TARGET).join("web/wirediff_speed.wasm")).current_dir(folder);
    if is_long {
        time.arg("--long");
    }
    run(&mut time)
}
