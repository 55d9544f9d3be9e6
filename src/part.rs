//! Parts of the page's code that are fetched when they are first needed.
//!
//! A function marked `#[wasm_split(NAME)]` and all that it alone needs make a
//! wasm of that name; `cargo xtask stage` takes it out of the main one.

use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use wasm_split_helpers::SplitLoaderError;

/// What comes to pass when a part is there, or cannot be had.
pub type Loading = Pin<Box<dyn Future<Output = Result<(), PartError>>>>;

/// A part of the page's code could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartError;

impl From<SplitLoaderError> for PartError {
    fn from(_: SplitLoaderError) -> Self {
        PartError
    }
}

/// Returns what a future comes to, if there is nothing to wait for.
pub fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
