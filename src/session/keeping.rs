//! Keeping the reader's stories as they change, for the next visit. What else is
//! done with them is in [`stories`](super::stories).

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::wasm_split;
use wirediff_engine::read::front_matter::front_matter;
use wirediff_engine::{Source, Story};

use super::articles::{Notice, Snapshot};
use super::{Origin, Session};
use crate::device;
use crate::files::{gather, read_story};
use crate::offline;
use crate::part::PartError;
use crate::phrases;
use crate::storage::{self, Record, Saved, StorageError, StoryId, Unsaved, story_json};

/// Names the story on show for as long as the page is open, kept or not.
pub type Sheet = u32;

/// What can be taken back.
#[derive(Clone, Debug, PartialEq)]
pub enum Undo {
    /// To the articles as they were.
    Articles(Snapshot),
    /// To a kept story that was deleted, and on show if it was.
    Story(Record, Option<Snapshot>),
}

/// What this tab knows of the stories that the browser keeps.
#[derive(Default)]
pub struct Shelf {
    /// What keeps stories, once its code is here.
    keeper: Option<Keeper>,
    is_beginning: bool,
    last_sheet: Sheet,
    ids: BTreeMap<Sheet, StoryId>,
    /// The revision that this tab read or saved last.
    pub(super) revisions: BTreeMap<StoryId, u32>,
    /// What was last sent to be kept.
    sent: Option<(Sheet, Unsaved)>,
    waiting: VecDeque<(Sheet, Unsaved)>,
    is_saving: bool,
    /// Whether the page is to be loaded anew once all is kept.
    is_leaving: bool,
}

/// What of keeping stories begins elsewhere. Only a whole page keeps any, so its
/// code is fetched by pages alone.
#[derive(Clone, Copy)]
struct Keeper {
    keep: fn(&Session),
    put_back: fn(&Session, Record, Option<Snapshot>),
}

/// How long a change may wait for the next one before it is kept.
const SOON: Duration = Duration::from_millis(250);

impl Session {
    /// Shows the reader's last story, if there is one, and keeps stories from now
    /// on. Only a whole page does: a part of somebody else's keeps nothing.
    pub fn begin(&self) {
        if !self.root.is_page {
            return;
        }
        let session = *self;
        let last = storage::last_on_show(self.root);
        self.shelf.update_value(|shelf| shelf.is_beginning = last.is_some());
        let owner = Owner::current().unwrap_or_default();
        spawn_local(async move {
            if let Err(error) = keep_stories(session, owner, last).await
                && session.is_there()
            {
                session.note_missing_part(error);
                if session.shelf.try_update_value(|shelf| std::mem::take(&mut shelf.is_beginning)) == Some(true) {
                    session.show_demo();
                }
            }
        });
    }

    /// Says whether the reader's last story is still being looked for.
    pub(super) fn is_beginning(&self) -> bool {
        self.shelf.with_value(|shelf| shelf.is_beginning)
    }

    fn keep_as_it_changes(&self) {
        let session = *self;
        let timer = StoredValue::new(None::<TimeoutHandle>);
        Effect::new(move |_| {
            session.title.track();
            session.base.track();
            session.pins.track();
            let sheet = session.on_show.get();
            let is_empty = session.drafts.with(Vec::is_empty);
            match session.origin.get() {
                // Nothing is on show yet.
                Origin::Demo if is_empty => {}
                Origin::Demo => session.note_on_show(None),
                Origin::Own => {
                    let id = session.id_of(sheet);
                    if is_empty || id.is_some() {
                        session.note_on_show(id);
                    }
                    if let Some(timer) = timer.get_value() {
                        timer.clear();
                    }
                    timer.set_value(set_timeout_with_handle(move || session.keep_now(), SOON).ok());
                }
            }
        });
        device::watch_shown(move |is_shown| {
            if !is_shown {
                session.keep_now();
            }
        });
    }

    /// Keeps the reader's story as it is now, unless it is kept already.
    pub fn keep_now(&self) {
        if let Some(keeper) = self.keeper().filter(|_| self.origin.get_untracked() == Origin::Own) {
            (keeper.keep)(self);
        }
    }

    /// Puts back a story that was deleted.
    pub(super) fn put_back(&self, record: Record, snapshot: Option<Snapshot>) {
        if let Some(keeper) = self.keeper() {
            (keeper.put_back)(self, record, snapshot);
        }
    }

