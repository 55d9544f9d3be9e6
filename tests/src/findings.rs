//! Measures of findings: how many of the quotations, figures, claims, names and
//! titles that careful people have gathered the engine gathers too, and in the
//! right form.
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
//! no comparison and not asked for. Names and titles are judged as figures are.
//!
//! Of a claim the gold says who `has` the source, the hedge or the "not", who is
//! `without` and who has an `other` source. What two careful people could see
//! differently is marked `either`: it is neither asked for nor false.
//!
//! Of a headline the gold says what it puts first and which words it `lacks` that
//! others have; words that one `may` name are neither asked for nor false.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;
use wirediff_engine::findings::{Finding, FindingKind, Form, Instance, findings};
use wirediff_engine::read::tokens::key;
use wirediff_engine::{Collation, Options, collate};

use crate::gold::{GoldStory, demo};
use crate::measure::Tally;

/// A story's gold findings.
pub struct GoldFindings {
    pub quotes: Vec<GoldCluster>,
    pub figures: Vec<GoldCluster>,
    /// Claims, names and titles, each with its kind; empty where the story has none.
    pub claims: Vec<(FindingKind, GoldCluster)>,
    pub headlines: Vec<GoldHeadline>,
}

/// What one article's headline puts first and lacks.
pub struct GoldHeadline {
    pub article: usize,
    pub first: String,
    pub lacks: Vec<String>,
    pub may: Vec<String>,
}

/// A thing said, or a fact in figures, with all that articles have of it.
pub struct GoldCluster {
    pub id: String,
    pub instances: Vec<GoldInstance>,
    /// Whether two careful people could see it differently.
    pub either: bool,
}

/// One article's words for it.
pub struct GoldInstance {
    /// The article's place in the story.
    pub article: usize,
    /// The block's place in the article, from 0.
    pub block: usize,
    pub words: Vec<String>,
    pub form: String,
    pub either: bool,
}

/// What is measured of the findings of a story.
#[derive(Default)]
pub struct FindingMeasures {
    pub quotes: Tally,
    pub figures: Tally,
    pub figures_strict: Tally,
    /// The kinds of [`CLAIMS`], in that order; `None` where the story has no gold.
    pub claims: Option<[Tally; CLAIMS.len()]>,
    /// Words that headlines lack; whether what each puts first is right counts as
    /// one more.
    pub headlines: Option<Tally>,
}

/// The kinds that `claims.json` has gold for.
pub const CLAIMS: [(&str, FindingKind); 5] = [
    ("attribution", FindingKind::Attribution),
    ("certainty", FindingKind::Certainty),
    ("negation", FindingKind::Negation),
    ("name", FindingKind::Name),
    ("title", FindingKind::Title),
];

