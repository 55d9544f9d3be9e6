//! The report: a collation for a person to read, 80 columns wide.
//!
//! Cut, added, shortened and expanded are claims about a source, so they are
//! made only of a base; without one the report says who has what.

use std::collections::BTreeMap;

use wirediff_engine::{Collation, Relation, Role};

use crate::findings::told;
use crate::layout::{WIDTH, clean, columns, shorten, wrap};
use crate::ledger::accounts;
use crate::passage::{INDENT, has_story, part};
use crate::phrases::{count, list};
use crate::reading::Links;
use crate::work::Answer;

/// The widest that the column of names gets.
const NAME_COLUMNS: usize = 34;
/// So many of an article's set-aside blocks are quoted.
const MOST_QUOTED: usize = 4;

/// Returns the report on a collation and what is told from it.
pub fn report(answer: &Answer) -> String {
    let collation = &answer.collation;
    let mut parts = vec![masthead(collation), summary(collation)];
    if collation.articles.iter().filter(|article| has_story(article)).count() > 1 {
        parts.extend(told(collation));
        parts.extend(accounts(answer));
        let links = Links::of(collation);
        parts.extend(collation.passages.iter().filter_map(|passage| part(passage, collation, &links)));
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
