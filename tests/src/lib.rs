//! Gold: what careful people say is right, and how near the engine comes.

pub mod findings;
pub mod gold;
pub mod measure;
