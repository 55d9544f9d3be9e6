//! What a reader does with the stories that are kept: opens, renames, deletes and
//! exports them.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::articles::Notice;
use super::keeping::{Undo, renamed, unsaved};
use super::{Origin, Session};
use crate::device;
use crate::files::Gathered;
use crate::phrases;
use crate::storage::{self, Record, StoryId, Unsaved};

impl Session {
    /// Reads anew which stories are kept: other tabs keep some too.
    pub async fn list_stories(&self) {
        if self.keeps_stories() {
            match storage::list().await {
                // Drawn anew only if need be: a name may be half written.
                Ok(stories) if self.stories.get_untracked() != stories => self.stories.set(stories),
                Ok(_) => {}
                Err(error) => self.note_outcome(Some(error)),
            }
        }
    }

    /// Shows a story that is kept.
    pub fn open_story(&self, id: StoryId) {
        let session = *self;
        self.keep_now();
        spawn_local(async move {
            let undo = Some(Undo::Articles(session.snapshot()));
            match storage::read(id).await {
                Ok(Some(record)) => {
                    let sentence = phrases::story_opened(&record.summary.name);
                    if session.show_record(record) {
                        session.notice.set(Some(Notice { sentences: vec![sentence], undo }));
                    }
                }
                Ok(None) => {
                    let sentences = vec![phrases::STORY_GONE.say().to_owned()];
                    session.notice.set(Some(Notice { sentences, undo: None }));
                }
                Err(error) => session.note_outcome(Some(error)),
            }
            session.list_stories().await;
        });
    }

    /// Shows what files hold as a story of its own.
    pub fn open_gathered(&self, gathered: Gathered) {
        let mut sentences = gathered.problems;
        let mut undo = None;
        let mut stories = gathered.stories.into_iter();
        if let Some(mut story) = stories.next() {
            stories.for_each(|more| story.add(more));
            sentences.insert(0, phrases::story_opened(&unsaved(&story).name));
            self.keep_now();
            undo = Some(Undo::Articles(self.snapshot()));
            self.open(Origin::Own, story);
        }
        self.notice.set(Some(Notice { sentences, undo }));
    }

    pub fn rename_story(&self, id: StoryId, name: String) {
        let name = name.trim().to_owned();
        if self.id_on_show() == Some(id) {
            self.title.set(Some(name).filter(|name| !name.is_empty()));
            return;
        }
        let session = *self;
        spawn_local(async move {
            if let Ok(Some(Record { summary, text })) = storage::read(id).await {
                let unsaved = Unsaved { name: summary.name, articles: summary.articles, text };
                let saved = storage::save(Some((id, summary.revision)), &renamed(unsaved, &name)).await;
                session.note_outcome(saved.err());
            }
            session.list_stories().await;
        });
    }

    pub fn delete_story(&self, id: StoryId) {
        let session = *self;
        self.keep_now();
        spawn_local(async move {
            let deleted = async {
                let record = storage::read(id).await?;
                storage::delete(id).await?;
                Ok(record)
            };
            match deleted.await {
                Ok(Some(record)) => {
                    let sentences = vec![phrases::story_deleted(&record.summary.name)];
                    let was_on_show = session.id_on_show() == Some(id);
                    let snapshot = was_on_show.then(|| session.snapshot());
                    session.forget(id);
                    if was_on_show {
                        session.clear();
                        session.compare();
                    }
                    let undo = Some(Undo::Story(record, snapshot));
                    session.notice.set(Some(Notice { sentences, undo }));
                }
                Ok(None) => {}
                Err(error) => session.note_outcome(Some(error)),
            }
            session.list_stories().await;
        });
    }

    /// Saves a story as a file: a kept one, or the one on show.
    pub fn export_story(&self, id: Option<StoryId>) {
        if id.is_none() || id == self.id_on_show() {
            save_file(&unsaved(&untrack(|| self.story())));
            return;
        }
        let session = *self;
        spawn_local(async move {
            let read = storage::read(id.unwrap_or_default()).await;
            if let Ok(Some(Record { summary, text })) = &read {
                let (name, text) = (summary.name.clone(), text.clone());
                save_file(&Unsaved { name, articles: summary.articles, text });
            }
            session.note_outcome(read.err());
        });
    }

    /// Returns what is told of the story on show, if it is the reader's own.
    pub fn own_on_show(&self) -> Option<Unsaved> {
        let is_own = self.origin.get() == Origin::Own && !self.drafts.with(Vec::is_empty);
        is_own.then(|| unsaved(&self.story()))
    }

    /// Returns the kept story that is on show.
    pub fn id_on_show(&self) -> Option<StoryId> {
        let is_own = self.origin.get() == Origin::Own;
        self.id_of(self.on_show.get()).filter(|_| is_own)
    }
}

fn save_file(story: &Unsaved) {
    let safe = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let name: String = story.name.chars().map(safe).take(60).collect();
    device::save_file(&format!("{}.story.json", name.trim_matches('-')), "application/json", &story.text);
}
