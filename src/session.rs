//! What the reader has given and chosen, and what became of it.
//!
//! A few signals hold what a reader changes; everything else is derived from
//! them, in [`derived`]. Actions that change the articles are in [`articles`], what
//! the engine is asked and answers in [`answers`], choices of what to see in
//! [`choices`], what the address says of them in [`link`], stepping through
//! differences in [`steps`], keeping the passage in place in [`place`], showing where
//! paragraphs go in [`flight`], finding
//! words in [`finding`], ordering the columns in [`order`], correcting by hand in
//! [`corrections`], the tour in [`tour`], keeping stories in [`keeping`], and what a
//! reader does with them in [`stories`].

mod answers;
mod articles;
mod choices;
mod corrections;
mod derived;
mod finding;
mod flight;
mod host;
mod keeping;
mod language;
mod link;
mod order;
mod pins;
mod place;
mod steps;
mod stories;
mod theme;
mod tour;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;
use wirediff_engine::findings::FindingKind;
use wirediff_engine::options::Progress;
use wirediff_engine::{ArticleId, BlockId, Source};

use crate::dom::{Gap, Root};
use crate::model::overview::Order;
use crate::model::{Address, Collated, Dial, Job, PairEdits, View};
use crate::part::{Loading, PartError};
use crate::phrases;
use crate::storage::{StorageError, Summary};
use crate::worker::{Collator, Inquiry, Outcome, WorkerError};

pub use articles::Notice;
pub use corrections::{Told, named};
pub use finding::Found;
use finding::Marking;
pub use language::LANGUAGE;
pub use link::PASSAGE_SHEET;
pub use order::{hide_place, percent, width_place};
pub use tour::ADD_BUTTON;

/// Names an article for as long as the page is open, wherever it is moved.
pub type Key = u32;

/// One article as the reader gave it.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub key: Key,
    pub source: Source,
}

/// Whose articles these are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Demo,
    Own,
}

/// What a menu can be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuOf {
    Block(BlockId),
    Gap(Gap),
    Column(Key),
}

/// How far the comparison has come.
#[derive(Clone, PartialEq)]
pub enum Status {
    /// There are no articles.
    Empty,
    /// Under way; what was shown before stays till the answer comes.
    Working {
        progress: Option<Progress>,
        before: Option<Comparison>,
    },
    Ready(Comparison),
    Failed {
        failure: Failure,
        before: Option<Comparison>,
    },
}

/// Why there is no comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    DemoNotFetched,
    /// What the page gave to show is nothing that can be read.
    NotRead,
    StoppedByReader,
}

/// A collation together with the drafts it was made from.
#[derive(Clone, PartialEq)]
pub struct Comparison {
    pub collated: Arc<Collated>,
    /// The draft of each article, in the collation's order.
    pub keys: Arc<[Key]>,
}

/// What is told of a comparison against a base, nothing until it is known.
pub type OutcomeAgainst = ArcRwSignal<Option<Arc<Outcome>>>;

/// What was asked of a comparison, against which base.
type Asked = (Job, Option<ArticleId>, Inquiry);

type EditsOfPair = ArcRwSignal<Option<Arc<PairEdits>>>;

