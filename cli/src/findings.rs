//! What the articles differ in that a reader of news would ask for: denials,
//! quotations, figures, sources, names, headlines.

use wirediff_engine::findings::{Finding, FindingKind, Form, Instance};
use wirediff_engine::{Article, Collation};

use crate::layout::{WIDTH, clean, columns, shorten};
use crate::passage::INDENT;
use crate::phrases::{Against, form, list};

/// So many findings of a kind are told; the rest are counted.
const MOST: usize = 6;
/// The widest that quoted words get.
const WORDS: usize = 96;

/// Returns the part of the report that tells the findings, if articles differ.
pub fn told(collation: &Collation) -> Option<String> {
    let mut page = String::new();
    for (kind, title) in KINDS {
        let found: Vec<&Finding> =
            collation.findings.iter().filter(|finding| finding.kind == *kind && finding.differs).collect();
        if found.is_empty() {
            continue;
        }

        let take = found.iter().any(|finding| finding.other_take);
        let take = if take { "; who published later may have had another take of the wire" } else { "" };
        page.push_str(&format!("\n{title}{take}\n"));
        found.iter().take(MOST).for_each(|finding| page.push_str(&paragraph(finding, collation)));
        if found.len() > MOST {
            page.push_str(&format!("  … and {} more\n", found.len() - MOST));
        }
    }
    (!page.is_empty()).then(|| format!("Findings\n{page}"))
}

/// The kinds in the order in which they are told.
const KINDS: &[(FindingKind, &str)] = &[
    (FindingKind::Negation, "Denied here, not there"),
    (FindingKind::Quotation, "Quotations"),
    (FindingKind::Figure, "Figures"),
    (FindingKind::Attribution, "Who says so"),
    (FindingKind::Certainty, "How sure it is"),
    (FindingKind::Name, "Spelled otherwise"),
    (FindingKind::Title, "What people are called"),
    (FindingKind::Headline, "Headlines"),
];

/// Tells one finding: the reference's words, then who has others.
fn paragraph(finding: &Finding, collation: &Collation) -> String {
    let Some(reference) = finding.instances.get(finding.reference) else { return String::new() };
    let against = match collation.base {
        Some(base) if base == reference.block.article => Against::Base,
        _ => Against::AnyArticle,
    };
    let name = Some(clean(&finding.about)).filter(|about| !about.is_empty() && finding.kind != FindingKind::Figure);
    let mut parts: Vec<String> = Vec::new();
    // Articles that say it in the same way are named together.
    let mut done: Vec<bool> = vec![false; finding.instances.len()];
    let order = (finding.reference..finding.reference + 1).chain(0..finding.instances.len());
    for at in order {
        if done[at] {
            continue;
        }
        let instance = &finding.instances[at];
        let is_alike = |other: &Instance| {
            other.form == instance.form
                && (instance.form == Form::Same || spoken(collation, other) == spoken(collation, instance))
        };
        let mut letters: Vec<String> = Vec::new();
        for (other, done) in finding.instances.iter().zip(&mut done).filter(|(other, _)| is_alike(other)) {
            *done = true;
            letters.push(other.block.article.to_string());
        }
        letters.dedup();
        let how = match instance.form {
            Form::Same => String::new(),
            Form::Altered if finding.kind == FindingKind::Name => String::new(),
            other => format!(" {}", form(other, against)),
        };
        let words = if instance.form == Form::Without {
            String::new()
        } else {
            format!(" {}", quoted(finding, collation, instance))
        };
        let speaker = instance.speaker.filter(|_| finding.other_speaker).and_then(|span| {
            let article = collation.article(instance.block.article)?;
            Some(format!(" ({})", clean(article.text.get(span.0..span.1)?)))
        });
        parts.push(format!("{}{how}{words}{}", list(&letters), speaker.unwrap_or_default()));
    }
    let name = name.map_or_else(String::new, |name| format!("{name}: "));

    let text = format!("{name}{}", parts.join("; "));
    if columns(&text) + 2 <= WIDTH {
        return format!("  {text}\n");
    }

    // A line each.
    let mut page = String::new();
    for (number, line) in parts.into_iter().enumerate() {
        let (indent, name) = if number == 0 { ("  ", name.as_str()) } else { (INDENT, "") };
        let line = shorten(&format!("{name}{line}"), WIDTH - columns(indent));
        let open = line.ends_with('…') && line.contains('“') && !line.contains('”');
        page.push_str(&format!(
            "{indent}{line}{}\n",
            if open && columns(&line) + columns(indent) < WIDTH { "”" } else { "" }
        ));
    }
    page
}

fn quoted(finding: &Finding, collation: &Collation, instance: &Instance) -> String {
    let words = shorten(&spoken(collation, instance), WORDS);
    let marked = matches!(finding.kind, FindingKind::Figure | FindingKind::Name | FindingKind::Title)
        || instance.form == Form::Indirect;
    if marked {
        words.trim_end_matches('.').to_string()
    } else {
        format!("“{}”", words.trim_end_matches([',', '.']))
    }
}

/// Returns an instance's words on one line, what stands between them left out.
fn spoken(collation: &Collation, instance: &Instance) -> String {
    let slice = |article: &Article| {
        let words = instance.spans.iter().filter_map(|span| article.text.get(span.0..span.1)).map(clean);
        words.collect::<Vec<_>>().join(" … ")
    };
    collation.article(instance.block.article).map(slice).unwrap_or_default()
}
