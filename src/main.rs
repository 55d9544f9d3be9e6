//! The wasm that Trunk builds. It has nothing to do by itself: `wire-diff.js`
//! makes an `ElementHandle` for each element and calls `worker_main` in a worker.

// Linked for its exports.
use wirediff_page as _;

fn main() {}
