//! Evidence: what a link rests on, in words a reader can check.

use crate::article::Article;
use crate::collation::{Evidence, EvidenceKind};
use crate::corpus::Corpus;
use crate::facts::WordKind;
use crate::sort::sort_by;

/// How many pieces of evidence a link names.
const MOST: usize = 5;
/// Words this common in the story prove nothing.
const RARITY: f32 = 0.35;

/// Returns the weightiest words and figures that linked sentences share, as the
/// first sentence of each pair has them, rarest first. Sentences are given as
/// units of the corpus, the first of each pair belonging to `article`.
pub fn evidence(article: &Article, corpus: &Corpus, sentences: impl Iterator<Item = (usize, usize)>) -> Vec<Evidence> {
    let mut found: Vec<(f32, WordKind, &str)> = Vec::new();
    for (from, to) in sentences {
        let (unit, other) = (&corpus.units[from], &corpus.stems.vectors[to]);
        let start = article.blocks[unit.block as usize].sentences[unit.sentence as usize].start;
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
    found.into_iter().take(MOST).map(|(_, kind, text)| Evidence { kind: told(kind), text: text.to_string() }).collect()
}

fn told(kind: WordKind) -> EvidenceKind {
    match kind {
        WordKind::Figure => EvidenceKind::Figure,
        WordKind::Name => EvidenceKind::Name,
        WordKind::Function | WordKind::Other => EvidenceKind::Word,
    }
}
