//! House style: which forms of a language say the same.
//!
//! The facts stand in `engine/data/style`, a file for each language, a line for
//! each fact: a section's name, a value where the section has one, and forms
//! with commas between them. A form is the keys of its tokens with spaces
//! between: lower case, no accents, no dots of abbreviations.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::telling::Telling;
use crate::article::Article;
use crate::read::fold;
use crate::read::tokens::{key, tokens};

const FILES: [(&str, &str); 4] = [
    ("en", include_str!("../../data/style/en.txt")),
    ("de", include_str!("../../data/style/de.txt")),
    ("es", include_str!("../../data/style/es.txt")),
    ("fr", include_str!("../../data/style/fr.txt")),
];

/// The telling words of the same languages.
const WORDS: [&str; FILES.len()] = [
    include_str!("../../data/words/en.txt"),
    include_str!("../../data/words/de.txt"),
    include_str!("../../data/words/es.txt"),
    include_str!("../../data/words/fr.txt"),
];

/// A language is known by this many of its commonest words …
const MARKS_LEAST: usize = 5;
/// … in so many bytes from an article's beginning.
const MARKS_WITHIN: usize = 3000;

/// What one language's house styles choose between.
#[derive(Default)]
pub struct House {
    /// By the hash of a form.
    meanings: FxHashMap<u64, Meaning>,
    rules: Vec<Rule>,
    /// Pairs of letters that some rule has.
    pairs: Pairs,
    /// Endings of contractions with the words they stand for.
    pub joins: Vec<(&'static str, &'static str)>,
    /// Whether a comma, and not a dot, stands before decimals.
    pub decimal_comma: bool,
    /// Whether months are written small.
    pub small_months: bool,
    /// Words that no house style chooses between: they tell other things.
    pub telling: Telling,
}

/// What a form means; zero, none or false where it doesn't mean such a thing.
#[derive(Default)]
pub struct Meaning {
    /// Forms with the same number say the same.
    pub same: u64,
    /// Forms with the same number are the same name.
    pub name: u64,
    pub month: u64,
    pub number: u64,
    /// Powers of ten that a number word multiplies by.
    pub scale: u64,
    pub unit: u64,
    pub money: u64,
    /// 1 before noon, 2 after, 3 on a clock of 24 hours.
    pub clock: u64,
    pub percent: u64,
    /// Ends or follows the number of a day: `27th`, `27 de`.
    pub ordinal: u64,
    pub day: u64,
    pub title: u64,
    pub office: u64,
    /// Whether no spelling rule may touch the word.
    apart: u64,
    /// Whether longer forms begin with this word.
    pub begins: bool,
}

/// What most words mean to house style.
pub const NOTHING: Meaning = Meaning {
    same: 0,
    name: 0,
    month: 0,
    number: 0,
    scale: 0,
    unit: 0,
    money: 0,
    clock: 0,
    percent: 0,
    ordinal: 0,
    day: 0,
    title: 0,
    office: 0,
    apart: 0,
    begins: false,
};

/// A regular difference of spelling.
struct Rule {
    written: &'static str,
    read: &'static str,
    /// Letters that must stand before it.
    least: usize,
    at_end: bool,
    /// The pairs of letters in `written`.
    pairs: Pairs,
}

/// Returns the house style that two articles have in common: their language's,
/// or an empty one where they are not known to share a language.
pub fn house(left: &Article, right: &Article) -> &'static House {
    static NONE: OnceLock<House> = OnceLock::new();
    let language = language(left).filter(|place| language(right) == Some(*place));
    language.map_or_else(|| NONE.get_or_init(House::default), of)
}

fn of(language: usize) -> &'static House {
    static HOUSES: [OnceLock<House>; 4] = [const { OnceLock::new() }; 4];
    HOUSES[language].get_or_init(|| House { telling: Telling::read(WORDS[language]), ..parse(FILES[language].1) })
}

