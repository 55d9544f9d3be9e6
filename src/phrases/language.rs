//! The language that the page speaks: English is built in, the words of any
//! other come from a file of its own, `phrases/es.txt` for one.

use std::cell::{Cell, RefCell};

use leptos::prelude::{provide_context, use_context};

use super::browser;

/// The languages there are: a tag that browsers know, and their own names.
pub const LANGUAGES: [(&str, &str); 2] = [("en", "English"), ("es", "Español")];

/// One thing that the page says, in English. Its name is the key to it in the
/// files of other languages; a small number stands for that in the wasm.
#[derive(Clone, Copy)]
pub struct Phrase {
    key: u32,
    english: &'static str,
}

/// One thing that the page says of so many, in English.
#[derive(Clone, Copy)]
pub struct Plural {
    key: u32,
    one: &'static str,
    other: &'static str,
}

/// What can stand in the place of a `{name}` in a text.
pub trait Value {
    fn text(&self) -> String;
}

impl Value for &str {
    fn text(&self) -> String {
        (*self).to_owned()
    }
}

impl Value for String {
    fn text(&self) -> String {
        self.clone()
    }
}

impl Value for usize {
    fn text(&self) -> String {
        super::number(*self)
    }
}

impl Phrase {
    pub const fn new(name: &str, english: &'static str) -> Phrase {
        Phrase { key: key(START, name), english }
    }

    /// Returns it in the language that is spoken.
    #[inline(never)]
    pub fn say(self) -> &'static str {
        told(self.key).unwrap_or(self.english)
    }

    /// Returns it with these values in it.
    pub fn with(self, values: &[(&str, &dyn Value)]) -> String {
        filled(self.say(), values)
    }
}

impl Plural {
    pub const fn new(name: &str, one: &'static str, other: &'static str) -> Plural {
        Plural { key: key(START, name), one, other }
    }

    /// Returns the form for `n`, with these values in it.
    #[inline(never)]
    pub fn with(self, n: usize, values: &[(&str, &dyn Value)]) -> String {
        let form = |rule: &str| told(key(key(self.key, "."), rule));
        let english = if n == 1 { self.one } else { self.other };
        filled(form(&browser::plural(n)).or_else(|| form("other")).unwrap_or(english), values)
    }
}

/// Names what the page says: `NAME = "text";` for each.
macro_rules! phrases {
    ($($name:ident = $text:literal;)*) => {
        $(pub const $name: $crate::phrases::Phrase = $crate::phrases::Phrase::new(stringify!($name), $text);)*
    };
}

/// Says something with values in it: `say!(name: "a {value}", value)`.
macro_rules! say {
    ($name:ident: $text:literal $(, $value:ident $(= $as:expr)?)* $(,)?) => {{
        const PHRASE: $crate::phrases::Phrase = $crate::phrases::Phrase::new(stringify!($name), $text);
        PHRASE.with(&[$((stringify!($value), &say!(@ $value $(= $as)?))),*])
    }};
    (@ $value:ident) => { $value };
    (@ $value:ident = $as:expr) => { $as };
}

/// Says something of `n`: `say_of!(n, name: "{n} thing" | "{n} things")`.
macro_rules! say_of {
    ($n:expr, $name:ident: $one:literal | $other:literal $(, $value:ident $(= $as:expr)?)* $(,)?) => {{
        const PLURAL: $crate::phrases::Plural = $crate::phrases::Plural::new(stringify!($name), $one, $other);
        let n: usize = $n;
        PLURAL.with(n, &[("n", &n) $(, (stringify!($value), &say!(@ $value $(= $as)?)))*])
    }};
}

pub(super) use {phrases, say, say_of};

