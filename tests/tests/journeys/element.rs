//! Something on the page: told by role and name, used by mouse and keys.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::driver::{self, Session};
use crate::page::Page;

/// Something on the page.
pub struct Element<'page> {
    page: &'page Page<'page>,
    id: String,
}

impl<'page> Element<'page> {
    /// Returns the element that the driver calls `id`.
    pub fn new(page: &'page Page<'page>, id: &str) -> Element<'page> {
        Element { page, id: id.to_owned() }
    }

    /// Returns the role that the browser tells a screen reader.
    ///
    /// WebKit calls a list to choose from a button, which opens it.
    pub fn role(&self) -> String {
        let role = self.ask("computedrole");
        let is_list = || self.session().browser() == Browser::WebKit && self.property("tagName") == "SELECT";
        if role == "button" && is_list() { "combobox".to_owned() } else { role }
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
        // Not every driver brings to view what is cut off by more than the window.
        self.script("arguments[0].scrollIntoView({ block: 'nearest' })");
        self.page.come_to_rest();
        self.page.expect(self.session().click(&self.id));
    }

    /// Types into the element, or chooses files in a file field.
    pub fn write(&self, text: &str) {
        let path = format!("element/{}/value", self.id);
        self.page.expect(self.session().post(&path, json!({ "text": text })));
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
        self.page.expect(self.session().post(&format!("element/{id}/click"), json!({})));
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

    fn session(&self) -> &Session<'_> {
        self.page.session()
    }

    fn ask(&self, what: &str) -> String {
        self.get(what).as_str().unwrap_or_default().to_owned()
    }

    /// An element that has just been redrawn away says nothing.
    fn get(&self, what: &str) -> Value {
        let answer = self.session().get(&format!("element/{}/{what}", self.id));
        answer.unwrap_or_default()
    }
}

impl PartialEq for Element<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}
