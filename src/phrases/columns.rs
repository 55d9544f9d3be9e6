//! The words of columns put in another order or width.

use super::*;

phrases! {
    COLUMN_HINT = "Click for a menu; the arrow keys move the column, as does dragging its head";
    WIDTH_HINT = "Drag, or use the arrow keys; a double click makes all columns as wide again";
    MOVE_LEFT = "Move left";
    MOVE_RIGHT = "Move right";
    WIDER = "Wider";
    NARROWER = "Narrower";
    WIDTHS_RESET = "All columns as wide again";
}

pub fn column_of(name: &str) -> String {
    say!(column_of: "Column {name}", name)
}

pub fn width_of(name: &str) -> String {
    say!(width_of: "Width of {name}", name)
}

/// Says where a column now stands; `at` counts from 0.
pub fn column_moved(name: &str, at: usize, of: usize) -> String {
    say!(column_moved: "{name} is now column {at} of {of}.", name, at = at + 1, of)
}
