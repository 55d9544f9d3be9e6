//! The wasm that Trunk builds. It has nothing to do by itself: `boot.js` calls
//! `page_main` in the page and `worker_main` in the worker.

// Linked for its exports.
use wirediff_page as _;

fn main() {}
