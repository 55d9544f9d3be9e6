//! Trains the weights of links on the gold stories and prints them as they stand
//! in the engine's `features.rs`, with what a model scores that never saw a set.
//!
//! Logistic regression by projected gradient descent: each set has a weight of
//! its own whatever its size, an L2 penalty keeps the weights small, and each weight keeps the sign that
//! its meaning gives it. Pairs of articles on different events are examples of
//! nothing to link. A sure link counts as one, a possible one as a third, since
//! finding it is right but leaving it out is no fault.

use wirediff_engine::Story;
use wirediff_engine::collate::evidence_for_training;
use wirediff_engine::features::{COUNT, NAMES, probability};
use wirediff_tests::gold::{GoldStory, Set, sets};
use wirediff_tests::measure::Tally;

/// How much all examples of one set weigh together.
const SET: f64 = 200.0;
/// The practice stories weigh less: they were written to be hard, and real
/// articles are what readers bring.
const PRACTICE: f64 = 100.0;
/// How much all examples on different events weigh together.
const NOTHING: f64 = 150.0;
const POSSIBLE: f64 = 0.35;
const PENALTY: f64 = 2.0;
/// The least strength of a link, as in the engine.
const LEAST: f32 = 0.35;
const STEPS: usize = 20_000;
/// Features that can only speak against a link.
const AGAINST: [&str; 2] = ["foreign", "apart"];

struct Example {
    set: &'static str,
    values: [f64; COUNT],
    linked: f64,
    sure: bool,
    weight: f64,
}

type Model = ([f64; COUNT], f64);

fn main() {
    let (sets, missing) = sets();
    missing.iter().for_each(|sentence| println!("{sentence}"));
    let trained: Vec<&Set> = sets.iter().filter(|set| set.name != "unseen stories").collect();
    let mut examples: Vec<Example> =
        trained.iter().flat_map(|set| set.stories.iter().flat_map(|story| labelled(set.name, story))).collect();
    if let Some(wire) = trained.iter().find(|set| set.name == "wire pairs") {
        examples.extend(unlinked(&wire.stories));
    }
    balance(&mut examples);
    let (weights, bias) = train(&examples, |_| true);
    for (name, weight) in NAMES.iter().zip(weights) {
        println!("{name:<12} {weight:>6.2}");
    }
    println!("{:<12} {bias:>6.2}", "bias");
    for set in &trained {
        let model = train(&examples, |example| example.set != set.name);
        let mut tally = Tally::default();
        for example in examples.iter().filter(|example| example.set == set.name) {
            let found = probability(odds(&model, &example.values) as f32) >= LEAST;
            tally.found += usize::from(found);
            tally.right += usize::from(found && example.linked > 0.0);
            tally.wanted += usize::from(example.sure);
            tally.recalled += usize::from(found && example.sure);
        }
        let (p, r, f) = (tally.precision(), tally.recall(), tally.f());
        println!("{}, never seen: P {p:.3}, R of candidates {r:.3}, F {f:.3}", set.name);
    }
}

/// Returns every candidate of a story with what gold says of it.
fn labelled(set: &'static str, gold: &GoldStory) -> Vec<Example> {
    let label = |(left, right, features, _): (
        wirediff_engine::BlockId,
        wirediff_engine::BlockId,
        wirediff_engine::features::Features,
        Vec<(u32, u32, f32)>,
    )| {
        let pair =
            gold.pairs.iter().find(|pair| (pair.left, pair.right) == (left.article.index(), right.article.index()))?;
        let blocks = (left.block + 1, right.block + 1);
        let (linked, weight) = match () {
            () if pair.sure.contains(&blocks) => (1.0, 1.0),
            () if pair.possible.contains(&blocks) => (1.0, POSSIBLE),
            () if pair.either.contains(&blocks) => return None,
            () => (0.0, 1.0),
        };
        Some(Example {
            set,
            values: features.values().map(f64::from),
            linked,
            sure: pair.sure.contains(&blocks),
            weight,
        })
    };
    evidence_for_training(&gold.story).into_iter().filter_map(label).collect()
}

/// Returns every candidate of articles on different events: none is right.
fn unlinked(stories: &[GoldStory]) -> Vec<Example> {
    let mut examples = Vec::new();
    for (index, one) in stories.iter().enumerate() {
        for other in &stories[index + 1..] {
            let articles = vec![one.story.articles[0].clone(), other.story.articles[1].clone()];
            let found = evidence_for_training(&Story { articles, ..Story::default() });
            examples.extend(found.into_iter().map(|(_, _, features, _)| Example {
                set: "nothing",
                values: features.values().map(f64::from),
                linked: 0.0,
                sure: false,
                weight: 1.0,
            }));
        }
    }
    examples
}

/// Gives every set its weight, whatever its size.
fn balance(examples: &mut [Example]) {
    for set in ["demo story", "practice stories", "wire pairs", "seeds", "nothing"] {
        let total: f64 = examples.iter().filter(|example| example.set == set).map(|example| example.weight).sum();
        let share = match set {
            "nothing" => NOTHING,
            "practice stories" => PRACTICE,
            _ => SET,
        } / total.max(1.0);
        examples.iter_mut().filter(|example| example.set == set).for_each(|example| example.weight *= share);
    }
}

fn train(examples: &[Example], used: impl Fn(&Example) -> bool) -> Model {
    let used: Vec<&Example> = examples.iter().filter(|example| used(example)).collect();
    let total: f64 = used.iter().map(|example| example.weight).sum();
    let (mut weights, mut bias) = ([0.0; COUNT], 0.0);
    for _ in 0..STEPS {
        let (mut slope, mut drift) = (weights.map(|weight| 2.0 * PENALTY * weight), 0.0);
        for example in &used {
            let miss = example.weight
                * (f64::from(probability(odds(&(weights, bias), &example.values) as f32)) - example.linked);
            slope.iter_mut().zip(example.values).for_each(|(slope, value)| *slope += miss * value);
            drift += miss;
        }
        let rate = 2.0 / total;
        bias -= rate * drift;
        for ((weight, slope), name) in weights.iter_mut().zip(slope).zip(NAMES) {
            let moved = *weight - rate * slope;
            *weight = if AGAINST.contains(&name) { moved.min(0.0) } else { moved.max(0.0) };
        }
    }
    (weights, bias)
}

fn odds((weights, bias): &Model, values: &[f64; COUNT]) -> f64 {
    weights.iter().zip(values).fold(*bias, |sum, (weight, value)| sum + weight * value)
}
