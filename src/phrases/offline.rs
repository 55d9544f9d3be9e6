//! The words of the page without a network, and of a new version of it.

phrases! {
    OFFLINE = "You are offline; everything here still works.";
    OFFLINE_UNSUPPORTED = "You are offline. What is open still works, but this browser keeps no copy of the page to open it again.";
    OFFLINE_REFUSED = "You are offline. What is open still works, but this browser’s settings allow no copy of the page to open it again.";
    OFFLINE_NOT_KEPT = "You are offline. What is open still works, but the page is not yet kept here whole, so leave it open.";
    OFFLINE_NO_ROOM = "You are offline. What is open still works, but there was no room on this device to keep the page, so leave it open.";
    NO_ROOM = "Everything here works, but there is no room on this device to keep the page: without a network it would not open.";
    NO_ROOM_FOR_NEW = "There is a newer version of this page, but no room on this device to keep it: this one goes on.";
    NEW_VERSION = "A new version is here.";
    RELOAD = "Reload";
    SHARED_TEXT = "Shared text";
    SHARED_LINK = "Only a link was shared, and this page fetches nothing from elsewhere: share the text of the article, or a file.";
    SHARED_LOST = "What was shared could not be kept. Please share it again, or paste it.";
}
