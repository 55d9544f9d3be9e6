//! Collation: the whole work, from a story to its [`Collation`].

use std::collections::BTreeMap;

use crate::article::{Article, Role};
use crate::candidates::Candidate;
use crate::collation::{ArticleSummary, Collation, Group, Link, Passage, SCHEMA, Summary};
use crate::corpus::Corpus;
use crate::evidence::evidence;
use crate::features::Features;
use crate::id::{ArticleId, BlockId, SentenceId};
use crate::linking::{PairLinks, linked, weighed};
use crate::links::BlockLink;
use crate::options::{Meter, Options, Progress};
use crate::passages::{Place, Tie, gather, order};
use crate::read::{claims_base, read, tokens};
use crate::relation::relation;
use crate::story::Story;

/// Collates a story.
///
/// The order of the articles changes nothing but their letters: the links and
/// passages are the same under every permutation.
pub fn collate(story: &Story, options: &Options) -> Collation {
    collate_with_progress(story, options, &mut |_| {})
}

/// Collates a story, telling after each pair of articles how far it is.
pub fn collate_with_progress(story: &Story, options: &Options, report: &mut dyn FnMut(Progress)) -> Collation {
    let mut meter = Meter::new(options.budget);
    // Everything below works on the articles in an order of their own, so that
    // ties fall the same way whatever order the reader chose.
    let mut canonical: Vec<usize> = (0..story.articles.len()).collect();
    canonical.sort_by_key(|&index| (&story.articles[index].text, &story.articles[index].name));
    let articles: Vec<Article> =
        canonical.iter().map(|&index| read(&story.articles[index], ArticleId(index as u32))).collect();
    let corpus = Corpus::new(&articles);
    let mut links = Vec::new();
    let mut groups = 0;
    for PairLinks { left, right, links: found } in linked(&articles, &corpus, &mut meter, report) {
        // Words such as "split" and "shortened" are said from the left article
        // of the reader's order.
        let turned = articles[left].id > articles[right].id;
        let last = found.iter().filter_map(|link| Some(link.group?.0 + 1)).max().unwrap_or(0);
        links.extend(found.into_iter().map(|link| dressed(&articles, &corpus, (left, right), link, turned, groups)));
        groups += last;
    }
    let place: BTreeMap<ArticleId, u32> =
        articles.iter().enumerate().map(|(index, article)| (article.id, index as u32)).collect();
    let passages = gathered(&articles, &links, &place);
    let mut articles = articles;
    articles.sort_by_key(|article| article.id);
    links.sort_by_key(|link| (link.left, link.right));
    renumber_groups(&mut links);
    let base = story.base.or_else(|| story.articles.iter().position(claims_base));
    let thorough = !meter.ran_out();
    let collation = Collation {
        schema: SCHEMA.to_string(),
        title: story.title.clone(),
        summary: summary(&articles, &links, &passages),
        articles,
        base: None,
        links,
        passages,
        thorough,
        reason: (!thorough).then(|| "The texts are very long, so not every two sentences were compared.".to_string()),
    };
    collation.with_base(base.map(|index| ArticleId(index as u32)))
}

impl Collation {
    /// Returns the collation with another base, or none: passages are put into
    /// the base's order. Links don't change. A base from elsewhere is none.
    pub fn with_base(mut self, base: Option<ArticleId>) -> Collation {
        self.base = base.filter(|base| base.index() < self.articles.len());
        // In the articles' own order, as when they were collated.
        let mut canonical: Vec<&Article> = self.articles.iter().collect();
        canonical.sort_by_key(|article| (&article.text, &article.source));
        let place: BTreeMap<ArticleId, u32> =
            canonical.iter().enumerate().map(|(index, article)| (article.id, index as u32)).collect();
        let counts: Vec<usize> = canonical.iter().map(|article| article.blocks.len()).collect();
        let mut members: Vec<Vec<Place>> = self.passages.iter().map(|passage| places(passage, &place)).collect();
        members.sort_unstable();
        let ids: Vec<ArticleId> = canonical.iter().map(|article| article.id).collect();
        let base = self.base.and_then(|base| place.get(&base).copied());
        let ordered = order(&counts, &members, base);
        self.passages = ordered.iter().enumerate().map(|(number, &at)| passage(number, &members[at], &ids)).collect();
        self
    }
}

fn places(passage: &Passage, place: &BTreeMap<ArticleId, u32>) -> Vec<Place> {
    let blocks = passage.readings.values().flatten();
    let mut places: Vec<Place> = blocks.filter_map(|block| Some((*place.get(&block.article)?, block.block))).collect();
    places.sort_unstable();
    places
}

fn passage(number: usize, places: &[Place], ids: &[ArticleId]) -> Passage {
    let mut readings: BTreeMap<ArticleId, Vec<BlockId>> = BTreeMap::new();
    for &(article, block) in places {
        let article = ids[article as usize];
        readings.entry(article).or_default().push(BlockId { article, block });
    }
    Passage { id: format!("P{}", number + 1), readings }
}

