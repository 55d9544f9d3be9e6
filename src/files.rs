//! Files that the reader drops or picks, read into sources for a story.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::{Array, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList, Response, TextDecoder, TextDecoderOptions, Url};
use wirediff_engine::story::Pin;
use wirediff_engine::story_file::{Entry, StoryFile, file_name};
use wirediff_engine::{Meta, Source, Story};

use crate::json::Json;
use crate::phrases;

/// What a handful of files gave.
#[derive(Default)]
pub struct Gathered {
    pub stories: Vec<Story>,
    /// A sentence for each file that could not be used.
    pub problems: Vec<String>,
}

/// Reads files into one story for each story file, and one for all the rest.
///
/// The texts that a story file names are looked for among the files.
pub async fn gather(files: Vec<File>) -> Gathered {
    let mut gathered = Gathered::default();
    let mut texts: Vec<(String, String)> = Vec::new();
    for file in files {
        match read(&file).await {
            Ok(text) => texts.push((file.name(), text)),
            Err(problem) => gathered.problems.push(problem),
        }
    }
    let (story_files, texts): (Vec<_>, Vec<_>) =
        texts.into_iter().partition(|(name, _)| name.to_ascii_lowercase().ends_with(".json"));
    let mut used: Vec<String> = Vec::new();
    for (name, text) in story_files {
        let story = story_file(&text).and_then(|file| {
            let text_of = |src: &str| {
                used.push(file_name(src).to_owned());
                let named = texts.iter().rev().find(|(name, _)| name == file_name(src));
                named.map(|(_, text)| text.clone())
            };
            file.into_story(text_of).map_err(|error| error.to_string())
        });
        match story {
            Ok(story) => gathered.stories.push(story),
            Err(why) => gathered.problems.push(phrases::not_a_story(&name, &why)),
        }
    }
    let rest = texts.into_iter().filter(|(name, _)| !used.contains(name));
    let articles: Vec<Source> = rest.map(|(name, text)| Source { name, text, ..Source::default() }).collect();
    if !articles.is_empty() {
        gathered.stories.push(Story { articles, ..Story::default() });
    }
    gathered
}

/// Returns the files of a list as they stand in it.
pub fn listed(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|index| files.item(index)).collect()
}

thread_local! {
    /// A story that was fetched and is about to be asked for again, by its address.
    static FETCHED: RefCell<Option<(String, Story)>> = const { RefCell::new(None) };
}

/// Remembers a story for the next who asks for it at its address.
pub fn remember_story(address: String, story: Story) {
    FETCHED.set(Some((address, story)));
}

/// Fetches a story file and the texts it names from beside it.
pub async fn fetch_story(address: &str) -> Result<Story, JsValue> {
    if let Some((_, story)) = FETCHED.take().filter(|(known, _)| known == address) {
        return Ok(story);
    }
    let text = fetch(address).await?;
    let file = story_file(&text).map_err(|why| JsValue::from_str(&why))?;
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let wanted: Vec<String> = file.wanted().map(str::to_owned).collect();
    // All are asked for before the first is waited for.
    let asked: Vec<_> = wanted.iter().map(|src| request(&beside(address, src))).collect();
    for (src, answer) in wanted.into_iter().zip(asked) {
        texts.insert(src, body(answer).await?);
    }
    file.into_story(|src| texts.remove(src)).map_err(|error| JsValue::from_str(&error.to_string()))
}

/// Reads a story that is given as an object or as JSON text. The texts of its
/// articles are in it.
pub fn story_in(value: &JsValue) -> Result<Story, String> {
    match value.as_string() {
        Some(text) => read_story(&text),
        None => whole(story_file_in(value)?),
    }
}

/// Returns the address of a file that another file names.
fn beside(address: &str, src: &str) -> String {
    Url::new_with_base(src, address).map_or_else(|_| src.to_owned(), |url| url.href())
}

async fn fetch(address: &str) -> Result<String, JsValue> {
    body(request(address)).await
}

fn request(address: &str) -> JsFuture {
    JsFuture::from(window().fetch_with_str(address))
}

