//! A part of the page that is drawn as a whole.

use leptos::html::Div;
use leptos::prelude::*;

use crate::dom;
use crate::shape::Shape;

/// Shows a shape, drawn anew whenever what it shows has changed.
#[component]
pub fn Drawn(
    class: &'static str,
    /// Returns what to draw, reading the signals that it depends on.
    draw: Box<dyn Fn() -> Shape>,
) -> impl IntoView {
    let host = NodeRef::<Div>::new();
    Effect::new(move |_| {
        let shape = draw();
        if let Some(host) = host.get() {
            dom::show_inside(&host, &shape.element());
        }
    });
    view! { <div node_ref=host class=class></div> }
}
