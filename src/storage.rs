//! The reader's own stories, kept in the browser for the next visit.
//!
//! Each story has a number and a revision. Whoever saves says which revision it
//! was made from; if another tab has saved since, nothing is overwritten.

mod database;
mod story_json;

use wasm_bindgen::prelude::*;
use web_sys::IdbTransactionMode::{Readonly, Readwrite};
use wirediff_engine::sort::sort_by;

use crate::device;
use crate::dom::Root;
use crate::phrases;
use database::{STORIES, SUMMARIES, answer, begin, end};

pub use story_json::story_json;

/// Names a story for as long as it is kept.
pub type StoryId = u32;

/// What a list tells of a story that is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    pub id: StoryId,
    pub revision: u32,
    pub name: String,
    pub articles: u32,
    /// The length of its file, in bytes.
    pub size: u32,
    /// When it was saved, in milliseconds as the browser counts them.
    pub saved: f64,
}

/// A story to be kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Unsaved {
    pub name: String,
    pub articles: u32,
    /// The story as a story file, with all texts in it.
    pub text: String,
}

/// A story as it was kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub summary: Summary,
    pub text: String,
}

/// What became of saving a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    Kept(StoryId, u32),
    /// Another tab has saved the story since; nothing was written.
    ChangedElsewhere,
    /// Another tab has deleted the story since; nothing was written.
    DeletedElsewhere,
}

/// Why stories are not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser or its settings allow no storage.
    Refused,
    /// There is no room left.
    Full,
    /// What was kept cannot be read.
    Unreadable,
}

impl StorageError {
    /// Says what it means for the reader.
    pub fn sentence(self) -> &'static str {
        match self {
            StorageError::Refused => phrases::STORAGE_REFUSED.say(),
            StorageError::Full => phrases::STORAGE_FULL.say(),
            StorageError::Unreadable => phrases::STORAGE_UNREADABLE.say(),
        }
    }
}

/// Returns all stories that are kept, the one saved last first.
pub async fn list() -> Result<Vec<Summary>, StorageError> {
    let transaction = begin(Readonly).await?;
    let all = answer(&transaction.object_store(SUMMARIES)?.get_all()?).await?;
    let mut all: Vec<Summary> = js_sys::Array::from(&all).iter().map(|value| summary(&value)).collect();
    sort_by(&mut all, |left, right| right.saved.total_cmp(&left.saved));
    Ok(all)
}

/// Returns a story; none if it is not kept any more.
pub async fn read(id: StoryId) -> Result<Option<Record>, StorageError> {
    let transaction = begin(Readonly).await?;
    let known = answer(&transaction.object_store(SUMMARIES)?.get(&id.into())?).await?;
    let text = answer(&transaction.object_store(STORIES)?.get(&id.into())?).await?;
    Ok(text.as_string().filter(|_| known.is_object()).map(|text| Record { summary: summary(&known), text }))
}

/// Keeps a story: a new one, or one that was read or saved here in that revision.
pub async fn save(known: Option<(StoryId, u32)>, story: &Unsaved) -> Result<Saved, StorageError> {
    let transaction = begin(Readwrite).await?;
    let summaries = transaction.object_store(SUMMARIES)?;
    let mut revision = 1;
    if let Some((id, made_from)) = known {
        let kept = answer(&summaries.get(&id.into())?).await?;
        if !kept.is_object() {
            return Ok(Saved::DeletedElsewhere);
        }
        if summary(&kept).revision != made_from {
            return Ok(Saved::ChangedElsewhere);
        }
        revision = made_from + 1;
    }
    let Unsaved { name, articles, text } = story;
    let summary = Summary {
        id: known.map_or(0, |(id, _)| id),
        revision,
        name: name.clone(),
        articles: *articles,
        size: text.len() as u32,
        saved: js_sys::Date::now(),
    };
    let key = answer(&summaries.put(&object(&summary))?).await?;
    transaction.object_store(STORIES)?.put_with_key(&text.as_str().into(), &key)?;
    end(&transaction).await?;
    Ok(Saved::Kept(key.as_f64().unwrap_or_default() as StoryId, revision))
}

/// Puts back a story that was deleted, exactly as it was.
pub async fn put_back(record: &Record) -> Result<(), StorageError> {
    let transaction = begin(Readwrite).await?;
    transaction.object_store(SUMMARIES)?.put(&object(&record.summary))?;
    transaction.object_store(STORIES)?.put_with_key(&record.text.as_str().into(), &record.summary.id.into())?;
    end(&transaction).await
}

pub async fn delete(id: StoryId) -> Result<(), StorageError> {
    let transaction = begin(Readwrite).await?;
    transaction.object_store(SUMMARIES)?.delete(&id.into())?;
    transaction.object_store(STORIES)?.delete(&id.into())?;
    end(&transaction).await
}

const ON_SHOW: &str = "wirediff-story";

/// Returns the story that this tab, or else any tab, showed last; none if that
/// was no story of the reader's own.
pub fn last_on_show(root: Root) -> Option<StoryId> {
    device::setting_of_tab(ON_SHOW).or_else(|| root.setting(ON_SHOW))?.parse().ok()
}

/// Takes note of the story on show, for when the page is loaded again.
pub fn note_on_show(root: Root, id: Option<StoryId>) {
    let id = id.map(|id| id.to_string()).unwrap_or_default();
    device::keep_setting_of_tab(ON_SHOW, &id);
    root.keep_setting(ON_SHOW, &id);
}

fn summary(value: &JsValue) -> Summary {
    let field = |name: &str| js_sys::Reflect::get(value, &name.into()).unwrap_or_default();
    let number = |name: &str| field(name).as_f64().unwrap_or_default();
    Summary {
        id: number("id") as StoryId,
        revision: number("revision") as u32,
        name: field("name").as_string().unwrap_or_default(),
        articles: number("articles") as u32,
        size: number("size") as u32,
        saved: number("saved"),
    }
}

/// Returns a summary as it is kept; a new story is given its number there.
fn object(summary: &Summary) -> JsValue {
    let object = js_sys::Object::new();
    // Setting a field of a fresh plain object cannot fail.
    let set = |name: &str, value: JsValue| _ = js_sys::Reflect::set(&object, &name.into(), &value);
    if summary.id > 0 {
        set("id", summary.id.into());
    }
    set("revision", summary.revision.into());
    set("name", summary.name.as_str().into());
    set("articles", summary.articles.into());
    set("size", summary.size.into());
    set("saved", summary.saved.into());
    object.into()
}
