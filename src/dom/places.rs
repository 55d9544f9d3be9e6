//! Where things are on the screen, and what happens to them there.

use std::fmt;
use std::str::FromStr;

use leptos::prelude::{StoredValue, document, window};
use wasm_bindgen::prelude::*;
use web_sys::{Element, PointerEvent, ResizeObserver};
use wirediff_engine::{ArticleId, BlockId};

use super::{Listener, Root, Watch, elements, focus_again, upper_third, window_height};

/// How far a popover above its grip is moved, of its own height.
const RAISED: &str = "-100%";

/// A part of the screen, from its upper left corner.
#[derive(Clone, Copy, Debug)]
pub struct Rect {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

impl Rect {
    /// Says whether any part of it is on the screen.
    pub fn is_on_screen(&self) -> bool {
        self.bottom > 0.0 && self.top < window_height()
    }

    /// Returns the smallest part of the screen that holds both.
    pub fn around(self, other: Rect) -> Rect {
        Rect {
            left: self.left.min(other.left),
            right: self.right.max(other.right),
            top: self.top.min(other.top),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

/// A place where an article lacks what a block of another tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    pub lacks: BlockId,
    pub by: ArticleId,
}

impl Gap {
    /// The attribute in which an element says that it is such a place.
    pub const SAYS: &str = "data-gap";

    /// Names the place.
    pub fn place(self) -> String {
        format!("gap-{self}")
    }
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.lacks, self.by)
    }
}

impl FromStr for Gap {
    type Err = ();

    fn from_str(text: &str) -> Result<Gap, ()> {
        let (lacks, by) = text.split_once('-').ok_or(())?;
        Ok(Gap { lacks: lacks.parse().map_err(drop)?, by: by.parse().map_err(drop)? })
    }
}

impl Root {
    /// Returns where the element of that id is.
    pub fn rect_of(&self, id: &str) -> Option<Rect> {
        self.by_id(id).and_then(|element| rect(&element))
    }

    /// Returns where the first of these elements begins and ends, from the left.
    pub fn sides_of(&self, selector: &str) -> Option<(f64, f64)> {
        let rect = rect(self.all(selector).first()?)?;
        Some((rect.left, rect.right))
    }

    /// Returns where the element of that id is, if its row is on the screen. To ask
    /// for places in other rows would have the browser lay these out.
    pub fn rect_near(&self, id: &str) -> Option<Rect> {
        let element = self.by_id(id)?;
        let row = element.closest(".row").ok()??;
        is_on_screen(&row).then(|| rect(&element))?
    }

    /// Returns where the element of that id is, if it is on the screen.
    pub fn rect_seen(&self, id: &str) -> Option<Rect> {
        self.rect_of(id).filter(Rect::is_on_screen)
    }

    /// Returns where the group is that the element of that id stands in.
    pub fn rect_of_group(&self, id: &str, groups: &str) -> Option<Rect> {
        rect(&self.by_id(id)?.closest(groups).ok()??)
    }

    /// Returns the ids of the elements that are on the screen, with where they are.
    /// They are looked for in groups that are there.
    pub fn on_screen(&self, selector: &str, groups: &str) -> Vec<(String, Rect)> {
        let groups = self.all(groups).into_iter().filter(is_on_screen);
        let inside = groups.flat_map(|group| elements(group.query_selector_all(selector)));
        let named = inside.filter_map(|element| Some((element.id(), rect(&element)?)));
        named.filter(|(_, rect)| rect.is_on_screen()).collect()
    }

    /// Returns where the column begins that the element of that id is in.
    pub fn cell_edge(&self, id: &str) -> Option<f64> {
        let cell = self.by_id(id)?.closest(".row__cell").ok()??;
        Some(rect(&cell)?.left)
    }

    /// Returns what lies there on the screen.
    pub fn under(&self, x: f64, y: f64) -> Option<Element> {
        self.shadow()?.element_from_point(x as f32, y as f32)
    }

    /// Returns the id of what has the focus, if it has one.
    pub fn focused_id(&self) -> Option<String> {
        self.focused().map(|focused| focused.id()).filter(|id| !id.is_empty())
    }

    /// Returns the block that has the focus, or that it is in.
    pub fn focused_block(&self) -> Option<BlockId> {
        let focused = self.focused()?;
        let own = focused.get_attribute("data-block");
        own.or_else(|| block_id(&focused)).and_then(|name| name.parse().ok())
    }

    /// Returns the block that has the focus, or the one that is lacking where it is.
    pub fn focused_passage(&self) -> Option<BlockId> {
        self.focused_block().or_else(|| gap(&self.focused()?).map(|gap| gap.lacks))
    }

    /// Moves focus to the element of that id, unless something else has it by now.
    pub fn focus_if_lost(&self, id: &str) {
        let Some(frame) = self.frame().filter(|_| self.focused().is_none()) else { return };
        // What is page furniture now has only its grip.
        let is_there = self.by_id(id).is_some();
        focus_again(&frame, &if is_there { id.to_owned() } else { id.replacen("block-", "grip-", 1) });
    }

