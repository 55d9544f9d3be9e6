//! The columns view as plain data: one row a passage, one cell an article.

use std::collections::BTreeMap;
use std::sync::Arc;

use wirediff_engine::{ArticleId, BlockId, Role};

use super::collated::{Collated, Pair, is_sure, other_end};
use super::moves::{Bundle, Move, bundle, moves, out_of_order};

/// Rows of the articles on show, in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub columns: Vec<ArticleId>,
    /// The article that words are compared with: the base, if there is one.
    pub reference: Option<ArticleId>,
    /// Whether the reference is a base that the reader named: then words are cut and added.
    pub has_base: bool,
    pub rows: Arc<Vec<Row>>,
    /// Passages with a paragraph, none of them in an article on show.
    pub passages_elsewhere: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The first passage of the row, such as `P12`.
    pub id: String,
    /// The passage's number among those with a paragraph, from 1; none of a
    /// headline or dek.
    pub number: Option<usize>,
    pub kind: RowKind,
    /// One a column, in the table's order.
    pub cells: Vec<Cell>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// Headline, dek or paragraph: something that articles share or lack.
    Story,
    /// Bylines, crossheads, captions, page furniture.
    Aside,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Blocks(Vec<Entry>),
    /// The reference has the passage and this article has not.
    Missing,
    /// Neither this article nor the reference has it, or nothing is missed here.
    Nothing,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    Block(Placed),
    /// The place where a block ran that is shown in another row.
    Elsewhere(BlockId),
    /// Lines of page furniture that follow one another, folded.
    Furniture(Vec<BlockId>),
    /// The block of another row that tells this passage too, merged with its own.
    Told(BlockId),
    /// The block of another row that perhaps tells this passage.
    PerhapsTold(BlockId),
}

/// A block with what is to be said of it besides its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    pub id: BlockId,
    pub standing: Standing,
    pub moved: Option<Move>,
    /// Whether the article had it at another place than this row.
    pub is_elsewhere: bool,
    pub bundle: Option<Bundle>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing to compare with: the reference itself, or no part of the story.
    Plain,
    /// Answered by the reference.
    Linked,
    /// Answered by the reference perhaps: the link is weak.
    Perhaps,
    /// The reference has the passage, but no link ties the two blocks.
    Beside,
    /// The reference lacks it.
    NotInReference,
    /// No other article has it.
    OnlyHere,
}

/// Returns the table of these columns, in this order, held against the reference.
pub fn table(collated: &Collated, columns: &[ArticleId], reference: Option<ArticleId>) -> Table {
    let facts: Vec<ColumnFacts> = columns.iter().map(|&column| ColumnFacts::new(collated, column, reference)).collect();
    let mut rows: Vec<Row> = Vec::new();
    let mut passages_elsewhere = 0;
    let mut count = 0;
    for passage in &collated.collation.passages {
        let readings = |id: &ArticleId| passage.readings.get(id).map_or(&[][..], Vec::as_slice);
        let is_story = passage.readings.values().flatten().any(|&id| is_story(collated, id));
        let has_body = passage.readings.values().flatten().any(|&id| role(collated, id) == Some(Role::Body));
        count += usize::from(has_body);
        if columns.iter().all(|column| readings(column).is_empty()) {
            passages_elsewhere += usize::from(has_body);
            continue;
        }
        let in_reference = reference.map_or(&[][..], |id| readings(&id));
        let cell = |(column, facts): (&ArticleId, &ColumnFacts)| match readings(column) {
            [] if is_story && !in_reference.is_empty() => lacking(collated, in_reference, *column),
            [] => Cell::Nothing,
            blocks => Cell::Blocks(entries(collated, facts, blocks)),
        };
        let row = Row {
            id: passage.id.clone(),
            number: has_body.then_some(count),
            kind: if is_story { RowKind::Story } else { RowKind::Aside },
            cells: columns.iter().zip(&facts).map(cell).collect(),
        };
        match rows.last_mut() {
            Some(last) if last.kind == RowKind::Aside && row.kind == RowKind::Aside => last.absorb(row),
            _ => rows.push(row),
        }
    }
    for (column, facts) in facts.iter().enumerate() {
        mark_elsewhere(&mut rows, column, facts);
    }
    let has_base = collated.collation.base.is_some();
    Table { columns: columns.to_vec(), reference, has_base, rows: Arc::new(rows), passages_elsewhere }
}

/// What is known of a column before its rows are made.
struct ColumnFacts {
    moves: BTreeMap<BlockId, Move>,
    /// None in the reference's own column.
    pair: Option<Pair>,
}

impl ColumnFacts {
    fn new(collated: &Collated, here: ArticleId, reference: Option<ArticleId>) -> Self {
        let pair = reference.filter(|&there| there != here).map(|there| Pair { here, there });
        ColumnFacts { moves: pair.map(|pair| moves(collated, pair)).unwrap_or_default(), pair }
    }
}

