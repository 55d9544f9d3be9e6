//! Facts: the names, figures and runs of words that a sentence rests on.

use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::corpus::{Corpus, term};
use crate::read::tokens::{Token, TokenKind, tokens};

/// What is remembered of every sentence, in the corpus's order.
pub struct Facts {
    pub units: Vec<UnitFacts>,
    /// For each article all its words, as terms.
    pub words: Vec<FxHashSet<u64>>,
}

/// What is remembered of one sentence.
#[derive(Default)]
pub struct UnitFacts {
    /// All words and figures in order, as terms.
    pub terms: Vec<u64>,
    /// Figures, in ascending order of their terms.
    pub figures: Vec<u64>,
    /// Words with a capital inside the sentence, in ascending order.
    pub names: Vec<u64>,
}

impl Facts {
    /// Reads the facts of every sentence of the corpus.
    pub fn new(articles: &[Article], corpus: &Corpus) -> Facts {
        let units: Vec<UnitFacts> = corpus
            .units
            .iter()
            .map(|unit| {
                let article = &articles[unit.article as usize];
                let sentence = &article.blocks[unit.block as usize].sentences[unit.sentence as usize];
                UnitFacts::new(&article.text[sentence.start..sentence.end])
            })
            .collect();
        let words = corpus
            .ranges
            .iter()
            .map(|&(from, to)| units[from..to].iter().flat_map(|unit| unit.terms.iter().copied()).collect());
        Facts { words: words.collect(), units }
    }
}

impl UnitFacts {
    fn new(text: &str) -> UnitFacts {
        let mut facts = UnitFacts::default();
        for Token { start, end, kind } in tokens(text) {
            if kind == TokenKind::Sign {
                continue;
            }
            let word = &text[start..end];
            let term = term(word);
            let opens =
                facts.terms.is_empty() || text[..start].trim_end().ends_with(['.', ':', '"', '“', '‘', '«', '„']);
            if kind == TokenKind::Figure || crate::stem::is_number(word) {
                facts.figures.push(term);
            } else if !opens && word.starts_with(char::is_uppercase) {
                facts.names.push(term);
            }
            facts.terms.push(term);
        }
        for list in [&mut facts.figures, &mut facts.names] {
            list.sort_unstable();
            list.dedup();
        }
        facts
    }
}

/// Returns how many terms two ascending lists share.
pub fn shared_count(left: &[u64], right: &[u64]) -> usize {
    left.iter().filter(|term| right.binary_search(term).is_ok()).count()
}
