//! `cargo xtask test`: every check there is, and one line that sums them up.

use std::process::Command;

use crate::browser::Browser;
use crate::command::{Outcome, Result, cargo, run, run_and_read, say};
use crate::{fetched, folders, page, score, setup, size};

/// The checks in order: what is quickly known comes first.
const STEPS: [&str; 7] = ["format", "lint", "rust", "page", "size", "score", "journeys"];

/// How many checks came to what.
#[derive(Default)]
struct Tally {
    passed: usize,
    failed: usize,
    skipped: usize,
    /// What failed or was skipped, repeated at the end so that no one misses it.
    notes: Vec<String>,
}

/// Installs what the tests need, runs them, and ends with the line
/// `N passed, N failed` (and `, N skipped` if something was).
pub fn test(arguments: &[String]) -> Result<Outcome> {
    let Wishes { steps, browsers } = wishes(arguments)?;
    let wants = |step| steps.contains(&step);
    let mut tally = Tally::default();

    setup::tools()?;
    if wants("format") {
        setup::component("rustfmt", "fmt")?;
        say("Formatting.");
        tally.check("formatting", run(setup::offline(cargo()).args(["fmt", "--all", "--check"])));
    }
    if wants("lint") {
        setup::component("clippy", "clippy")?;
        say("Clippy, for the browser and for this machine (minutes the first time).");
        let page = ["--all-targets", "--package", "wirediff-page", "--target", "wasm32-unknown-unknown"];
        let rest = ["--all-targets", "--workspace", "--exclude", "wirediff-page"];
        // Cargo leaves them out of “all”, since they are not run with the others.
        let journeys = ["--package", "wirediff-tests", "--test", "journeys"];
        tally.check("clippy for the browser", run(&mut clippy(&page)));
        tally.check("clippy", run(&mut clippy(&rest)));
        tally.check("clippy of the journeys", run(&mut clippy(&journeys)));
    }
    if wants("rust") {
        say("Tests of engine, command line and page; recorded stories (minutes the first time).");
        let mut command = setup::offline(cargo());
        tally.tests("Rust tests", command.args(["test", "--workspace", "--no-fail-fast"]));
    }
    if wants("page") {
        say("Building the page in release mode (two minutes the first time).");
        tally.check("page build", page::build(&folders::page()));
    }
    if wants("size") {
        say("Weighing the page.");
        tally.check("size", size::print(&folders::page()).map(size::verdict));
    }
    if wants("score") {
        say("Scoring the engine against what people marked.");
        tally.check("score", score::score(&["--check".to_owned()]));
    }
    if wants("journeys") {
        journeys(&mut tally, browsers);
    }
    Ok(tally.report())
}

/// Walks through the page in real browsers: those that are wanted, or Chromium
/// and whichever others are here.
fn journeys(tally: &mut Tally, wanted: Option<Vec<Browser>>) {
    let mut browsers = Vec::new();
    for browser in wanted.unwrap_or_else(|| here(tally)) {
        match browser.provide() {
            Ok(()) => browsers.push(browser.name()),
            Err(sentence) => tally.check(&format!("journeys in {}", browser.name()), Err(sentence)),
        }
    }
    if browsers.is_empty() {
        return;
    }
    let mut command = setup::journeys();
    command.env("WIREDIFF_BROWSERS", browsers.join(",").to_lowercase());
    for (name, fetched) in [("WIREDIFF_AXE", fetched::axe()), ("WIREDIFF_FONTS", fetched::fonts())] {
        match fetched {
            // Without it, the journey itself says that it was skipped.
            Err(sentence) => eprintln!("{sentence}"),
            Ok(path) => _ = command.env(name, path),
        }
    }
    say(format!("Journeys, without a window, in {}.", browsers.join(", then ")));
    tally.tests("journeys", &mut command);
}

/// Returns Chromium and the other browsers that are here, and notes which are not.
fn here(tally: &mut Tally) -> Vec<Browser> {
    let is_here = |browser: &Browser| *browser == Browser::Chromium || browser.is_here();
    let (here, missing): (Vec<_>, Vec<_>) = Browser::ALL.into_iter().partition(is_here);
    for browser in missing {
        let name = browser.name();
        tally.skip(format!("journeys in {name}: not here; `--browsers {}` installs it", name.to_lowercase()));
    }
    here
}

