//! Kinds: what sort of change an edit is.

use std::ops::Range;

use super::EditKind;
use super::house::{House, hash, is_accented_otherwise, is_quote};
use super::numbers::{is_date, number};
use super::script::Run;
use super::telling::{HEDGE, NEGATION, PRONOUN, SOURCE, SPEECH};
use super::words::{Word, Words};
use crate::read::tokens::TokenKind;

/// A figure, date or telling word that only one side has makes an edit one of its
/// kind if no more words than these stand with it; in a longer one it is one word
/// of many.
const WORDS_BESIDE: usize = 8;
/// No source is named with more words than these.
const LONGEST_SOURCE: usize = 6;
/// A change of the verb by which something is said has no more words than these.
const LONGEST_SPEECH: usize = 4;

/// The words of both blocks and what their house styles choose between.
pub struct Kinds<'k, 'a> {
    pub left: &'k Words<'a>,
    pub right: &'k Words<'a>,
    pub house: &'k House,
}

/// One side of a change.
pub struct Half<'k, 'a> {
    pub words: &'k Words<'a>,
    pub range: Range<usize>,
    house: &'k House,
}

impl Kinds<'_, '_> {
    /// Returns the kind of a difference between two words that say the same.
    pub fn of_form(&self, left: usize, right: usize) -> EditKind {
        let (from, to) = (self.left.text(left).trim(), self.right.text(right).trim());
        let is_name = |text: &str| text.starts_with(char::is_uppercase);
        let is_named = self.left.get(left).named || self.right.get(right).named;
        let (key, other) = (&self.left.get(left).key, &self.right.get(right).key);
        let is_accent = key == other && is_accented_otherwise(from, to);
        if is_name(from) && is_name(to) && (is_named || is_accent) { EditKind::Spelling } else { EditKind::Style }
    }

    /// Returns both sides of a change.
    pub fn halves(&self, run: &Run) -> (Half<'_, '_>, Half<'_, '_>) {
        let half = |words, range| Half { words, range, house: self.house };
        (half(self.left, run.left.clone()), half(self.right, run.right.clone()))
    }

    /// Returns the kind of a change; of all runs the words kept around it may tell
    /// what it does.
    pub fn of_change(&self, run: &Run, all: &[Run]) -> EditKind {
        let (left, right) = self.halves(run);
        let (said_left, said_right) = (left.keys(), right.keys());
        if said_left.is_empty() && said_right.is_empty() {
            let is_astray = left.quotes() != right.quotes() && self.is_astray(run, all);
            return match () {
                () if is_astray => EditKind::Quotation,
                () if left.is_punctuation() && right.is_punctuation() => EditKind::Style,
                () => EditKind::Wording,
            };
        }
        // The same words with other signs between them, `Ms Verrecht` and `Verrecht`.
        if said_left == said_right || left.is_title() && right.is_title() {
            return EditKind::Style;
        }
        let figures = differ(&left, left.figures(), &right, right.figures());
        if figures || differ(&left, left.dates(), &right, right.dates()) {
            return EditKind::Figure;
        }
        let is_name = |half: &Half| half.range.is_empty() || half.is_name();
        if is_name(&left) && is_name(&right) { EditKind::Name } else { self.of_wording(run, &left, &right, all) }
    }

    /// Returns the kind of a change of words that are neither figures nor names.
    fn of_wording(&self, run: &Run, left: &Half, right: &Half, all: &[Run]) -> EditKind {
        let told = (left.told(), right.told());
        let is_one_sided = run.left.is_empty() != run.right.is_empty();
        let is_alone = |bits: u8| match (told.0 & bits != 0, told.1 & bits != 0) {
            (true, false) => left.is_short(1),
            (false, true) => right.is_short(1),
            _ => false,
        };
        // `said`, `claimed on Monday`: with more words, more than the verb is another.
        let is_verb = |half: &Half| half.said().count() <= LONGEST_SPEECH;
        let is_said_otherwise =
            told.0 & told.1 & SPEECH != 0 && is_verb(left) && is_verb(right) && left.speech() != right.speech();
        match () {
            () if is_one_sided && (left.is_sentence() || right.is_sentence()) => EditKind::Sentence,
            () if is_alone(NEGATION) => EditKind::Negation,
            () if left.is_quoted() || right.is_quoted() => EditKind::Quotation,
            () if is_alone(SPEECH | SOURCE) || is_said_otherwise => EditKind::Attribution,
            () if self.is_source(run, left, right, all) => EditKind::Attribution,
            () if is_alone(HEDGE) => EditKind::Certainty,
            () => EditKind::Wording,
        }
    }

