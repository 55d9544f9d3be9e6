//! Every word the page says of its own accord, a file for each part of it.

mod articles;
mod browser;
mod columns;
mod controls;
mod copying;
mod corrections;
mod dial;
mod element;
mod embed;
mod findings;
#[macro_use]
mod language;
mod ledger;
mod likeness;
mod marks;
mod offline;
mod overview;
mod passage;
mod recognised;
mod search;
mod states;
mod stories;
mod tour;

pub use articles::*;
pub use columns::*;
pub use controls::*;
pub use copying::*;
pub use corrections::*;
pub use dial::*;
pub use element::*;
pub use embed::*;
pub use findings::*;
pub use language::{LANGUAGES, Phrase, Plural, language, language_of_dates, speak, speak_now};
use language::{phrases, say, say_of};
pub use ledger::*;
pub use likeness::*;
pub use marks::*;
pub use offline::*;
pub use overview::*;
pub use passage::*;
pub use recognised::*;
pub use search::*;
pub use states::*;
pub use stories::*;
pub use tour::*;

pub const NAME: &str = "Wirediff";
phrases! {
    TAGLINE = "One story in all its versions";
}

pub fn with_names(what: &str, names: &[&str]) -> String {
    say!(with_names: "{what}: {names}", what, names = names.join(", "))
}

pub fn articles(n: usize) -> String {
    say_of!(n, articles: "{n} article" | "{n} articles")
}

pub fn paragraphs(n: usize) -> String {
    say_of!(n, paragraphs: "{n} paragraph" | "{n} paragraphs")
}

pub fn passages(n: usize) -> String {
    say_of!(n, passages: "{n} passage" | "{n} passages")
}

fn words_in_all(n: usize) -> String {
    say_of!(n, words: "{n} word" | "{n} words")
}

/// Returns a number with its thousands apart.
pub fn number(n: usize) -> String {
    if let Some(text) = browser::number(n) {
        return text;
    }
    let digits = n.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Joins parts with commas, and the last with `and`.
pub fn list(parts: &[&str]) -> String {
    browser::list(parts).unwrap_or_else(|| match parts {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        parts => parts.concat(),
    })
}

/// Joins names; more than two are only counted.
fn names(names: &[&str]) -> String {
    if names.len() > 2 { articles(names.len()) } else { list(names) }
}

/// Returns the site that an address belongs to.
pub fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest).to_owned()
}

/// Returns a time as its source gives it, in words: `10 June 2025, 17:48`.
pub fn published(time: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let in_words = || {
        let year = time.get(0..4)?.parse::<u32>().ok()?;
        let month: usize = time.get(5..7)?.parse().ok()?;
        let day: u32 = time.get(8..10)?.parse().ok()?;
        let date = format!("{day} {} {year}", MONTHS.get(month.checked_sub(1)?)?);
        let clock = time.get(11..16).filter(|clock| clock.as_bytes()[2] == b':');
        Some(clock.map_or(date.clone(), |clock| format!("{date}, {clock}")))
    };
    let elsewhere = || {
        let clock = time.get(0..16).filter(|time| time.as_bytes()[10] == b'T' && time.as_bytes()[13] == b':');
        browser::time(clock.or(time.get(0..10))?, clock.is_none())
    };
    elsewhere().or_else(in_words).unwrap_or_else(|| time.to_owned())
}

/// Returns the words in quotation marks, cut after some forty letters.
pub fn quoted(text: &str) -> String {
    const LONGEST: usize = 48;
    let text = text.trim().trim_matches(['“', '”', '"', '‘', '’']).trim();
    if text.chars().count() <= LONGEST {
        return format!("“{text}”");
    }
    let mut short: String = text.chars().take(LONGEST).collect();
    if let Some(space) = short.rfind(' ').filter(|space| *space > LONGEST / 2) {
        short.truncate(space);
    }
    format!("“{}…”", short.trim_end_matches([',', '.', ';', ':', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_counts_read_well() {
        assert_eq!(number(1_234_567), "1,234,567");
        assert_eq!(number(120), "120");
        assert_eq!(articles(1), "1 article");
        assert_eq!(moved(true, 6), "moved up 6 places");
    }

    #[test]
    fn times_are_told_in_words_if_they_can_be() {
        assert_eq!(published("2025-06-10T17:48:00+02:00"), "10 June 2025, 17:48");
        assert_eq!(published("2025-06-10"), "10 June 2025");
        assert_eq!(published("Tuesday"), "Tuesday");
        assert_eq!(published("2025-13-10"), "2025-13-10");
    }

    #[test]
    fn long_quotations_end_at_a_word() {
        assert_eq!(quoted("talks"), "“talks”");
        let long = "The pins were last fully inspected in 2019, the report said, although";
        assert_eq!(quoted(long), "“The pins were last fully inspected in 2019, the…”");
    }
}
