//! Bytes: how page and worker hand each other what they say, field after field.
//!
//! Both run the same wasm, so nothing has to be named or to fit another
//! version. (Serde by way of JavaScript objects weighs fifteen kilobytes more
//! after brotli.)

use std::collections::BTreeMap;

use js_sys::Object;
use wasm_bindgen::JsValue;
use wirediff_engine::absences::{Absence, Absences, Cut, Only};
use wirediff_engine::article::{Article, Block, Role, Sentence};
use wirediff_engine::collation::{
    ArticleSummary, Collation, Evidence, EvidenceKind, Group, GroupKind, Link, Passage, Relation, Summary,
};
use wirediff_engine::edits::{Edit, EditKind, LinkEdits, Operation};
use wirediff_engine::findings::{Elsewhere, Finding, FindingKind, Form, Instance, Qualifier, Quantity, Value};
use wirediff_engine::ledger::{Account, Credit, CreditKind, Derived, Ledger, Take};
use wirediff_engine::likeness::{Change, Likeness, Node};
use wirediff_engine::shares::Shares;
use wirediff_engine::story::{Pin, PinKind};
use wirediff_engine::{ArticleId, BlockId, Meta, Options, Progress, SentenceId, Source, Story};

use super::outcome::Inquiry;
use crate::json::{Json, kind_name};

/// What can be written as bytes and read again.
pub trait Bytes: Sized {
    fn write(&self, bytes: &mut Vec<u8>);

    /// Reads one off the front, or nothing if these are not its bytes.
    fn read(bytes: &mut &[u8]) -> Option<Self>;
}

macro_rules! numbers {
    ($($name:ident)*) => {$(
        impl Bytes for $name {
            fn write(&self, bytes: &mut Vec<u8>) {
                bytes.extend_from_slice(&self.to_le_bytes());
            }

            fn read(bytes: &mut &[u8]) -> Option<Self> {
                let (number, rest) = bytes.split_first_chunk()?;
                *bytes = rest;
                Some($name::from_le_bytes(*number))
            }
        }
    )*};
}
numbers!(u8 u32 u64 usize f32);

macro_rules! structs {
    ($($name:ident { $($field:tt)* })*) => {$(
        impl Bytes for $name {
            fn write(&self, bytes: &mut Vec<u8>) {
                $(self.$field.write(bytes);)*
            }

            fn read(bytes: &mut &[u8]) -> Option<Self> {
                Some($name { $($field: Bytes::read(bytes)?),* })
            }
        }
    )*};
}
structs! {
    ArticleId { 0 }
    BlockId { article block }
    SentenceId { block sentence }
    Story { title articles base pins }
    Source { name text meta }
    Meta { outlet kind headline dek byline published language url }
    Options { budget }
    Progress { done total }
    LinkEdits { link edits }
    Ledger { wire credits accounts }
    Account { article own wire derived credits take }
    Shares { words verbatim style reworded alone }
    Credit { kind text named source }
    Take { article words next evidence }
    Absences { against articles }
    Absence { article lacks cut last tail late selected only }
    Only { block reporting quotations figures names }
    Likeness { against matrix tree changes }
    Node { article length parts }
    Change { from to }
}

/// Makes bytes and objects of what stands in a collation.
macro_rules! objects {
    ($($name:ident { $($field:ident)* })*) => {$(
        structs!($name { $($field)* });

        impl Json for $name {
            fn to_js(&self) -> JsValue {
                let object = Object::new();
                $(self.$field.put(&object, stringify!($field));)*
                object.into()
            }

            fn from_js(value: &JsValue) -> Option<Self> {
                Some($name { $($field: Json::take(value, stringify!($field))?),* })
            }
        }
    )*};
}
objects! {
    Pin { is blocks honoured }
    Collation { schema title articles base links passages summary findings pins thorough reason }
    Finding { id kind differs about instances reference missing other_speaker other_take }
    Instance { block spans form speaker verb value first lacks }
    Elsewhere { block span }
    Value { quantity number unit qualifier }
    Article { id source meta text blocks }
    Block { id role start end sentences }
    Sentence { id start end }
    Link { left right strength relation moved pinned group evidence sentences sentence_strengths edits }
    Group { id kind }
    Evidence { kind text }
    Passage { id readings }
    Summary { passages shared_by_all only_in_one articles }
    ArticleSummary { words paragraphs only_here furniture }
    Edit { op left right kind moved }
}

/// The facts of an article stand among its other fields.
impl Json for Meta {
    fn to_js(&self) -> JsValue {
        let object = Object::new();
        self.put(&object, "");
        object.into()
    }

    fn from_js(value: &JsValue) -> Option<Self> {
        let fact = |name| Json::take(value, name);
        Some(Meta {
            outlet: fact("outlet")?,
            kind: fact("kind")?,
            headline: fact("headline")?,
            dek: fact("dek")?,
            byline: fact("byline")?,
            published: fact("published")?,
            language: fact("language")?,
            url: fact("url")?,
        })
    }

    fn put(&self, object: &Object, _: &str) {
        let Meta { outlet, kind, headline, dek, byline, published, language, url } = self;
        let facts = [
            ("outlet", outlet),
            ("kind", kind),
            ("headline", headline),
            ("dek", dek),
            ("byline", byline),
            ("published", published),
            ("language", language),
            ("url", url),
        ];
        for (name, fact) in facts {
            fact.put(object, name);
        }
    }

    fn take(object: &JsValue, _: &str) -> Option<Self> {
        Self::from_js(object)
    }
}

