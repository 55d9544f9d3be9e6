//! The words of what the page is doing, and why not.

use super::*;

pub const WORKING: &str = "Comparing the articles";
pub const GATHERING: &str = "Putting the passages together";
pub const LOADING_DEMO: &str = "Fetching the demo story";
pub const STOP: &str = "Stop";
pub const TRY_AGAIN: &str = "Try again";
pub const STOPPED: &str = "The comparison was stopped. Your articles are all still here.";
pub const DEMO_FAILED: &str = "The demo story could not be fetched. You can still add your own articles.";
pub const EMPTY_TITLE: &str = "No articles yet";
pub const EMPTY: &str = "Add two or more articles on the same event to see them side by side.";
pub const ONE_ALONE: &str = "One article so far. Add a second one to compare them.";
pub const IDENTICAL: &str = "These articles are identical, word for word.";
pub const NOTHING_IN_COMMON: &str =
    "These articles have nothing in common: no paragraph of one answers a paragraph of another.";
pub const NO_WORDS: &str = "There is no text in these articles.";
pub const WORKER_REFUSED: &str =
    "This browser would not start a background worker, so the page compares by itself, a little more coarsely.";
pub const WORKER_CRASHED: &str =
    "The background worker ended unexpectedly, so the page compares by itself, a little more coarsely.";
pub const NOTHING_SHOWN: &str = "No article is chosen. Choose one or more above.";

pub fn progress(done: usize, total: usize) -> String {
    format!("{} of {} pairs", number(done), number(total))
}

pub fn not_thorough(reason: Option<&str>) -> String {
    let reason = reason.unwrap_or("it was too much for one go");
    format!("This comparison is coarser than usual: {reason}.").replace("..", ".")
}