/// Gathers the blocks of all articles into passages, not yet in reading order.
fn gathered(articles: &[Article], links: &[Link], place: &BTreeMap<ArticleId, u32>) -> Vec<Passage> {
    let at = |block: BlockId| (place[&block.article], block.block);
    let tie = |link: &Link| {
        let (a, b) = (at(link.left), at(link.right));
        Tie { left: a.min(b), right: a.max(b), strength: link.strength }
    };
    let is_body =
        |link: &&Link| articles[place[&link.left.article] as usize].blocks[link.left.index()].role == Role::Body;
    let ties: Vec<Tie> = links.iter().filter(is_body).map(tie).collect();
    let counts: Vec<usize> = articles.iter().map(|article| article.blocks.len()).collect();
    // Headlines stand beside headlines and deks beside deks, whatever they say.
    let all = |role: Role| {
        let blocks = articles.iter().flat_map(|article| &article.blocks);
        blocks.filter(|block| block.role == role).map(|block| at(block.id)).collect::<Vec<Place>>()
    };
    let ids: Vec<ArticleId> = articles.iter().map(|article| article.id).collect();
    let passages = gather(&counts, &ties, &[all(Role::Headline), all(Role::Dek)]);
    passages.iter().enumerate().map(|(number, places)| passage(number, places, &ids)).collect()
}

/// Returns every two paragraphs that might answer each other with what speaks
/// for it: what the weights of links are trained on.
pub fn evidence_for_training(story: &Story) -> Vec<(BlockId, BlockId, Features)> {
    let articles: Vec<Article> =
        story.articles.iter().enumerate().map(|(index, source)| read(source, ArticleId(index as u32))).collect();
    let weighed = weighed(&articles, &Corpus::new(&articles), &mut Meter::new(u64::MAX), &mut |_| {});
    let named = |left: usize, right: usize, candidate: Candidate| {
        let (from, to) =
            (&articles[left].blocks[candidate.blocks.0 as usize], &articles[right].blocks[candidate.blocks.1 as usize]);
        (from.role == Role::Body).then_some((from.id, to.id, candidate.features))
    };
    let pairs = weighed.into_iter();
    pairs
        .flat_map(|(left, right, candidates)| {
            candidates.into_iter().filter_map(|candidate| named(left, right, candidate)).collect::<Vec<_>>()
        })
        .collect()
}

/// Puts names and words to a link, from the side of the reader's left article.
fn dressed(
    articles: &[Article],
    corpus: &Corpus,
    (left, right): (usize, usize),
    link: BlockLink,
    turned: bool,
    groups: u32,
) -> Link {
    let name = |article: usize, block: u32| articles[article].blocks[block as usize].id;
    let sentence = |block: BlockId, sentence: u32| SentenceId { block, sentence };
    let (from, to) = (name(left, link.blocks.0), name(right, link.blocks.1));
    let evidence = if turned {
        evidence(
            articles,
            corpus,
            (right, left),
            (link.blocks.1, link.blocks.0),
            link.sentences.iter().map(|&(l, r)| (r, l)),
        )
    } else {
        evidence(articles, corpus, (left, right), link.blocks, link.sentences.iter().copied())
    };
    let mut sentences: Vec<(SentenceId, SentenceId)> =
        link.sentences.iter().map(|&(l, r)| (sentence(from, l), sentence(to, r))).collect();
    let mut kind = link.group.map(|(_, kind)| kind);
    let (mut left_block, mut right_block) = (from, to);
    if turned {
        sentences = sentences.into_iter().map(|(l, r)| (r, l)).collect();
        sentences.sort_unstable();
        kind = kind.map(|kind| kind.mirrored());
        (left_block, right_block) = (to, from);
    }
    let text = |block: BlockId| {
        let article = if block == from { left } else { right };
        articles[article].block_text(&articles[article].blocks[block.index()])
    };
    Link {
        left: left_block,
        right: right_block,
        strength: link.strength,
        relation: relation(text(left_block), text(right_block)),
        moved: link.moved,
        group: link.group.zip(kind).map(|((number, _), kind)| Group { id: groups + number, kind }),
        evidence,
        sentences,
        edits: Vec::new(),
    }
}

/// Numbers the groups in the order in which the links come.
fn renumber_groups(links: &mut [Link]) {
    let mut numbers: BTreeMap<u32, u32> = BTreeMap::new();
    for group in links.iter_mut().filter_map(|link| link.group.as_mut()) {
        let next = numbers.len() as u32;
        group.id = *numbers.entry(group.id).or_insert(next);
    }
}

fn summary(articles: &[Article], links: &[Link], passages: &[Passage]) -> Summary {
    let is_body = |block: &BlockId| articles[block.article.index()].blocks[block.index()].role == Role::Body;
    let told: Vec<usize> = passages
        .iter()
        .map(|passage| passage.readings.values().filter(|blocks| blocks.iter().any(is_body)).count())
        .filter(|&count| count > 0)
        .collect();
    let linked: std::collections::BTreeSet<BlockId> = links.iter().flat_map(|link| [link.left, link.right]).collect();
    let of = |article: &Article| ArticleSummary {
        words: article
            .blocks
            .iter()
            .filter(|block| block.role.is_story())
            .map(|block| words(article.block_text(block)))
            .sum(),
        paragraphs: article.blocks.iter().filter(|block| block.role == Role::Body).count(),
        only_here: article
            .blocks
            .iter()
            .filter(|block| block.role == Role::Body && !linked.contains(&block.id))
            .count(),
        furniture: article.blocks.iter().filter(|block| block.role == Role::Furniture).count(),
    };
    Summary {
        passages: told.len(),
        shared_by_all: told.iter().filter(|&&count| count == articles.len()).count(),
        only_in_one: told.iter().filter(|&&count| count == 1).count(),
        articles: articles.iter().map(of).collect(),
    }
}

fn words(text: &str) -> usize {
    tokens::tokens(text).iter().filter(|token| token.kind != tokens::TokenKind::Sign).count()
}
