//! Long lists, put on the page a slice at a time so that it never stands still.
//! In the end everything is there: for find-in-page, print and screen readers.

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::session::Session;

/// Items shown at once: any ordinary story.
const FIRST: usize = 100;
/// Items added at each turn after that.
const SLICE: usize = 25;

/// Shows the items of a source; all anew when the source changes.
#[component]
pub fn Sliced<T, F>(
    session: Session,
    source: Memo<Arc<T>>,
    /// Counts the items of a source.
    len: fn(&T) -> usize,
    /// Shows some items of the source.
    slice: F,
) -> impl IntoView
where
    T: PartialEq + Send + Sync + 'static,
    F: Fn(&Arc<T>, Range<usize>) -> AnyView + Clone + Send + Sync + 'static,
{
    move || {
        // An outlet's new name changes no item, and yet what is shown of it.
        session.collated();
        let all = source.get();
        let total = len(&all);
        let mounted = RwSignal::new(FIRST.min(total));
        grow(mounted, total);
        Effect::new(move |_| {
            if session.in_a_hurry.get() {
                mounted.set(total);
            }
        });
        let slice = slice.clone();
        view! {
            <For
                each=move || 0..mounted.get().div_ceil(SLICE)
                key=|at| *at
                children=move |at| slice(&all, at * SLICE..((at + 1) * SLICE).min(total))
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
