//! The overview as plain data: every passage of the story, and what each
//! article has of it.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use wirediff_engine::{ArticleId, BlockId, Passage, Role};

use super::closeness::{Closeness, closeness, closeness_of};
use super::collated::{Collated, Pair, PairEdits, is_sure, other_end, settle};
use super::dial::Grain;
use super::moves::{moves, out_of_order};
use super::table::{is_story, role};

/// More passages than this are no picture any more: the first ones are shown.
const MOST: usize = 500;

/// The edits of each article's pair with the base, once all of them are known.
pub type EditsOfBase = Option<Vec<Option<Arc<PairEdits>>>>;

/// The story at a glance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    pub base: Option<ArticleId>,
    /// In the order that the reader asked for.
    pub passages: Vec<Told>,
    /// How many more there are than one picture can show.
    pub omitted: usize,
    /// Whether that is the story's own.
    pub is_in_order: bool,
}

/// A passage, and what each article has of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// Its number among the passages with a paragraph, from 1; none of a headline
    /// or dek.
    pub number: Option<usize>,
    /// The block that names it: the base's, else that of the first article.
    pub block: BlockId,
    /// One an article, in the story's order.
    pub cells: Vec<Cell>,
}

/// What an article has of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    pub article: ArticleId,
    /// The first of its blocks that tell the passage; where it has none, the
    /// block that names the passage.
    pub block: BlockId,
    pub how: How,
    pub moved: Option<Way>,
    /// What the weightiest difference from the base means, or without one from the
    /// likest other; none where nothing differs.
    pub grain: Option<Grain>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// As the base has it, or as the one article that is there.
    Base,
    Told(Closeness),
    /// The link is weak.
    Perhaps,
    /// No other article has it.
    OnlyHere,
    /// Only articles other than the base have it.
    NotInBase,
    /// Told together with another passage.
    Elsewhere,
    LeftOut,
    /// Left out, as is everything that follows.
    CutFromEnd,
    /// Nothing is missed here: only one article has it, or it is a headline.
    Nothing,
}

/// Nearer the top than elsewhere, or further down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Up,
    Down,
}

/// In which order the reader wants to see the passages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    Story,
    LeftOut,
    Changed,
}

impl Told {
    /// Counts the articles that lack the passage.
    pub fn lacking(&self) -> usize {
        self.cells.iter().filter(|cell| cell.is_lacking()).count()
    }

    /// Returns how much the versions differ, on the average of those that tell it.
    fn change(&self) -> usize {
        let weight = |cell: &Cell| match cell.how {
            How::Told(closeness) => Some(closeness as usize + usize::from(cell.moved.is_some())),
            How::Perhaps => Some(Closeness::Barely as usize),
            _ => None,
        };
        let weights: Vec<usize> = self.cells.iter().filter_map(weight).collect();
        weights.iter().sum::<usize>() * 100 / weights.len().max(1)
    }
}

impl Cell {
    pub fn is_lacking(&self) -> bool {
        matches!(self.how, How::LeftOut | How::CutFromEnd)
    }

    /// Says whether an article has the passage's words in a block of its own.
    pub fn is_told(&self) -> bool {
        self.block.article == self.article && !matches!(self.how, How::Elsewhere | How::Nothing)
    }
}

impl How {
    /// Returns the grain of what is no change of words.
    fn grain(self) -> Option<Grain> {
        match self {
            How::Base | How::Told(_) | How::Elsewhere | How::Nothing => None,
            How::Perhaps | How::OnlyHere | How::NotInBase | How::LeftOut | How::CutFromEnd => Some(Grain::Structure),
        }
    }
}

/// Returns the overview of a story, closer where the edits are known.
pub fn overview(collated: &Collated, edits: &EditsOfBase, order: Order) -> Overview {
    let base = collated.collation.base;
    let articles: Vec<ArticleId> = collated.collation.articles.iter().map(|article| article.id).collect();
    let of_base = |id: ArticleId| edits.as_ref().and_then(|edits| edits.get(id.index())?.as_deref());
    let numbered = numbered(collated);
    let rows: Vec<&Passage> = numbered.iter().map(|(passage, _)| *passage).collect();
    let carried: Vec<BTreeMap<BlockId, Way>> = articles.iter().map(|&id| carried(collated, &rows, id)).collect();
    let told = |(passage, number): &(&Passage, Option<usize>)| {
        let in_base = base.and_then(|base| passage.readings.get(&base)?.first());
        let first = in_base.or_else(|| passage.readings.values().flatten().next());
        let block = *first?;
        let cells = articles.iter().map(|&article| {
            let blocks = passage.readings.get(&article).map_or(&[][..], Vec::as_slice);
            let (how, of_words) = match blocks {
                [] => (absent(collated, passage, article), None),
                blocks => match base {
                    Some(base) if base == article => (How::Base, None),
                    Some(base) => against(collated, Pair { here: article, there: base }, of_base(article), blocks),
                    None => among(collated, blocks),
                },
            };
            let moved = blocks.iter().find_map(|id| carried[article.index()].get(id).copied());
            let grain = of_words.max(how.grain()).max(moved.map(|_| Grain::Structure));
            Cell { article, block: blocks.first().copied().unwrap_or(block), how, moved, grain }
        });
        Some(Told { number: *number, block, cells: cells.collect() })
    };
    let mut passages: Vec<Told> = numbered.iter().filter_map(told).collect();
    for at in 0..articles.len() {
        mark_end(&mut passages, at);
    }
    sort(&mut passages, order);
    let omitted = passages.len().saturating_sub(MOST);
    passages.truncate(MOST);
    Overview { base, passages, omitted, is_in_order: order == Order::Story }
}

