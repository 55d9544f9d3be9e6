//! Where the code is that a worker starts with.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use crate::json::Json;

/// Where a worker finds its code.
pub struct Scripts {
    /// The address of the wasm's own script.
    pub glue: String,
    /// Where that finds the wasm's parts, by name.
    pub parts: JsValue,
    /// The address of the script that a worker is started with.
    pub worker: String,
}

impl Scripts {
    /// Reads them from an object of JavaScript.
    pub fn given(value: &JsValue) -> Scripts {
        let address = |name: &str| Json::take(value, name).unwrap_or_default();
        let parts = Reflect::get(value, &"parts".into()).unwrap_or_default();
        Scripts { glue: address("glue"), parts, worker: address("worker") }
    }
}
