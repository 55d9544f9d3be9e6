//! The page as a reader meets it: found by role and name, used by mouse and keys.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::driver::{self, Session};

/// How long a reader waits before giving up. Long, for machines under load;
/// nothing waits longer than it must.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where WebDriver finds keys that write nothing.
pub mod key {
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

/// Something on the page.
pub struct Element<'page> {
    page: &'page Page<'page>,
    id: String,
}

impl<'driver> Page<'driver> {
    /// Opens the page and waits until it has something to read.
    pub fn open(session: Session<'driver>, origin: String, journey: &str) -> Page<'driver> {
        let page = Page { session, origin, journey: journey.to_owned() };
        page.load();
        page
    }

    /// Loads the page anew.
    pub fn load(&self) {
        self.expect(self.session.post("url", json!({ "url": format!("{}/", self.origin) })));
    }

    /// Loads the page anew with an address of its own, such as `#columns`.
    pub fn load_at(&self, fragment: &str) {
        self.expect(self.session.post("url", json!({ "url": "about:blank" })));
        self.expect(self.session.post("url", json!({ "url": format!("{}/{fragment}", self.origin) })));
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
        ids.map(|id| Element { page: self, id: id.to_owned() }).collect()
    }

    /// Returns the element that has the keyboard's focus.
    pub fn focused(&self) -> Element<'_> {
        let element = self.script(
            "let it = document.activeElement;
             while (it.shadowRoot?.activeElement) it = it.shadowRoot.activeElement;
             return it",
        );
        let id = driver::element(&element).expect("a page always has an active element");
        Element { page: self, id: id.to_owned() }
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
    pub fn wait_for<T>(&self, what: &str, look: impl Fn() -> Option<T>) -> T {
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

    /// Gives the window a size, as a phone or a desk has it.
    pub fn resize(&self, width: u32, height: u32) {
        self.expect(self.session.chromium(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
        ));
    }

    /// Sets all that the reader prefers, such as `prefers-color-scheme` `dark`.
    pub fn prefer(&self, preferences: &[(&str, &str)]) {
        let features = preferences.iter().map(|(name, value)| json!({ "name": name, "value": value }));
        let features: Vec<Value> = features.collect();
        let answer = self.session.chromium("Emulation.setEmulatedMedia", json!({ "features": features }));
        self.expect(answer);
    }

    /// Returns what the browser complained about since last asked.
    pub fn complaints(&self) -> Vec<String> {
        let entries = self.expect(self.session.post("se/log", json!({ "type": "browser" })));
        let entries = entries.as_array().cloned().unwrap_or_default();
        let complaints = entries.iter().filter(|it| it["level"] == "SEVERE" || it["level"] == "WARNING");
        complaints.map(|it| it["message"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Fails if the browser had anything to complain about.
    #[track_caller]
    pub fn assert_no_complaints(&self) {
        let complaints = self.complaints();
        assert!(complaints.is_empty(), "the browser's console says:\n{}", complaints.join("\n"));
    }

    /// Has the browser give back the memory that nothing uses.
    pub fn collect_garbage(&self) {
        self.expect(self.session.chromium("HeapProfiler.collectGarbage", json!({})));
    }

    /// Returns the browser's own counts, such as `Nodes` and `JSHeapUsedSize`.
    pub fn metrics(&self) -> Vec<(String, f64)> {
        self.expect(self.session.chromium("Performance.enable", json!({})));
        let answer = self.expect(self.session.chromium("Performance.getMetrics", json!({})));
        let metrics = answer["metrics"].as_array().cloned().unwrap_or_default();
        let metric =
            |it: &Value| (it["name"].as_str().unwrap_or_default().to_owned(), it["value"].as_f64().unwrap_or(0.0));
        metrics.iter().map(metric).collect()
    }

    /// Returns the addresses that the browser asked for since last asked.
    pub fn requests(&self) -> Vec<String> {
        let entries = self.expect(self.session.post("se/log", json!({ "type": "performance" })));
        let entries = entries.as_array().cloned().unwrap_or_default();
        let requests = entries.iter().filter_map(|entry| {
            let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let message = &message["message"];
            let sent = message["method"] == "Network.requestWillBeSent";
            sent.then(|| message["params"]["request"]["url"].as_str().map(str::to_owned))?
        });
        requests.collect()
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
        let picture = self.expect(self.session.get("screenshot"));
        let bytes = from_base64(picture.as_str().unwrap_or_default());
        let folder = path.parent().expect("a picture is in a folder");
        fs::create_dir_all(folder).and_then(|()| fs::write(path, bytes)).expect("pictures can be kept");
    }

    #[track_caller]
    fn expect(&self, answer: Result<Value, String>) -> Value {
        answer.unwrap_or_else(|reason| panic!("the browser refused: {reason}"))
    }
}

impl Drop for Page<'_> {
    /// Keeps a picture of where a journey ended that failed, and what it says.
    fn drop(&mut self) {
        if !thread::panicking() {
            return;
        }
        let path = pictures().join(self.journey.replace([' ', ','], "-"));
        let _ = fs::create_dir_all(pictures());
        if let Ok(picture) = self.session.get("screenshot") {
            let _ = fs::write(path.with_extension("png"), from_base64(picture.as_str().unwrap_or_default()));
        }
        if let Ok(text) = self.session.script(&format!("{ROOTS} {TEXT}"), json!([])) {
            let _ = fs::write(path.with_extension("txt"), text.as_str().unwrap_or_default());
        }
        eprintln!("what the page showed is in {}.png and .txt", path.display());
    }
}

impl Element<'_> {
    /// Returns the role that the browser tells a screen reader.
    pub fn role(&self) -> String {
        self.ask("computedrole")
    }

    /// Returns the name that the browser tells a screen reader.
    pub fn name(&self) -> String {
        self.ask("computedlabel").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Returns what can be read in the element.
    pub fn text(&self) -> String {
        self.ask("text")
    }

    /// Returns an attribute's or field's present value.
    pub fn property(&self, name: &str) -> Value {
        self.get(&format!("property/{name}"))
    }

    /// Presses the element with the mouse, wherever on the page it is.
    pub fn click(&self) {
        let id = &self.id;
        self.page.expect(self.page.session.post(&format!("element/{id}/click"), json!({})));
    }

    /// Types into the element, or chooses files in a file field.
    pub fn write(&self, text: &str) {
        let path = format!("element/{}/value", self.id);
        self.page.expect(self.page.session.post(&path, json!({ "text": text })));
    }

    /// Types over what is in the element.
    pub fn rewrite(&self, text: &str) {
        self.script("arguments[0].focus(); arguments[0].select()");
        self.page.press(text);
    }

    /// Puts a long text into a field at once, as pasting does.
    pub fn paste(&self, text: &str) {
        self.page.script_with(
            "const [field, text] = arguments;
             field.focus();
             field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
             field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
             field.dispatchEvent(new Event('change', { bubbles: true }));",
            json!([driver::reference(&self.id), text]),
        );
    }

    /// Chooses from a list what is called `label`.
    pub fn choose(&self, label: &str) {
        let script = "return [...arguments[0].options].find(it => it.label.trim() === arguments[1])";
        let option = self.page.script_with(script, json!([driver::reference(&self.id), label]));
        let id = driver::element(&option).unwrap_or_else(|| panic!("the list has no “{label}”"));
        self.page.expect(self.page.session.post(&format!("element/{id}/click"), json!({})));
    }

    /// Says whether the element lies within the window, at least in part.
    pub fn is_in_view(&self) -> bool {
        let in_view = self.script(
            "const it = arguments[0].getBoundingClientRect();
             return it.bottom > 0 && it.top < innerHeight && it.right > 0 && it.left < innerWidth",
        );
        in_view == true
    }

    /// Runs a script that is given this element.
    pub fn script(&self, script: &str) -> Value {
        self.page.script_with(script, json!([driver::reference(&self.id)]))
    }

    fn ask(&self, what: &str) -> String {
        self.get(what).as_str().unwrap_or_default().to_owned()
    }

    /// An element that has just been redrawn away says nothing.
    fn get(&self, what: &str) -> Value {
        let answer = self.page.session.get(&format!("element/{}/{what}", self.id));
        answer.unwrap_or_default()
    }
}

impl PartialEq for Element<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
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

/// Returns the folder for pictures of failed journeys.
pub fn pictures() -> PathBuf {
    crate::root().join("target/journeys")
}

/// Reads the one encoding in which drivers send pictures.
fn from_base64(text: &str) -> Vec<u8> {
    let digit = |byte| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let digits: Vec<u8> = text.bytes().filter_map(digit).collect();
    let groups = digits.chunks(4).flat_map(|group| {
        let bits = group.iter().enumerate().map(|(i, digit)| u32::from(*digit) << (18 - 6 * i)).sum::<u32>();
        let bytes = [(bits >> 16) as u8, (bits >> 8) as u8, bits as u8];
        bytes.into_iter().take(group.len().saturating_sub(1))
    });
    groups.collect()
}
