//! Texts as they ran: the sentence sets once more, in their paragraphs. Here the
//! engine finds the sentences itself, and what is scored are the links between
//! sentences inside the links of paragraphs.

use std::collections::BTreeSet;

use wirediff_engine::{Article, ArticleId, Collation, Options, SentenceId, Source, Story, collate};

use crate::gold::{GoldPair, GoldStory, Pair};
use crate::measure::Tally;

/// Two texts with the places of the sentences that people linked.
pub struct Paragraphs {
    story: Story,
    /// For each text the byte range of every sentence.
    spans: [Vec<(usize, usize)>; 2],
}

impl Paragraphs {
    /// Lays two texts' paragraphs of sentences out as they ran.
    pub fn new(sides: [Vec<Vec<String>>; 2]) -> Paragraphs {
        let laid = sides.map(|paragraphs| {
            let (mut text, mut spans) = (String::new(), Vec::new());
            for paragraph in paragraphs {
                text.push_str(if text.is_empty() { "" } else { "\n\n" });
                for (place, sentence) in paragraph.iter().enumerate() {
                    text.push_str(if place > 0 { " " } else { "" });
                    spans.push((text.len(), text.len() + sentence.len()));
                    text.push_str(sentence);
                }
            }
            (Source { text, ..Source::default() }, spans)
        });
        let [(left, lefts), (right, rights)] = laid;
        Paragraphs { story: Story { articles: vec![left, right], ..Story::default() }, spans: [lefts, rights] }
    }

    /// Scores the links between sentences.
    pub fn tally(&self, gold: &GoldPair) -> Tally {
        let collation = collate(&self.story, &Options::default());
        let found = self.found(&collation);
        Tally {
            found: found.len(),
            right: found.iter().filter(|pair| gold.sure.contains(pair) || gold.possible.contains(pair)).count(),
            recalled: gold.sure.iter().filter(|pair| found.contains(pair)).count(),
            wanted: gold.sure.len(),
        }
    }

    fn found(&self, collation: &Collation) -> BTreeSet<Pair> {
        let links = collation.links_between(ArticleId(0), ArticleId(1));
        let mut found = BTreeSet::new();
        for (left, right) in links.flat_map(|link| &link.sentences) {
            let (lefts, rights) = (self.said(0, collation, *left), self.said(1, collation, *right));
            found.extend(lefts.iter().flat_map(|&left| rights.iter().map(move |&right| (left, right))));
        }
        found
    }

    /// Returns the marked sentences of which one that the engine found has most,
    /// counted from 1.
    fn said(&self, side: usize, collation: &Collation, sentence: SentenceId) -> Vec<u32> {
        let article: &Article = &collation.articles[side];
        let found = &article.blocks[sentence.block.index()].sentences[sentence.sentence as usize];
        let is_most = |&(start, end): &(usize, usize)| {
            let shared = end.min(found.end).saturating_sub(start.max(found.start));
            2 * shared > (end - start).min(found.end - found.start)
        };
        let places = self.spans[side].iter().zip(1..).filter(|(span, _)| is_most(span));
        places.map(|(_, number)| number).collect()
    }
}

/// Scores a set of texts in their paragraphs.
pub fn tally(stories: &[GoldStory]) -> Tally {
    let mut tally = Tally::default();
    for (story, paragraphs) in stories.iter().filter_map(|story| Some((story, story.paragraphs.as_ref()?))) {
        tally.add(paragraphs.tally(&story.pairs[0]));
    }
    tally
}