async fn body(answer: JsFuture) -> Result<String, JsValue> {
    let response: Response = answer.await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::from_f64(response.status().into()));
    }
    let text = JsFuture::from(response.text()?).await?;
    Ok(text.as_string().unwrap_or_default())
}

/// Reads a story file that has all its texts in it.
pub fn read_story(text: &str) -> Result<Story, String> {
    whole(story_file(text)?)
}

/// Makes the story of a file that has all its texts in it.
fn whole(file: StoryFile) -> Result<Story, String> {
    file.into_story(|_| None).map_err(|error| error.to_string())
}

/// Reads a story file with the browser's own JSON parser.
fn story_file(text: &str) -> Result<StoryFile, String> {
    let value = js_sys::JSON::parse(text).map_err(|_| "it is not valid JSON".to_owned())?;
    story_file_in(&value)
}

/// Reads a story file as JavaScript has it; what this version doesn't know is
/// passed over.
fn story_file_in(value: &JsValue) -> Result<StoryFile, String> {
    let articles = Reflect::get(value, &"articles".into()).ok().and_then(|articles| articles.dyn_into::<Array>().ok());
    let articles = articles.ok_or("it has no list of `articles`")?;
    let mut pins: Vec<Pin> = fact(value, "pins")?;
    for pin in &mut pins {
        pin.honoured = true;
    }
    Ok(StoryFile {
        title: fact(value, "title")?,
        articles: articles.iter().map(|entry| entry_in(&entry)).collect::<Result<_, _>>()?,
        base: fact(value, "base")?,
        pins,
    })
}

fn entry_in(value: &JsValue) -> Result<Entry, String> {
    Ok(Entry {
        meta: Meta::from_js(value).ok_or("the facts of an article are no texts")?,
        base: fact(value, "base")?,
        text: fact(value, "text")?,
        src: fact(value, "src")?,
    })
}

fn fact<T: Json>(object: &JsValue, name: &str) -> Result<T, String> {
    T::take(object, name).ok_or_else(|| format!("its `{name}` is not what it has to be"))
}

/// Reads one file as text, or says in a sentence why it can't be used.
async fn read(file: &File) -> Result<String, String> {
    let name = file.name();
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| phrases::unreadable(&name))?;
    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
    let text = decode(bytes).ok_or_else(|| phrases::not_text(&name))?;
    let lower = name.to_ascii_lowercase();
    if text.trim().is_empty() {
        return Err(phrases::empty_file(&name));
    }
    if lower.ends_with(".html") || lower.ends_with(".htm") {
        return Err(phrases::web_page(&name));
    }
    Ok(text)
}

/// Returns the text of a file in whatever encoding it is likely in; nothing if
/// it is no text at all.
fn decode(mut bytes: Vec<u8>) -> Option<String> {
    let text = match bytes.as_slice() {
        [0xFF, 0xFE, ..] => decode_as("utf-16le", false, &mut bytes)?,
        [0xFE, 0xFF, ..] => decode_as("utf-16be", false, &mut bytes)?,
        _ => decode_as("utf-8", true, &mut bytes).or_else(|| decode_as("windows-1252", false, &mut bytes))?,
    };
    is_text(&text).then_some(text)
}

fn decode_as(label: &str, is_strict: bool, bytes: &mut [u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(is_strict);
    let decoder = TextDecoder::new_with_label_and_options(label, &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}

/// Says whether this reads as text: no NUL, hardly any control characters.
pub fn is_text(text: &str) -> bool {
    let is_control = |c: char| matches!(c, '\u{1}'..='\u{8}' | '\u{b}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}');
    let controls = text.chars().filter(|c| is_control(*c)).count();
    !text.contains('\0') && controls * 100 <= text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binary_junk_is_no_text() {
        assert!(is_text("Talks failed.\r\n\tSo they said.\u{c}"));
        assert!(!is_text("PK\u{3}\u{4}\0\0"));
        assert!(!is_text("\u{1}\u{2}\u{3}ab"));
        assert!(is_text(""));
    }
}
