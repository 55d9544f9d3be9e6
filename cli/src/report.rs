//! The report: a collation for a person to read, 80 columns wide.
//!
//! Cut, added, shortened and expanded are claims about a source, so they are
//! made only of a base; without one the report says who has what.

use std::collections::BTreeMap;

use wirediff_engine::{Article, ArticleId, BlockId, Collation, Passage, Relation, Role};

use crate::layout::{WIDTH, clean, columns, excerpt, shorten, wrap};
use crate::phrases::{self, Against, count, list};
use crate::reading::{Links, changes, standing};

/// The widest that the column of names gets.
const NAME_COLUMNS: usize = 34;
/// So many of an article's set-aside blocks are quoted.
const MOST_QUOTED: usize = 4;
const INDENT: &str = "      ";

/// Returns the report on a collation.
pub fn report(collation: &Collation) -> String {
    let mut parts = vec![masthead(collation), summary(collation)];
    if collation.articles.iter().filter(|article| has_story(article)).count() > 1 {
        let links = Links::of(collation);
        parts.extend(collation.passages.iter().filter_map(|passage| passage_part(passage, collation, &links)));
    }
    parts.extend(set_aside(collation));
    parts.join("\n")
}

/// Names the articles by letter, with their length.
fn masthead(collation: &Collation) -> String {
    let title = collation.title.as_deref().map(|title| wrap(&clean(title), "", "") + "\n");
    let names: Vec<String> =
        collation.articles.iter().map(|article| shorten(&clean(article.name()), NAME_COLUMNS)).collect();
    let widest = names.iter().map(|name| columns(name)).max().unwrap_or(0);
    let letters = collation.articles.last().map_or(1, |article| article.id.to_string().len());
    let mut page = title.unwrap_or_default();
    for ((article, name), numbers) in collation.articles.iter().zip(&names).zip(&collation.summary.articles) {
        let letter = article.id.to_string();
        let gap = " ".repeat(widest - columns(name));
        let mut facts = if numbers.words == 0 {
            "no words".into()
        } else {
            format!("{}, {}", count(numbers.words, "word"), count(numbers.paragraphs, "paragraph"))
        };
        if collation.base == Some(article.id) {
            facts.push_str(", the base");
        }
        page.push_str(&wrap(&facts, &format!("  {letter:letters$}  {name}{gap}  "), INDENT));
    }
    page
}

fn summary(collation: &Collation) -> String {
    let summary = &collation.summary;
    let articles = collation.articles.len();
    let worded = collation.articles.iter().filter(|article| has_story(article)).count();
    let verbatim = collation.links.iter().all(|link| link.relation == Relation::Kept && !link.moved);
    let mut sentences = vec![match worded {
        0 => "No article has any words to compare.".to_owned(),
        1 if articles == 1 => "One article alone: there is nothing to hold it against.".into(),
        1 => "Only one article has words, so there is nothing to hold it against.".into(),
        _ if collation.links.is_empty() => "No two articles have a passage in common.".into(),
        _ if verbatim && articles == worded && summary.shared_by_all == summary.passages => {
            "All articles say the same, word for word.".into()
        }
        _ => {
            let every = if articles == 2 { "both" } else { "every one" };
            format!(
                "{} in {}: {every} has {}, only one has {}.",
                count(articles, "article"),
                count(summary.passages, "passage"),
                summary.shared_by_all,
                summary.only_in_one
            )
            .replace("both has", "both have")
        }
    }];
    match collation.base {
        _ if worded < 2 => {}
        Some(base) => sentences.push(format!("The others are held against {base}, the base.")),
        None => sentences.push("No base is named, so nothing is called cut or added.".into()),
    }
    if !collation.thorough {
        let reason = collation.reason.as_deref().unwrap_or("The work was cut short.");
        sentences.push(format!("Not thorough: {}", clean(reason)));
    }
    wrap(&sentences.join(" "), "", "")
}

