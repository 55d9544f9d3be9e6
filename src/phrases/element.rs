//! The words of an element in somebody else's page.

pub const LOADING_STORY: &str = "Fetching the story";
pub const STORY_FAILED: &str = "The story could not be fetched.";
pub const STORY_NOT_READ: &str = "The story that this page gives could not be read.";
pub const NOTHING_GIVEN: &str = "There is nothing to compare here yet.";
