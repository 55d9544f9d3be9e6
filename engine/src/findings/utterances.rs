//! Utterances: what an article has in quotation marks, said-clauses in the
//! middle bridged, with who said it.

use super::lexicon::Class;
use super::marks::{Quoted, quoted};
use super::speakers::{Said, said};
use super::texts::{Texts, Word, terms};
use crate::article::Role;
use crate::read::tokens::TokenKind;

/// Words in quotation marks, said at once by one speaker.
pub struct Utterance {
    /// Into [`Texts::blocks`].
    pub block: usize,
    /// The quoted words, as byte offsets into the article's text.
    pub spans: Vec<(usize, usize)>,
    /// The words inside the marks, as places in its text's words, signs left out.
    pub words: Vec<usize>,
    /// The terms of its telling words, ascending and distinct.
    pub terms: Vec<u64>,
    /// Those that are neither names nor figures.
    pub plain: Vec<u64>,
    /// The terms of the telling words around it in its sentence.
    pub around: Vec<u64>,
    /// The first and last sentence it stands in.
    pub sentences: (usize, usize),
    pub said: Said,
    /// Whether its speaker is a person that its article calls by full name.
    pub is_person: bool,
    /// Whether it is a statement of its own and no part of the article's sentence.
    pub is_whole: bool,
    pub astray: bool,
}

/// So many words on either side of a quotation tell what it is about.
const AROUND: usize = 40;

/// A said-clause in the middle of a quotation has at most so many words.
const LONGEST_CLAUSE: usize = 40;

/// Returns all utterances in order of text, then place.
pub fn utterances(texts: &Texts) -> Vec<Utterance> {
    let mut all = Vec::new();
    let persons: Vec<Vec<String>> = (0..texts.texts.len()).map(|text| persons(texts, text)).collect();
    for (number, block) in texts.blocks.iter().enumerate() {
        in_block(texts, number, &persons[block.text], &mut all);
    }
    all
}

/// Returns the last names of those whom an article calls by first and last name,
/// in order.
fn persons(texts: &Texts, text: usize) -> Vec<String> {
    let words = &texts.texts[text].words;
    let names = super::speakers::names(texts.lexicon(text), words).into_iter().filter(|name| name.1 - name.0 >= 2);
    let mut persons: Vec<String> = names.map(|name| super::speakers::last_name(words, name)).collect();
    persons.sort_unstable();
    persons.dedup();
    persons
}

fn in_block(texts: &Texts, block: usize, persons: &[String], all: &mut Vec<Utterance>) {
    let at = &texts.blocks[block];
    let article = texts.texts[at.text].article;
    let Some(own) = article.blocks.get(at.id.index()) else { return };
    let goes_on = article.blocks.get(at.id.index() + 1).is_some_and(|next| {
        let text = article.block_text(next);
        text.starts_with(['“', '„', '«', '»', '"', '‘', '「', '『'])
    });
    let shift = |quoted: Quoted| Quoted {
        open: quoted.open + own.start,
        start: quoted.start + own.start,
        end: quoted.end + own.start,
        close: quoted.close + own.start,
        ..quoted
    };
    let pieces: Vec<Quoted> = quoted(article.block_text(own), goes_on).into_iter().map(shift).collect();
    let words = texts.block_words(block);
    let lexicon = texts.lexicon(at.text);
    let mut from = 0;
    while from < pieces.len() {
        let mut to = from + 1;
        while to < pieces.len() && is_bridge(texts, words, &pieces[to - 1], &pieces[to]) {
            to += 1;
        }
        let parts = &pieces[from..to];

        let inside: Vec<usize> = parts
            .iter()
            .flat_map(|part| places(words, part.start, part.end))
            .filter(|&at| !words[at].is_sign())
            .collect();
        let (Some(&first), Some(&last)) = (inside.first(), inside.last()) else {
            from = to;
            continue;
        };
        // What stands outside of the marks in the sentences it begins and ends in.
        let (begins, ends) = (words[first].sentence, words[last].sentence);
        let previous = from.checked_sub(1).map_or(0, |before| pieces[before].close);
        let next = pieces.get(to).map_or(usize::MAX, |next| next.open);

        let before = &words[places(words, previous, parts[0].open)];
        let before = &before[before.partition_point(|word| word.sentence < begins)..];
        let after_end = parts[0].close;
        let after_limit = parts.get(1).map_or(next, |part| part.open);

        let after = &words[places(words, after_end, after_limit)];
        let last_sentence = ends.max(sentence_before(words, after_end).unwrap_or(ends));
        let after = &after[..after.partition_point(|word| word.sentence <= last_sentence)];
        let ended =
            article.text.get(..parts[0].end).is_some_and(|text| text.ends_with([',', '.', '!', '?', '…', '，', '。']))
                || after.first().is_some_and(|word| word.key == ",");
        let mut said = said(lexicon, before, after, ended);
        if !said.named {
            let (name, place) = spoken_before(texts, all, block, words, parts[0].open, said.verb.is_some());
            // A name in the same paragraph says more than "she".
            let is_here = |place: &(usize, usize)| own.start <= place.0 && place.1 <= own.end;
            said.speaker = place.filter(is_here).or(said.speaker);
            said.name = name;
        }

        let told = inside.iter().map(|&at| &words[at]).filter(|word| word.is_content());
        let plain = told.clone().filter(|word| !word.capital && word.kind == TokenKind::Word);
        let around =
            (first.saturating_sub(AROUND)..words.len().min(last + AROUND)).map(|at| &words[at]).filter(|word| {
                let outside = parts.iter().all(|part| word.end <= part.start || part.end <= word.start);
                outside && word.sentence == begins && word.is_content()
            });
        let opens_large = article
            .text
            .get(parts[0].start..)
            .is_some_and(|text| text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase()));
        all.push(Utterance {
            block,
            spans: parts.iter().map(|part| (part.start, part.end)).collect(),
            is_whole: at.role == Role::Body && (opens_large && inside.len() >= 4 || inside.len() >= 12),
            words: inside.iter().map(|&inside| at.words.start + inside).collect(),

            terms: terms(told.clone()),
            plain: terms(plain),
            around: terms(around),
            sentences: (begins, ends),
            is_person: persons.binary_search(&said.name).is_ok(),
            said,
            astray: parts.iter().any(|part| part.astray),
        });
        from = to;
    }
}

