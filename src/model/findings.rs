//! Findings as the page tells them: by the question they answer, articles that
//! say it alike together.

use wirediff_engine::findings::{Finding, FindingKind, Form, Instance, knows_language};
use wirediff_engine::{ArticleId, BlockId, Collation, Passage};

use super::Collated;
use super::address::KINDS;
use super::overview::numbered;

/// The findings that answer one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub kind: FindingKind,
    /// What articles differ in, most telling first.
    pub told: Vec<Told>,
    /// What all articles that have it say alike.
    pub same: Vec<Told>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The engine's name for it.
    pub id: String,
    /// What it is about; empty where the words say it.
    pub about: String,
    /// Where the words stand that the others are held against.
    pub block: BlockId,
    /// The number of the passage that they belong to; none of a headline or dek.
    pub passage: Option<usize>,
    /// The one that the others are held against first.
    pub readings: Vec<Reading>,
    /// The articles that have none of it.
    pub missing: Vec<ArticleId>,
    /// Whether articles that differ may go back to different takes of the wire.
    pub other_take: bool,
}

/// What some articles have of a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub form: Form,
    /// As the first of the articles has them: of what it leaves out, the words
    /// around the gap.
    pub words: String,
    /// Who is said to have said it, where the articles differ in that.
    pub speaker: Option<String>,
    /// What a headline puts first.
    pub first: Option<String>,
    /// What a headline lacks that others have.
    pub lacks: Vec<String>,
    /// Each article with the block that proves it.
    pub places: Vec<(ArticleId, BlockId)>,
}

impl Told {
    /// Names the element that shows it.
    pub fn place(&self) -> String {
        format!("finding-{}-{}", self.block, self.id)
    }

    /// Returns what it is about in a few words.
    pub fn subject(&self) -> &str {
        let words = self.readings.first().map_or("", |reading| &reading.words);
        if self.about.is_empty() { words } else { &self.about }
    }
}

/// Returns the questions that some finding answers, in the order in which they
/// are told.
pub fn questions(collated: &Collated, findings: &[Finding]) -> Vec<Question> {
    let passages = numbered(collated);
    let question = |(_, kind): (&str, FindingKind)| {
        let of_kind = |differs: bool| {
            let found = findings.iter().filter(|finding| finding.kind == kind && finding.differs == differs);
            found.map(|finding| told(&collated.collation, &passages, finding)).collect::<Vec<_>>()
        };
        Question { kind, told: of_kind(true), same: of_kind(false) }
    };
    let is_answered = |question: &Question| !question.told.is_empty() || !question.same.is_empty();
    KINDS.into_iter().map(question).filter(is_answered).collect()
}

/// Returns the articles in languages whose words the rules do not know.
pub fn without_words(collation: &Collation) -> Vec<ArticleId> {
    collation.articles.iter().filter(|article| !knows_language(article)).map(|article| article.id).collect()
}

fn told(collation: &Collation, passages: &[(&Passage, Option<usize>)], finding: &Finding) -> Told {
    let mut readings: Vec<Reading> = Vec::new();
    let is_disputed = has_several_speakers(collation, finding);
    let first = finding.instances.get(finding.reference);
    let rest = finding.instances.iter().enumerate().filter(|(at, _)| *at != finding.reference);
    for instance in first.into_iter().chain(rest.map(|(_, instance)| instance)) {
        add(&mut readings, read(collation, instance, is_disputed));
    }
    // A figure is named by its words.
    let about = if finding.kind == FindingKind::Figure { String::new() } else { one_line(&finding.about) };
    let block = first.map_or(BlockId { article: ArticleId(0), block: 0 }, |instance| instance.block);
    let has = |passage: &Passage| passage.readings.get(&block.article).is_some_and(|blocks| blocks.contains(&block));
    let passage = passages.iter().find(|(passage, _)| has(passage)).and_then(|(_, number)| *number);
    let (id, missing) = (finding.id.clone(), finding.missing.clone());
    Told { id, about, block, passage, readings, missing, other_take: finding.other_take }
}

/// Adds what one article has: to what others have alike, if they do. What an
/// article says twice is told once.
fn add(readings: &mut Vec<Reading>, reading: Reading) {
    let is_alike = |other: &&mut Reading| {
        other.form == reading.form
            && other.lacks == reading.lacks
            && other.speaker == reading.speaker
            && letters(&other.words).eq(letters(&reading.words))
    };
    let Some(known) = readings.iter_mut().find(is_alike) else { return readings.push(reading) };
    for place in reading.places {
        if known.places.iter().all(|(article, _)| *article != place.0) {
            known.places.push(place);
        }
    }
}

