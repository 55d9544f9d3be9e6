//! The page as a reader meets it: found by role and name, used by mouse and keys.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::driver::{self, Session};
use crate::element::Element;
use crate::{pictures, watch};

/// How long a reader waits before giving up. Long, for machines under load;
/// nothing waits longer than it must.
const PATIENCE: Duration = Duration::from_secs(120);

/// Where WebDriver finds keys that write nothing.
pub mod key {
    pub const ESCAPE: &str = "\u{e00c}";
    pub const TAB: &str = "\u{e004}";
    pub const ENTER: &str = "\u{e007}";
    pub const END: &str = "\u{e010}";
    pub const HOME: &str = "\u{e011}";
    pub const LEFT: &str = "\u{e012}";
    pub const RIGHT: &str = "\u{e014}";
    pub const DOWN: &str = "\u{e015}";
    pub const F7: &str = "\u{e037}";
}

/// What every script can use: the document and the shadow roots in it, and the
/// elements of all of them that a selector names.
const ROOTS: &str = "
    const roots = (from = document) => [from, ...[...from.querySelectorAll('*')]
        .flatMap(it => it.shadowRoot ? roots(it.shadowRoot) : [])];
    const all = (selector) => roots().flatMap(root => [...root.querySelectorAll(selector)]);
    const one = (selector) => all(selector)[0];
";

/// Returns all that can be read. (A browser tells the text of a shadow root only
/// of what is in it.)
const TEXT: &str = "
    return roots().flatMap(root => root.body ? [root.body] : [...root.children])
        .filter(it => it.checkVisibility()).map(it => it.innerText).join('\\n')";

/// A page that is open in a browser.
pub struct Page<'driver> {
    session: Session<'driver>,
    origin: String,
    /// The journey's name, for the picture taken if it fails.
    journey: String,
}

impl<'driver> Page<'driver> {
    /// Opens the page and waits until it has something to read.
    pub fn open(session: Session<'driver>, origin: String, journey: &str) -> Page<'driver> {
        let journey = format!("{journey} in {}", session.browser().name());
        let page = Page { session, origin, journey };
        if page.session.browser() == Browser::Firefox {
            page.expect(page.session.move_to_bare_window());
        }
        page.resize(1280, 900);
        page.load();
        page
    }

    /// Opens another page than the one that the tests serve.
    pub fn open_address(session: Session<'driver>, address: &str, journey: &str) -> Page<'driver> {
        let page = Page { session, origin: address.to_owned(), journey: journey.to_owned() };
        page.go(address);
        page
    }

    /// Goes to an address.
    pub fn go(&self, address: &str) {
        self.expect(self.session.visit(address));
    }

    /// Loads the page anew.
    pub fn load(&self) {
        self.go(&format!("{}/", self.origin));
    }

    /// Loads the page anew with an address of its own, such as `#columns`.
    pub fn load_at(&self, fragment: &str) {
        self.go("about:blank");
        self.go(&format!("{}/{fragment}", self.origin));
    }

    /// Opens another tab or window of the same browser and turns to it; returns the name of
    /// the tab before.
    pub fn open_tab(&self) -> String {
        let before = self.expect(self.session.get("window"));
        // A window without toolbars has no tabs: Firefox would wait for one, and WebKit
        // keeps it behind the first, where no picture is ever made of it.
        let kind = if self.session.browser() == Browser::Chromium { "tab" } else { "window" };
        let tab = self.expect(self.session.post("window/new", json!({ "type": kind })));
        self.turn_to(tab["handle"].as_str().expect("a tab has a name"));
        before.as_str().expect("a tab has a name").to_owned()
    }

    /// Turns to a tab that is open.
    pub fn turn_to(&self, tab: &str) {
        self.expect(self.session.post("window", json!({ "handle": tab })));
    }

    /// Goes back, as with the browser's button.
    pub fn back(&self) {
        self.expect(self.session.post("back", json!({})));
    }

    /// Returns what the address says after the page's own.
    pub fn fragment(&self) -> String {
        self.script("return location.hash").as_str().unwrap_or_default().to_owned()
    }

    /// Returns the one element with that role and accessible name, when it is there.
    pub fn find(&self, role: &str, name: &str) -> Element<'_> {
        self.wait_for(&format!("{role} “{name}”"), || self.all(role, name).into_iter().next())
    }

    /// Says whether there is an element with that role and name now.
    pub fn has(&self, role: &str, name: &str) -> bool {
        !self.all(role, name).is_empty()
    }

    /// Returns every element with that role whose accessible name is `name`.
    pub fn all(&self, role: &str, name: &str) -> Vec<Element<'_>> {
        let mut found = self.select_with_words(candidates(role), name);
        found.retain(|element| element.role() == role && element.name() == name);
        found
    }

