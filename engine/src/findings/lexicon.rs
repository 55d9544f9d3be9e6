//! Lexicon: what the findings know of a language, from `engine/data/words`.

use rustc_hash::FxHashMap;

use super::finding::Quantity;
use super::numbers::decimal;
use super::texts::Word;
use crate::article::Article;

/// The languages with a file, by their BCP 47 tags.
const LANGUAGES: [(&str, &str); 4] = [
    ("en", include_str!("../../data/words/en.txt")),
    ("de", include_str!("../../data/words/de.txt")),
    ("es", include_str!("../../data/words/es.txt")),
    ("fr", include_str!("../../data/words/fr.txt")),
];

/// What a word or phrase is; a line of a language's file has one class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Speech,
    Found,
    Source,
    Number,
    Scale,
    Suffix,
    Fraction,
    Vague,
    Joiner,
    Article,
    About,
    More,
    Less,
    Percent,
    Clock,
    Morning,
    Evening,
    Age,
    Unit,
    Month,
    Dated,
    Last,
    Ordinal,
    Hedge,
    Negation,
    Pronoun,
    Title,
    From,
    Score,
    Currency,
    Within,
    Counted,
    Times,
    Ratio,
    Range,
    Between,
    Part,
    Bound,
    Of,
}

/// The words of one language; none at all for a language without a file.
#[derive(Default)]
pub struct Lexicon {
    /// For each first word what it may begin, longest first.
    phrases: FxHashMap<&'static str, Vec<Phrase>>,
    /// Whether decimals stand after a comma and thousands after a dot.
    pub decimal_comma: bool,
}

/// A word or phrase of a class.
pub struct Phrase {
    rest: Vec<&'static str>,
    class: Class,
    /// A number's value, a unit's factor, a month's number.
    pub value: f64,
    pub unit: Option<Unit>,
}

/// What a unit measures and what it is counted in.
#[derive(Clone, Copy)]
pub struct Unit {
    pub quantity: Quantity,
    pub base: &'static str,
}

/// The lexicons that a story needs, each read once.
pub struct Lexicons {
    none: Lexicon,
    read: Vec<Option<Lexicon>>,
}

impl Lexicons {
    /// Reads the lexicons of some languages, given by their numbers.
    pub fn new(wanted: &[Option<usize>]) -> Lexicons {
        let read = LANGUAGES.iter().enumerate();
        let read = read.map(|(number, (_, file))| wanted.contains(&Some(number)).then(|| Lexicon::read(file)));
        Lexicons { none: Lexicon::default(), read: read.collect() }
    }

    pub fn of(&self, language: Option<usize>) -> &Lexicon {
        language.and_then(|number| self.read.get(number)?.as_ref()).unwrap_or(&self.none)
    }
}

/// Returns the number of an article's language: the one it names, else the one
/// most of whose commonest words it has. A language without a file has none.
pub fn language(article: &Article) -> Option<usize> {
    if let Some(tag) = &article.meta.language {
        let tag = tag.split(['-', '_']).next().unwrap_or_default();
        return LANGUAGES.iter().position(|(name, _)| tag.eq_ignore_ascii_case(name));
    }
    let words: Vec<String> =
        article.text.split_whitespace().take(600).map(|word| crate::read::tokens::key(word).into_owned()).collect();
    let counted = LANGUAGES.iter().map(|(_, file)| {
        let common = file.lines().find_map(|line| line.strip_prefix("language:")).unwrap_or_default();
        words.iter().filter(|word| common.split_whitespace().any(|common| common == word.as_str())).count()
    });
    let (best, count) =
        counted.enumerate().fold((0, 0), |best, (at, count)| if count > best.1 { (at, count) } else { best });
    // One word in twelve: fewer would be another language's chance likeness.
    (count > 0 && count * 12 >= words.len()).then_some(best)
}

