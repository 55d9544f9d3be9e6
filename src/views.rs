//! What the reader sees. Each view is a file here and a stylesheet of its name.

mod articles;
mod block;
mod columns;
mod controls;
mod legend;
mod marks;
mod masthead;
mod reading;
mod sliced;
mod states;
mod stepper;

pub use articles::Articles;
pub use columns::Columns;
pub use controls::Controls;
pub use masthead::Masthead;
pub use reading::Reading;
pub use states::{Notices, State};
pub use stepper::Stepper;