    /// Returns every visible element with that role.
    pub fn all_of(&self, role: &str) -> Vec<Element<'_>> {
        let mut elements = self.select(candidates(role));
        elements.retain(|element| element.role() == role);
        elements
    }

    /// Returns the visible elements that a CSS selector names, in the page's order.
    pub fn select(&self, selector: &str) -> Vec<Element<'_>> {
        self.select_with_words(selector, "")
    }

    /// Returns those of them that may have these words in their name. This only
    /// spares asking the browser for the names of all the others.
    fn select_with_words(&self, selector: &str, words: &str) -> Vec<Element<'_>> {
        let script = "
            const [selector, words] = arguments;
            const plain = (text) => text.replace(/\\s+/g, '');
            const text = (it) => [it, ...(it.labels ?? [])].map(it => it.textContent).join()
                + it.getAttribute('aria-label') + it.title + it.value
                + (it.getAttribute('aria-labelledby') ?? '').split(' ')
                    .map(id => it.getRootNode().getElementById(id)?.textContent).join();
            return roots().flatMap(root => [...root.querySelectorAll(selector)]).filter(it =>
                it.checkVisibility({ visibilityProperty: true }) && plain(text(it)).includes(plain(words)))";
        let elements = self.script_with(script, json!([selector, words]));
        let elements = elements.as_array().cloned().unwrap_or_default();
        let ids = elements.iter().filter_map(driver::element);
        ids.map(|id| Element::new(self, id)).collect()
    }

    /// Returns the element that has the keyboard's focus.
    pub fn focused(&self) -> Element<'_> {
        let element = self.script(
            "let it = document.activeElement;
             while (it.shadowRoot?.activeElement) it = it.shadowRoot.activeElement;
             return it",
        );
        let id = driver::element(&element).expect("a page always has an active element");
        Element::new(self, id)
    }

    /// Returns everything that can be read on the page.
    pub fn text(&self) -> String {
        let text = self.script(TEXT);
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until some words can be read on the page.
    pub fn wait_for_text(&self, words: &str) {
        self.wait_for(&format!("the words “{words}”"), || self.text().contains(words).then_some(()));
    }

    /// Waits until some words can no longer be read on the page.
    pub fn wait_for_no_text(&self, words: &str) {
        let what = format!("the words “{words}” to go");
        self.wait_for(&what, || (!self.text().contains(words)).then_some(()));
    }

    /// Waits until `look` finds what it looks for, or ends the journey.
    #[track_caller]
    pub fn wait_for<T>(&self, what: &str, mut look: impl FnMut() -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(found) = look() {
                return found;
            }
            if start.elapsed() > PATIENCE {
                panic!("waited in vain for {what}");
            }
            thread::sleep(Duration::from_millis(40));
        }
    }

    /// Waits until a script's scrolling has come about: WebKit does it with the next
    /// picture, and a press before that hits something else.
    pub fn come_to_rest(&self) {
        if self.session.browser() == Browser::WebKit {
            self.script(
                "return new Promise(rest => requestAnimationFrame(() => requestAnimationFrame(() => rest(0))))",
            );
        }
    }

    /// Presses keys where the focus is.
    pub fn press(&self, keys: &str) {
        let presses = keys.chars().flat_map(|key| {
            let key = key.to_string();
            [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })]
        });
        let presses: Vec<Value> = presses.collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": presses });
        self.expect(self.session.post("actions", json!({ "actions": [keyboard] })));
    }

    /// Moves a finger over the screen, in pixels from its corner.
    pub fn swipe(&self, from: (i32, i32), to: (i32, i32)) {
        if self.session.browser() == Browser::WebKit {
            self.tell_of_swipe(from, to);
            return;
        }
        let go_to = |(x, y)| json!({ "type": "pointerMove", "x": x, "y": y, "duration": 0 });
        let (down, up) = (json!({ "type": "pointerDown", "button": 0 }), json!({ "type": "pointerUp", "button": 0 }));
        let finger = json!({
            "type": "pointer",
            "id": "finger",
            "parameters": { "pointerType": "touch" },
            "actions": [go_to(from), down, go_to(to), up],
        });
        self.expect(self.session.post("actions", json!({ "actions": [finger] })));
    }

    /// Tells the page of a finger as a browser does. (WebKitGTK's driver has none:
    /// it takes the mouse instead.)
    fn tell_of_swipe(&self, from: (i32, i32), to: (i32, i32)) {
        self.script_with(
            "const [from, to] = arguments;
             const target = roots().at(-1).elementFromPoint(...from);
             const touch = ([x, y]) => document.createTouchList(
                 document.createTouch(window, target, 1, x + scrollX, y + scrollY, x, y));
             const none = document.createTouchList();
             const tell = (type, touches, changedTouches) => target.dispatchEvent(new TouchEvent(type,
                 { bubbles: true, cancelable: true, composed: true, touches, changedTouches }));
             tell('touchstart', touch(from), touch(from));
             tell('touchend', none, touch(to));",
            json!([[from.0, from.1], [to.0, to.1]]),
        );
    }

    /// Drops files onto the page, as from a folder on the desktop.
    pub fn drop_files(&self, files: &[(&str, &[u8])]) {
        let files: Vec<Value> = files.iter().map(|(name, bytes)| json!([name, bytes])).collect();
        self.script_with(
            "const transfer = new DataTransfer();
             for (const [name, bytes] of arguments[0])
                 transfer.items.add(new File([new Uint8Array(bytes)], name, { type: 'text/plain' }));
             const target = roots().at(-1).querySelector('[role=main]') ?? document.body;
             for (const type of ['dragenter', 'dragover', 'drop'])
                 target.dispatchEvent(new DragEvent(type,
                     { bubbles: true, cancelable: true, composed: true, dataTransfer: transfer }));",
            json!([files]),
        );
    }

    /// Gives the page a size, as a phone or a desk has it.
    #[track_caller]
    pub fn resize(&self, width: u64, height: u64) {
        self.expect(self.session.resize(width, height));
    }

    /// Returns what the browser complained about since last asked.
    pub fn complaints(&self) -> Vec<String> {
        self.expect(watch::complaints(&self.session))
    }

    /// Fails if the browser had anything to complain about.
    #[track_caller]
    pub fn assert_no_complaints(&self) {
        let complaints = self.complaints();
        assert!(complaints.is_empty(), "the browser's console says:\n{}", complaints.join("\n"));
    }

    /// Has Chromium give back the memory that nothing uses.
    pub fn collect_garbage(&self) {
        self.chromium("HeapProfiler.collectGarbage", json!({}));
    }

    /// Returns Chromium's own counts, such as `Nodes` and `JSHeapUsedSize`.
    pub fn metrics(&self) -> Vec<(String, f64)> {
        self.chromium("Performance.enable", json!({}));
        let answer = self.chromium("Performance.getMetrics", json!({}));
        let metrics = answer["metrics"].as_array().cloned().unwrap_or_default();
        let metric =
            |it: &Value| (it["name"].as_str().unwrap_or_default().to_owned(), it["value"].as_f64().unwrap_or(0.0));
        metrics.iter().map(metric).collect()
    }

    /// Sends a command of Chromium's own protocol.
    pub fn chromium(&self, command: &str, params: Value) -> Value {
        self.expect(self.session.post("goog/cdp/execute", json!({ "cmd": command, "params": params })))
    }

    /// Returns the addresses that the page has asked the network for.
    pub fn requests(&self) -> Vec<String> {
        self.expect(watch::requests(&self.session))
    }

    /// Returns the address that the page was opened from.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Runs a script in the page and returns its answer.
    pub fn script(&self, script: &str) -> Value {
        self.script_with(script, json!([]))
    }

    /// Runs a script that takes arguments.
    pub fn script_with(&self, script: &str, arguments: Value) -> Value {
        self.expect(self.session.script(&format!("{ROOTS} {script}"), arguments))
    }

    /// Runs a script whose answer is a promise's.
    pub fn script_async(&self, script: &str) -> Value {
        self.expect(self.session.post("execute/async", json!({ "script": script, "args": [] })))
    }

    /// Takes a picture of the window.
    pub fn picture(&self, path: &Path) {
        self.expect(pictures::take(&self.session, path));
    }

    /// Returns the window that the page is open in.
    pub fn session(&self) -> &Session<'driver> {
        &self.session
    }

    /// Returns what the browser answered, or ends the journey.
    #[track_caller]
    pub fn expect<T>(&self, answer: Result<T, String>) -> T {
        answer.unwrap_or_else(|reason| panic!("the browser refused: {reason}"))
    }
}

