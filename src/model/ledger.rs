//! The ledger as the page shows it: shares of a hundred, and where words stand.

use wirediff_engine::shares::Shares;
use wirediff_engine::{BlockId, Collation};

use super::Collated;
use super::overview::numbered;

/// Returns the four shares of an article's words in hundredths: the very words,
/// house style, other words, its own. They make up a hundred.
pub fn hundredths(shares: &Shares) -> [usize; 4] {
    let parts = [shares.verbatim, shares.style, shares.reworded, shares.alone];
    let all: usize = parts.iter().sum();
    if all == 0 {
        return [0; 4];
    }
    let mut hundredths = parts.map(|part| part * 100 / all);
    let mut rest = 100 - hundredths.iter().sum::<usize>();
    // What rounding left over goes to those that lost most by it.
    while rest > 0 {
        let lost = |at: usize| (parts[at] * 100).saturating_sub(hundredths[at] * all);
        let at = (0..4).max_by_key(|at| (lost(*at), 4 - at)).unwrap_or(0);
        hundredths[at] += 1;
        rest -= 1;
    }
    hundredths
}

/// The numbers of the passages that blocks belong to.
pub struct Numbers(Vec<Vec<Option<usize>>>);

impl Numbers {
    pub fn new(collated: &Collated) -> Numbers {
        let articles = collated.collation.articles.iter();
        let mut numbers: Vec<Vec<Option<usize>>> = articles.map(|article| vec![None; article.blocks.len()]).collect();
        for (passage, number) in numbered(collated) {
            for block in passage.readings.values().flatten() {
                let of_article = numbers.get_mut(block.article.index());
                if let Some(of_block) = of_article.and_then(|blocks| blocks.get_mut(block.index())) {
                    *of_block = number;
                }
            }
        }
        Numbers(numbers)
    }

    /// Returns a block's number; none of a headline or dek.
    pub fn of(&self, block: BlockId) -> Option<usize> {
        self.0.get(block.article.index())?.get(block.index()).copied().flatten()
    }
}

/// Returns words of an article on one line.
pub fn said(collation: &Collation, block: BlockId, span: (usize, usize)) -> String {
    let article = collation.article(block.article);
    let words = article.and_then(|article| article.text.get(span.0..span.1)).unwrap_or_default();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_make_up_a_hundred() {
        let check = |verbatim: usize, style: usize, reworded: usize, alone: usize, expected: [usize; 4]| {
            let words = verbatim + style + reworded + alone;
            assert_eq!(hundredths(&Shares { words, verbatim, style, reworded, alone }), expected);
        };
        check(1, 0, 1, 1, [34, 0, 33, 33]);
        check(2, 1, 0, 0, [67, 33, 0, 0]);
        check(0, 0, 0, 0, [0; 4]);
    }
}
