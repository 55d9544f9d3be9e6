//! Evidence: what a link rests on, in words a reader can check.

use crate::article::Article;
use crate::collation::{Evidence, EvidenceKind};
use crate::corpus::{Corpus, term};
use crate::read::tokens::{TokenKind, tokens};

/// How many pieces of evidence a link names.
const MOST: usize = 5;
/// Words this common in the story prove nothing.
const RARITY: f32 = 0.35;

/// Returns the weightiest words and figures that linked sentences share, as the
/// left article has them, rarest first.
pub fn evidence(
    articles: &[Article],
    corpus: &Corpus,
    (left, right): (usize, usize),
    (left_block, right_block): (u32, u32),
    sentences: impl Iterator<Item = (u32, u32)>,
) -> Vec<Evidence> {
    let mut found: Vec<(f32, Evidence)> = Vec::new();
    for (from, to) in sentences {
        let Some(unit) = corpus.unit(right, right_block, to) else { continue };
        let vector = &corpus.stems.vectors[unit];
        let sentence = &articles[left].blocks[left_block as usize].sentences[from as usize];
        let text = &articles[left].text[sentence.start..sentence.end];
        for (place, token) in tokens(text).iter().filter(|token| token.kind != TokenKind::Sign).enumerate() {
            let word = &text[token.start..token.end];
            let Some(id) = corpus.stems.id(term(word)) else { continue };
            let rarity = corpus.stems.rarity[id as usize];
            let shared = vector.binary_search_by_key(&id, |&(term, _)| term).is_ok();
            if shared && rarity >= RARITY && !found.iter().any(|(_, known)| known.text == word) {
                found.push((rarity, Evidence { kind: kind(word, token.kind, place), text: word.to_string() }));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.text.cmp(&b.1.text)));
    found.into_iter().take(MOST).map(|(_, evidence)| evidence).collect()
}

/// Returns what kind of evidence a word is: a capital inside a sentence tells a name.
fn kind(word: &str, kind: TokenKind, place: usize) -> EvidenceKind {
    match kind {
        TokenKind::Figure => EvidenceKind::Figure,
        _ if place > 0 && word.starts_with(char::is_uppercase) => EvidenceKind::Name,
        _ => EvidenceKind::Word,
    }
}
