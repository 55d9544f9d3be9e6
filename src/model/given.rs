//! A collation that was computed elsewhere: it is only shown if it hangs together.

use wirediff_engine::collation::SCHEMA;
use wirediff_engine::{Article, BlockId, Collation};

/// How a page says that no article is the base.
pub const NO_BASE: &str = "none";

/// Says whether every name in a collation names something, and every place in a
/// text is one.
pub fn is_sound(collation: &Collation) -> bool {
    let Collation { schema, articles, base, links, passages, summary, findings, .. } = collation;
    let has = |id: &BlockId| articles.get(id.article.index()).is_some_and(|article| id.index() < article.blocks.len());
    let is_range = |id: &BlockId, range: &(usize, usize)| {
        articles.get(id.article.index()).is_some_and(|article| article.text.get(range.0..range.1).is_some())
    };
    schema == SCHEMA
        && summary.articles.len() == articles.len()
        && articles.iter().enumerate().all(|(at, article)| article.id.index() == at && is_sound_article(article))
        && base.is_none_or(|base| base.index() < articles.len())
        && links.iter().all(|link| {
            let edits = link.edits.iter();
            has(&link.left)
                && has(&link.right)
                && link.left.article < link.right.article
                && edits.clone().all(|edit| is_range(&link.left, &edit.left) && is_range(&link.right, &edit.right))
        })
        && passages.iter().all(|passage| {
            let readings = passage.readings.iter();
            readings.clone().all(|(article, blocks)| blocks.iter().all(|id| has(id) && id.article == *article))
        })
        && findings.iter().all(|finding| {
            finding.reference < finding.instances.len()
                && finding.missing.iter().all(|id| id.index() < articles.len())
                && finding.instances.iter().all(|instance| {
                    let others = [instance.speaker, instance.verb, instance.first];
                    let spans = instance.spans.iter().copied().chain(others.into_iter().flatten());
                    has(&instance.block)
                        && spans.into_iter().all(|span| is_range(&instance.block, &span))
                        && instance.lacks.iter().all(|other| has(&other.block) && is_range(&other.block, &other.span))
                })
        })
}

fn is_sound_article(article: &Article) -> bool {
    let is_range = |start: usize, end: usize| article.text.get(start..end).is_some();
    article.blocks.iter().enumerate().all(|(at, block)| {
        let sentences = block.sentences.iter();
        (block.id.article, block.id.index()) == (article.id, at)
            && is_range(block.start, block.end)
            && sentences.clone().all(|sentence| is_range(sentence.start, sentence.end))
    })
}

#[cfg(test)]
mod tests {
    use wirediff_engine::{ArticleId, Options, Source, Story, collate};

    use super::*;

    fn collation() -> Collation {
        let source = |text: &str| Source { text: text.to_owned(), ..Source::default() };
        let articles = vec![source("The council voted on Tuesday."), source("The council voted on Tuesday evening.")];
        collate(&Story { articles, ..Story::default() }, &Options::default())
    }

    #[test]
    fn what_the_engine_makes_hangs_together() {
        assert!(is_sound(&collation()));
    }

    #[test]
    fn what_names_something_that_is_not_there_does_not() {
        let mut other = collation();
        other.base = Some(ArticleId(2));
        assert!(!is_sound(&other));
        let mut other = collation();
        other.links[0].right.block = 7;
        assert!(!is_sound(&other));
        let mut other = collation();
        other.articles[0].text.truncate(9);
        assert!(!is_sound(&other));
        let mut other = collation();
        other.schema.push('0');
        assert!(!is_sound(&other));
    }
}