macro_rules! kinds {
    ($($name:ident { $($kind:ident)* })*) => {$(
        impl Bytes for $name {
            fn write(&self, bytes: &mut Vec<u8>) {
                // Complains if a kind is missing below.
                match self {
                    $($name::$kind)|* => bytes.push(*self as u8),
                }
            }

            fn read(bytes: &mut &[u8]) -> Option<Self> {
                let byte = u8::read(bytes)?;
                [$($name::$kind),*].into_iter().find(|kind| *kind as u8 == byte)
            }
        }

        impl Json for $name {
            fn to_js(&self) -> JsValue {
                let name = match self {
                    $($name::$kind => stringify!($kind),)*
                };
                kind_name(name).into()
            }

            fn from_js(value: &JsValue) -> Option<Self> {
                let name = value.as_string()?;
                let kinds = [$(($name::$kind, stringify!($kind))),*];
                kinds.into_iter().find(|(_, kind)| kind_name(kind) == name).map(|(kind, _)| kind)
            }
        }
    )*};
}
kinds! {
    Role { Headline Dek Crosshead Byline Caption Body Furniture }
    Relation { Kept Style Reworded Shortened Expanded Partial }
    GroupKind { Split Merged Regrouped Copied }
    EvidenceKind { Quotation Figure Name Word }
    Operation { Kept Replaced Left Right }
    PinKind { Together Apart Body Furniture }
    EditKind { Style Spelling Figure Name Quotation Attribution Certainty Negation Sentence Wording }
    FindingKind { Negation Quotation Figure Attribution Certainty Name Title Headline }
    Form {
        Same OtherForm Fragment Shortened Altered Translated Corrupted Indirect Rounded Converted Vaguer MoreExact
        Updated Different Without With
    }
    Quantity {
        Count Money Percentage Score Age Rank Date Time Duration Length Mass Volume Area Angle Speed
    }
    Qualifier { About More Less }
    Derived { Wholly Partially Non }
    CreditKind { Byline Dateline Line Text }
    Cut { None Tail Selective All }
    Inquiry { Findings Ledger Likeness }
}

/// Makes bytes of an enum whose variants have fields, each told by a number.
macro_rules! variants {
    ($name:ident { $($number:literal $variant:ident { $($field:ident)* })* }) => {
        impl Bytes for $name {
            fn write(&self, bytes: &mut Vec<u8>) {
                match self {
                    $($name::$variant { $($field),* } => {
                        bytes.push($number);
                        $($field.write(bytes);)*
                    })*
                }
            }

            fn read(bytes: &mut &[u8]) -> Option<Self> {
                Some(match u8::read(bytes)? {
                    $($number => $name::$variant { $($field: Bytes::read(bytes)?),* },)*
                    _ => return None,
                })
            }
        }
    };
}
pub(super) use variants;

impl Bytes for bool {
    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.push(u8::from(*self));
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        Some(u8::read(bytes)? == 1)
    }
}

impl Bytes for String {
    fn write(&self, bytes: &mut Vec<u8>) {
        self.len().write(bytes);
        bytes.extend_from_slice(self.as_bytes());
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        let length = usize::read(bytes)?;
        let (text, rest) = bytes.split_at_checked(length)?;
        *bytes = rest;
        String::from_utf8(text.to_vec()).ok()
    }
}

impl<T: Bytes> Bytes for Option<T> {
    fn write(&self, bytes: &mut Vec<u8>) {
        self.is_some().write(bytes);
        if let Some(item) = self {
            item.write(bytes);
        }
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        if bool::read(bytes)? { T::read(bytes).map(Some) } else { Some(None) }
    }
}

impl<T: Bytes> Bytes for Vec<T> {
    fn write(&self, bytes: &mut Vec<u8>) {
        self.len().write(bytes);
        for item in self {
            item.write(bytes);
        }
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        let mut items = Vec::new();
        for _ in 0..usize::read(bytes)? {
            items.push(T::read(bytes)?);
        }
        Some(items)
    }
}

impl<A: Bytes, B: Bytes> Bytes for (A, B) {
    fn write(&self, bytes: &mut Vec<u8>) {
        self.0.write(bytes);
        self.1.write(bytes);
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        Some((A::read(bytes)?, B::read(bytes)?))
    }
}

impl<K: Bytes + Ord, V: Bytes> Bytes for BTreeMap<K, V> {
    fn write(&self, bytes: &mut Vec<u8>) {
        self.len().write(bytes);
        for (key, value) in self {
            key.write(bytes);
            value.write(bytes);
        }
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        let mut map = BTreeMap::new();
        for _ in 0..usize::read(bytes)? {
            map.insert(K::read(bytes)?, V::read(bytes)?);
        }
        Some(map)
    }
}

#[cfg(test)]
mod tests {
    use wirediff_engine::collate;

    use super::*;

    #[test]
    fn a_collation_is_read_as_it_was_written() {
        let text =
            "Vote on trees\n\nThe council voted on Tuesday to plant trees.\n\nPlanting costs nine million crowns.";
        let source = |text: String| Source { text, ..Source::default() };
        let articles = vec![source(text.to_owned()), source(text.replace("nine", "ten"))];
        let collation = collate(&Story { articles, ..Story::default() }, &Options::default());
        let mut bytes = Vec::new();
        collation.write(&mut bytes);
        assert_eq!(Collation::read(&mut &bytes[..bytes.len() - 1]), None);
        assert_eq!(Collation::read(&mut bytes.as_slice()), Some(collation));
    }
}
