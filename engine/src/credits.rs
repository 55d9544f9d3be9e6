//! Credits: where an article says that it used an agency or another outlet.
//!
//! They are found by their form (a mark in brackets behind a dateline or at a
//! paragraph's end, a line that begins with "Source:", initials in a byline, ",
//! Politico reported"), by the names of the story's own wire, and by a short list
//! of agencies that are called by a word like any other.

use serde::{Deserialize, Serialize};

use crate::article::{Article, Role};
use crate::read::tokens::{Token, TokenKind, key, tokens};

/// A mark such as `(TTA)` stands so many words from the start of the text, after
/// the place and the day.
const DATELINE: usize = 16;
/// It stands before the first words of one of so many paragraphs: a dek may come
/// first.
const DATELINES: usize = 3;
/// A line of so many words that names the agency is a credit; a longer block is
/// a text that speaks of it.
const CREDIT_LINE: usize = 16;
/// A mark in brackets has at most so many words: `(dpa/MIA)`.
const MARK: usize = 4;
/// Words for agencies that are not named, as keys.
const UNNAMED: &[&str] = &["agencies", "agenturen", "agencias", "agences", "wires"];
/// Beginnings of words of which a line of credit has one, as keys.
const CREDITING: &str = "source quelle fuente courtesy via report material informaci avec agenc agentur";
/// Verbs by which an article passes on what another outlet has, as keys.
const PASSING_ON: &str = "reports reported berichtet berichtete informo informa rapporte";
/// Agencies that are called by a word, not by initials.
const AGENCIES: &str = "Reuters Bloomberg Interfax Xinhua Kyodo Yonhap Ritzau dpa apa sda";

/// A place where an outlet says that it used an agency or another outlet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    pub kind: CreditKind,
    /// The outlet's own words.
    pub text: String,
    /// Whether the wire is named, and not only agencies in general or another one.
    pub named: bool,
    /// Whom it credits, in its own words; absent for agencies in general.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CreditKind {
    /// With who wrote it.
    Byline,
    /// Before the first words: `(TTA) -`.
    Dateline,
    /// A line of its own.
    Line,
    /// In the text: `… on Friday. (dpa)`, `…, Politico reported.`
    Text,
}

/// Returns what an agency is called, as lists of keys: its name, its initials,
/// the mark in its own dateline.
pub fn names(article: &Article) -> Vec<Vec<String>> {
    let mut names = called(article);
    names.extend(opening(article).and_then(mark).map(keys));
    names.retain(|name| name.iter().map(String::len).sum::<usize>() > 1);
    names
}

/// Returns an outlet's name and its initials.
fn called(article: &Article) -> Vec<Vec<String>> {
    let words = article.meta.outlet.as_deref().map(keys).unwrap_or_default();
    let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let mut names = vec![words];
    if names[0].len() > 1 {
        names.push(vec![initials]);
    }
    names.retain(|name| !name.is_empty());
    names
}

/// Returns the first words of a paragraph, up to the dash that ends a dateline.
fn opening(article: &Article) -> Option<&str> {
    let bodies = article.blocks.iter().filter(|block| block.role == Role::Body).take(DATELINES);
    let openings = bodies.filter_map(|block| {
        let text = article.block_text(block);
        let ends = |(at, c): (usize, char)| matches!(c, '-' | '–' | '—').then_some(at);
        let is_apart = |&at: &usize| text[..at].ends_with([' ', ')']);
        let end = text.char_indices().filter_map(ends).find(is_apart)?;
        Some(&text[..end]).filter(|opening| tokens(opening).len() <= DATELINE)
    });
    let openings: Vec<&str> = openings.collect();
    openings.iter().find(|opening| mark(opening).is_some()).or(openings.first()).copied()
}

/// Returns the words in the last brackets of a text, if they may be a mark.
fn mark(text: &str) -> Option<&str> {
    let (before, _) = text.rsplit_once(')')?;
    let (_, inside) = before.rsplit_once('(')?;
    let words = tokens(inside);
    let spoken = words.iter().filter(|token| token.kind == TokenKind::Word).count();
    let is_plain = words.iter().all(|token| token.kind != TokenKind::Figure);
    (is_plain && (1..=MARK).contains(&spoken) && inside.len() > 1).then(|| inside.trim())
}

fn keys(text: &str) -> Vec<String> {
    let words = tokens(text).into_iter().map(|token| key(&text[token.start..token.end]).into_owned());
    words.filter(|word| word.starts_with(char::is_alphanumeric)).collect()
}

fn has(names: &[Vec<String>], words: &[String]) -> bool {
    names.iter().any(|name| words.windows(name.len()).any(|words| words == name))
}

