//! Long lists, put on the page a slice at a time so that it never stands still.
//! In the end everything is there: for find-in-page, print and screen readers.

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::drawn::{Drawn, DrawnProps};
use crate::session::Session;
use crate::shape::Shape;

/// Items shown at once: any ordinary story.
const FIRST: usize = 100;
/// Items added at each turn after that.
const SLICE: usize = 25;

/// A long list: how many items it has, and what draws some of them.
pub struct Slices {
    pub total: usize,
    pub draw: Arc<dyn Fn(Range<usize>, Shape) + Send + Sync>,
}

/// Shows a list; all anew when what it is made of changes.
#[component]
pub fn Sliced(
    session: Session,
    /// What each slice looks like and is.
    class: &'static str,
    #[prop(optional)] role: Option<&'static str>,
    /// Makes the list, reading the signals that it depends on.
    make: Box<dyn Fn() -> Slices + Send>,
) -> impl IntoView {
    move || {
        let Slices { total, draw } = make();
        let mounted = RwSignal::new(FIRST.min(total));
        grow(mounted, total);
        Effect::new(move |_| {
            if session.in_a_hurry.get() {
                mounted.set(total);
            }
        });
        view! {
            <For
                each=move || 0..mounted.get().div_ceil(SLICE)
                key=|at| *at
                children=move |at| {
                    let draw = Arc::clone(&draw);
                    let range = at * SLICE..((at + 1) * SLICE).min(total);
                    let draw = Box::new(move |host| draw(range.clone(), host));
                    Drawn(DrawnProps { class, role, label: None, draw })
                }
            />
        }
    }
}

/// Adds slices in the pauses that the browser gets between them.
fn grow(mounted: RwSignal<usize>, total: usize) {
    if mounted.try_get_untracked().is_none_or(|count| count >= total) {
        return;
    }
    set_timeout(
        move || {
            // The list may have been taken off the page in the meantime.
            if mounted.try_update(|count| *count = (*count + SLICE).min(total)).is_some() {
                grow(mounted, total);
            }
        },
        Duration::from_millis(8),
    );
}
