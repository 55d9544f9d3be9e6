//! What each outlet did with the wire, what only one has, who is like whom.

use wirediff_engine::absences::{Absence, Absences};
use wirediff_engine::findings::Elsewhere;
use wirediff_engine::ledger::{Account, Ledger};
use wirediff_engine::likeness::{Likeness, Node};
use wirediff_engine::{ArticleId, Collation};

use crate::layout::{clean, shorten, wrap};
use crate::passage::INDENT;
use crate::phrases::{Against, absent, count, derived, list, percent};
use crate::work::Answer;

/// So many shared changes of some articles are quoted.
const MOST_CHANGES: usize = 3;
/// The widest that a credit or a changed word gets.
const WORDS: usize = 64;

/// Returns the part of the report on who ran what of the wire.
pub fn accounts(answer: &Answer) -> Option<String> {
    let collation = &answer.collation;
    let ledger = answer.ledger.as_ref()?;
    let base = if collation.base == Some(ledger.wire) {
        "the base"
    } else {
        "the one that has most in common with the others"
    };
    let mut page = format!("Who ran what of {}, {base}\n", ledger.wire);
    for account in &ledger.accounts {
        let absence = answer.absences.as_ref().and_then(|absences| absences.articles.get(account.article.index()));
        page.push_str(&line(account.article, &outlet(account, absence, ledger, collation)));
    }
    page.extend(answer.absences.as_ref().and_then(only));
    page.extend(answer.likeness.as_ref().map(|likeness| alike(likeness, collation)));
    Some(page)
}

fn line(article: ArticleId, text: &str) -> String {
    wrap(text, &format!("  {:3} ", article.to_string()), INDENT)
}

/// Tells what one outlet did.
fn outlet(account: &Account, absence: Option<&Absence>, ledger: &Ledger, collation: &Collation) -> String {
    let against = if collation.base == Some(ledger.wire) { Against::Base } else { Against::AnyArticle };
    let (wire, own) = (&account.wire, &account.own);
    let keeps = if against == Against::Base { "keeps" } else { "has" };
    let mut said = format!("{keeps} {} of {} word for word", percent(wire.verbatim, wire.words), ledger.wire);
    for (words, how) in [(wire.style, "in house style"), (wire.reworded, "in other words")] {
        if words > 0 {
            said.push_str(&format!(", {} {how}", percent(words, wire.words)));
        }
    }
    if let Some(absence) = absence {
        let missing = absence.tail.len() + absence.selected.len();
        let last = absence.last.map(|last| last.to_string()).unwrap_or_default();
        said.extend(absent(absence.cut, missing, &last, against).map(|absent| format!("; {absent}")));
    }
    let mut sentences = vec![said];
    // Derived is a claim about a source.
    let class = if against == Against::Base { format!(": {}", derived(account.derived)) } else { String::new() };
    sentences.push(format!("writes {} of its words itself{class}", percent(own.alone, own.words)));
    if let Some(take) = &account.take {
        let quoted: Vec<String> = take.evidence.iter().take(MOST_CHANGES).map(|at| words(at, collation)).collect();
        sentences.push(format!(
            "most likely from {}: {} of its that no other take has ({})",
            take.article,
            count(take.words, "word"),
            list(&quoted)
        ));
    }
    sentences.push(match account.credits.iter().find(|credit| credit.named).or(account.credits.first()) {
        Some(credit) => {
            let source = credit.source.as_ref().filter(|_| !credit.named);
            let source = source.map_or(String::new(), |source| format!(" ({source}, not the wire)"));
            format!("credit{source}: “{}”", shorten(&clean(&credit.text), WORDS))
        }
        None => "no credit".into(),
    });
    sentences.join("; ")
}

/// Lists the paragraphs that only one article has.
fn only(absences: &Absences) -> Option<String> {
    let mut page = String::new();
    for absence in absences.articles.iter().filter(|absence| !absence.only.is_empty()) {
        let (own, background): (Vec<_>, Vec<_>) = absence.only.iter().partition(|only| only.reporting);
        let mut said = Vec::new();
        if !own.is_empty() {
            let mut parts = Vec::new();
            for (number, noun) in [
                (own.iter().map(|only| only.quotations.len()).sum::<usize>(), "quotation"),
                (own.iter().map(|only| only.figures.len()).sum(), "figure"),
                (own.iter().map(|only| only.names.len()).sum(), "name"),
            ] {
                if number > 0 {
                    parts.push(count(number, noun));
                }
            }
            let names: Vec<String> = own.iter().map(|only| only.block.to_string()).collect();
            said.push(format!("{}, with {} that nobody else has", list(&names), list(&parts)));
        }
        if !background.is_empty() {
            let names: Vec<String> = background.iter().map(|only| only.block.to_string()).collect();
            said.push(format!("{}, with none of these", list(&names)));
        }
        page.push_str(&line(absence.article, &said.join("; ")));
    }
    (!page.is_empty()).then(|| format!("\nParagraphs that only one has\n{page}"))
}

/// Tells who is nearest to whom and which changes are shared.
fn alike(likeness: &Likeness, collation: &Collation) -> String {
    let mut page = String::from("\nWho is like whom: words both keep, of the paragraphs that answer each other\n");
    let letters: Vec<String> = collation.articles.iter().map(|article| article.id.to_string()).collect();
    let cell = |text: &str| format!("{text:>5}");
    page.push_str(&format!("      {}\n", letters.iter().map(|letter| cell(letter)).collect::<String>()));
    for (row, letter) in likeness.matrix.iter().zip(&letters) {
        let cells = row.iter().map(|share| cell(&format!("{:.0}", share * 100.0)));
        page.push_str(&format!("  {letter:3} {}\n", cells.collect::<String>()));
    }
    if let Some(tree) = &likeness.tree {
        page.push_str(&wrap(&format!("By the changes they share: {}", nested(tree)), "  ", INDENT));
    }
    let mut told: Vec<(Vec<String>, Vec<String>)> = Vec::new();
    for change in &likeness.changes {
        let mut who: Vec<String> = change.to.iter().map(|to| to.block.article.to_string()).collect();
        who.dedup();
        let Some(to) = change.to.first() else { continue };
        let what = format!("“{}” → “{}”", words(&change.from, collation), words(to, collation));
        match told.iter_mut().find(|(others, _)| *others == who) {
            Some((_, changes)) => changes.push(what),
            None => told.push((who, vec![what])),
        }
    }
    for (who, changes) in told {
        let shown = changes.iter().take(MOST_CHANGES).cloned().collect::<Vec<_>>().join(", ");
        let number = count(changes.len(), "change");
        page.push_str(&wrap(
            &format!("{} share {number} that {} does not have: {shown}", list(&who), likeness.against),
            "  ",
            INDENT,
        ));
    }
    page
}

/// Writes a tree as brackets, the articles nearest to each other in one.
fn nested(node: &Node) -> String {
    let parts: Vec<String> = node.parts.iter().map(nested).collect();
    match (node.article, &parts[..]) {
        (Some(article), []) => article.to_string(),
        (Some(article), parts) => format!("{article} – {}", parts.join(", ")),
        (None, parts) => format!("({})", parts.join(", ")),
    }
}

fn words(place: &Elsewhere, collation: &Collation) -> String {
    let article = collation.article(place.block.article);
    let words = article.and_then(|article| article.text.get(place.span.0..place.span.1)).unwrap_or_default();
    shorten(&clean(words), WORDS)
}
