//! What belongs to the page as a whole, and not to one of its roots: its address,
//! its language, what can be copied and taken along.

use leptos::prelude::{document, window};
use wasm_bindgen::prelude::*;

use super::set_attribute;

/// Returns what the page's address says after `#`.
pub fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Changes what the address says after `#`; the way back stays as it is.
pub fn set_fragment(fragment: &str) {
    if let Ok(history) = window().history() {
        // Refused where a page is only a file: then the address stays behind.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")));
    }
}

/// Has the page's address say this after `#`; the way back leads to what it said.
pub fn add_fragment(fragment: &str) {
    let address = format!("#{fragment}");
    let added = window().history().and_then(|all| all.push_state_with_url(&JsValue::NULL, "", Some(&address)));
    if added.is_err() {
        let _ = window().location().set_hash(&address);
    }
}

/// Says of the whole page which language it speaks.
pub fn name_language(tag: &str) {
    if let Some(page) = document().document_element() {
        set_attribute(&page, "lang", Some(tag));
    }
}

/// The media query that holds where a reader wants nothing to move.
pub const REDUCED_MOTION: &str = "(prefers-reduced-motion: reduce)";

/// Says whether a media query holds now.
pub fn prefers(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Returns the address of the folder that the page lies in, with its slash;
/// nothing where the page is only a file.
pub fn own_folder() -> String {
    let address = document().base_uri().ok().flatten().unwrap_or_default();
    let folder = address.split(['?', '#']).next().and_then(|address| address.rsplit_once('/'));
    folder.filter(|_| address.starts_with("http")).map_or_else(String::new, |(folder, _)| format!("{folder}/"))
}

/// Puts a text on the clipboard; says whether the browser let it.
pub async fn copy(text: &str) -> bool {
    // Browsers give a clipboard only to pages that came by a safe way.
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into());
    let Some(clipboard) = clipboard.ok().filter(|clipboard| clipboard.is_object()) else {
        return false;
    };
    let written = clipboard.unchecked_into::<web_sys::Clipboard>().write_text(text);
    wasm_bindgen_futures::JsFuture::from(written).await.is_ok()
}

/// Returns an address under which a web page of this text can be downloaded.
pub fn as_file(html: &str) -> String {
    format!("data:text/html;charset=utf-8,{}", js_sys::encode_uri_component(html))
}
