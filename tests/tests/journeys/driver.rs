//! WebDriver: the standard way to steer a browser, in the few commands used here.

use std::cell::Cell;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::display::Display;

/// The key under which WebDriver names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// How long a driver may take to start.
const START: Duration = Duration::from_secs(30);

/// How long a browser may take to open a window, before another is tried: now
/// and then one never tells its driver that it is there.
const OPEN: Duration = Duration::from_secs(90);
const ATTEMPTS: u32 = 3;

/// How long anything else may take.
const ANSWER: Duration = Duration::from_secs(120);

/// How long a page may take to stand still.
const SETTLE: Duration = Duration::from_secs(10);

/// How often a window that is late to obey is told its size.
const RESIZES: u32 = 20;

/// What opens windows of a browser.
pub struct Driver {
    browser: Browser,
    agent: ureq::Agent,
}

impl Driver {
    /// Returns a browser's driver, if it is there to be started.
    pub fn new(browser: Browser) -> Result<Driver, String> {
        let config = ureq::Agent::config_builder().http_status_as_error(false).proxy(None);
        let driver = Driver { browser, agent: config.build().new_agent() };
        driver.start()?;
        Ok(driver)
    }

    /// Returns the browser that is steered.
    pub fn browser(&self) -> Browser {
        self.browser
    }

    /// Opens a browser of its own, with an empty profile.
    pub fn session(&self) -> Session<'_> {
        let mut reason = String::new();
        for _ in 0..ATTEMPTS {
            match self.start().and_then(|process| self.open(process)) {
                Ok(session) => return session,
                Err(why) => reason = why,
            }
        }
        panic!("{} opens no window: {reason}", self.browser.name());
    }

    /// Starts the program that steers a window, on a free port.
    fn start(&self) -> Result<Process, String> {
        let browser = self.browser;
        let display = if browser == Browser::WebKit { Some(Display::start()?) } else { None };
        let port = free_port();
        let mut command = Command::new(browser.driver());
        command.arg(format!("--port={port}")).args(browser.arguments());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        display.iter().for_each(|display| display.lend_to(&mut command));
        let child = command.spawn().map_err(|error| {
            format!("The journeys in {} need `{}` on PATH ({error}).", browser.name(), browser.driver())
        })?;
        let process = Process { child, address: format!("http://127.0.0.1:{port}"), _display: display };
        let start = Instant::now();
        while self.get(&format!("{}/status", process.address)).is_err() {
            if start.elapsed() > START {
                return Err(format!("{} does not answer.", browser.driver()));
            }
            thread::sleep(Duration::from_millis(40));
        }
        Ok(process)
    }

    fn open(&self, process: Process) -> Result<Session<'_>, String> {
        let body = json!({ "capabilities": { "alwaysMatch": self.browser.capabilities() } });
        let answer = self.post(&format!("{}/session", process.address), &body, OPEN)?;
        let id = answer["sessionId"].as_str().ok_or("a session without a name")?;
        let address = format!("{}/session/{id}", process.address);
        Ok(Session { driver: self, address, frame: Cell::new(0), _process: process })
    }

    fn post(&self, url: &str, body: &Value, patience: Duration) -> Result<Value, String> {
        let request = self.agent.post(url).config().timeout_global(Some(patience)).build();
        value(request.send_json(body).map_err(|error| error.to_string())?)
    }

    fn get(&self, url: &str) -> Result<Value, String> {
        let request = self.agent.get(url).config().timeout_global(Some(ANSWER)).build();
        value(request.call().map_err(|error| error.to_string())?)
    }

    fn delete(&self, url: &str) -> Result<Value, String> {
        let request = self.agent.delete(url).config().timeout_global(Some(ANSWER)).build();
        value(request.call().map_err(|error| error.to_string())?)
    }
}

/// The program that steers a window; it ends with this value. (Each window has
/// its own, since not every driver takes a second.)
struct Process {
    child: Child,
    address: String,
    /// Ends after the driver.
    _display: Option<Display>,
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Asks again, for a while, as long as the page does not stand still.
fn settled(ask: impl Fn() -> Result<Value, String>) -> Result<Value, String> {
    let start = Instant::now();
    loop {
        match ask() {
            Err(reason) if is_passing(&reason) && start.elapsed() < SETTLE => {
                thread::sleep(Duration::from_millis(200));
            }
            answer => return answer,
        }
    }
}

/// Says whether something failed because of what will soon be over: in WebKit the
/// page of a script was just giving way to another, or a dialog to press something
/// in was not drawn yet; the element that a script returned was redrawn before it
/// could be told, as in Firefox.
fn is_passing(reason: &str) -> bool {
    let passing = ["Could not parse script result", "stale element", "not interactable"];
    passing.iter().any(|it| reason.contains(it))
}

/// Returns a port that nobody uses now. Not every driver finds one by itself.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port on this machine");
    listener.local_addr().expect("a bound port has an address").port()
}

