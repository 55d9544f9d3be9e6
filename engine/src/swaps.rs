//! Swaps: the same sentence said of other people, places, dates and sums.
//!
//! "The Millrace footbridge jammed on 22 May" is no version of "the eastern leaf
//! jammed on 22 March", though most words are the same; and what such a paragraph
//! goes on to say is about the other thing too.

use crate::align::SentenceLink;
use crate::candidates::{BlockPair, Weighing};
use crate::facts::shared_count;
use crate::weighed::Weighed;

/// Two sentences with less than this share of words in common are no copy of
/// each other with other names and figures.
const COPY: f32 = 0.45;
/// Fewer names and figures than this prove no exchange: one may be a misprint,
/// a rounding or another spelling.
const EXCHANGED: usize = 2;
/// The swaps between two articles.
pub struct Swaps {
    found: Vec<(BlockPair, f32)>,
}

impl Swaps {
    /// Looks for swaps among the sentences of two articles that `path` joins, one
    /// by one and as whole blocks.
    pub fn new(story: Weighing, path: &[SentenceLink]) -> Swaps {
        let Weighing { corpus, weights, left, right } = story;
        let (from, to) = (corpus.ranges[left].0, corpus.ranges[right].0);
        let (lefts, rights) = (corpus.of(left), corpus.of(right));
        let blocks = |link: &SentenceLink| (lefts[link.left as usize].block, rights[link.right as usize].block);
        let texts =
            |link: &SentenceLink| (&weights.units[from + link.left as usize], &weights.units[to + link.right as usize]);
        let mut found = Vec::new();
        for run in path.chunk_by(|a, b| blocks(a) == blocks(b)) {
            // The same utterance may be introduced by other names.
            let links = || run.iter().map(texts).filter(|(one, other)| !(one.quotes && other.quotes));
            let counts = || links().map(|(one, other)| Counts::new(one, other));
            let all = counts().fold(Counts::default(), Counts::plus).share();
            let share = counts().map(|counts| counts.share()).fold(all, f32::max);
            if share > 0.0 {
                found.push((blocks(&run[0]), share));
            }
        }
        Swaps { found }
    }

    /// Returns the share of names and figures that were exchanged for others in
    /// these two blocks.
    pub fn of(&self, blocks: BlockPair) -> f32 {
        let here = self.found.iter().filter(|found| found.0 == blocks);
        here.map(|found| found.1).fold(0.0, f32::max)
    }
}

/// What two texts have in common and what not, in distinct words.
#[derive(Default)]
struct Counts {
    words: usize,
    common: usize,
    /// Names and figures that only left has, only right has, and that left has
    /// and right has too, be it as a name or not.
    gone: usize,
    come: usize,
    stayed: usize,
}

impl Counts {
    fn new(left: &Weighed, right: &Weighed) -> Counts {
        let stayed = shared_count(&left.specifics, &right.all);
        Counts {
            words: left.all.len() + right.all.len(),
            common: shared_count(&left.all, &right.all),
            gone: left.specifics.len() - stayed,
            come: right.specifics.len() - shared_count(&right.specifics, &left.all),
            stayed,
        }
    }

    fn plus(self, other: Counts) -> Counts {
        Counts {
            words: self.words + other.words,
            common: self.common + other.common,
            gone: self.gone + other.gone,
            come: self.come + other.come,
            stayed: self.stayed + other.stayed,
        }
    }

    /// Returns the share of names and figures that were exchanged for others, if
    /// the texts are otherwise much the same and most were.
    fn share(&self) -> f32 {
        let exchanged = self.gone.min(self.come);
        let is_copy = 2.0 * self.common as f32 > COPY * self.words as f32;
        if !is_copy || exchanged < EXCHANGED || exchanged <= self.stayed {
            return 0.0;
        }
        exchanged as f32 / (exchanged + self.stayed) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Corpus;
    use crate::weighed::Weights;

    /// Says whether one sentence says the same as the other of other things.
    fn swapped(left: &str, right: &str) -> bool {
        let corpus = Corpus::of_texts(&[left, right]);
        let weights = Weights::new(&corpus);
        let path = [SentenceLink { left: 0, right: 0, strength: 0.9, votes: 2, filled: false }];
        let swaps = Swaps::new(Weighing { corpus: &corpus, weights: &weights, left: 0, right: 1 }, &path);
        swaps.of((corpus.of(0)[0].block, corpus.of(1)[0].block)) > 0.0
    }

    #[test]
    fn the_same_said_of_other_places_and_days_is_a_swap() {
        assert!(swapped(
            "The footbridge at Millrace jammed at dawn on 22 May, and nobody was hurt.",
            "The footbridge at Drehmar jammed at dawn on 14 March, and nobody was hurt.",
        ));
    }

    #[test]
    fn a_misprint_is_no_swap() {
        assert!(!swapped(
            "The footbridge at Millrace jammed at dawn, and nobody was hurt.",
            "The footbridge at Milrace jammed at dawn, and nobody was hurt.",
        ));
    }

    #[test]
    fn a_quotation_introduced_by_other_names_is_no_swap() {
        let said = "“we wrote it down, we signed it and we sent it off the same day,”";
        let (left, right) =
            (format!("On Friday {said} said Tsveta Orlanek."), format!("By noon {said} Brandt Ulmer read out."));
        assert!(!swapped(&left, &right));
        assert!(swapped(&left.replace(['“', '”'], ""), &right.replace(['“', '”'], "")));
    }

    #[test]
    fn another_story_is_no_swap() {
        assert!(!swapped(
            "The footbridge at Millrace jammed on 22 May.",
            "Voters in Drehmar chose a mayor on 14 March."
        ));
    }
}
