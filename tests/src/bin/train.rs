//! Trains the weights of links on the gold texts and prints them as they stand in
//! the engine's `features.rs` and `context.rs`, with what they score on texts that
//! were not used.
//!
//! Two logistic regressions, the second on what the first one says and what stands
//! around. Each set has a weight of its own whatever its size, an L2 penalty keeps
//! the weights small, and in the first each weight keeps the sign that its meaning
//! gives it. Pairs of articles on different events are examples of nothing to link.
//! A sure link counts as one, a possible one as a third, since finding it is right
//! but leaving it out is no fault.
//!
//! Never used: the unseen stories, and of the sentence sets every second file.

use wirediff_engine::context::{self, Context};
use wirediff_engine::features::{self, Features, probability};
use wirediff_engine::training::{Evidence, Example};
use wirediff_engine::{BlockId, Story};
use wirediff_tests::gold::{GoldStory, Set, sets};
use wirediff_tests::measure::Tally;

/// How much all examples of one set weigh together. Real articles and the demo
/// weigh most, since they are what readers bring; texts written to be hard less.
const WEIGHTS: [(&str, f64); 15] = [
    ("demo story", 200.0),
    ("wire pairs", 200.0),
    ("seeds", 200.0),
    ("nothing", 150.0),
    ("practice stories", 100.0),
    ("drafts", 60.0),
    ("summaries", 60.0),
    ("plain-german", 60.0),
    ("unrelated", 60.0),
    ("translations", 40.0),
    ("translations-hard", 40.0),
    ("novels", 40.0),
    ("arabic", 30.0),
    ("chinese", 30.0),
    ("spanish", 30.0),
];
const POSSIBLE: f64 = 0.35;
/// The strength from which a link is made, as in the engine.
const LEAST: f64 = 0.5;
/// Features of two paragraphs that can only speak against a link.
const AGAINST: [&str; 2] = ["foreign", "apart"];

/// A story of a set, and whether it may be learned from.
struct Text<'a> {
    set: &'static str,
    gold: Option<&'a GoldStory>,
    evidence: Evidence,
    known: bool,
}

#[derive(Clone)]
struct Labelled {
    set: &'static str,
    known: bool,
    values: Vec<f64>,
    linked: f64,
    sure: bool,
    weight: f64,
}

struct Model {
    weights: Vec<f64>,
    bias: f64,
}

fn main() {
    let (sets, missing) = sets();
    missing.iter().for_each(|sentence| println!("{sentence}"));
    let mut texts: Vec<Text> = sets.iter().flat_map(texts_of).collect();
    if let Some(wire) = sets.iter().find(|set| set.name == "wire pairs") {
        texts.extend(unrelated(&wire.stories));
    }
    let decided = |features: &Features| features.swapped > 0.0 || features.filled;
    let first = |text: &Text| {
        let examples = text.evidence.features().into_iter().filter(|example| !decided(&example.evidence));
        examples.filter_map(|example| labelled(text, &example, &example.evidence.values())).collect::<Vec<_>>()
    };
    let examples = balanced(texts.iter().flat_map(first).collect());
    let signs: Vec<i8> = features::NAMES.iter().map(|name| if AGAINST.contains(name) { -1 } else { 1 }).collect();
    let alone = Model::trained(&examples, &signs, 2.0);
    alone.print("features.rs", &features::NAMES);

    let strength = |features: &Features| {
        let values: Vec<f64> = features.values().map(f64::from).to_vec();
        probability(alone.odds(&values) as f32 - 6.0 * features.swapped)
    };
    let second = |text: &Text| {
        let examples: Vec<Example<Context>> = text.evidence.contexts(&strength);
        examples.iter().filter_map(|example| labelled(text, example, &example.evidence.values())).collect::<Vec<_>>()
    };
    let examples = balanced(texts.iter().flat_map(second).collect());
    let around = Model::trained(&examples, &[0; context::COUNT], 1.0);
    around.print("context.rs", &context::NAMES);

    println!("\nOf the candidates that no rule decides, from the words alone / with what stands around:");
    let names: Vec<&str> = WEIGHTS.iter().map(|set| set.0).chain(["unseen stories"]).collect();
    for name in names.into_iter().filter(|name| *name != "nothing") {
        for known in [true, false] {
            let of_set: Vec<&Labelled> =
                examples.iter().filter(|example| example.set == name && example.known == known).collect();
            if !of_set.is_empty() {
                let by_words = tally(&of_set, |example| sigmoid(alone_odds(example)));
                let with_all = tally(&of_set, |example| sigmoid(around.odds(&example.values)));
                let known = if known { "" } else { ", not used" };
                println!("  {:<32} {}   {}", format!("{name}{known}"), told(by_words), told(with_all));
            }
        }
    }
}

/// The first of the second regression's features is what the first one says.
fn alone_odds(example: &Labelled) -> f64 {
    example.values[0]
}

fn told(tally: Tally) -> String {
    format!("P {:.3} R {:.3} F {:.3}", tally.precision(), tally.recall(), tally.f())
}