/// What the reader asks for.
struct Wishes<'arguments> {
    steps: Vec<&'arguments str>,
    /// Those that are named, if any are.
    browsers: Option<Vec<Browser>>,
}

fn wishes(arguments: &[String]) -> Result<Wishes<'_>> {
    let mut wishes = Wishes { steps: Vec::new(), browsers: None };
    let mut rest = arguments.iter().map(String::as_str);
    while let Some(argument) = rest.next() {
        match argument {
            "--browsers" => wishes.browsers = Some(browsers(rest.next().unwrap_or_default())?),
            step if STEPS.contains(&step) => wishes.steps.push(step),
            other => return Err(format!("No step is called `{other}`; there are: {}.", STEPS.join(", "))),
        }
    }
    if wishes.steps.is_empty() {
        wishes.steps = STEPS.to_vec();
    }
    Ok(wishes)
}

fn browsers(names: &str) -> Result<Vec<Browser>> {
    if names == "all" {
        return Ok(Browser::ALL.to_vec());
    }
    let browsers = names.split(',').map(Browser::named).collect::<Option<_>>();
    browsers.ok_or("`--browsers` takes `all`, or of `chromium,firefox,webkit` those that are wanted.".to_owned())
}

fn clippy(what: &[&str]) -> Command {
    let mut command = setup::offline(cargo());
    command.args(["clippy", "--quiet"]).args(what);
    command.args(["--", "--deny", "warnings"]);
    command
}

impl Tally {
    /// Counts a check that either holds or does not.
    fn check(&mut self, name: &str, outcome: Result<Outcome>) {
        match outcome {
            Ok(Outcome::Good) => self.passed += 1,
            Ok(Outcome::Bad) => self.fail(format!("{name}: see above")),
            Err(sentence) => {
                eprintln!("{sentence}");
                self.fail(format!("{name}: {sentence}"));
            }
        }
    }

    /// Runs test programs and counts what each says of its tests.
    fn tests(&mut self, name: &str, command: &mut Command) {
        let failed_before = self.failed;
        let outcome = run_and_read(command, |line| self.count(line));
        // A test program that does not compile, or dies, has counted nothing.
        if self.failed == failed_before && outcome != Ok(Outcome::Good) {
            self.check(name, outcome);
        }
    }

    /// Reads one line of a test program's output.
    fn count(&mut self, line: &str) {
        if let Some((passed, failed, skipped)) = result_line(line) {
            self.passed += passed;
            self.failed += failed;
            self.skipped += skipped;
        } else if let Some(name) = line.strip_prefix("test ")
            && (name.contains(" ... FAILED") || name.contains(" ... ignored"))
        {
            self.notes.push(name.to_owned());
        }
    }

    fn fail(&mut self, note: String) {
        self.failed += 1;
        self.notes.push(note);
    }

    fn skip(&mut self, note: String) {
        eprintln!("{note}");
        self.skipped += 1;
        self.notes.push(note);
    }

    /// Prints what failed or was skipped, and the line that sums up.
    fn report(&self) -> Outcome {
        println!();
        for note in &self.notes {
            println!("  {note}");
        }
        let Tally { passed, failed, skipped, .. } = self;
        match skipped {
            0 => println!("{passed} passed, {failed} failed"),
            _ => println!("{passed} passed, {failed} failed, {skipped} skipped"),
        }
        if *failed == 0 { Outcome::Good } else { Outcome::Bad }
    }
}

/// Returns the passed, failed and skipped tests of the line that ends a test program.
fn result_line(line: &str) -> Option<(usize, usize, usize)> {
    let mut counts = line.strip_prefix("test result: ")?.split_once(". ")?.1.split("; ");
    let mut count = |unit| counts.next()?.strip_suffix(unit)?.parse().ok();
    Some((count(" passed")?, count(" failed")?, count(" ignored")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_of_a_test_program_is_counted() {
        let line = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out";
        assert_eq!(result_line(line), Some((12, 0, 1)));
        assert_eq!(result_line("test edits::reads ... ok"), None);
    }

    #[test]
    fn browsers_are_named_with_commas_between() {
        assert_eq!(browsers("webkit,chromium"), Ok(vec![Browser::WebKit, Browser::Chromium]));
        assert_eq!(browsers("all"), Ok(Browser::ALL.to_vec()));
        assert!(browsers("opera").is_err());
        assert!(browsers("").is_err());
    }
}
