//! Frames: headlines and deks, which answer each other by another rule than
//! paragraphs: they share few words, but each is about some of its own article's
//! paragraphs, and these answer each other or don't.

use std::collections::BTreeMap;

use crate::article::Role;
use crate::candidates::BlockPair;
use crate::corpus::Corpus;
use crate::features::{odds, probability};
use crate::links::Possible;
use crate::similarity::cosine;
use crate::sort::sort_by;

/// A headline and a dek, or two of either, this surely alike say the same.
const ALIKE: f32 = 0.5;
/// Articles with this share of their paragraphs linked tell one event, and then
/// their headlines answer each other, unless a dek does so better.
const SAME_EVENT: f32 = 0.1;
/// What two headlines have ahead of a headline and a dek, in log odds: an outlet
/// says first what its headline is about.
const HEADLINES: f32 = 0.7;
/// A headline is about so many of its paragraphs at most.
const ABOUT: usize = 4;

/// A headline or dek.
pub struct Frame {
    pub block: u32,
    role: Role,
    /// The paragraphs it is about, with shares that sum to 1.
    about: Vec<(u32, f32)>,
}

/// Returns the headline and dek of an article, if it has them.
pub fn frames(corpus: &Corpus, article: usize) -> Vec<Frame> {
    let (from, units) = (corpus.ranges[article].0, corpus.of(article));
    let places = |wanted: &'static dyn Fn(Role) -> bool| {
        units.iter().enumerate().filter(|(_, unit)| wanted(unit.role)).map(move |(place, unit)| (from + place, unit))
    };
    let mut frames: Vec<Frame> = Vec::new();
    for (place, unit) in places(&|role| role != Role::Body) {
        let mut alike: BTreeMap<u32, f32> = BTreeMap::new();
        for (other, told) in places(&|role| role == Role::Body) {
            let likeness = cosine(&corpus.grams, place, other) + cosine(&corpus.stems, place, other);
            let best = alike.entry(told.block).or_default();
            *best = best.max(likeness);
        }
        match frames.last_mut().filter(|frame| frame.block == unit.block) {
            Some(frame) => frame.about.extend(alike),
            None => frames.push(Frame { block: unit.block, role: unit.role, about: alike.into_iter().collect() }),
        }
    }
    for frame in &mut frames {
        sort_by(&mut frame.about, |a, b| b.1.total_cmp(&a.1));
        frame.about.truncate(ABOUT);
        // What is twice as like weighs eight times as much.
        frame.about.iter_mut().for_each(|(_, likeness)| *likeness = likeness.powi(3));
        let sum: f32 = frame.about.iter().map(|about| about.1).sum();
        frame.about.iter_mut().for_each(|about| about.1 /= sum.max(f32::MIN_POSITIVE));
    }
    frames
}

/// Returns the links between the headlines and deks of two articles: all that are
/// alike, each with one other, and the headlines if the articles tell the same event
/// and no dek is a better partner. `bodies` holds the links of paragraphs, `worded` those that the
/// frames' own words propose, `closeness` is the share of linked paragraphs in the
/// article that has most.
pub fn link(
    (left, right): (&[Frame], &[Frame]),
    bodies: &BTreeMap<BlockPair, Possible>,
    mut worded: Vec<Possible>,
    closeness: f32,
) -> Vec<Possible> {
    let mut possible: Vec<Possible> = Vec::new();
    for (one, other) in left.iter().flat_map(|one| right.iter().map(move |other| (one, other))) {
        let blocks = (one.block, other.block);
        let found = worded.iter().position(|link| link.blocks == blocks).map(|at| worded.swap_remove(at));
        let unseen = || Possible { blocks, strength: 0.0, sentences: Vec::new(), filled: false };
        let mut link = found.unwrap_or_else(unseen);
        // Either their words tell, or what they are about.
        let strength = 1.0 - (1.0 - link.strength) * (1.0 - common(one, other, bodies));
        let ahead = if one.role == Role::Headline && other.role == Role::Headline { HEADLINES } else { 0.0 };
        link.strength = probability(odds(strength) + ahead);
        possible.push(link);
    }
    sort_by(&mut possible, |a, b| b.strength.total_cmp(&a.strength).then(a.blocks.cmp(&b.blocks)));
    let headlines = |link: &Possible| {
        let is_headline = |frames: &[Frame], block: u32| {
            frames.iter().any(|frame| frame.block == block && frame.role == Role::Headline)
        };
        is_headline(left, link.blocks.0) && is_headline(right, link.blocks.1)
    };
    if let Some(likest) = possible.first_mut().filter(|likest| closeness >= SAME_EVENT && headlines(likest)) {
        likest.strength = likest.strength.max(0.5 + closeness.min(0.8) / 2.0);
    }
    let mut taken: Vec<BlockPair> = Vec::new();
    possible.retain(|link| {
        let free = taken.iter().all(|other| other.0 != link.blocks.0 && other.1 != link.blocks.1);
        let kept = free && link.strength >= ALIKE;
        if kept {
            taken.push(link.blocks);
        }
        kept
    });
    possible
}

/// Returns how surely what two frames are about answers each other.
fn common(one: &Frame, other: &Frame, bodies: &BTreeMap<BlockPair, Possible>) -> f32 {
    let both = one.about.iter().flat_map(|left| other.about.iter().map(move |right| (left, right)));
    both.map(|(left, right)| left.1 * right.1 * bodies.get(&(left.0, right.0)).map_or(0.0, |link| link.strength)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Says whether two headlines answer each other, where the first paragraphs of
    /// their articles do so this surely.
    fn answer(strength: f32) -> bool {
        let corpus = Corpus::of_texts(&[
            "# Bridge stays shut\n\nThe bridge stays shut until October.\n\nThe union signed a deal on wages.",
            "# No crossing before autumn\n\nBefore autumn no crossing will open.\n\nThe opera has a new conductor.",
        ]);
        let blocks = (corpus.of(0)[1].block, corpus.of(1)[1].block);
        let bodies = BTreeMap::from([(blocks, Possible { blocks, strength, sentences: Vec::new(), filled: false })]);
        let (left, right) = (frames(&corpus, 0), frames(&corpus, 1));
        let found = link((&left, &right), &bodies, Vec::new(), 0.0);
        found.iter().any(|link| link.blocks == (left[0].block, right[0].block))
    }

    #[test]
    fn headlines_answer_each_other_if_what_they_are_about_does() {
        assert!(answer(0.9));
        assert!(!answer(0.1));
    }
}
