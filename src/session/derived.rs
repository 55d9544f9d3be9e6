//! What follows from the reader's choices: each worked out at most once, and only
//! when somebody asks.

use std::sync::Arc;

use leptos::prelude::*;
use wirediff_engine::ArticleId;

use super::choices::{Against, BaseChoice};
use super::{Comparison, Key, Session, Status};
use crate::model::dial::Dial;
use crate::model::differences::{Edits, in_findings, in_overview, in_running, in_table, in_versions};
use crate::model::findings::{Question, questions};
use crate::model::overview::overview;
use crate::model::running::running;
use crate::model::search::{Hits, Letters};
use crate::model::table::table;
use crate::model::versions::versions;
use crate::model::{Collated, Difference, Item, Overview, Pair, PairEdits, Table, Versions, View};
use crate::worker::{Inquiry, Outcome};

/// All that is worked out from the session's signals, each at most once.
#[derive(Clone, Copy)]
pub struct Derived {
    pub(super) comparison: Memo<Option<Comparison>>,
    pub(super) collated: Memo<Option<Arc<Collated>>>,
    pub(super) columns: Memo<Vec<ArticleId>>,
    pub(super) pair: Memo<Option<(ArticleId, Option<ArticleId>)>>,
    pub(super) overview: Memo<Arc<Overview>>,
    pub(super) versions: Memo<Arc<Versions>>,
    pub(super) table: Memo<Arc<Table>>,
    pub(super) items: Memo<Arc<Vec<Item>>>,
    pub(super) hits: Memo<Arc<Hits>>,
    pub(super) questions: Memo<Option<Arc<Vec<Question>>>>,
    /// All there are, and those of them that the reader wants to see.
    pub(super) all_differences: Memo<Arc<Vec<Difference>>>,
    pub(super) differences: Memo<Arc<Vec<Difference>>>,
}

impl Derived {
    pub fn new(session: Session) -> Self {
        let comparison = Memo::new(move |_| session.status.with(Status::comparison));
        let collated = Memo::new(move |_| {
            let Comparison { collated, keys } = comparison.get()?;
            let base = match session.base.get() {
                BaseChoice::AsGiven => return Some(collated),
                choice => choice.position(&keys).map(|place| ArticleId(place as u32)),
            };
            if collated.collation.base == base { Some(collated) } else { Some(Arc::new(collated.with_base(base))) }
        });
        let overview = Memo::new(move |_| Arc::new(session.overview_of(&collated)));
        let versions = Memo::new(move |_| {
            let versions = collated.get().map(|collated| {
                let of_pair = |pair: Pair| session.edits(&collated, pair).get();
                versions(&collated, session.passage(), &Edits { of_pair: &of_pair })
            });
            Arc::new(versions.unwrap_or_default())
        });
        let letters = Memo::new(move |_| Arc::new(collated.get().as_deref().map(Letters::of).unwrap_or_default()));
        let hits = Memo::new(move |_| {
            let is_searching = session.words.with(|words| !words.trim().is_empty());
            Arc::new(if is_searching {
                letters.with(|letters| session.words.with(|words| letters.hits(words)))
            } else {
                Hits::new()
            })
        });
        let columns = Memo::new(move |_| session.chosen_columns(&comparison));
        let pair = Memo::new(move |_| session.chosen_pair(&comparison, &collated));
        let table = Memo::new(move |_| {
            let Some(collated) = collated.get() else {
                return Arc::default();
            };
            let (columns, there) = match pair.get().filter(|_| session.is_narrow.get()) {
                Some((here, there)) => (vec![here], there),
                None => (columns.get(), None),
            };
            let reference = collated.collation.base.or(there).or(columns.first().copied());
            Arc::new(table(&collated, &columns, reference))
        });
        let items = Memo::new(move |_| {
            let items = collated.get().zip(pair.get()).map(|(collated, (here, there))| running(&collated, here, there));
            Arc::new(items.unwrap_or_default())
        });
        let questions = Memo::new(move |_| {
            let collated = collated.get()?;
            match session.outcome(&collated, Inquiry::Findings)?.as_ref() {
                Outcome::Findings { findings } => Some(Arc::new(questions(&collated, findings))),
                _ => None,
            }
        });
        let all_differences = Memo::new(move |_| {
            Arc::new(match session.view() {
                View::Overview => in_overview(&overview.get(), session.is_narrow.get()),
                View::Passage => in_versions(&versions.get()),
                View::Findings => {
                    questions.with(|found| in_findings(found.as_deref().map_or(&[], Vec::as_slice), session.kind.get()))
                }
                View::Columns | View::Reading => session.found(&collated, &table, &items, &pair),
            })
        });
        let differences = Memo::new(move |_| {
            let (all, dial) = (all_differences.get(), session.dial.get());
            if session.view() == View::Findings || dial == Dial::Everything {
                return all;
            }
            Arc::new(all.iter().filter(|difference| dial.shows(difference.grain)).cloned().collect())
        });
        Derived {
            comparison,
            collated,
            columns,
            pair,
            overview,
            versions,
            table,
            items,
            hits,
            questions,
            all_differences,
            differences,
        }
    }
}

