//! What the browser knows of languages: numbers, lists, dates, plurals. English
//! is written by the page itself, so that its tests need no browser.

use super::language::other_language;

/// Returns which plural the language spoken has for `n`.
pub fn plural(n: usize) -> String {
    match other_language() {
        Some(tag) => inside::plural(tag, n),
        None => if n == 1 { "one" } else { "other" }.to_owned(),
    }
}

/// Returns a number as the language spoken writes it, if that is not English.
pub fn number(n: usize) -> Option<String> {
    other_language().map(|tag| inside::number(tag, n))
}

/// Joins parts with `and`, if the language spoken is not English.
pub fn list(parts: &[&str]) -> Option<String> {
    other_language().map(|tag| inside::list(tag, parts))
}

/// Returns a time of the form `2025-06-10T17:48` in words, if the language spoken
/// is not English; without a time of day if `is_day`.
pub fn time(time: &str, is_day: bool) -> Option<String> {
    other_language().and_then(|tag| inside::time(tag, time, is_day))
}

#[cfg(target_arch = "wasm32")]
mod inside {
    use js_sys::{Array, Date, Number, Object, Reflect};
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = Intl)]
        type PluralRules;
        #[wasm_bindgen(constructor, js_namespace = Intl)]
        fn new(tag: &str) -> PluralRules;
        #[wasm_bindgen(method)]
        fn select(this: &PluralRules, n: f64) -> String;

        #[wasm_bindgen(js_namespace = Intl)]
        type ListFormat;
        #[wasm_bindgen(constructor, js_namespace = Intl)]
        fn new(tag: &str) -> ListFormat;
        #[wasm_bindgen(method)]
        fn format(this: &ListFormat, parts: &Array) -> String;
    }

    pub fn plural(tag: &str, n: usize) -> String {
        PluralRules::new(tag).select(n as f64)
    }

    pub fn number(tag: &str, n: usize) -> String {
        Number::from(n as f64).to_locale_string(tag).into()
    }

    pub fn list(tag: &str, parts: &[&str]) -> String {
        ListFormat::new(tag).format(&parts.iter().map(|part| JsValue::from_str(part)).collect())
    }

    pub fn time(tag: &str, time: &str, is_day: bool) -> Option<String> {
        // As if it were the time of Greenwich, as it is told in that zone again.
        let moment = Date::new(&format!("{time}Z").into());
        let options = Object::new();
        // Setting a field of a fresh plain object cannot fail.
        let set = |name: &str, value: &str| _ = Reflect::set(&options, &name.into(), &value.into());
        set("timeZone", "UTC");
        set("dateStyle", "long");
        if !is_day {
            set("timeStyle", "short");
        }
        (!moment.get_time().is_nan()).then(|| moment.to_locale_string(tag, &options).into())
    }
}

/// Without a browser: enough for tests.
#[cfg(not(target_arch = "wasm32"))]
mod inside {
    pub fn plural(_: &str, n: usize) -> String {
        if n == 1 { "one" } else { "other" }.to_owned()
    }

    pub fn number(_: &str, n: usize) -> String {
        n.to_string()
    }

    pub fn list(_: &str, parts: &[&str]) -> String {
        parts.join(", ")
    }

    pub fn time(_: &str, _: &str, _: bool) -> Option<String> {
        None
    }
}
