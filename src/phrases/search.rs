//! The words of the search.

use super::*;

phrases! {
    SEARCH = "Search all versions";
    PREVIOUS_HIT = "Previous hit";
    NEXT_HIT = "Next hit";
}

/// Says how often words were found, and where the reader is among those on show.
pub fn found(hits: usize, articles: usize, at: Option<usize>, shown: usize) -> String {
    let places = match hits {
        0 => return say!(not_found: "Not found"),
        hits => {
            say_of!(hits, hits: "{n} hit in {articles}" | "{n} hits in {articles}", articles = self::articles(articles))
        }
    };
    match at {
        Some(at) => say!(hit: "{at} of {shown} on this page; {places}", at = at + 1, shown, places),
        None => places,
    }
}