impl Drop for Page<'_> {
    /// Keeps a picture of where a journey ended that failed, and what it says.
    fn drop(&mut self) {
        if !thread::panicking() {
            return;
        }
        let path = pictures::of_failed(&self.journey);
        let _ = pictures::take(&self.session, &path.with_extension("png"));
        if let Ok(text) = self.session.script(&format!("{ROOTS} {TEXT}"), json!([])) {
            let _ = fs::write(path.with_extension("txt"), text.as_str().unwrap_or_default());
        }
        eprintln!("what the page showed is in {}.png and .txt", path.display());
    }
}

/// Returns a selector for all elements that can have a role; which of them
/// do is for the browser to say.
fn candidates(role: &str) -> &'static str {
    match role {
        "cell" => "td, [role=cell]",
        "columnheader" => "th, [role=columnheader]",
        "dialog" => "dialog, [role=dialog]",
        "row" => "tr, [role=row]",
        "rowheader" => "th, [role=rowheader]",
        "button" => "button, summary, [role=button], input[type=button], input[type=submit]",
        "checkbox" => "input[type=checkbox], [role=checkbox]",
        "combobox" => "select, [role=combobox]",
        "heading" => "h1, h2, h3, h4, h5, h6, [role=heading]",
        "link" => "a[href], [role=link]",
        "list" => "ol, ul, [role=list]",
        "listitem" => "li, [role=listitem]",
        "radio" => "input[type=radio], [role=radio]",
        "region" => "section, [role=region]",
        "status" => "output, [role=status]",
        "alert" => "[role=alert]",
        "tab" => "[role=tab]",
        "searchbox" => "input[type=search]",
        "textbox" => "textarea, input, [role=textbox]",
        _ => "*",
    }
}
