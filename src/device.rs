//! The browser and the device around the page: its tabs, dates, files.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

/// Returns a setting that this tab has kept, also over a reload.
pub fn setting_of_tab(name: &str) -> Option<String> {
    window().session_storage().ok().flatten()?.get_item(name).ok().flatten()
}

/// Keeps a setting for as long as this tab is open.
pub fn keep_setting_of_tab(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.set_item(name, value);
    }
}

/// Returns the version of the page; none where this is no page of Wirediff's
/// own but one that something of it is embedded in.
pub fn page_version() -> Option<String> {
    let mark = document().query_selector("meta[name='wirediff-page']").ok().flatten();
    mark.and_then(|mark| mark.get_attribute("content"))
}

/// Calls back when the reader leaves the page for another tab, or comes back.
pub fn watch_shown(on_change: impl Fn(bool) + 'static) {
    let listener = Closure::<dyn Fn()>::new(move || on_change(!document().hidden()));
    let _ = document().add_event_listener_with_callback("visibilitychange", listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Loads the page anew.
pub fn reload() {
    let _ = window().location().reload();
}

/// Takes what the address asks out of it; says whether that is what it asked.
pub fn take_query(query: &str) -> bool {
    let location = window().location();
    if location.search().ok().as_deref() != Some(query) {
        return false;
    }
    if let (Ok(history), Ok(path), Ok(hash)) = (window().history(), location.pathname(), location.hash()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("{path}{hash}")));
    }
    true
}

/// Returns a moment, in milliseconds as the browser counts them, as a date and
/// time in the reader's own zone.
pub fn date(moment: f64, language: &str) -> String {
    let options = js_sys::Object::new();
    // Setting a field of a fresh plain object cannot fail.
    let _ = js_sys::Reflect::set(&options, &"dateStyle".into(), &"medium".into());
    let _ = js_sys::Reflect::set(&options, &"timeStyle".into(), &"short".into());
    js_sys::Date::new(&moment.into()).to_locale_string(language, &options).into()
}

/// Saves a text as a file, as a download.
pub fn save_file(name: &str, kind: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &options);
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlElement>().ok());
    let (Ok(blob), Some(link)) = (blob, link) else {
        return;
    };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else {
        return;
    };
    let _ = link.set_attribute("href", &address);
    let _ = link.set_attribute("download", name);
    link.click();
    // The browser may begin to save only after this.
    let free = move || _ = Url::revoke_object_url(&address);
    set_timeout(free, std::time::Duration::from_secs(60));
}