    /// Says whether stories are kept here: in a whole page, once its code has come.
    pub(super) fn keeps_stories(&self) -> bool {
        self.keeper().is_some()
    }

    fn keeper(&self) -> Option<Keeper> {
        self.shelf.try_with_value(|shelf| shelf.keeper).flatten()
    }

    fn keep(&self) {
        let sheet = self.on_show.get_untracked();
        let story = untrack(|| self.story());
        if story.articles.is_empty() {
            // Its last article was removed: there is no story any more.
            if let Some(id) = self.id_of(sheet) {
                self.forget(id);
                let session = *self;
                spawn_local(async move {
                    session.note_outcome(storage::delete(id).await.err());
                    session.list_stories().await;
                });
            }
            return;
        }
        let unsaved = unsaved(&story);
        let is_new = self.shelf.try_update_value(|shelf| {
            if shelf.sent.as_ref().is_some_and(|(of, sent)| *of == sheet && *sent == unsaved) {
                return false;
            }
            shelf.sent = Some((sheet, unsaved.clone()));
            shelf.waiting.retain(|(of, _)| *of != sheet);
            shelf.waiting.push_back((sheet, unsaved));
            !std::mem::replace(&mut shelf.is_saving, true)
        });
        if is_new == Some(true) {
            let session = *self;
            spawn_local(async move { session.keep_waiting().await });
        }
    }

    /// Keeps what waits to be kept, one after the other.
    async fn keep_waiting(&self) {
        while let Some((sheet, unsaved)) = self.shelf.try_update_value(|shelf| shelf.waiting.pop_front()).flatten() {
            let known = self.shelf.with_value(|shelf| {
                let id = *shelf.ids.get(&sheet)?;
                Some((id, *shelf.revisions.get(&id)?))
            });
            match storage::save(known, &unsaved).await {
                Ok(Saved::Kept(id, revision)) => {
                    self.note_outcome(None);
                    self.shelf.update_value(|shelf| {
                        shelf.ids.insert(sheet, id);
                        shelf.revisions.insert(id, revision);
                    });
                    if self.on_show.get_untracked() == sheet && self.origin.get_untracked() == Origin::Own {
                        self.note_on_show(Some(id));
                    }
                }
                Ok(Saved::ChangedElsewhere) => {
                    let name = phrases::copy_of(&unsaved.name);
                    self.keep_anew(sheet, renamed(unsaved, &name), phrases::changed_elsewhere(&name));
                    if self.on_show.get_untracked() == sheet {
                        self.title.set(Some(name));
                    }
                }
                Ok(Saved::DeletedElsewhere) => {
                    self.keep_anew(sheet, unsaved, phrases::DELETED_ELSEWHERE.say().to_owned())
                }
                Err(error) => {
                    self.note_outcome(Some(error));
                    // The next change tries again.
                    self.shelf.update_value(|shelf| shelf.sent = None);
                }
            }
        }
        let is_leaving = self.shelf.try_update_value(|shelf| {
            shelf.is_saving = false;
            std::mem::take(&mut shelf.is_leaving)
        });
        if is_leaving == Some(true) {
            self.leave();
        }
        // Where nothing can be written, that has been said.
        if self.storage_error.get_untracked().is_none() {
            self.list_stories().await;
        }
    }

    /// Keeps a story as a new one, and says why.
    fn keep_anew(&self, sheet: Sheet, unsaved: Unsaved, sentence: String) {
        self.shelf.update_value(|shelf| {
            shelf.ids.remove(&sheet);
            shelf.sent = Some((sheet, unsaved.clone()));
            shelf.waiting.push_front((sheet, unsaved));
        });
        self.notice.set(Some(Notice { sentences: vec![sentence], undo: None }));
    }

    /// Loads the page anew, but not before the reader's story is kept.
    pub fn reload(&self) {
        self.keep_now();
        let is_saving = self.shelf.try_update_value(|shelf| {
            shelf.is_leaving = shelf.is_saving;
            shelf.is_saving
        });
        if is_saving != Some(true) {
            self.leave();
        }
    }

    fn leave(&self) {
        let is_own = self.origin.get_untracked() == Origin::Own && !self.drafts.with_untracked(Vec::is_empty);
        if is_own && self.storage_error.get_untracked().is_some() {
            let sentences = vec![phrases::RELOAD_WOULD_LOSE.say().to_owned()];
            self.notice.set(Some(Notice { sentences, undo: None }));
        } else {
            device::reload();
        }
    }

