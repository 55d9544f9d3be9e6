//! What is worked out from a finished comparison only when a view asks for it.

use wirediff_engine::findings::Finding;
use wirediff_engine::{Absences, Collation, Ledger, Likeness, absences, findings, ledger, likeness};

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

/// Works out what was asked for, against the collation's base.
pub fn outcome(collation: &Collation, inquiry: Inquiry) -> Outcome {
    match inquiry {
        Inquiry::Findings => Outcome::Findings { findings: findings(collation) },
        Inquiry::Ledger => Outcome::Ledger { ledger: ledger(collation), absences: absences(collation) },
        Inquiry::Likeness => Outcome::Likeness { likeness: likeness(collation) },
    }
}
