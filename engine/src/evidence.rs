//! Evidence: what a link rests on, in words a reader can check.

use crate::article::Article;
use crate::collation::{Evidence, EvidenceKind};
use crate::corpus::Corpus;
use crate::facts::{Facts, Word, WordKind};
use crate::sort::sort_by;

/// How many pieces of evidence a link names.
const MOST: usize = 5;
/// Words this common in the story prove nothing.
const RARITY: f32 = 0.35;

/// A quotation of fewer words than this may be a phrase that anyone uses.
const QUOTED: usize = 4;

/// Sentences with more pairs of words than this are not searched for quotations.
const LONGEST: usize = 100_000;

/// Returns the longest quotation and the weightiest words and figures that linked sentences share, as
/// the first sentence of each pair has them, rarest first. Sentences are given as
/// units of the corpus, the first of each pair belonging to `article`.
pub fn evidence(article: &Article, corpus: &Corpus, sentences: impl Iterator<Item = (usize, usize)>) -> Vec<Evidence> {
    let mut quotation: &[Word] = &[];
    let mut said = 0;
    let mut found: Vec<(f32, WordKind, &str)> = Vec::new();
    for (from, to) in sentences {
        let (unit, other) = (&corpus.units[from], &corpus.stems.vectors[to]);
        let start = article.blocks[unit.block as usize].sentences[unit.sentence as usize].start;
        let shared = quotation_in_both(&unit.facts, &corpus.units[to].facts);
        if shared.len() > quotation.len() {
            (quotation, said) = (shared, start);
        }
        for word in &unit.facts.words {
            let Some(id) = corpus.stems.id(word.term) else { continue };
            let rarity = corpus.stems.rarity[id as usize];
            if rarity >= RARITY && other.binary_search_by_key(&id, |&(term, _)| term).is_ok() {
                found.push((rarity, word.kind, &article.text[start + word.start as usize..start + word.end as usize]));
            }
        }
    }
    sort_by(&mut found, |a, b| b.0.total_cmp(&a.0).then(a.2.cmp(b.2)));
    found.dedup_by_key(|word| word.2);
    let quotation = match quotation {
        [first, .., last] if quotation.len() >= QUOTED => {
            let text = article.text[said + first.start as usize..said + last.end as usize].to_string();
            Some(Evidence { kind: EvidenceKind::Quotation, text })
        }
        _ => None,
    };
    let words = found.into_iter().map(|(_, kind, text)| Evidence { kind: told(kind), text: text.to_string() });
    quotation.into_iter().chain(words).take(MOST).collect()
}

/// Returns the longest run of words that both sentences have in quotation marks,
/// as the first one has it.
fn quotation_in_both<'a>(one: &'a Facts, other: &Facts) -> &'a [Word] {
    if !(one.quotes && other.quotes) || one.words.len() * other.words.len() > LONGEST {
        return &[];
    }
    let (mut from, mut longest) = (0, 0);
    for start in 0..one.words.len() {
        for begin in 0..other.words.len() {
            let pairs = one.words[start..].iter().zip(&other.words[begin..]);
            let run = pairs.take_while(|(a, b)| a.key == b.key && a.quoted && b.quoted).count();
            if run > longest {
                (from, longest) = (start, run);
            }
        }
    }
    &one.words[from..from + longest]
}

fn told(kind: WordKind) -> EvidenceKind {
    match kind {
        WordKind::Figure => EvidenceKind::Figure,
        WordKind::Name => EvidenceKind::Name,
        WordKind::Function | WordKind::Other => EvidenceKind::Word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::FunctionWords;

    fn check(left: &str, right: &str, expected: &str) {
        let read = |text: &str| Facts::read(text, &FunctionWords::new()).0;
        let (one, other) = (read(left), read(right));
        let run = quotation_in_both(&one, &other);
        let text = run.first().zip(run.last()).map_or("", |(a, b)| &left[a.start as usize..b.end as usize]);
        assert_eq!(text, expected);
    }

    #[test]
    fn a_quotation_is_what_both_have_in_quotation_marks() {
        check(
            "“I owe them a bridge,” she said.",
            "She said she “owed” them: \"I owe them a bridge now.\"",
            "I owe them a bridge",
        );
        check(
            "The others will wait, he said.” Nobody did.",
            "„The others will wait, he said.“",
            "The others will wait, he said",
        );
        check("I owe them a bridge, she said.", "“I owe them a bridge,” she said.", "");
    }
}
