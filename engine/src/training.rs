//! Training: the evidence that the weights of links are learned from. Nothing of
//! it runs when a story is collated.

use crate::article::{Article, Role};
use crate::context::Context;
use crate::corpus::Corpus;
use crate::features::Features;
use crate::id::{ArticleId, BlockId};
use crate::linking::{PairCandidates, contexts, opened, weighed};
use crate::options::Meter;
use crate::read::read;
use crate::recast::recast;
use crate::story::Story;

/// Two paragraphs that might answer each other, and what speaks for it.
pub struct Example<Evidence> {
    pub left: BlockId,
    pub right: BlockId,
    pub evidence: Evidence,
}

/// A story, read and weighed once.
pub struct Evidence {
    articles: Vec<Article>,
    candidates: Vec<PairCandidates>,
}

impl Evidence {
    pub fn new(story: &Story) -> Evidence {
        let sources = story.articles.iter().enumerate();
        let mut articles: Vec<Article> = sources.map(|(index, source)| read(source, ArticleId(index as u32))).collect();
        recast(&mut articles);
        let candidates = weighed(&Corpus::new(&articles), &mut Meter::new(u64::MAX), &mut |_| {});
        Evidence { articles, candidates }
    }

    /// Returns what every two paragraphs say by themselves.
    pub fn features(&self) -> Vec<Example<Features>> {
        let mut all = Vec::new();
        for (left, right, candidates) in &self.candidates {
            for candidate in candidates {
                let (from, to) = candidate.blocks;
                all.extend(self.example((*left, from), (*right, to), candidate.features));
            }
        }
        all
    }

    /// Returns what stands around every two paragraphs that no other rule decides,
    /// where `strength` tells how sure they are by themselves.
    pub fn contexts(&self, strength: &dyn Fn(&Features) -> f32) -> Vec<Example<Context>> {
        let open = opened(&self.articles, self.candidates.clone(), strength);
        let mut all = Vec::new();
        for (pair, contexts) in open.iter().zip(contexts(&self.articles, &open)) {
            for (blocks, (context, _)) in contexts.into_iter().filter(|(blocks, _)| !pair.is_decided(*blocks)) {
                all.extend(self.example((pair.left, blocks.0), (pair.right, blocks.1), context));
            }
        }
        all
    }

    fn example<T>(&self, left: (usize, u32), right: (usize, u32), evidence: T) -> Option<Example<T>> {
        let block = |(article, place): (usize, u32)| &self.articles[article].blocks[place as usize];
        let (left, right) = (block(left), block(right));
        (left.role == Role::Body).then_some(Example { left: left.id, right: right.id, evidence })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::probability;
    use crate::story::Source;

    #[test]
    fn tells_what_speaks_for_every_two_paragraphs() {
        let source = |text: &str| Source { text: text.to_string(), ..Source::default() };
        let texts = [
            "# Bridge shut\n\nThe harbour bridge stays shut until October.\n\nThe opera has a new conductor, Orlanek.",
            "# No crossing\n\nUntil October the harbour bridge stays shut.",
        ];
        let evidence = Evidence::new(&Story { articles: texts.map(source).to_vec(), ..Story::default() });
        let features = evidence.features();
        let ends: Vec<String> = features.iter().map(|found| format!("{}-{}", found.left, found.right)).collect();
        assert_eq!(ends, ["A2-B2"]);
        assert!(features[0].evidence.coverage > 0.9);
        let contexts = evidence.contexts(&|features| probability(features.odds()));
        assert_eq!(contexts.len(), 1);
        assert!(contexts[0].evidence.strength() > 0.5);
    }
}
