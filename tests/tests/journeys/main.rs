//! Journeys: what readers do with the page, in a real browser.
//!
//! Each file tells one, the way a colleague would. Things are found as a
//! screen reader finds them, by role and name. The page is the one that
//! `cargo xtask test` has built in release mode, served with a strict Content
//! Security Policy.

mod browser;
mod build;
mod display;
mod driver;
mod element;
mod page;
mod pictures;
mod server;
mod spanish;
mod steps;
mod thumbnail;
mod watch;

mod accessibility;
mod address;
mod bad_input;
mod bundles;
mod change_view;
mod changes_only;
mod copy;
mod dial;
mod drop_seeds;
mod element_articles;
mod element_elsewhere;
mod element_given;
mod element_glance;
mod element_hostile;
mod element_language;
mod element_late;
mod element_moved;
mod element_readme;
mod element_refused;
mod element_two;
mod embed;
mod findings;
mod fit;
mod flight;
mod full_disk;
mod hide_column;
mod installable;
mod keyboard;
mod ledger;
mod looks;
mod network;
mod new_version;
mod no_worker;
mod offline;
mod open_demo;
mod order;
mod overview;
mod parts;
mod passage;
mod paste_articles;
mod phone;
mod pins;
mod published;
mod received;
mod recognised;
mod search;
mod start_over;
mod stories;
mod tour;
mod whole;

use std::env;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Completion, Failed, Trial};

use browser::Browser;
use driver::Driver;
use page::Page;
use server::{Host, Server, Workers, strict};

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
    /// Something that Chromium alone can be asked or told, completing "only Chromium …".
    Chromium(&'static str),
    /// What `cargo xtask dist` makes.
    Dist,
    /// A fresh project that has taken the package from there.
    App,
    /// Letters as wide as those of the pictures that are kept.
    Letters,
}

const HOLDS: Needs = Needs::Chromium("says what it holds in memory");
const ROOM: Needs = Needs::Chromium("is told how much room there is");
const MOVES: Needs = Needs::Chromium("can be told that things may move");
const INSTALLS: Needs = Needs::Chromium("says what keeps a page from being installed");

