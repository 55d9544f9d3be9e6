//! Long lists, put on the page a few items at a time so that it never stands
//! still: first those on the screen, then all others, nearest first, between the
//! pictures that the browser paints. In the end everything is there: for
//! find-in-page, print and screen readers.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use leptos::html::Div;
use leptos::leptos_dom::helpers::queue_microtask;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;
use wirediff_engine::sort::sort_by_key;

use crate::dom;
use crate::session::Session;
use crate::shape::{Shape, redraw, shape};

/// For so long slices are drawn until the browser may do something else.
const TURN_MS: f64 = 6.0;

/// A long list: how many items it has, and what draws some of them.
pub struct Slices {
    pub total: usize,
    /// How many of them are drawn together.
    pub slice: usize,
    /// How many slices are drawn before the next picture: about a screen, more
    /// would be felt.
    pub at_once: usize,
    /// The item that the reader is at.
    pub start: usize,
    pub draw: Draw,
}

type Draw = Arc<dyn Fn(Range<usize>, Shape) + Send + Sync>;

/// Shows a list; all anew when what it is made of changes.
#[component]
pub fn Sliced(
    session: Session,
    /// What each slice looks like and is.
    class: &'static str,
    #[prop(optional)] role: Option<&'static str>,
    /// Makes the list, reading the signals that it depends on.
    make: Box<dyn Fn() -> Slices>,
    /// Reads the signals that only the looks of its items depend on.
    looks: Box<dyn Fn()>,
) -> impl IntoView {
    let host = NodeRef::<Div>::new();
    let list = StoredValue::new_local(None);
    let sheet = Sheet { session, list };
    Effect::new(move |_| {
        let slices = make();
        if let Some(host) = host.get() {
            untrack(|| sheet.begin(host.into(), slices, &|| shape("div").class(class).with_some("role", role)));
        }
    });
    Effect::new(move |before: Option<()>| {
        looks();
        if before.is_some() {
            untrack(|| sheet.renew());
        }
    });
    Effect::new(move |_| {
        if session.in_a_hurry.get() {
            untrack(|| sheet.finish());
        }
    });
    dom::hear_print(move || sheet.finish());
    view! { <div node_ref=host class="sliced"></div> }
}

/// A list on the page. Cheap to copy.
#[derive(Clone, Copy)]
struct Sheet {
    session: Session,
    list: StoredValue<Option<List>, LocalStorage>,
}

struct List {
    slices: Vec<Element>,
    total: usize,
    slice: usize,
    draw: Draw,
    /// The slices that are to be drawn yet, or anew; the next one is the last.
    waiting: Vec<usize>,
    is_under_way: bool,
    /// Whether it was begun just now: it looks as it should.
    is_new: bool,
}

impl Sheet {
    /// Draws what the reader looks at, and has the rest follow.
    fn begin(self, host: Element, list: Slices, empty: &dyn Fn() -> Shape) {
        let Slices { total, slice, at_once, start, draw } = list;
        let count = total.div_ceil(slice);
        redraw(&host, &|host: Shape| host.holding((0..count).map(|_| empty())).done());
        let all = host.child_nodes();
        let slices = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into().ok()).collect();
        let at = (start / slice) as isize;
        let mut waiting: Vec<usize> = (0..count).collect();
        // Of two as near, the one below comes first.
        sort_by_key(&mut waiting, |other| {
            Reverse(2 * (*other as isize - at).abs() - isize::from(*other as isize > at))
        });
        let is_under_way = self.is_under_way();
        self.list.set_value(Some(List { slices, total, slice, draw, waiting, is_under_way, is_new: true }));
        queue_microtask(move || self.update(|list| list.is_new = false));
        if self.session.in_a_hurry.get_untracked() {
            return self.finish();
        }
        // Within the list there are some above what the reader is at.
        for _ in 0..at_once + usize::from(at > 0) {
            self.draw_next();
        }
        self.go_on();
    }

    /// Draws all anew, what is on the screen at once.
    fn renew(self) {
        let on_screen = self.list.try_update_value(|list| {
            let list = list.as_mut().filter(|list| !list.is_new)?;
            let is_on_screen = |at: &usize| list.slices.get(*at).is_some_and(dom::is_on_screen);
            let (near, far): (Vec<usize>, Vec<usize>) = (0..list.slices.len()).partition(is_on_screen);
            let last = near.last().copied().unwrap_or(0);
            list.waiting = far;
            sort_by_key(&mut list.waiting, |at| Reverse(at.abs_diff(last)));
            list.waiting.extend(near.iter().rev());
            Some(near.len())
        });
        for _ in 0..on_screen.flatten().unwrap_or(0) {
            self.draw_next();
        }
        self.go_on();
    }

    /// Draws at once what is waiting.
    fn finish(self) {
        while self.draw_next() {}
        self.note_whole();
    }

    /// Draws the next slice; says whether there was one.
    fn draw_next(self) -> bool {
        let next = self.list.try_update_value(|list| {
            let list = list.as_mut()?;
            let at = list.waiting.pop()?;
            let range = at * list.slice..((at + 1) * list.slice).min(list.total);
            Some((list.slices.get(at)?.clone(), range, Arc::clone(&list.draw)))
        });
        let Some((slice, range, draw)) = next.flatten() else { return false };
        dom::keep_below(&slice, || untrack(|| redraw(&slice, &|host| draw(range.clone(), host))));
        true
    }

    fn is_under_way(self) -> bool {
        self.list.try_with_value(|list| list.as_ref().is_some_and(|list| list.is_under_way)).unwrap_or(false)
    }

    /// Draws on in the pauses that the browser gets.
    fn go_on(self) {
        if self.is_under_way() {
            return;
        }
        self.update(|list| list.is_under_way = true);
        // What there is already is laid out and painted first.
        self.session.soon(move || set_timeout(move || self.take_turn(), Duration::ZERO));
    }

    fn take_turn(self) {
        let begun = js_sys::Date::now();
        self.update(|list| list.is_under_way = false);
        while self.draw_next() {
            if js_sys::Date::now() - begun > TURN_MS {
                return self.go_on();
            }
        }
        self.note_whole();
    }

    /// Says that all of the list is on the page.
    fn note_whole(self) {
        // The view may have been left.
        if self.list.try_with_value(Option::is_some) == Some(true) {
            self.session.drawn.update(|times| *times += 1);
        }
    }

    fn update(self, change: impl FnOnce(&mut List)) {
        self.list.try_update_value(|list| {
            if let Some(list) = list {
                change(list);
            }
        });
    }
}
