//! Journeys: what readers do with the page, in a real browser.
//!
//! Each file tells one, the way a colleague would. Things are found as a
//! screen reader finds them, by role and name. The page is the one that
//! `cargo xtask test` has built in release mode, served with a strict Content
//! Security Policy.

mod driver;
mod page;
mod server;

mod open_demo;

use std::env;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Completion, Failed, Trial};

use driver::Driver;
use page::Page;
use server::{Server, Workers};

/// A journey: a sentence, what it needs, and what the reader does.
struct Journey {
    name: &'static str,
    needs: Needs,
    walk: fn(&Reader),
}

/// What a journey can do without only by being skipped.
#[derive(Clone, Copy)]
enum Needs {
    Nothing,
    /// Five real articles that are other people's and not in the repository.
    Seeds,
    /// axe-core, which is fetched for the tests.
    Axe,
}

const JOURNEYS: &[Journey] = &[Journey { name: "open the demo", needs: Needs::Nothing, walk: open_demo::walk }];

/// Somebody with a browser.
pub struct Reader<'world> {
    driver: &'world Driver,
    journey: &'static str,
}

impl Reader<'_> {
    /// Opens the page, which begins with the demo.
    pub fn open(&self) -> Page<'_> {
        self.open_with(Workers::Run)
    }

    /// Opens the page where workers may not run or may not survive.
    pub fn open_with(&self, workers: Workers) -> Page<'_> {
        let server = Server::start(built_page(), workers);
        Page::open(self.driver.session(), server.origin(), self.journey)
    }
}

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // Two browsers at once on two cores make each other late.
    arguments.test_threads.get_or_insert(1);
    if !built_page().join("index.html").is_file() {
        eprintln!("The page is not built: `cargo xtask test page journeys` does both.");
        return ExitCode::FAILURE;
    }
    let driver = match Driver::start() {
        Ok(driver) => Arc::new(driver),
        Err(sentence) => {
            eprintln!("{sentence}");
            return ExitCode::FAILURE;
        }
    };
    let trials = JOURNEYS.iter().map(|journey| {
        let driver = Arc::clone(&driver);
        Trial::ignorable_test(journey.name, move || go(journey, &driver))
    });
    libtest_mimic::run(&arguments, trials.collect()).exit_code()
}

/// Walks a journey, or says why it cannot be walked here.
fn go(journey: &Journey, driver: &Driver) -> Result<Completion, Failed> {
    let lack = match journey.needs {
        Needs::Nothing => None,
        Needs::Seeds => seeds().is_none().then_some("the shared folder with real articles is not here"),
        Needs::Axe => axe().is_none().then_some("axe-core is not here"),
    };
    if let Some(lack) = lack {
        return Ok(Completion::ignored_with(lack));
    }
    let reader = Reader { driver, journey: journey.name };
    let walk = AssertUnwindSafe(|| (journey.walk)(&reader));
    panic::catch_unwind(walk).map_err(|_| Failed::without_message())?;
    Ok(Completion::Completed)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lie in the root")
}

/// Returns the folder of the built page.
fn built_page() -> PathBuf {
    env::var_os("WIREDIFF_PAGE").map_or_else(|| root().join("target/page"), PathBuf::from)
}

/// Returns the files of the shared folder with real articles, if it is here.
pub fn seeds() -> Option<Vec<PathBuf>> {
    let entries = root().join("../shared/seeds").read_dir().ok()?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    Some(files)
}

/// Returns the path of axe-core's script, if it is here.
pub fn axe() -> Option<PathBuf> {
    env::var_os("WIREDIFF_AXE").map(PathBuf::from).filter(|path| path.is_file())
}
