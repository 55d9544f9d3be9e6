//! Where a page does not allow WebAssembly, its articles can be read all the same.

use crate::Reader;
use crate::steps::TWO_ARTICLES;

pub fn walk(reader: &Reader) {
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:";
    let page = reader.open_host_under(&format!("<wire-diff>{TWO_ARTICLES}</wire-diff>"), policy.to_owned());
    page.wait_for_text("cannot be compared here");
    assert!(page.has("heading", "Trees for the river"));
    page.wait_for_text("The city council reluctantly agreed");
}