/// The one state behind all views. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Session {
    /// Where it is on show.
    pub root: Root,
    /// Fetches the code of a view.
    load: fn(View) -> Loading,
    pub drafts: RwSignal<Vec<Draft>>,
    pub origin: RwSignal<Origin>,
    pub title: RwSignal<Option<String>>,
    /// Corrections that came with the story or were made by hand.
    pub pins: RwSignal<Vec<pins::KeptPin>>,
    history: RwSignal<corrections::History>,
    /// What is to be looked at when the engine has answered to a correction.
    awaited: StoredValue<Option<corrections::Awaited>>,
    /// The block that the reader wants to say something of, and of another.
    marked: RwSignal<Option<(Key, u32)>>,
    /// What was just done.
    pub told: RwSignal<Option<Told>>,
    /// What the open menu is of.
    pub menu: RwSignal<Option<MenuOf>>,
    pub status: RwSignal<Status>,
    pub notice: RwSignal<Option<Notice>>,
    pub without_worker: RwSignal<Option<WorkerError>>,
    /// How much of what differs is shown.
    pub dial: RwSignal<Dial>,
    /// The blocks in which everything is marked, whatever the dial folds away.
    pub opened: RwSignal<BTreeSet<BlockId>>,
    /// The reader's stories that this browser keeps.
    pub stories: RwSignal<Vec<Summary>>,
    on_show: RwSignal<keeping::Sheet>,
    pub storage_error: RwSignal<Option<StorageError>>,
    tour: RwSignal<Option<tour::Tour>>,
    /// Whether there is room for one article only.
    pub is_narrow: RwSignal<bool>,
    /// The place of the chosen colours in [`theme::THEMES`].
    pub theme: RwSignal<usize>,
    /// The order of the passages in the overview.
    pub order: RwSignal<Order>,
    /// The only kind of findings on show, if not all are.
    pub kind: RwSignal<Option<FindingKind>>,
    /// Whether what does not differ is folded away.
    pub changes_only: RwSignal<bool>,
    /// The words that the reader searches for.
    pub words: RwSignal<String>,
    /// How many of them are on the page, and at which of them the reader is.
    pub found: RwSignal<Found>,
    /// The id of the overview's cell that the reader points at.
    pub pointed: RwSignal<Option<String>>,
    view: RwSignal<View>,
    /// A block of the passage that the reader is at, by article and number.
    passage: RwSignal<Option<(Key, u32)>>,
    /// The first of each run without differences that the reader has unfolded.
    unfolded: RwSignal<BTreeSet<usize>>,
    base: RwSignal<choices::BaseChoice>,
    columns: RwSignal<Option<Vec<Key>>>,
    /// How wide columns are that the reader made wider or narrower.
    widths: RwSignal<Vec<(Key, f64)>>,
    /// The widths that the address tells: those under a dragging hand come when it lets go.
    kept_widths: RwSignal<Vec<(Key, u32)>>,
    article: RwSignal<Option<Key>>,
    against: RwSignal<choices::Against>,
    current: RwSignal<Option<String>>,
    /// Set when a reader jumps: views then put everything on the page at once.
    pub in_a_hurry: RwSignal<bool>,
    /// How often a long list has come to its end on the page.
    pub drawn: RwSignal<usize>,
    derived: StoredValue<Option<derived::Derived>>,
    kept: StoredValue<articles::Kept>,
    /// How often the page around has given something to show.
    given: StoredValue<u32>,
    shelf: StoredValue<keeping::Shelf>,
    /// The link that the reader last followed from a finding.
    pub followed: StoredValue<Option<String>>,
    /// What was being read when the dialog of articles was opened.
    behind_dialog: StoredValue<place::Seen>,
    /// What the address asked for before there was anything to see.
    asked_for: StoredValue<Option<Address>>,
    /// The base that the page around asked for before there were articles.
    asked_base: StoredValue<Option<Option<String>>>,
    under_way: StoredValue<Option<(Job, Arc<[Key]>)>>,
    edits: StoredValue<BTreeMap<(Job, ArticleId, ArticleId), EditsOfPair>>,
    outcomes: StoredValue<BTreeMap<Asked, OutcomeAgainst>>,
    /// The hits on the page.
    ranges: StoredValue<Vec<web_sys::Range>, LocalStorage>,
    marking: StoredValue<Marking>,
    collator: StoredValue<Option<Collator>, LocalStorage>,
}

