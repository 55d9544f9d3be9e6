//! Frames: headlines and deks, which answer each other by another rule than
//! paragraphs: they share few words, but articles on one event have headlines on
//! one event.

use crate::article::Role;
use crate::features::{odds, probability};
use crate::links::Possible;

/// A headline and a dek, or two of either, this much alike say the same.
const ALIKE: f32 = 0.5;
/// Articles with this share of their paragraphs linked tell one event.
const SAME_EVENT: f32 = 0.1;

/// What two headlines have ahead of a headline and a dek, in log odds: an outlet
/// says first what its headline is about.
const HEADLINES: f32 = 0.7;

/// Turns possible links of headlines and deks into those to keep: all that are
/// alike, and where none is, the likest if the articles tell the same event.
/// `closeness` is the share of linked paragraphs in the article that has most.
pub fn frame(mut possible: Vec<Possible>, roles: impl Fn(&Possible) -> (Role, Role), closeness: f32) -> Vec<Possible> {
    for link in possible.iter_mut().filter(|link| roles(link) == (Role::Headline, Role::Headline)) {
        link.strength = probability(odds(link.strength) + HEADLINES);
    }
    let likest = possible.iter_mut().max_by(|a, b| a.strength.total_cmp(&b.strength).then(b.blocks.cmp(&a.blocks)));
    if let Some(likest) = likest.filter(|likest| likest.strength < ALIKE && closeness >= SAME_EVENT) {
        likest.strength = 0.5 + closeness.min(0.8) / 2.0;
    }
    possible.retain(|link| link.strength >= ALIKE);
    possible
}
