//! The passage view as plain data: all versions of one passage, word against word.

use std::cmp::Reverse;

use wirediff_engine::apparatus::{Apparatus, Placed, apparatus};
use wirediff_engine::{ArticleId, BlockId};

use super::collated::{Collated, Pair, settle};
use super::dial::Grain;
use super::differences::Edits;
use super::facing::{Range, Stand};
use super::overview::{numbered, told_elsewhere};
use super::runs::runs;

/// All versions of a passage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Versions {
    /// The passage's number among those with a paragraph, from 1; none of a
    /// headline or dek.
    pub number: Option<usize>,
    /// How many have a paragraph.
    pub of: usize,
    /// The blocks that name the passages before and after.
    pub previous: Option<BlockId>,
    pub next: Option<BlockId>,
    /// Those that differ, the base's first.
    pub versions: Vec<Version>,
    /// Articles that lack the passage, and the block that tells it elsewhere.
    pub lacking: Vec<(ArticleId, Option<BlockId>)>,
    /// Places where the versions do not all agree, in reading order.
    pub variants: Vec<Variant>,
}

/// The same words in one article or more.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The first is the one whose text is shown.
    pub articles: Vec<ArticleId>,
    pub blocks: Vec<BlockId>,
    /// One list for each block; its pieces tile it.
    pub pieces: Vec<Vec<Piece>>,
    /// Whether most of it is in words that few others have. To mark these would be
    /// to mark nearly all: then nothing is.
    pub is_own: bool,
}

/// A run of a version's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    pub range: Range,
    pub agreement: Agreement,
    /// The variant that it is a reading of, by its place in [`Versions::variants`].
    pub variant: Option<usize>,
}

/// Who else has these words at this place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// Most have them.
    Common,
    /// Some others have them.
    Shared,
    /// No other has them.
    Alone,
    /// Most have words here that this version lacks; the range is empty.
    Lacking,
}

/// One place where versions differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// What is read there, by most articles first.
    pub readings: Vec<Reading>,
    /// What the weightiest difference there means, as far as the edits are known.
    pub grain: Grain,
    is_weighed: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// As the first of the articles has it; none where they have nothing.
    pub words: Option<String>,
    pub articles: Vec<ArticleId>,
}

/// Returns the versions of the passage that a block belongs to; without one,
/// those of the first.
pub fn versions(collated: &Collated, block: Option<BlockId>, edits: &Edits) -> Versions {
    let numbered = numbered(collated);
    let base = collated.collation.base;
    // The base's own words come first, and name the passage.
    let named: Vec<Vec<(ArticleId, &[BlockId])>> = numbered
        .iter()
        .map(|(passage, _)| {
            let all = passage.readings.iter().map(|(id, blocks)| (*id, blocks.as_slice()));
            let (mut first, others): (Vec<_>, Vec<_>) = all.partition(|(id, _)| Some(*id) == base);
            first.extend(others);
            first
        })
        .collect();
    let has = |blocks: &[BlockId]| block.is_some_and(|block| blocks.contains(&block));
    let at = named.iter().position(|told| told.iter().any(|(_, blocks)| has(blocks))).unwrap_or(0);
    let Some(told) = named.get(at) else { return Versions::default() };
    let name = |at: usize| named.get(at).and_then(|told| told.first()?.1.first()).copied();
    let lacking = collated.collation.articles.iter().map(|article| article.id);
    let lacking = lacking.filter(|id| told.iter().all(|(other, _)| other != id));
    let elsewhere = |id: ArticleId| (id, name(at).and_then(|block| told_elsewhere(collated, block, id)));
    let (versions, variants) = compared(collated, told, edits);
    Versions {
        number: numbered.get(at).and_then(|(_, number)| *number),
        of: numbered.iter().filter_map(|(_, number)| *number).count(),
        previous: at.checked_sub(1).and_then(name),
        next: name(at + 1),
        versions,
        lacking: lacking.map(elsewhere).collect(),
        variants,
    }
}

