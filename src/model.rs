//! What the views show, worked out from the collation as plain data: nothing
//! here knows a browser, and all of it is tested without one.

pub mod address;
pub mod collated;
pub mod differences;
#[cfg(test)]
mod example;
pub mod facing;
pub mod findings;
pub mod folding;
pub mod gist;
pub mod given;
pub mod ledger;
pub mod moves;
pub mod overview;
pub mod running;
pub mod runs;
pub mod search;
pub mod snippet;
pub mod table;
pub mod versions;

pub use address::{Address, View};
pub use collated::{Collated, Job, Pair, PairEdits};
pub use differences::{Difference, What};
pub use facing::Stand;
pub use folding::Shown;
pub use gist::Gist;
pub use overview::Overview;
pub use running::Item;
pub use runs::Run;
pub use table::{Cell, Entry, Row, RowKind, Table};
pub use versions::Versions;