/// A language other than English.
struct Language {
    tag: String,
    /// By key. The texts stay for as long as the page does.
    texts: Vec<(u32, &'static str)>,
}

/// What is spoken; none is English. Whatever is drawn within an owner that has
/// been given one is said in it, so that each element can speak its own.
#[derive(Clone, Copy)]
struct Tongue(Option<&'static Language>);

thread_local! {
    /// The languages whose words have come.
    static LEARNT: RefCell<Vec<&'static Language>> = const { RefCell::new(Vec::new()) };
    /// What speaks where nothing says which element does.
    static LAST: Cell<Tongue> = const { Cell::new(Tongue(None)) };
}

/// Has what is drawn from now on within the present owner said in a language,
/// whose words are the lines of `file`; in English where that has none.
pub fn speak(tag: &str, file: &str) {
    let tongue = Tongue(learn(tag, file));
    provide_context(tongue);
    LAST.set(tongue);
}

/// Likewise for what is drawn at once, outside of any owner.
pub fn speak_now(tag: &str, file: &str) {
    LAST.set(Tongue(learn(tag, file)));
}

/// Returns the language of that tag, if there are words for it. Those that came
/// first stay: it is the same file for every element.
fn learn(tag: &str, file: &str) -> Option<&'static Language> {
    let known = LEARNT.with_borrow(|learnt| learnt.iter().find(|language| language.tag == tag).copied());
    if known.is_some() || file.is_empty() {
        return known;
    }
    let mut texts: Vec<(u32, &'static str)> = Vec::new();
    for (name, text) in lines(file) {
        let key = key(START, name);
        let at = texts.partition_point(|(known, _)| *known < key);
        texts.insert(at, (key, String::leak(text.to_owned())));
    }
    let language: &Language = Box::leak(Box::new(Language { tag: tag.to_owned(), texts }));
    LEARNT.with_borrow_mut(|learnt| learnt.push(language));
    Some(language)
}

/// Returns what is spoken here and now, if it is not English.
fn spoken() -> Option<&'static Language> {
    use_context::<Tongue>().unwrap_or_else(|| LAST.get()).0
}

/// Returns the tag of the language that is spoken.
pub fn language() -> String {
    other_language().unwrap_or(LANGUAGES[0].0).to_owned()
}

/// Returns the language for dates: the English of the page is that of Britain.
pub fn language_of_dates() -> String {
    other_language().unwrap_or("en-GB").to_owned()
}

/// Returns the tag of the language that is spoken, if it is not English.
pub fn other_language() -> Option<&'static str> {
    spoken().map(|language| language.tag.as_str())
}

fn told(key: u32) -> Option<&'static str> {
    let texts = &spoken()?.texts;
    let at = texts.partition_point(|(known, _)| *known < key);
    texts.get(at).filter(|(known, _)| *known == key).map(|(_, text)| *text)
}

/// Returns the lines `NAME = text` of a file; `#` begins a remark. A text in
/// quotation marks keeps the spaces at its ends.
fn lines(file: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('=')).map(|(name, text)| {
        let text = text.trim();
        (name.trim(), text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text))
    })
}

/// Puts values in the place of their names.
fn filled(text: &str, values: &[(&str, &dyn Value)]) -> String {
    let mut result = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        result.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            result.push_str(&value.text());
        }
        rest = after;
    }
    result.push_str(rest);
    result
}

const START: u32 = 0x811c_9dc5;

