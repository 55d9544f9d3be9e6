//! Findings: what a reader of news would want to know of a story, each with the
//! places that prove it.
//!
//! Everything here is found by rule from a finished [`Collation`], and nothing
//! goes back into it. What rules need to know of a language stands in
//! `engine/data/words`.

mod amounts;
mod claims;
mod clusters;
mod counts;
mod figures;
pub mod finding;
mod headlines;
mod lexicon;
pub(crate) mod marks;
mod names;
mod numbers;
mod quotations;
mod speakers;
mod standing;
pub(crate) mod texts;
mod utterances;
mod wording;

use crate::article::Article;
use crate::collation::Collation;
use crate::id::ArticleId;
use crate::sort::{sort_by, sort_by_key};
use figures::{Figure, figures};
pub use finding::{Elsewhere, Finding, FindingKind, Form, Instance, Qualifier, Quantity, Value};
use headlines::Headline;
use names::Naming;
use quotations::quotations;
use texts::Texts;

/// Returns all findings of a collation, most telling first.
///
/// The order of the articles changes nothing but their letters. What is found is
/// told against the collation's base, if it has one.
pub fn findings(collation: &Collation) -> Vec<Finding> {
    let texts = Texts::read(collation);
    let base = texts.texts.iter().position(|text| Some(text.article.id) == collation.base);
    let mut found: Vec<Found> = Vec::new();
    quoted(&texts, base, &mut found);
    counted(&texts, base, &mut found);
    claimed(&texts, base, &mut found);
    named(&texts, base, &mut found);
    headed(&texts, base, &mut found);
    sort_by(&mut found, |a, b| (a.rank, a.place).cmp(&(b.rank, b.place)));
    found.into_iter().enumerate().map(|(number, found)| finished(&texts, number, found)).collect()
}

/// Says whether the rules know words of an article's language. Of one that they
/// don't know they find only what needs no words.
pub fn knows_language(article: &Article) -> bool {
    lexicon::language(article).is_some()
}

/// A finding on its way.
struct Found {
    finding: Finding,
    /// How telling it is, 0 for most.
    rank: u32,
    /// Where it stands in reading order: passage, text, place.
    place: (usize, usize, usize),
}

/// Puts a finding's instances into the story's order and names it.
fn finished(texts: &Texts, number: usize, found: Found) -> Finding {
    let mut finding = found.finding;
    finding.id = format!("F{}", number + 1);
    let reference = finding.instances.get(finding.reference).map(|instance| (instance.block, instance.spans.clone()));
    sort_by_key(&mut finding.instances, |instance| (instance.block, instance.spans.first().copied()));
    let is_reference = |instance: &Instance| {
        reference.as_ref().is_some_and(|(block, spans)| *block == instance.block && *spans == instance.spans)
    };
    finding.reference = finding.instances.iter().position(is_reference).unwrap_or(0);
    let has = |article: ArticleId| finding.instances.iter().any(|instance| instance.block.article == article);
    let mut missing: Vec<ArticleId> =
        texts.texts.iter().map(|text| text.article.id).filter(|&article| !has(article)).collect();
    sort_by_key(&mut missing, |article| *article);
    finding.missing = missing;
    let against = finding.instances[finding.reference].block.article;
    let published = |article: ArticleId| {
        texts.texts.iter().find(|text| text.article.id == article).and_then(|text| minutes(text.article))
    };
    let is_other = |instance: &&Instance| matches!(instance.form, Form::Different | Form::Updated);
    finding.other_take = finding.kind == FindingKind::Figure
        && finding.instances.iter().filter(is_other).any(|instance| {
            let times = (published(instance.block.article), published(against));
            matches!(times, (Some(one), Some(other)) if one != other)
        });
    finding
}

fn quoted(texts: &Texts, base: Option<usize>, found: &mut Vec<Found>) {
    let astray = wording::astray(texts);
    for quotation in quotations(texts) {
        let tellings = &quotation.tellings;
        let text = |at: usize| texts.blocks[tellings[at].block].text;
        let weight = |at: usize| {
            let telling = &tellings[at];
            let same = tellings.iter().filter(|other| other.words.len() == telling.words.len()).count();
            (!telling.is_indirect, !astray[text(at)], telling.is_whole, same, telling.words.len())
        };
        let of_base = (0..tellings.len()).find(|&at| Some(text(at)) == base && !tellings[at].is_indirect);
        let reference = of_base.unwrap_or_else(|| {
            (0..tellings.len()).fold(0, |best, at| if weight(at) > weight(best) { at } else { best })
        });
        let forms = wording::forms(texts, &astray, &quotation, reference);
        let about = quotation
            .speaker
            .and_then(|(text, span)| texts.texts[text].article.text.get(span.0..span.1))
            .unwrap_or_default();
        let changed = forms.iter().any(|form| matches!(form, Form::Altered | Form::Corrupted | Form::Translated));
        let differs = changed || forms.iter().any(|form| !matches!(form, Form::Same | Form::Fragment));

        let instances = tellings.iter().zip(&forms).map(|(telling, &form)| Instance {
            speaker: telling.speaker,
            verb: telling.verb,
            ..instance(texts, telling.block, telling.spans.clone(), form)
        });
        let rank = match () {
            () if changed || quotation.has_other_speaker(texts) => 10,
            () if differs => 30,
            () => 60,
        };
        let other_speaker = quotation.has_other_speaker(texts);
        let finding = made(FindingKind::Quotation, about.to_string(), instances.collect(), reference, differs);
        let finding = Finding { other_speaker, ..finding };
        found.push(Found {
            finding,
            rank,
            place: place(texts, tellings[reference].block, tellings[reference].spans[0].0),
        });
    }
}

