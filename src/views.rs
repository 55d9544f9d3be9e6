//! What the reader sees. Each view is a file here and a stylesheet of its name.

mod articles;
mod block;
mod columns;
mod controls;
mod dial;
mod drawn;
mod findings;
mod help;
mod ledger;
mod legend;
mod likeness;
mod marks;
mod masthead;
mod overview;
mod overview_list;
mod passage;
mod reading;
mod search;
mod sliced;
mod states;
mod stepper;

pub use articles::Articles;
pub use columns::Columns;
pub use controls::Controls;
pub use findings::Findings;
pub use help::Help;
pub use masthead::Masthead;
pub use overview::Overview;
pub use passage::Passage;
pub use reading::Reading;
pub use search::FIELD as SEARCH_FIELD;
pub use states::{Notices, State};
pub use stepper::Stepper;