fn is_one_of(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

/// Returns where an article names an agency, another outlet, or agencies at
/// large. `names` are those of the story's wire.
pub fn credits(article: &Article, names: &[Vec<String>]) -> Vec<Credit> {
    let mut places: Vec<(CreditKind, &str)> = Vec::new();
    places.extend(article.meta.byline.as_deref().map(|byline| (CreditKind::Byline, byline)));
    places.extend(opening(article).map(|opening| (CreditKind::Dateline, opening)));
    let last = article.blocks.iter().rposition(|block| block.role == Role::Body);
    for (at, block) in article.blocks.iter().enumerate() {
        let text = article.block_text(block);
        match block.role {
            Role::Byline => places.push((CreditKind::Byline, text)),
            Role::Furniture => places.push((CreditKind::Line, text)),
            Role::Body => {
                places.extend((Some(at) == last).then_some((CreditKind::Line, text)));
                places.extend(block.sentences.iter().filter_map(|sentence| {
                    let sentence = article.text.get(sentence.start..sentence.end)?;
                    in_text(sentence).map(|_| (CreditKind::Text, sentence))
                }));
            }
            _ => {}
        }
    }
    let own = called(article);
    let mut credits: Vec<Credit> = Vec::new();
    for (kind, text) in places {
        let words = keys(text);
        if kind != CreditKind::Text && words.len() > CREDIT_LINE {
            continue;
        }
        let source = match kind {
            CreditKind::Dateline => mark(text),
            CreditKind::Text => in_text(text),
            CreditKind::Byline | CreditKind::Line => {
                in_line(text, &words).or_else(|| (kind == CreditKind::Byline).then(|| initials(text)).flatten())
            }
        };
        let source = source.filter(|source| !has(&own, &keys(source)));
        let named = has(names, &words);
        let is_unnamed = kind != CreditKind::Dateline && words.iter().any(|word| UNNAMED.contains(&word.as_str()));
        let is_known = kind == CreditKind::Text
            && credits
                .iter()
                .filter_map(|known| known.source.as_deref())
                .any(|known| source.is_some_and(|source| known.contains(source)));
        if (named && kind != CreditKind::Text || source.is_some() || is_unnamed) && !is_known {
            let source = source.map(str::to_string);
            credits.push(Credit { kind, text: text.trim().to_string(), named, source });
        }
    }
    credits
}

/// Returns the first name in a text that can only be an agency's: a word of the
/// list, or initials among words that are not all in capitals.
fn initials(text: &str) -> Option<&str> {
    let words = tokens(text).into_iter().filter(|token| token.kind == TokenKind::Word);
    let words: Vec<&str> = words.map(|token| &text[token.start..token.end]).collect();
    let is_upper = |word: &&str| word.chars().all(char::is_uppercase);
    let is_shout = words.len() > 1 && words.iter().all(is_upper);
    let is_initials = |word: &&str| is_upper(word) && (2..=5).contains(&word.chars().count()) && !is_shout;
    words.into_iter().find(|word| is_one_of(AGENCIES, word) || is_initials(word))
}

/// Returns whom a line of its own credits: `Courtesy/Source: Politico`, `With
/// reporting from TTA`.
fn in_line<'t>(text: &'t str, words: &[String]) -> Option<&'t str> {
    let credits = |word: &String| CREDITING.split(' ').any(|crediting| word.starts_with(crediting));
    let first = words.iter().position(credits)?;
    let (head, rest) = text.split_once(':').unwrap_or(("", text));
    let is_source = first < 2 && !head.is_empty() && keys(head).len() <= 2;
    let rest = rest.trim().trim_end_matches(['.', ')']);
    if is_source { Some(rest).filter(|rest| !rest.is_empty()) } else { initials(text) }
}

/// Returns whom a sentence credits: `… on Friday. (dpa)` (which is a sentence by
/// itself, or the end of one), `…, Politico reported.`, `according to Reuters`.
fn in_text(sentence: &str) -> Option<&str> {
    let text = sentence.trim();
    if let Some(inside) = text.strip_suffix(')').and(mark(text)) {
        let before = text.rsplit_once('(').map_or("", |(before, _)| before.trim_end());
        if before.is_empty() || before.ends_with(['.', '!', '?', '”', '"', '»', '“']) {
            return Some(inside).filter(|inside| initials(inside).is_some() || before.is_empty());
        }
    }
    let words: Vec<Token> = tokens(text);
    let written = |at: usize| words.get(at).map_or("", |token| &text[token.start..token.end]);
    let is_capital = |at: usize| written(at).starts_with(char::is_uppercase);
    let listed = (0..words.len()).find(|&at| is_one_of(AGENCIES, written(at)));
    if let Some(at) = listed {
        return Some(&text[words[at].start..words[at].end]);
    }
    let verb = (2..words.len()).find(|&at| is_one_of(PASSING_ON, &key(written(at))) && is_capital(at - 1))?;
    let first = (0..verb).rev().take_while(|&at| is_capital(at)).last()?;
    let before = key(written(first.checked_sub(1)?));
    let before = if before == "the" && first > 1 { key(written(first - 2)) } else { before };
    let ends = verb + 1 >= words.len() || words[verb + 1].kind == TokenKind::Sign;
    (matches!(&*before, "," | "wie") && ends && verb - first <= 3)
        .then(|| &text[words[first].start..words[verb - 1].end])
}
