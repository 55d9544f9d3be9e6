//! The report's words.

use wirediff_engine::Relation;
use wirediff_engine::absences::Cut;
use wirediff_engine::collation::GroupKind;
use wirediff_engine::findings::Form;
use wirediff_engine::ledger::Derived;

/// Which way a comparison may be told: only a base lets us say what an article
/// did to a text, such as cut or shorten it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    Base,
    AnyArticle,
}

/// Returns "1 word", "2 words", "1,204 words"; `noun` ends in a plain plural.
pub fn count(number: usize, noun: &str) -> String {
    format!("{} {noun}{}", grouped(number), if number == 1 { "" } else { "s" })
}

fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Returns "A", "A and B", "A, B and C".
pub fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// Says how an article's words stand to the ones they are held against.
pub fn relation(relation: Relation, against: Against) -> &'static str {
    match (relation, against) {
        (Relation::Kept, _) => "word for word",
        (Relation::Style, _) => "house style only",
        (Relation::Reworded, _) => "reworded",
        (Relation::Shortened, Against::Base) => "shortened",
        (Relation::Shortened, Against::AnyArticle) => "shorter",
        (Relation::Expanded, Against::Base) => "expanded",
        (Relation::Expanded, Against::AnyArticle) => "longer",
        (Relation::Partial, _) => "partly the same",
    }
}

/// Says how an article's words for a finding stand to the ones they are held
/// against. Between two articles nothing was changed: the words differ.
pub fn form(form: Form, against: Against) -> &'static str {
    match (form, against) {
        (Form::Same, _) => "the same",
        (Form::OtherForm, _) => "in another form",
        (Form::Fragment, _) => "in part",
        (Form::Shortened, Against::Base) => "shortened",
        (Form::Shortened, Against::AnyArticle) => "shorter",
        (Form::Altered, Against::Base) => "altered",
        (Form::Altered, Against::AnyArticle) => "with other words",
        (Form::Translated, _) => "in quite other words",
        (Form::Corrupted, Against::Base) => "garbled",
        (Form::Corrupted, Against::AnyArticle) => "word for word otherwise",
        (Form::Indirect, _) => "without quotation marks:",
        (Form::Rounded, _) => "rounded",
        (Form::Converted, _) => "converted",
        (Form::Vaguer, _) => "vaguer",
        (Form::MoreExact, _) => "more exact",
        (Form::Updated, _) => "newer",
        (Form::Different, _) => "has",
        (Form::Without, Against::Base) => "drops it",
        (Form::Without, Against::AnyArticle) => "has none",
        (Form::With, Against::Base) => "adds",
        (Form::With, Against::AnyArticle) => "has",
    }
}

/// Says how far an article goes back to the wire.
pub fn derived(derived: Derived) -> &'static str {
    match derived {
        Derived::Wholly => "wholly derived",
        Derived::Partially => "partially derived",
        Derived::Non => "not derived",
    }
}

/// Says which part of a text was left out, or is not there; `last` is the last
/// paragraph that is.
pub fn absent(cut: Cut, paragraphs: usize, last: &str, against: Against) -> Option<String> {
    let paragraphs = count(paragraphs, "paragraph");
    Some(match (cut, against) {
        (Cut::None, _) => return None,
        (Cut::Tail, Against::Base) => format!("cut from the bottom after {last}, {paragraphs} in all"),
        (Cut::Tail, Against::AnyArticle) => format!("without the end after {last}, {paragraphs} in all"),
        (Cut::Selective, Against::Base) => format!("cuts {paragraphs} here and there"),
        (Cut::Selective, Against::AnyArticle) => format!("without {paragraphs} here and there"),
        (Cut::All, _) => "has no paragraph of it".into(),
    })
}

/// Returns "71 %"; what is neither nothing nor all never reads so.
pub fn percent(part: usize, whole: usize) -> String {
    match part * 100 {
        0 => "0 %".into(),
        hundred if hundred < whole => "under 1 %".into(),
        _ if part == whole => "100 %".into(),
        hundred => format!("{} %", ((hundred + whole / 2) / whole).min(99)),
    }
}

pub fn group(kind: GroupKind) -> &'static str {
    match kind {
        GroupKind::Split => "split",
        GroupKind::Merged => "merged",
        GroupKind::Regrouped => "regrouped",
        GroupKind::Copied => "told more than once",
    }
}

/// Says who has a passage that some articles lack; both lists have names.
pub fn presence(present: &[String], absent: &[String]) -> String {
    if absent.len() > present.len() || present.len() == 1 {
        format!("only in {}", list(present))
    } else {
        format!("not in {}", list(absent))
    }
}

/// Says the same of a passage which the base has; the base is the first of
/// those present. Where some have it in part, "all but" would not be true.
pub fn cut(present: &[String], absent: &[String], some_in_part: bool) -> String {
    match present {
        _ if some_in_part => format!("cut by {}", list(absent)),
        [_] => "cut by every other article".into(),
        [_, others @ ..] if absent.len() > others.len() + 1 => {
            format!("cut by all but {}", list(others))
        }
        _ => format!("cut by {}", list(absent)),
    }
}

/// Says the same of a passage which the base lacks.
pub fn added(present: &[String]) -> String {
    format!("added by {}", list(present))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_lists() {
        assert_eq!(count(0, "word"), "0 words");
        assert_eq!(count(1, "word"), "1 word");
        assert_eq!(count(1_234_567, "word"), "1,234,567 words");
        let names = ["A", "B", "C"].map(String::from);
        assert_eq!(
            [(0, 9), (1, 300), (299, 300), (3, 3)].map(|(part, whole)| percent(part, whole)),
            ["0 %", "under 1 %", "99 %", "100 %"]
        );
        assert_eq!(list(&names), "A, B and C");
        assert_eq!(presence(&names[..2], &names[2..]), "not in C");
        assert_eq!(presence(&names[..1], &names[1..]), "only in A");
        assert_eq!(cut(&names[..2], &names[2..], false), "cut by C");
        assert_eq!(cut(&names[..1], &names[1..], false), "cut by every other article");
        assert_eq!(cut(&names[..1], &names[2..], true), "cut by C");
    }
}
