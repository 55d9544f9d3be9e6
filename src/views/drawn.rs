//! A part of the page that is drawn as a whole.

use leptos::html::Div;
use leptos::prelude::*;

use crate::dom;
use crate::shape::{Shape, redraw};

/// Shows what is drawn into it, anew whenever that has changed.
#[component]
pub fn Drawn(
    class: &'static str,
    #[prop(optional)] role: Option<&'static str>,
    #[prop(optional)] label: Option<&'static str>,
    /// Draws into the element it is given, reading the signals that it depends on.
    draw: Box<dyn Fn(Shape)>,
) -> impl IntoView {
    let host = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(host) = host.get() {
            dom::keep_still(&host);
            redraw(&host, &draw);
        }
    });
    view! { <div node_ref=host class=class role=role aria-label=label></div> }
}
