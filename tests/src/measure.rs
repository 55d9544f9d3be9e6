//! Measures: precision, recall and F of links, events and roles.

use std::collections::{BTreeMap, BTreeSet};

use wirediff_engine::collation::GroupKind;
use wirediff_engine::{Article, ArticleId, Collation, Link, Options, Role, Story, collate};

use crate::gold::{GoldPair, GoldStory, Pair};

/// Counts of what was found, what of it is right, and what should have been.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    pub found: usize,
    pub right: usize,
    /// Of the things that should be found, those that were.
    pub recalled: usize,
    pub wanted: usize,
}

impl Tally {
    pub fn precision(self) -> f64 {
        share(self.right, self.found)
    }

    pub fn recall(self) -> f64 {
        share(self.recalled, self.wanted)
    }

    /// Returns the harmonic mean of precision and recall.
    pub fn f(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    }

    pub fn add(&mut self, other: Tally) {
        self.found += other.found;
        self.right += other.right;
        self.recalled += other.recalled;
        self.wanted += other.wanted;
    }

    fn of(found: &BTreeSet<Pair>, wanted: &BTreeSet<Pair>, allowed: impl Fn(&Pair) -> bool) -> Tally {
        Tally {
            found: found.len(),
            right: found.iter().filter(|pair| allowed(pair)).count(),
            recalled: wanted.iter().filter(|pair| found.contains(pair)).count(),
            wanted: wanted.len(),
        }
    }
}

/// All that is measured of one set of stories.
#[derive(Clone, Debug, Default)]
pub struct Measures {
    pub links: Tally,
    pub moved: Tally,
    pub split: Tally,
    pub merged: Tally,
    /// Blocks whose role is right, of those with a known role.
    pub roles: (usize, usize),
    /// For each tenth of strength: links made and links that are right.
    pub calibration: [(usize, usize); 10],
}

impl Measures {
    /// Adds what a collation scores on its story.
    pub fn count(&mut self, gold: &GoldStory, collation: &Collation) {
        for (article, roles) in collation.articles.iter().zip(&gold.roles) {
            self.count_roles(article, roles);
        }
        for pair in &gold.pairs {
            let articles = (ArticleId(pair.left as u32), ArticleId(pair.right as u32));
            self.count_pair(pair, articles, collation);
        }
    }

    /// Adds what two articles of a story score when they are collated alone.
    pub fn count_alone(&mut self, gold: &GoldStory, pair: &GoldPair) {
        let articles = [pair.left, pair.right].map(|place| gold.story.articles[place].clone()).to_vec();
        let collation = collate(&Story { articles, ..Story::default() }, &Options::default());
        for (article, place) in collation.articles.iter().zip([pair.left, pair.right]) {
            self.count_roles(article, &gold.roles[place]);
        }
        self.count_pair(pair, (ArticleId(0), ArticleId(1)), &collation);
    }

    /// Adds other measures to these.
    pub fn add(&mut self, other: &Measures) {
        for (mine, theirs) in [
            (&mut self.links, other.links),
            (&mut self.moved, other.moved),
            (&mut self.split, other.split),
            (&mut self.merged, other.merged),
        ] {
            mine.add(theirs);
        }
        for (mine, theirs) in self.calibration.iter_mut().zip(other.calibration).chain([(&mut self.roles, other.roles)])
        {
            *mine = (mine.0 + theirs.0, mine.1 + theirs.1);
        }
    }

    fn count_roles(&mut self, article: &Article, roles: &BTreeMap<u32, Role>) {
        for (number, role) in roles {
            let found = article.blocks.get(*number as usize - 1).map(|block| block.role);
            self.roles.0 += usize::from(found == Some(*role) || is_frame(found, *role));
            self.roles.1 += 1;
        }
    }

    fn count_pair(&mut self, gold: &GoldPair, (left, right): (ArticleId, ArticleId), collation: &Collation) {
        let links: Vec<&Link> =
            collation.links_between(left, right).filter(|link| !gold.either.contains(&blocks(link))).collect();
        let is_right = |pair: &Pair| gold.sure.contains(pair) || gold.possible.contains(pair);
        let those = |wanted: &dyn Fn(&Link) -> bool| {
            links.iter().filter(|link| wanted(link)).map(|link| blocks(link)).collect::<BTreeSet<Pair>>()
        };
        let all = those(&|_| true);
        self.links.add(Tally::of(&all, &gold.sure, is_right));
        for link in &links {
            let tenth = &mut self.calibration[((link.strength * 10.0) as usize).min(9)];
            tenth.0 += 1;
            tenth.1 += usize::from(is_right(&blocks(link)));
        }
        // An event is right or wrong only where the link itself is sure.
        let sure = |pair: &Pair| gold.sure.contains(pair);
        let moved = those(&|link| link.moved && sure(&blocks(link)) && !gold.moved_either.contains(&blocks(link)));
        self.moved.add(Tally::of(&moved, &gold.moved, |pair| gold.moved.contains(pair)));
        let grouped = |kind: GroupKind| {
            those(&|link| {
                sure(&blocks(link))
                    && link.group.is_some_and(|group| {
                        group.kind == kind || matches!(group.kind, GroupKind::Regrouped | GroupKind::Copied)
                    })
            })
        };
        self.split.add(Tally::of(&grouped(GroupKind::Split), &gold.split, |pair| {
            gold.split.contains(pair) || gold.merged.contains(pair)
        }));
        self.merged.add(Tally::of(&grouped(GroupKind::Merged), &gold.merged, |pair| {
            gold.split.contains(pair) || gold.merged.contains(pair)
        }));
    }
}

/// Returns a link's blocks as gold numbers them, from 1.
pub fn blocks(link: &Link) -> Pair {
    (link.left.block + 1, link.right.block + 1)
}

/// Bylines, captions and notes are annotated differently from set to set; what
/// matters to a reader is that they are kept out of the story.
fn is_frame(found: Option<Role>, gold: Role) -> bool {
    let frame = |role: Role| matches!(role, Role::Furniture | Role::Byline | Role::Caption);
    found.is_some_and(frame) && frame(gold)
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}
