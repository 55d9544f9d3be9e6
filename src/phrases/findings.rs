//! The words of the findings view.

use wirediff_engine::findings::{FindingKind, Form};

use super::*;

pub const FINDING: &str = "Looking for quotations, figures and names that differ …";
pub const NO_FINDINGS: &str = "No quotation, figure, name or source was found to differ.";
pub const OTHER_TAKE: &str =
    "A figure that differs may come from another take of the wire: these articles were published at different times.";
pub const KINDS_SHOWN: &str = "Findings shown";
pub const ALL_KINDS: &str = "All";
pub const NOT_IN: &str = "Not in";
pub const PREVIOUS_FINDING: &str = "Previous finding";
pub const NEXT_FINDING: &str = "Next finding";

/// Returns the question that findings of a kind answer.
pub fn question(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Negation => "Denied here, not there",
        FindingKind::Quotation => "Quotations",
        FindingKind::Figure => "Figures",
        FindingKind::Attribution => "Who says so",
        FindingKind::Certainty => "How sure it is made to be",
        FindingKind::Name => "Spelled otherwise",
        FindingKind::Title => "What people are called",
        FindingKind::Headline => "Headlines",
    }
}

/// Says how an article's words for a finding stand to those told first, which
/// may be the base's; nothing where the words themselves say it.
pub fn form(form: Form, kind: FindingKind, of_base: bool) -> &'static str {
    match form {
        Form::Different if matches!(kind, FindingKind::Title | FindingKind::Headline) => "",
        Form::Altered if kind == FindingKind::Name => "",
        Form::Same => "the same",
        Form::Different => "differs",
        Form::OtherForm => "in another form",
        Form::Fragment => "in part",
        Form::Shortened if of_base => "shortened",
        Form::Shortened => "shorter",
        Form::Altered if of_base => "altered",
        Form::Altered => "with other words",
        Form::Translated => "in quite other words",
        Form::Corrupted if of_base => "garbled",
        Form::Corrupted => "word for word otherwise",
        Form::Indirect => "without quotation marks",
        Form::Rounded => "rounded",
        Form::Converted => "converted",
        Form::Vaguer => "vaguer",
        Form::MoreExact => "more exact",
        Form::Updated => "newer",
        Form::Without if of_base => "drops it",
        Form::Without => "has none",
        Form::With if of_base => "adds it",
        Form::With => "has it",
    }
}

/// Says where the reader stands among the findings; `index` counts from 0.
pub fn finding(index: usize, of: usize) -> String {
    format!("Finding {} of {}", number(index + 1), number(of))
}

pub fn findings(of: usize) -> String {
    if of == 0 { "No findings".to_owned() } else { count(of, "finding", "findings") }
}

/// Offers those of a kind that are not shown yet.
pub fn show_all(findings: usize) -> String {
    format!("Show all {}", number(findings))
}

/// Says who is said to have said it.
pub fn said_by(name: &str) -> String {
    format!("said by {name}")
}

/// Says what a headline puts first.
pub fn puts_first(words: &str) -> String {
    format!("puts first {}", quoted(words))
}

/// Says how many findings are the same in all articles that have them.
pub fn same_everywhere(count: usize, is_rest: bool) -> String {
    let more = if is_rest { " more" } else { "" };
    let it = if count == 1 { "it" } else { "them" };
    format!("{}{more}, the same in every article that has {it}", number(count))
}

/// Says what a headline lacks that others have.
pub fn lacks(words: &[String]) -> String {
    format!("without {}", words.iter().map(|word| format!("“{word}”")).collect::<Vec<_>>().join(", "))
}

/// Says in which articles less can be found.
pub fn without_words(names: &[&str]) -> String {
    let what = "These are in a language whose words are not known here, so only quotation marks, digits, names and headlines were looked at";
    with_names(what, names)
}
