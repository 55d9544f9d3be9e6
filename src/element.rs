//! The inside of the custom element: what JavaScript holds of it.
//!
//! `wire-diff.js` has the few lines that Rust cannot write, the class itself, and
//! hands on what it is given.

use std::any::Any;
use std::cell::OnceCell;
use std::rc::Rc;

use js_sys::{Promise, Reflect};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use web_sys::{Element, HtmlElement, ShadowRoot};

use crate::app::{App, begin};
use crate::dom::Root;
use crate::json::Json;
use crate::light;
use crate::offline::Offline;
use crate::part::PartError;
use crate::phrases;
use crate::session::{LANGUAGE, Session};
use crate::views::load_view;
use crate::worker::Scripts;

/// One comparison on show in an element. All of it ends when this is freed.
#[wasm_bindgen]
pub struct ElementHandle {
    owner: Owner,
    session: Session,
    /// What goes on however often the views are drawn, once it has begun.
    begun: Rc<OnceCell<Option<Offline>>>,
    frame: HtmlElement,
    /// The views, taken away when dropped.
    views: Option<Box<dyn Any>>,
}

#[wasm_bindgen]
impl ElementHandle {
    /// Shows a comparison, empty as yet, in a shadow root. Of `scripts`, `glue` and
    /// `worker` are the addresses of the wasm's own script and of the worker's,
    /// `parts` those of its parts; `words` is the file of the language that it speaks.
    #[wasm_bindgen(constructor)]
    pub fn new(shadow: &ShadowRoot, is_page: bool, scripts: &JsValue, language: &str, words: &str) -> ElementHandle {
        let frame = frame(shadow, is_page);
        let owner = Owner::new();
        let session = owner.with(|| {
            phrases::speak(language, words);
            let root = Root::new(frame.clone(), is_page);
            // Anything but articles only says that they are about to come.
            if shadow.host().query_selector(":scope > article").is_ok_and(|article| article.is_none()) {
                root.show_instead();
            }
            let address = |name: &str| Json::take(scripts, name).unwrap_or_default();
            let parts = Reflect::get(scripts, &"parts".into()).unwrap_or_default();
            let scripts = Scripts { glue: address("glue"), parts, worker: address("worker") };
            Session::new(root, scripts, load_view)
        });
        let mut handle = ElementHandle { owner, session, begun: Rc::default(), frame, views: None };
        handle.draw();
        handle
    }

    /// Has it speak another language, whose words are the lines of `words`: all
    /// views are drawn anew. What is being read stays where it is.
    pub fn speak(&mut self, language: &str, words: &str) {
        self.owner.with(|| phrases::speak(language, words));
        let had_focus = self.session.root.has_focus(LANGUAGE);
        self.session.keep_place();
        self.views.take();
        self.draw();
        if had_focus {
            self.session.root.focus_first(&[LANGUAGE.to_owned()]);
        }
    }

    /// Shows the story file at an address.
    pub fn fetch(&self, address: String) {
        self.session.show_story_at(address);
    }

    /// Shows a story, as an object or JSON text of the shape of `story.json`.
    pub fn show_story(&self, story: &JsValue) {
        self.session.show_given(story);
    }

    /// Shows a collation that was computed earlier.
    pub fn show_collation(&self, collation: JsValue) {
        self.session.show_collation(collation);
    }

    /// Shows the articles that the page around has put into the element, or
    /// that there are none.
    pub fn show_articles(&self, host: &Element) {
        match light::story(host) {
            Some(story) => self.session.show_story(story),
            None => self.session.show_nothing(),
        }
    }

    /// Makes an article the base, by its outlet or letter.
    pub fn set_base(&self, name: Option<String>) {
        self.session.set_base(name);
    }

    /// Shows the view of that name.
    pub fn set_view(&self, name: &str) {
        self.session.set_view(name);
    }

    /// Goes to a passage; says whether there is one of that name.
    pub fn go_to(&self, passage: &str) -> bool {
        self.session.go_to_passage(passage)
    }

    /// Returns what is on show as `json` or `text`, nothing if there is nothing.
    pub fn export(&self, format: String) -> Promise {
        let session = self.session;
        future_to_promise(async move {
            match session.export(&format).await {
                Ok(text) => Ok(text.map_or(JsValue::NULL, JsValue::from)),
                Err(PartError) => Err(js_sys::Error::new(phrases::PART_MISSING.say()).into()),
            }
        })
    }

    /// Lays it out from left to right, or from right to left.
    pub fn set_direction(&self, direction: &str) {
        self.session.root.set_frame_attribute("dir", Some(direction));
    }

    /// Shows in light or dark colours, or in those of the page around it.
    pub fn set_theme(&self, theme: Option<String>) {
        self.session.set_theme(theme.as_deref());
    }
}

impl ElementHandle {
    fn draw(&mut self) {
        let (session, owner, begun, frame) = (self.session, self.owner.clone(), self.begun.clone(), self.frame.clone());
        self.owner.with(|| session.name_language());
        // Tasks can begin only once something is mounted.
        let app = move || {
            let offline = *begun.get_or_init(|| owner.with(|| begin(session)));
            view! { <App session offline /> }
        };
        let views = self.owner.with(|| mount_to(frame, app));
        self.views = Some(Box::new(views));
    }
}

impl Drop for ElementHandle {
    fn drop(&mut self) {
        self.session.end();
        self.views.take();
        self.owner.cleanup();
        // What the page around has put into the element can be read again.
        if let Ok(slot) = document().create_element("slot") {
            let _ = self.frame.replace_with_with_node_1(&slot);
        }
    }
}

/// Puts the element around all views into a shadow root, before what is there.
fn frame(shadow: &ShadowRoot, is_page: bool) -> HtmlElement {
    let frame: HtmlElement = document().create_element("div").expect("a div can be made").unchecked_into();
    frame.set_class_name(if is_page { "wire-diff wire-diff--page" } else { "wire-diff" });
    let _ = frame.set_attribute("part", "frame");
    let _ = shadow.insert_before(&frame, shadow.first_child().as_ref());
    frame
}
