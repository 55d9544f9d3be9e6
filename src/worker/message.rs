//! What page and worker say to each other, as plain data.

use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use wirediff_engine::edits::LinkEdits;
use wirediff_engine::options::Progress;
use wirediff_engine::{ArticleId, Collation, Options, Story};

/// What the page asks. A job's number goes up with every comparison.
#[derive(Serialize, Deserialize)]
pub enum Request {
    Collate {
        job: u32,
        story: Story,
        options: Options,
    },
    /// Asks for the edits of two articles of the collation last answered.
    Edits {
        job: u32,
        left: ArticleId,
        right: ArticleId,
    },
}

/// What the worker answers.
#[derive(Serialize, Deserialize)]
pub enum Answer {
    Progress { job: u32, progress: Progress },
    Collated { job: u32, collation: Collation },
    Edits { job: u32, left: ArticleId, right: ArticleId, edits: Vec<LinkEdits> },
}

/// Returns the message as a value that can be posted, or nothing should it not
/// be representable (which its types rule out).
pub fn pack(message: &impl Serialize) -> Option<JsValue> {
    serde_wasm_bindgen::to_value(message).ok()
}

/// Returns the message in a posted value, or nothing if it is none of ours.
pub fn unpack<T: serde::de::DeserializeOwned>(value: JsValue) -> Option<T> {
    serde_wasm_bindgen::from_value(value).ok()
}
