//! The words of what the page is doing, and why not.

phrases! {
    WORKING = "Comparing the articles";
    GATHERING = "Putting the passages together";
    LOADING_DEMO = "Fetching the demo story";
    PART_MISSING = "A part of this page could not be fetched. Try again when there is a network, or load the page anew.";
    STOP = "Stop";
    TRY_AGAIN = "Try again";
    STOPPED = "The comparison was stopped. Your articles are all still here.";
    DEMO_FAILED = "The demo story could not be fetched. You can still add your own articles.";
    EMPTY_TITLE = "No articles yet";
    EMPTY = "Add two or more articles on the same event to see them side by side.";
    ONE_ALONE = "One article so far. Add a second one to compare them.";
    IDENTICAL = "These articles are identical, word for word.";
    NOTHING_IN_COMMON = "These articles have nothing in common: no paragraph of one answers a paragraph of another.";
    NOT_THOROUGH = "This comparison is coarser than usual: the texts are so long that not every two sentences were compared.";
    NO_WORDS = "There is no text in these articles.";
    WORKER_REFUSED = "This browser would not start a background worker, so the page compares by itself, a little more coarsely.";
    WORKER_CRASHED = "The background worker ended unexpectedly, so the page compares by itself, a little more coarsely.";
    NOTHING_SHOWN = "No article is chosen. Choose one or more above.";
}

pub fn progress(done: usize, total: usize) -> String {
    say!(progress: "{done} of {total} pairs", done, total)
}