fn compared(collated: &Collated, told: &[(ArticleId, &[BlockId])], edits: &Edits) -> (Vec<Version>, Vec<Variant>) {
    let spans = |blocks: &[BlockId]| {
        let blocks = blocks.iter().filter_map(|id| collated.block(*id));
        blocks.map(|block| (block.start, block.end)).collect::<Vec<Range>>()
    };
    let text = |id: ArticleId| collated.article(id).map_or("", |article| article.text.as_str());
    let given: Vec<(&str, Vec<Range>)> = told.iter().map(|(id, blocks)| (text(*id), spans(blocks))).collect();
    let apparatus = apparatus(&given);
    let names: Vec<ArticleId> = told.iter().map(|(id, _)| *id).collect();
    let mut number_of: Vec<Option<usize>> = vec![None; apparatus.places.len()];
    let mut variants: Vec<Variant> = Vec::new();
    for (place, readings) in apparatus.places.iter().enumerate() {
        if readings.iter().any(|reading| *reading != Some(0)) {
            number_of[place] = Some(variants.len());
            variants.push(variant(&apparatus, place, &given, &names));
        }
    }
    let mut versions: Vec<Version> = Vec::new();
    for (at, (id, blocks)) in told.iter().enumerate() {
        let mut earlier =
            (0..at).filter(|other| words(&given[*other]).eq(words(&given[at]))).map(|other| told[other].0);
        let same = earlier.next().and_then(|id| versions.iter_mut().find(|version| version.articles.contains(&id)));
        if let Some(same) = same {
            same.articles.push(*id);
            continue;
        }
        let mut pieces = pieces(&apparatus, at, &given[at].1, &number_of);
        weigh(&mut variants, collated, edits, (names[0], *id), blocks, &pieces);
        let is_own = is_own(&pieces);
        if is_own {
            for pieces in &mut pieces {
                pieces.retain(|piece| piece.agreement != Agreement::Lacking);
                for piece in pieces {
                    piece.agreement = Agreement::Common;
                }
            }
        }
        versions.push(Version { articles: vec![*id], blocks: blocks.to_vec(), pieces, is_own });
    }
    (versions, variants)
}

/// Gives each variant the grain of the weightiest edit, against the first
/// version, that touches its words in another.
fn weigh(
    variants: &mut [Variant],
    collated: &Collated,
    edits: &Edits,
    (first, here): (ArticleId, ArticleId),
    blocks: &[BlockId],
    pieces: &[Vec<Piece>],
) {
    let pair = Pair { here, there: first };
    let Some(edits) = (first != here).then(|| (edits.of_pair)(pair)).flatten() else { return };
    for (block, pieces) in blocks.iter().zip(pieces) {
        for run in runs(collated, &edits, pair, *block).iter().filter(|run| run.stand != Stand::Kept) {
            // Words that are missing here take no room: they touch what is at their place.
            let meets = |piece: &&Piece| piece.range.0 <= run.here.1 && run.here.0 <= piece.range.1;
            let is_inside = |piece: &&Piece| piece.range.0 < run.here.1 && run.here.0 < piece.range.1;
            let touched =
                pieces.iter().filter(|piece| if run.stand == Stand::Gone { meets(piece) } else { is_inside(piece) });
            for at in touched.filter_map(|piece| piece.variant) {
                if let Some(variant) = variants.get_mut(at) {
                    let grain = Grain::of(run.kind);
                    let known = std::mem::replace(&mut variant.is_weighed, true);
                    variant.grain = if known { variant.grain.max(grain) } else { grain };
                }
            }
        }
    }
}

impl Versions {
    /// Returns where to land for each variant that is marked: on words of its own
    /// if any version has some, on words that some share, else where they are
    /// missing.
    pub fn landings(&self) -> Vec<Option<Agreement>> {
        let kinds = [Agreement::Alone, Agreement::Shared, Agreement::Lacking];
        let mut landings: Vec<Option<Agreement>> = vec![None; self.variants.len()];
        for piece in self.versions.iter().flat_map(|version| version.pieces.iter().flatten()) {
            let Some(landing) = piece.variant.and_then(|at| landings.get_mut(at)) else { continue };
            let rank = |kind: Agreement| kinds.iter().position(|other| *other == kind);
            if let Some(own) = rank(piece.agreement)
                && landing.and_then(rank).is_none_or(|known| own < known)
            {
                *landing = Some(piece.agreement);
            }
        }
        landings
    }
}

