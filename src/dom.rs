//! The browser, as far as several views need it: focus, scrolling, settings.
//!
//! What is on show lies in a shadow root, and a page may have several: what is
//! looked for is looked for in a [`Root`].

mod focus;
mod page;
mod places;
mod seen;
mod steady;

use js_sys::parse_float;
use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;
use wasm_bindgen::prelude::*;
use web_sys::{
    CustomEvent, CustomEventInit, Element, Event, EventTarget, HtmlDetailsElement, HtmlElement, ResizeObserver,
    ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, ShadowRoot,
};

use focus::focus_without_scroll;
pub use focus::{focus_again, focused_inside};
pub use page::*;
pub use places::*;
pub use steady::{keep_below, keep_still};

/// Up to this width, in letters, there is room for one article. The stylesheets
/// say the same: `(max-width: 43.99em)`.
pub const NARROW: f64 = 43.99;

const CURRENT: &str = "is-current";

/// Where everything of one session is on show. Cheap to copy; once that is
/// taken away nothing is found in it any more.
#[derive(Clone, Copy)]
pub struct Root {
    /// The element around all views, in its shadow root.
    frame: StoredValue<HtmlElement, LocalStorage>,
    /// Whether it is the whole page, with the page's address, keys and settings
    /// for its own, or a part of somebody else's.
    pub is_page: bool,
}

impl Root {
    pub fn new(frame: HtmlElement, is_page: bool) -> Self {
        Root { frame: StoredValue::new_local(frame), is_page }
    }

    /// Returns the element around all views, as long as there is one.
    pub fn frame(&self) -> Option<HtmlElement> {
        self.frame.try_get_value()
    }

    fn shadow(&self) -> Option<ShadowRoot> {
        self.frame().and_then(|frame| shadow_around(&frame))
    }

    /// Returns the element of that id.
    pub fn by_id(&self, id: &str) -> Option<HtmlElement> {
        self.shadow()?.get_element_by_id(id)?.dyn_into().ok()
    }

    /// Moves focus to a field and selects all that is in it.
    pub fn select_all_in(&self, id: &str) {
        if let Some(field) = self.by_id(id).and_then(|field| field.dyn_into::<web_sys::HtmlTextAreaElement>().ok()) {
            let _ = field.focus();
            field.select();
        }
    }

    /// Returns all elements that a selector names, in order.
    pub fn all(&self, selector: &str) -> Vec<Element> {
        self.frame().map(|frame| elements(frame.query_selector_all(selector))).unwrap_or_default()
    }

    /// Says something of the views in an attribute of their frame, or takes it away.
    pub fn set_frame_attribute(&self, name: &str, value: Option<&str>) {
        if let Some(frame) = self.frame() {
            set_attribute(&frame, name, value);
        }
    }

    /// Says something of the views in an attribute of the element that they are in.
    pub fn reflect(&self, name: &str, value: Option<&str>) {
        if let Some(shadow) = self.shadow() {
            set_attribute(&shadow.host(), name, value);
        }
    }

