//! Names: people, places and bodies as each article spells them, and what it
//! calls people by office or trade.

use rustc_hash::{FxHashMap, FxHashSet};

use super::clusters::Clusters;
use super::finding::Form;
use super::lexicon::{Class, Lexicon};
use super::speakers::{distance, names};
use super::texts::{Texts, Word, hash};
use crate::read::tokens::TokenKind;
use crate::sort::sort_by_key;

/// A name as one article writes it.
pub struct Naming {
    pub text: usize,
    pub block: usize,
    pub span: (usize, usize),
    /// What stands beside it of office or trade.
    pub title: Option<(usize, usize)>,
    /// Its words, folded; a hyphenated name is one.
    keys: Vec<String>,
    /// Where the second of them begins, as a byte offset into the article's text.
    second: usize,
    /// The beginnings of the title's telling words.
    title_terms: Vec<u64>,
}

impl Naming {
    /// Says whether it has more than the last name.
    pub fn is_full(&self) -> bool {
        self.keys.len() > 1
    }
}

/// For each text and last name that stands alone its first block and span.
type Short = FxHashMap<(usize, String), (usize, (usize, usize))>;

/// More names than this that share a word are not compared one by one.
const COMMON: usize = 120;

/// Returns the names that two articles or more have, each with the first place
/// of every spelling that an article uses.
pub fn shared_names(texts: &Texts) -> Vec<Vec<Naming>> {
    let mut namings: Vec<Naming> = Vec::new();
    let mut short: Short = FxHashMap::default();
    let trades = trades(texts);
    for block in 0..texts.blocks.len() {
        in_block(texts, block, &trades, &mut namings, &mut short);
    }
    let namings = without_trades(texts, namings);
    let mut of_word: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (number, naming) in namings.iter().enumerate() {
        for key in [naming.keys.first(), naming.keys.last()].into_iter().flatten() {
            of_word.entry(key).or_default().push(number);
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for list in of_word.into_values().filter(|list| list.len() <= COMMON) {
        for (place, &left) in list.iter().enumerate() {
            let others = list[place + 1..].iter().filter(|&&right| is_same(&namings[left].keys, &namings[right].keys));
            pairs.extend(others.map(|&right| (left, right)));
        }
    }
    sort_by_key(&mut pairs, |pair| *pair);
    let mut clusters = Clusters::new(namings.len());
    pairs.into_iter().for_each(|(left, right)| clusters.join(left, right, |_, _| true));
    let groups = clusters.groups();
    // Of two people with one last name it says nothing alone.
    let mut families: FxHashMap<String, u32> = FxHashMap::default();
    for group in &groups {
        *families.entry(namings[group[0]].keys.last().cloned().unwrap_or_default()).or_default() += 1;
    }
    let mut namings: Vec<Option<Naming>> = namings.into_iter().map(Some).collect();
    let mut shared = Vec::new();
    for group in groups {
        let mut of_one: Vec<Naming> = group.into_iter().filter_map(|at| namings[at].take()).collect();
        // Who is called by the last name alone.
        let last = of_one.first().and_then(|naming| naming.keys.last().cloned()).unwrap_or_default();
        for text in
            (0..texts.texts.len()).filter(|text| of_one.iter().all(|naming| naming.text != *text)).collect::<Vec<_>>()
        {
            let is_clear = families.get(&last).is_none_or(|count| *count < 2);
            if let Some(&(block, span)) = short.get(&(text, last.clone())).filter(|_| is_clear) {
                of_one.push(Naming {
                    text,
                    block,
                    span,
                    title: None,
                    keys: vec![last.clone()],
                    second: span.1,
                    title_terms: Vec::new(),
                });
            }
        }
        if of_one.iter().any(|naming| naming.text != of_one[0].text) {
            shared.push(of_one);
        }
    }
    shared
}

/// Takes the trade off a name that begins with it, as sentences do (`Substitute
/// Joss Penhallick`) and German always does, where another place has the name alone.
fn without_trades(texts: &Texts, namings: Vec<Naming>) -> Vec<Naming> {
    let known: FxHashSet<Vec<String>> = namings.iter().map(|naming| naming.keys.clone()).collect();
    let mut apart: Vec<Naming> = Vec::with_capacity(namings.len());
    for mut naming in namings {
        if naming.keys.len() > 2 && known.contains(&naming.keys[1..]) {
            let trade = naming.keys.remove(0);
            let text = &texts.texts[naming.text].article.text;
            let end = naming.span.0 + text.get(naming.span.0..naming.second).unwrap_or_default().trim_end().len();
            naming.title_terms = vec![beginning(&trade)];
            naming.title = Some((naming.span.0, end));
            naming.span.0 = naming.second;
        }
        match apart.iter_mut().find(|known| known.text == naming.text && known.keys == naming.keys) {
            Some(known) if known.title.is_none() && naming.title.is_some() => *known = naming,
            Some(known) if known.span < naming.span => {}
            _ => apart.push(naming),
        }
    }
    apart
}

/// Returns the words that stand before or after a name with an article, as terms:
/// "the Saltfen goalkeeper, Mats Orrin". Elsewhere they need none.
fn trades(texts: &Texts) -> FxHashSet<u64> {
    let mut trades = FxHashSet::default();
    for sentence in 0..texts.sentences.len() {
        let words = texts.words(sentence);
        for (from, to) in names(texts.lexicon(texts.text_of(sentence)), words) {
            trades.extend(apposition(words, from, to).map(|(_, end)| words[end - 1].term));
        }
    }
    trades
}

/// Returns what an article in the grammar's sense says a name's bearer is: "the
/// captain, Abel Quist,", "Mats Orrin, the Saltfen goalkeeper,", "the defender Pim
/// Laskaris". The last word of it is no name, and no verb can stand in it.
fn apposition(words: &[Word], from: usize, to: usize) -> Option<(usize, usize)> {
    const ARTICLES: &str = "the a an its his her their der die das ein eine el la los un una le les une";
    let key = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", |word| word.key.as_str());
    let is_article = |at: Option<usize>| at.is_some() && ARTICLES.split(' ').any(|article| article == key(at));
    let is_noun = |at: usize| words[at].is_content() && words[at].kind == TokenKind::Word || words[at].key == "-";
    let is_trade = |(begin, end): &(usize, usize)| {
        begin < end
            && end - begin <= 5
            && (*begin..*end).all(is_noun)
            && !words[end - 1].capital
            && is_article(begin.checked_sub(1))
    };
    let back = |end: usize| {
        let begin = (end.saturating_sub(6)..end).rev().take_while(|&at| is_noun(at)).last().unwrap_or(end);
        Some((begin, end)).filter(is_trade)
    };
    let closes = |at: usize| matches!(key(Some(at)), "," | "." | ";" | "who" | "");
    let ahead = || {
        let begin = to + 2;
        let end = (begin..words.len()).find(|&at| !is_noun(at)).unwrap_or(words.len());
        (key(Some(to)) == "," && closes(end)).then_some((begin, end)).filter(is_trade)
    };
    let comma = from.checked_sub(1).filter(|&at| key(Some(at)) == "," && closes(to));
    back(from).or_else(ahead).or_else(|| comma.and_then(back))
}

fn in_block(texts: &Texts, block: usize, trades: &FxHashSet<u64>, namings: &mut Vec<Naming>, short: &mut Short) {
    let text = texts.blocks[block].text;
    let lexicon = texts.lexicon(text);
    for sentence in texts.blocks[block].sentences.clone() {
        let words = texts.words(sentence);

        // A headline in capitals throughout has no names.
        let headline = words.len() > 4 && words.iter().all(|word| !word.is_content() || word.capital);
        for (from, to) in names(lexicon, words) {
            let span = (words[from].start, words[to - 1].end);
            let mut keys: Vec<String> = Vec::new();
            let mut second = span.1;
            for at in from..to {
                let hyphen = |at: usize| words[at].key == "-";
                match keys.last_mut() {
                    Some(last) if hyphen(at) || hyphen(at - 1) => last.push_str(&words[at].key),
                    _ => keys.push(words[at].key.clone()),
                }
                second = if keys.len() == 2 { second.min(words[at].start) } else { second };
            }
            if let Some(last) = keys.last_mut() {
                *last = last.trim_end_matches("'s").trim_end_matches('\'').to_string();
            }
            let possessive = texts.texts[text].article.text.get(span.0..span.1).map_or(0, possessive);
            let span = (span.0, span.1 - possessive);
            if keys.len() < 2 {
                // Lavrov said; Mr Pallister: but not "the Bridge".
                let near = |at: Option<usize>, class: Class| {
                    at.is_some_and(|at| at < words.len() && lexicon.has(&words[at..], class))
                };
                let before = from.checked_sub(1);
                if near(before, Class::Title) || near(before, Class::Speech) || near(Some(to), Class::Speech) {
                    short.entry((text, keys[0].clone())).or_insert((block, span));
                }
                continue;
            }

            if headline || lexicon.has(&words[to - 1..], Class::Title) {
                continue;
            }
            let bare = || {
                let before =
                    from.checked_sub(1).filter(|&at| !words[at].capital && trades.contains(&words[at].term))?;
                let begin = (before.saturating_sub(2)..=before)
                    .rev()
                    .take_while(|&at| at == before || words[at].capital && words[at].is_content());
                begin.last().map(|begin| (begin, from))
            };
            let title = title(lexicon, words, from, to).or_else(|| apposition(words, from, to)).or_else(bare);
            let terms = title.map(|(from, to)| title_terms(&words[from..to])).unwrap_or_default();
            let title = title.map(|(from, to)| (words[from].start, words[to - 1].end));

            let written = |span: (usize, usize)| texts.texts[text].article.text.get(span.0..span.1).unwrap_or_default();
            // The first place of each spelling; a title may come later.
            let known = namings
                .iter_mut()
                .rev()
                .take(400)
                .find(|known| known.text == text && same_letters(written(known.span), written(span)));
            match known {
                Some(known) if known.title.is_none() && title.is_some() => {
                    (known.block, known.span, known.title, known.title_terms) = (block, span, title, terms);
                }

                // A dateline in capitals is not how it is written.
                Some(known) if !has_small(written(known.span)) && has_small(written(span)) => {
                    (known.block, known.span) = (block, span)
                }
                Some(_) => {}
                None => namings.push(Naming { text, block, span, title, keys, second, title_terms: terms }),
            }
        }
    }
}

/// Returns the length of a possessive ending: Putin’s.
fn possessive(name: &str) -> usize {
    ["'s", "’s", "'", "’"].iter().find(|ending| name.ends_with(**ending)).map_or(0, |ending| ending.len())
}

/// Says whether two names are one: all words the same but one, and that one the
/// same but for a few letters.
fn is_same(left: &[String], right: &[String]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let others: Vec<(&String, &String)> = left.iter().zip(right).filter(|(one, other)| one != other).collect();
    match others[..] {
        [] => true,
        [(one, other)] => {
            let shorter = one.chars().count().min(other.chars().count());
            shorter >= 4 && distance(one, other) * 3 <= shorter.max(5) + 1
        }
        _ => false,
    }
}

/// Returns the words beside a name that say what its bearer is: "Transport
/// Minister Ilona Verrecht", "Ilona Verrecht, the Transport Minister,".
fn title(lexicon: &Lexicon, words: &[Word], from: usize, to: usize) -> Option<(usize, usize)> {
    let is_title = |at: usize| lexicon.has(&words[at..], Class::Title) && !is_honorific(&words[at].key);
    let has_title = |(from, to): &(usize, usize)| from < to && (*from..*to).any(is_title);
    let stops = |at: usize| {
        words[at].is_sign() && words[at].key != "-" || !words[at].capital && lexicon.has(&words[at..], Class::Speech)
    };
    // Before it, at once.
    let mut start = from;

    while start > 0 && from - start < 6 && (words[start - 1].is_content() || is_title(start - 1)) && !stops(start - 1) {
        // "a point Ukrainian Foreign Minister Kuleba reinforced"
        if start < from && words[start].capital && !words[start - 1].capital {
            break;
        }
        start -= 1;
    }
    if has_title(&(start, from)) {
        return Some((start, from));
    }
    // After it, between commas.
    if words.get(to).is_some_and(|word| word.key == ",") {
        let end = (to + 1..words.len().min(to + 12)).find(|&at| stops(at) || words[at].key == "who").unwrap_or(to + 1);
        let begin = (to + 1..end).find(|&at| words[at].is_content()).unwrap_or(end);
        if has_title(&(begin, end)) {
            return Some((begin, end));
        }
    }
    // Before it and a comma: the union's general secretary, Tsveta Orlanek
    let comma = from.checked_sub(1).filter(|&at| words[at].key == ",")?;
    let begin = (comma.saturating_sub(8)..comma).rev().take_while(|&at| !stops(at)).last()?;
    let begin = (begin..comma).find(|&at| words[at].is_content()).unwrap_or(comma);
    Some((begin, comma)).filter(has_title)
}

fn is_honorific(key: &str) -> bool {
    matches!(
        key,
        "mr" | "mrs" | "ms" | "dr" | "sir" | "herr" | "frau" | "m" | "mme" | "senor" | "senora" | "don" | "dona"
    )
}

fn title_terms(words: &[Word]) -> Vec<u64> {
    let mut terms: Vec<u64> = words
        .iter()
        .filter(|word| !word.is_sign() && (word.is_content() || word.key.len() > 5))
        .map(|word| beginning(&word.key))
        .collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// Returns the hash of a word's first letters: Russia’s and Russian are one here.
fn beginning(key: &str) -> u64 {
    let end = key.char_indices().nth(5).map_or(key.len(), |(end, _)| end);
    hash(&key[..end])
}

/// Returns how a name is written against the reference.
pub fn form(texts: &Texts, reference: &Naming, naming: &Naming) -> Form {
    let written =
        |naming: &Naming| texts.texts[naming.text].article.text.get(naming.span.0..naming.span.1).unwrap_or_default();
    match (naming.keys.len(), reference.keys.len()) {
        _ if same_letters(written(reference), written(naming)) => Form::Same,
        (1, 2..) => Form::Shortened,
        _ => Form::Altered,
    }
}

fn has_small(name: &str) -> bool {
    name.chars().any(char::is_lowercase)
}

/// Says whether two spellings differ in capitals alone: datelines have them.
fn same_letters(left: &str, right: &str) -> bool {
    left == right || left.chars().flat_map(char::to_lowercase).eq(right.chars().flat_map(char::to_lowercase))
}

/// Returns how a title stands to the reference's.
pub fn title_form(reference: &Naming, naming: &Naming) -> Form {
    let (one, other) = (&reference.title_terms, &naming.title_terms);
    let shared = one.iter().filter(|term| other.contains(term)).count();
    match () {
        () if one == other => Form::Same,
        () if shared == other.len() => Form::Shortened,
        () if shared == one.len() => Form::OtherForm,
        () => Form::Different,
    }
}
