//! Adding, removing, naming and ordering articles; the demo and the way back.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wirediff_engine::{Source, Story};

use super::choices::{Against, BaseChoice};
use super::keeping::{Sheet, Undo};
use super::pins::{self, KeptPin};
use super::{Draft, Failure, Key, Origin, Session, Status};
use crate::files::{Gathered, fetch_story};
use crate::phrases;

/// Something the reader should know, and perhaps undo.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub sentences: Vec<String>,
    pub undo: Option<Undo>,
}

/// The articles as they were before the reader changed them.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    origin: Origin,
    title: Option<String>,
    drafts: Vec<Draft>,
    base: BaseChoice,
    pins: Vec<KeptPin>,
    on_show: Sheet,
}

/// What is not on show but not lost either.
#[derive(Default)]
pub struct Kept {
    next_key: Key,
    /// Where the story is that the page came with, and that story.
    address: Option<String>,
    demo: Option<Story>,
    /// The reader's own articles while the demo is on show.
    own: Option<Snapshot>,
}

impl Session {
    /// Shows the story file at an address, whatever is on show.
    pub fn show_story_at(&self, address: String) {
        self.note_given();
        self.kept
            .update_value(|kept| *kept = Kept { address: Some(address), next_key: kept.next_key, ..Kept::default() });
        // The reader's own story comes first, if there is one.
        if self.is_beginning() {
            return;
        }
        self.drafts.set(Vec::new());
        self.status.set(Status::Working { progress: None, before: None });
        self.show_demo();
    }

    /// Shows a story as the one that the page came with.
    pub fn show_story(&self, story: Story) {
        self.note_given();
        self.kept.update_value(|kept| {
            *kept = Kept { demo: Some(story.clone()), next_key: kept.next_key, ..Kept::default() };
        });
        self.open(Origin::Demo, story);
    }

    /// Shows that there is no story.
    pub fn show_nothing(&self) {
        self.show_story(Story::default());
    }

    /// Shows the demo; the reader's own articles are kept for the way back.
    pub fn show_demo(&self) {
        if self.origin.get_untracked() == Origin::Own && !self.drafts.with_untracked(Vec::is_empty) {
            self.keep_now();
            let own = self.snapshot();
            self.kept.update_value(|kept| kept.own = Some(own));
        }
        self.notice.set(None);
        if let Some(story) = self.kept.with_value(|kept| kept.demo.clone()) {
            self.open(Origin::Demo, story);
            return;
        }
        let Some(address) = self.kept.with_value(|kept| kept.address.clone()) else {
            self.compare();
            return;
        };
        self.collator.with_value(|collator| {
            if let Some(collator) = collator {
                collator.warm();
            }
        });
        let (session, sheet) = (*self, self.on_show.get_untracked());
        spawn_local(async move {
            let story = fetch_story(&address).await;
            // Another story may have been asked for in the meantime, or none.
            let is_wanted = session.kept.try_with_value(|kept| kept.address.as_ref() == Some(&address));
            if is_wanted != Some(true) {
                return;
            }
            match story {
                Ok(story) => {
                    session.kept.update_value(|kept| kept.demo = Some(story.clone()));
                    // The reader may have turned to another story while the demo was on its way.
                    if session.on_show.get_untracked() == sheet {
                        session.open(Origin::Demo, story);
                    }
                }
                Err(_) => session.status.set(Status::Failed { failure: Failure::DemoNotFetched, before: None }),
            }
        });
    }

    /// Returns the address of the story file on show, if it is one's and as it came.
    pub fn story_address(&self) -> Option<String> {
        self.kept.with_value(|kept| kept.address.clone()).filter(|_| self.origin.get() == Origin::Demo)
    }

    /// Shows the reader's own articles again after the demo.
    pub fn show_own(&self) {
        if let Some(own) = self.kept.try_update_value(|kept| kept.own.take()).flatten() {
            self.restore(own);
        }
    }

    pub fn has_kept_own(&self) -> bool {
        self.origin.get() == Origin::Demo && self.kept.with_value(|kept| kept.own.is_some())
    }

    /// Adds what a handful of files gave, and says what could not be used.
    pub fn add_gathered(&self, gathered: Gathered) {
        let mut sentences = gathered.problems;
        let added: usize = gathered.stories.iter().map(|story| story.articles.len()).sum();
        let mut undo = None;
        if added > 0 {
            let was_demo = self.origin.get_untracked() == Origin::Demo;
            sentences.insert(0, phrases::files_added(added));
            if was_demo && !self.drafts.with_untracked(Vec::is_empty) {
                sentences.insert(1, phrases::DEMO_PUT_AWAY.say().to_owned());
            }
            undo = Some(Undo::Articles(self.snapshot()));
            self.add(gathered.stories);
        }
        if !sentences.is_empty() {
            self.notice.set(Some(Notice { sentences, undo }));
        }
    }

    fn add(&self, stories: Vec<Story>) {
        if self.origin.get_untracked() == Origin::Demo {
            let own = self.kept.try_update_value(|kept| kept.own.take()).flatten();
            self.forget_choices();
            self.origin.set(Origin::Own);
            self.title.set(None);
            self.drafts.set(Vec::new());
            self.pins.set(Vec::new());
            self.on_show.set(self.new_sheet());
            if let Some(own) = own {
                self.title.set(own.title);
                self.drafts.set(own.drafts);
                self.pins.set(own.pins);
                self.base.set(own.base);
                self.on_show.set(own.on_show);
            }
        }
        for story in stories {
            let first = self.drafts.with_untracked(Vec::len);
            let drafts = self.drafts_of(story.articles);
            if let Some(draft) = story.base.and_then(|base| drafts.get(base)) {
                self.base.set(BaseChoice::Draft(draft.key));
            }
            if first == 0 {
                self.title.set(story.title);
            }
            self.pins.update(|all| all.extend(pins::kept(story.pins, &drafts)));
            self.drafts.update(|all| all.extend(drafts));
        }
        self.compare();
    }

