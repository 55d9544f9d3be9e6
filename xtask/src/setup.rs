//! What building and testing the page needs, installed once at pinned versions.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::command::{self, Result, cargo, need, say};
use crate::folders;

/// The bundler. A newer one asks for a newer compiler than this project does.
const TRUNK: &str = "0.21.14";
/// What drives Firefox.
const GECKODRIVER: &str = "0.37.1";
/// What a browser runs.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// A program built from source into the project's own folder.
struct Tool {
    /// The program's name.
    program: &'static str,
    /// The package that holds it.
    package: &'static str,
    version: String,
    /// Further arguments of `cargo install`: nothing is built that isn't used.
    arguments: &'static [&'static str],
    minutes: &'static str,
}

/// Installs whatever is missing to build the page: the compiler's target, the
/// bundler, the binding generator, and the source of every package used.
pub fn tools() -> Result<()> {
    target()?;
    for tool in [wasm_bindgen()?, trunk()] {
        install(&tool)?;
    }
    clean();
    packages()
}

/// Installs the program that drives Firefox.
pub fn geckodriver() -> Result<()> {
    install(&Tool {
        program: "geckodriver",
        package: "geckodriver",
        version: GECKODRIVER.to_owned(),
        arguments: &[],
        minutes: "1 to 4 minutes",
    })?;
    clean();
    Ok(())
}

/// Returns a command that finds the project's own tools first and asks the
/// network for nothing, since all it could fetch has been fetched.
pub fn offline(mut command: Command) -> Command {
    let own = folders::tools().join("bin");
    let path = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(std::iter::once(own).chain(env::split_paths(&path)));
    if let Ok(path) = path {
        command.env("PATH", path);
    }
    command.env("CARGO_NET_OFFLINE", "true").current_dir(folders::root());
    command
}

/// Returns a command for the journeys through the page as it was built last.
pub fn journeys() -> Command {
    let mut command = offline(cargo());
    command.args(["test", "--package", "wirediff-tests", "--test", "journeys"]);
    command.env("WIREDIFF_PAGE", folders::page());
    command
}

/// Installs a part of the compiler's toolchain, such as `clippy`, if missing.
pub fn component(name: &str, subcommand: &str) -> Result<()> {
    if cargo().args([subcommand, "--version"]).output().is_ok_and(|it| it.status.success()) {
        return Ok(());
    }
    say(format!("Adding {name} to the Rust toolchain (some seconds, once)."));
    need(Command::new("rustup").args(["component", "add", name]), &format!("add {name}"))
}

/// Adds the compiler's WebAssembly target.
pub fn target() -> Result<()> {
    let libraries = command::output("rustc", &["--print", "target-libdir", "--target", TARGET]);
    let libraries = libraries.map(|path| PathBuf::from(path.trim()));
    let installed = libraries.and_then(|path| fs::read_dir(path).ok());
    if installed.is_some_and(|mut files| files.next().is_some()) {
        return Ok(());
    }
    say(format!("Adding the target {TARGET} to the Rust toolchain (some seconds, once)."));
    let sentence = format!("add the target {TARGET}");
    need(Command::new("rustup").args(["target", "add", TARGET]), &sentence)
}

fn trunk() -> Tool {
    Tool {
        program: "trunk",
        package: "trunk",
        version: TRUNK.to_owned(),
        arguments: &["--no-default-features"],
        minutes: "4 to 12 minutes",
    }
}

/// The generator must have exactly the version of the library in Cargo.lock.
fn wasm_bindgen() -> Result<Tool> {
    let lock = fs::read_to_string(folders::root().join("Cargo.lock")).unwrap_or_default();
    let version = locked_version(&lock, "wasm-bindgen")
        .ok_or("Cargo.lock names no wasm-bindgen, so its tool cannot be chosen.")?;
    Ok(Tool {
        program: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: version.to_owned(),
        arguments: &["--no-default-features", "--bin", "wasm-bindgen"],
        minutes: "2 to 5 minutes",
    })
}

/// Returns the version that a lock file gives a package.
fn locked_version<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// Builds a tool into the project's own folder, unless the right one is there.
fn install(tool: &Tool) -> Result<()> {
    let Tool { program, package, version, minutes, .. } = tool;
    let (own, path) = (folders::tools(), folders::tool(program));
    if command::version(&path).as_deref() == Some(version) {
        return Ok(());
    }
    say(format!("Building {package} {version} into {} ({minutes}, once for all clones).", own.display()));
    // A tool that runs for seconds needn't be built with care for its speed:
    // this takes a third of the time and memory of its own release profile.
    let mut command = cargo();
    command
        .args(["install", "--locked", "--force", "--version", version])
        .args(tool.arguments)
        .arg("--root")
        .arg(&own)
        .arg("--target-dir")
        .arg(build())
        .arg(package)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env("CARGO_PROFILE_RELEASE_STRIP", "true")
        // Away from the checkout, whose settings are not the tool's.
        .current_dir(env::temp_dir());
    need(&mut command, &format!("build {package} {version}"))?;
    match command::version(&path) {
        Some(found) if found == *version => Ok(()),
        found => Err(format!(
            "{package} {version} was built, but {} says it is {}.",
            path.display(),
            found.as_deref().unwrap_or("nothing that can run"),
        )),
    }
}

/// Returns the folder in which tools are built, shared packages only once.
fn build() -> PathBuf {
    folders::cache().join("build")
}

/// Removes what is left over from building tools: it is larger than all else.
fn clean() {
    let _ = fs::remove_dir_all(build());
}

/// Fetches the source of every package in Cargo.lock, unless all of it is here.
/// That takes in other systems' packages, since Trunk asks cargo about all.
fn packages() -> Result<()> {
    let fetch = || {
        let mut command = cargo();
        command.args(["fetch", "--quiet", "--locked"]).current_dir(folders::root());
        command
    };
    if fetch().arg("--offline").output().is_ok_and(|it| it.status.success()) {
        return Ok(());
    }
    say("Fetching the packages that Cargo.lock names (less than a minute, once).");
    need(&mut fetch(), "fetch the packages that Cargo.lock names")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_names_a_package_and_then_its_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(locked_version(lock, "trunk"), None);
    }
}
