//! Recasting: what the other articles say of a block's role.
//!
//! Read alone, a short line without a full stop is a crosshead, and a longer one
//! a caption. If another article has the same line as a sentence of its story,
//! it is the story here too.

use rustc_hash::FxHashMap;

use crate::article::{Article, Role};
use crate::read::{fold, is_unspaced, listed};

/// A line and a sentence with this share of their words in common (Dice) are the
/// same: house style and a word changed leave so much.
const TWIN: f32 = 0.7;
/// Shorter lines prove nothing: "The bridge" heads many a section.
const LEAST: usize = 3;
/// Words that more lines than this have are left out of the count, so that the
/// work grows with the text.
const COMMON: usize = 32;

/// Makes paragraphs of the blocks that only their shape kept out of the story
/// and that another article's story has. The order of the articles doesn't matter.
pub fn recast(articles: &mut [Article]) {
    let mut lines: Vec<Line> = Vec::new();
    let mut having: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (at, article) in articles.iter().enumerate() {
        for (block, text) in article.blocks.iter().enumerate().map(|(place, block)| (place, article.block_text(block)))
        {
            if !matches!(article.blocks[block].role, Role::Crosshead | Role::Caption | Role::Furniture)
                || listed(text).is_some()
            {
                continue;
            }
            let words = words(text);
            if words.len() >= LEAST {
                words.iter().for_each(|word| having.entry(*word).or_default().push(lines.len()));
                lines.push(Line { article: at, block, words: words.len(), told: false });
            }
        }
    }
    if lines.is_empty() {
        return;
    }
    let mut common: Vec<usize> = vec![0; lines.len()];
    for (at, article) in articles.iter().enumerate() {
        let body = article.blocks.iter().filter(|block| block.role == Role::Body);
        for sentence in body.flat_map(|block| &block.sentences) {
            let words = words(&article.text[sentence.start..sentence.end]);
            let met = || words.iter().filter_map(|word| having.get(word)).filter(|all| all.len() <= COMMON).flatten();
            met().for_each(|&line| common[line] += 1);
            for &line in met() {
                let shared = std::mem::take(&mut common[line]);
                let line = &mut lines[line];
                line.told |= line.article != at && 2.0 * shared as f32 >= TWIN * (line.words + words.len()) as f32;
            }
        }
    }
    for line in lines.iter().filter(|line| line.told) {
        articles[line.article].blocks[line.block].role = Role::Body;
    }
}

/// A block that stands outside of the story by its shape alone.
struct Line {
    article: usize,
    block: usize,
    /// How many distinct words it has.
    words: usize,
    /// Whether another article tells it.
    told: bool,
}

/// Returns the distinct words of a text as hashes, ascending; a character is a
/// word where a script is written without spaces.
fn words(text: &str) -> Vec<u64> {
    let (mut words, mut word) = (Vec::new(), None);
    for c in text.chars() {
        let alone = is_unspaced(c);
        if alone || !c.is_alphanumeric() {
            words.extend(word.take());
        }
        if c.is_alphanumeric() {
            let hash = fold(c).to_lowercase().fold(word.unwrap_or(1), |hash: u64, c| {
                (hash ^ u64::from(u32::from(c))).wrapping_mul(0x100_0000_01b3).rotate_left(17)
            });
            word = Some(hash);
        }
        if alone {
            words.extend(word.take());
        }
    }
    words.extend(word);
    words.sort_unstable();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::ArticleId;
    use crate::read::read;
    use crate::story::Source;

    const LEAD: &str = "The harbor bridge will stay shut until autumn, the port said on Tuesday.";

    fn check(left: &str, right: &str, expected: Role) {
        let source = |text: &str| Source { text: format!("{LEAD}\n\n{text}\n\n{LEAD}"), ..Source::default() };
        let mut articles: Vec<Article> =
            [left, right].iter().zip(0..).map(|(text, at)| read(&source(text), ArticleId(at))).collect();
        recast(&mut articles);
        assert_eq!(articles[0].blocks[1].role, expected, "{left}");
    }

    #[test]
    fn a_line_that_another_article_tells_is_the_story() {
        check("Nobody hurt in the accident", "Nobody was hurt in the accident, it said.", Role::Body);
        check("Nobody hurt in the accident", "The port had no comment.", Role::Crosshead);
    }

    #[test]
    fn what_pages_say_of_themselves_stays_outside() {
        check("Sign up for our newsletter", "Sign up for our letter, the port said in a note.", Role::Furniture);
        check(
            "What went wrong",
            "What went wrong will be known when the inquiry is over, the port said.",
            Role::Crosshead,
        );
    }
}
