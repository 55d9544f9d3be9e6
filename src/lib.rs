//! The Wirediff page: one story in many versions, in the reader's browser.
//!
//! Everything that knows a browser is here, and nothing that compares texts:
//! that is the engine's, which runs in a worker. `use` points one way:
//! [`phrases`], [`dom`], [`shape`], [`highlight`] → [`model`] → [`files`], [`worker`] → [`offline`], [`storage`] →
//! [`session`] → [`views`] → [`app`] → the two entries below.

mod app;
mod dom;
mod files;
mod highlight;
mod model;
mod offline;
mod phrases;
mod session;
mod shape;
mod storage;
mod views;
mod worker;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// Starts the page. `glue` is the address of the script that carries the wasm.
#[wasm_bindgen]
pub fn page_main(glue: String) {
    if let Some(loading) = document().get_element_by_id("loading") {
        loading.remove();
    }
    mount_to_body(move || view! { <app::App glue=glue.clone() /> });
}

/// Starts the worker.
#[wasm_bindgen]
pub fn worker_main() {
    worker::serve();
}
