//! Other programs, run so that what they do and how they end can be told.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

/// What a step came to, where it could be carried out at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Good,
    Bad,
}

/// A result whose error is a sentence that a reader can act on.
pub type Result<T> = std::result::Result<T, String>;

/// Returns a command for the same cargo that runs this program.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a command to its end, its output going straight to the reader.
pub fn run(command: &mut Command) -> Result<Outcome> {
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    Ok(if status.success() { Outcome::Good } else { Outcome::Bad })
}

/// Runs a command that everything after it needs; `purpose` completes the
/// sentence "It was not possible to …".
pub fn need(command: &mut Command, purpose: &str) -> Result<()> {
    match run(command)? {
        Outcome::Good => Ok(()),
        Outcome::Bad => Err(format!("It was not possible to {purpose}; the lines above say why.")),
    }
}

/// Runs a command, shows its standard output and hands each line to `read`.
pub fn run_and_read(command: &mut Command, mut read: impl FnMut(&str)) -> Result<Outcome> {
    let spawned = command.stdout(Stdio::piped()).spawn();
    let mut child = spawned.map_err(|error| cannot_start(command, &error))?;
    let output = child.stdout.take().expect("standard output was piped");
    for line in BufReader::new(output).split(b'\n').map_while(std::io::Result::ok) {
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        read(&line);
    }
    let status = child.wait().map_err(|error| cannot_start(command, &error))?;
    Ok(if status.success() { Outcome::Good } else { Outcome::Bad })
}

/// Returns what a command printed, if it could be run and ended well.
pub fn output(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Returns the version that a program says it has: the second word it prints.
pub fn version(program: &Path) -> Option<String> {
    let printed = output(program, &["--version"])?;
    printed.split_whitespace().nth(1).map(str::to_owned)
}

/// Says whether a program of that name can be started.
pub fn exists(program: &str) -> bool {
    output(program, &["--version"]).is_some()
}

/// Says what is about to be done.
pub fn say(sentence: impl AsRef<str>) {
    eprintln!("\n▸ {}", sentence.as_ref());
}

fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    format!("`{}` cannot be started: {error}.", command.get_program().to_string_lossy())
}
