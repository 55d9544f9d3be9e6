//! What is worked out from a finished comparison only when a view asks for it.

use wasm_split_helpers::wasm_split;
use wirediff_engine::findings::Finding;
use wirediff_engine::{Absences, Collation, Ledger, Likeness, absences, findings, ledger, likeness};

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
    /// The code that works it out could not be fetched.
    Missing,
}

/// Works out what was asked for, against the collation's base. Its code is fetched
/// when it is first asked for.
pub async fn outcome(collation: &Collation, inquiry: Inquiry) -> Outcome {
    let outcome = match inquiry {
        Inquiry::Findings => found(collation).await,
        Inquiry::Ledger => reckoned(collation).await,
        Inquiry::Likeness => compared(collation).await,
    };
    outcome.unwrap_or(Outcome::Missing)
}

#[wasm_split(found, fallible)]
fn found(collation: &Collation) -> Result<Outcome, PartError> {
    Ok(Outcome::Findings { findings: findings(collation) })
}

#[wasm_split(reckoned, fallible)]
fn reckoned(collation: &Collation) -> Result<Outcome, PartError> {
    Ok(Outcome::Ledger { ledger: ledger(collation), absences: absences(collation) })
}

// The ledger and likeness stand in one view.
#[wasm_split(reckoned, fallible)]
fn compared(collation: &Collation) -> Result<Outcome, PartError> {
    Ok(Outcome::Likeness { likeness: likeness(collation) })
}
