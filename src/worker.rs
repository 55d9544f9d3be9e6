//! The engine off the page's own thread.
//!
//! The page's end is [`Collator`]; the worker's end is [`serve`]. What crosses
//! between them is in [`message`].

mod bytes;
mod collator;
mod message;
mod outcome;
mod scripts;
mod serve;

pub use collator::{Collator, News, WorkerError};
pub use outcome::{Inquiry, Outcome, edits_of_bytes};
pub use scripts::Scripts;
pub use serve::serve;