/// Returns the number that stands for a name, or goes on with it (FNV-1a).
const fn key(start: u32, name: &str) -> u32 {
    let bytes = name.as_bytes();
    let mut key = start;
    let mut at = 0;
    while at < bytes.len() {
        key = (key ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    key
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use leptos::prelude::Owner;

    use super::*;

    const SPANISH: &str = include_str!("../../phrases/es.txt");

    #[test]
    fn english_needs_no_file() {
        assert_eq!(Phrase::new("HIDE", "Hide").say(), "Hide");
        let name = "Wire";
        assert_eq!(say!(left: "{name} left {n} out", name, n = 1234), "Wire left 1,234 out");
        assert_eq!(say_of!(1, things: "{n} thing" | "{n} things"), "1 thing");
        assert_eq!(say_of!(2, things: "{n} thing" | "{n} things"), "2 things");
    }

    #[test]
    fn another_language_is_said_where_it_has_words() {
        speak(
            "xx",
            "# remark\nHIDE = Away\nleft = {n} lost by {name}\nthings.one = a thing\nthings.other = {n}!\nEND = \"; \"",
        );
        assert_eq!(Phrase::new("HIDE", "Hide").say(), "Away");
        assert_eq!(Phrase::new("END", "; ").say(), "; ");
        assert_eq!(Phrase::new("SHOW", "Show").say(), "Show");
        let name = "Wire";
        assert_eq!(say!(left: "{name} left {n} out", name, n = 2), "2 lost by Wire");
        assert_eq!(say_of!(1, things: "{n} thing" | "{n} things"), "a thing");
        assert_eq!(say_of!(3, things: "{n} thing" | "{n} things"), "3!");
    }

    #[test]
    fn each_owner_has_a_language_of_its_own() {
        let spanish = Owner::new();
        spanish.with(|| speak("es", "HIDE = Ocultar"));
        let english = Owner::new();
        english.with(|| speak("en", ""));
        let hide = || Phrase::new("HIDE", "Hide").say();
        assert_eq!((spanish.with(hide), english.with(hide)), ("Ocultar", "Hide"));
        // What is made within it, such as an effect, says it alike.
        assert_eq!(spanish.with(|| Owner::new().with(hide)), "Ocultar");
        assert_eq!(spanish.with(language), "es");
        spanish.with(|| speak("en", ""));
        assert_eq!(spanish.with(hide), "Hide");
        // The words are still known.
        spanish.with(|| speak("es", ""));
        assert_eq!(spanish.with(hide), "Ocultar");
    }

    #[test]
    fn spanish_has_every_phrase_and_no_other() {
        complete(SPANISH);
    }

    #[test]
    fn no_two_names_share_a_key() {
        let english = english();
        let keys: BTreeSet<u32> = english.keys().map(|name| key(START, name)).collect();
        assert_eq!(keys.len(), english.len());
    }

    /// Fails if a language lacks a phrase or a place for a value, or has one too many.
    #[track_caller]
    fn complete(file: &str) {
        let english = english();
        let mut faults = Vec::new();
        let mut found: BTreeMap<&str, &str> = BTreeMap::new();
        for (name, text) in lines(file) {
            if found.insert(name, text).is_some() {
                faults.push(format!("{name} stands there twice"));
            }
            // A language may have more plural forms than English.
            let known = english.get(name).or_else(|| {
                let (base, rule) = name.rsplit_once('.')?;
                let is_rule = ["zero", "two", "few", "many"].contains(&rule);
                is_rule.then(|| english.get(&format!("{base}.other"))).flatten()
            });
            match known {
                None => faults.push(format!("{name} is no phrase of the page")),
                // `one` may say it in words.
                Some(_) if name.ends_with(".one") => {}
                Some(english) if places(english) != places(text) => {
                    faults.push(format!("{name} has other values than “{english}”"));
                }
                Some(_) if text.is_empty() => faults.push(format!("{name} is empty")),
                Some(_) => {}
            }
        }
        let lacking = english.iter().filter(|(name, _)| !found.contains_key(name.as_str()));
        faults.extend(lacking.map(|(name, text)| format!("{name} = {text}")));
        assert!(faults.is_empty(), "{} of {} phrases:\n{}", faults.len(), english.len(), faults.join("\n"));
    }

    fn places(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
    }

    /// Reads all that the page says from the files beside this one.
    fn english() -> BTreeMap<String, String> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/phrases");
        let mut all = BTreeMap::new();
        for file in std::fs::read_dir(folder).expect("the folder of phrases can be read").flatten() {
            if file.file_name() == "language.rs" {
                continue;
            }
            let source = std::fs::read_to_string(file.path()).expect("a file of phrases can be read");
            let source = source.split("#[cfg(test)]").next().unwrap_or_default();
            for block in source.split("phrases! {").skip(1) {
                for line in block.split("\n}").next().unwrap_or_default().split(";\n") {
                    let Some((name, text)) = line.split_once('=') else { continue };
                    let name = name.lines().last().unwrap_or_default().trim();
                    add(&mut all, name.to_owned(), quoted(text).remove(0));
                }
            }
            for call in source.split("say!(").skip(1) {
                let (name, rest) = call.split_once(':').expect("a phrase has a name");
                add(&mut all, name.trim().to_owned(), quoted(rest).remove(0));
            }
            for call in source.split("say_of!(").skip(1) {
                let (head, rest) = call.split_once(':').expect("a phrase has a name");
                let name = head.rsplit(',').next().unwrap_or_default().trim();
                let mut forms = quoted(rest).into_iter();
                add(&mut all, format!("{name}.one"), forms.next().expect("a form for one"));
                add(&mut all, format!("{name}.other"), forms.next().expect("a form for more"));
            }
        }
        all
    }

    #[track_caller]
    fn add(all: &mut BTreeMap<String, String>, name: String, text: String) {
        assert!(all.insert(name.clone(), text).is_none(), "{name} names two phrases");
    }

    /// Returns what stands in quotation marks in a piece of Rust.
    fn quoted(rust: &str) -> Vec<String> {
        rust.split('"').skip(1).step_by(2).map(str::to_owned).collect()
    }
}