/// Returns the place of an article's language among the files: as the article
/// says, or else as its commonest words do.
fn language(article: &Article) -> Option<usize> {
    if let Some(named) = article.meta.language.as_deref().filter(|named| !named.is_empty()) {
        return FILES.iter().position(|(name, _)| named.get(..2).is_some_and(|start| start.eq_ignore_ascii_case(name)));
    }
    let start = article.blocks.first().map_or(0, |block| block.start);
    let end = article.text.len().min(start.saturating_add(MARKS_WITHIN));
    let end = (start..=end).rev().find(|end| article.text.is_char_boundary(*end)).unwrap_or(start);
    let text = &article.text[start..end];
    let mut counts = [0; FILES.len()];
    for token in tokens(text) {
        let word = hash(&key(&text[token.start..token.end]));
        let languages = marks().get(&word).copied().unwrap_or(0);
        for (language, count) in counts.iter_mut().enumerate() {
            *count += usize::from(languages & (1 << language) != 0);
        }
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    counts.iter().position(|count| *count == most).filter(|_| most >= MARKS_LEAST)
}

/// Returns the commonest words of all languages, by their hash: bits say whose
/// each is.
fn marks() -> &'static FxHashMap<u64, u32> {
    static MARKS: OnceLock<FxHashMap<u64, u32>> = OnceLock::new();
    MARKS.get_or_init(|| {
        let mut marks = FxHashMap::default();
        for (language, (_, text)) in FILES.iter().enumerate() {
            let words = text.lines().find_map(|line| line.strip_prefix("marks ")).unwrap_or_default();
            for word in words.split(' ') {
                *marks.entry(hash(word)).or_default() |= 1 << language;
            }
        }
        marks
    })
}

fn parse(text: &'static str) -> House {
    let mut house = House::default();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let Some((section, rest)) = line.split_once(' ') else { continue };
        let mut words = rest.split(' ');
        let mut word = || words.next().unwrap_or_default();
        match section {
            "marks" => {} // They tell the language before its house style is read.
            "decimal" => house.decimal_comma = rest == ",",
            "months" => house.small_months = rest == "small",
            "join" => house.joins.push((word(), word())),
            "rule" | "end" => {
                let (written, read, least) = (word(), word(), word().parse().unwrap_or(0));
                let pairs = Pairs::of(written);
                house.pairs = house.pairs.with(pairs);
                house.rules.push(Rule { written, read, least, at_end: section == "end", pairs });
            }
            "month" | "number" | "scale" | "clock" | "unit" | "money" => {
                let (value, forms) = rest.split_once(' ').unwrap_or_default();
                house.add(section, value.parse().unwrap_or_else(|_| hash(value)), forms);
            }
            _ => house.add(section, hash(rest.split(',').next().unwrap_or_default()), rest),
        }
    }
    house
}

impl House {
    fn add(&mut self, section: &str, value: u64, forms: &'static str) {
        for form in forms.split(", ") {
            if let Some((first, _)) = form.split_once(' ') {
                self.meanings.entry(hash(first)).or_default().begins = true;
            }
            let meaning = self.meanings.entry(hash(form)).or_default();
            let field = match section {
                "same" => &mut meaning.same,
                "name" => &mut meaning.name,
                "month" => &mut meaning.month,
                "number" => &mut meaning.number,
                "scale" => &mut meaning.scale,
                "unit" => &mut meaning.unit,
                "money" => &mut meaning.money,
                "clock" => &mut meaning.clock,
                "percent" => &mut meaning.percent,
                "ordinal" => &mut meaning.ordinal,
                "day" => &mut meaning.day,
                "title" => &mut meaning.title,
                "office" => &mut meaning.office,
                _ => &mut meaning.apart,
            };
            *field = value;
        }
    }

    /// Returns what a form means, by its hash.
    pub fn meaning(&self, form: u64) -> &Meaning {
        self.meanings.get(&form).unwrap_or(&NOTHING)
    }

    /// Returns a word as the rules of spelling read it, if they do: `colour` and
    /// `color`, `organize` and `organise` are read as one.
    pub fn respelled(&self, word: &str) -> Option<String> {
        let mut pairs = Pairs::of(word);
        if !pairs.meet(self.pairs) || self.meaning(hash(word)).apart != 0 {
            return None;
        }
        let mut read: Option<String> = None;
        for rule in &self.rules {
            if !pairs.have(rule.pairs) {
                continue;
            }
            let word = read.as_deref().unwrap_or(word);
            let place = if rule.at_end {
                word.strip_suffix(rule.written).map(str::len)
            } else {
                // A second one is as good as none. (Letters are found faster than
                // `str::find` can be set up.)
                let written = rule.written.as_bytes();
                word.as_bytes().windows(written.len()).position(|letters| letters == written)
            };
            if let Some(place) = place.filter(|place| *place >= rule.least) {
                let rest = &word[place + rule.written.len()..];
                let word = [&word[..place], rule.read, rest].concat();
                pairs = Pairs::of(&word);
                read = Some(word);
            }
        }
        read
    }
}