/// Returns the passages that tell the story, those with a paragraph numbered.
pub fn numbered(collated: &Collated) -> Vec<(&Passage, Option<usize>)> {
    let mut count = 0;
    let mut numbered = Vec::new();
    for passage in &collated.collation.passages {
        let mut blocks = passage.readings.values().flatten();
        if blocks.clone().any(|id| role(collated, *id) == Some(Role::Body)) {
            count += 1;
            numbered.push((passage, Some(count)));
        } else if blocks.any(|id| is_story(collated, *id)) {
            numbered.push((passage, None));
        }
    }
    numbered
}

/// Returns how an article's blocks stand to the base's, and the grain of what
/// differs in their words.
fn against(collated: &Collated, pair: Pair, edits: Option<&PairEdits>, blocks: &[BlockId]) -> (How, Option<Grain>) {
    let links = blocks.iter().filter_map(|id| collated.strongest(*id, pair.there));
    let strongest = links.max_by(|a, b| a.strength.total_cmp(&b.strength));
    match strongest {
        Some(link) if !is_sure(link) => (How::Perhaps, None),
        Some(link) => {
            let (closeness, grain) =
                edits.map_or_else(|| closeness_of(link), |edits| closeness(collated, edits, pair, blocks));
            (How::Told(closeness), grain)
        }
        // In one passage through a third article.
        None if blocks.iter().any(|id| !collated.beside(*id, pair.there).is_empty()) => {
            (How::Told(Closeness::Barely), Some(Grain::Wording))
        }
        None if blocks.iter().any(|id| collated.links(*id).next().is_some()) => (How::NotInBase, None),
        None => (How::OnlyHere, None),
    }
}

/// Returns how near an article's blocks come to the likest of all others.
fn among(collated: &Collated, blocks: &[BlockId]) -> (How, Option<Grain>) {
    let links = || blocks.iter().flat_map(|id| collated.links(*id)).map(|(_, link)| link);
    match links().filter(|link| is_sure(link)).map(closeness_of).min() {
        Some((closeness, grain)) => (How::Told(closeness), grain),
        None if links().next().is_some() => (How::Perhaps, None),
        None if collated.collation.articles.len() == 1 => (How::Base, None),
        None => (How::OnlyHere, None),
    }
}

/// Returns what to say of an article that has no block in a passage.
fn absent(collated: &Collated, passage: &Passage, article: ArticleId) -> How {
    let base = collated.collation.base;
    let is_missed = match base {
        Some(base) => passage.readings.contains_key(&base),
        None => passage.readings.len() > 1,
    };
    let mut blocks = passage.readings.values().flatten();
    if !is_missed || !blocks.clone().any(|id| role(collated, *id) == Some(Role::Body)) {
        How::Nothing
    } else if blocks.any(|id| base.is_none_or(|base| base == id.article) && collated.has(article, *id)) {
        How::Elsewhere
    } else {
        How::LeftOut
    }
}

/// Tells what an article has cut from the bottom from what it has left out
/// inside: all that is missed after the last passage that it has.
fn mark_end(passages: &mut [Told], article: usize) {
    let is_had = |told: &Told| {
        let cell = &told.cells[article];
        // What the base lacks says nothing of the base's end.
        !cell.is_lacking() && !matches!(cell.how, How::Nothing | How::OnlyHere | How::NotInBase)
    };
    let Some(last) = passages.iter().rposition(is_had) else { return };
    for told in &mut passages[last..] {
        let cell = &mut told.cells[article];
        if cell.how == How::LeftOut {
            cell.how = How::CutFromEnd;
        }
    }
}

