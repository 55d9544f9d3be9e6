//! The words of the search.

use super::*;

pub const SEARCH: &str = "Search all versions";
pub const PREVIOUS_HIT: &str = "Previous hit";
pub const NEXT_HIT: &str = "Next hit";

/// Says how often words were found, and where the reader is among those on show.
pub fn found(hits: usize, articles: usize, at: Option<usize>, shown: usize) -> String {
    let places = match hits {
        0 => return "Not found".to_owned(),
        hits => format!("{} in {}", count(hits, "hit", "hits"), count(articles, "article", "articles")),
    };
    match at {
        Some(at) => format!("{} of {} on this page; {places}", number(at + 1), number(shown)),
        None => places,
    }
}
