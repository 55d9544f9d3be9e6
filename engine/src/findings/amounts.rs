//! Amounts: what a figure comes to, read at one place of a sentence.

use super::figures::Amount;
use super::finding::{Qualifier, Quantity};
use super::lexicon::{Class, Lexicon};
use super::numbers::{Number, decimal, number, value};
use super::texts::{Word, hash};
use crate::read::tokens::TokenKind;

/// Reads what begins at a place in a sentence.
pub struct Reader<'a> {
    pub lexicon: &'a Lexicon,
    pub words: &'a [Word],
    pub at: usize,
    /// The year the article was published in.
    pub published: Option<i32>,
}

impl Reader<'_> {
    fn rest(&self) -> &[Word] {
        &self.words[self.at..]
    }

    fn before(&self) -> Option<&Word> {
        self.at.checked_sub(1).map(|at| &self.words[at])
    }

    fn is(&self, offset: usize, class: Class) -> bool {
        self.rest().get(offset..).is_some_and(|words| self.lexicon.has(words, class))
    }

    fn key(&self, offset: usize) -> &str {
        self.rest().get(offset).map_or("", |word| word.key.as_str())
    }

    fn is_tight(&self, offset: usize) -> bool {
        let at = self.at + offset;
        at > 0 && at < self.words.len() && self.words[at].start == self.words[at - 1].end
    }

    /// Returns how many words to pass over where no figure begins.
    pub fn skipped(&self) -> usize {
        // G20, F-16, COVID-19: letters and digits that are one name.
        let name = self.rest()[0].kind == TokenKind::Word;
        let joined = |offset: usize| {
            self.rest().get(offset).is_some_and(|word| word.kind == TokenKind::Figure) && self.is_tight(offset)
        };
        match () {
            () if name && joined(1) => 2,
            () if name && self.rest()[0].capital && self.key(1) == "-" && self.is_tight(1) && joined(2) => 3,
            () => 1,
        }
    }

    /// Returns what the figure that begins here comes to, if one does.
    pub fn amount(&self) -> Option<Amount> {
        self.money()
            .or_else(|| self.clock())
            .or_else(|| self.date())
            .or_else(|| self.score())
            .or_else(|| self.range())
            .or_else(|| self.times())
            .or_else(|| self.ratio())
            .or_else(|| self.counted())
    }

    fn made(&self, quantity: Quantity, value: f64, length: usize) -> Amount {
        let length = length.min(self.rest().len());
        let written: Vec<&str> = self.rest()[..length].iter().map(|word| word.key.as_str()).collect();
        Amount {
            quantity,
            value,
            other: 0.0,
            unit: String::new(),
            counted: Vec::new(),
            heads: Vec::new(),
            written: written.join(" "),
            scale: 1.0,
            vague: false,
            length,
        }
    }

    /// $1.2 million, €40, T186m
    fn money(&self) -> Option<Amount> {
        let first = self.rest().first()?;
        let sign = matches!(first.key.as_str(), "$" | "€" | "£" | "¥" | "₽" | "₹" | "₺" | "₩" | "₴");
        let letters = first.kind == TokenKind::Word && first.capital && first.key.chars().count() <= 3;
        let dollar = letters && self.key(1) == "$" && self.is_tight(1); // US$
        let skip = if dollar { 2 } else { 1 };
        if !sign && !letters || self.rest().get(skip)?.kind != TokenKind::Figure || !sign && !self.is_tight(skip) {
            return None;
        }
        let number = number(self.lexicon, &self.rest()[skip..])?;
        // A letter alone is money only before an amount: G20 is not.
        if !sign && !dollar && !number.scaled && number.value < 1000.0 {
            return None;
        }
        let mut amount = self.made(Quantity::Money, number.value, skip + number.length);
        amount.unit = first.key.clone();
        Some(amount)
    }

    /// 5:40 a.m., 5.40am, 8 o'clock, 15.00 Uhr
    fn clock(&self) -> Option<Amount> {
        let first = self.rest().first().filter(|word| word.kind == TokenKind::Figure)?;
        let mut parts = first.key.split([':', '.']);
        let hour: u32 = parts.next().and_then(|hour| hour.parse().ok())?;
        let written = parts.next();
        let minute: u32 = written.map_or(Some(0), |minute| minute.parse().ok().filter(|_| minute.len() == 2))?;
        let rest = self.rest().get(1..).unwrap_or_default();
        let (phrase, half) = [(Class::Morning, 0), (Class::Evening, 12), (Class::Clock, 24)]
            .into_iter()
            .find_map(|(class, half)| Some((self.lexicon.phrase(rest, class)?.0, half)))
            .unwrap_or((0, 24));
        // 8 h 30
        if let Some(more) = self
            .rest()
            .get(1 + phrase)
            .filter(|more| phrase > 0 && half == 24 && written.is_none() && more.key.len() == 2)
            && let Some(minute) = more.key.parse::<u32>().ok().filter(|minute| *minute < 60 && hour <= 24)
        {
            return Some(self.made(Quantity::Time, f64::from(hour * 60 + minute), 2 + phrase));
        }
        let colon = first.key.contains(':') && written.is_some();
        // a las 4.15
        let dotted = written.is_some() && self.before().is_some_and(|word| word.key == "las");
        if parts.next().is_some() || hour > 24 || minute > 59 || phrase == 0 && !colon && !dotted {
            return None;
        }
        // German has “Uhr” and may still go on: 6 Uhr, 6.30 Uhr.
        let hour = match half {
            0 => hour % 12,
            12 => hour % 12 + 12,
            _ => hour,
        };
        Some(self.made(Quantity::Time, f64::from(hour * 60 + minute), 1 + phrase))
    }

    /// March 22, 22 March 2025, September of last year, in October, in 2019
    fn date(&self) -> Option<Amount> {
        let month_at = |offset: usize| {
            let words = self.rest().get(offset..)?;
            let (_, phrase) = self.lexicon.phrase(words, Class::Month)?;
            // English “may” and “march” are other words too.
            (words[0].capital || self.lexicon.decimal_comma).then_some(phrase.value)
        };
        let day_at = |offset: usize| {
            let word = self.rest().get(offset).filter(|word| word.kind == TokenKind::Figure)?;
            word.key.parse::<u32>().ok().filter(|day| (1..=31).contains(day)).map(f64::from)
        };
        let ordinal = |offset: usize| usize::from(self.is(offset, Class::Ordinal) && self.is_tight(offset));
        let dot = |offset: usize| usize::from(self.key(offset) == ".");
        let of = |offset: usize| usize::from(matches!(self.key(offset), "of" | "de" | "del"));
        // Day and month.
        if let Some(day) = day_at(0) {
            let next = 1 + ordinal(1);
            let next = next + dot(next);
            let next = next + of(next);
            if let Some(month) = month_at(next) {
                return Some(self.dated(month, day, next + 1));
            }
        }
        if let Some(month) = month_at(0) {
            let word = self.rest().first()?;
            let next = 1 + usize::from(self.key(1) == "." && word.key.len() <= 4);
            if let Some(day) = day_at(next).filter(|_| self.key(next).len() <= 2) {
                return Some(self.dated(month, day, next + 1 + ordinal(next + 1)));
            }
            let dated = self.dated(month, 0.0, next);
            let alone = dated.value < 10_000.0;
            let after_word = self.at > 0 && self.lexicon.ending(&self.words[..self.at], Class::Dated).is_some()
                || self.before().is_some_and(|word| word.key == "than");
            return (!alone || after_word).then_some(dated);
        }
        // Last year, which a later article calls by its number.
        if let Some((count, last)) = self.lexicon.phrase(self.rest(), Class::Last)
            && let Some(published) = self.published.filter(|_| last.value < 0.0 && count > 1)
        {
            return Some(self.made(Quantity::Date, (f64::from(published) + last.value) * 10_000.0, count));
        }
        // A year alone.
        let year = self.year(0)?;
        let after_year = self.at >= 2
            && matches!(self.words[self.at - 1].key.as_str(), "and" | "und" | "y" | "et" | "," | "-" | "or")
            && is_year(&self.words[self.at - 2].key).is_some();
        let before = &self.words[..self.at];
        let dated = after_year
            || self.lexicon.ending(before, Class::Dated).is_some()
            || self.lexicon.ending(before, Class::From).is_some()
            || self.before().is_some_and(|word| word.key == "(");
        // "in 2000 cases": a year is followed by no noun of its own.
        let counts = self
            .rest()
            .get(1)
            .is_some_and(|next| next.is_content() && next.kind == TokenKind::Word && !self.is(1, Class::Speech))
            && self.lexicon.decimal_comma
            && self.rest()[1].capital;
        (dated && !counts).then(|| self.made(Quantity::Date, year * 10_000.0, 1))
    }

    fn year(&self, offset: usize) -> Option<f64> {
        is_year(self.key(offset))
    }

    fn dated(&self, month: f64, day: f64, length: usize) -> Amount {
        let comma = usize::from(self.key(length) == ",");
        let of = usize::from(matches!(self.key(length), "of" | "de" | "del"));
        if let Some(year) = self.year(length + comma).or_else(|| self.year(length + of).filter(|_| of == 1)) {
            return self.made(Quantity::Date, year * 10_000.0 + month * 100.0 + day, length + comma.max(of) + 1);
        }
        let words = self.rest().get(length + of..).unwrap_or_default();
        if let (Some((count, phrase)), Some(published)) = (self.lexicon.phrase(words, Class::Last), self.published) {
            let year = f64::from(published) + phrase.value;
            return self.made(Quantity::Date, year * 10_000.0 + month * 100.0 + day, length + of + count);
        }
        self.made(Quantity::Date, month * 100.0 + day, length)
    }

    /// 83-61, 3:2, 83 votes to 61
    fn score(&self) -> Option<Amount> {
        let first = self.rest().first()?;
        let plain = |word: &Word| {
            word.kind == TokenKind::Figure && word.key.len() <= 3 && word.key.chars().all(|c| c.is_ascii_digit())
        };
        if let Some((left, right)) = first.key.split_once(':').filter(|_| first.kind == TokenKind::Figure) {
            let mut amount = self.made(Quantity::Score, decimal(left)?, 1);
            amount.other = decimal(right)?;
            return Some(amount);
        }
        if plain(first) && self.key(1) == "-" && self.is_tight(1) && self.is_tight(2) {
            let second = self.rest().get(2).filter(|word| plain(word))?;
            let range = self.is(3, Class::Unit)
                || self.is(3, Class::Percent)
                || self.is(3, Class::Scale)
                || matches!(self.key(3), "-" | "%");
            if range {
                return None;
            }
            let mut amount = self.made(Quantity::Score, decimal(&first.key)?, 3);
            amount.other = decimal(&second.key)?;
            return Some(amount);
        }
        let first = number(self.lexicon, self.rest())?;
        let (count, _) = self.lexicon.phrase(self.rest().get(first.length..)?, Class::Score)?;
        let second = number(self.lexicon, self.rest().get(first.length + count..)?)?;
        let mut amount = self.made(Quantity::Score, first.value, first.length + count + second.length);
        amount.other = second.value;
        Some(amount)
    }

    /// 20 to 30 liters, between 20 and 30 liters: the upper end with the lower one.
    fn range(&self) -> Option<Amount> {
        let low = number(self.lexicon, self.rest())?;
        let class = if self.lexicon.ending(&self.words[..self.at], Class::Between).is_some() {
            Class::Between
        } else {
            Class::Range
        };
        let dash = matches!(self.key(low.length), "-" | "–") && low.digits && self.is_tight(low.length);
        let count = match self.lexicon.phrase(self.rest().get(low.length..)?, class) {
            Some((count, _)) => count,
            None if dash => 1,
            None => return None,
        };
        // "rose from 20 to 30" tells of two figures.
        let moves = self.before().is_some_and(|word| matches!(word.key.as_str(), "from" | "von" | "de" | "desde"));
        if moves {
            return None;
        }
        let next = Reader { at: self.at + low.length + count, ..*self };
        let high = number(self.lexicon, next.rest())?;
        let is_year = |value: f64| (1500.0..2150.0).contains(&value);
        if low.value >= high.value || low.digits != high.digits || is_year(low.value) && is_year(high.value) {
            return None;
        }
        let amount = next.counted().filter(|amount| amount.quantity != Quantity::Age && !amount.vague)?;
        let factor = amount.value / high.value.max(f64::MIN_POSITIVE);
        Some(Amount { other: low.value * factor, length: low.length + count + amount.length, ..amount })
    }

    /// Three times, twice, fünfmal.
    fn times(&self) -> Option<Amount> {
        let made = |value: f64, length: usize| {
            let amount = self.with_unit(Quantity::Count, "×", value, length);
            Some(Amount { counted: vec![hash("×")], ..amount })
        };
        if let Some((count, phrase)) = self.lexicon.phrase(self.rest(), Class::Times) {
            return made(phrase.value, count);
        }
        let word = self.rest().first().filter(|word| word.kind == TokenKind::Word)?;
        if let Some((rest, phrase)) = self.lexicon.head(&word.key, Class::Number) {
            if let Some(bound) = self.lexicon.beginning(rest, Class::Bound)
                && let Some(unit) = bound.unit
            {
                let amount = self.with_unit(unit.quantity, unit.base, phrase.value * bound.value, 1);
                return Some(Amount { scale: bound.value, ..amount });
            }
            if self.lexicon.beginning(rest, Class::Part).is_some() {
                return made(phrase.value, 1);
            }
        }
        let found = number(self.lexicon, self.rest()).filter(|found| !found.scaled && found.value > 1.0)?;
        self.is(found.length, Class::Part).then(|| made(found.value, found.length + 1)).flatten()
    }

    /// Four in ten, seis de cada diez; a third of, die Hälfte der.
    fn ratio(&self) -> Option<Amount> {
        let percent = |value: f64, length: usize| Some(self.with_unit(Quantity::Percentage, "%", value, length));
        let article = usize::from(self.is(0, Class::Article) || matches!(self.key(0), "die" | "la"));
        if let Some((count, part)) = self.lexicon.phrase(self.rest().get(article..)?, Class::Fraction)
            && let Some((of, _)) = self.lexicon.phrase(self.rest().get(article + count..)?, Class::Of)
            && (article == 1 || part.value == 50.0)
            && !self.is(article + count + of, Class::Article)
            && !self.is(article + count + of, Class::Unit)
        {
            return percent(part.value.round(), article + count);
        }
        let part = number(self.lexicon, self.rest()).filter(|part| !part.scaled)?;
        let (count, _) = self.lexicon.phrase(self.rest().get(part.length..)?, Class::Ratio)?;
        let whole = number(self.lexicon, self.rest().get(part.length + count..)?)?;
        let is_whole = (whole.value == 10.0 || whole.value == 100.0) && part.value < whole.value;
        let length = part.length + count + whole.length;
        (is_whole && !self.is(length, Class::Unit)).then(|| percent(part.value * 100.0 / whole.value, length)).flatten()
    }

    /// A number with what it counts: percent, a unit, an age, a noun.
    fn counted(&self) -> Option<Amount> {
        if let Some((count, phrase)) = self.lexicon.phrase(self.rest(), Class::Vague) {
            let mut amount = self.noun(Number { value: phrase.value, length: count, digits: false, scaled: false });
            amount.vague = true;
            return Some(amount);
        }
        let Some(found) = number(self.lexicon, self.rest()) else { return self.one() };
        let next = found.length;
        let hyphen = usize::from(
            self.key(next) == "-" && self.rest().get(next + 1).is_some_and(|word| word.kind == TokenKind::Word),
        );
        if self.key(next) == "%" {
            return Some(self.with_unit(Quantity::Percentage, "%", found.value, next + 1));
        }
        let after = self.rest().get(next + hyphen..).unwrap_or_default();
        if let Some((count, _)) = self.lexicon.phrase(after, Class::Percent) {
            return Some(self.with_unit(Quantity::Percentage, "%", found.value, next + hyphen + count));
        }
        if let Some((count, phrase)) =
            self.lexicon.phrase(after, Class::Fraction).filter(|_| !found.scaled && found.value < 10.0)
        {
            return Some(self.with_unit(
                Quantity::Percentage,
                "%",
                (found.value * phrase.value).round(),
                next + hyphen + count,
            ));
        }
        if let Some(length) = self.age(&found, next, hyphen) {
            return Some(self.with_unit(Quantity::Age, "", found.value, length));
        }
        if let Some((count, phrase)) = self.lexicon.phrase(after, Class::Unit)
            && let Some(unit) = phrase.unit
        {
            let amount = self.with_unit(unit.quantity, unit.base, found.value * phrase.value, next + hyphen + count);
            return Some(Amount { scale: phrase.value, ..amount });
        }
        if self.is(next, Class::Ordinal) && self.is_tight(next) && found.digits {
            return Some(self.with_unit(Quantity::Rank, "", found.value, next + 1));
        }
        // Nord Stream 2, Article 5: part of a name.
        let named = self.before().is_some_and(|word| {
            word.capital
                && word.kind == TokenKind::Word
                && !word.function
                && self.at > 1
                && !self.lexicon.has(&self.words[self.at - 1..], Class::Title)
        });
        let is_name = found.digits && !found.scaled && found.value <= 20.0 && named;
        (!is_name).then(|| self.noun(found))
    }

    /// within a month, half an hour
    fn one(&self) -> Option<Amount> {
        if let Some((count, half)) = self.lexicon.phrase(self.rest(), Class::Fraction)
            && self.is(count, Class::Article)
            && let Some((more, phrase)) = self.lexicon.phrase(self.rest().get(count + 1..)?, Class::Unit)
            && let Some(unit) = phrase.unit
        {
            let value = phrase.value * half.value / 100.0;
            return Some(self.with_unit(unit.quantity, unit.base, value, count + 1 + more));
        }
        let (count, phrase) = self.lexicon.phrase(self.rest().get(1..)?, Class::Unit)?;
        let unit = phrase.unit.filter(|unit| unit.quantity == Quantity::Duration)?;
        let within = self.at > 0 && self.lexicon.ending(&self.words[..self.at], Class::Within).is_some();
        (self.is(0, Class::Article) && within)
            .then(|| self.with_unit(unit.quantity, unit.base, phrase.value, 1 + count))
    }

    fn with_unit(&self, quantity: Quantity, unit: &str, value: f64, length: usize) -> Amount {
        Amount { unit: unit.to_string(), ..self.made(quantity, value, length) }
    }

    /// Returns the length of an age: 19-year-old, `Pask, 61, said`, `Sölter (78)`.
    fn age(&self, found: &Number, next: usize, hyphen: usize) -> Option<usize> {
        let old = |words: &[Word]| self.lexicon.phrase(words, Class::Age).map(|(count, _)| count);
        let year = matches!(self.key(next + hyphen), "year" | "years") as usize;
        if year == 1 && self.key(next + hyphen + 1 + usize::from(self.key(next + hyphen + 1) == "-")) == "old" {
            return Some(next + hyphen + 2 + usize::from(self.key(next + hyphen + 1) == "-"));
        }
        if let Some(count) = self.rest().get(next + hyphen..).and_then(old) {
            return Some(next + hyphen + count);
        }
        let plausible = found.digits && (5.0..=115.0).contains(&found.value) && !found.scaled && self.key(0).len() <= 3;
        let name = self.at.checked_sub(2).is_some_and(|at| self.words[at].capital);
        let (open, close) = (self.before().map_or("", |word| word.key.as_str()), self.key(next));
        let between = matches!((open, close), (",", "," | "." | ")" | ";") | ("(", ")"));
        (plausible && name && between).then_some(next)
    }

    /// Returns a count with the words for what is counted.
    fn noun(&self, found: Number) -> Amount {
        let mut at = found.length;
        let hyphen = self.key(at) == "-";
        at += usize::from(hyphen);
        let mut passed = 0;
        while passed < 4 && self.is(at, Class::Counted) {
            at += 1;
            passed += 1;
        }
        let mut counted: Vec<u64> = Vec::new();
        let mut heads: Vec<u64> = Vec::new();
        let mut unit = String::new();
        let mut money = false;
        while let Some(word) = self.rest().get(at).filter(|word| {
            word.is_content() && word.kind == TokenKind::Word && counted.len() < 3 && !self.is(at, Class::Dated)
        }) {
            money |= self.lexicon.has(std::slice::from_ref(word), Class::Currency);
            counted.push(word.term);
            heads.extend(word.key.char_indices().nth(4).map(|(end, _)| hash(&word.key[..end])));
            unit.clone_from(&word.key);
            at += 1;
            if money || hyphen {
                break;
            }
        }

        // The figure shows the first words: "186 million talers", "100,000 Russian troops".
        let length = match counted.len() {
            0 => found.length,
            count => at - (count.max(2) - 2),
        };
        let quantity = if money { Quantity::Money } else { Quantity::Count };
        let shown = self.made(quantity, found.value, length);
        let number = self.made(quantity, found.value, found.length).written;
        Amount { unit, counted, heads, written: number, ..shown }
    }

    /// Returns where the figure begins, its qualifier included.
    pub fn qualifier(&self) -> (usize, Option<Qualifier>) {
        let before = &self.words[..self.at];
        for (class, qualifier) in
            [(Class::About, Qualifier::About), (Class::More, Qualifier::More), (Class::Less, Qualifier::Less)]
        {
            if let Some(count) = self.lexicon.ending(before, class) {
                return (self.at - count, Some(qualifier));
            }
        }
        (self.at, None)
    }
}

fn is_year(key: &str) -> Option<f64> {
    let year = value(key, false).filter(|_| key.len() == 4 && key.bytes().all(|byte| byte.is_ascii_digit()))?;
    (1500.0..2150.0).contains(&year).then_some(year)
}