fn tally(examples: &[&Labelled], strength: impl Fn(&Labelled) -> f64) -> Tally {
    let mut tally = Tally::default();
    for example in examples {
        let found = strength(example) >= LEAST;
        tally.found += usize::from(found);
        tally.right += usize::from(found && example.linked > 0.0);
        tally.wanted += usize::from(example.sure);
        tally.recalled += usize::from(found && example.sure);
    }
    tally
}

fn texts_of(set: &Set) -> Vec<Text<'_>> {
    let is_sentences = wirediff_tests::gold::SENTENCES.contains(&set.name);
    let known = |index: usize| if is_sentences { index.is_multiple_of(2) } else { set.name != "unseen stories" };
    let text = |(index, gold): (usize, &'_ GoldStory)| (known(index), Evidence::new(&gold.story));
    set.stories
        .iter()
        .enumerate()
        .map(|(index, gold)| {
            let (known, evidence) = text((index, gold));
            Text { set: set.name, gold: Some(gold), evidence, known }
        })
        .collect()
}

/// Returns pairs of real articles on different events: no candidate is right.
fn unrelated(stories: &[GoldStory]) -> Vec<Text<'_>> {
    let mut texts = Vec::new();
    for (index, one) in stories.iter().enumerate() {
        for other in &stories[index + 1..] {
            let articles = vec![one.story.articles[0].clone(), other.story.articles[1].clone()];
            let evidence = Evidence::new(&Story { articles, ..Story::default() });
            texts.push(Text { set: "nothing", gold: None, evidence, known: true });
        }
    }
    texts
}

/// Returns what gold says of two paragraphs; nothing if it doesn't say.
fn labelled<T>(text: &Text, example: &Example<T>, values: &[f32]) -> Option<Labelled> {
    let (linked, sure, weight) = match text.gold {
        None => (0.0, false, 1.0),
        Some(gold) => {
            let place = |block: BlockId| block.article.index();
            let pair = (place(example.left), place(example.right));
            let pair = gold.pairs.iter().find(|gold| (gold.left, gold.right) == pair)?;
            let blocks = (example.left.block + 1, example.right.block + 1);
            match () {
                () if pair.sure.contains(&blocks) => (1.0, true, 1.0),
                () if pair.possible.contains(&blocks) => (1.0, false, POSSIBLE),
                () if pair.either.contains(&blocks) => return None,
                () => (0.0, false, 1.0),
            }
        }
    };
    let values = values.iter().copied().map(f64::from).collect();
    Some(Labelled { set: text.set, known: text.known, values, linked, sure, weight })
}

/// Gives every set its weight, whatever its size.
fn balanced(mut examples: Vec<Labelled>) -> Vec<Labelled> {
    for (set, share) in WEIGHTS {
        let is_used = |example: &Labelled| example.set == set && example.known;
        let total: f64 = examples.iter().filter(|example| is_used(example)).map(|example| example.weight).sum();
        let of_set = examples.iter_mut().filter(|example| is_used(example));
        of_set.for_each(|example| example.weight *= share / total.max(1.0));
    }
    examples
}

impl Model {
    /// Returns the weights that explain the known examples best (projected
    /// gradient descent). A sign of 1 keeps a weight from being negative, one of
    /// −1 from being positive.
    fn trained(examples: &[Labelled], signs: &[i8], penalty: f64) -> Model {
        const STEPS: usize = 8_000;
        let used: Vec<&Labelled> = examples.iter().filter(|example| example.known).collect();
        let total: f64 = used.iter().map(|example| example.weight).sum();
        let mut model = Model { weights: vec![0.0; signs.len()], bias: 0.0 };
        for _ in 0..STEPS {
            let mut slope: Vec<f64> = model.weights.iter().map(|weight| 2.0 * penalty * weight).collect();
            let mut drift = 0.0;
            for example in &used {
                let miss = example.weight * (sigmoid(model.odds(&example.values)) - example.linked);
                slope.iter_mut().zip(&example.values).for_each(|(slope, value)| *slope += miss * value);
                drift += miss;
            }
            let rate = 1.0 / total;
            model.bias -= rate * drift;
            for ((weight, slope), sign) in model.weights.iter_mut().zip(slope).zip(signs) {
                let moved = *weight - rate * slope;
                *weight = match sign {
                    1 => moved.max(0.0),
                    -1 => moved.min(0.0),
                    _ => moved,
                };
            }
        }
        model
    }

    fn odds(&self, values: &[f64]) -> f64 {
        self.weights.iter().zip(values).fold(self.bias, |sum, (weight, value)| sum + weight * value)
    }

    fn print(&self, file: &str, names: &[&str]) {
        println!("\n{file}");
        for (name, weight) in names.iter().zip(&self.weights) {
            println!("  {name:<12} {weight:>6.2}");
        }
        println!("  {:<12} {:>6.2}", "bias", self.bias);
    }
}

fn sigmoid(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}
