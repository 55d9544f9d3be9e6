//! The words of columns put in another order or width.

use super::*;

pub const COLUMN_HINT: &str = "Click for a menu; the arrow keys move the column, as does dragging its head";
pub const WIDTH_HINT: &str = "Drag, or use the arrow keys; a double click makes all columns as wide again";
pub const MOVE_LEFT: &str = "Move left";
pub const MOVE_RIGHT: &str = "Move right";
pub const WIDER: &str = "Wider";
pub const NARROWER: &str = "Narrower";
pub const WIDTHS_RESET: &str = "All columns as wide again";

pub fn column_of(name: &str) -> String {
    format!("Column {name}")
}

pub fn width_of(name: &str) -> String {
    format!("Width of {name}")
}

/// Says where a column now stands; `at` counts from 0.
pub fn column_moved(name: &str, at: usize, of: usize) -> String {
    format!("{name} is now column {} of {}.", number(at + 1), number(of))
}