impl Session {
    /// Starts a session that is on show in `root`; `load` fetches the code of a view.
    pub fn new(root: Root, collator: Collator, load: fn(View) -> Loading) -> Self {
        let session = Session {
            root,
            load,
            drafts: RwSignal::new(Vec::new()),
            origin: RwSignal::new(Origin::Demo),
            title: RwSignal::new(None),
            pins: RwSignal::new(Vec::new()),
            history: RwSignal::new(corrections::History::default()),
            awaited: StoredValue::new(None),
            marked: RwSignal::new(None),
            told: RwSignal::new(None),
            menu: RwSignal::new(None),
            status: RwSignal::new(Status::Working { progress: None, before: None }),
            notice: RwSignal::new(None),
            without_worker: RwSignal::new(None),
            dial: RwSignal::new(choices::kept_dial(&root)),
            opened: RwSignal::new(BTreeSet::new()),
            stories: RwSignal::new(Vec::new()),
            on_show: RwSignal::new(0),
            storage_error: RwSignal::new(None),
            tour: RwSignal::new(tour::at_first(&root)),
            is_narrow: RwSignal::new(false),
            theme: RwSignal::new(0),
            order: RwSignal::new(Order::Story),
            kind: RwSignal::new(None),
            changes_only: RwSignal::new(false),
            words: RwSignal::new(String::new()),
            found: RwSignal::new(Found::default()),
            pointed: RwSignal::new(None),
            view: RwSignal::new(View::Overview),
            passage: RwSignal::new(None),
            unfolded: RwSignal::new(BTreeSet::new()),
            base: RwSignal::new(choices::BaseChoice::AsGiven),
            columns: RwSignal::new(None),
            widths: RwSignal::new(Vec::new()),
            kept_widths: RwSignal::new(Vec::new()),
            article: RwSignal::new(None),
            against: RwSignal::new(choices::Against::Base),
            current: RwSignal::new(None),
            in_a_hurry: RwSignal::new(false),
            drawn: RwSignal::new(0),
            derived: StoredValue::new(None),
            kept: StoredValue::new(articles::Kept::default()),
            given: StoredValue::new(0),
            shelf: StoredValue::new(keeping::Shelf::default()),
            followed: StoredValue::new(None),
            behind_dialog: StoredValue::new(Vec::new()),
            asked_for: StoredValue::new(None),
            asked_base: StoredValue::new(None),
            under_way: StoredValue::new(None),
            edits: StoredValue::new(BTreeMap::new()),
            outcomes: StoredValue::new(BTreeMap::new()),
            ranges: StoredValue::new_local(Vec::new()),
            marking: StoredValue::new(Marking::default()),
            collator: StoredValue::new_local(None),
        };
        session.derived.set_value(Some(derived::Derived::new(session)));
        collator.listen(move |news| session.hear(news));
        session.collator.set_value(Some(collator));
        session
    }

    /// Ends what is under way, and the worker: nobody looks any more.
    pub fn end(&self) {
        self.ranges.with_value(|hits| crate::highlight::mark_none(hits));
        self.collator.with_value(|collator| {
            if let Some(collator) = collator {
                collator.cancel();
            }
        });
    }

    /// Does something at the next frame, if the session is there then.
    pub fn soon(&self, act: impl FnOnce() + 'static) {
        let session = *self;
        request_animation_frame(move || {
            if session.is_there() {
                act();
            }
        });
    }

    /// Says whether the session has not been taken away: what was begun for it,
    /// such as a fetch, may outlast it.
    pub fn is_there(&self) -> bool {
        self.status.try_with_untracked(|_| ()).is_some()
    }

    /// Moves focus to the first of these that is there, once the page is drawn anew.
    pub fn focus_soon(&self, ids: Vec<String>) {
        let root = self.root;
        self.soon(move || root.focus_first(&ids));
    }

    /// Says that a part of the page's own code could not be fetched.
    pub fn note_missing_part(&self, _: PartError) {
        self.notice.set(Some(Notice { sentences: vec![phrases::PART_MISSING.say().to_owned()], undo: None }));
    }

    /// Returns the story as it is now, for the engine or to be kept.
    fn story(&self) -> wirediff_engine::Story {
        let drafts = self.drafts.get();
        let keys: Vec<Key> = drafts.iter().map(|draft| draft.key).collect();
        wirediff_engine::Story {
            title: self.title.get(),
            base: self.base.get().position(&keys),
            pins: self.pins.with(|pins| pins::placed(pins, &keys)),
            articles: drafts.into_iter().map(|draft| draft.source).collect(),
        }
    }
}

impl Status {
    /// Returns the comparison to show: the newest there is.
    pub fn comparison(&self) -> Option<Comparison> {
        match self {
            Status::Empty => None,
            Status::Working { before, .. } | Status::Failed { before, .. } => before.clone(),
            Status::Ready(comparison) => Some(comparison.clone()),
        }
    }
}

impl WorkerError {
    /// Says what it means for the reader.
    pub fn sentence(self) -> &'static str {
        match self {
            WorkerError::Refused => phrases::WORKER_REFUSED.say(),
            WorkerError::Crashed => phrases::WORKER_CRASHED.say(),
        }
    }
}