/// Returns the blocks of an article that stand at another place: than in the
/// base, or, without one, than in the order that all articles make together.
fn carried(collated: &Collated, rows: &[&Passage], article: ArticleId) -> BTreeMap<BlockId, Way> {
    let mut carried = BTreeMap::new();
    match collated.collation.base {
        Some(base) if base == article => {}
        Some(base) => {
            for (id, step) in moves(collated, Pair { here: article, there: base }) {
                carried.insert(id, if step.up { Way::Up } else { Way::Down });
            }
        }
        None => {
            let blocks: Vec<BlockId> =
                rows.iter().filter_map(|passage| passage.readings.get(&article)?.first()).copied().collect();
            let places: Vec<usize> = blocks.iter().map(|id| id.index()).collect();
            for at in out_of_order(&places) {
                let above = places[..at].iter().filter(|place| **place > places[at]).count();
                let below = places[at..].iter().filter(|place| **place < places[at]).count();
                carried.insert(blocks[at], if above >= below { Way::Up } else { Way::Down });
            }
        }
    }
    carried
}

/// Puts the passages in the reader's order; equal ones stay as in the story.
fn sort(passages: &mut Vec<Told>, order: Order) {
    let weight = |told: &Told| match order {
        Order::Story => 0,
        Order::LeftOut => told.lacking(),
        Order::Changed => told.change(),
    };
    let mut places: Vec<(Reverse<usize>, usize)> =
        passages.iter().enumerate().map(|(at, told)| (Reverse(weight(told)), at)).collect();
    settle(&mut places, |place| *place);
    let mut rest: Vec<Option<Told>> = std::mem::take(passages).into_iter().map(Some).collect();
    passages.extend(places.into_iter().filter_map(|(_, at)| rest[at].take()));
}

/// Returns the other end's block of a passage told elsewhere, if it is.
pub fn told_elsewhere(collated: &Collated, named: BlockId, article: ArticleId) -> Option<BlockId> {
    collated.strongest(named, article).map(|link| other_end(link, named))
}

#[cfg(test)]
mod tests {
    use super::super::example::{BUS, COST, FAIR, POOL, VOTE, collated, word};
    use super::*;

    /// Shows the passages, a sign for each article: `=` word for word, `~`
    /// in other words, `+` not in the base, `-` left out, `_` cut from the end,
    /// `<` moved up, `>` moved down.
    fn check(articles: &[&[&str]], base: Option<usize>, order: Order, expected: &[&str]) {
        let collated = collated(articles, base);
        let overview = overview(&collated, &None, order);
        let shown: Vec<String> = overview.passages.iter().map(|told| show(&collated, told)).collect();
        assert_eq!(shown, expected);
    }

    fn show(collated: &Collated, told: &Told) -> String {
        let cells = told.cells.iter().map(|cell| match (cell.moved, cell.how) {
            (Some(Way::Up), _) => '<',
            (Some(Way::Down), _) => '>',
            (None, How::Base | How::Told(Closeness::Whole)) => '=',
            (None, How::Told(_) | How::Perhaps | How::Elsewhere) => '~',
            (None, How::OnlyHere | How::NotInBase) => '+',
            (None, How::LeftOut) => '-',
            (None, How::CutFromEnd) => '_',
            (None, How::Nothing) => ' ',
        });
        format!("{} {}", word(collated, told.block), cells.collect::<String>())
    }

    #[test]
    fn a_cut_from_the_bottom_is_told_from_one_inside() {
        let articles: &[&[&str]] = &[&[VOTE, COST, POOL, BUS], &[VOTE, POOL], &[VOTE, COST, POOL, BUS]];
        let shown = &["vote ===", "cost =-=", "pool ===", "bus =_="];
        check(articles, Some(0), Order::Story, shown);
        check(articles, None, Order::Story, shown);
    }

    #[test]
    fn what_an_article_adds_at_its_end_is_no_end_of_the_base() {
        let articles: &[&[&str]] = &[&[VOTE, COST, POOL], &[VOTE, FAIR]];
        check(articles, Some(0), Order::Story, &["vote ==", "cost =_", "pool =_", "fair  +"]);
    }

    #[test]
    fn a_moved_paragraph_says_which_way() {
        let articles: &[&[&str]] = &[&[VOTE, COST, POOL, BUS], &[BUS, VOTE, COST, POOL]];
        check(articles, Some(0), Order::Story, &["vote ==", "cost ==", "pool ==", "bus =<"]);
    }

    #[test]
    fn passages_come_in_the_order_asked_for() {
        let cost = COST.replace("nine million", "ten million");
        let articles: &[&[&str]] = &[&[VOTE, &cost, POOL, BUS], &[VOTE, COST, BUS], &[VOTE, COST, BUS, FAIR]];
        check(articles, Some(0), Order::LeftOut, &["pool =--", "vote ===", "? =~~", "bus ===", "fair   +"]);
        check(articles, Some(0), Order::Changed, &["? =~~", "vote ===", "pool =--", "bus ===", "fair   +"]);
    }
}