    /// Says whether somebody stands for somebody else right before a kept `said`,
    /// or right after a kept `according to`.
    fn is_source(&self, run: &Run, left: &Half, right: &Half, all: &[Run]) -> bool {
        let telling = &self.house.telling;
        let names = |half: &Half| {
            let mut words = half.said().peekable();
            let has_words = words.peek().is_some();
            has_words
                && half.said().count() <= LONGEST_SOURCE
                && !words.all(|word| telling.of_word(word) & PRONOUN != 0)
        };
        let is_kept = |place: usize| all.iter().any(|kept| kept.is_same && kept.left.contains(&place));
        let before_verb = || {
            let next = run.left.end;
            is_kept(next) && telling.of(self.left, next..next + 1) & SPEECH != 0
        };
        let after_phrase = || {
            let last = run.left.start.checked_sub(1);
            last.is_some_and(is_kept) && telling.leads_to_source(self.left, run.left.start)
        };
        let stands_same = |kept: &Run| {
            kept.is_same
                && (kept.left.start == run.left.end && kept.right.start == run.right.end
                    || kept.left.end == run.left.start && kept.right.end == run.right.start)
        };
        names(left) && names(right) && all.iter().any(stands_same) && (before_verb() || after_phrase())
    }

    /// Says whether the words kept right before or after a mark, on a side that
    /// has it, are quoted on one side alone.
    fn is_astray(&self, mark: &Run, all: &[Run]) -> bool {
        let touches = |run: &Run, end: fn(&Range<usize>) -> usize, start: fn(&Range<usize>) -> usize| {
            let touch = |own: &Range<usize>, other: &Range<usize>| !own.is_empty() && end(other) == start(own);
            touch(&mark.left, &run.left) || touch(&mark.right, &run.right)
        };
        let is_word = |&(left, _): &(usize, usize)| self.left.get(left).kind != TokenKind::Sign;
        all.iter().filter(|run| run.is_same).any(|run| {
            let places = || run.left.clone().zip(run.right.clone());
            let before = touches(run, |range| range.end, |range| range.start).then(|| places().rfind(is_word));
            let after = touches(run, |range| range.start, |range| range.end).then(|| places().find(is_word));
            [before, after]
                .into_iter()
                .flatten()
                .flatten()
                .any(|(left, right)| self.left.get(left).quoted != self.right.get(right).quoted)
        })
    }
}

/// Says whether two halves have other figures: each has one that the other lacks,
/// or one has, with little else.
fn differ(left: &Half, one: Vec<u64>, right: &Half, other: Vec<u64>) -> bool {
    let lacks = |figures: &[u64], other: &[u64]| figures.iter().any(|figure| !other.contains(figure));
    let is_bare = |half: &Half, figures: &[u64]| half.is_short(figures.len());
    match (lacks(&one, &other), lacks(&other, &one)) {
        (true, true) => true,
        (true, false) => is_bare(left, &one),
        (false, true) => is_bare(right, &other),
        (false, false) => false,
    }
}

