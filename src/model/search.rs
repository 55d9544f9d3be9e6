//! Finding words in all versions, as a reader means them: case, accents, the
//! shape of quotation marks and the kind of white space don't matter.

use std::collections::BTreeMap;

use wirediff_engine::read::{fold, is_mark};
use wirediff_engine::sort::filled;
use wirediff_engine::{BlockId, Role};

use super::collated::Collated;
use super::facing::Range;

/// Where the words are, in how many places each.
pub type Hits = BTreeMap<BlockId, usize>;

/// Returns the places of a text that read like the words, as byte ranges.
pub fn hits(text: &str, words: &str) -> Vec<Range> {
    let wanted: Vec<char> = letters(words.trim()).map(|(_, letter)| letter).collect();
    let mut hits = Vec::new();
    let Some(&first) = wanted.first() else { return hits };
    let mut all = letters(text);
    while let Some((start, letter)) = all.next() {
        if letter != first {
            continue;
        }
        let mut rest = all.clone();
        let is_hit = wanted[1..].iter().all(|letter| rest.next().is_some_and(|(_, other)| other == *letter));
        if is_hit {
            hits.push((start, rest.clone().next().map_or(text.len(), |(end, _)| end)));
            all = rest;
        }
    }
    hits.into_iter().map(|(start, end)| (start, start + text[start..end].trim_end().len())).collect()
}

/// Returns the letters to compare, each with its place: white space is one space.
fn letters(text: &str) -> impl Iterator<Item = (usize, char)> + Clone {
    let mut was_space = false;
    text.char_indices().filter(|(_, letter)| !is_mark(*letter)).filter_map(move |(at, letter)| {
        let letter = if letter.is_whitespace() { ' ' } else { fold(letter) };
        let is_again = letter == ' ' && was_space;
        was_space = letter == ' ';
        // Some letters have several small ones; the first is as good as all.
        (!is_again).then(|| (at, letter.to_lowercase().next().unwrap_or(letter)))
    })
}

/// All texts of a comparison, as they are compared with words that are searched
/// for: made once, looked through at every letter that is typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Letters(Vec<(BlockId, String)>);

impl Letters {
    /// Returns the letters of every block of every article; page furniture is left out.
    pub fn of(collated: &Collated) -> Letters {
        let articles = collated.collation.articles.iter();
        let blocks = articles.flat_map(|article| article.blocks.iter().map(move |block| (article, block)));
        let story = blocks.filter(|(_, block)| block.role != Role::Furniture);
        Letters(story.map(|(article, block)| (block.id, folded(article.block_text(block)))).collect())
    }

    /// Counts the hits in every block.
    pub fn hits(&self, words: &str) -> Hits {
        let wanted = folded(words.trim());
        if wanted.is_empty() {
            return Hits::new();
        }
        let counted = self.0.iter().map(|(id, text)| (*id, text.matches(&*wanted).count()));
        filled(counted.filter(|(_, count)| *count > 0))
    }
}

fn folded(text: &str) -> String {
    letters(text).map(|(_, letter)| letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, words: &str, expected: &[&str]) {
        let found: Vec<&str> = hits(text, words).into_iter().map(|(start, end)| &text[start..end]).collect();
        assert_eq!(found, expected, "{words}");
        assert_eq!(folded(text).matches(&*folded(words.trim())).count(), expected.len(), "{words}");
    }

    #[test]
    fn words_are_found_as_a_reader_means_them() {
        check("The Talks, the talks and the TALKS", "talks", &["Talks", "talks", "TALKS"]);
        check("“Don’t,” said Jørn Ålund.", "don't", &["Don’t"]);
        check("Jørn Ålund, A\u{30a}lund", "alund", &["Ålund", "A\u{30a}lund"]);
        check("one\u{a0}\n two  three", "one two", &["one\u{a0}\n two"]);
        check("aaaa", "aa", &["aa", "aa"]);
        check("在河边种植四千棵树", "四千", &["四千"]);
    }

    #[test]
    fn nothing_is_found_by_nothing() {
        assert_eq!(hits("anything", " "), []);
        check("", "a", &[]);
        check("abc", "abcd", &[]);
    }
}