fn counted(texts: &Texts, base: Option<usize>, found: &mut Vec<Found>) {
    let figures = figures(texts);
    for mut members in counts::facts(texts, &figures) {
        let (reference, forms) = counts::forms(texts, &figures, &mut members, base);
        let differs = forms.iter().any(|form| !matches!(form, Form::Same | Form::OtherForm));
        let other = forms.iter().any(|form| matches!(form, Form::Different | Form::Updated));

        let instances = members.iter().zip(&forms).map(|(&member, &form)| Instance {
            value: Some(valued(&figures[member])),
            ..instance(texts, figures[member].block, vec![figures[member].span], form)
        });
        let rank = match () {
            () if other => 20,
            () if differs => 40,
            () => 70,
        };
        let against = &figures[members[reference]];
        let about = against.amount.unit.clone();
        let finding = made(FindingKind::Figure, about, instances.collect(), reference, differs);
        found.push(Found { finding, rank, place: place(texts, against.block, against.span.0) });
    }
}

fn claimed(texts: &Texts, base: Option<usize>, found: &mut Vec<Found>) {
    for claim in claims::claims(texts, base) {
        let block = |sentence: usize| texts.sentences[sentence].block;
        let instances = claim.tellings.iter().zip(&claim.forms);
        let instances =
            instances.map(|(&(sentence, span, _), &form)| instance(texts, block(sentence), vec![span], form));
        let rank = match claim.kind {
            FindingKind::Negation => 0,
            FindingKind::Attribution => 24,
            _ => 26,
        };
        let (sentence, span, _) = claim.tellings[claim.reference];
        let finding = made(claim.kind, String::new(), instances.collect(), claim.reference, true);
        found.push(Found { finding, rank, place: place(texts, block(sentence), span.0) });
    }
}

fn named(texts: &Texts, base: Option<usize>, found: &mut Vec<Found>) {
    let written = |naming: &Naming, span: (usize, usize)| {
        texts.texts[naming.text].article.text.get(span.0..span.1).unwrap_or_default()
    };
    for namings in names::shared_names(texts) {
        let weight = |at: usize| {
            let same = namings
                .iter()
                .filter(|other| written(other, other.span) == written(&namings[at], namings[at].span))
                .count();

            (
                namings[at].is_full(),
                Some(namings[at].text) == base,
                !is_upper(written(&namings[at], namings[at].span)),
                same,
                written(&namings[at], namings[at].span).len(),
            )
        };
        let reference = (0..namings.len()).fold(0, |best, at| if weight(at) > weight(best) { at } else { best });
        let against = &namings[reference];
        let about = written(against, against.span).to_string();
        let forms: Vec<Form> = namings.iter().map(|naming| names::form(texts, against, naming)).collect();
        let altered = forms.contains(&Form::Altered);
        let instances =
            namings.iter().zip(&forms).map(|(naming, &form)| instance(texts, naming.block, vec![naming.span], form));
        let differs = forms.iter().any(|form| *form != Form::Same);
        let rank = if altered {
            42
        } else if differs {
            56
        } else {
            80
        };
        let finding = made(FindingKind::Name, about.clone(), instances.collect(), reference, differs);
        found.push(Found { finding, rank, place: place(texts, against.block, against.span.0) });
        let titled: Vec<&Naming> = namings.iter().filter(|naming| naming.title.is_some()).collect();
        let Some(&first) = titled.iter().find(|naming| Some(naming.text) == base).or(titled.first()) else { continue };
        if titled.iter().all(|naming| naming.text == first.text) {
            continue;
        }
        let forms: Vec<Form> = titled.iter().map(|naming| names::title_form(first, naming)).collect();
        let instances = titled
            .iter()
            .zip(&forms)
            .filter_map(|(naming, &form)| Some(instance(texts, naming.block, vec![naming.title?], form)));
        let reference = titled.iter().position(|naming| std::ptr::eq(*naming, first)).unwrap_or(0);
        let differs = forms.iter().any(|form| *form != Form::Same);
        let rank = if forms.contains(&Form::Different) {
            44
        } else if differs {
            58
        } else {
            82
        };
        let finding = made(FindingKind::Title, about, instances.collect(), reference, differs);
        found.push(Found { finding, rank, place: place(texts, first.block, first.span.0) });
    }
}