    /// Tells the page around what has happened, from the element on up.
    pub fn tell(&self, name: &str, detail: &JsValue) {
        let Some(shadow) = self.shadow() else { return };
        let options = CustomEventInit::new();
        options.set_bubbles(true);
        options.set_composed(true);
        options.set_detail(detail);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &options) {
            // Whoever hears of it may well ask the session something in turn.
            untrack(|| {
                let _ = shadow.host().dispatch_event(&event);
            });
        }
    }

    /// Puts away what the page around has given to read till there is more to see.
    pub fn show_instead(&self) {
        if let Some(slot) = self.shadow().and_then(|shadow| shadow.query_selector("slot").ok().flatten()) {
            slot.remove();
        }
    }

    /// Hears of events: the page of all, a part of a page of its own. It stops
    /// when what is being made now is taken away.
    pub fn listen(&self, name: &'static str, heard: impl Fn(Event) + 'static) {
        let target: Option<EventTarget> =
            if self.is_page { Some(window().into()) } else { self.shadow().map(EventTarget::from) };
        // What follows from it speaks the language of whoever listens.
        let owner = Owner::current().map(|owner| owner.downgrade());
        let heard = move |event| match owner.as_ref().and_then(WeakOwner::upgrade) {
            Some(owner) => owner.with(|| heard(event)),
            None => heard(event),
        };
        if let Some(target) = target {
            StoredValue::new_local(Listener::new(target, name, heard));
        }
    }

    /// Calls back now and whenever the frame changes its size, until what is being made
    /// now is taken away.
    pub fn watch_width(&self, on_change: impl Fn() + 'static) {
        let heard = Closure::<dyn Fn()>::new(on_change);
        if let (Some(frame), Ok(observer)) = (self.frame(), ResizeObserver::new(heard.as_ref().unchecked_ref())) {
            observer.observe(&frame);
            StoredValue::new_local(Watch { observer, _heard: heard });
        }
    }

    /// Returns how wide the frame is, in the height of its letters.
    pub fn width(&self) -> f64 {
        self.frame().map_or(0.0, |frame| width(&frame))
    }

    /// Moves focus exactly to the element of that id, brings it to the middle of
    /// the screen and marks it; says whether there is one.
    pub fn go_to(&self, id: &str) -> bool {
        let Some(element) = self.by_id(id) else {
            return false;
        };
        open_around(&element);
        focus_without_scroll(&element);
        self.mark_current(id);
        true
    }

    /// Brings the element of that id to the middle of the screen and marks it.
    pub fn mark_current(&self, id: &str) {
        let Some(element) = self.by_id(id) else {
            return;
        };
        self.mark_elements(CURRENT, std::iter::once(&id.to_owned()));
        bring_to_middle(&element);
    }

    /// Says whether a dialog covers the views: nothing behind it can be probed.
    pub fn is_covered(&self) -> bool {
        !self.all("dialog[open]").is_empty()
    }

    /// Scrolls until the element of that id is so far from the top of the screen;
    /// says whether there is one.
    pub fn bring_to(&self, id: &str, top: f64) -> bool {
        let Some(element) = self.by_id(id) else {
            return false;
        };
        window().scroll_by_with_x_and_y(0.0, element.get_bounding_client_rect().top() - top);
        true
    }

    /// Scrolls so that the element of that id begins near the top of the screen,
    /// unless it does already.
    pub fn bring_near_top(&self, id: &str) {
        const STUCK: f64 = 64.0;
        let top = self.by_id(id).map(|element| element.get_bounding_client_rect().top());
        if top.is_some_and(|top| !(STUCK..upper_third() * 1.5).contains(&top)) {
            self.bring_to(id, STUCK);
        }
    }

    /// Gives a class to the elements of these ids and takes it from all others.
    pub fn mark_elements<'a>(&self, class: &str, ids: impl Iterator<Item = &'a String>) {
        for marked in self.all(&format!(".{class}")) {
            let _ = marked.class_list().remove_1(class);
        }
        for element in ids.filter_map(|id| self.by_id(id)) {
            let _ = element.class_list().add_1(class);
        }
    }

    /// Marks all readings of a place in the passage view, or of none.
    pub fn mark_variant(&self, variant: Option<&str>) {
        const POINTED: &str = "is-pointed";
        for marked in self.all(&format!(".{POINTED}")) {
            let _ = marked.class_list().remove_1(POINTED);
        }
        for element in variant.map(|number| self.all(&format!("[data-variant='{number}']"))).into_iter().flatten() {
            let _ = element.class_list().add_1(POINTED);
        }
    }

    /// Returns a setting kept from an earlier visit; none where storage is
    /// refused, or belongs to somebody else's page.
    pub fn setting(&self, name: &str) -> Option<String> {
        if !self.is_page {
            return None;
        }
        window().local_storage().ok().flatten()?.get_item(name).ok().flatten()
    }

    /// Keeps a setting for the next visit, where storage allows it.
    pub fn keep_setting(&self, name: &str, value: &str) {
        if !self.is_page {
            return;
        }
        if let Ok(Some(storage)) = window().local_storage() {
            let _ = storage.set_item(name, value);
        }
    }
}

