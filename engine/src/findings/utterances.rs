//! Utterances: what an article has in quotation marks, said-clauses in the
//! middle bridged, with who said it.

use super::lexicon::Class;
use super::marks::{Quoted, quoted};
use super::speakers::{Said, said};
use super::texts::{Texts, Word};
use crate::article::Role;

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
    /// The first and last sentence it stands in.
    pub sentences: (usize, usize),
    pub said: Said,
    /// Whether its speaker is a person that its article calls by full name.
    pub is_person: bool,
    /// Whether it is a statement of its own and no part of the article's sentence.
    pub is_whole: bool,
    pub astray: bool,
}

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
        let inside: Vec<usize> = (0..words.len())
            .filter(|&at| {
                !words[at].is_sign()
                    && parts.iter().any(|part| part.start <= words[at].start && words[at].end <= part.end)
            })
            .collect();
        let (Some(&first), Some(&last)) = (inside.first(), inside.last()) else {
            from = to;
            continue;
        };
        // What stands outside of the marks in the sentences it begins and ends in.
        let (begins, ends) = (words[first].sentence, words[last].sentence);
        let previous = from.checked_sub(1).map_or(0, |before| pieces[before].close);
        let next = pieces.get(to).map_or(usize::MAX, |next| next.open);
        let before =
            range(words, |word| word.sentence == begins && word.start >= previous && word.end <= parts[0].open);
        let after_end = parts[0].close;
        let after_limit = parts.get(1).map_or(next, |part| part.open);
        let after = range(words, |word| {
            word.start >= after_end
                && word.end <= after_limit
                && (word.sentence <= ends || word.sentence == sentence_of(words, after_end))
        });
        let ended =
            article.text.get(..parts[0].end).is_some_and(|text| text.ends_with([',', '.', '!', '?', '…', '，', '。']))
                || after.first().is_some_and(|word| word.key == ",");
        let mut said = said(lexicon, before, after, ended);
        if !said.named {
            said.name = spoken_before(texts, all, block, words, parts[0].open, said.verb.is_some());
        }
        let mut terms: Vec<u64> =
            inside.iter().map(|&at| &words[at]).filter(|word| word.is_content()).map(|word| word.term).collect();
        terms.sort_unstable();
        terms.dedup();
        let opens_large = article
            .text
            .get(parts[0].start..)
            .is_some_and(|text| text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase()));
        all.push(Utterance {
            block,
            spans: parts.iter().map(|part| (part.start, part.end)).collect(),
            is_whole: at.role == Role::Body && (opens_large && inside.len() >= 4 || inside.len() >= 12),
            words: inside.iter().map(|&inside| at.words.start + inside).collect(),
            terms,
            sentences: (begins, ends),
            is_person: persons.binary_search(&said.name).is_ok(),
            said,
            astray: parts.iter().any(|part| part.astray),
        });
        from = to;
    }
}

/// Returns the words that lie together and meet a condition.
fn range(words: &[Word], meets: impl Fn(&Word) -> bool) -> &[Word] {
    let from = words.iter().position(&meets).unwrap_or(words.len());
    let to = words[from..].iter().position(|word| !meets(word)).map_or(words.len(), |length| from + length);
    &words[from..to]
}

/// Returns the sentence of the word before a place.
fn sentence_of(words: &[Word], end: usize) -> usize {
    words.iter().rev().find(|word| word.start < end).map_or(usize::MAX, |word| word.sentence)
}

/// Says whether between two quoted pieces there is nothing, or only who says
/// both: `“A,” she said. “B.”`
fn is_bridge(texts: &Texts, words: &[Word], left: &Quoted, right: &Quoted) -> bool {
    let gap = range(words, |word| word.start >= left.close && word.end <= right.open);
    let told: Vec<&Word> = gap.iter().filter(|word| !word.is_sign()).collect();
    let (Some(first), Some(last)) = (told.first(), told.last()) else { return true };
    let lexicon = texts.lexicon(texts.text_of(first.sentence));
    let says = (0..gap.len()).any(|at| lexicon.has(&gap[at..], Class::Speech));
    // The clause belongs to the first piece, and ends before the second: a
    // sentence that begins in between would be the article's own. So would one
    // that goes on into the second: `called it “bad luck” and said “never again”`.
    let ends = |word: &&Word| matches!(word.key.as_str(), "." | "," | ":" | ";" | "!" | "?");
    let closed = gap.iter().rev().find(|word| word.key != "\"" && word.key != "'").filter(ends).is_some();
    let is_one = first.sentence == last.sentence && sentence_before(words, first) == first.sentence;
    says && is_one && closed && told.len() <= 30
}

/// Returns the sentence of the word before a word.
fn sentence_before(words: &[Word], word: &Word) -> usize {
    sentence_of(words, word.start)
}

/// Returns the name of who speaks where only "he said" does, or nothing at all:
/// who spoke last, if that was near.
fn spoken_before(texts: &Texts, all: &[Utterance], block: usize, words: &[Word], open: usize, verb: bool) -> String {
    let lexicon = texts.lexicon(texts.blocks[block].text);
    let told = range(words, |word| word.end <= open);
    // Noor Tveitan, who runs a bakery, said she lost her trade. "…," she said.
    let person = super::speakers::names(lexicon, told).into_iter().find(|name| name.1 - name.0 > 1);
    if let Some((_, to)) = person.filter(|_| verb) {
        return super::speakers::last_name(told, (to - 1, to));
    }
    let last = all.last().filter(|last| {
        let near = &texts.blocks[last.block];
        near.text == texts.blocks[block].text && block - last.block <= 2 && near.role == texts.blocks[block].role
    });
    last.map(|last| last.said.name.clone()).unwrap_or_default()
}