const JOURNEYS: &[Journey] = &[
    journey("open the demo", open_demo::walk),
    journey("take the tour", tour::walk),
    journey("see the story at a glance", overview::walk),
    journey("read all versions of a passage", passage::walk),
    journey("follow addresses and go back", address::walk),
    journey("ask what differs in the news", findings::walk),
    journey("search all versions", search::walk),
    journey("see changes only", changes_only::walk),
    journey("find all of a long list", whole::walk),
    journey("turn the dial", dial::walk),
    journey("read Spanish", spanish::walk),
    journey("ask who ran what of the wire", ledger::walk),
    journey("change view and base", change_view::walk),
    Journey { name: "see where paragraphs go", needs: MOVES, walk: flight::walk },
    journey("follow what was split and merged", bundles::walk),
    journey("hide a column", hide_column::walk),
    journey("put columns in order", order::walk),
    journey("correct by hand", pins::walk),
    journey("copy a difference", copy::walk),
    journey("reach every difference by keyboard", keyboard::walk),
    journey("paste two articles", paste_articles::walk),
    journey("correct what was recognised", recognised::walk),
    Journey { name: "drop five real articles", needs: Needs::Seeds, walk: drop_seeds::walk },
    journey("start over, and go back", start_over::walk),
    journey("read on a phone", phone::walk),
    journey("fit any window", fit::walk),
    journey("add files that are no articles", bad_input::unusable_files),
    journey("add a file in an old encoding", bad_input::invalid_utf8),
    journey("paste a script", bad_input::script_in_a_paste),
    journey("compare one article alone", bad_input::one_article_alone),
    journey("compare identical articles", bad_input::two_identical_articles),
    journey("compare articles with nothing in common", bad_input::nothing_in_common),
    journey("compare Arabic and Chinese articles", bad_input::other_scripts),
    journey("compare very long articles", bad_input::a_very_long_article),
    journey("go on where workers are forbidden", no_worker::forbidden),
    journey("go on where the worker does not start", no_worker::stillborn),
    journey("go on when the worker dies", no_worker::mortal),
    journey("ask for own files only", network::walk),
    journey("read a page's own articles in an element", element_articles::walk),
    journey("read two elements on one page", element_two::walk),
    journey("read an element in the language of the page around", element_language::of_the_page),
    journey("read an English and a Spanish element on one page", element_language::two),
    journey("read an element in another shadow root", element_language::in_a_shadow_root),
    journey("make an element before its script has come", element_late::walk),
    journey("read an element under hostile styles", element_hostile::walk),
    journey("move an element, and remove it", element_moved::walk),
    Journey { name: "make and remove a hundred elements", needs: HOLDS, walk: element_moved::a_hundred },
    journey("see a comparison before all else is here", element_glance::walk),
    journey("show a collation that is given", element_given::walk),
    journey("copy the examples of the READMEs", element_readme::walk),
    journey("rely on what the element's README says", element_readme::details),
    journey("read on where WebAssembly is refused", element_refused::walk),
    journey("use an element from another site", element_elsewhere::walk),
    journey("fetch views as they are needed", parts::as_needed),
    journey("go on without a part of the page", parts::missing),
    journey("go on without a network", offline::walk),
    journey("keep nothing for a host", offline::not_for_a_host),
    journey("get a new version", new_version::walk),
    journey("get half of a new version", new_version::half_done),
    journey("have the kept page cleared away", new_version::cleared),
    Journey { name: "have no room to keep the page", needs: ROOM, walk: full_disk::first_visit },
    Journey { name: "have no room for a new version", needs: ROOM, walk: full_disk::new_version },
    Journey { name: "install the page", needs: INSTALLS, walk: installable::walk },
    journey("share articles with the page", received::shared),
    journey("open a story file with the page", received::opened),
    journey("find one's stories again", stories::walk),
    journey("export and import a story", stories::export_and_import),
    journey("change a story in two tabs", stories::two_tabs),
    journey("have no room for stories", stories::no_room),
    journey("embed the comparison", embed::choose),
    journey("embed it in a frame on another host", embed::frame),
    journey("embed it with a correction", embed::corrected),
    Journey { name: "open the published file from disk", needs: Needs::Dist, walk: published::single_file },
    Journey { name: "put the published folder on a server", needs: Needs::Dist, walk: published::folder },
    Journey { name: "use the published package in a project", needs: Needs::App, walk: published::package },
    Journey { name: "use the published package with React", needs: Needs::App, walk: published::react },
    Journey { name: "see every view as it was", needs: Needs::Letters, walk: looks::walk },
    Journey { name: "find no accessibility fault", needs: Needs::Axe, walk: accessibility::walk },
];

/// Returns a journey that can be walked wherever there is a browser.
const fn journey(name: &'static str, walk: fn(&Reader)) -> Journey {
    Journey { name, needs: Needs::Nothing, walk }
}

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

    /// Opens a page of somebody else's that has elements in it.
    pub fn open_host(&self, body: &str) -> Page<'_> {
        self.open_host_under(body, strict("'self'"))
    }

    /// Opens such a page that has no script but what its body has.
    pub fn open_bare_host(&self, body: &str) -> Page<'_> {
        self.open_bare_host_under(body, strict("'self'"))
    }

    /// Opens such a page under a policy of its own.
    pub fn open_bare_host_under(&self, body: &str, policy: String) -> Page<'_> {
        let server = Server::host(built_page(), Host { html: host("", body), policy });
        Page::open(self.driver.session(), server.origin(), self.journey)
    }

    /// Opens such a page under a policy of its own.
    pub fn open_host_under(&self, body: &str, policy: String) -> Page<'_> {
        let script = r#"<script type="module" src="wire-diff.js"></script>"#;
        let server = Server::host(built_page(), Host { html: host(script, body), policy });
        Page::open(self.driver.session(), server.origin(), self.journey)
    }

    /// Opens such a page that has the element's files from another site.
    pub fn open_host_elsewhere(&self, body: &str) -> Page<'_> {
        let files = Server::start(built_page(), Workers::Run).origin();
        let script = format!(r#"<script type="module" src="{files}/wire-diff.js"></script>"#);
        let policy = format!(
            "default-src 'none'; script-src 'self' {files} 'wasm-unsafe-eval'; connect-src {files}; \
             style-src 'self'; worker-src blob:; img-src data:"
        );
        let server = Server::host(PathBuf::new(), Host { html: host(&script, body), policy });
        Page::open(self.driver.session(), server.origin(), self.journey)
    }

    /// Opens the page where workers may not run or may not survive.
    pub fn open_with(&self, workers: Workers) -> Page<'_> {
        self.open_at(&Server::start(built_page(), workers))
    }

    /// Serves the built page, till it is stopped.
    pub fn serve(&self) -> Server {
        Server::start(built_page(), Workers::Run)
    }

    /// Opens the page that a server has.
    pub fn open_at(&self, server: &Server) -> Page<'_> {
        Page::open(self.driver.session(), server.origin(), self.journey)
    }

    /// Opens whatever page an address names.
    pub fn open_address(&self, address: &str) -> Page<'_> {
        Page::open_address(self.driver.session(), address, self.journey)
    }
}