/// Puts the element around all views into a shadow root, before what is there.
pub fn frame(shadow: &ShadowRoot, is_page: bool) -> HtmlElement {
    let frame: HtmlElement = document().create_element("div").expect("a div can be made").unchecked_into();
    frame.set_class_name(if is_page { "wire-diff wire-diff--page" } else { "wire-diff" });
    let _ = frame.set_attribute("part", "frame");
    let _ = shadow.insert_before(&frame, shadow.first_child().as_ref());
    frame
}

/// Returns how wide a frame is, in the height of its letters.
pub fn width(frame: &HtmlElement) -> f64 {
    const LETTER: f64 = 16.0;
    let style = window().get_computed_style(frame).ok().flatten();
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    let letter = size.map(|size| parse_float(&size)).filter(|size| *size > 0.0).unwrap_or(LETTER);
    f64::from(frame.client_width()) / letter
}

/// What is heard until this is dropped.
struct Listener {
    target: EventTarget,
    name: &'static str,
    heard: Closure<dyn Fn(Event)>,
}

impl Listener {
    fn new(target: EventTarget, name: &'static str, heard: impl Fn(Event) + 'static) -> Self {
        let heard = Closure::new(heard);
        // Fails on no event that there is.
        let _ = target.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
        Listener { target, name, heard }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(self.name, self.heard.as_ref().unchecked_ref());
    }
}

/// What is watched until this is dropped.
struct Watch {
    observer: ResizeObserver,
    _heard: Closure<dyn Fn()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn elements(found: Result<web_sys::NodeList, JsValue>) -> Vec<Element> {
    let found = found.into_iter().flat_map(|list| (0..list.length()).filter_map(move |at| list.item(at)));
    found.filter_map(|node| node.dyn_into().ok()).collect()
}

fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    if element.get_attribute(name).as_deref() == value {
        return;
    }
    // Fails only where a name is no name of an attribute.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

fn shadow_around(element: &Element) -> Option<ShadowRoot> {
    element.get_root_node().dyn_into().ok()
}

/// Unfolds whatever the element is folded in.
pub fn open_around(element: &Element) {
    let mut around = element.closest("details").ok().flatten();
    while let Some(details) = around {
        // The line that unfolds it is itself in view.
        let is_summary = element.closest("summary").ok().flatten().is_some();
        if let Some(details) = details.dyn_ref::<HtmlDetailsElement>().filter(|_| !is_summary) {
            details.set_open(true);
        }
        around = details.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
}

/// Brings the element to the middle of the screen.
pub fn bring_to_middle(element: &Element) {
    let into_view = ScrollIntoViewOptions::new();
    into_view.set_block(ScrollLogicalPosition::Center);
    into_view.set_inline(ScrollLogicalPosition::Nearest);
    into_view.set_behavior(if prefers(REDUCED_MOTION) || is_far(element) {
        ScrollBehavior::Instant
    } else {
        ScrollBehavior::Smooth
    });
    element.scroll_into_view_with_scroll_into_view_options(&into_view);
}

/// Says whether the element is more than two screens away.
fn is_far(element: &Element) -> bool {
    element.get_bounding_client_rect().top().abs() > 2.0 * window_height()
}

fn window_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0)
}

/// Returns how far from the top of the screen the eye rests.
pub fn upper_third() -> f64 {
    window_height() / 3.0
}

/// Unfolds the words that the mark stands for, or folds them again.
pub fn unfold(mark: &Element) {
    let _ = mark.class_list().toggle("is-open");
}

/// Returns the element of that id that is, or is around, the event's target.
pub fn closest(event: &Event, selector: &str) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(selector).ok().flatten()
}
