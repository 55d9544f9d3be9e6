//! Asking the engine, and what becomes of its answers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wirediff_engine::Collation;

use super::{Comparison, EditsOfPair, Failure, Key, OutcomeAgainst, Session, Status};
use crate::model::collated::by_link;
use crate::model::{Collated, Job, Pair, View};
use crate::part::{PartError, at_once};
use crate::worker::{Inquiry, News, Outcome, edits_of_bytes};

impl Session {
    /// Returns the edits of a pair, asking for them the first time.
    pub fn edits(&self, collated: &Arc<Collated>, pair: Pair) -> EditsOfPair {
        let (left, right) = pair.in_order();
        let name = (collated.job, left, right);
        if let Some(known) = self.edits.with_value(|edits| edits.get(&name).cloned()) {
            return known;
        }
        let edits = ArcRwSignal::new(collated.given_edits(left, right).map(Arc::new));
        self.edits.update_value(|all| {
            all.insert(name, edits.clone());
        });
        if edits.with_untracked(Option::is_none) {
            self.collator.with_value(|collator| {
                if let Some(collator) = collator {
                    collator.edits(collated, left, right);
                }
            });
        }
        edits
    }

    /// Returns what is told of a comparison, asking for it the first time.
    pub fn outcome(&self, collated: &Arc<Collated>, inquiry: Inquiry) -> Option<Arc<Outcome>> {
        let name = (collated.job, collated.collation.base, inquiry);
        if let Some(known) = self.outcomes.with_value(|outcomes| outcomes.get(&name).cloned()) {
            return known.get();
        }
        let given = &collated.collation.findings;
        let is_given = inquiry == Inquiry::Findings && !given.is_empty();
        let given = is_given.then(|| Arc::new(Outcome::Findings { findings: given.clone() }));
        let outcome = OutcomeAgainst::new(given);
        self.outcomes.update_value(|all| {
            all.insert(name, outcome.clone());
        });
        if !is_given {
            self.collator.with_value(|collator| {
                if let Some(collator) = collator {
                    collator.ask(collated, inquiry);
                }
            });
        }
        outcome.get()
    }

    /// Compares the articles as they are now.
    pub(super) fn compare(&self) {
        let drafts = self.drafts.get_untracked();
        if drafts.is_empty() {
            self.collator.with_value(|collator| {
                if let Some(collator) = collator {
                    collator.cancel();
                }
            });
            self.under_way.set_value(None);
            self.status.set(Status::Empty);
            return;
        }
        // By the time there is something to see there should be something to see it with.
        let view = self.next_view(drafts.len());
        let loading = (self.load)(view);
        spawn_local(async move { _ = loading.await });
        let keys: Arc<[Key]> = drafts.iter().map(|draft| draft.key).collect();
        let story = untrack(|| self.story());
        let before = self.status.with_untracked(Status::comparison);
        self.status.set(Status::Working { progress: None, before });
        self.collator.with_value(|collator| {
            if let Some(collator) = collator {
                let job = collator.collate(story);
                self.under_way.set_value(Some((job, keys)));
            }
        });
    }

    /// Ends the comparison under way; the articles stay.
    pub fn stop(&self) {
        self.collator.with_value(|collator| {
            if let Some(collator) = collator {
                collator.cancel();
            }
        });
        self.under_way.set_value(None);
        let before = self.status.with_untracked(Status::comparison);
        self.status.set(Status::Failed { failure: Failure::StoppedByReader, before });
    }

    /// Returns the view that so many articles will be shown in.
    pub(super) fn next_view(&self, articles: usize) -> View {
        let asked = self.asked_for.with_value(|asked| asked.as_ref().map(|address| address.view));
        if articles == 1 { View::Reading } else { asked.unwrap_or(self.view.get_untracked()) }
    }

    /// Does something once the code of a view is here, or cannot be had: what is
    /// read can only be kept in its place if the view is drawn at once.
    pub(super) fn with_view(&self, view: View, act: impl FnOnce(Session, Result<(), PartError>) + 'static) {
        let mut loading = (self.load)(view);
        if let Some(loaded) = at_once(&mut loading) {
            return act(*self, loaded);
        }
        let session = *self;
        spawn_local(async move {
            let loaded = loading.await;
            if session.is_there() {
                act(session, loaded);
            }
        });
    }

    /// Forgets what was worked out of a comparison that is no longer on show.
    pub(super) fn forget_answers(&self) {
        self.edits.set_value(BTreeMap::new());
        self.outcomes.set_value(BTreeMap::new());
        self.in_a_hurry.set(false);
        self.unfolded.set(BTreeSet::new());
        self.opened.set(BTreeSet::new());
        self.pointed.set(None);
    }

    pub(super) fn hear(&self, news: News) {
        if !self.is_there() {
            return;
        }
        match news {
            News::Progress(progress) => self.status.update(|status| {
                if let Status::Working { progress: known, .. } = status {
                    *known = Some(progress);
                }
            }),
            News::Collated(job, collation) => {
                let view = self.next_view(collation.articles.len());
                self.with_view(view, move |session, _| session.show_answer(job, collation));
            }
            News::Edits(job, left, right, edits) => {
                let name = (job, left, right);
                let Some(edits) = edits.as_deref().and_then(edits_of_bytes) else {
                    // Whoever asks next may have better luck.
                    self.edits.update_value(|all| _ = all.remove(&name));
                    return self.note_missing_part(PartError);
                };
                if let Some(known) = self.edits.with_value(|all| all.get(&name).cloned()) {
                    known.set(Some(Arc::new(by_link(edits))));
                }
            }
            News::Told(job, base, inquiry, outcome) => {
                let name = (job, base, inquiry);
                let Some(outcome) = outcome.as_deref().and_then(Outcome::of_bytes) else {
                    self.outcomes.update_value(|all| _ = all.remove(&name));
                    return self.note_missing_part(PartError);
                };
                if let Some(known) = self.outcomes.with_value(|all| all.get(&name).cloned()) {
                    known.set(Some(Arc::new(outcome)));
                }
            }
            News::WithoutWorker(error) => self.without_worker.set(Some(error)),
        }
    }

    /// Shows the answer of the engine, unless something else was asked since.
    fn show_answer(&self, job: Job, collation: Collation) {
        let Some((_, keys)) = self.under_way.get_value().filter(|(asked, _)| *asked == job) else {
            return;
        };
        self.keep_place();
        self.forget_answers();
        let collated = Arc::new(Collated::new(job, collation));
        self.status.set(Status::Ready(Comparison { collated, keys }));
        self.look_at_answer();
        if self.root.is_page {
            self.fetch_all_views();
        }
    }

    /// Has all views at hand soon: whoever opened the whole page will turn to them.
    fn fetch_all_views(&self) {
        let load = self.load;
        let fetch =
            move || View::ALL.map(load).into_iter().for_each(|loading| spawn_local(async move { _ = loading.await }));
        set_timeout(fetch, Duration::from_secs(1));
    }
}
