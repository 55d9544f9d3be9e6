//! One comparison on show in an element, with all that a reader can do with it.

use std::any::Any;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use js_sys::Promise;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use web_sys::{Element, HtmlElement, ShadowRoot};

use crate::app::{App, begin};
use crate::dom::{self, Root};
use crate::glance::Glance;
use crate::light;
use crate::offline::Offline;
use crate::part::PartError;
use crate::phrases;
use crate::session::{LANGUAGE, Session};
use crate::views::load_view;
use crate::worker::{Collator, Scripts};

/// A comparison on show. All of it ends when this is dropped.
pub struct Inside {
    owner: Owner,
    session: Session,
    /// What goes on however often the views are drawn, once it has begun.
    begun: Rc<OnceCell<Option<Offline>>>,
    frame: HtmlElement,
    /// The views, taken away when dropped.
    views: RefCell<Option<Box<dyn Any>>>,
}

impl Inside {
    /// Shows a comparison, empty as yet, in a shadow root. Of `scripts`, `glue` and
    /// `worker` are the addresses of the wasm's own script and of the worker's,
    /// `parts` those of its parts; `words` is the file of the language that it speaks.
    /// Its collator is that of the first sight, if there was one, which goes as soon
    /// as there is something to see instead.
    pub fn new(
        shadow: &ShadowRoot,
        is_page: bool,
        scripts: &JsValue,
        spoken: (&str, &str),
        glance: Option<Glance>,
    ) -> Self {
        let frame = dom::frame(shadow, is_page);
        let owner = Owner::new();
        let session = owner.with(|| {
            phrases::speak(spoken.0, spoken.1);
            let root = Root::new(frame.clone(), is_page);
            // Anything but articles only says that they are about to come.
            if shadow.host().query_selector(":scope > article").is_ok_and(|article| article.is_none()) {
                root.show_instead();
            }
            let collator = glance.as_ref().map_or_else(|| Collator::new(Scripts::given(scripts)), Glance::collator);
            Session::new(root, collator, load_view)
        });
        let inside = Inside { owner, session, begun: Rc::default(), frame, views: RefCell::default() };
        inside.draw();
        if let Some(glance) = glance {
            session.soon(move || {
                if let Some(link) = glance.leave(&session.root) {
                    session.follow(&link);
                }
            });
        }
        inside
    }

    /// Has it speak another language, whose words are the lines of `words`: all
    /// views are drawn anew. What is being read stays where it is.
    pub fn speak(&self, language: &str, words: &str) {
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

    fn draw(&self) {
        let (session, owner, begun, frame) = (self.session, self.owner.clone(), self.begun.clone(), self.frame.clone());
        self.owner.with(|| session.name_language());
        // Tasks can begin only once something is mounted.
        let app = move || {
            let offline = *begun.get_or_init(|| owner.with(|| begin(session)));
            view! { <App session offline /> }
        };
        let views = self.owner.with(|| mount_to(frame, app));
        self.views.replace(Some(Box::new(views)));
    }
}

impl Drop for Inside {
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
