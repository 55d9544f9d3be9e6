//! What the page around an element gives it, asks of it and hears from it.

use js_sys::{JSON, Object};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_split_helpers::wasm_split;
use wirediff_engine::edits::pair_edits;
use wirediff_engine::{ArticleId, Collation, Source, Story, findings};

use super::choices::BaseChoice;
use super::{Comparison, Failure, Origin, Session, Status};
use crate::files::story_in;
use crate::json::Json;
use crate::model::address::{to_block, to_view};
use crate::model::given::{NO_BASE, is_sound};
use crate::model::{Address, Collated};
use crate::part::PartError;

impl Session {
    /// Shows a story that is given as an object or as JSON text.
    pub fn show_given(&self, story: &JsValue) {
        match story_in(story) {
            Ok(story) => self.show_story(story),
            Err(why) => self.refuse("story", &why),
        }
    }

    /// Shows a collation that was computed earlier, as an object or as JSON text.
    pub fn show_collation(&self, collation: JsValue) {
        let session = *self;
        let asked = self.note_given();
        spawn_local(async move {
            let read = collation_in(collation).await;
            // The page may have given something else in the meantime.
            if session.given.try_get_value() != Some(asked) {
                return;
            }
            match read {
                Ok(Some(collation)) => {
                    let view = session.next_view(collation.articles.len());
                    session.with_view(view, move |session, _| session.show_computed(collation));
                }
                Ok(None) => session.refuse("collation", "it is no collation that this version reads"),
                Err(error) => session.note_missing_part(error),
            }
        });
    }

    /// Takes note that the page gives something to show; returns which time it is.
    pub(super) fn note_given(&self) -> u32 {
        self.given.update_value(|given| *given += 1);
        self.given.get_value()
    }

    fn show_computed(&self, collation: Collation) {
        let sources = collation.articles.iter().map(|article| Source {
            name: article.source.clone(),
            text: article.text.clone(),
            meta: article.meta.clone(),
        });
        // What it was made with counts on, if it is ever made anew.
        let story = Story {
            title: collation.title.clone(),
            articles: sources.collect(),
            base: collation.base.map(ArticleId::index),
            pins: collation.pins.clone(),
        };
        self.set_story(Origin::Demo, story);
        let keys = self.drafts.with_untracked(|drafts| drafts.iter().map(|draft| draft.key).collect());
        let job = self.collator.with_value(|collator| collator.as_ref().map(|collator| collator.pass()));
        let collated = Collated::new(job.unwrap_or_default(), collation).into();
        self.forget_answers();
        self.status.set(Status::Ready(Comparison { collated, keys }));
    }

    /// Makes an article the base, by its outlet or its letter; `none` makes none
    /// the base, and nothing leaves it to the articles. It is remembered till
    /// there are articles.
    pub fn set_base(&self, name: Option<String>) {
        self.asked_base.set_value(Some(name));
        if self.comparison().is_some() {
            self.take_up_base();
        }
    }

    fn take_up_base(&self) {
        let Some(name) = self.asked_base.try_update_value(Option::take).flatten() else {
            return;
        };
        let base = match name.as_deref() {
            None => BaseChoice::AsGiven,
            Some(NO_BASE) => BaseChoice::None,
            Some(name) => {
                let articles = untrack(|| self.articles());
                let named =
                    |(id, _, outlet): &&(ArticleId, super::Key, String)| outlet == name || id.to_string() == name;
                articles.iter().find(named).map_or(BaseChoice::AsGiven, |(_, key, _)| BaseChoice::Draft(*key))
            }
        };
        if self.base.get_untracked() != base {
            self.base.set(base);
        }
    }

    /// Shows the view of that name, now or as soon as there is something to show.
    pub fn set_view(&self, name: &str) {
        let Some(address) = Address::parse(name) else {
            return;
        };
        if self.comparison().is_none() {
            // What a page's address names comes first.
            self.asked_for.update_value(|asked| {
                asked.get_or_insert_with(|| Address { view: address.view, ..Address::default() });
            });
        } else if untrack(|| self.view()) != address.view {
            self.follow(&to_view(address.view));
        }
    }

    /// Goes to a passage, by its number (`P7`, `7`) or one of its blocks (`B4`).
    pub fn go_to_passage(&self, name: &str) -> bool {
        let Some(Comparison { collated, .. }) = self.comparison() else {
            return false;
        };
        let passages = &collated.collation.passages;
        let passage = passages.iter().find(|passage| passage.id == name || passage.id.strip_prefix('P') == Some(name));
        let first = passage.and_then(|passage| passage.readings.values().flatten().next().copied());
        let block = first.or_else(|| name.parse().ok().filter(|block| collated.block(*block).is_some()));
        let view = untrack(|| self.view());
        if let Some(block) = block {
            self.note_passage(block);
            self.follow(&to_block(view, block));
        }
        block.is_some()
    }

    /// Returns what is on show as `json` or `text`, if there is something.
    pub async fn export(&self, format: &str) -> Result<Option<String>, PartError> {
        let collated = untrack(|| self.collated());
        match (format, collated) {
            ("json", Some(collated)) => as_json(&collated).await,
            ("text", Some(collated)) => Ok(Some(as_text(&collated))),
            _ => Ok(None),
        }
    }

