//! Keeping still what is being read, in the browser that does not do so itself.
//!
//! Where something above grows, other browsers scroll along; WebKit does not.
//! And when a part of the page is drawn anew, WebKit lays the page out once
//! without it, since the page's width is asked for first: the page is too short
//! then, and is scrolled to its end.

use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use super::{Root, pixels, rect, shadow_around};

const HEIGHT: &str = "min-height";

/// For so many frames what is drawn may still grow.
const FRAMES: u32 = 3;

/// A block that is being read.
struct Anchor {
    id: String,
    /// How far from the top of the screen it is.
    top: f64,
    /// How far the page was scrolled then: if that changes, somebody has scrolled.
    scrolled: f64,
}

impl Root {
    /// Keeps what is being read where it is while the page is drawn anew.
    pub fn keep_still(&self) {
        if let Some(frame) = self.frame() {
            keep_still(&frame);
        }
    }
}

/// Likewise, for what is to be drawn anew in an element.
pub fn keep_still(inside: &Element) {
    // To ask how far the page is scrolled has it laid out: not where that is of no use.
    if keeps_still_itself() || scrolled() == 0.0 {
        return;
    }
    let frame = inside.closest(".wire-diff").ok().flatten().and_then(|frame| frame.dyn_into::<HtmlElement>().ok());
    let Some(frame) = frame else { return };
    let is_held = frame.style().get_property_value(HEIGHT).is_ok_and(|height| !height.is_empty());
    if !is_held {
        let _ = frame.style().set_property(HEIGHT, &pixels(frame.get_bounding_client_rect().height()));
        let anchor = anchor(&frame);
        settle(frame, anchor, FRAMES);
    }
}

/// Changes an element; if it is above the screen, what is on the screen stays where
/// it is.
pub fn keep_below(element: &Element, change: impl FnOnce()) {
    if keeps_still_itself() {
        return change();
    }
    let bottom = || element.get_bounding_client_rect().bottom();
    let before = bottom();
    change();
    if before < 0.0 {
        window().scroll_by_with_x_and_y(0.0, bottom() - before);
    }
}

fn settle(frame: HtmlElement, anchor: Option<Anchor>, frames: u32) {
    request_animation_frame(move || {
        let anchor = anchor.and_then(|anchor| scroll_along(&frame, anchor));
        if frames > 1 {
            settle(frame, anchor, frames - 1);
        } else {
            // Laid out as it is now, it is as high as it should be.
            frame.get_bounding_client_rect();
            let _ = frame.style().remove_property(HEIGHT);
        }
    });
}

/// Scrolls as far as the anchor has moved.
fn scroll_along(frame: &HtmlElement, anchor: Anchor) -> Option<Anchor> {
    let rect = rect(&shadow_around(frame)?.get_element_by_id(&anchor.id)?)?;
    if scrolled() != anchor.scrolled {
        return None;
    }
    window().scroll_by_with_x_and_y(0.0, rect.top - anchor.top);
    Some(Anchor { scrolled: scrolled(), ..anchor })
}

/// Returns the block that has the focus, or else the first one on the screen;
/// none while the page's beginning is there.
fn anchor(frame: &HtmlElement) -> Option<Anchor> {
    const STEP: f64 = 24.0;
    const ACROSS: [f64; 3] = [0.25, 0.5, 0.75];
    let (shadow, scrolled) = (shadow_around(frame)?, scrolled());
    let bounds = rect(frame).filter(|bounds| bounds.top < 0.0)?;
    let height = window().inner_height().ok()?.as_f64()?;
    let is_seen = |top: f64| (0.0..height).contains(&top);
    let as_anchor = |block: Element| {
        let top = rect(&block)?.top;
        is_seen(top).then(|| Anchor { id: block.id(), top, scrolled })
    };
    let focused = shadow.active_element().filter(|focused| !focused.id().is_empty());
    focused.and_then(as_anchor).or_else(|| {
        let downward = (1..).map(|step| f64::from(step) * STEP).take_while(|y| is_seen(*y));
        let places = downward.flat_map(|y| ACROSS.map(|part| (bounds.left + part * (bounds.right - bounds.left), y)));
        let blocks =
            places.filter_map(|(x, y)| shadow.element_from_point(x as f32, y as f32)?.closest(".block[id]").ok()?);
        blocks.filter_map(as_anchor).next()
    })
}

fn scrolled() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// Says whether the browser scrolls along.
fn keeps_still_itself() -> bool {
    let style = document().document_element().map(|root| root.unchecked_into::<HtmlElement>().style());
    style.is_some_and(|style| js_sys::Reflect::has(&style, &"overflowAnchor".into()).unwrap_or(false))
}