/// Says whether a name is in capitals throughout, as in a dateline.
fn is_upper(name: &str) -> bool {
    !name.chars().any(char::is_lowercase)
}

fn headed(texts: &Texts, base: Option<usize>, found: &mut Vec<Found>) {
    let headlines = headlines::headlines(texts);
    if headlines.len() < 2 {
        return;
    }
    let reference = headlines.iter().position(|headline| Some(texts.blocks[headline.block].text) == base).unwrap_or(0);
    let keys =
        |headline: &Headline| texts.block_words(headline.block).iter().map(|word| word.term).collect::<Vec<u64>>();
    let against = keys(&headlines[reference]);
    let told = headlines.iter().map(|headline| {
        let form = if keys(headline) == against { Form::Same } else { Form::Different };
        let lacks = headline.lacks.iter().map(|&(block, span)| Elsewhere { block: texts.blocks[block].id, span });
        Instance {
            first: headline.first,
            lacks: lacks.collect(),
            ..instance(texts, headline.block, vec![headline.span], form)
        }
    });
    let instances: Vec<Instance> = told.collect();
    let differs = instances.iter().any(|instance| instance.form != Form::Same);
    let place = place(texts, headlines[reference].block, headlines[reference].span.0);
    let finding = made(FindingKind::Headline, String::new(), instances, reference, differs);
    found.push(Found { finding, rank: if differs { 50 } else { 84 }, place });
}

fn instance(texts: &Texts, block: usize, spans: Vec<(usize, usize)>, form: Form) -> Instance {
    let block = texts.blocks[block].id;
    Instance { block, spans, form, speaker: None, verb: None, value: None, first: None, lacks: Vec::new() }
}

fn made(kind: FindingKind, about: String, instances: Vec<Instance>, reference: usize, differs: bool) -> Finding {
    Finding {
        id: String::new(),
        kind,
        differs,
        about,
        instances,
        reference,
        missing: Vec::new(),
        other_speaker: false,
        other_take: false,
    }
}

fn place(texts: &Texts, block: usize, offset: usize) -> (usize, usize, usize) {
    (texts.blocks[block].passage, texts.blocks[block].text, offset)
}

/// Writes out what a figure comes to.
fn valued(figure: &Figure) -> Value {
    let amount = &figure.amount;
    let number = match amount.quantity {
        Quantity::Score => format!("{}-{}", amount.value, amount.other),
        Quantity::Time => {
            let minutes = amount.value as u32;
            format!("{:02}:{:02}", minutes / 60, minutes % 60)
        }
        Quantity::Date => {
            let date = amount.value as u32;
            let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100);
            match (year, month, day) {
                (year, 0, 0) => format!("{year:04}"),
                (0, month, 0) => format!("--{month:02}"),
                (0, month, day) => format!("--{month:02}-{day:02}"),
                (year, month, 0) => format!("{year:04}-{month:02}"),
                (year, month, day) => format!("{year:04}-{month:02}-{day:02}"),
            }
        }
        _ if amount.other > 0.0 => format!("{}-{}", amount.other, amount.value),
        _ => format!("{}", amount.value),
    };
    Value {
        quantity: amount.quantity,
        number,
        unit: Some(amount.unit.clone()).filter(|unit| !unit.is_empty()),
        qualifier: figure.qualifier,
    }
}

/// Returns when an article was published, in minutes, if its time can be read.
fn minutes(article: &Article) -> Option<i64> {
    let text = article.meta.published.as_deref()?;
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (part(0, 4)?, part(5, 7)?, part(8, 10)?);
    let (hour, minute) = (part(11, 13).unwrap_or(0), part(14, 16).unwrap_or(0));
    let zone = text.get(19..).unwrap_or_default();
    let shift = match zone.chars().next() {
        Some(sign @ ('+' | '-')) => {
            let shift = zone.get(1..3)?.parse::<i64>().ok()? * 60 + zone.get(4..6)?.parse::<i64>().ok()?;
            if sign == '+' { shift } else { -shift }
        }
        _ => 0,
    };
    // Days in a calendar that only has to tell times apart.
    Some(((year * 12 + month) * 31 + day) * 1440 + hour * 60 + minute - shift)
}
