//! What is worked out from a finished comparison only when a view asks for it.
//!
//! The code that does it is fetched when it is first asked for, and so is what
//! makes bytes of it: page and worker hand it on as bytes.

use wasm_split_helpers::wasm_split;
use wirediff_engine::edits::{LinkEdits, pair_edits};
use wirediff_engine::findings::Finding;
use wirediff_engine::{Absences, ArticleId, Collation, Ledger, Likeness, absences, findings, ledger, likeness};

use super::bytes::Bytes;
use crate::part::PartError;

/// What a view asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Inquiry {
    Findings,
    Ledger,
    Likeness,
}

/// What it is told.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Findings {
        findings: Vec<Finding>,
    },
    /// Nothing of either where no two articles can be compared.
    Ledger {
        ledger: Option<Ledger>,
        absences: Option<Absences>,
    },
    Likeness {
        likeness: Option<Likeness>,
    },
}

impl Outcome {
    /// Reads what was worked out.
    pub fn of_bytes(mut bytes: &[u8]) -> Option<Self> {
        Outcome::read(&mut bytes)
    }

    fn into_bytes(self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.write(&mut bytes);
        bytes
    }
}

/// Works out what was asked for, against the collation's base; returns the bytes of
/// an [`Outcome`].
pub async fn outcome(collation: &Collation, inquiry: Inquiry) -> Result<Vec<u8>, PartError> {
    match inquiry {
        Inquiry::Findings => found(collation).await,
        Inquiry::Ledger => reckoned(collation).await,
        Inquiry::Likeness => compared(collation).await,
    }
}

#[wasm_split(found, fallible)]
fn found(collation: &Collation) -> Result<Vec<u8>, PartError> {
    Ok(Outcome::Findings { findings: findings(collation) }.into_bytes())
}

#[wasm_split(reckoned, fallible)]
fn reckoned(collation: &Collation) -> Result<Vec<u8>, PartError> {
    Ok(Outcome::Ledger { ledger: ledger(collation), absences: absences(collation) }.into_bytes())
}

// The ledger and likeness stand in one view.
#[wasm_split(reckoned, fallible)]
fn compared(collation: &Collation) -> Result<Vec<u8>, PartError> {
    Ok(Outcome::Likeness { likeness: likeness(collation) }.into_bytes())
}

/// Works out the edits between two articles, `left` before `right` in the story;
/// returns the bytes of a list of [`LinkEdits`].
#[wasm_split(edits, fallible)]
pub fn edits(collation: &Collation, left: ArticleId, right: ArticleId) -> Result<Vec<u8>, PartError> {
    let mut bytes = Vec::new();
    pair_edits(collation, left, right).write(&mut bytes);
    Ok(bytes)
}

/// Reads the edits between two articles.
pub fn edits_of_bytes(mut bytes: &[u8]) -> Option<Vec<LinkEdits>> {
    Bytes::read(&mut bytes)
}
