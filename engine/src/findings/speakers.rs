//! Speakers: who is said to have said a quotation, and by which verb.

use super::lexicon::{Class, Lexicon};
use super::texts::Word;

/// Who said something, and how it says so.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// As byte offsets into the article's text: a name, or the word for it.
    pub speaker: Option<(usize, usize)>,
    /// The speaker's last name, folded; empty where none is known.
    pub name: String,
    /// Whether the name stands here, and not only a word for it.
    pub named: bool,
    pub verb: Option<(usize, usize)>,
}

/// A verb and its speaker stand at most this many words from each other, and
/// from the quotation.
const REACH: usize = 24;

/// Reads the words that follow a quotation in its sentence, and those before it.
/// `ended` says whether the quotation ends with a comma, a dot or another sign.
pub fn said(lexicon: &Lexicon, before: &[Word], after: &[Word], ended: bool) -> Said {
    let after = &after[..after.len().min(REACH)];
    let before = &before[before.len().saturating_sub(REACH)..];
    let says = |words: &[Word], at: usize| {
        !words[at].capital && (lexicon.has(&words[at..], Class::Speech) || lexicon.has(&words[at..], Class::Found))
    };
    let following = (0..after.len()).find(|&at| says(after, at));
    let leading = (0..before.len()).rev().find(|&at| says(before, at));
    // “political will” to continue talks: what follows a piece of the article's
    // own sentence says nothing of who said it.
    match (following, leading) {
        (Some(verb), None) => return with_verb(lexicon, after, verb, is_inverted(after, verb)),
        (Some(verb), Some(_)) if ended => return with_verb(lexicon, after, verb, is_inverted(after, verb)),
        (_, Some(verb)) => return with_verb(lexicon, before, verb, false),
        (None, None) => {}
    }
    // "…", according to Weir.
    for words in [after, before] {
        let source = (0..words.len()).find_map(|at| Some((at, lexicon.phrase(&words[at..], Class::Source)?.0)));
        if let Some((at, length)) = source
            && let Some(name) = names(lexicon, words).into_iter().find(|name| name.0 >= at + length)
        {
            let verb = Some((words[at].start, words[at + length - 1].end));
            return Said { verb, ..named(words, name) };
        }
    }
    Said::default()
}

/// Says whether the speaker is to be looked for behind the verb: `said Weir`.
fn is_inverted(words: &[Word], verb: usize) -> bool {
    words[..verb].iter().filter(|word| !word.is_sign()).count() < 2
}

fn with_verb(lexicon: &Lexicon, words: &[Word], verb: usize, inverted: bool) -> Said {
    let told = Some((words[verb].start, words[verb].end));
    let names = names(lexicon, words);
    // Dmitry Peskov, the president's spokesman, told reporters
    let mut limit = verb;
    if let Some(last) = verb.checked_sub(1)
        && words[last].key == ","
        && let Some(first) = (0..last).rev().find(|&at| words[at].key == ",")
    {
        limit = first;
    }
    // "the Ukraine crisis and said": a name with more behind it is no subject.
    let near = |name: &&(usize, usize)| {
        name.1 <= limit
            && limit - name.1 <= 4
            && words[name.1..limit].iter().all(|word| word.function && !word.is_sign())
    };
    let pronoun = (0..verb).rev().take(4).find(|&at| lexicon.has(&words[at..], Class::Pronoun));
    let first = names.iter().rev().find(near);

    let following = names.iter().position(|name| name.0 > verb && name.0 - verb < 14);
    // said Dunmarrow coach Renske Adair
    let following = following.map(|mut at| {
        let joined = |from: usize, to: usize| {
            to - from <= 2 && words[from..to].iter().all(|word| word.is_content() && !word.capital)
        };
        while names.get(at + 1).is_some_and(|next| joined(names[at].1, next.0)) {
            at += 1;
        }
        names[at]
    });
    let next_is_pronoun = words.get(verb + 1).is_some_and(|_| lexicon.has(&words[verb + 1..], Class::Pronoun));
    let mut said = match (first, pronoun, following) {
        (Some(&name), pronoun, _) if pronoun.is_none_or(|at| at < name.0) => named(words, name),
        (_, Some(at), _) => Said { speaker: Some((words[at].start, words[at].end)), ..Said::default() },
        _ if inverted && next_is_pronoun => {
            Said { speaker: Some((words[verb + 1].start, words[verb + 1].end)), ..Said::default() }
        }
        (None, None, Some(name)) if inverted => named(words, name),
        _ => Said::default(),
    };
    said.verb = told;
    said
}

fn named(words: &[Word], (from, to): (usize, usize)) -> Said {
    let name = last_name(words, (from, to));
    Said { speaker: Some((words[from].start, words[to - 1].end)), name, named: true, verb: None }
}

/// Returns the last name of a run of capitalised words, folded.
pub fn last_name(words: &[Word], name: (usize, usize)) -> String {
    words[name.1 - 1].key.trim_end_matches("'s").to_string()
}

/// Returns the runs of capitalised words, titles before a name left out.
pub fn names(lexicon: &Lexicon, words: &[Word]) -> Vec<(usize, usize)> {
    let mut names: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !is_name(lexicon, words, at) {
            at += 1;
            continue;
        }
        let mut from = at;

        while at < words.len() && (is_name(lexicon, words, at) || is_hyphen(lexicon, words, at)) {
            at += 1;
            // Port Ansel’s Lantern Bridge are two.
            if words[at - 1].key.ends_with("'s") {
                break;
            }
        }
        let title = (from..at - 1).rev().find(|&at| lexicon.has(&words[at..], Class::Title));
        if let Some(title) = title {
            from = title + 1;
        }
        // Where nouns have capitals the name is the end of the run.
        let mut count = 0;
        let start = (from..at).rev().find(|&place| {
            count += usize::from(
                words[place].key != "-" && words.get(place + 1).is_none_or(|next| next.key != "-" || place + 1 >= at),
            );
            count == 3 && (place == from || words[place - 1].key != "-")
        });
        names.push((start.unwrap_or(from), at));
    }
    names
}

/// Thomas-Greenfield
fn is_hyphen(lexicon: &Lexicon, words: &[Word], at: usize) -> bool {
    words[at].key == "-"
        && words.get(at + 1).is_some_and(|next| next.start == words[at].end)
        && is_name(lexicon, words, at + 1)
}

fn is_name(lexicon: &Lexicon, words: &[Word], at: usize) -> bool {
    let word = &words[at];
    word.capital && !word.function && !word.is_sign() && !lexicon.has(&words[at..], Class::Month) && !is_day(&word.key)
}

fn is_day(key: &str) -> bool {
    const DAYS: &str = "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag \
        freitag samstag sonntag";
    DAYS.split_whitespace().any(|day| day == key)
}

/// Says whether two last names may be one: the same but for a letter or two.
pub fn same_name(left: &str, right: &str) -> bool {
    left == right || distance(left, right) * 4 <= left.chars().count().min(right.chars().count())
}

/// Returns how many letters make the difference between two words (Levenshtein);
/// of very long words a large number.
pub fn distance(left: &str, right: &str) -> usize {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    if left.len().max(right.len()) > 40 {
        return 40;
    }
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, b) in right.iter().enumerate() {
            let changed = corner + usize::from(a != b);
            corner = row[j + 1];
            row[j + 1] = changed.min(corner + 1).min(row[j] + 1);
        }
    }
    row[right.len()]
}
