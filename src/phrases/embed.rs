//! The words of the dialog for those who show a comparison on pages of their own.

use super::*;

phrases! {
    EMBED = "Embed";
    EMBED_TITLE = "Embed this comparison";
    EMBED_IN_PAGE = "In the page";
    EMBED_IN_PAGE_HINT = "The articles stand in your page’s own text: they can be read, printed and found even where no script runs.";
    EMBED_IN_FRAME = "In a frame";
    EMBED_IN_FRAME_HINT = "For sites that allow no scripts. The second line lets the frame grow with what it shows; without it the frame scrolls.";
    EMBED_AS_FILE = "As one file";
    EMBED_AS_FILE_HINT = "A web page with the articles in it, to be put on any server; without scripts it is a page to read.";
    EMBED_AS = "How your page shows it";
}
/// What the three ways are called, and what each is good for.
pub const EMBED_FORMS: [(Phrase, Phrase); 3] =
    [(EMBED_IN_PAGE, EMBED_IN_PAGE_HINT), (EMBED_IN_FRAME, EMBED_IN_FRAME_HINT), (EMBED_AS_FILE, EMBED_AS_FILE_HINT)];
phrases! {
    EMBED_FOLDER = "Address of the folder with Wirediff’s files";
    EMBED_FOLDER_HINT = "Copy Wirediff to your own server and write its address here.";
    EMBED_SNIPPET = "Snippet";
    EMBED_COPY = "Copy the snippet";
    EMBED_COPIED = "Copied.";
    EMBED_NOT_COPIED = "Your browser would not copy it: it is selected, so copy it with the keyboard.";
    EMBED_DOWNLOAD = "Download the file";
    EMBED_PREVIEW = "Preview";
}