/// Returns the places of the words that lie between two offsets.
fn places(words: &[Word], from: usize, to: usize) -> std::ops::Range<usize> {
    let first = words.partition_point(|word| word.start < from);
    first..first.max(words.partition_point(|word| word.end <= to))
}

/// Returns the sentence of the word before a place.
fn sentence_before(words: &[Word], offset: usize) -> Option<usize> {
    let before = words.partition_point(|word| word.start < offset);
    before.checked_sub(1).map(|at| words[at].sentence)
}

/// Says whether between two quoted pieces there is nothing, or only who says
/// both: `“A,” she said. “B.”`
fn is_bridge(texts: &Texts, words: &[Word], left: &Quoted, right: &Quoted) -> bool {
    let gap = &words[places(words, left.close, right.open)];
    if gap.len() > LONGEST_CLAUSE {
        return false;
    }
    let told: Vec<&Word> = gap.iter().filter(|word| !word.is_sign()).collect();
    let (Some(first), Some(last)) = (told.first(), told.last()) else { return true };
    let lexicon = texts.lexicon(texts.text_of(first.sentence));
    let says = (0..gap.len()).any(|at| lexicon.has(&gap[at..], Class::Speech));
    // The clause belongs to the first piece, and ends before the second: a
    // sentence that begins in between would be the article's own. So would one
    // that goes on into the second: `called it “bad luck” and said “never again”`.
    let ends = |word: &&Word| matches!(word.key.as_str(), "." | "," | ":" | ";" | "!" | "?");
    let closed = gap.iter().rev().find(|word| word.key != "\"" && word.key != "'").filter(ends).is_some();

    let is_one = first.sentence == last.sentence && sentence_before(words, first.start) == Some(first.sentence);
    says && is_one && closed
}

/// Returns the name of who speaks where only "he said" does, or nothing at all:
/// who spoke last, if that was near.
fn spoken_before(
    texts: &Texts,
    all: &[Utterance],
    block: usize,
    words: &[Word],
    open: usize,
    verb: bool,
) -> (String, Option<(usize, usize)>) {
    let lexicon = texts.lexicon(texts.blocks[block].text);

    let told = &words[places(words, 0, open)];
    let told = &told[told.len().saturating_sub(2 * AROUND)..];
    // Noor Tveitan, who runs a bakery, said she lost her trade. "…," she said.
    let person = super::speakers::names(lexicon, told).into_iter().find(|name| name.1 - name.0 > 1);
    if let Some((from, to)) = person.filter(|_| verb) {
        return (super::speakers::last_name(told, (to - 1, to)), Some((told[from].start, told[to - 1].end)));
    }
    let last = all.last().filter(|last| {
        let near = &texts.blocks[last.block];
        near.text == texts.blocks[block].text && block - last.block <= 2 && near.role == texts.blocks[block].role
    });
    last.map(|last| (last.said.name.clone(), last.said.speaker)).unwrap_or_default()
}