impl Row {
    /// Takes in the cells of a following row that holds no story either.
    fn absorb(&mut self, row: Row) {
        for (cell, next) in self.cells.iter_mut().zip(row.cells) {
            match (cell, next) {
                (Cell::Blocks(entries), Cell::Blocks(more)) => {
                    for entry in more {
                        push_entry(entries, entry);
                    }
                }
                (cell, Cell::Blocks(more)) => *cell = Cell::Blocks(more),
                _ => {}
            }
        }
    }
}

/// Returns how a block stands to the article it is held against.
pub fn standing(collated: &Collated, id: BlockId, there: Option<ArticleId>) -> Standing {
    let Some(there) = there.filter(|&there| there != id.article) else {
        return Standing::Plain;
    };
    if !is_story(collated, id) {
        return Standing::Plain;
    }
    if let Some(link) = collated.strongest(id, there) {
        let is_heading_retold = role(collated, link.left) != role(collated, link.right) && is_heading(collated, id);
        match is_sure(link) {
            // The two say the same news, but a dek is no edit of a headline.
            _ if is_heading_retold => Standing::Beside,
            true => Standing::Linked,
            false => Standing::Perhaps,
        }
    } else if !collated.beside(id, there).is_empty() {
        Standing::Beside
    } else if collated.links(id).next().is_some() {
        Standing::NotInReference
    } else {
        Standing::OnlyHere
    }
}

/// Returns what stands in a row for an article that has no block in it, though
/// the reference has: its block of another row that tells the passage too, or
/// the word that it lacks it.
fn lacking(collated: &Collated, in_reference: &[BlockId], column: ArticleId) -> Cell {
    let links = in_reference.iter().filter_map(|&id| Some((id, collated.strongest(id, column)?)));
    match links.max_by(|(_, a), (_, b)| a.strength.total_cmp(&b.strength)) {
        None => Cell::Missing,
        // Headlines and deks retell each other; none is missed.
        Some((id, _)) if is_heading(collated, id) => Cell::Nothing,
        Some((id, link)) if is_sure(link) => Cell::Blocks(vec![Entry::Told(other_end(link, id))]),
        Some((id, link)) => Cell::Blocks(vec![Entry::PerhapsTold(other_end(link, id))]),
    }
}

fn is_heading(collated: &Collated, id: BlockId) -> bool {
    matches!(role(collated, id), Some(Role::Headline | Role::Dek))
}

pub fn role(collated: &Collated, id: BlockId) -> Option<Role> {
    collated.block(id).map(|block| block.role)
}

pub fn is_story(collated: &Collated, id: BlockId) -> bool {
    role(collated, id).is_some_and(Role::is_story)
}

fn entries(collated: &Collated, facts: &ColumnFacts, blocks: &[BlockId]) -> Vec<Entry> {
    let mut entries = Vec::new();
    for &id in blocks {
        let entry = if role(collated, id) == Some(Role::Furniture) {
            Entry::Furniture(vec![id])
        } else {
            let there = facts.pair.map(|pair| pair.there);
            Entry::Block(Placed {
                id,
                standing: standing(collated, id, there),
                moved: facts.moves.get(&id).copied(),
                is_elsewhere: false,
                bundle: there.and_then(|there| bundle(collated, id, there)),
            })
        };
        push_entry(&mut entries, entry);
    }
    entries
}

fn push_entry(entries: &mut Vec<Entry>, entry: Entry) {
    match (entries.last_mut(), entry) {
        (Some(Entry::Furniture(lines)), Entry::Furniture(more)) => lines.extend(more),
        (_, entry) => entries.push(entry),
    }
}

/// Finds the blocks of a column that are shown in another row than the one
/// where the article had them, and leaves a stub at their own place: after the
/// block that ran before them.
fn mark_elsewhere(rows: &mut [Row], column: usize, facts: &ColumnFacts) {
    let mut row_of: BTreeMap<BlockId, usize> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.kind == RowKind::Story) {
        for placed in row.cells[column].placed() {
            row_of.insert(placed.id, index);
        }
    }
    let steady: Vec<BlockId> = row_of.keys().filter(|id| !facts.moves.contains_key(id)).copied().collect();
    let steady_rows: Vec<usize> = steady.iter().map(|id| row_of[id]).collect();
    let apart = out_of_order(&steady_rows);
    let displaced: Vec<BlockId> = apart.into_iter().map(|position| steady[position]).collect();
    let in_line = |id: &BlockId| displaced.binary_search(id).is_err() && !facts.moves.contains_key(id);
    for id in row_of.keys().filter(|id| !in_line(id)) {
        let before = row_of.range(..*id).rev().find(|(id, _)| in_line(id));
        let after = row_of.range(*id..).find(|(id, _)| in_line(id));
        let own = row_of[id];
        let first = before.map_or(0, |(_, &row)| row);
        if first <= own && after.is_none_or(|(_, &row)| own <= row) {
            continue;
        }
        let Some(row) = rows.get_mut(if before.is_some() { first } else { after.map_or(0, |(_, &row)| row) }) else {
            continue;
        };
        row.cells[column].insert_stub(*id, before.map(|(id, _)| *id));
        for placed in rows[own].cells[column].placed_mut().filter(|placed| placed.id == *id) {
            placed.is_elsewhere = true;
        }
    }
}