impl Lexicon {
    fn read(file: &'static str) -> Lexicon {
        let mut lexicon = Lexicon::default();
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let Some((head, words)) = line.split_once(':') else { continue };
            let mut head = head.split_whitespace();
            let name = head.next().unwrap_or_default();
            if name == "decimal" {
                lexicon.decimal_comma = words.trim() == "comma";
            }
            let Some(class) = class(name) else { continue };
            let quantity = quantity(head.next().unwrap_or_default());
            let base = head.next().unwrap_or_default();
            let factor: f64 = head.next().and_then(decimal).unwrap_or(1.0);
            for (place, word) in words.split_whitespace().enumerate() {
                let (word, value) = word.split_once('=').unwrap_or((word, ""));
                let value = match class {
                    Class::Month => place as f64 + 1.0,
                    Class::Unit | Class::Bound => factor,
                    _ => decimal(value).unwrap_or(0.0),
                };
                let unit = quantity.map(|quantity| Unit { quantity, base });
                let names = word.split(if class == Class::Month { '/' } else { '\0' });
                names.for_each(|name| lexicon.add(name, class, value, unit));
            }
        }
        lexicon
    }

    fn add(&mut self, words: &'static str, class: Class, value: f64, unit: Option<Unit>) {
        let mut words = words.split('_');
        let first = words.next().unwrap_or_default();
        let phrases = self.phrases.entry(first).or_default();
        let rest: Vec<&str> = words.collect();
        let at = phrases.iter().position(|phrase| phrase.rest.len() < rest.len()).unwrap_or(phrases.len());
        phrases.insert(at, Phrase { rest, class, value, unit });
    }

    /// Returns the longest phrase of a class that some words begin with, and how
    /// many words it has.
    pub fn phrase(&self, words: &[Word], class: Class) -> Option<(usize, &Phrase)> {
        let (first, rest) = words.split_first()?;
        let fits = |phrase: &&Phrase| {
            phrase.class == class
                && phrase.rest.len() <= rest.len()
                && phrase.rest.iter().zip(rest).all(|(expected, word)| *expected == word.key)
        };
        let found = self.phrases.get(first.key.as_str())?.iter().find(fits)?;
        Some((found.rest.len() + 1, found))
    }

    /// Returns the one word of a class that a word begins with, what is left of it,
    /// and how it counts: German writes `fünf|mal`, `drei|tägig`.
    pub fn head<'w>(&self, word: &'w str, class: Class) -> Option<(&'w str, &Phrase)> {
        let cuts = word.char_indices().map(|(at, _)| at).filter(|at| *at > 1);
        cuts.rev().find_map(|at| {
            let phrases = self.phrases.get(&word[..at])?;
            let phrase = phrases.iter().find(|phrase| phrase.class == class && phrase.rest.is_empty())?;
            Some((&word[at..], phrase))
        })
    }

    /// Returns the phrase of a class that is a word or that it begins with.
    pub fn beginning(&self, word: &str, class: Class) -> Option<&Phrase> {
        let own = |phrase: &&Phrase| phrase.class == class && phrase.rest.is_empty();
        let whole = self.phrases.get(word).and_then(|phrases| phrases.iter().find(own));
        whole.or_else(|| self.head(word, class).map(|(_, phrase)| phrase))
    }

    /// Says whether some words begin with a phrase of a class.
    pub fn has(&self, words: &[Word], class: Class) -> bool {
        self.phrase(words, class).is_some()
    }

    /// Returns how many words a phrase of a class has that ends with the last of
    /// these words.
    pub fn ending(&self, words: &[Word], class: Class) -> Option<usize> {
        let most = words.len().min(4);
        (1..=most)
            .rev()
            .find(|&count| self.phrase(&words[words.len() - count..], class).is_some_and(|(length, _)| length == count))
    }
}

fn class(name: &str) -> Option<Class> {
    Some(match name {
        "speech" => Class::Speech,
        "found" => Class::Found,
        "source" => Class::Source,
        "number" => Class::Number,
        "scale" => Class::Scale,
        "suffix" => Class::Suffix,
        "fraction" => Class::Fraction,
        "vague" => Class::Vague,
        "joiner" => Class::Joiner,
        "article" => Class::Article,
        "about" => Class::About,
        "more" => Class::More,
        "less" => Class::Less,
        "percent" => Class::Percent,
        "clock" => Class::Clock,
        "morning" => Class::Morning,
        "evening" => Class::Evening,
        "age" => Class::Age,
        "unit" => Class::Unit,
        "month" => Class::Month,
        "dated" => Class::Dated,
        "last" => Class::Last,
        "ordinal" => Class::Ordinal,
        "hedge" => Class::Hedge,
        "negation" => Class::Negation,
        "pronoun" => Class::Pronoun,
        "title" => Class::Title,
        "from" => Class::From,
        "score" => Class::Score,
        "currency" => Class::Currency,
        "within" => Class::Within,
        "counted" => Class::Counted,
        "times" => Class::Times,
        "ratio" => Class::Ratio,
        "range" => Class::Range,
        "between" => Class::Between,
        "part" => Class::Part,
        "bound" => Class::Bound,
        "of" => Class::Of,
        _ => return None,
    })
}

fn quantity(name: &str) -> Option<Quantity> {
    Some(match name {
        "duration" => Quantity::Duration,
        "length" => Quantity::Length,
        "mass" => Quantity::Mass,
        "volume" => Quantity::Volume,
        "area" => Quantity::Area,
        "angle" => Quantity::Angle,
        "speed" => Quantity::Speed,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_every_file_is_understood() {
        for (tag, file) in LANGUAGES {
            for line in file.lines().filter(|line| !line.starts_with('#')) {
                let (head, words) = line.split_once(':').expect("a class, a colon and words");
                let name = head.split_whitespace().next().unwrap_or_default();
                assert!(matches!(name, "language" | "decimal") || class(name).is_some(), "{tag}: {head}");
                for word in words.split_whitespace() {
                    let plain: String = word.split(['_', '/', '=']).next().unwrap_or_default().into();
                    assert!(plain.is_empty() || !plain.contains(char::is_uppercase), "{tag}: {word}");
                }
            }
            assert_eq!(
                file.lines().find(|line| line.starts_with("month")).map_or(0, |line| line.split_whitespace().count()),
                13,
                "{tag}"
            );
        }
    }
}
