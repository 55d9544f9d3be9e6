//! Numbers: what figures, dates, times and amounts say, however they are written.

use super::house::{House, Meaning, NOTHING, hash, hash_on};
use super::words::{Word, Words};
use crate::read::fold;
use crate::read::tokens::TokenKind;

/// What a code is made for, so that a time is not taken for an amount.
const NUMBER: u64 = 1;
const PERCENT: u64 = 2;
const UNIT: u64 = 3;
const MONEY: u64 = 4;
/// An amount of something that begins with a letter: `T186m`, `186 million talers`.
const LETTER: u64 = 5;
const TIME: u64 = 6;
const DATE: u64 = 7;
const MONTH: u64 = 8;

/// One way to read some words as a number.
pub struct Reading {
    /// How many words it takes.
    pub count: usize,
    /// What they say.
    pub code: u64,
    /// Whether it is taken only where there is no surer one, and the other side
    /// says it in a surer way.
    pub is_weak: bool,
}

/// Returns what the words from `at` on say as numbers.
pub fn numbers(words: &Words, at: usize, house: &House) -> Vec<Reading> {
    let text = Reader { words, house, sentence: words.get(at).sentence };
    let mut found = Vec::new();
    let first = text.meaning(at);
    if first.month == 0 && first.number == 0 && first.money == 0 && words.get(at).kind != TokenKind::Figure {
        return found; // As most words are.
    }
    text.dates(at, &mut found);
    text.times(at, &mut found);
    text.amounts(at, &mut found);
    found
}

/// Returns what the words from `at` on say as a number alone, and their count.
pub fn number(words: &Words, at: usize, house: &House) -> Option<(usize, u64)> {
    let text = Reader { words, house, sentence: words.get(at).sentence };
    let number = text.number(at)?;
    Some((number.count, said(NUMBER, number.value.0, number.value.1 as u64)))
}

/// Says whether a word names a day or a month.
pub fn is_date(words: &Words, at: usize, house: &House) -> bool {
    let text = Reader { words, house, sentence: words.get(at).sentence };
    text.month(at).is_some() || text.meaning(at).day != 0
}

/// A number as (digits, power of ten), without zeros at the end.
type Value = (u64, i32);

struct Number {
    value: Value,
    /// Words that it takes.
    count: usize,
    /// A letter before the digits, and what stands behind them: `T186m`, `34km`.
    prefix: Option<char>,
    suffix: String,
}

/// Reads the words of one sentence.
struct Reader<'r, 'a> {
    words: &'r Words<'a>,
    house: &'r House,
    sentence: usize,
}

