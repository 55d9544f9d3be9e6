//! A difference as a line of text, to be put into a message or a note.

use leptos::task::spawn_local;
use wirediff_engine::{Article, BlockId, Role};

use super::stepper::in_words;
use crate::dom;
use crate::model::{Collated, Difference, Stand, What};
use crate::phrases;
use crate::session::Session;

/// Copies the difference that the reader is at, and says so.
pub fn copy_difference(session: Session) {
    let text = leptos::prelude::untrack(|| {
        let (_, difference) = session.current()?;
        text(session, &difference)
    });
    let Some(text) = text else {
        session.tell(phrases::NOTHING_TO_COPY.say().to_owned(), false);
        return;
    };
    // In the language of here and now, not of whatever is drawn by then.
    let (copied, not_copied) = (phrases::COPIED.say(), phrases::not_copied(&text));
    spawn_local(async move {
        let is_copied = dom::copy(&text).await;
        session.tell(if is_copied { copied.to_owned() } else { not_copied }, false);
    });
}

/// Returns the difference as a line that says where it is and against what.
fn text(session: Session, difference: &Difference) -> Option<String> {
    let collated = session.collated()?;
    let here = collated.article(difference.here)?;
    let there = difference.there.and_then(|there| collated.article(there));
    // The block stands in the place's name.
    let block = difference.place.split('-').find_map(|part| part.parse::<BlockId>().ok());
    let place = block.filter(|block| block.article == here.id).and_then(|block| numbered(&collated, block));
    let at = match place {
        Some(number) => phrases::at_paragraph(here.name(), number),
        None => here.name().to_owned(),
    };
    let words = |article: &Article, range: (usize, usize)| {
        let text = article.text.get(range.0..range.1).unwrap_or_default();
        phrases::in_quotation_marks(&text.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let is_base = difference.there.is_some() && collated.collation.base == difference.there;
    let against = |line: &str| match there {
        Some(there) => phrases::line_against(line, there.name(), is_base),
        None => line.to_owned(),
    };
    let whole = |id: BlockId| phrases::in_quotation_marks(collated.collation.block_text(id).trim());
    Some(match &difference.what {
        What::Words { stand, here: at_here, there: from, .. } => {
            let here_words = words(here, *at_here);
            let there_words = there.map(|there| words(there, *from)).unwrap_or_default();
            let line = match stand {
                Stand::Kept => return None,
                Stand::Reworded if from.0 == from.1 => phrases::line_in_other_words(&at, &here_words),
                Stand::Reworded => phrases::line_reworded(&at, &here_words, &there_words),
                Stand::Extra if is_base => phrases::line_added(&at, &here_words),
                Stand::Extra => phrases::line_only_here(&at, &here_words),
                Stand::Gone if is_base => phrases::line_cut(&at, &there_words),
                Stand::Gone => phrases::line_missing(&at, &there_words),
            };
            against(&line)
        }
        What::Extra(id) if is_base => against(&phrases::line_added(&at, &whole(*id))),
        What::Extra(id) => against(&phrases::line_only_here(&at, &whole(*id))),
        What::Variant(_) => in_words(session, difference)?,
        What::Finding(..) => return None,
        What::Missing(_)
        | What::Moved { .. }
        | What::Split(_)
        | What::Merged(_)
        | What::OwnWords(_)
        | What::Perhaps(_)
        | What::Told(_) => against(&in_words(session, difference)?),
    })
}

/// Returns a paragraph's number in its article, from 1; none of a headline.
fn numbered(collated: &Collated, block: BlockId) -> Option<usize> {
    let blocks = &collated.article(block.article)?.blocks;
    let is_body = |block: &&wirediff_engine::Block| block.role == Role::Body;
    blocks.get(block.index()).filter(is_body)?;
    Some(blocks.get(..=block.index())?.iter().filter(is_body).count())
}
