//! Dressing: names and words for links, from the side of the reader's left
//! article.

use crate::article::Article;
use crate::collation::{Group, GroupKind, Link};
use crate::corpus::Corpus;
use crate::evidence::evidence;
use crate::id::{BlockId, SentenceId};
use crate::links::BlockLink;
use crate::relation::{Wording, relation};
use crate::sort::sort_by_key;

/// What is needed to put words to links.
pub struct Dresser<'a> {
    articles: &'a [Article],
    corpus: &'a Corpus,
    /// The wording of every block, by article.
    wordings: Vec<Vec<Wording<'a>>>,
}

impl<'a> Dresser<'a> {
    pub fn new(articles: &'a [Article], corpus: &'a Corpus) -> Dresser<'a> {
        let wordings = articles.iter().enumerate().map(|(index, article)| {
            let mut keys: Vec<Vec<u64>> = vec![Vec::new(); article.blocks.len()];
            for unit in corpus.of(index) {
                keys[unit.block as usize].extend(unit.facts.words.iter().map(|word| word.key));
            }
            let blocks = article.blocks.iter().zip(keys);
            blocks.map(|(block, keys)| Wording::new(article.block_text(block), keys)).collect()
        });
        Dresser { wordings: wordings.collect(), articles, corpus }
    }

    /// Returns the wordings of an article's blocks.
    pub fn wordings(&self, article: usize) -> &[Wording<'a>] {
        &self.wordings[article]
    }

    /// Returns a link as the collation tells it. Words such as "split" and
    /// "shortened" are said from whichever article comes first in the story.
    pub fn dressed(&self, (left, right): (usize, usize), link: BlockLink) -> Link {
        let turned = self.articles[left].id > self.articles[right].id;
        let turn = |(a, b): (u32, u32)| if turned { (b, a) } else { (a, b) };
        let (left, right) = if turned { (right, left) } else { (left, right) };
        let (from, to) = turn(link.blocks);
        let mut pairs: Vec<((u32, u32), f32)> =
            link.sentences.into_iter().map(|pair| (turn((pair.left, pair.right)), pair.strength)).collect();
        sort_by_key(&mut pairs, |pair| pair.0);
        let (places, sentence_strengths): (Vec<(u32, u32)>, Vec<f32>) = pairs.into_iter().unzip();
        let unit = |article: usize, block: u32, sentence: u32| self.corpus.unit(article, block, sentence);
        let units = places.iter().filter_map(|&(l, r)| unit(left, from, l).zip(unit(right, to, r)));
        let evidence = evidence(&self.articles[left], self.corpus, units);
        let block = |article: usize, block: u32| self.articles[article].blocks[block as usize].id;
        let (left_block, right_block) = (block(left, from), block(right, to));
        let sentence = |block: BlockId, sentence: u32| SentenceId { block, sentence };
        let kind = |kind: GroupKind| if turned { kind.mirrored() } else { kind };
        Link {
            left: left_block,
            right: right_block,
            strength: link.strength,
            relation: relation(&self.wordings[left][from as usize], &self.wordings[right][to as usize]),
            moved: link.moved,
            pinned: false,
            group: link.group.map(|(id, given)| Group { id, kind: kind(given) }),
            evidence,
            sentences: places.into_iter().map(|(l, r)| (sentence(left_block, l), sentence(right_block, r))).collect(),
            sentence_strengths,
            edits: Vec::new(),
        }
    }
}
