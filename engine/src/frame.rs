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

/// Turns possible links of headlines and deks into those to keep: all that are
/// alike, and where none is, the likest if the articles tell the same event.
/// `closeness` is the share of linked paragraphs in the article that has most.
pub fn frame(mut possible: Vec<Possible>, roles: impl Fn(&Possible) -> (Role, Role), closeness: f32) -> Vec<Possible> {
    let likest = possible.iter().map(|link| link.strength).fold(0.0, f32::max);
    if likest < ALIKE && closeness >= SAME_EVENT {
        let headlines = possible.iter().position(|link| link.strength == likest && likest > 0.0);
        let headlines =
            headlines.or_else(|| possible.iter().position(|link| roles(link) == (Role::Headline, Role::Headline)));
        if let Some(place) = headlines {
            possible[place].strength = probability(odds(ALIKE) + odds(0.5 + closeness.min(0.8) / 2.0));
        }
    }
    possible.retain(|link| link.strength >= ALIKE);
    possible
}