/// Reads a story with its gold findings; nothing where it has none.
pub fn story(folder: &Path) -> Option<(GoldStory, GoldFindings)> {
    let text = fs::read_to_string(folder.join("gold.json")).ok()?;
    let gold: Value = serde_json::from_str(&text).ok()?;
    let files: Vec<&String> = gold["files"].as_object()?.keys().collect();
    let article = |value: &Value| files.iter().position(|name| Some(name.as_str()) == value["file"].as_str());
    let is_either = |value: &Value| value["either"] == true;
    let instance = |value: &Value, form: &str, words: Vec<String>| {
        Some(GoldInstance {
            article: article(value)?,
            block: value["n"].as_u64()? as usize - 1,
            words,
            form: value[form].as_str()?.to_owned(),
            either: is_either(value),
        })
    };
    let list = |value: &Value| -> Vec<String> {
        value.as_array().into_iter().flatten().filter_map(|words| Some(words.as_str()?.to_owned())).collect()
    };
    let quote = |value: &Value| instance(value, "form", list(&value["words"]));
    let claim = |value: &Value| instance(value, "form", vec![value["words"].as_str()?.to_owned()]);
    let figure = |value: &Value| instance(value, "relation", vec![value["text"].as_str()?.to_owned()]);
    let cluster = |value: &Value, list: &str, read: &dyn Fn(&Value) -> Option<GoldInstance>| GoldCluster {
        id: value["id"].as_str().unwrap_or_default().to_owned(),
        instances: value[list].as_array().into_iter().flatten().filter_map(read).collect(),
        either: is_either(value),
    };
    let quotes = gold["quotes"].as_array()?.iter().map(|value| cluster(value, "instances", &quote)).collect();
    let figures = gold["figures"].as_array()?.iter().map(|value| cluster(value, "values", &figure)).collect();
    let text = fs::read_to_string(folder.join("claims.json")).unwrap_or_default();
    let told: Value = serde_json::from_str(&text).unwrap_or_default();
    let claims = told["claims"].as_array().into_iter().flatten().filter_map(|value| {
        let (_, kind) = CLAIMS.iter().find(|(name, _)| value["kind"] == *name)?;
        Some((*kind, cluster(value, "instances", &claim)))
    });
    let headlines = told["headlines"].as_array().into_iter().flatten().filter_map(|value| {
        let first = value["first"].as_str()?.to_owned();
        Some(GoldHeadline { article: article(value)?, first, lacks: list(&value["lacks"]), may: list(&value["may"]) })
    });
    let (claims, headlines) = (claims.collect(), headlines.collect());
    Some((demo(folder), GoldFindings { quotes, figures, claims, headlines }))
}

/// Measures the findings of a story; `wrong` is told of each that is.
pub fn measure(story: &GoldStory, gold: &GoldFindings, wrong: &mut dyn FnMut(String)) -> FindingMeasures {
    let collation = collate(&story.story, &Options::default());
    let found = findings(&collation);
    let of = |kind: FindingKind| found.iter().filter(|finding| finding.kind == kind).collect::<Vec<_>>();
    let judged = |gold: Vec<&GoldCluster>, kind: FindingKind, strict: bool, wrong: &mut dyn FnMut(String)| {
        let judge = Judge { collation: &collation, gold, found: of(kind), kind, strict };
        judge.tally(wrong)
    };
    let claims = |wanted: FindingKind| {
        gold.claims.iter().filter(|(kind, _)| *kind == wanted).map(|(_, cluster)| cluster).collect::<Vec<_>>()
    };
    FindingMeasures {
        quotes: judged(gold.quotes.iter().collect(), FindingKind::Quotation, true, wrong),
        figures: judged(gold.figures.iter().collect(), FindingKind::Figure, false, wrong),
        figures_strict: judged(gold.figures.iter().collect(), FindingKind::Figure, true, &mut |_| {}),
        claims: (!gold.claims.is_empty()).then(|| CLAIMS.map(|(_, kind)| judged(claims(kind), kind, false, wrong))),
        headlines: of(FindingKind::Headline)
            .first()
            .filter(|_| !gold.headlines.is_empty())
            .map(|found| headlines(&collation, found, &gold.headlines, wrong)),
    }
}