impl Half<'_, '_> {
    /// Returns the words that are no signs.
    fn said(&self) -> impl DoubleEndedIterator<Item = &Word<'_>> {
        self.words.slice(self.range.clone()).iter().filter(|word| word.kind != TokenKind::Sign)
    }

    fn keys(&self) -> Vec<&str> {
        self.keys_of(&self.range)
    }

    /// Returns the keys of the words in a part of it.
    pub fn keys_of(&self, part: &Range<usize>) -> Vec<&str> {
        let words = self.words.slice(part.clone()).iter();
        words.filter(|word| word.kind != TokenKind::Sign).map(|word| &*word.key).collect()
    }

    /// Says whether there is no sign that says something: `€`, an emoji.
    fn is_punctuation(&self) -> bool {
        let is_stop = |c: char| {
            matches!(c, '!'..='"' | '\'' ..='*' | ',' ..='/' | ':' | ';' | '?' | '['..=']' | '_' | '{'..='}')
                || matches!(c, '¡' | '§' | '«' | '·' | '»' | '¿' | '،' | '؛' | '؟' | '۔' | '।')
                || matches!(c, '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{fe10}'..='\u{fe6f}')
        };
        self.words.slice(self.range.clone()).iter().all(|word| word.key.chars().all(is_stop))
    }

    fn quotes(&self) -> usize {
        self.words.slice(self.range.clone()).iter().filter(|word| is_quote(&word.key)).count()
    }

    /// Says whether there are no more words than so many and a few beside.
    fn is_short(&self, words: usize) -> bool {
        self.said().count() <= words + WORDS_BESIDE
    }

    /// Returns what the words tell, as bits.
    fn told(&self) -> u8 {
        self.told_by(self.range.clone())
    }

    /// Says whether a phrase that leads to a source begins at a place.
    pub fn begins_source(&self, at: usize) -> bool {
        self.house.telling.begins_source(self.words, at)
    }

    /// Returns what a part of the words tells, as bits.
    pub fn told_by(&self, part: Range<usize>) -> u8 {
        self.house.telling.of(self.words, part)
    }

    /// Returns the verbs by which something is said.
    fn speech(&self) -> Vec<u64> {
        let is_speech = |word: &&Word| self.house.telling.of_word(word) & SPEECH != 0;
        self.said().filter(is_speech).map(|word| word.code).collect()
    }

    fn is_quoted(&self) -> bool {
        self.said().any(|word| word.quoted)
    }

    /// Says whether there is a whole sentence among the words, or so many of them
    /// that they tell as much as one.
    fn is_sentence(&self) -> bool {
        let sentence = |at: usize| (at < self.words.len()).then(|| self.words.get(at).sentence);
        let begins = |&at: &usize| at == 0 || sentence(at - 1) != sentence(at);
        let ends = |at: usize| (at..self.range.end).find(|&at| sentence(at + 1) != sentence(at));
        !self.is_short(1) || self.range.clone().filter(begins).any(|at| ends(at).is_some())
    }

    fn figures(&self) -> Vec<u64> {
        let mut figures = Vec::new();
        let mut at = self.range.start;
        while at < self.range.end {
            let word = self.words.get(at);
            let (count, figure) = match number(self.words, at, self.house) {
                Some(number) if word.key != "one" => number,
                _ => (1, word.code),
            };
            if count > 1 || word.kind == TokenKind::Figure || figure != word.code {
                figures.push(figure);
            }
            at += count;
        }
        figures
    }

    fn dates(&self) -> Vec<u64> {
        let is_date = |&at: &usize| is_date(self.words, at, self.house);
        self.range.clone().filter(is_date).map(|at| self.words.get(at).form).collect()
    }

    fn is_title(&self) -> bool {
        self.said().all(|word| self.house.meaning(hash(&word.key.replace([' ', '.'], ""))).title != 0)
    }

    /// Says whether all words are names: capitals that neither begin a sentence
    /// nor an office.
    fn is_name(&self) -> bool {
        let mut words = self.range.clone().filter(|&at| self.words.get(at).kind != TokenKind::Sign);
        let is_name = |at: usize| {
            let word = self.words.get(at);
            let meaning = self.house.meaning(word.form);
            let is_office = meaning.office != 0 || meaning.title != 0 || meaning.day != 0;
            !word.opens && !is_office && self.words.text(at).starts_with(char::is_uppercase)
        };
        self.said().next().is_some() && words.all(is_name)
    }
}