/// Returns what a driver answered, or its reason why not.
fn value(mut response: ureq::http::Response<ureq::Body>) -> Result<Value, String> {
    let failed = !response.status().is_success();
    let body = response.body_mut().with_config().limit(100_000_000).read_json::<Value>();
    let value = body.map_err(|error| error.to_string())?["value"].take();
    if !failed {
        return Ok(value);
    }
    let message = value["message"].as_str().unwrap_or_default();
    let message = message.lines().next().unwrap_or_default();
    Err(format!("{}: {message}", value["error"].as_str().unwrap_or("failed")))
}

/// One browser window; it closes with this value.
pub struct Session<'driver> {
    driver: &'driver Driver,
    address: String,
    /// How much higher than the page its window is.
    frame: Cell<u64>,
    _process: Process,
}

impl Session<'_> {
    /// Returns the browser that this is a window of.
    pub fn browser(&self) -> Browser {
        self.driver.browser
    }

    /// Sends a command of WebDriver, or of a browser's additions to it.
    pub fn post(&self, command: &str, body: Value) -> Result<Value, String> {
        self.driver.post(&format!("{}/{command}", self.address), &body, ANSWER)
    }

    /// Goes to an address; asks for it again if it takes too long.
    pub fn visit(&self, address: &str) -> Result<Value, String> {
        let go = || self.post("url", json!({ "url": address }));
        go().or_else(|reason| if reason.starts_with("timeout") { go() } else { Err(reason) })
    }

    /// Asks for something, such as the address that is shown.
    pub fn get(&self, command: &str) -> Result<Value, String> {
        self.driver.get(&format!("{}/{command}", self.address))
    }

    /// Runs a script in the page; elements it returns can be told by [`element`].
    pub fn script(&self, script: &str, arguments: Value) -> Result<Value, String> {
        let body = json!({ "script": script, "args": arguments });
        settled(|| self.post("execute/sync", body.clone()))
    }

    /// Presses an element with the mouse, once it can be pressed.
    pub fn click(&self, id: &str) -> Result<Value, String> {
        settled(|| self.post(&format!("element/{id}/click"), json!({})))
    }

    /// Gives the page itself that width and height, whatever frame the browser
    /// draws around it.
    pub fn resize(&self, width: u64, height: u64) -> Result<(), String> {
        let mut inside = [0; 2];
        for _ in 0..RESIZES {
            self.post("window/rect", json!({ "width": width, "height": height + self.frame.get() }))?;
            inside = self.settled_size()?;
            if inside == [width, height] {
                return Ok(());
            }
            self.frame.set((self.frame.get() + height).saturating_sub(inside[1]));
        }
        Err(format!("the page is {inside:?}, not {width} by {height}"))
    }

    /// Waits until the page's size no longer changes, and returns it.
    fn settled_size(&self) -> Result<[u64; 2], String> {
        let mut before = Value::Null;
        loop {
            let size = self.script("return [innerWidth, innerHeight]", json!([]))?;
            if size == before {
                return Ok([0, 1].map(|at| size[at].as_u64().unwrap_or_default()));
            }
            before = size;
            thread::sleep(Duration::from_millis(40));
        }
    }

    /// Moves to a window without toolbars, which may be as narrow as a phone.
    pub fn move_to_bare_window(&self) -> Result<(), String> {
        self.script("open('about:blank', '', 'popup')", json!([]))?;
        let left = self.driver.delete(&format!("{}/window", self.address))?;
        self.post("window", json!({ "handle": left[0] })).map(|_| ())
    }
}

impl Drop for Session<'_> {
    fn drop(&mut self) {
        let _ = self.driver.delete(&self.address);
    }
}

/// Returns the driver's name for an element in a script's answer.
pub fn element(value: &Value) -> Option<&str> {
    value[ELEMENT].as_str()
}

/// Returns what a script is given to receive an element.
pub fn reference(id: &str) -> Value {
    json!({ ELEMENT: id })
}