impl Cell {
    /// Returns the blocks shown in the cell, furniture aside.
    pub fn placed(&self) -> impl Iterator<Item = &Placed> {
        let entries = if let Cell::Blocks(entries) = self { entries.as_slice() } else { &[] };
        entries.iter().filter_map(|entry| if let Entry::Block(placed) = entry { Some(placed) } else { None })
    }

    fn placed_mut(&mut self) -> impl Iterator<Item = &mut Placed> {
        let entries = if let Cell::Blocks(entries) = self { entries.as_mut_slice() } else { &mut [] };
        entries.iter_mut().filter_map(|entry| if let Entry::Block(placed) = entry { Some(placed) } else { None })
    }

    /// Puts a stub after the block that ran before it, and after that one's own stubs.
    fn insert_stub(&mut self, id: BlockId, before: Option<BlockId>) {
        if !matches!(self, Cell::Blocks(_)) {
            *self = Cell::Blocks(Vec::new());
        }
        if let Cell::Blocks(entries) = self {
            let is_before = |entry: &Entry| match entry {
                Entry::Block(placed) => Some(placed.id) == before,
                _ => false,
            };
            let mut at = entries.iter().position(is_before).map_or(0, |at| at + 1);
            while matches!(entries.get(at), Some(Entry::Elsewhere(_))) {
                at += 1;
            }
            entries.insert(at, Entry::Elsewhere(id));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::example::{BUS, COST, FAIR, FIRST, POOL, SECOND, VOTE, collated, word};
    use super::*;

    /// Shows the table's rows, a cell for each article: `-` where the article
    /// lacks what the reference has, `@` where a block ran that stands elsewhere.
    fn check(articles: &[&[&str]], base: Option<usize>, expected: &[&str]) {
        let collated = collated(articles, base);
        let table = table(&collated, &[FIRST, SECOND], Some(FIRST));
        let rows: Vec<String> = table.rows.iter().map(|row| show(&collated, row)).collect();
        assert_eq!(rows, expected);
    }

    fn show(collated: &Collated, row: &Row) -> String {
        let cells = row.cells.iter().map(|cell| match cell {
            Cell::Missing => "-".to_owned(),
            Cell::Nothing => String::new(),
            Cell::Blocks(entries) => {
                let words = entries.iter().map(|entry| match entry {
                    Entry::Block(placed) => word(collated, placed.id).to_owned(),
                    Entry::Elsewhere(id) => format!("@{}", word(collated, *id)),
                    Entry::Furniture(lines) => format!("{} lines", lines.len()),
                    Entry::Told(id) => format!("={}", word(collated, *id)),
                    Entry::PerhapsTold(id) => format!("~{}", word(collated, *id)),
                });
                words.collect::<Vec<_>>().join(" ")
            }
        });
        cells.collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn each_passage_is_a_row() {
        check(&[&[VOTE, COST], &[VOTE, COST]], None, &["vote | vote", "cost | cost"]);
    }

    #[test]
    fn what_the_reference_has_is_missed_and_what_it_lacks_is_not() {
        let articles: &[&[&str]] = &[&[VOTE, COST, POOL], &[VOTE, POOL, BUS]];
        check(articles, Some(0), &["vote | vote", "cost | -", "pool | pool", " | bus"]);
    }

    #[test]
    fn a_passage_told_in_another_row_is_not_missing() {
        let both = &format!("{COST} {POOL}");
        let apart: &[&str] = &[VOTE, COST, POOL, BUS];
        let articles = &[apart, &[VOTE, both, BUS], apart, apart];
        check(articles, Some(0), &["vote | vote", "cost | ?", "pool | =?", "bus | bus"]);
    }

    #[test]
    fn a_moved_paragraph_leaves_a_stub_where_it_ran() {
        let articles: &[&[&str]] = &[&[VOTE, COST, POOL, BUS, FAIR], &[FAIR, VOTE, COST, POOL, BUS]];
        let rows = &["vote | @fair vote", "cost | cost", "pool | pool", "bus | bus", "fair | fair"];
        check(articles, Some(0), rows);
    }
}
