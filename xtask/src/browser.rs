//! The browsers that the journeys walk through, and the programs that drive them.

use std::process::Command;

use crate::command::{Outcome, Result, exists, output, run, say, version};
use crate::{folders, setup};

/// A browser in which journeys can be walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    Chromium,
    Firefox,
    WebKit,
}

impl Browser {
    pub const ALL: [Browser; 3] = [Browser::Chromium, Browser::Firefox, Browser::WebKit];

    /// Returns the browser of that name, in small letters as on the command line.
    pub fn named(name: &str) -> Option<Browser> {
        Browser::ALL.into_iter().find(|browser| browser.name().eq_ignore_ascii_case(name))
    }

    pub fn name(self) -> &'static str {
        match self {
            Browser::Chromium => "Chromium",
            Browser::Firefox => "Firefox",
            Browser::WebKit => "WebKit",
        }
    }

    /// Says whether the browser and its driver are both here, so that nothing need
    /// be installed.
    pub fn is_here(self) -> bool {
        self.is_installed() && (self != Browser::Firefox || has_geckodriver())
    }

    /// Installs the browser and its driver where the system's package manager
    /// may be used; else says in one sentence what is to be installed.
    pub fn provide(self) -> Result<()> {
        if !self.is_installed() {
            self.install()?;
        }
        match self {
            // Does nothing where our own is the right one.
            Browser::Firefox if !exists("geckodriver") => setup::geckodriver(),
            _ => Ok(()),
        }
    }

    /// Says whether all is here that the system's packages bring.
    fn is_installed(self) -> bool {
        match self {
            Browser::Chromium => exists("chromedriver") && has_chromium(),
            Browser::Firefox => has_firefox(),
            // Neither tells its version; both tell what they can do.
            Browser::WebKit => output("WebKitWebDriver", &["--help"]).is_some() && output("Xvfb", &["-help"]).is_some(),
        }
    }

    /// Returns Debian's names of the packages that bring the browser.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Browser::Chromium => &["chromium", "chromium-driver"],
            Browser::Firefox => &["firefox-esr"],
            Browser::WebKit => &["webkit2gtk-driver", "xvfb"],
        }
    }

    fn install(self) -> Result<()> {
        let (name, packages) = (self.name(), self.packages());
        let what = match self {
            Browser::Chromium => "Chromium, and `chromedriver` on PATH",
            Browser::Firefox => "Firefox",
            Browser::WebKit => "WebKitGTK's `WebKitWebDriver` and `Xvfb` on PATH",
        };
        let by_hand = format!(
            "Journeys in {name} need {what}: install that (on Debian `apt-get install {}`).",
            packages.join(" ")
        );
        if !exists("apt-get") || !is_root() {
            return Err(by_hand);
        }
        say(format!("Installing {name} by apt-get (about a minute, once)."));
        let apt = || {
            let mut command = Command::new("apt-get");
            command.env("DEBIAN_FRONTEND", "noninteractive");
            command
        };
        // Old package lists may still do, so their renewal may fail.
        let _ = run(apt().args(["update", "-qq"]))?;
        let install = run(apt().args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages))?;
        if install == Outcome::Good && self.is_installed() { Ok(()) } else { Err(by_hand) }
    }
}

/// chromedriver finds these by itself; on macOS and Windows it looks where the
/// installers put them.
fn has_chromium() -> bool {
    let names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    cfg!(any(windows, target_os = "macos")) || names.into_iter().any(exists)
}

/// Likewise geckodriver.
fn has_firefox() -> bool {
    cfg!(any(windows, target_os = "macos")) || exists("firefox")
}

/// Says whether there is one, our own or another.
fn has_geckodriver() -> bool {
    version(&folders::tool("geckodriver")).is_some() || exists("geckodriver")
}

fn is_root() -> bool {
    output("id", &["-u"]).is_some_and(|id| id.trim() == "0")
}