impl Session {
    /// Returns the overview, closer as soon as all articles' edits of the base are
    /// known: to draw it anew for each of them would make it flicker.
    fn overview_of(&self, collated: &Memo<Option<Arc<Collated>>>) -> Overview {
        let Some(collated) = collated.get() else {
            return Overview::default();
        };
        let edits = collated.collation.base.and_then(|there| {
            let articles = collated.collation.articles.iter();
            let asked: Vec<_> = articles
                .map(|article| {
                    let pair = Pair { here: article.id, there };
                    (article.id != there).then(|| self.edits(&collated, pair))
                })
                .collect();
            let all = asked.iter().flatten().all(|edits| edits.with(Option::is_some));
            all.then(|| asked.iter().map(|edits| edits.as_ref().and_then(|edits| edits.get())).collect())
        });
        overview(&collated, &edits, self.order.get())
    }

    fn chosen_columns(&self, comparison: &Memo<Option<Comparison>>) -> Vec<ArticleId> {
        let Some(Comparison { keys, .. }) = comparison.get() else {
            return Vec::new();
        };
        let all = keys.iter().enumerate().map(|(place, key)| (ArticleId(place as u32), *key));
        let id = |key: &Key| all.clone().find(|(_, other)| other == key).map(|(id, _)| id);
        let chosen = self.columns.get().map(|chosen| chosen.iter().filter_map(id).collect::<Vec<_>>());
        match chosen {
            // A choice made among other articles says nothing of these.
            Some(columns) if !columns.is_empty() || self.columns.with(|c| c.as_ref().is_some_and(Vec::is_empty)) => {
                columns
            }
            _ => all.map(|(id, _)| id).take(default_columns(self.root.width())).collect(),
        }
    }

    fn chosen_pair(
        &self,
        comparison: &Memo<Option<Comparison>>,
        collated: &Memo<Option<Arc<Collated>>>,
    ) -> Option<(ArticleId, Option<ArticleId>)> {
        let keys = comparison.get()?.keys;
        let base = collated.get()?.collation.base;
        let place = |key: Key| keys.iter().position(|known| *known == key).map(|at| ArticleId(at as u32));
        let all = || (0..keys.len()).map(|at| ArticleId(at as u32));
        // At first, the first article that has something to be held against.
        let first = || all().find(|id| Some(*id) != base || keys.len() == 1);
        let first = || if base.is_none() { all().nth(1).or(first()) } else { first() };
        let here = self.article.get().and_then(place).or_else(first)?;
        let there = match self.against.get() {
            Against::Nothing => None,
            Against::Draft(key) => place(key).filter(|there| *there != here),
            Against::Base if base.is_some() => base.filter(|there| *there != here),
            Against::Base => all().find(|there| *there != here),
        };
        Some((here, there))
    }

    fn found(
        &self,
        collated: &Memo<Option<Arc<Collated>>>,
        table: &Memo<Arc<Table>>,
        items: &Memo<Arc<Vec<Item>>>,
        pair: &Memo<Option<(ArticleId, Option<ArticleId>)>>,
    ) -> Vec<Difference> {
        let Some(collated) = collated.get() else {
            return Vec::new();
        };
        let of_pair = |pair: Pair| -> Option<Arc<PairEdits>> { self.edits(&collated, pair).get() };
        let edits = Edits { of_pair: &of_pair };
        match (self.view(), pair.get()) {
            (View::Columns, _) => in_table(&collated, &table.get(), &edits),
            (View::Reading, Some((here, Some(there)))) => {
                in_running(&collated, &items.get(), Pair { here, there }, &edits)
            }
            _ => Vec::new(),
        }
    }
}

/// Returns how many columns are shown in a frame of that width, in letters,
/// unless the reader chooses.
fn default_columns(width: f64) -> usize {
    const ROOM_FOR_A_COLUMN: f64 = 19.0;
    ((width / ROOM_FOR_A_COLUMN) as usize).clamp(2, 4)
}
