//! What a reader sees of the views: which blocks are on the screen.

use web_sys::{DomRect, Element};

use super::{Root, elements, window_height};

impl Root {
    /// Returns the ids of the elements that are on the screen, with their distance
    /// from its top edge: first those that begin on it, from the top, then those
    /// that it cuts off; none while the frame's beginning is on the screen.
    ///
    /// They are looked for in the groups that `around` names, from the first that
    /// the screen shows: to look at every element of a long page would take seconds.
    pub fn seen(&self, selector: &str, around: &str) -> Vec<(String, f64)> {
        let (Some(frame), groups) = (self.frame(), self.all(around)) else {
            return Vec::new();
        };
        let bounds = frame.get_bounding_client_rect();
        if bounds.top() > -1.0 || groups.is_empty() {
            return Vec::new();
        }
        let Some((first, edge)) = self.first_under_edge(&bounds, around) else {
            return Vec::new();
        };
        let height = window_height();
        let mut seen: Vec<(String, f64)> = Vec::new();
        for group in groups.iter().skip_while(|group| **group != first) {
            if group.get_bounding_client_rect().top() > height {
                break;
            }
            for element in elements(group.query_selector_all(selector)) {
                let rect = element.get_bounding_client_rect();
                if rect.bottom() > edge && rect.top() < height && rect.height() > 0.0 {
                    seen.push((element.id(), rect.top()));
                }
            }
        }
        let (mut whole, cut_off): (Vec<_>, Vec<_>) = seen.into_iter().partition(|(_, top)| *top >= edge);
        whole.extend(cut_off);
        whole
    }

    /// Returns the uppermost of some elements on the screen, and where what sticks
    /// to the top, and covers what is behind it, ends.
    fn first_under_edge(&self, bounds: &DomRect, selector: &str) -> Option<(Element, f64)> {
        const STEP: f64 = 24.0;
        let shadow = self.shadow()?;
        let (mut y, height) = (STEP, window_height());
        while y < height {
            for across in [0.5, 0.25, 0.75] {
                let x = bounds.left() + bounds.width() * across;
                let at = shadow.element_from_point(x as f32, y as f32);
                if let Some(element) = at.and_then(|at| at.closest(selector).ok().flatten()) {
                    return Some((element, y - STEP));
                }
            }
            y += STEP;
        }
        None
    }
}