fn words<'a>((text, spans): &'a (&str, Vec<Range>)) -> impl Iterator<Item = &'a str> {
    spans.iter().flat_map(|span| text.get(span.0..span.1).unwrap_or_default().split_whitespace())
}

/// Says whether less than a third of a version's text is common.
fn is_own(pieces: &[Vec<Piece>]) -> bool {
    let length = |piece: &Piece| piece.range.1 - piece.range.0;
    let all: usize = pieces.iter().flatten().map(length).sum();
    let common = pieces.iter().flatten().filter(|piece| piece.agreement == Agreement::Common);
    3 * common.map(length).sum::<usize>() < all
}

/// Returns what is read at a place, the reading of most articles first and
/// nothing last.
fn variant(apparatus: &Apparatus, place: usize, given: &[(&str, Vec<Range>)], names: &[ArticleId]) -> Variant {
    let readings = &apparatus.places[place];
    let mut numbers: Vec<Option<u32>> = Vec::new();
    for number in readings {
        if !numbers.contains(number) {
            numbers.push(*number);
        }
    }
    let having = |number: Option<u32>| readings.iter().filter(|other| **other == number).count();
    settle(&mut numbers, |number| (number.is_none(), Reverse(having(*number))));
    let reading = |number: Option<u32>| {
        let having: Vec<usize> = (0..names.len()).filter(|at| readings[*at] == number).collect();
        let first = *having.first()?;
        let words: Vec<Placed> = apparatus.versions[first].iter().filter(|word| word.place == place).copied().collect();
        let words = words.first().zip(words.last()).and_then(|(from, to)| given[first].0.get(from.start..to.end));
        Some(Reading { words: words.map(str::to_owned), articles: having.into_iter().map(|at| names[at]).collect() })
    };
    let readings = numbers.into_iter().filter_map(reading).collect();
    Variant { readings, grain: Grain::Wording, is_weighed: false }
}