    /// Tells the page around what happens, and keeps the element's attributes true.
    pub fn keep_host_informed(&self) {
        let session = *self;
        let comparison = Memo::new(move |_| match session.status.get() {
            Status::Ready(comparison) => Some(comparison),
            _ => None,
        });
        Effect::new(move |_| {
            let Some(Comparison { collated, .. }) = comparison.get() else { return };
            session.take_up_base();
            let detail = Object::new();
            collated.collation.articles.len().put(&detail, "articles");
            collated.collation.summary.passages.put(&detail, "passages");
            collated.collation.thorough.put(&detail, "thorough");
            session.root.tell("wirediff-ready", &detail);
        });
        Effect::new(move |before: Option<Option<_>>| {
            let passage = session.passage();
            if let Some(block) = passage.filter(|_| before.is_some_and(|before| before != passage)) {
                let detail = Object::new();
                block.put(&detail, "block");
                session.passage_id(block).put(&detail, "passage");
                session.root.tell("wirediff-select", &detail);
            }
            passage
        });
        Effect::new(move |before: Option<Option<String>>| {
            session.collated()?;
            let address = session.address();
            let view = to_view(address.view).trim_matches(['#', '/']).to_owned();
            session.root.reflect("view", Some(&view));
            let base = session.base().and_then(|id| session.name_of(id));
            let now = address.to_string();
            if before.flatten().is_some_and(|before| before != now) {
                let detail = Object::new();
                view.put(&detail, "view");
                base.put(&detail, "base");
                now.put(&detail, "address");
                session.root.tell("wirediff-change", &detail);
            }
            Some(now)
        });
        Effect::new(move |_| {
            if let Some(base) = session.base_as_attribute() {
                session.root.reflect("base", Some(&base));
            }
        });
        Effect::new(move |_| {
            if let Status::Failed { failure: Failure::DemoNotFetched, .. } = session.status.get() {
                session.complain("fetch", "the story could not be fetched");
            }
        });
    }

    /// Returns what the element's `base` says if the reader has chosen one.
    fn base_as_attribute(&self) -> Option<String> {
        match self.base.get() {
            BaseChoice::AsGiven => None,
            BaseChoice::None => Some(NO_BASE.to_owned()),
            BaseChoice::Draft(key) => {
                self.articles().into_iter().find(|(_, other, _)| *other == key).map(|(_, _, name)| name)
            }
        }
    }

    fn name_of(&self, id: ArticleId) -> Option<String> {
        self.articles().into_iter().find(|(other, ..)| *other == id).map(|(_, _, name)| name)
    }

    fn passage_id(&self, block: wirediff_engine::BlockId) -> Option<String> {
        let Comparison { collated, .. } = self.comparison()?;
        let mut passages = collated.collation.passages.iter();
        let has = |blocks: &Vec<_>| blocks.contains(&block);
        passages.find(|passage| passage.readings.values().any(has)).map(|passage| passage.id.clone())
    }

    fn refuse(&self, what: &str, why: &str) {
        self.status.set(Status::Failed { failure: Failure::NotRead, before: None });
        self.complain(what, why);
    }

    fn complain(&self, reason: &str, message: &str) {
        let detail = Object::new();
        reason.to_owned().put(&detail, "reason");
        message.to_owned().put(&detail, "message");
        self.root.tell("wirediff-error", &detail);
    }
}

/// Reads a collation, from an object or JSON text; nothing if it is none.
#[wasm_split(given, fallible)]
fn collation_in(value: JsValue) -> Result<Option<Collation>, PartError> {
    let object = value.as_string().map_or_else(|| Some(value.clone()), |text| JSON::parse(&text).ok());
    Ok(object.and_then(|object| Collation::from_js(&object)).filter(is_sound))
}

/// Returns a collation with its edits and findings as JSON.
#[wasm_split(export, fallible)]
fn as_json(collated: &Collated) -> Result<Option<String>, PartError> {
    let mut collation = collated.collation.clone();
    let ids: Vec<ArticleId> = collation.articles.iter().map(|article| article.id).collect();
    for left in &ids {
        for right in ids.iter().filter(|right| *right > left) {
            for link in pair_edits(&collation, *left, *right) {
                collation.links[link.link].edits = link.edits;
            }
        }
    }
    collation.findings = findings(&collation);
    Ok(JSON::stringify(&collation.to_js()).ok().map(String::from))
}

/// Returns the passages as text, each with what every article has of it.
fn as_text(Collated { collation, .. }: &Collated) -> String {
    let mut text = collation.title.clone().unwrap_or_default();
    for passage in &collation.passages {
        text.push_str("\n\n");
        text.push_str(&passage.id);
        for (id, blocks) in &passage.readings {
            text.push('\n');
            text.push_str(collation.article(*id).map_or("", |article| article.name()));
            text.push_str(": ");
            let blocks: Vec<&str> = blocks.iter().map(|id| collation.block_text(*id)).collect();
            text.push_str(&blocks.join(" "));
        }
    }
    text
}
