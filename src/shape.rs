//! What a view draws, as plain data.
//!
//! Leptos writes code anew for every element of every view, which suits what a
//! reader changes piece by piece. What is drawn as a whole, and may have
//! thousands of parts, is one of these instead: it is made by one routine, and
//! a text in it stays a text whatever is written there.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// An element with what is in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    inside: Vec<Inside>,
}

#[derive(Clone, Debug, PartialEq)]
enum Inside {
    Shape(Shape),
    Words(String),
}

/// Returns an element of that name with nothing in it.
pub fn shape(name: &'static str) -> Shape {
    Shape { name, attributes: Vec::new(), inside: Vec::new() }
}

/// Returns a stretch of words that looks like `class`.
pub fn words(class: &'static str, text: &str) -> Shape {
    shape("span").class(class).words(text)
}

/// Returns words that are heard and not seen.
pub fn heard(text: &str) -> Shape {
    words("heard", text)
}

impl Shape {
    /// Gives the element an attribute; a name with two dashes is a property of
    /// its style.
    pub fn with(mut self, name: &'static str, value: &str) -> Shape {
        self.attributes.push((name, value.to_owned()));
        self
    }

    pub fn class(self, names: &str) -> Shape {
        self.with("class", names)
    }

    /// Marks words that run their own way, in their own language.
    pub fn in_language(self, language: Option<&str>) -> Shape {
        let shape = self.with("dir", "auto");
        match language {
            Some(language) => shape.with("lang", language),
            None => shape,
        }
    }

    pub fn words(mut self, text: &str) -> Shape {
        self.inside.push(Inside::Words(text.to_owned()));
        self
    }

    pub fn holding(mut self, inside: impl IntoIterator<Item = Shape>) -> Shape {
        for shape in inside {
            self.inside.push(Inside::Shape(shape));
        }
        self
    }

    /// Makes the element.
    pub fn element(&self) -> Element {
        let document = document();
        let element = document.create_element(self.name).expect("views name elements that there are");
        for (name, value) in &self.attributes {
            if name.starts_with("--")
                && let Some(element) = element.dyn_ref::<HtmlElement>()
            {
                let _ = element.style().set_property(name, value);
            } else {
                let _ = element.set_attribute(name, value);
            }
        }
        for inside in &self.inside {
            let _ = match inside {
                Inside::Shape(shape) => element.append_child(&shape.element()),
                Inside::Words(text) => element.append_child(&document.create_text_node(text)),
            };
        }
        element
    }
}
