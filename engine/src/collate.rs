//! Collation: the whole work, from a story to its [`Collation`].

use std::collections::BTreeMap;

use crate::article::{Article, Role};
use crate::candidates::BlockPair;
use crate::collation::{Collation, Link, Passage, SCHEMA};
use crate::copies::name_copies;
use crate::corpus::Corpus;
use crate::dress::Dresser;
use crate::id::{ArticleId, BlockId};
use crate::linking::{PairLinks, linked};
use crate::links::BlockLink;
use crate::options::{Meter, Options, Progress};
use crate::passages::{Tie, gather, order};
use crate::pins::{Pins, Place};
use crate::read::{claims_base, read};
use crate::recast::recast;
use crate::sort::{filled, sort_by, sort_by_key};
use crate::story::Story;
use crate::summary::summary;

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
    // The work is done on the articles in an order of their own, so that ties
    // fall the same way whatever order the reader chose.
    let mut canonical: Vec<usize> = (0..story.articles.len()).collect();
    sort_by(&mut canonical, |&a, &b| {
        let name = |index: usize| (&story.articles[index].text, &story.articles[index].name);
        name(a).cmp(&name(b))
    });
    let named = |&index: &usize| read(&story.articles[index], ArticleId(index as u32));
    let mut articles: Vec<Article> = canonical.iter().map(named).collect();
    recast(&mut articles);
    let pins = Pins::settle(&story.pins, &mut articles);
    let mut links = links(&articles, &pins, &mut meter, report);
    let passages = gathered(&articles, &links, &pins, &mut meter);
    sort_by_key(&mut articles, |article| article.id);
    sort_by_key(&mut links, |link| (link.left, link.right));
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
        findings: Vec::new(),
        pins: pins.told,
        thorough,
        reason: (!thorough).then(|| "The texts are very long, so not every two sentences were compared.".to_string()),
    };
    collation.with_base(base.map(|index| ArticleId(index as u32)))
}

impl Collation {
    /// Returns the collation with another base, or none: passages are put into
    /// the base's order. Links don't change. A base from elsewhere is none.
    /// Findings, which are told against the base, have to be asked for anew.
    pub fn with_base(mut self, base: Option<ArticleId>) -> Collation {
        self.base = base.filter(|base| base.index() < self.articles.len());
        self.findings.clear();
        // In the articles' own order, as when they were collated.
        let mut canonical: Vec<&Article> = self.articles.iter().collect();
        sort_by(&mut canonical, |a, b| (&a.text, &a.source).cmp(&(&b.text, &b.source)));
        let ids: Vec<ArticleId> = canonical.iter().map(|article| article.id).collect();
        let place = places_of(&ids);
        let counts: Vec<usize> = canonical.iter().map(|article| article.blocks.len()).collect();
        let mut members: Vec<Vec<Place>> = self.passages.iter().map(|passage| places(passage, &place)).collect();
        sort_by(&mut members, Vec::cmp);
        let base = self.base.and_then(|base| place.get(&base).copied());
        let ordered = order(&counts, &members, base);
        self.passages = ordered.iter().enumerate().map(|(number, &at)| passage(number, &members[at], &ids)).collect();
        self
    }
}

/// Returns all links with their words, groups numbered through.
fn links(articles: &[Article], pins: &Pins, meter: &mut Meter, report: &mut dyn FnMut(Progress)) -> Vec<Link> {
    let corpus = Corpus::new(articles);
    let dresser = Dresser::new(articles, &corpus);
    let mut links = Vec::new();
    let mut groups = 0;
    for PairLinks { left, right, links: mut found } in linked(articles, &corpus, pins, meter, report) {
        let here = found.iter().filter_map(|link| Some(link.group?.0 + 1)).max().unwrap_or(0);
        for (id, _) in found.iter_mut().filter_map(|link| link.group.as_mut()) {
            *id += groups;
        }
        groups += here;
        name_copies(&mut found, dresser.wordings(left), dresser.wordings(right));
        let pinned = |blocks: BlockPair| {
            let pair = ((left as u32, blocks.0), (right as u32, blocks.1));
            pins.together.binary_search(&pair).is_ok()
        };
        let told = |link: BlockLink| Link { pinned: pinned(link.blocks), ..dresser.dressed((left, right), link) };
        links.extend(found.into_iter().map(told));
    }
    links
}

/// Gathers the blocks of all articles into passages, not yet in reading order.
fn gathered(articles: &[Article], links: &[Link], pins: &Pins, meter: &mut Meter) -> Vec<Passage> {
    let ids: Vec<ArticleId> = articles.iter().map(|article| article.id).collect();
    let place = places_of(&ids);
    let at = |block: BlockId| (place[&block.article], block.block);
    let tie = |link: &Link| {
        let (a, b) = (at(link.left), at(link.right));
        Tie { left: a.min(b), right: a.max(b), strength: link.strength }
    };
    let is_body = |link: &&Link| articles[at(link.left).0 as usize].blocks[link.left.index()].role == Role::Body;
    let ties: Vec<Tie> = links.iter().filter(is_body).map(tie).collect();
    let counts: Vec<usize> = articles.iter().map(|article| article.blocks.len()).collect();
    // Headlines stand beside headlines and deks beside deks, whatever they say.
    let all = |role: Role| {
        let blocks = articles.iter().flat_map(|article| &article.blocks);
        blocks.filter(|block| block.role == role).map(|block| at(block.id)).collect::<Vec<Place>>()
    };
    let passages = gather(&counts, &ties, &[all(Role::Headline), all(Role::Dek)], pins, meter);
    passages.iter().enumerate().map(|(number, places)| passage(number, places, &ids)).collect()
}

/// Returns where each article stands in a list of articles.
fn places_of(ids: &[ArticleId]) -> BTreeMap<ArticleId, u32> {
    filled(ids.iter().enumerate().map(|(index, id)| (*id, index as u32)))
}

fn places(passage: &Passage, place: &BTreeMap<ArticleId, u32>) -> Vec<Place> {
    let blocks = passage.readings.values().flatten();
    let mut places: Vec<Place> = blocks.filter_map(|block| Some((*place.get(&block.article)?, block.block))).collect();
    sort_by_key(&mut places, |place| *place);
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

/// Numbers the groups in the order in which the links come.
fn renumber_groups(links: &mut [Link]) {
    let mut numbers: BTreeMap<u32, u32> = BTreeMap::new();
    for group in links.iter_mut().filter_map(|link| link.group.as_mut()) {
        let next = numbers.len() as u32;
        group.id = *numbers.entry(group.id).or_insert(next);
    }
}