/// Which two letters follow each other somewhere in a word. Several pairs share a
/// bit: what is not here is not in the word, what is here may be.
#[derive(Clone, Copy, Default)]
struct Pairs(u64);

impl Pairs {
    fn of(word: &str) -> Pairs {
        let bit = |pair: &[u8]| 1 << ((7 * u32::from(pair[0]) + u32::from(pair[1])) % 64);
        Pairs(word.as_bytes().windows(2).fold(0, |bits, pair| bits | bit(pair)))
    }

    fn with(self, more: Pairs) -> Pairs {
        Pairs(self.0 | more.0)
    }

    fn have(self, others: Pairs) -> bool {
        self.0 & others.0 == others.0
    }

    fn meet(self, others: Pairs) -> bool {
        self.0 & others.0 != 0
    }
}

/// Returns the hash of a form (FNV-1a).
pub fn hash(form: &str) -> u64 {
    hash_on(0xcbf2_9ce4_8422_2325, form)
}

/// Returns the hash of a form that goes on with `more`.
pub fn hash_on(hash: u64, more: &str) -> u64 {
    more.bytes().fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// Says whether a key is a quotation mark of any shape.
pub fn is_quote(key: &str) -> bool {
    key == "\"" || key == "'" || key == "''"
}

/// Returns a word's letters and digits in lower case, accents kept.
pub fn letters(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Says whether two words differ in an accent or in a letter that is folded.
pub fn is_accented_otherwise(left: &str, right: &str) -> bool {
    let folded = |word: &str| word.chars().map(fold).collect::<String>();
    let (left, right) = (letters(left), letters(right));
    left != right && folded(&left) == folded(&right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english(word: &str) -> String {
        of(0).respelled(word).unwrap_or_else(|| word.into())
    }

    #[test]
    fn rules_join_spellings() {
        for pair in [
            "colour color",
            "neighbourhood neighborhood",
            "organise organize",
            "organising organizing",
            "realisation realization",
            "centre center",
            "centred centered",
            "metres meters",
            "kilometre kilometer",
            "travelled traveled",
            "modelling modeling",
            "defence defense",
            "licence license",
            "practise practice",
            "catalogue catalog",
            "analyse analyze",
            "judgement judgment",
            "paediatric pediatric",
            "manoeuvre maneuver",
            "anaesthetic anesthetic",
            "fulfil fulfill",
            "skilful skillful",
            "programme program",
            "grey gray",
            "sceptical skeptical",
            "enquiry inquiry",
            "theatres theaters",
            "tyres tires",
        ] {
            let (left, right) = pair.split_once(' ').expect("two words");
            assert_eq!(english(left), english(right), "{pair}");
        }
    }

    #[test]
    fn rules_keep_words_apart() {
        for pair in [
            "four for",
            "our or",
            "hour hor",
            "mourn morn",
            "prise prize",
            "timbre timber",
            "filled filed",
            "tour tor",
            "balled baled",
            "fourth forth",
            "acre acer",
            "staring starring",
            "planed planned",
            "called caled",
            "entre enter",
            "stalled staled",
        ] {
            let (left, right) = pair.split_once(' ').expect("two words");
            assert_ne!(english(left), english(right), "{pair}");
        }
    }

    #[test]
    fn every_line_is_understood() {
        const SECTIONS: &str = "marks decimal months rule end apart join same name title office month day clock ordinal number scale percent unit money";
        for (name, text) in FILES {
            for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
                let section = line.split(' ').next().unwrap_or_default();
                assert!(SECTIONS.split(' ').any(|known| known == section), "{name}: {line}");
                assert_eq!(line.trim(), line, "{name}");
                let is_form = !matches!(section, "rule" | "decimal");
                let folded: String = line.chars().map(fold).flat_map(char::to_lowercase).collect();
                assert!(!is_form || folded == line, "{name}: {line} should be {folded}");
            }
        }
    }
}
