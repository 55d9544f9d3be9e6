//! One passage of the report: who has it, and how their readings differ.

use std::collections::{BTreeMap, BTreeSet};

use wirediff_engine::{Article, ArticleId, BlockId, Collation, Passage, Role};

use crate::layout::{clean, excerpt, wrap};
use crate::phrases::{self, Against, list};
use crate::reading::{Links, changes, standing};

/// What the lines under a passage's name begin with.
pub const INDENT: &str = "      ";
/// What those of a single reading begin with, and where they go on.
const READING: [&str; 2] = ["        ", "          "];

/// The most blocks of a reading that are named one by one.
const MOST_NAMED: usize = 8;

type Readings = BTreeMap<ArticleId, Vec<BlockId>>;

/// Says whether an article has words to compare.
pub fn has_story(article: &Article) -> bool {
    article.blocks.iter().any(|block| block.role.is_story())
}

/// Shows a passage, unless it has nothing of the story.
///
/// Its words are shown as the base has them, or else the first article that
/// has the passage; the other readings are held against these.
pub fn part(passage: &Passage, collation: &Collation, links: &Links) -> Option<String> {
    let mut readings = passage.readings.clone();
    readings.retain(|_, blocks| {
        blocks.retain(|&block| role(collation, block).is_some_and(Role::is_story));
        !blocks.is_empty()
    });
    let base = collation.base.filter(|base| readings.contains_key(base));
    let (reference, against) = match base {
        Some(base) => (base, Against::Base),
        None => (*readings.keys().next()?, Against::AnyArticle),
    };
    let mut others = readings.clone();
    let blocks = others.remove(&reference)?;
    let heading = match role(collation, *blocks.first()?)? {
        Role::Headline => Some("headline"),
        Role::Dek => Some("dek"),
        _ => None,
    };

    let labels: Vec<String> = std::iter::once(&blocks).chain(others.values()).map(|blocks| label(blocks)).collect();
    let mut facts = vec![labels.join(" · ")];
    facts.extend(heading.map(str::to_owned));
    facts.extend(presence(&readings, reference, heading.is_some(), collation, links));
    let mut page = wrap(&facts.join(" — "), &format!("{:6}", passage.id), INDENT);
    page.push_str(&excerpt(&words(&blocks, collation), INDENT, if others.is_empty() { 1 } else { 2 }));
    page.push_str(&match heading {
        Some(_) => heading_lines(&others, collation),
        None => reading_lines(&blocks, &others, against, collation, links),
    });
    Some(page)
}

/// Shows the others' headlines or deks, which are news themselves.
fn heading_lines(others: &Readings, collation: &Collation) -> String {
    let line = |blocks: &Vec<BlockId>| format!("{} {}", label(blocks), words(blocks, collation));
    others.values().map(|blocks| excerpt(&line(blocks), READING[0], 1)).collect()
}

/// Tells how each other reading stands to the reference's, those of which the
/// same can be said on one line.
fn reading_lines(
    blocks: &[BlockId],
    others: &Readings,
    against: Against,
    collation: &Collation,
    links: &Links,
) -> String {
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for (article, other) in others {
        let seen = links.between(blocks, other);
        let told = if seen.is_empty() {
            let between = others.iter().find(|(id, third)| *id != article && !links.between(third, other).is_empty());
            match between {
                Some((_, third)) => format!("by way of {}", label(third)),
                None => "in the same passage".into(),
            }
        } else {
            let changes = changes(&seen, collation);
            let colon = if changes.is_empty() { "" } else { ": " };
            format!("{}{colon}{}", standing(&seen, against), changes.join("; "))
        };
        match lines.iter_mut().find(|(said, _)| *said == told) {
            Some((_, labels)) => labels.push(label(other)),
            None => lines.push((told, vec![label(other)])),
        }
    }
    let line =
        |(told, labels): &(String, Vec<String>)| wrap(&format!("{} {told}", list(labels)), READING[0], READING[1]);
    lines.iter().map(line).collect()
}

/// Says who lacks the passage, and who has something of it in another place.
///
/// A link out of the passage means that its article has part of this, so it
/// cut nothing; and what is part of another passage of the base wasn't added.
fn presence(
    readings: &Readings,
    reference: ArticleId,
    is_heading: bool,
    collation: &Collation,
    links: &Links,
) -> Vec<String> {
    let answers = readings.values().flatten().flat_map(|&block| links.answers(block));
    let elsewhere: BTreeSet<BlockId> =
        answers.copied().filter(|answer| !readings.contains_key(&answer.article)).collect();
    let has_part = |id: ArticleId| elsewhere.iter().any(|block| block.article == id);
    let lacks = |article: &&Article| has_story(article) && !readings.contains_key(&article.id) && !has_part(article.id);
    let absent: Vec<String> = collation.articles.iter().filter(lacks).map(|article| article.id.to_string()).collect();
    // The reference first: where it is the base, the others are told from it.
    let rest = readings.keys().filter(|&&id| id != reference);
    let present: Vec<String> = std::iter::once(&reference).chain(rest).map(ArticleId::to_string).collect();

    let mut facts = Vec::new();
    let is_partly_in_base = |base: ArticleId| {
        let of_base = |block: &BlockId| block.article == base;
        elsewhere.iter().any(|block| of_base(block) || links.answers(*block).iter().any(of_base))
    };
    match collation.base {
        _ if absent.is_empty() => {}
        // Every article has a headline of its own: none was cut or added.
        Some(base) if !is_heading && base == reference => {
            facts.push(phrases::cut(&present, &absent, !elsewhere.is_empty()));
        }
        Some(base) if !is_heading && !is_partly_in_base(base) => facts.push(phrases::added(&present)),
        _ if elsewhere.is_empty() => facts.push(phrases::presence(&present, &absent)),
        _ => facts.push(format!("not in {}", list(&absent))),
    }
    if !elsewhere.is_empty() {
        let labels: Vec<String> = elsewhere.iter().map(BlockId::to_string).collect();
        facts.push(format!("partly in {}", list(&labels)));
    }
    facts
}

fn words(blocks: &[BlockId], collation: &Collation) -> String {
    let words: Vec<String> = blocks.iter().map(|&block| clean(collation.block_text(block))).collect();
    words.join(" ")
}

fn role(collation: &Collation, block: BlockId) -> Option<Role> {
    Some(collation.article(block.article)?.blocks.get(block.index())?.role)
}

/// Returns "A3", "A3+A4", or of more blocks than a line can name "A3+…+A90 (88)".
fn label(blocks: &[BlockId]) -> String {
    match blocks {
        [first, .., last] if blocks.len() > MOST_NAMED => format!("{first}+…+{last} ({})", blocks.len()),
        _ => blocks.iter().map(BlockId::to_string).collect::<Vec<_>>().join("+"),
    }
}
