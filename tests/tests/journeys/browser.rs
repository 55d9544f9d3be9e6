//! The browsers that journeys are walked in, and what is particular to each.

use std::time::Duration;

use serde_json::{Value, json};

/// How long a page may take to load before it is asked for again: now and then
/// Chromium 148 stays at `about:blank` for ever, and its network log tells of no
/// request, with or without a service worker.
const LOAD: Duration = Duration::from_secs(20);

/// A browser that a driver on this machine can steer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    Chromium,
    Firefox,
    /// WebKitGTK's small browser: the engine of Safari.
    WebKit,
}

impl Browser {
    const ALL: [Browser; 3] = [Browser::Chromium, Browser::Firefox, Browser::WebKit];

    /// Returns the browser of that name, in small letters as on a command line.
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

    /// Returns the program that steers the browser.
    pub fn driver(self) -> &'static str {
        match self {
            Browser::Chromium => "chromedriver",
            Browser::Firefox => "geckodriver",
            Browser::WebKit => "WebKitWebDriver",
        }
    }

    /// Returns what its driver is told besides the port.
    pub fn arguments(self) -> &'static [&'static str] {
        match self {
            // A second port, which would be the same for everyone.
            Browser::Firefox => &["--websocket-port=0"],
            Browser::Chromium | Browser::WebKit => &[],
        }
    }

    /// Returns how the browser is to be: without a window that anybody sees, in
    /// English, with fingers, and with reduced motion, so that scrolling takes no
    /// time.
    pub fn capabilities(self) -> Value {
        match self {
            Browser::Chromium => json!({
                "browserName": "chrome",
                "goog:chromeOptions": { "args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                    "--disable-background-networking", "--force-prefers-reduced-motion", "--lang=en",
                ] },
                "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                "timeouts": { "pageLoad": LOAD.as_millis() as u64 },
            }),
            Browser::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "args": ["-headless"],
                    "prefs": {
                        "ui.prefersReducedMotion": 1,
                        "intl.accept_languages": "en",
                        "dom.w3c_touch_events.enabled": 1,
                    },
                },
            }),
            // The rest is in the settings of its display.
            Browser::WebKit => json!({ "browserName": "MiniBrowser" }),
        }
    }
}
