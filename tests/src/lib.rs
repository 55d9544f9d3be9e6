//! Gold: what careful people say is right, and how near the engine comes.

pub mod edits;
pub mod findings;
pub mod gold;
pub mod measure;
pub mod paragraphs;