/// Returns what tells words apart: `locksmith's` is `locksmith’s`.
fn letters(words: &str) -> impl Iterator<Item = char> + '_ {
    words.chars().filter(|sign| sign.is_alphanumeric())
}

/// Says whether the articles name different people for the same words. A last
/// name is enough for one, and `he` is nobody else.
fn has_several_speakers(collation: &Collation, finding: &Finding) -> bool {
    let spoken =
        finding.instances.iter().filter_map(|instance| Some(spoken(collation, instance.block, instance.speaker?)));
    let mut names = spoken.filter(|name| name.starts_with(char::is_uppercase)).filter_map(|name| {
        let last = name.split_whitespace().next_back()?;
        Some(letters(last).collect::<String>())
    });
    let first = names.next();
    first.is_some_and(|first| names.any(|other| other != first))
}

fn read(collation: &Collation, instance: &Instance, is_disputed: bool) -> Reading {
    let words = instance.spans.iter().map(|span| spoken(collation, instance.block, *span));
    let lacks = instance.lacks.iter().map(|lack| spoken(collation, lack.block, lack.span));
    Reading {
        form: instance.form,
        // What stands between them is left out.
        words: words.collect::<Vec<_>>().join(" … "),
        speaker: instance
            .speaker
            .filter(|_| is_disputed)
            .map(|span| spoken(collation, instance.block, span))
            .filter(|name| name.starts_with(char::is_uppercase)),
        first: instance.first.map(|span| spoken(collation, instance.block, span)),
        lacks: lacks.collect(),
        places: vec![(instance.block.article, instance.block)],
    }
}

fn spoken(collation: &Collation, block: BlockId, span: (usize, usize)) -> String {
    let article = collation.article(block.article);
    article.and_then(|article| article.text.get(span.0..span.1)).map(one_line).unwrap_or_default()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use wirediff_engine::{Options, Source, Story, collate, findings};

    fn collated(texts: &[&str]) -> Collated {
        let articles = texts.iter().map(|text| Source { text: (*text).to_owned(), ..Source::default() }).collect();
        Collated::new(0, collate(&Story { articles, ..Story::default() }, &Options::default()))
    }

    /// Shows the readings of the findings of a kind, `*` before what is the same
    /// everywhere.
    fn check(texts: &[&str], kind: FindingKind, expected: &[&[&str]]) {
        let collated = collated(texts);
        let questions = questions(&collated, &findings(&collated.collation));
        let shown = |mark: &str, told: &Told| {
            let reading = |reading: &Reading| {
                let articles: String = reading.places.iter().map(|place| place.0.to_string()).collect();
                format!("{mark}{articles} {:?} {}", reading.form, reading.words)
            };
            told.readings.iter().map(reading).collect::<Vec<_>>()
        };
        let of_kind = questions.iter().filter(|question| question.kind == kind);
        let all = of_kind.flat_map(|question| {
            let differing = question.told.iter().map(|told| shown("", told));
            differing.chain(question.same.iter().map(|told| shown("*", told)))
        });
        assert_eq!(all.collect::<Vec<_>>(), expected);
    }

    fn carries(figure: &str) -> String {
        format!("The harbor bridge carries {figure} a day, the port authority said.")
    }

    #[test]
    fn articles_that_say_it_alike_stand_together() {
        let (one, other) = (carries("31,400 vehicles"), carries("29,000 vehicles"));
        check(
            &[&one, &one, &other],
            FindingKind::Figure,
            &[&["AB Same 31,400 vehicles", "C Different 29,000 vehicles"]],
        );
    }

    #[test]
    fn what_is_the_same_everywhere_stands_apart() {
        let one = carries("31,400 vehicles");
        check(&[&one, &one], FindingKind::Figure, &[&["*AB Same 31,400 vehicles"]]);
    }

    #[test]
    fn a_language_without_words_is_named() {
        let collated = collated(&[&carries("31,400 vehicles"), "Ponte dicit nullus quid homines faciant hodie."]);
        assert_eq!(without_words(&collated.collation), [ArticleId(1)]);
    }
}
