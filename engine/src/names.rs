//! Names: which words are names, by how the whole story writes them.
//!
//! A capital inside a sentence marks a name in most languages that have capitals.
//! It marks none where every noun has one (German), or every word (a headline in
//! title case); and what one outlet writes with a capital others may not
//! ("Minister", "the Government"). So the story's own habit decides.

use rustc_hash::FxHashMap;

use crate::corpus::Unit;
use crate::facts::{Case, Facts, Word, WordKind};

/// Where more than this share of an article's longer words has a capital inside
/// sentences, it marks no names. (English news has up to .3, German from .44.)
const NOUNS: f32 = 0.37;
/// So many more prove nothing in a short text.
const FEW: f32 = 2.0;
/// A sentence with a larger share is a title in title case, or shouted.
const TITLE: f32 = 0.6;
/// Shorter words are mostly function words, which no title spells with a capital.
const LONG: u32 = 4;

/// Makes names of the words that the story mostly writes with a capital where
/// their place asks for none, be it at the start of a sentence elsewhere.
/// `ranges` tells which units are an article's.
pub fn name(units: &mut [Unit], ranges: &[(usize, usize)]) {
    let speaks: Vec<bool> = ranges
        .iter()
        .map(|&(from, to)| {
            let (capital, all) = capitals(units[from..to].iter().flat_map(|unit| &unit.facts.words));
            capital <= NOUNS * all + FEW
        })
        .collect();
    // For each term how often it has a capital, less how often it has none.
    let mut habit: FxHashMap<u64, i32> = FxHashMap::default();
    for (&(from, to), speaks) in ranges.iter().zip(&speaks) {
        for unit in &units[from..to] {
            let title = is_title(&unit.facts);
            for word in unit.facts.words.iter().filter(|word| word.kind == WordKind::Other) {
                let vote = match word.case {
                    Case::Lower => -1,
                    Case::Capitals if !title || !speaks => 1,
                    Case::Capital if !title && *speaks => 1,
                    _ => continue,
                };
                *habit.entry(word.term).or_default() += vote;
            }
        }
    }
    for (&(from, to), speaks) in ranges.iter().zip(&speaks) {
        for unit in &mut units[from..to] {
            let facts = &mut unit.facts;
            for word in facts.words.iter_mut().filter(|word| word.kind == WordKind::Other) {
                let written = match word.case {
                    Case::Lower => false,
                    Case::Capitals => true,
                    Case::Capital | Case::Opening => *speaks,
                };
                if written && habit.get(&word.term).is_some_and(|habit| *habit > 0) {
                    word.kind = WordKind::Name;
                }
            }
            facts.names = facts.of(WordKind::Name);
        }
    }
}

fn is_title(facts: &Facts) -> bool {
    let (capital, all) = capitals(facts.words.iter());
    facts.words.len() > 2 && capital > TITLE * all
}

/// Returns how many longer words have a capital, and how many needn't.
fn capitals<'a>(words: impl Iterator<Item = &'a Word>) -> (f32, f32) {
    let (mut capital, mut all) = (0u32, 0u32);
    for word in words.filter(|word| word.kind == WordKind::Other && word.end - word.start >= LONG) {
        all += u32::from(word.case != Case::Opening);
        capital += u32::from(matches!(word.case, Case::Capital | Case::Capitals));
    }
    (capital as f32, all as f32)
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::corpus::Corpus;
    use crate::facts::WordKind;
    use crate::id::ArticleId;
    use crate::read::read;
    use crate::story::Source;

    /// Checks which words of several articles are names.
    fn check(texts: &[&str], expected: &[&str]) {
        let source = |text: &str| Source { text: text.to_string(), ..Source::default() };
        let articles: Vec<Article> =
            texts.iter().zip(0..).map(|(text, at)| read(&source(text), ArticleId(at))).collect();
        let corpus = Corpus::new(&articles);
        let mut found = Vec::new();
        for (article, &(from, to)) in articles.iter().zip(&corpus.ranges) {
            for unit in &corpus.units[from..to] {
                let start = article.blocks[unit.block as usize].sentences[unit.sentence as usize].start;
                let names = unit.facts.words.iter().filter(|word| word.kind == WordKind::Name);
                found.extend(names.map(|word| &article.text[start + word.start as usize..start + word.end as usize]));
            }
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn a_capital_inside_a_sentence_marks_a_name() {
        check(&["The bridge in Port Ansel is shut, Reinholt told them."], &["Port", "Ansel", "Reinholt"]);
        check(&["They saw Reinholt leave in the evening. Reinholt waved."], &["Reinholt", "Reinholt"]);
    }

    #[test]
    fn most_of_the_story_decides() {
        check(&["They met the Minister at noon.", "They met a minister, one minister said."], &[]);
    }

    #[test]
    fn nouns_of_german_are_no_names() {
        check(&["Der Verband lässt die Talsperre ab, weil der Regen nach Angaben der NATO nicht endet."], &["NATO"]);
    }
}
