//! The words of the dialog for those who show a comparison on pages of their own.

pub const EMBED: &str = "Embed";
pub const EMBED_TITLE: &str = "Embed this comparison";
pub const EMBED_AS: &str = "How your page shows it";
/// What the three ways are called, and what each is good for.
pub const EMBED_FORMS: [(&str, &str); 3] = [
    (
        "In the page",
        "The articles stand in your page’s own text: they can be read, printed and found even where no script runs.",
    ),
    (
        "In a frame",
        "For sites that allow no scripts. The second line lets the frame grow with what it shows; without it the frame scrolls.",
    ),
    (
        "As one file",
        "A web page with the articles in it, to be put on any server; without scripts it is a page to read.",
    ),
];
pub const EMBED_FOLDER: &str = "Address of the folder with Wirediff’s files";
pub const EMBED_FOLDER_HINT: &str = "Copy Wirediff to your own server and write its address here.";
pub const EMBED_SNIPPET: &str = "Snippet";
pub const EMBED_COPY: &str = "Copy the snippet";
pub const EMBED_COPIED: &str = "Copied.";
pub const EMBED_NOT_COPIED: &str = "Your browser would not copy it: it is selected, so copy it with the keyboard.";
pub const EMBED_DOWNLOAD: &str = "Download the file";
pub const EMBED_PREVIEW: &str = "Preview";