impl Reader<'_, '_> {
    fn word(&self, at: usize) -> Option<&Word<'_>> {
        let word = (at < self.words.len()).then(|| self.words.get(at));
        word.filter(|word| word.sentence == self.sentence)
    }

    fn meaning(&self, at: usize) -> &Meaning {
        self.word(at).map_or(&NOTHING, |word| self.house.meaning(word.form))
    }

    /// Returns the first thing that a form of up to three words from `at` on
    /// means, longest form first, with the count of its words.
    fn phrase(&self, at: usize, wanted: impl Fn(&Meaning) -> u64) -> Option<(usize, u64)> {
        let longest = if self.meaning(at).begins { 3 } else { 1 };
        (1..=longest).rev().find_map(|count| {
            let form = form(self.words, at, count)?;
            self.word(at + count - 1)?;
            Some((count, wanted(self.house.meaning(form)))).filter(|found| found.1 != 0)
        })
    }

    fn month(&self, at: usize) -> Option<u64> {
        let month = self.meaning(at).month;
        let is_large = || self.words.text(at).starts_with(char::is_uppercase);
        (month != 0 && (self.house.small_months || is_large())).then_some(month)
    }

    /// `January 27`, `Jan. 27, 2024`, `27 January`, `27th of January`; and the
    /// month alone.
    fn dates(&self, at: usize, found: &mut Vec<Reading>) {
        let is_sign = |at: usize, sign: &str| self.word(at).is_some_and(|word| word.key == sign);
        let (month, day, mut next) = if let Some(month) = self.month(at) {
            let next = at + 1 + usize::from(is_sign(at + 1, ".") && self.words.is_glued(at));
            found.push(sure(next - at, said(MONTH, month, 0)));
            let Some(day) = self.day(next) else { return };
            (month, day, next + 1)
        } else if let Some(day) = self.day(at) {
            let next = at + 1 + usize::from(self.meaning(at + 1).ordinal != 0);
            let Some(month) = self.month(next) else { return };
            (month, day, next + 1 + usize::from(is_sign(next + 1, ".") && self.words.is_glued(next)))
        } else {
            return;
        };
        found.push(sure(next - at, said(DATE, month, day)));
        next += usize::from(is_sign(next, ",") || self.meaning(next).ordinal != 0);
        let year = self.word(next).and_then(|word| word.key.parse().ok()).filter(|year| (1000..3000).contains(year));
        found.extend(year.map(|year: u64| sure(next + 1 - at, said(DATE, month, day + 100 * year))));
    }

    /// The number of a day: `27`, `27th`.
    fn day(&self, at: usize) -> Option<u64> {
        let key = &self.word(at)?.key;
        let digits = key.trim_end_matches(|c: char| !c.is_ascii_digit());
        let ending = &key[digits.len()..];
        let is_day = ending.is_empty() || self.house.meaning(hash(ending)).ordinal != 0;
        digits.parse().ok().filter(|day| is_day && (1..=31).contains(day))
    }

    /// `5:40 a.m.`, `5.40am`, `05:40`, `5 p.m.`
    fn times(&self, at: usize, found: &mut Vec<Reading>) {
        let Some(key) = self.word(at).filter(|word| word.kind == TokenKind::Figure).map(|word| &word.key) else {
            return;
        };
        let digits = key.trim_end_matches(|c: char| !c.is_ascii_digit());
        let (hour, minute) = digits.split_once([':', '.']).unwrap_or((digits, ""));
        let is_full = minute.len() == 2 && digits.contains(':');
        let (Ok(hour), Ok(minute)) = (hour.parse::<u64>(), if minute.is_empty() { "0" } else { minute }.parse::<u64>())
        else {
            return;
        };
        if hour > 24 || minute > 59 {
            return;
        }
        let ending = &key[digits.len()..];
        let (count, half) = if ending.is_empty() {
            (2, self.meaning(at + 1).clock)
        } else {
            (1, self.house.meaning(hash(ending)).clock)
        };
        let time = |hour: u64| said(TIME, hour * 60 + minute, 0);
        match half {
            1 => found.push(sure(count, time(hour % 12))),
            2 => found.push(sure(count, time(hour % 12 + 12))),
            3 => found.push(sure(count, time(hour))),
            _ if is_full && ending.is_empty() => found.push(sure(1, time(hour))),
            _ => {}
        }
    }

    /// `1.2 million`, `1,200,000`, `60 per cent`, `34-kilometer`, `$5m`.
    fn amounts(&self, at: usize, found: &mut Vec<Reading>) {
        let money = self.meaning(at).money;
        if money != 0 {
            let amount = self.number(at + 1).filter(|number| number.suffix.is_empty() && number.prefix.is_none());
            found.extend(amount.map(|number| sure(number.count + 1, amount_of(MONEY, number.value, money))));
            return;
        }
        let Some(Number { value, count, prefix, suffix }) = self.number(at) else { return };
        if let Some(letter) = prefix {
            if suffix.is_empty() {
                found.push(sure(count, amount_of(LETTER, value, letter.into())));
            }
            return;
        }
        if !suffix.is_empty() {
            let unit = self.house.meaning(hash(&suffix)).unit;
            if unit != 0 {
                found.push(sure(count, amount_of(UNIT, value, unit)));
            }
            return;
        }
        found.push(sure(count, said(NUMBER, value.0, value.1 as u64)));
        let next = at + count;
        if let Some((more, _)) = self.phrase(next, |meaning| meaning.percent) {
            found.push(sure(count + more, said(PERCENT, value.0, value.1 as u64)));
        }
        if let Some((more, money)) = self.phrase(next, |meaning| meaning.money) {
            found.push(sure(count + more, amount_of(MONEY, value, money)));
        }
        let hyphen = usize::from(self.word(next).is_some_and(|word| word.key == "-"));
        if let Some((more, unit)) = self.phrase(next + hyphen, |meaning| meaning.unit) {
            found.push(sure(count + hyphen + more, amount_of(UNIT, value, unit)));
        }
        let letter = self.word(next).and_then(|word| word.key.chars().next()).filter(|c| c.is_alphabetic());
        found.extend(letter.map(|letter| {
            let code = amount_of(LETTER, value, letter.into());
            Reading { count: count + 1, code, is_weak: true }
        }));
    }

    fn number(&self, at: usize) -> Option<Number> {
        let word = self.word(at)?;
        let spelled = self.meaning(at).number;
        let mut number = if spelled != 0 {
            let ones = self.meaning(at + 2).number;
            let is_joined = self.word(at + 1).is_some_and(|word| word.key == "-");
            if spelled >= 20 && is_joined && (1..=9).contains(&ones) {
                Number { value: (spelled + ones, 0), count: 3, prefix: None, suffix: String::new() }
            } else {
                Number { value: (spelled, 0), count: 1, prefix: None, suffix: String::new() }
            }
        } else {
            if word.kind != TokenKind::Figure {
                return None;
            }
            let text: String = self.words.text(at).trim().chars().map(fold).flat_map(char::to_lowercase).collect();
            let start = text.find(|c: char| c.is_ascii_digit())?;
            let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
            let mut before = text[..start].chars();
            let prefix = before.next();
            if before.next().is_some() {
                return None;
            }
            let value = self.value(&text[start..end])?;
            Number { value, count: 1, prefix, suffix: text[end..].to_string() }
        };
        let ending = self.house.meaning(hash(&number.suffix)).scale;
        if ending != 0 {
            number.value.1 += ending as i32;
            number.suffix.clear();
        }
        while number.suffix.is_empty() && number.count < 4 {
            // `5 m` are meters.
            let next = self.word(at + number.count).filter(|word| word.length > 1);
            let scale = next.map_or(0, |word| self.house.meaning(word.form).scale);
            if scale == 0 {
                break;
            }
            number.value.1 += scale as i32;
            number.count += 1;
            // `Mio.`, inside a sentence.
            let dot = at + number.count;
            let is_dot = self.words.is_glued(dot - 1) && self.word(dot).is_some_and(|word| word.key == ".");
            if is_dot && self.word(dot + 1).is_some_and(|word| word.kind != TokenKind::Sign) {
                number.count += 1;
            }
        }
        while number.value.0 > 0 && number.value.0.is_multiple_of(10) {
            number.value = (number.value.0 / 10, number.value.1 + 1);
        }
        Some(number)
    }

    /// Reads digits with their separators, `1,200.5` or `1.200,5`.
    fn value(&self, digits: &str) -> Option<Value> {
        let point = if self.house.decimal_comma { ',' } else { '.' };
        let (whole, decimals) = digits.split_once(point).unwrap_or((digits, ""));
        let mut groups = whole.split([',', '.', '\'', ' ']);
        let first = groups.next()?;
        let mut all = first.to_string();
        for group in groups {
            if group.len() != 3 || first.len() > 3 {
                return None;
            }
            all.push_str(group);
        }
        all.push_str(decimals);
        if all.len() > 15 {
            return None;
        }
        Some((all.parse().ok()?, -(decimals.len() as i32)))
    }
}

/// Returns the hash of `count` words from `at` on, as a form of house style.
pub fn form(words: &Words, at: usize, count: usize) -> Option<u64> {
    if at + count > words.len() {
        return None;
    }
    let mut words = words.slice(at..at + count).iter();
    let first = words.next()?.form;
    Some(words.fold(first, |form, word| hash_on(hash_on(form, " "), &word.key)))
}

fn sure(count: usize, code: u64) -> Reading {
    Reading { count, code, is_weak: false }
}

fn amount_of(what: u64, value: Value, of: u64) -> u64 {
    said(what, said(what, value.0, value.1 as u64), of)
}

/// Returns the code of what is said.
fn said(what: u64, one: u64, other: u64) -> u64 {
    [what, one, other].iter().fold(0x9e37_79b9_7f4a_7c15, |code, part| {
        let mixed = (code ^ part).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed ^ (mixed >> 29)
    })
}
