//! Swiping on a touch screen: in the passage view to the next passage, where one
//! article is on show to the next version. Buttons do the same.

use leptos::prelude::*;
use web_sys::TouchEvent;

use crate::dom;
use crate::model::View;
use crate::model::address::to_block;
use crate::session::Session;

/// A finger that moved less than this was not swiping.
const FAR: f64 = 56.0;
/// A swipe goes so much more sideways than up or down: all else is scrolling.
const FLAT: f64 = 2.5;
/// Slower than this, in milliseconds, is looking around.
const SLOW: f64 = 700.0;

/// Where and when a finger came down, if only one did.
#[derive(Clone, Copy)]
pub struct Swipe(StoredValue<Option<(f64, f64, f64)>>);

impl Swipe {
    pub fn new() -> Swipe {
        Swipe(StoredValue::new(None))
    }

    pub fn begin(&self, event: &TouchEvent) {
        let touches = event.touches();
        // What can itself be pushed along or dragged is not swiped.
        let is_own = dom::closest(event, ".outlets, .grip, .menu, .controls, select, input, dialog").is_some();
        let touch = touches.get(0).filter(|_| touches.length() == 1 && !is_own);
        let at = touch.map(|touch| (f64::from(touch.client_x()), f64::from(touch.client_y()), event.time_stamp()));
        self.0.set_value(at);
    }

    pub fn end(&self, session: Session, event: &TouchEvent) {
        let Some((x, y, since)) = self.0.get_value() else { return };
        self.0.set_value(None);
        let Some(touch) = event.changed_touches().get(0) else { return };
        let (across, along) = (f64::from(touch.client_x()) - x, f64::from(touch.client_y()) - y);
        let is_swipe = across.abs() > FAR && across.abs() > FLAT * along.abs() && event.time_stamp() - since < SLOW;
        if !is_swipe || dom::is_selecting() || dom::can_scroll_sideways() {
            return;
        }
        // As a page is turned: to the left leads on.
        go(session, if across < 0.0 { 1 } else { -1 });
    }
}

fn go(session: Session, by: isize) {
    let view = untrack(|| session.view());
    match view {
        View::Passage => {
            let versions = session.versions().get_untracked();
            if let Some(block) = if by < 0 { versions.previous } else { versions.next } {
                session.follow(&to_block(View::Passage, block));
            }
        }
        View::Reading => session.go_to_version(by),
        View::Columns if session.is_narrow.get_untracked() => session.go_to_version(by),
        View::Columns | View::Overview | View::Findings => {}
    }
}
