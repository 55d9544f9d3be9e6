//! The Wirediff page: one story in many versions, in the reader's browser.
//!
//! Everything that knows a browser is here, and nothing that compares texts:
//! that is the engine's, which runs in a worker. `use` points one way:
//! [`phrases`], [`dom`], [`device`], [`shape`], [`part`], [`highlight`] → [`model`] → [`files`], [`worker`] → [`offline`],
//! [`storage`] → [`session`] → [`views`] → [`app`], [`glance`] → [`inside`] → [`element`] and the worker's entry below.

mod app;
mod device;
mod dom;
mod element;
mod files;
mod glance;
mod highlight;
mod inside;
mod json;
mod light;
mod model;
mod offline;
mod part;
mod phrases;
mod session;
mod shape;
mod storage;
mod views;
mod worker;

use wasm_bindgen::prelude::*;

pub use element::ElementHandle;

/// Starts the worker.
#[wasm_bindgen]
pub fn worker_main() {
    worker::serve();
}
