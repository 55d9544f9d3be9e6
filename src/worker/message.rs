//! What page and worker say to each other, as plain data.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wirediff_engine::options::Progress;
use wirediff_engine::{ArticleId, Collation, Options, Story};

use super::bytes::{Bytes, variants};
use super::outcome::{Inquiry, Outcome};

/// What the page asks. A job's number goes up with every comparison.
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
    /// Asks what is to be told of the collation last answered, against a base.
    Tell {
        job: u32,
        base: Option<ArticleId>,
        inquiry: Inquiry,
    },
}
variants!(Request { 0 Collate { job story options } 1 Edits { job left right } 2 Tell { job base inquiry } });

/// What the worker answers.
pub enum Answer {
    Progress {
        job: u32,
        progress: Progress,
    },
    Collated {
        job: u32,
        collation: Collation,
    },
    /// Bytes of the edits; none if the code that works them out could not be fetched.
    Edits {
        job: u32,
        left: ArticleId,
        right: ArticleId,
        edits: Option<Vec<u8>>,
    },
    /// Bytes of the outcome, likewise.
    Told {
        job: u32,
        base: Option<ArticleId>,
        inquiry: Inquiry,
        outcome: Option<Vec<u8>>,
    },
}
variants!(Answer {
    0 Progress { job progress }
    1 Collated { job collation }
    2 Edits { job left right edits }
    3 Told { job base inquiry outcome }
});

variants!(Outcome {
    0 Findings { findings }
    1 Ledger { ledger absences }
    2 Likeness { likeness }
});

/// Returns the message as a value that can be posted.
pub fn pack(message: &impl Bytes) -> JsValue {
    let mut bytes = Vec::new();
    message.write(&mut bytes);
    Uint8Array::from(bytes.as_slice()).into()
}

/// Returns the message in a posted value, or nothing if it is none of ours.
pub fn unpack<T: Bytes>(value: JsValue) -> Option<T> {
    let bytes = value.dyn_into::<Uint8Array>().ok()?.to_vec();
    T::read(&mut bytes.as_slice())
}
