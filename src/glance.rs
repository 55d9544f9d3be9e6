//! The first sight of a comparison in somebody else's page.
//!
//! The code that is fetched first compares the articles and draws the overview, as it
//! will stand. What a reader can do with it takes far more code; when that is here,
//! it takes over the collation and draws its own in place of this.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Element, Event, HtmlElement, ShadowRoot};
use wirediff_engine::{ArticleId, Collation, Story};

use crate::dom::{self, NARROW, Root};
use crate::files::{fetch_story, remember_story, story_in};
use crate::light;
use crate::model::given::NO_BASE;
use crate::model::{Collated, Job};
use crate::phrases;
use crate::shape::redraw;
use crate::views;
use crate::worker::{Collator, News, Scripts};

/// What a reader sees of a comparison at first. It goes when this is dropped.
#[wasm_bindgen]
pub struct Glance {
    sight: Sight,
    /// The link that the reader has followed already.
    followed: Rc<RefCell<Option<String>>>,
    /// Whether somebody has taken over what compares.
    is_over: Cell<bool>,
    _on_click: Closure<dyn Fn(Event)>,
}

/// Where it is, and who compares. Cheap to clone.
#[derive(Clone)]
struct Sight {
    frame: HtmlElement,
    collator: Collator,
    /// The tag of the language that it speaks, and the file of its words.
    spoken: Rc<(String, String)>,
    /// The article that the page makes the base, if it says so.
    base: Option<String>,
}

/// Each of its ways to show something promises whether it is to be seen.
#[wasm_bindgen]
impl Glance {
    /// Prepares to show something in a shadow root: `scripts`, `language` and `words` are
    /// what the element's handle will be given too; `base` is the outlet or the letter of
    /// the article that the others are held against.
    #[wasm_bindgen(constructor)]
    pub fn new(
        shadow: &ShadowRoot,
        scripts: &JsValue,
        language: String,
        words: String,
        base: Option<String>,
    ) -> Glance {
        let frame = dom::frame(shadow, false);
        let followed: Rc<RefCell<Option<String>>> = Rc::default();
        let on_click = Closure::<dyn Fn(Event)>::new({
            let followed = Rc::clone(&followed);
            move |event: Event| {
                let link = dom::closest(&event, "a[href^='#']").and_then(|link| link.get_attribute("href"));
                if link.is_some() {
                    // It leads nowhere as yet, and the page's own address must stay.
                    event.prevent_default();
                    followed.replace(link);
                }
            }
        });
        let _ = frame.add_event_listener_with_callback("click", on_click.as_ref().unchecked_ref());
        let collator = Collator::new(Scripts::given(scripts));
        collator.warm();
        let sight = Sight { frame, collator, spoken: Rc::new((language, words)), base };
        Glance { sight, followed, is_over: Cell::new(false), _on_click: on_click }
    }

    /// Lays it out as the page around has it: from left to right or from right to
    /// left, in light or dark colours.
    pub fn fit(&self, direction: &str, theme: Option<String>) {
        let _ = self.sight.frame.set_attribute("dir", direction);
        if let Some(theme) = theme {
            let _ = self.sight.frame.set_attribute("data-theme", &theme);
        }
    }

    /// Shows the story file at an address.
    pub fn fetch(&self, address: String) -> Promise {
        let sight = self.sight.clone();
        future_to_promise(async move {
            let Ok(story) = fetch_story(&address).await else { return Ok(JsValue::FALSE) };
            remember_story(address, story.clone());
            JsFuture::from(sight.show(Some(story))).await
        })
    }

    /// Shows a story, as an object or JSON text of the shape of `story.json`.
    pub fn show_story(&self, story: &JsValue) -> Promise {
        self.sight.show(story_in(story).ok())
    }

    /// Shows the articles that the page around has put into the element.
    pub fn show_articles(&self, host: &Element) -> Promise {
        self.sight.show(light::story(host))
    }
}

impl Glance {
    /// Returns what has compared, to whoever takes over.
    pub fn collator(&self) -> Collator {
        self.is_over.set(true);
        self.sight.collator.clone()
    }

    /// Makes room for what is on show instead, with the focus where it was; returns the
    /// link that the reader has followed.
    pub fn leave(self, root: &Root) -> Option<String> {
        let focused = dom::focused_inside(&self.sight.frame);
        self.sight.frame.remove();
        if let Some(id) = focused {
            root.focus_first(&[id]);
        }
        self.followed.take()
    }
}

impl Drop for Glance {
    fn drop(&mut self) {
        if !self.is_over.get() {
            self.sight.collator.listen(|_| {});
            self.sight.collator.cancel();
            self.sight.hide_articles(false);
        }
        self.sight.frame.remove();
    }
}

impl Sight {
    /// Compares a story and shows it, if there is something to compare.
    fn show(&self, story: Option<Story>) -> Promise {
        let Some(story) = story.filter(|story| story.articles.len() > 1) else {
            return Promise::resolve(&JsValue::FALSE);
        };
        let (title, mut story) = (story.title.clone(), Some(story));
        Promise::new(&mut |resolve: Function, _| {
            let (sight, title) = (self.clone(), title.clone());
            self.collator.listen(move |news| {
                if let News::Collated(job, collation) = news {
                    sight.draw(job, collation, title.as_deref());
                    let _ = resolve.call1(&JsValue::NULL, &JsValue::TRUE);
                }
            });
            if let Some(story) = story.take() {
                self.collator.collate_ahead(story);
            }
        })
    }

    fn draw(&self, job: Job, collation: Collation, title: Option<&str>) {
        phrases::speak_now(&self.spoken.0, &self.spoken.1);
        let collated = self.with_base(Collated::new(job, collation));
        let is_narrow = dom::width(&self.frame) <= NARROW;
        redraw(&self.frame, &|host| host.holding(views::glance(&collated, title, is_narrow)).done());
        self.hide_articles(true);
    }

    /// Puts what the page around has given to read out of sight, or back.
    fn hide_articles(&self, is_hidden: bool) {
        let slot = self.frame.parent_node().and_then(|shadow| shadow.dyn_into::<ShadowRoot>().ok());
        if let Some(slot) = slot.and_then(|shadow| shadow.query_selector("slot").ok().flatten()) {
            let _ = slot.toggle_attribute_with_force("hidden", is_hidden);
        }
    }

    fn with_base(&self, collated: Collated) -> Collated {
        let named = |name: &str| {
            let mut articles = collated.collation.articles.iter();
            articles.find(|article| article.name() == name || article.id.to_string() == name).map(|article| article.id)
        };
        let base: Option<ArticleId> = match self.base.as_deref() {
            Some(NO_BASE) => None,
            Some(name) => named(name).or(collated.collation.base),
            None => return collated,
        };
        collated.with_base(base)
    }
}
