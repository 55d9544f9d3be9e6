//! What the reader sees. Each view is a file here and a stylesheet of its name.

mod articles;
mod block;
mod columns;
mod controls;
mod drawn;
mod embed;
mod findings;
mod help;
mod legend;
mod marks;
mod masthead;
mod overview;
mod passage;
mod reading;
mod search;
mod sliced;
mod states;
mod stepper;

pub use articles::Articles;
pub use columns::Columns;
pub use controls::Controls;
pub use embed::Embed;
pub use findings::Findings;
pub use help::Help;
pub use masthead::Masthead;
pub use overview::Overview;
pub use passage::Passage;
pub use reading::Reading;
pub use search::FIELD as SEARCH_FIELD;
pub use states::{Notices, State};
pub use stepper::Stepper;