    fn put_back_record(&self, record: Record, snapshot: Option<Snapshot>) {
        let session = *self;
        spawn_local(async move {
            let id = record.summary.id;
            let outcome = storage::put_back(&record).await;
            if outcome.is_ok() {
                session.shelf.update_value(|shelf| _ = shelf.revisions.insert(id, record.summary.revision));
            }
            session.note_outcome(outcome.err());
            if let Some(snapshot) = snapshot {
                session.restore(snapshot);
                let sheet = session.on_show.get_untracked();
                session.shelf.update_value(|shelf| _ = shelf.ids.insert(sheet, id));
            }
            session.list_stories().await;
        });
    }

    /// Returns a name for a story that was not on show before.
    pub(super) fn new_sheet(&self) -> Sheet {
        let sheet = self.shelf.try_update_value(|shelf| {
            shelf.last_sheet += 1;
            shelf.last_sheet
        });
        sheet.unwrap_or_default()
    }

    pub(super) fn show_record(&self, record: Record) -> bool {
        let Ok(story) = read_story(&record.text) else {
            self.note_outcome(Some(StorageError::Unreadable));
            return false;
        };
        let Record { summary, .. } = record;
        self.open(Origin::Own, story);
        let sheet = self.on_show.get_untracked();
        let sent = unsaved(&untrack(|| self.story()));
        self.shelf.update_value(|shelf| {
            shelf.ids.insert(sheet, summary.id);
            shelf.revisions.insert(summary.id, summary.revision);
            shelf.sent = Some((sheet, sent));
        });
        self.note_on_show(Some(summary.id));
        true
    }

    pub(super) fn id_of(&self, sheet: Sheet) -> Option<StoryId> {
        self.shelf.with_value(|shelf| shelf.ids.get(&sheet).copied())
    }

    /// Forgets that a story was kept.
    pub(super) fn forget(&self, id: StoryId) {
        self.shelf.update_value(|shelf| {
            shelf.ids.retain(|_, known| *known != id);
            shelf.revisions.remove(&id);
            shelf.sent = None;
        });
    }

    fn note_on_show(&self, id: Option<StoryId>) {
        if self.keeps_stories() {
            storage::note_on_show(self.root, id);
        }
    }

    pub(super) fn note_outcome(&self, error: Option<StorageError>) {
        if self.storage_error.get_untracked() != error {
            self.storage_error.set(error);
        }
    }
}

/// Shows the story of that number, if it is kept, and keeps stories from now on.
#[wasm_split(stories, fallible)]
fn keep_stories(session: Session, owner: Owner, last: Option<StoryId>) -> Result<(), PartError> {
    if !session.is_there() {
        return Ok(());
    }
    let keeper = Keeper { keep: Session::keep, put_back: Session::put_back_record };
    session.shelf.update_value(|shelf| shelf.keeper = Some(keeper));
    owner.with(|| session.keep_as_it_changes());
    spawn_local(async move {
        if let Some(id) = last {
            let record = storage::read(id).await;
            if !session.is_there() {
                return;
            }
            session.shelf.update_value(|shelf| shelf.is_beginning = false);
            match record.map(|record| record.is_some_and(|record| session.show_record(record))) {
                Ok(true) => {}
                Ok(false) => session.show_demo(),
                Err(error) => {
                    session.note_outcome(Some(error));
                    session.show_demo();
                }
            }
        }
        if let Some(shared) = offline::shared().await {
            session.add_gathered(shared);
        }
        offline::opened(move |files| {
            spawn_local(async move { session.open_gathered(gather(files).await) });
        });
    });
    Ok(())
}

/// Returns a story as it is kept.
pub(super) fn unsaved(story: &Story) -> Unsaved {
    let outlet = |source: &Source| {
        let given = source.meta.outlet.clone().or_else(|| front_matter(&source.text).meta.outlet);
        given.unwrap_or_else(|| source.name.clone())
    };
    let name = story.title.clone();
    let name = name.unwrap_or_else(|| phrases::story_of(&story.articles.iter().map(outlet).collect::<Vec<_>>()));
    Unsaved { name, articles: story.articles.len() as u32, text: story_json(story) }
}

/// Returns a story under another title, or without one.
pub(super) fn renamed(of: Unsaved, title: &str) -> Unsaved {
    match read_story(&of.text) {
        Ok(story) => unsaved(&Story { title: Some(title.to_owned()).filter(|title| !title.is_empty()), ..story }),
        Err(_) => of,
    }
}