/// Shows one passage, unless it has nothing of the story.
fn passage_part(passage: &Passage, collation: &Collation, links: &Links) -> Option<String> {
    let mut readings: BTreeMap<ArticleId, Vec<BlockId>> = passage.readings.clone();
    readings.retain(|_, blocks| {
        blocks.retain(|&block| role(collation, block).is_some_and(Role::is_story));
        !blocks.is_empty()
    });
    let base = collation.base.filter(|base| readings.contains_key(base));
    let reference = base.or_else(|| readings.keys().next().copied())?;
    let against = if base.is_some() { Against::Base } else { Against::AnyArticle };
    let blocks = readings.remove(&reference)?;
    let others = readings;

    let labels: Vec<String> = std::iter::once(&blocks).chain(others.values()).map(|blocks| label(blocks)).collect();
    let kind = match blocks.first().and_then(|&block| role(collation, block)) {
        Some(Role::Headline) => Some("headline"),
        Some(Role::Dek) => Some("dek"),
        _ => None,
    };
    let present: Vec<ArticleId> = std::iter::once(reference).chain(others.keys().copied()).collect();
    let who = presence(&present, kind.is_some(), collation);
    let facts: Vec<String> = [Some(labels.join(" · ")), kind.map(str::to_owned), who].into_iter().flatten().collect();
    let mut part = wrap(&facts.join(" — "), &format!("{:6}", passage.id), INDENT);
    let text: Vec<String> = blocks.iter().map(|&block| clean(collation.block_text(block))).collect();
    part.push_str(&excerpt(&text.join(" "), INDENT, if others.is_empty() { 1 } else { 2 }));
    part.push_str(&reading_lines(&blocks, &others, against, collation, links));
    Some(part)
}

/// Tells how each other reading stands to the reference's, those of which the
/// same can be said on one line.
fn reading_lines(
    blocks: &[BlockId],
    others: &BTreeMap<ArticleId, Vec<BlockId>>,
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
    let indent = format!("{INDENT}  ");
    let rest = format!("{INDENT}    ");
    lines.iter().map(|(told, labels)| wrap(&format!("{} {told}", list(labels)), &indent, &rest)).collect()
}

/// Says who has the passage, where not every article with words has it.
fn presence(present: &[ArticleId], is_heading: bool, collation: &Collation) -> Option<String> {
    let lacks = |article: &&Article| has_story(article) && !present.contains(&article.id);
    let names = |ids: &[ArticleId]| ids.iter().map(ArticleId::to_string).collect::<Vec<_>>();
    let absent: Vec<ArticleId> = collation.articles.iter().filter(lacks).map(|article| article.id).collect();
    let (has, absent) = (names(present), names(&absent));
    match collation.base {
        _ if absent.is_empty() => None,
        // Every article has a headline of its own: none was cut or added.
        Some(base) if !is_heading && present.contains(&base) => Some(phrases::cut(&has, &absent)),
        Some(_) if !is_heading => Some(phrases::added(&has)),
        _ => Some(phrases::presence(&has, &absent)),
    }
}

/// Lists what was not compared: crossheads, captions, page furniture.
fn set_aside(collation: &Collation) -> Option<String> {
    let mut page = String::new();
    for article in &collation.articles {
        let aside: Vec<_> = article.blocks.iter().filter(|block| !block.role.is_story()).collect();
        let mut kinds: BTreeMap<Role, usize> = BTreeMap::new();
        aside.iter().for_each(|block| *kinds.entry(block.role).or_default() += 1);
        let kinds: Vec<String> = kinds.into_iter().map(|(role, number)| count(number, role_name(role))).collect();
        if kinds.is_empty() {
            continue;
        }
        let mut quoted: Vec<String> = aside
            .iter()
            .take(MOST_QUOTED)
            .map(|block| format!("“{}”", shorten(&clean(article.block_text(block)), WIDTH / 2)))
            .collect();
        if aside.len() > MOST_QUOTED {
            quoted.push(format!("{} more", aside.len() - MOST_QUOTED));
        }
        let line = format!("{}: {}", list(&kinds), quoted.join(", "));
        page.push_str(&wrap(&line, &format!("  {:3} ", article.id.to_string()), INDENT));
    }
    (!page.is_empty()).then(|| format!("Set aside, not compared\n{page}"))
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Headline => "headline",
        Role::Dek => "dek",
        Role::Crosshead => "crosshead",
        Role::Byline => "byline",
        Role::Caption => "caption",
        Role::Body => "paragraph",
        Role::Furniture => "furniture block",
    }
}

fn role(collation: &Collation, block: BlockId) -> Option<Role> {
    Some(collation.article(block.article)?.blocks.get(block.index())?.role)
}

fn has_story(article: &Article) -> bool {
    article.blocks.iter().any(|block| block.role.is_story())
}

/// Returns "A3", or "A3+A4" where several blocks make the reading.
fn label(blocks: &[BlockId]) -> String {
    blocks.iter().map(BlockId::to_string).collect::<Vec<_>>().join("+")
}