    /// Says by `--x` and `--y` of the popover of that id where another element is: at
    /// its lower edge, or at its upper one if that was low on the screen when the
    /// popover opened.
    pub fn put_at(&self, id: &str, other: &Element) {
        let Some((element, rect)) = self.by_id(id).zip(rect(other)) else { return };
        let style = element.style();
        let is_raised = || style.get_property_value("--raise").is_ok_and(|raise| raise == RAISED);
        let is_low = if self.is_open(id) { is_raised() } else { rect.bottom > 1.6 * upper_third() };
        let y = if is_low { rect.top } else { rect.bottom };
        let _ = style.set_property("--x", &pixels(rect.right));
        let _ = style.set_property("--y", &pixels(y));
        let _ = style.set_property("--raise", if is_low { RAISED } else { "0%" });
    }

    /// Says whether a popover is open.
    pub fn is_open(&self, id: &str) -> bool {
        self.by_id(id).is_some_and(|element| element.matches(":popover-open").unwrap_or(false))
    }

    /// Closes a popover, if it is open; focus goes back to what opened it.
    pub fn close_popover(&self, id: &str) {
        if let Some(element) = self.by_id(id) {
            let _ = element.hide_popover();
        }
    }

    /// Gives the element of that id an attribute.
    pub fn set_attribute(&self, id: &str, name: &str, value: &str) {
        if let Some(element) = self.by_id(id) {
            let _ = element.set_attribute(name, value);
        }
    }

    /// Brings the element of that id into its strip's sight, and leaves the page as it is.
    pub fn bring_into_strip(&self, id: &str) {
        const MARGIN: f64 = 16.0;
        let Some(element) = self.by_id(id) else { return };
        let Some((strip, rect)) = element.parent_element().zip(rect(&element)) else { return };
        let by = rect.left - MARGIN - strip.get_bounding_client_rect().left();
        strip.set_scroll_left(strip.scroll_left() + by as i32);
    }
}

/// Returns where an element is, if it takes any room.
pub fn rect(element: &Element) -> Option<Rect> {
    let rect = element.get_bounding_client_rect();
    let is_there = rect.width() > 0.0 && rect.height() > 0.0;
    is_there.then(|| Rect { left: rect.left(), right: rect.right(), top: rect.top(), bottom: rect.bottom() })
}

/// Writes a length down, to the pixel. (What writes fractions weighs some ten kilobytes.)
pub fn pixels(length: f64) -> String {
    format!("{}px", length.round() as i32)
}

/// Returns the name of the block that is the element, or that it is in.
pub fn block_id(inside: &Element) -> Option<String> {
    let block = inside.closest(".block[id]").ok().flatten()?;
    block.id().strip_prefix("block-").map(str::to_owned)
}

/// Returns the gap that is the element, or that it is in.
pub fn gap(inside: &Element) -> Option<Gap> {
    let place = inside.closest(&format!("[{}]", Gap::SAYS)).ok().flatten()?;
    place.get_attribute(Gap::SAYS)?.parse().ok()
}

/// Makes the pointer's target hear of all that the pointer does till it is released.
pub fn capture(event: &PointerEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(target) = target {
        // Fails only if the pointer has been released in the meantime.
        let _ = target.set_pointer_capture(event.pointer_id());
    }
}

/// Scrolls on while the pointer is held near the upper or lower edge.
pub fn scroll_at_edge(y: f64) {
    const EDGE: f64 = 72.0;
    const STEP: f64 = 24.0;
    let height = upper_third() * 3.0;
    let by = if y < EDGE {
        -STEP
    } else if y > height - EDGE {
        STEP
    } else {
        return;
    };
    window().scroll_by_with_x_and_y(0.0, by);
}

/// Hears of scrolling, until what is being made now is taken away.
pub fn hear_scroll(heard: impl Fn() + 'static) {
    StoredValue::new_local(Listener::new(window().into(), "scroll", move |_| heard()));
}

/// Hears that the page is about to be printed, until what is being made now is
/// taken away.
pub fn hear_print(heard: impl Fn() + 'static) {
    StoredValue::new_local(Listener::new(window().into(), "beforeprint", move |_| heard()));
}

/// Says whether any part of an element is on the screen.
pub fn is_on_screen(element: &Element) -> bool {
    rect(element).is_some_and(|rect| rect.is_on_screen())
}

/// Returns a place on the screen; of one that is not there, where one leaves the
/// screen for it.
pub fn near_screen(rect: Rect) -> Rect {
    let high = rect.bottom - rect.top;
    let top = rect.top.max(-high).min(window_height());
    Rect { top, bottom: top + high, ..rect }
}

/// Says whether words are selected on the page.
pub fn is_selecting() -> bool {
    window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed())
}

/// Says whether the page is wider than the screen.
pub fn can_scroll_sideways() -> bool {
    document().document_element().is_some_and(|root| root.scroll_width() > root.client_width())
}

/// Calls back whenever an element has another size, until what is being made now
/// is taken away.
pub fn watch_size(element: &Element, on_change: impl Fn() + 'static) {
    let heard = Closure::<dyn Fn()>::new(on_change);
    if let Ok(observer) = ResizeObserver::new(heard.as_ref().unchecked_ref()) {
        observer.observe(element);
        StoredValue::new_local(Watch { observer, _heard: heard });
    }
}