/// Returns a version's text as pieces, a list for each block: words at a place
/// where the versions differ are one, with the signs between them.
fn pieces(apparatus: &Apparatus, version: usize, spans: &[Range], number_of: &[Option<usize>]) -> Vec<Vec<Piece>> {
    let agreement = |place: usize| {
        let readings = &apparatus.places[place];
        let own = readings[version];
        let having = readings.iter().filter(|reading| **reading == own).count();
        let most = readings.iter().filter(|reading| **reading == Some(0)).count();
        match own {
            None if 2 * most > readings.len() => Some(Agreement::Lacking),
            None => None,
            Some(0) if 2 * most > readings.len() => Some(Agreement::Common),
            Some(_) if having == 1 => Some(Agreement::Alone),
            Some(_) => Some(Agreement::Shared),
        }
    };
    // What most have at places that this version has nothing at.
    let lacking = |places: std::ops::Range<usize>, at: usize| {
        let lacked = places.filter(|place| agreement(*place) == Some(Agreement::Lacking));
        lacked.map(move |place| Piece { range: (at, at), agreement: Agreement::Lacking, variant: number_of[place] })
    };
    let plain = |range| Piece { range, agreement: Agreement::Common, variant: None };
    let mut next_place = 0;
    let mut blocks: Vec<Vec<Piece>> = Vec::new();
    for span in spans {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut from = span.0;
        for word in apparatus.versions[version].iter().filter(|word| span.0 <= word.start && word.end <= span.1) {
            let lacked: Vec<Piece> = lacking(next_place..word.place, word.start).collect();
            if !lacked.is_empty() {
                if from < word.start {
                    pieces.push(plain((from, word.start)));
                }
                from = word.start;
                pieces.extend(lacked);
            }
            next_place = word.place + 1;
            let variant = number_of[word.place];
            let Some(agreement) = variant.and_then(|_| agreement(word.place)) else { continue };
            match pieces.last_mut() {
                Some(last) if last.variant == variant && last.range.0 < last.range.1 => last.range.1 = word.end,
                _ => {
                    if from < word.start {
                        pieces.push(plain((from, word.start)));
                    }
                    pieces.push(Piece { range: (word.start, word.end), agreement, variant });
                }
            }
            from = word.end;
        }
        if from < span.1 {
            pieces.push(plain((from, span.1)));
        }
        blocks.push(pieces);
    }
    if let Some((last, span)) = blocks.last_mut().zip(spans.last()) {
        last.extend(lacking(next_place..apparatus.places.len(), span.1));
    }
    blocks
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::example::{self, BUS, COST, VOTE, collated};
    use super::*;

    /// Shows each version with what is not common in brackets, `*` before what
    /// no other has and `^` where it lacks what most have.
    fn check(articles: &[&[&str]], of: &str, expected: &[&str]) {
        let collated = collated(articles, None);
        let block = of.parse().expect("the test names a block");
        let shown: Vec<String> = all(&collated, block).versions.iter().map(|v| show(&collated, v)).collect();
        assert_eq!(shown, expected);
    }

    fn all(collated: &Collated, block: BlockId) -> Versions {
        let of_pair = |pair: Pair| Some(Arc::new(example::edits(collated, pair)));
        versions(collated, Some(block), &Edits { of_pair: &of_pair })
    }

    fn show(collated: &Collated, version: &Version) -> String {
        let text = collated.article(version.articles[0]).map_or("", |article| &article.text);
        let pieces = version.pieces.iter().flatten().map(|piece| {
            let words = &text[piece.range.0..piece.range.1];
            match piece.agreement {
                Agreement::Common => words.to_owned(),
                Agreement::Shared => format!("[{words}]"),
                Agreement::Alone => format!("[*{words}]"),
                Agreement::Lacking => "^".to_owned(),
            }
        });
        let names: String = version.articles.iter().map(ArticleId::to_string).collect();
        format!("{names}: {}", pieces.collect::<String>())
    }

    #[test]
    fn what_most_have_is_common_and_the_rest_stands_out() {
        let narrow = VOTE.replace("voted on Tuesday", "voted narrowly on Tuesday");
        let panel = VOTE.replace("council", "panel").replace(" on Tuesday", "");
        check(
            &[&[VOTE, BUS], &[&narrow, COST], &[VOTE, BUS], &[&panel, COST]],
            "B1",
            &[
                "AC: The council voted on Tuesday to plant four thousand trees along the river bank.",
                "B: The council voted [*narrowly] on Tuesday to plant four thousand trees along the river bank.",
                "D: The [*panel] voted ^to plant four thousand trees along the river bank.",
            ],
        );
    }

    #[test]
    fn each_passage_knows_its_neighbours_and_who_lacks_it() {
        let collated = collated(&[&[VOTE, COST, BUS], &[VOTE, BUS]], None);
        let versions = all(&collated, "A2".parse().expect("a block's name"));
        assert_eq!((versions.number, versions.of), (Some(2), 3));
        assert_eq!(versions.previous.map(|id| id.to_string()).as_deref(), Some("A1"));
        assert_eq!(versions.next.map(|id| id.to_string()).as_deref(), Some("A3"));
        assert_eq!(versions.lacking, [(ArticleId(1), None)]);
        assert_eq!(versions.variants, []);
    }

    #[test]
    fn a_place_means_as_much_as_its_weightiest_difference() {
        let vote = VOTE.replace("Tuesday", "Friday").replace("river bank", "river");
        let collated = collated(&[&[VOTE, BUS], &[&vote, BUS]], None);
        let versions = all(&collated, "A1".parse().expect("a block's name"));
        let grains: Vec<Grain> = versions.variants.iter().map(|variant| variant.grain).collect();
        assert_eq!(grains, [Grain::Substance, Grain::Wording]);
    }
}
