//! Quotations: which words of a block stand between quotation marks.

use super::house::is_quote;
use super::words::Words;
use crate::read::tokens::TokenKind;

/// Says of each word whether it is quoted. A paragraph may begin inside a
/// quotation that an earlier one opened, and end inside one that a later one
/// closes.
pub fn quoted(words: &Words) -> Vec<bool> {
    let mut quoted = vec![false; words.len()];
    let mut open: Option<&str> = None;
    let mut seen_any = false;
    for index in 0..words.len() {
        let word = words.get(index);
        if word.kind != TokenKind::Sign || !is_quote(&word.key) {
            quoted[index] = open.is_some();
            continue;
        }
        let glued_before = index > 0 && words.is_glued(index - 1);
        let is_stop = |key: &str| matches!(key, "," | "." | ";" | ":" | "!" | "?" | ")" | "-");
        let glued_after = words.is_glued(index) && !is_stop(&words.get(index + 1).key);
        // `operators' union`: an apostrophe.
        let is_single = word.key == "'";
        match open {
            None if glued_before && !glued_after => {
                // A mark that only closes: the quotation began before the block.
                if !seen_any && !is_single {
                    quoted[..index].fill(true);
                    seen_any = true;
                }
            }
            None => {
                open = Some(&word.key);
                seen_any = true;
            }
            // Quotations in quotations have another shape; a new paragraph of a
            // quotation opens anew.
            Some(mark) if mark == word.key && (glued_before || !glued_after) => open = None,
            Some(_) => {}
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::words::words;
    use crate::{ArticleId, Source};

    /// Compares the words that are found quoted with those in braces.
    fn check(marked: &str) {
        let text = marked.replace(['{', '}'], "");
        let article = crate::read::read(&Source { text: text.clone(), ..Source::default() }, ArticleId(0));
        let words = words(&article.text, &article.blocks[0]);
        let quoted = quoted(&words);
        let said = (0..words.len()).filter(|&index| quoted[index]).map(|index| words.text(index).trim());
        let expected: String = marked.split('{').skip(1).filter_map(|part| part.split('}').next()).collect();
        assert_eq!(said.collect::<String>(), expected.replace(' ', ""), "{marked}");
    }

    #[test]
    fn marks_of_all_shapes() {
        check("“{We wrote it down,}” she said. “{Nobody answered.}”");
        check("‘{We wrote it down,}’ the operators’ union said.");
        check("„{Niemand hat geantwortet}“, sagte sie.");
        check("« {Personne n'a répondu} », dit-elle.");
        check("She called it \"{a slow leak}\" in May.");
    }

    #[test]
    fn quotations_over_several_paragraphs() {
        check("{and nobody answered,}” she said.");
        check("She said: “{We wrote it down. Nobody answered.}");
    }
}
