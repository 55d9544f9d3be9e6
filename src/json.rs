//! Plain data as the objects of JavaScript, shaped like the collation's JSON: so
//! a collation that was computed earlier can be shown, and one that is on show
//! be given out.
//!
//! The worker's lists of fields (`worker/bytes.rs`) make these too. (Serde does
//! the same for several times the size.)

use std::collections::BTreeMap;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use wirediff_engine::{ArticleId, BlockId, SentenceId};

/// What can be an object's field.
pub trait Json: Sized {
    fn to_js(&self) -> JsValue;

    /// Reads one, or nothing if the value is no such thing.
    fn from_js(value: &JsValue) -> Option<Self>;

    /// Writes a field of an object.
    fn put(&self, object: &Object, name: &str) {
        // Setting a field of a fresh plain object cannot fail.
        let _ = Reflect::set(object, &name.into(), &self.to_js());
    }

    /// Reads a field of an object.
    fn take(object: &JsValue, name: &str) -> Option<Self> {
        Self::from_js(&Reflect::get(object, &name.into()).ok()?)
    }
}

impl Json for bool {
    fn to_js(&self) -> JsValue {
        (*self).into()
    }

    /// What is not said does not hold.
    fn from_js(value: &JsValue) -> Option<Self> {
        if value.is_undefined() { Some(false) } else { value.as_bool() }
    }
}

impl Json for u32 {
    fn to_js(&self) -> JsValue {
        (*self).into()
    }

    fn from_js(value: &JsValue) -> Option<Self> {
        value.as_f64().filter(|number| *number >= 0.0).map(|number| number as u32)
    }
}

impl Json for usize {
    fn to_js(&self) -> JsValue {
        (*self as f64).into()
    }

    fn from_js(value: &JsValue) -> Option<Self> {
        value.as_f64().filter(|number| *number >= 0.0).map(|number| number as usize)
    }
}

impl Json for f32 {
    /// As few digits as it has: `0.97` and not `0.9700000286102295`.
    fn to_js(&self) -> JsValue {
        let exact = f64::from(*self);
        let rounded = [1e2, 1e4, 1e6, 1e7, 1e8, 1e9].map(|digits| (exact * digits).round() / digits);
        rounded.into_iter().find(|rounded| *rounded as f32 == *self).unwrap_or(exact).into()
    }

    fn from_js(value: &JsValue) -> Option<Self> {
        value.as_f64().map(|number| number as f32)
    }
}

impl Json for String {
    fn to_js(&self) -> JsValue {
        self.into()
    }

    fn from_js(value: &JsValue) -> Option<Self> {
        value.as_string()
    }
}

impl<T: Json> Json for Option<T> {
    fn to_js(&self) -> JsValue {
        self.as_ref().map_or(JsValue::UNDEFINED, Json::to_js)
    }

    fn from_js(value: &JsValue) -> Option<Self> {
        if value.is_undefined() || value.is_null() { Some(None) } else { T::from_js(value).map(Some) }
    }
}

impl<T: Json> Json for Vec<T> {
    fn to_js(&self) -> JsValue {
        self.iter().map(Json::to_js).collect::<Array>().into()
    }

    fn from_js(value: &JsValue) -> Option<Self> {
        if value.is_undefined() {
            return Some(Vec::new());
        }
        value.dyn_ref::<Array>()?.iter().map(|item| T::from_js(&item)).collect()
    }
}

impl<A: Json, B: Json> Json for (A, B) {
    fn to_js(&self) -> JsValue {
        Array::of2(&self.0.to_js(), &self.1.to_js()).into()
    }

    fn from_js(value: &JsValue) -> Option<Self> {
        let pair = value.dyn_ref::<Array>()?;
        Some((A::from_js(&pair.get(0))?, B::from_js(&pair.get(1))?))
    }
}

impl<V: Json> Json for BTreeMap<ArticleId, V> {
    fn to_js(&self) -> JsValue {
        let object = Object::new();
        for (id, value) in self {
            value.put(&object, &id.to_string());
        }
        object.into()
    }

    fn from_js(value: &JsValue) -> Option<Self> {
        // One that was made in another frame is no instance of this one's `Object`.
        let entries = Object::entries(value.is_object().then(|| value.unchecked_ref())?);
        entries.iter().map(|entry| <(ArticleId, V)>::from_js(&entry)).collect()
    }
}

macro_rules! ids {
    ($($name:ident)*) => {$(
        impl Json for $name {
            fn to_js(&self) -> JsValue {
                self.to_string().into()
            }

            fn from_js(value: &JsValue) -> Option<Self> {
                value.as_string()?.parse().ok()
            }
        }
    )*};
}
ids!(ArticleId BlockId SentenceId);

/// Returns the name that a kind goes by: `OtherForm` is `other-form`.
pub fn kind_name(kind: &str) -> String {
    let mut name = String::new();
    for letter in kind.chars() {
        if letter.is_ascii_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_named_as_in_the_collations_json() {
        assert_eq!(kind_name("Replaced"), "replaced");
        assert_eq!(kind_name("OtherForm"), "other-form");
    }
}
