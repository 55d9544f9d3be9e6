//! Corrections by hand: this belongs with that, these are not the same, this is
//! page furniture; with the way back and forth.
//!
//! A correction is a pin. The engine compares anew with it, and everything else
//! falls into place around it.

use leptos::prelude::*;
use wirediff_engine::story::{Pin, PinKind};
use wirediff_engine::{BlockId, Role};

use super::pins::{self, KeptPin};
use super::{Comparison, Key, Session};
use crate::model::Collated;
use crate::phrases;

/// A line that tells the reader what was just done.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    pub sentence: String,
    /// Whether it tells of a correction, which can be undone.
    pub is_correction: bool,
}

/// The corrections of this visit, and those taken back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// One correction: the pins before and after it, and what it says.
#[derive(Clone, Debug, PartialEq)]
struct Step {
    before: Vec<KeptPin>,
    after: Vec<KeptPin>,
    says: String,
}

/// What is to be looked at once the engine has answered.
#[derive(Clone)]
pub struct Awaited {
    /// What the latest correction says; nothing if it was taken back.
    says: Option<String>,
    pins: Vec<KeptPin>,
    not_honoured_before: usize,
    focus: Option<String>,
}

/// A correction in the list of them.
pub struct Listed {
    pub says: String,
    pub honoured: bool,
}

impl Session {
    /// Returns the pins of the story as it stands, to be kept with it.
    pub fn story_pins(&self) -> Vec<Pin> {
        let keys: Vec<Key> = self.drafts.with(|drafts| drafts.iter().map(|draft| draft.key).collect());
        self.pins.with(|pins| pins::placed(pins, &keys))
    }

    /// Corrects as an address says that was kept or sent. (The way back leaves
    /// corrections as they are.)
    pub fn take_pins(&self, pins: &[Pin]) {
        let Some(Comparison { keys, .. }) = self.comparison() else { return };
        let pins: Vec<KeptPin> = pins.iter().filter_map(|pin| KeptPin::new(pin.is, &pin.blocks, &keys)).collect();
        if !pins.is_empty() && pins != self.pins.get_untracked() {
            self.pins.set(pins);
            self.compare();
        }
    }

    /// Says of each of these groups of blocks the same, in one step.
    pub fn correct(&self, is: PinKind, groups: &[Vec<BlockId>]) {
        let Some(Comparison { collated, keys }) = self.comparison() else { return };
        let before = self.pins.get_untracked();
        let mut after = before.clone();
        let mut pins = Vec::new();
        for pin in groups.iter().filter_map(|blocks| KeptPin::new(is, blocks, &keys)) {
            after.retain(|earlier| !earlier.answers_same(&pin));
            after.push(pin.clone());
            pins.push(pin);
        }
        let says = match groups {
            [blocks] => in_words(&collated, is, blocks),
            [first, ..] => {
                phrases::apart_from_all(&first.first().map_or(String::new(), |id| named(&collated, *id)), groups.len())
            }
            [] => return,
        };
        self.history.update(|history| {
            history.done.push(Step { before, after: after.clone(), says: says.clone() });
            history.undone.clear();
        });
        self.put(after, Some(says.clone()), pins);
        self.tell(phrases::corrected(&says), true);
    }

    /// Takes back what was done last: what a notice tells of, else a correction.
    pub fn undo_latest(&self) {
        let has_notice = self.notice.with_untracked(|notice| notice.as_ref().is_some_and(|it| it.undo.is_some()));
        if has_notice { self.undo() } else { self.take_back() }
    }

    /// Takes the latest correction back.
    pub fn take_back(&self) {
        let step = self.history.try_update(|history| {
            let step = history.done.pop()?;
            history.undone.push(step.clone());
            Some(step)
        });
        match step.flatten() {
            Some(step) => {
                self.put(step.before, None, Vec::new());
                self.tell(phrases::taken_back(&step.says), true);
            }
            None => self.tell(phrases::NOTHING_TO_UNDO.say().to_owned(), false),
        }
    }