    pub fn rename(&self, key: Key, name: String) {
        let name = name.trim().to_owned();
        let is_same = self.drafts.with_untracked(|drafts| {
            let draft = drafts.iter().find(|draft| draft.key == key);
            draft.is_none_or(|draft| draft.source.meta.outlet.as_deref().unwrap_or_default() == name)
        });
        if is_same {
            return;
        }
        self.drafts.update(|drafts| {
            for draft in drafts.iter_mut().filter(|draft| draft.key == key) {
                draft.source.meta.outlet = Some(name.clone()).filter(|name| !name.is_empty());
            }
        });
        self.compare();
    }

    /// Moves an article one place nearer the front or the back.
    pub fn shift(&self, key: Key, by: isize) {
        self.drafts.update(|drafts| {
            let from = drafts.iter().position(|draft| draft.key == key);
            let to = from.and_then(|from| from.checked_add_signed(by)).filter(|to| *to < drafts.len());
            if let (Some(from), Some(to)) = (from, to) {
                drafts.swap(from, to);
            }
        });
        self.compare();
    }

    pub fn remove(&self, key: Key, name: &str) {
        let undo = Some(Undo::Articles(self.snapshot()));
        self.drafts.update(|drafts| drafts.retain(|draft| draft.key != key));
        self.notice.set(Some(Notice { sentences: vec![phrases::removed(name)], undo }));
        self.compare();
    }

    pub fn start_over(&self) {
        let undo = Some(Undo::Articles(self.snapshot()));
        // What is not kept yet is kept first.
        self.keep_now();
        let is_kept = self.id_on_show().is_some() && self.storage_error.get_untracked().is_none();
        let sentence = if is_kept { phrases::STARTED_OVER_KEPT.say() } else { phrases::STARTED_OVER.say() };
        self.clear();
        self.notice.set(Some(Notice { sentences: vec![sentence.to_owned()], undo }));
        self.compare();
    }

    /// Leaves the reader with no article at all.
    pub(super) fn clear(&self) {
        self.forget_choices();
        self.origin.set(Origin::Own);
        self.title.set(None);
        self.on_show.set(self.new_sheet());
        self.drafts.set(Vec::new());
        self.pins.set(Vec::new());
        self.kept.update_value(|kept| kept.own = None);
    }

    /// Takes back what the notice tells of.
    pub fn undo(&self) {
        let undo = self.notice.try_update(Option::take).flatten().and_then(|notice| notice.undo);
        match undo {
            Some(Undo::Articles(snapshot)) => self.restore(snapshot),
            Some(Undo::Story(record, snapshot)) => self.put_back(record, snapshot),
            None => {}
        }
    }

    /// Compares again, or fetches the demo again, after a failure.
    pub fn try_again(&self) {
        if self.drafts.with_untracked(Vec::is_empty) {
            self.status.set(Status::Working { progress: None, before: None });
            self.show_demo();
        } else {
            self.compare();
        }
    }

    pub(super) fn open(&self, origin: Origin, story: Story) {
        self.set_story(origin, story);
        self.compare();
    }

    /// Takes up a story in place of all articles there are.
    pub(super) fn set_story(&self, origin: Origin, story: Story) {
        self.forget_choices();
        self.origin.set(origin);
        self.on_show.set(self.new_sheet());
        self.title.set(story.title);
        let drafts = self.drafts_of(story.articles);
        if let Some(draft) = story.base.and_then(|base| drafts.get(base)) {
            self.base.set(BaseChoice::Draft(draft.key));
        }
        self.pins.set(pins::kept(story.pins, &drafts));
        self.drafts.set(drafts);
    }

    fn drafts_of(&self, sources: Vec<Source>) -> Vec<Draft> {
        let sources = sources.into_iter();
        let new_key = || {
            self.kept.try_update_value(|kept| {
                kept.next_key += 1;
                kept.next_key
            })
        };
        sources.map(|source| Draft { key: new_key().unwrap_or_default(), source }).collect()
    }

    fn forget_choices(&self) {
        self.base.set(BaseChoice::AsGiven);
        self.columns.set(None);
        self.article.set(None);
        self.against.set(Against::Base);
        self.current.set(None);
        self.passage.set(None);
        self.forget_corrections();
    }

    pub(super) fn snapshot(&self) -> Snapshot {
        Snapshot {
            origin: self.origin.get_untracked(),
            title: self.title.get_untracked(),
            drafts: self.drafts.get_untracked(),
            base: self.base.get_untracked(),
            pins: self.pins.get_untracked(),
            on_show: self.on_show.get_untracked(),
        }
    }

    pub(super) fn restore(&self, snapshot: Snapshot) {
        self.forget_choices();
        self.origin.set(snapshot.origin);
        self.title.set(snapshot.title);
        self.base.set(snapshot.base);
        self.drafts.set(snapshot.drafts);
        self.pins.set(snapshot.pins);
        self.on_show.set(snapshot.on_show);
        self.compare();
    }
}
