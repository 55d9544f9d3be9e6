//! What the views show, worked out from the collation as plain data: nothing
//! here knows a browser, and all of it is tested without one.

pub mod collated;
pub mod differences;
#[cfg(test)]
mod example;
pub mod facing;
pub mod gist;
pub mod moves;
pub mod running;
pub mod runs;
pub mod table;

pub use collated::{Collated, Job, Pair, PairEdits};
pub use differences::{Difference, What};
pub use facing::Stand;
pub use gist::Gist;
pub use running::Item;
pub use runs::Run;
pub use table::{Cell, Entry, Row, RowKind, Table};
