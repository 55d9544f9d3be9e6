//! Measures of findings: how many of the quotations and figures that careful
//! people have gathered the engine gathers too, and in the right form.
//!
//! Gold holds clusters of instances: one article's words, in one block, with how
//! they stand to the base's. A found cluster answers the gold cluster with
//! which it shares most instances, each at most one. Then:
//!
//! - **recall** is the share of gold's instances that the answering cluster has
//!   (the same block, overlapping words) in the right form;
//! - **precision** is the share of found instances that are in the cluster which
//!   gold has them in, in the right form. An instance of a cluster that answers
//!   none is wrong, with one exception: gold lists every quotation, but of
//!   figures only those that people found worth comparing, so a cluster of
//!   figures which are all said to be the same is not judged. One that claims a
//!   difference which gold doesn't know is always wrong.
//!
//! `same` and `same_form` are one here, since neither is a difference; the
//! strict measure beside it keeps them apart. A figure in one article only is
//! no comparison and not asked for.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;
use wirediff_engine::findings::{Finding, FindingKind, Form, Instance, findings};
use wirediff_engine::{Collation, Options, collate};

use crate::gold::{GoldStory, demo};
use crate::measure::Tally;

/// A story's gold findings.
pub struct GoldFindings {
    pub quotes: Vec<GoldCluster>,
    pub figures: Vec<GoldCluster>,
}

/// A thing said, or a fact in figures, with all that articles have of it.
pub struct GoldCluster {
    pub id: String,
    pub instances: Vec<GoldInstance>,
}

/// One article's words for it.
pub struct GoldInstance {
    /// The article's place in the story.
    pub article: usize,
    /// The block's place in the article, from 0.
    pub block: usize,
    pub words: Vec<String>,
    pub form: String,
}

/// What is measured of one kind of finding.
#[derive(Clone, Copy, Default)]
pub struct FindingMeasures {
    pub quotes: Tally,
    pub figures: Tally,
    pub figures_strict: Tally,
}

/// Reads a story with its gold findings; nothing where it has none.
pub fn story(folder: &Path) -> Option<(GoldStory, GoldFindings)> {
    let text = fs::read_to_string(folder.join("gold.json")).ok()?;
    let gold: Value = serde_json::from_str(&text).ok()?;
    let files: Vec<&String> = gold["files"].as_object()?.keys().collect();
    let instance = |value: &Value, form: &str, words: Vec<String>| {
        let file = value["file"].as_str()?;
        Some(GoldInstance {
            article: files.iter().position(|name| *name == file)?,
            block: value["n"].as_u64()? as usize - 1,
            words,
            form: value[form].as_str()?.to_owned(),
        })
    };
    let quote = |value: &Value| {
        let words = value["words"].as_array()?.iter().filter_map(|words| Some(words.as_str()?.to_owned()));
        instance(value, "form", words.collect())
    };
    let figure = |value: &Value| instance(value, "relation", vec![value["text"].as_str()?.to_owned()]);
    let cluster = |value: &Value, list: &str, read: &dyn Fn(&Value) -> Option<GoldInstance>| GoldCluster {
        id: value["id"].as_str().unwrap_or_default().to_owned(),
        instances: value[list].as_array().into_iter().flatten().filter_map(read).collect(),
    };
    let quotes = gold["quotes"].as_array()?.iter().map(|value| cluster(value, "instances", &quote)).collect();
    let figures = gold["figures"].as_array()?.iter().map(|value| cluster(value, "values", &figure)).collect();
    Some((demo(folder), GoldFindings { quotes, figures }))
}

/// Measures the findings of a story; `wrong` is told of each that is.
pub fn measure(story: &GoldStory, gold: &GoldFindings, wrong: &mut dyn FnMut(String)) -> FindingMeasures {
    let collation = collate(&story.story, &Options::default());
    let found = findings(&collation);
    let of = |kind: FindingKind| found.iter().filter(|finding| finding.kind == kind).collect::<Vec<_>>();
    let judged = |gold: &[GoldCluster], kind: FindingKind, strict: bool, wrong: &mut dyn FnMut(String)| {
        let judge = Judge { collation: &collation, gold, found: of(kind), strict };
        judge.tally(wrong)
    };
    FindingMeasures {
        quotes: judged(&gold.quotes, FindingKind::Quotation, true, wrong),
        figures: judged(&gold.figures, FindingKind::Figure, false, wrong),
        figures_strict: judged(&gold.figures, FindingKind::Figure, true, &mut |_| {}),
    }
}

struct Judge<'a> {
    collation: &'a Collation,
    gold: &'a [GoldCluster],
    found: Vec<&'a Finding>,
    strict: bool,
}

