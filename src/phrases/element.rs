//! The words of an element in somebody else's page.

use super::*;

phrases! {
    LOADING_STORY = "Fetching the story";
    STORY_FAILED = "The story could not be fetched.";
    STORY_NOT_READ = "The story that this page gives could not be read.";
    NOTHING_GIVEN = "There is nothing to compare here yet.";
}
