//! The custom element: what JavaScript holds of it.
//!
//! `wire-diff.js` has the few lines that Rust cannot write, the class itself, and
//! hands on what it is given. All that is fetched first is the engine, this and the
//! first sight of a comparison; what a reader can do with one comes with [`load_app`].

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;
use web_sys::{Element, ShadowRoot};

use crate::glance::Glance;
use crate::inside::Inside;
use crate::model::View;
use crate::part::{PartError, at_once};
use crate::views::load_view;

/// One comparison on show in an element. All of it ends when this is freed.
#[wasm_bindgen]
pub struct ElementHandle(Box<dyn Handle>);

/// Fetches what an element needs beyond a first sight; fails if it cannot be had.
#[wasm_bindgen]
pub async fn load_app() -> Result<(), JsError> {
    let missing = |_| JsError::new("a part of the code could not be fetched");
    load_inside().await.map_err(|error| missing(error.into()))?;
    load_view(View::Overview).await.map_err(missing)
}

#[wasm_split(app, fallible, preload(load_inside))]
fn inside(
    shadow: ShadowRoot,
    is_page: bool,
    scripts: JsValue,
    spoken: (String, String),
    glance: Option<Glance>,
) -> Result<Box<dyn Handle>, PartError> {
    Ok(Box::new(Inside::new(&shadow, is_page, &scripts, (&spoken.0, &spoken.1), glance)))
}

#[wasm_bindgen]
impl ElementHandle {
    /// Shows a comparison, empty as yet, in a shadow root. Of `scripts`, `glue` and
    /// `worker` are the addresses of the wasm's own script and of the worker's,
    /// `parts` those of its parts; `words` is the file of the language that it speaks;
    /// `glance` is what was shown before. Fails before [`load_app`] has come to an end.
    #[wasm_bindgen(constructor)]
    pub fn new(
        shadow: ShadowRoot,
        is_page: bool,
        scripts: JsValue,
        language: String,
        words: String,
        glance: Option<Glance>,
    ) -> Result<ElementHandle, JsError> {
        let made = at_once(inside(shadow, is_page, scripts, (language, words), glance));
        made.and_then(Result::ok).map(ElementHandle).ok_or_else(|| JsError::new("the code is not here"))
    }
}

/// Has what an element is told done by what is inside it, whose code may be anywhere.
macro_rules! handed_on {
    ($($(#[$doc:meta])* fn $name:ident($($given:ident: $type:ty),*) $(-> $answer:ty)?;)*) => {
        trait Handle {
            $(fn $name(&self, $($given: $type),*) $(-> $answer)?;)*
        }

        impl Handle for Inside {
            $(fn $name(&self, $($given: $type),*) $(-> $answer)? {
                Inside::$name(self, $($given),*)
            })*
        }

        #[wasm_bindgen]
        impl ElementHandle {
            $($(#[$doc])*
            pub fn $name(&self, $($given: $type),*) $(-> $answer)? {
                self.0.$name($($given),*)
            })*
        }
    };
}

handed_on! {
    /// Has it speak another language, whose words are the lines of `words`: all
    /// views are drawn anew. What is being read stays where it is.
    fn speak(language: &str, words: &str);
    /// Shows the story file at an address.
    fn fetch(address: String);
    /// Shows a story, as an object or JSON text of the shape of `story.json`.
    fn show_story(story: &JsValue);
    /// Shows a collation that was computed earlier.
    fn show_collation(collation: JsValue);
    /// Shows the articles that the page around has put into the element, or
    /// that there are none.
    fn show_articles(host: &Element);
    /// Makes an article the base, by its outlet or letter.
    fn set_base(name: Option<String>);
    /// Shows the view of that name.
    fn set_view(name: &str);
    /// Goes to a passage; says whether there is one of that name.
    fn go_to(passage: &str) -> bool;
    /// Returns what is on show as `json` or `text`, nothing if there is nothing.
    fn export(format: String) -> Promise;
    /// Lays it out from left to right, or from right to left.
    fn set_direction(direction: &str);
    /// Shows in light or dark colours, or in those of the page around it.
    fn set_theme(theme: Option<String>);
}
