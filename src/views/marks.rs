//! A linked paragraph's words, with what differs marked inside.

use std::sync::Arc;

use leptos::prelude::*;
use wirediff_engine::{ArticleId, BlockId};

use crate::model::differences::{is_marked, words_place};
use crate::model::runs::runs;
use crate::model::{Collated, Pair, Run, Stand};
use crate::phrases;
use crate::session::Session;

/// How much of the other article is shown between the words of this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marking {
    /// Missing words are a small sign: the other article is beside this one.
    Beside,
    /// The other article's words stand in the text, struck through.
    Inline,
    /// The reference itself beside the one article held against it: its words
    /// that the other lacks are marked, and nothing is a difference of its own.
    Mirror,
}

/// Shows a linked block's words, marked as soon as its edits are known.
#[component]
pub fn MarkedText(
    session: Session,
    collated: Arc<Collated>,
    /// The article on show and the one it is held against.
    pair: Pair,
    block: BlockId,
    marking: Marking,
) -> impl IntoView {
    let edits = session.edits(&collated, pair);
    move || {
        let text = collated.collation.block_text(block).to_owned();
        let Some(edits) = edits.get() else {
            return text.into_any();
        };
        let house_style = session.house_style.get();
        let runs = runs(&collated, &edits, pair, block);
        let is_whole = runs.iter().all(|run| run.stand != Stand::Kept);
        let words = Words { collated: &collated, pair, block, marking, is_whole };
        let views = runs.iter().enumerate().map(|(index, run)| {
            if is_marked(run, house_style) {
                words.marked(index, run)
            } else {
                words.text(pair.here, run.here).into_any()
            }
        });
        views.collect_view().into_any()
    }
}

struct Words<'a> {
    collated: &'a Collated,
    pair: Pair,
    block: BlockId,
    marking: Marking,
    /// Whether no word of the block is the other's too.
    is_whole: bool,
}

impl Words<'_> {
    fn text(&self, article: ArticleId, range: (usize, usize)) -> String {
        let text = self.collated.article(article).and_then(|article| article.text.get(range.0..range.1));
        text.unwrap_or_default().to_owned()
    }

    /// Returns a space for each side where a word of this text touches the place.
    fn spaces_around(&self, at: usize) -> (Option<&'static str>, Option<&'static str>) {
        let text = self.collated.article(self.pair.here).map_or("", |article| article.text.as_str());
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at..).and_then(|text| text.chars().next());
        let needs_none_before = |c: &char| c.is_whitespace() || "([“‘«-–—/".contains(*c);
        let needs_none_after = |c: &char| c.is_whitespace() || ")]”’».,;:!?-–—/".contains(*c);
        let before = before.filter(|c| !needs_none_before(c)).map(|_| " ");
        (before, after.filter(|c| !needs_none_after(c)).map(|_| " "))
    }

    /// Returns a marked run. What it looks like is in `style/marks.css`; what a
    /// screen reader hears besides the words themselves is kept to a word or two.
    fn marked(&self, index: usize, run: &Run) -> AnyView {
        let has_base = self.collated.collation.base == Some(self.pair.there);
        let place = (self.marking != Marking::Mirror).then(|| words_place(self.block, index));
        let here = self.text(self.pair.here, run.here);
        let there = self.text(self.pair.there, run.there);
        let is_long = self.is_whole || here.len().max(there.len()) > 160;
        // House style is marked so lightly that the other's words would outweigh it.
        let is_inline = self.marking == Marking::Inline && !run.is_style;
        match run.stand {
            Stand::Kept => here.into_any(),
            Stand::Extra => {
                let is_lost = self.marking == Marking::Mirror && self.collated.collation.base == Some(self.pair.here);
                let heard = if is_lost {
                    phrases::HEARD_CUT
                } else if has_base {
                    phrases::HEARD_ADDED
                } else {
                    phrases::HEARD_EXTRA
                };
                view! {
                    <mark
                        id=place
                        tabindex="-1"
                        class="mark"
                        class:mark--extra=!is_lost
                        class:mark--lost=is_lost
                        class:mark--style=run.is_style
                        class:mark--long=is_long
                    >
                        <span class="heard">{heard}</span>
                        {here}
                    </mark>
                }
                .into_any()
            }
            Stand::Reworded => {
                // The other parts of a split paragraph may have told its words already.
                let is_told = there.is_empty();
                let hint = (!is_inline && !is_told).then(|| phrases::instead_of(&there));
                view! {
                    <mark
                        id=place
                        tabindex="-1"
                        class="mark mark--reworded"
                        class:mark--style=run.is_style
                        class:mark--inline=is_inline
                        class:mark--long=is_long
                        title=hint
                    >
                        <span class="heard">
                            {if is_told { phrases::HEARD_REWORDED } else { phrases::HEARD_INSTEAD_OF }}
                        </span>
                        {(!is_told)
                            .then(|| {
                                view! {
                                    <span class="mark__before">{there}</span>
                                    <span class="heard">{phrases::HEARD_END}</span>
                                }
                            })}
                        <span class="mark__after">{here}</span>
                    </mark>
                }
                .into_any()
            }
            Stand::Gone => {
                if self.marking == Marking::Mirror {
                    return ().into_any();
                }
                let heard = if has_base { phrases::HEARD_CUT } else { phrases::HEARD_GONE };
                let hint = (!is_inline).then(|| format!("{heard}{}", phrases::quoted(&there)));
                // The words are put where this text has none: they need spaces of their own.
                let (before, after) = self.spaces_around(run.here.0);
                view! {
                    {before.filter(|_| is_inline)}
                    <mark
                        id=place
                        tabindex="-1"
                        class="mark mark--gone"
                        class:mark--style=run.is_style
                        class:mark--inline=is_inline
                        class:mark--long=is_long
                        title=hint
                    >
                        <span class="mark__sign" aria-hidden="true"></span>
                        <span class="heard">{heard}</span>
                        <span class="mark__before">{there}</span>
                    </mark>
                    {after.filter(|_| is_inline)}
                }
                .into_any()
            }
        }
    }
}
