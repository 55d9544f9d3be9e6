//! Findings as the page tells them: by the question they answer, articles that
//! say it alike together.

use wirediff_engine::findings::{Finding, FindingKind, Form, Instance};
use wirediff_engine::{ArticleId, BlockId, Collation};

/// The findings that answer one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub kind: FindingKind,
    /// Most telling first; only what differs.
    pub told: Vec<Told>,
    /// How many more there are that all articles have in the same form.
    pub same: usize,
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// What it is about; empty where the words say it.
    pub about: String,
    /// The one that the others are held against first.
    pub readings: Vec<Reading>,
    /// Whether articles that differ may go back to different takes of the wire.
    pub other_take: bool,
}

/// What some articles have of a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub form: Form,
    /// As the first of the articles has them; empty where it has none.
    pub words: String,
    /// Each article with the block that proves it.
    pub places: Vec<(ArticleId, BlockId)>,
}

/// The questions in the order in which they are told.
const KINDS: [FindingKind; 8] = [
    FindingKind::Negation,
    FindingKind::Quotation,
    FindingKind::Figure,
    FindingKind::Attribution,
    FindingKind::Certainty,
    FindingKind::Name,
    FindingKind::Title,
    FindingKind::Headline,
];

/// Returns the questions that some finding answers.
pub fn questions(collation: &Collation, findings: &[Finding]) -> Vec<Question> {
    let question = |kind: FindingKind| {
        let of_kind = || findings.iter().filter(move |finding| finding.kind == kind);
        let told: Vec<Told> = of_kind().filter(|finding| finding.differs).map(|it| told(collation, it)).collect();
        let same = of_kind().count() - told.len();
        Question { kind, told, same }
    };
    KINDS.into_iter().map(question).filter(|question| !question.told.is_empty()).collect()
}

fn told(collation: &Collation, finding: &Finding) -> Told {
    let mut readings: Vec<Reading> = Vec::new();
    let count = finding.instances.len();
    let order = (finding.reference..count).take(1).chain((0..count).filter(|at| *at != finding.reference));
    for instance in order.map(|at| &finding.instances[at]) {
        let words = if instance.form == Form::Without { String::new() } else { words(collation, instance) };
        let place = (instance.block.article, instance.block);
        let is_alike = |reading: &&mut Reading| reading.form == instance.form && bare(&reading.words) == bare(&words);
        match readings.iter_mut().find(is_alike) {
            Some(reading) if reading.places.iter().any(|other| other.0 == place.0) => {}
            Some(reading) => reading.places.push(place),
            None => readings.push(Reading { form: instance.form, words, places: vec![place] }),
        }
    }
    // A figure is named by its words.
    let about = if finding.kind == FindingKind::Figure { String::new() } else { one_line(&finding.about) };
    Told { about, readings, other_take: finding.other_take }
}

/// Returns an instance's words on one line, what stands between them left out.
fn words(collation: &Collation, instance: &Instance) -> String {
    let Some(article) = collation.article(instance.block.article) else { return String::new() };
    let spans = instance.spans.iter().filter_map(|span| article.text.get(span.0..span.1)).map(one_line);
    spans.collect::<Vec<_>>().join(" … ")
}

/// Returns the letters and digits of a text: signs may be an outlet's own.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use wirediff_engine::{Options, Source, Story, collate, findings};

    fn check(texts: &[&str], kind: FindingKind, expected: &[&[&str]]) {
        let articles = texts.iter().map(|text| Source { text: (*text).to_owned(), ..Source::default() }).collect();
        let collation = collate(&Story { articles, ..Story::default() }, &Options::default());
        let questions = questions(&collation, &findings(&collation));
        let of_kind = questions.iter().filter(|question| question.kind == kind).flat_map(|question| &question.told);
        let told = |told: &Told| {
            let reading = |reading: &Reading| {
                let letters: String = reading.places.iter().map(|place| place.0.to_string()).collect();
                format!("{letters} {:?} {}", reading.form, reading.words)
            };
            told.readings.iter().map(reading).collect::<Vec<_>>()
        };
        assert_eq!(of_kind.map(told).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn articles_that_say_it_alike_stand_together() {
        let said =
            |figure: &str| format!("The harbor bridge carries {figure} vehicles a day, the port authority said.");
        let (one, other) = (said("31,400"), said("29,000"));
        check(
            &[&one, &one, &other],
            FindingKind::Figure,
            &[&["AB Same 31,400 vehicles", "C Different 29,000 vehicles"]],
        );
        check(&[&one, &one], FindingKind::Figure, &[]);
    }
}
