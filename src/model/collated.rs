//! The collation as the page holds it, with an index from blocks to links.

use std::collections::BTreeMap;
use std::sync::Arc;

use wirediff_engine::edits::LinkEdits;
use wirediff_engine::sort::filled;
use wirediff_engine::{Article, ArticleId, Block, BlockId, Collation, Edit, Link};

/// A link weaker than this is shown as a guess, "perhaps the same"; one as
/// strong is shown as an answer, with its words marked. The engine's own weak
/// links, of paragraphs that share a name and little else, lie below it.
const SURE: f32 = 0.5;

/// Names a comparison; a later one has a higher number.
pub type Job = u32;

/// The edits of all links between two articles, by the link's place in the collation.
pub type PairEdits = BTreeMap<usize, Vec<Edit>>;

/// A collation that views can look things up in.
#[derive(Clone, Debug)]
pub struct Collated {
    pub job: Job,
    pub collation: Collation,
    /// For each block of each article, its links' places in the collation.
    links_of: Arc<Vec<Vec<Vec<usize>>>>,
    /// For each block of each article, its passage's place in the collation.
    passage_of: Vec<Vec<usize>>,
}

/// Two are the same if they come from one job and name one base: then all else is.
impl PartialEq for Collated {
    fn eq(&self, other: &Self) -> bool {
        self.job == other.job && self.collation.base == other.collation.base
    }
}

/// One article held against another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    pub here: ArticleId,
    pub there: ArticleId,
}

impl Pair {
    /// Returns the two in the story's order, as the engine wants them.
    pub fn in_order(self) -> (ArticleId, ArticleId) {
        (self.here.min(self.there), self.here.max(self.there))
    }
}

impl Collated {
    pub fn new(job: Job, collation: Collation) -> Self {
        let mut links_of: Vec<Vec<Vec<usize>>> =
            collation.articles.iter().map(|article| vec![Vec::new(); article.blocks.len()]).collect();
        for (place, link) in collation.links.iter().enumerate() {
            for end in [link.left, link.right] {
                let article = links_of.get_mut(end.article.index());
                if let Some(links) = article.and_then(|blocks| blocks.get_mut(end.index())) {
                    links.push(place);
                }
            }
        }
        let passage_of = passage_of(&collation);
        Collated { job, collation, links_of: Arc::new(links_of), passage_of }
    }

    /// Returns the same comparison with another base, or none.
    pub fn with_base(&self, base: Option<ArticleId>) -> Self {
        let mut collation = self.collation.clone().with_base(base);
        // They are told against the other one.
        collation.findings.clear();
        let passage_of = passage_of(&collation);
        Collated { job: self.job, collation, links_of: Arc::clone(&self.links_of), passage_of }
    }

    pub fn article(&self, id: ArticleId) -> Option<&Article> {
        self.collation.article(id)
    }

    pub fn block(&self, id: BlockId) -> Option<&Block> {
        self.article(id.article)?.blocks.get(id.index())
    }

    /// Returns all ids of an article's blocks, in order.
    pub fn block_ids(&self, article: ArticleId) -> impl Iterator<Item = BlockId> + use<> {
        let count = self.article(article).map_or(0, |article| article.blocks.len());
        (0..count).map(move |block| BlockId { article, block: block as u32 })
    }

    /// Returns every link of a block, with its place.
    pub fn links(&self, block: BlockId) -> impl Iterator<Item = (usize, &Link)> {
        let places = self.links_of.get(block.article.index()).and_then(|a| a.get(block.index()));
        places.into_iter().flatten().map(|&place| (place, &self.collation.links[place]))
    }

    /// Returns a block's links with one other article, in that article's order.
    pub fn links_with(&self, block: BlockId, article: ArticleId) -> Vec<(usize, &Link)> {
        let mut links: Vec<_> =
            self.links(block).filter(|(_, link)| other_end(link, block).article == article).collect();
        settle(&mut links, |(_, link)| other_end(link, block));
        links
    }

    /// Returns the blocks of an article that tell the same as a block of another.
    pub fn beside(&self, block: BlockId, article: ArticleId) -> &[BlockId] {
        let place = self.passage_of.get(block.article.index()).and_then(|a| a.get(block.index()));
        let passage = place.and_then(|&place| self.collation.passages.get(place));
        passage.and_then(|passage| passage.readings.get(&article)).map_or(&[], Vec::as_slice)
    }

    /// Says whether an article has a block of another, whole or in part.
    pub fn has(&self, article: ArticleId, block: BlockId) -> bool {
        !self.beside(block, article).is_empty() || self.links_with(block, article).iter().any(|(_, link)| is_sure(link))
    }

    /// Returns the strongest link of a block with an article.
    pub fn strongest(&self, block: BlockId, article: ArticleId) -> Option<&Link> {
        let links = self.links(block).map(|(_, link)| link);
        let of_article = links.filter(|link| other_end(link, block).article == article);
        of_article.max_by(|a, b| a.strength.total_cmp(&b.strength))
    }

    /// Returns the edits that came with the collation, if they did.
    pub fn given_edits(&self, left: ArticleId, right: ArticleId) -> Option<PairEdits> {
        let pair = (left, right);
        let links = self.collation.links.iter().enumerate();
        let of_pair = links.filter(|(_, link)| (link.left.article, link.right.article) == pair);
        let edits: PairEdits = of_pair.map(|(place, link)| (place, link.edits.clone())).collect();
        edits.values().all(|edits| !edits.is_empty()).then_some(edits)
    }
}

fn passage_of(collation: &Collation) -> Vec<Vec<usize>> {
    let mut passage_of: Vec<Vec<usize>> =
        collation.articles.iter().map(|article| vec![usize::MAX; article.blocks.len()]).collect();
    for (place, passage) in collation.passages.iter().enumerate() {
        for block in passage.readings.values().flatten() {
            let article = passage_of.get_mut(block.article.index());
            if let Some(of_block) = article.and_then(|blocks| blocks.get_mut(block.index())) {
                *of_block = place;
            }
        }
    }
    passage_of
}

/// Puts a short, nearly sorted list in order. (The standard sort weighs some
/// five kilobytes for every type of item that it is used with.)
pub fn settle<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && key(&items[at - 1]) > key(&items[at]) {
            items.swap(at - 1, at);
            at -= 1;
        }
    }
}

/// Says whether a link is strong enough to be told as a fact.
pub fn is_sure(link: &Link) -> bool {
    link.strength >= SURE
}

/// Returns the block at the other end of a link.
pub fn other_end(link: &Link, block: BlockId) -> BlockId {
    if link.left == block { link.right } else { link.left }
}

/// Returns the engine's answer for a pair, by link.
pub fn by_link(edits: Vec<LinkEdits>) -> PairEdits {
    filled(edits.into_iter().map(|link_edits| (link_edits.link, link_edits.edits)))
}