impl Judge<'_> {
    fn tally(&self, wrong: &mut dyn FnMut(String)) -> Tally {
        // Which gold cluster each found one answers.
        let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (place, finding) in self.found.iter().enumerate() {
            for instance in &finding.instances {
                for (gold, cluster) in self.gold.iter().enumerate() {
                    if cluster.instances.iter().any(|wanted| self.overlaps(wanted, instance)) {
                        *shared.entry((place, gold)).or_default() += 1;
                    }
                }
            }
        }
        let mut order: Vec<((usize, usize), usize)> = shared.into_iter().collect();
        order.sort_by_key(|(pair, count)| (usize::MAX - count, *pair));
        let mut answers: BTreeMap<usize, usize> = BTreeMap::new();
        for ((found, gold), _) in order {
            if !answers.contains_key(&found) && !answers.values().any(|taken| *taken == gold) {
                answers.insert(found, gold);
            }
        }
        let mut tally = Tally::default();
        for (place, finding) in self.found.iter().enumerate() {
            let gold = answers.get(&place).map(|gold| &self.gold[*gold]);
            let is_figure = finding.kind == FindingKind::Figure;
            for instance in &finding.instances {
                let same = matches!(instance.form, Form::Same | Form::OtherForm);
                if gold.is_none() && is_figure && same {
                    continue;
                }
                let wanted = gold.and_then(|gold| gold.instances.iter().find(|wanted| self.overlaps(wanted, instance)));
                let right = wanted.is_some_and(|wanted| self.is_form(&wanted.form, instance.form));
                tally.found += 1;
                tally.right += usize::from(right);
                if !right {
                    let expected = wanted.map_or("not there", |wanted| wanted.form.as_str());
                    let cluster = gold.map_or("-", |gold| gold.id.as_str());
                    wrong(format!(
                        "false {cluster} {} {:?}, gold {expected}: {}",
                        instance.block,
                        instance.form,
                        self.text(instance)
                    ));
                }
            }
        }
        for (number, cluster) in self.gold.iter().enumerate() {
            let finding = answers.iter().find(|(_, gold)| **gold == number).map(|(place, _)| self.found[*place]);
            let mut articles: Vec<usize> = cluster.instances.iter().map(|instance| instance.article).collect();
            articles.dedup();
            let is_figure = self.found.first().is_some_and(|finding| finding.kind == FindingKind::Figure);
            if is_figure && articles.len() < 2 {
                continue;
            }
            for wanted in &cluster.instances {
                let instance = finding
                    .and_then(|finding| finding.instances.iter().find(|instance| self.overlaps(wanted, instance)));
                let right = instance.is_some_and(|instance| self.is_form(&wanted.form, instance.form));
                tally.wanted += 1;
                tally.recalled += usize::from(right);
                if instance.is_none() {
                    let id = &self.collation.articles[wanted.article].blocks[wanted.block].id;
                    wrong(format!("missed {} {id} {}: {}", cluster.id, wanted.form, wanted.words.join(" … ")));
                }
            }
        }
        tally
    }

    fn overlaps(&self, wanted: &GoldInstance, instance: &Instance) -> bool {
        if (instance.block.article.index(), instance.block.index()) != (wanted.article, wanted.block) {
            return false;
        }
        let article = &self.collation.articles[wanted.article];
        let Some(block) = article.blocks.get(wanted.block) else { return false };
        let text = article.block_text(block);
        wanted.words.iter().any(|words| {
            text.match_indices(words.as_str()).any(|(at, _)| {
                let (start, end) = (block.start + at, block.start + at + words.len());
                instance.spans.iter().any(|span| span.0 < end && start < span.1)
            })
        })
    }

    fn is_form(&self, gold: &str, form: Form) -> bool {
        let expected: &[Form] = match gold {
            "direct" => &[Form::Same],
            "base" | "same" if !self.strict => &[Form::Same, Form::OtherForm],
            "base" | "same" => &[Form::Same],
            "same_form" if !self.strict => &[Form::Same, Form::OtherForm],
            "same_form" => &[Form::OtherForm],
            "fragment" => &[Form::Fragment],
            "shortened" => &[Form::Shortened],
            "altered" => &[Form::Altered],
            "indirect" => &[Form::Indirect],
            "back_translated" => &[Form::Translated],
            "corrupted" => &[Form::Corrupted],
            "rounded" => &[Form::Rounded],
            "converted" => &[Form::Converted],
            "vaguer" => &[Form::Vaguer],
            "more_exact" => &[Form::MoreExact],
            "updated" => &[Form::Updated],
            "different" => &[Form::Different],
            _ => &[],
        };
        expected.contains(&form)
    }

    fn text(&self, instance: &Instance) -> String {
        let article = &self.collation.articles[instance.block.article.index()];
        let spans = instance.spans.iter().map(|span| &article.text[span.0..span.1]);
        spans.collect::<Vec<_>>().join(" … ")
    }
}
