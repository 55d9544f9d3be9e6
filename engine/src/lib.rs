//! Aligns and collates many versions of one news story.
//!
//! Data flows one way, and the files are named for its stages:
//! a [`Story`] of raw texts is [read] into [`Article`]s of blocks, sentences
//! and tokens; `align` finds the sentences of every two articles that answer each
//! other and `linking` their paragraphs; [collate](mod@collate) gathers these into
//! passages; [edits] says what changed inside a link. The result is a [`Collation`]: plain data.
//!
//! The engine is total: any text is a valid article, nothing returns
//! `Result`, nothing panics, and the same story gives the same answer on every
//! machine. It has no clock: work is bounded by a budget counted in steps
//! ([`Options`]), and an answer cut short says `thorough: false`.

pub mod absences;
mod align;
pub mod apparatus;
pub mod article;
mod candidates;
pub mod collate;
pub mod collation;
pub mod context;
mod copies;
mod corpus;
mod credits;
mod dense;
mod dress;
pub mod edits;
mod evidence;
mod facts;
pub mod features;
pub mod findings;
mod frame;
pub mod id;
pub mod ledger;
pub mod likeness;
mod linking;
mod links;
mod names;
pub mod options;
mod passages;
mod pins;
pub mod read;
mod recast;
mod relation;
pub mod shares;
mod similarity;
pub mod sort;
mod stem;
pub mod story;
pub mod story_file;
mod summary;
mod support;
mod swaps;
pub mod training;
mod weighed;

pub use absences::{Absences, absences};
pub use article::{Article, Block, Role, Sentence};
pub use collate::{collate, collate_with_progress};
pub use collation::{Collation, Evidence, Group, Link, Passage, Relation, Summary};
pub use edits::{Edit, EditKind, Operation};
pub use findings::{Finding, FindingKind, findings};
pub use id::{ArticleId, BlockId, SentenceId};
pub use ledger::{Ledger, ledger};
pub use likeness::{Likeness, likeness};
pub use options::{Options, Progress};
pub use story::{Meta, Source, Story};
pub use story_file::{Entry, StoryFile, StoryFileError};
