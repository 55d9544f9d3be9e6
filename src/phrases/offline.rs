//! The words of the page without a network, and of a new version of it.

pub const OFFLINE: &str = "You are offline; everything here still works.";
pub const OFFLINE_UNSUPPORTED: &str =
    "You are offline. What is open still works, but this browser keeps no copy of the page to open it again.";
pub const OFFLINE_REFUSED: &str = "You are offline. What is open still works, but this browser’s settings allow no copy of the page to open it again.";
pub const OFFLINE_NOT_KEPT: &str =
    "You are offline. What is open still works, but the page is not yet kept here whole, so leave it open.";
pub const NEW_VERSION: &str = "A new version is here.";
pub const RELOAD: &str = "Reload";
pub const SHARED_TEXT: &str = "Shared text";
pub const SHARED_LINK: &str =
    "Only a link was shared, and this page fetches nothing from elsewhere: share the text of the article, or a file.";
pub const SHARED_LOST: &str = "What was shared could not be kept. Please share it again, or paste it.";