/// Counts the words that headlines lack, and what they put first.
fn headlines(collation: &Collation, found: &Finding, gold: &[GoldHeadline], wrong: &mut dyn FnMut(String)) -> Tally {
    let text = |article: usize, span: (usize, usize)| collation.articles[article].text[span.0..span.1].to_owned();
    let mut tally = Tally::default();
    for wanted in gold {
        let own = found.instances.iter().find(|instance| instance.block.article.index() == wanted.article);
        let first = own.and_then(|own| Some(text(wanted.article, own.first?)));
        let is_first = first.as_deref().is_some_and(|first| wanted.first.contains(first));
        tally.found += usize::from(first.is_some());
        tally.right += usize::from(is_first);
        tally.wanted += 1;
        tally.recalled += usize::from(is_first);
        if !is_first {
            wrong(format!("headline {} puts first {first:?}, gold {:?}", wanted.article, wanted.first));
        }
        let lacks = own.map(|own| own.lacks.as_slice()).unwrap_or_default();
        let lacks: Vec<String> = lacks.iter().map(|word| text(word.block.article.index(), word.span)).collect();
        let same = |one: &String, other: &String| {
            let plain = |word: &String| key(word).replace(['.', ','], "");
            let (one, other) = (plain(one), plain(other));
            one.contains(&other) || other.contains(&one)
        };
        for word in lacks.iter().filter(|word| !wanted.may.iter().any(|may| same(word, may))) {
            let right = wanted.lacks.iter().any(|lack| same(word, lack));
            tally.found += 1;
            tally.right += usize::from(right);
            if !right {
                wrong(format!("false headline {} lacks {word}", wanted.article));
            }
        }
        for lack in &wanted.lacks {
            let right = lacks.iter().any(|word| same(word, lack));
            tally.wanted += 1;
            tally.recalled += usize::from(right);
            if !right {
                wrong(format!("missed headline {} lacks {lack}", wanted.article));
            }
        }
    }
    tally
}

struct Judge<'a> {
    collation: &'a Collation,
    gold: Vec<&'a GoldCluster>,
    found: Vec<&'a Finding>,
    kind: FindingKind,
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
            let gold = answers.get(&place).map(|gold| self.gold[*gold]);
            for instance in &finding.instances {
                let same = matches!(instance.form, Form::Same | Form::OtherForm);
                if gold.is_none() && self.is_chosen() && same {
                    continue;
                }
                let wanted = gold.and_then(|gold| gold.instances.iter().find(|wanted| self.overlaps(wanted, instance)));
                let right = wanted.is_some_and(|wanted| self.is_right(wanted, finding, instance));
                if !right && (gold.is_some_and(|gold| gold.either) || wanted.is_some_and(|wanted| wanted.either)) {
                    continue;
                }
                tally.found += 1;
                tally.right += usize::from(right);
                if !right {
                    let expected = wanted.map_or("not there", |wanted| wanted.form.as_str());
                    let cluster = gold.map_or("-", |gold| gold.id.as_str());
                    wrong(format!(
                        "false {:?} {cluster} {} {:?}, gold {expected}: {}",
                        self.kind,
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
            if cluster.either || self.is_chosen() && articles.len() < 2 {
                continue;
            }
            for wanted in cluster.instances.iter().filter(|wanted| !wanted.either) {
                let instance = finding
                    .and_then(|finding| finding.instances.iter().find(|instance| self.overlaps(wanted, instance)));
                let right =
                    finding.zip(instance).is_some_and(|(finding, instance)| self.is_right(wanted, finding, instance));
                tally.wanted += 1;
                tally.recalled += usize::from(right);
                if instance.is_none() {
                    let id = &self.collation.articles[wanted.article].blocks[wanted.block].id;
                    wrong(format!(
                        "missed {:?} {} {id} {}: {}",
                        self.kind,
                        cluster.id,
                        wanted.form,
                        wanted.words.join(" … ")
                    ));
                }
            }
        }
        tally
    }

    /// Says whether gold has only a choice of what there is of a kind.
    fn is_chosen(&self) -> bool {
        matches!(self.kind, FindingKind::Figure | FindingKind::Name | FindingKind::Title)
    }

    fn is_right(&self, wanted: &GoldInstance, finding: &Finding, instance: &Instance) -> bool {
        // Forms of a claim are told against the reference, the gold's are not.
        let gains = finding.instances.iter().any(|instance| instance.form == Form::With);
        match (wanted.form.as_str(), instance.form) {
            ("has", form) => form == Form::With || form == Form::Same && !gains,
            ("without", form) => form == Form::Without || form == Form::Same && gains,
            (gold, form) => self.is_form(gold, form),
        }
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
            "other" => &[Form::Different, Form::Vaguer],
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