    /// Does again what was taken back last.
    pub fn do_again(&self) {
        let step = self.history.try_update(|history| {
            let step = history.undone.pop()?;
            history.done.push(step.clone());
            Some(step)
        });
        match step.flatten() {
            Some(step) => {
                self.put(step.after, None, Vec::new());
                self.tell(phrases::done_again(&step.says), true);
            }
            None => self.tell(phrases::NOTHING_TO_REDO.say().to_owned(), false),
        }
    }

    /// Returns whether there is a correction to take back, and one to do again.
    pub fn ways(&self) -> (bool, bool) {
        self.history.with(|history| (!history.done.is_empty(), !history.undone.is_empty()))
    }

    /// Removes a correction, by its place among all of them.
    pub fn remove_correction(&self, at: usize) {
        let before = self.pins.get_untracked();
        let Some(removed) = before.get(at) else { return };
        let says = self.comparison().and_then(|Comparison { collated, keys }| {
            removed.placed(&keys).map(|pin| in_words(&collated, pin.is, &pin.blocks))
        });
        let says = says.unwrap_or_default();
        let mut after = before.clone();
        after.remove(at);
        self.history.update(|history| {
            history.done.push(Step { before, after: after.clone(), says: says.clone() });
            history.undone.clear();
        });
        self.put(after, None, Vec::new());
        self.tell(phrases::taken_back(&says), true);
    }

    /// Returns all corrections in words, the earliest first.
    pub fn listed_corrections(&self) -> Vec<Listed> {
        let pins = self.pins.get();
        let Some((collated, keys)) = self.collated().zip(self.comparison().map(|comparison| comparison.keys)) else {
            return Vec::new();
        };
        let listed = pins.iter().map(|pin| match pin.placed(&keys) {
            Some(pin) => {
                let honoured = is_honoured(&collated, &pin);
                Listed { says: in_words(&collated, pin.is, &pin.blocks), honoured }
            }
            None => Listed { says: String::new(), honoured: false },
        });
        listed.collect()
    }

    /// Marks a block, to say next what it belongs with; or no longer.
    pub fn mark_block(&self, block: Option<BlockId>) {
        let Some(Comparison { collated, keys }) = self.comparison() else { return };
        let kept = block.and_then(|block| Some((*keys.get(block.article.index())?, block.block)));
        let kept = kept.filter(|kept| self.marked.get_untracked() != Some(*kept));
        self.marked.set(kept);
        match block.filter(|_| kept.is_some()) {
            Some(block) => self.tell(phrases::marked(&named(&collated, block)), false),
            None => self.tell(phrases::UNMARKED.say().to_owned(), false),
        }
    }

    /// Returns the marked block, if its article is still there.
    pub fn marked_block(&self) -> Option<BlockId> {
        let (key, block) = self.marked.get()?;
        let (article, ..) = self.articles().into_iter().find(|(_, other, _)| *other == key)?;
        Some(BlockId { article, block })
    }

    /// Says of the marked block and the focused one that they belong together, or don't.
    pub fn correct_pair(&self, is: PinKind) {
        let (marked, here) = (self.marked_block(), self.root.focused_passage());
        match (marked, here) {
            (None, _) => self.tell(phrases::MARK_FIRST.say().to_owned(), false),
            (_, None) => self.tell(phrases::GO_FIRST.say().to_owned(), false),
            (Some(marked), Some(here)) => self.pair(is, marked, here),
        }
    }

    /// Says of two blocks that they belong together, or don't.
    pub fn pair(&self, is: PinKind, one: BlockId, other: BlockId) {
        if one.article == other.article {
            self.tell(phrases::ONE_ARTICLE.say().to_owned(), false);
            return;
        }
        self.marked.set(None);
        self.correct(is, &[vec![one, other]]);
    }

