//! WebDriver: the standard way to steer a browser, in the few commands used here.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

/// The key under which WebDriver names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The program that steers browsers; it ends with this value.
pub struct Driver {
    process: Child,
    address: String,
    agent: ureq::Agent,
}

impl Driver {
    /// Starts chromedriver on a free port of its choice.
    pub fn start() -> Result<Driver, String> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("The journeys need `chromedriver` on PATH ({error})."))?;
        let output = process.stdout.take().expect("standard output was piped");
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let port = lines.find_map(|line| {
            let port = line.split_once("started successfully on port ")?.1;
            Some(port.trim_end_matches('.').to_owned())
        });
        let port = port.ok_or("chromedriver ended before it named its port.")?;
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .timeout_global(Some(Duration::from_secs(120)));
        let address = format!("http://127.0.0.1:{port}/session");
        Ok(Driver { process, address, agent: config.build().new_agent() })
    }

    /// Opens a headless browser of its own, with an empty profile.
    pub fn session(&self) -> Session<'_> {
        let capabilities = json!({
            "browserName": "chrome",
            "goog:chromeOptions": { "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--disable-background-networking", "--window-size=1280,900", "--lang=en",
            ] },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        });
        let body = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let answer = self.post(&self.address, &body).expect("chromedriver opens a browser");
        let id = answer["sessionId"].as_str().expect("a session has a name");
        Session { driver: self, address: format!("{}/{id}", self.address) }
    }

    fn post(&self, url: &str, body: &Value) -> Result<Value, String> {
        let response = self.agent.post(url).send_json(body);
        value(response.map_err(|error| error.to_string())?)
    }

    fn get(&self, url: &str) -> Result<Value, String> {
        value(self.agent.get(url).call().map_err(|error| error.to_string())?)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
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
}

impl Session<'_> {
    /// Sends a command of WebDriver, or of Chromium's additions to it.
    pub fn post(&self, command: &str, body: Value) -> Result<Value, String> {
        self.driver.post(&format!("{}/{command}", self.address), &body)
    }

    /// Asks for something, such as the address that is shown.
    pub fn get(&self, command: &str) -> Result<Value, String> {
        self.driver.get(&format!("{}/{command}", self.address))
    }

    /// Runs a script in the page; elements it returns can be told by [`element`].
    pub fn script(&self, script: &str, arguments: Value) -> Result<Value, String> {
        self.post("execute/sync", json!({ "script": script, "args": arguments }))
    }

    /// Sends a command of Chromium's own protocol.
    pub fn chromium(&self, command: &str, parameters: Value) -> Result<Value, String> {
        self.post("goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
    }
}

impl Drop for Session<'_> {
    fn drop(&mut self) {
        let _ = self.driver.agent.delete(&self.address).call();
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
