//! Parts of the page that are drawn as a whole.
//!
//! Leptos writes code anew for every element of every view, which suits what a
//! reader changes piece by piece. What is drawn at once, and may have thousands
//! of parts, is put together with these few steps instead; a text in it stays a
//! text, whatever is written there.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::dom;

/// An element that is being put together.
pub struct Shape(Element);

/// Returns an element of that name with nothing in it.
pub fn shape(name: &str) -> Shape {
    Shape(document().create_element(name).expect("views name elements that there are"))
}

/// Returns an element that is there already, to change it.
pub fn again(element: Element) -> Shape {
    Shape(element)
}

/// Returns a part of a drawing, in SVG, with nothing in it.
pub fn drawing(name: &str) -> Shape {
    const SVG: &str = "http://www.w3.org/2000/svg";
    Shape(document().create_element_ns(Some(SVG), name).expect("views name elements that there are"))
}

/// Returns a stretch of words that looks like `class`.
pub fn words(class: &str, text: &str) -> Shape {
    shape("span").class(class).words(text)
}

/// Returns words that are heard and not seen.
pub fn heard(text: &str) -> Shape {
    words("heard", text)
}

// One copy of each step is enough for all that is drawn.
impl Shape {
    /// Gives the element an attribute; a name with two dashes is a property of
    /// its style.
    #[inline(never)]
    pub fn with(self, name: &str, value: &str) -> Shape {
        if name.starts_with("--") {
            let style = self.0.unchecked_ref::<HtmlElement>().style();
            // Fails only where a name is no name of a property.
            let _ = style.set_property(name, value);
        } else {
            let _ = self.0.set_attribute(name, value);
        }
        self
    }

    #[inline(never)]
    pub fn class(self, names: &str) -> Shape {
        self.0.set_class_name(names);
        self
    }

    /// Marks words that run their own way, in their own language.
    #[inline(never)]
    pub fn in_language(self, language: Option<&str>) -> Shape {
        self.with("dir", "auto").with_some("lang", language)
    }

    /// Gives the element an attribute if there is a value.
    pub fn with_some(self, name: &str, value: Option<&str>) -> Shape {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    #[inline(never)]
    pub fn words(self, text: &str) -> Shape {
        let _ = self.0.append_child(&document().create_text_node(text));
        self
    }

    pub fn holding(self, inside: impl IntoIterator<Item = Shape>) -> Shape {
        for shape in inside {
            self.hold(&shape);
        }
        self
    }

    #[inline(never)]
    fn hold(&self, inside: &Shape) {
        let _ = self.0.append_child(&inside.0);
    }

    /// Leaves the element as it is.
    pub fn done(self) {}
}

/// Draws all that is inside an element anew. Focus stays where it was, if what
/// had it is drawn again.
pub fn redraw(host: &Element, draw: &dyn Fn(Shape)) {
    let focused = dom::focused_inside(host);
    host.set_text_content(None);
    draw(Shape(host.clone()));
    if let Some(id) = focused {
        dom::focus_again(host, &id);
    }
}