/// Returns a page with a script and a body.
fn host(script: &str, body: &str) -> String {
    let icon = r#"<link rel="icon" href="data:,">"#;
    format!("<!DOCTYPE html><html lang=\"en\"><head><title>The Daily Host</title>{icon}{script}</head>{body}</html>")
}

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // Two browsers at once on two cores make each other late.
    arguments.test_threads.get_or_insert(1);
    if !built_page().join("index.html").is_file() {
        eprintln!("The page is not built: `cargo xtask test page journeys` does both.");
        return ExitCode::FAILURE;
    }
    let drivers = browsers().and_then(|browsers| browsers.into_iter().map(Driver::new).collect());
    let drivers: Vec<Arc<Driver>> = match drivers {
        Ok(drivers) => Vec::into_iter(drivers).map(Arc::new).collect(),
        Err(sentence) => {
            eprintln!("{sentence}");
            return ExitCode::FAILURE;
        }
    };
    if let Some(path) = env::var_os("WIREDIFF_PICTURE") {
        take_picture(&Reader { driver: &drivers[0], journey: "picture" }, Path::new(&path));
        return ExitCode::SUCCESS;
    }
    if env::var_os("WIREDIFF_LOOKS").is_some() {
        looks::record(&Reader { driver: &drivers[0], journey: "looks" });
        return ExitCode::SUCCESS;
    }
    // One browser after another.
    let trials = drivers.into_iter().flat_map(|driver| {
        JOURNEYS.iter().map(move |journey| {
            let driver = Arc::clone(&driver);
            let name = format!("{} in {}", journey.name, driver.browser().name());
            Trial::ignorable_test(name, move || go(journey, &driver))
        })
    });
    libtest_mimic::run(&arguments, trials.collect()).exit_code()
}

/// Returns the browsers to walk in: those that `cargo xtask test` names, or Chromium.
fn browsers() -> Result<Vec<Browser>, String> {
    let names = env::var("WIREDIFF_BROWSERS").unwrap_or("chromium".to_owned());
    let browsers =
        names.split(',').map(|name| Browser::named(name).ok_or(format!("“{name}” is no browser known here.")));
    browsers.collect()
}

/// Takes the README's picture: the demo in columns, as a desk shows it.
fn take_picture(reader: &Reader, path: &Path) {
    let page = reader.open();
    page.resize(1440, 1000);
    page.load();
    steps::see_the_demo_in_columns(&page);
    page.wait_for("the marks", || (page.select("mark").len() > 20).then_some(()));
    page.picture(path);
}

/// Walks a journey, or says why it cannot be walked here.
fn go(journey: &Journey, driver: &Driver) -> Result<Completion, Failed> {
    let without = |is_here: bool, why: &str| (!is_here).then(|| why.to_owned());
    let lack = match journey.needs {
        Needs::Nothing => None,
        Needs::Seeds => without(seeds().is_some(), "the shared folder with real articles is not here"),
        Needs::Axe => without(axe().is_some(), "axe-core is not here"),
        Needs::Chromium(does) => without(driver.browser() == Browser::Chromium, &format!("only Chromium {does}")),
        Needs::Dist => without(published::dist().is_some(), "`cargo xtask dist --check` walks it"),
        Needs::App => without(published::app().is_some(), "`cargo xtask dist --check` walks it, where npm is"),
        Needs::Letters => looks::lack(driver),
    };
    if let Some(lack) = lack {
        return Ok(Completion::ignored_with(lack));
    }
    let reader = Reader { driver, journey: journey.name };
    let walk = AssertUnwindSafe(|| (journey.walk)(&reader));
    panic::catch_unwind(walk).map_err(|_| Failed::without_message())?;
    Ok(Completion::Completed)
}

/// Returns the checkout's root folder.
pub fn root() -> &'static Path {
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