    /// Marks the focused block; where one is lacking, that one.
    pub fn mark_here(&self) {
        match self.root.focused_passage() {
            Some(block) => self.mark_block(Some(block)),
            None => self.tell(phrases::GO_FIRST.say().to_owned(), false),
        }
    }

    /// Calls the focused block page furniture, or part of the story if it was that.
    pub fn turn_here(&self) {
        match self.root.focused_block() {
            Some(block) => self.correct(self.other_kind(block), &[vec![block]]),
            None => self.tell(phrases::GO_FIRST.say().to_owned(), false),
        }
    }

    /// Returns what a block may be called that it is not.
    pub fn other_kind(&self, block: BlockId) -> PinKind {
        let role = self.comparison().and_then(|comparison| comparison.collated.block(block).map(|block| block.role));
        if role == Some(Role::Furniture) { PinKind::Body } else { PinKind::Furniture }
    }

    /// Tells the reader what was done.
    pub fn tell(&self, sentence: String, is_correction: bool) {
        self.told.set(Some(Told { sentence, is_correction }));
    }

    /// Returns what is told of a correction, if one was made or taken back last.
    pub fn correction_told(&self) -> Option<String> {
        self.told.get().filter(|told| told.is_correction).map(|told| told.sentence)
    }

    /// Compares anew with these pins.
    fn put(&self, after: Vec<KeptPin>, says: Option<String>, pins: Vec<KeptPin>) {
        let not_honoured_before = self.comparison().map_or(0, |comparison| not_honoured(&comparison.collated));
        let focus = self.root.focused_id();
        self.awaited.set_value(Some(Awaited { says, pins, not_honoured_before, focus }));
        // It told of the articles as they were without this.
        self.notice.set(None);
        self.pins.set(after);
        self.compare();
    }

    /// Says what became of the latest correction, and brings the focus back to
    /// where it was.
    pub fn look_at_answer(&self) {
        let Some(awaited) = self.awaited.try_update_value(Option::take).flatten() else { return };
        let Some(Comparison { collated, keys }) = self.comparison() else { return };
        if let Some(says) = awaited.says {
            let is_so = |pin: &KeptPin| pin.placed(&keys).is_some_and(|pin| is_honoured(&collated, &pin));
            let lost = not_honoured(&collated).saturating_sub(awaited.not_honoured_before);
            if !awaited.pins.iter().all(is_so) {
                self.tell(phrases::not_honoured(&says), true);
            } else if lost > 0 {
                self.tell(phrases::overrules(&says, lost), true);
            }
        }
        if let Some(focus) = awaited.focus {
            // The views are drawn anew first, and the passage is put in its place.
            let root = self.root;
            request_animation_frame(move || request_animation_frame(move || root.focus_if_lost(&focus)));
        }
    }

    /// Forgets what was corrected in another story.
    pub fn forget_corrections(&self) {
        self.history.set(History::default());
        self.marked.set(None);
        self.told.set(None);
        self.awaited.set_value(None);
    }
}

fn not_honoured(collated: &Collated) -> usize {
    collated.collation.pins.iter().filter(|pin| !pin.honoured).count()
}

fn is_honoured(collated: &Collated, pin: &Pin) -> bool {
    let mut pins = collated.collation.pins.iter().rev();
    pins.find(|told| told.is == pin.is && told.blocks == pin.blocks).is_some_and(|told| told.honoured)
}

/// Says what a pin says.
pub fn in_words(collated: &Collated, is: PinKind, blocks: &[BlockId]) -> String {
    let paragraphs: Vec<String> = blocks.iter().map(|id| named(collated, *id)).collect();
    phrases::correction(is, &paragraphs)
}

/// Names a block by its first words and its article.
pub fn named(collated: &Collated, block: BlockId) -> String {
    let name = collated.article(block.article).map_or("", |article| article.name());
    phrases::of_article(&phrases::quoted(collated.collation.block_text(block)), &format!("\u{2068}{name}\u{2069}"))
}
