//! The words of the findings view.

use wirediff_engine::findings::{FindingKind, Form};

use super::*;

phrases! {
    FINDING = "Looking for quotations, figures and names that differ …";
    NO_FINDINGS = "No quotation, figure, name or source was found to differ.";
    OTHER_TAKE = "A figure that differs may come from another take of the wire: these articles were published at different times.";
    KINDS_SHOWN = "Findings shown";
    ALL_KINDS = "All";
    NOT_IN = "Not in";
    PREVIOUS_FINDING = "Previous finding";
    NEXT_FINDING = "Next finding";
}

phrases! {
    ASKS_NEGATION = "Denied here, not there";
    ASKS_QUOTATION = "Quotations";
    ASKS_FIGURE = "Figures";
    ASKS_ATTRIBUTION = "Who says so";
    ASKS_CERTAINTY = "How sure it is made to be";
    ASKS_NAME = "Spelled otherwise";
    ASKS_TITLE = "What people are called";
    ASKS_HEADLINE = "Headlines";
    FORM_THE_SAME = "the same";
    FORM_DIFFERS = "differs";
    FORM_IN_ANOTHER_FORM = "in another form";
    FORM_IN_PART = "in part";
    FORM_SHORTENED = "shortened";
    FORM_SHORTER = "shorter";
    FORM_ALTERED = "altered";
    FORM_WITH_OTHER_WORDS = "with other words";
    FORM_IN_QUITE_OTHER_WORDS = "in quite other words";
    FORM_GARBLED = "garbled";
    FORM_WORD_FOR_WORD_OTHERWISE = "word for word otherwise";
    FORM_WITHOUT_QUOTATION_MARKS = "without quotation marks";
    FORM_ROUNDED = "rounded";
    FORM_CONVERTED = "converted";
    FORM_VAGUER = "vaguer";
    FORM_MORE_EXACT = "more exact";
    FORM_NEWER = "newer";
    FORM_DROPS_IT = "drops it";
    FORM_HAS_NONE = "has none";
    FORM_ADDS_IT = "adds it";
    FORM_HAS_IT = "has it";
}

/// Returns the question that findings of a kind answer.
pub fn question(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Negation => ASKS_NEGATION.say(),
        FindingKind::Quotation => ASKS_QUOTATION.say(),
        FindingKind::Figure => ASKS_FIGURE.say(),
        FindingKind::Attribution => ASKS_ATTRIBUTION.say(),
        FindingKind::Certainty => ASKS_CERTAINTY.say(),
        FindingKind::Name => ASKS_NAME.say(),
        FindingKind::Title => ASKS_TITLE.say(),
        FindingKind::Headline => ASKS_HEADLINE.say(),
    }
}

/// Says how an article's words for a finding stand to those told first, which
/// may be the base's; nothing where the words themselves say it.
pub fn form(form: Form, kind: FindingKind, of_base: bool) -> &'static str {
    match form {
        Form::Different if matches!(kind, FindingKind::Title | FindingKind::Headline) => "",
        Form::Altered if kind == FindingKind::Name => "",
        Form::Same => FORM_THE_SAME.say(),
        Form::Different => FORM_DIFFERS.say(),
        Form::OtherForm => FORM_IN_ANOTHER_FORM.say(),
        Form::Fragment => FORM_IN_PART.say(),
        Form::Shortened if of_base => FORM_SHORTENED.say(),
        Form::Shortened => FORM_SHORTER.say(),
        Form::Altered if of_base => FORM_ALTERED.say(),
        Form::Altered => FORM_WITH_OTHER_WORDS.say(),
        Form::Translated => FORM_IN_QUITE_OTHER_WORDS.say(),
        Form::Corrupted if of_base => FORM_GARBLED.say(),
        Form::Corrupted => FORM_WORD_FOR_WORD_OTHERWISE.say(),
        Form::Indirect => FORM_WITHOUT_QUOTATION_MARKS.say(),
        Form::Rounded => FORM_ROUNDED.say(),
        Form::Converted => FORM_CONVERTED.say(),
        Form::Vaguer => FORM_VAGUER.say(),
        Form::MoreExact => FORM_MORE_EXACT.say(),
        Form::Updated => FORM_NEWER.say(),
        Form::Without if of_base => FORM_DROPS_IT.say(),
        Form::Without => FORM_HAS_NONE.say(),
        Form::With if of_base => FORM_ADDS_IT.say(),
        Form::With => FORM_HAS_IT.say(),
    }
}

/// Says where the reader stands among the findings; `index` counts from 0.
pub fn finding(index: usize, of: usize) -> String {
    say!(finding: "Finding {at} of {of}", at = index + 1, of)
}

pub fn findings(of: usize) -> String {
    if of == 0 { say!(no_findings: "No findings") } else { say_of!(of, findings: "{n} finding" | "{n} findings") }
}

/// Offers those of a kind that are not shown yet.
pub fn show_all(findings: usize) -> String {
    say!(show_all: "Show all {findings}", findings)
}

/// Says who is said to have said it.
pub fn said_by(name: &str) -> String {
    say!(said_by: "said by {name}", name)
}

/// Says what a headline puts first.
pub fn puts_first(words: &str) -> String {
    say!(puts_first: "puts first {words}", words = quoted(words))
}

/// Says how many findings are the same in all articles that have them.
pub fn same_everywhere(count: usize, is_rest: bool) -> String {
    if is_rest {
        say_of!(
            count,
            same_everywhere_rest: "{n} more, the same in every article that has it"
                | "{n} more, the same in every article that has them",
        )
    } else {
        say_of!(
            count,
            same_everywhere: "{n}, the same in every article that has it"
                | "{n}, the same in every article that has them",
        )
    }
}

/// Says what a headline lacks that others have.
pub fn lacks(words: &[String]) -> String {
    let words = words.iter().map(|word| format!("“{word}”")).collect::<Vec<_>>().join(", ");
    say!(lacks: "without {words}", words)
}

/// Says in which articles less can be found.
pub fn without_words(names: &[&str]) -> String {
    say!(
        without_words: "These are in a language whose words are not known here, so only quotation marks, digits, names and headlines were looked at: {names}",
        names = names.join(", ")
    )
}
