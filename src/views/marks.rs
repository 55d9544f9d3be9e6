//! A linked paragraph's words, with what differs marked inside.

use leptos::prelude::*;
use wirediff_engine::{ArticleId, BlockId};

use super::block::Sheet;
use crate::model::dial::{Counts, Grain};
use crate::model::differences::{folded, is_marked, words_place};
use crate::model::runs::runs;
use crate::model::{Collated, Dial, Pair, Run, Stand};
use crate::phrases;
use crate::shape::{Shape, heard, shape, words};

/// More bytes than this are a sentence told anew: it is shown whole before and after.
const LONG: usize = 160;

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

/// Draws a linked block's words into it, marked as soon as its edits are known.
pub fn draw_words(sheet: &Sheet, pair: Pair, block: BlockId, host: Shape) -> Shape {
    let collated = sheet.collated;
    let Some(edits) = sheet.session.edits(collated, pair).get() else {
        return host.words(collated.collation.block_text(block));
    };
    let dial = sheet.session.dial_in(block);
    let runs = runs(collated, &edits, pair, block);
    let is_whole = runs.iter().all(|run| run.stand != Stand::Kept);
    let words = Words { collated, pair, block, marking: sheet.marking, is_whole };
    let mut shape = host;
    for (index, run) in runs.iter().enumerate() {
        shape = if is_marked(run, dial) {
            words.marked(shape, index, run)
        } else {
            shape.words(words.text(pair.here, run.here))
        };
    }
    let folded = folded(&runs, sheet.session.dial.get());
    // In a mirror nothing is a difference of its own.
    if sheet.marking == Marking::Mirror || folded.all() == 0 {
        return shape;
    }
    shape.words(" ").holding([unfolder(block, folded, dial == Dial::Everything)])
}

/// Draws what counts the marks that the dial folds away, and shows them when asked.
pub fn unfolder(block: BlockId, folded: Counts, is_open: bool) -> Shape {
    let told = phrases::folded(folded.of(Grain::Substance), folded.of(Grain::Wording), folded.of(Grain::Style));
    // House style is folded away nearly everywhere: its number is enough.
    let is_style = folded.of(Grain::Style) == folded.all();
    let seen = if is_style { phrases::number(folded.all()) } else { told.clone() };
    shape("button")
        .with("type", "button")
        .class("folded")
        .with("id", &format!("folded-{block}"))
        .with("data-marks", &block.to_string())
        .with("aria-expanded", if is_open { "true" } else { "false" })
        .with("aria-label", &told)
        .with("title", &told)
        .words(&seen)
}

struct Words<'a> {
    collated: &'a Collated,
    pair: Pair,
    block: BlockId,
    marking: Marking,
    /// Whether no word of the block is the other's too.
    is_whole: bool,
}

impl<'a> Words<'a> {
    fn text(&self, article: ArticleId, range: (usize, usize)) -> &'a str {
        let text = self.collated.article(article).and_then(|article| article.text.get(range.0..range.1));
        text.unwrap_or_default()
    }

    /// Returns a space for each side where a word of this text touches the place.
    fn spaces_around(&self, at: usize) -> (&'static str, &'static str) {
        let text = self.collated.article(self.pair.here).map_or("", |article| article.text.as_str());
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at..).and_then(|text| text.chars().next());
        let needs_none_before = |c: &char| c.is_whitespace() || "([“‘«-–—/".contains(*c);
        let needs_none_after = |c: &char| c.is_whitespace() || ")]”’».,;:!?-–—/".contains(*c);
        let space = |needed: bool| if needed { " " } else { "" };
        (space(before.is_some_and(|c| !needs_none_before(&c))), space(after.is_some_and(|c| !needs_none_after(&c))))
    }

    /// Draws a marked run. What it looks like is in `style/marks.css`; what a
    /// screen reader hears besides the words themselves is kept to a word or two.
    fn marked(&self, host: Shape, index: usize, run: &Run) -> Shape {
        let base = self.collated.collation.base;
        let has_base = base == Some(self.pair.there);
        let here = self.text(self.pair.here, run.here);
        let there = self.text(self.pair.there, run.there);
        // House style is marked so lightly that the other's words would outweigh it.
        let is_inline = self.marking == Marking::Inline && !run.is_style();
        let is_lost = self.marking == Marking::Mirror && base == Some(self.pair.here);
        let kind = match run.stand {
            Stand::Extra if is_lost => "lost",
            Stand::Extra => "extra",
            Stand::Reworded => "reworded",
            Stand::Gone if self.marking != Marking::Mirror => "gone",
            Stand::Gone => return host,
            Stand::Kept => return host.words(here),
        };
        let kind_name = run.kind.and_then(phrases::edit_kind);
        let mark = self.mark(kind, index, run, is_inline && run.stand != Stand::Extra);
        match run.stand {
            Stand::Extra => {
                let text = match (is_lost, has_base) {
                    (true, _) => phrases::HEARD_CUT,
                    (_, true) => phrases::HEARD_ADDED,
                    _ => phrases::HEARD_EXTRA,
                };
                let mark = mark.with_some("title", kind_name);
                host.holding([mark.holding([heard(&phrases::of_kind(kind_name, text))]).words(here)])
            }
            // The other parts of a split paragraph may have told its words already.
            Stand::Reworded if there.is_empty() => {
                let text = phrases::of_kind(kind_name, phrases::HEARD_REWORDED);
                let mark = mark.with_some("title", kind_name);
                host.holding([mark.holding([heard(&text), words("mark__after", here)])])
            }
            Stand::Reworded => {
                let hint = (!is_inline).then(|| phrases::of_kind(kind_name, &phrases::instead_of(there)));
                let text = phrases::of_kind(kind_name, phrases::HEARD_INSTEAD_OF);
                let before = [heard(&text), words("mark__before", there), heard(phrases::HEARD_END)];
                let mark = mark.with_some("title", hint.as_deref().or(kind_name)).holding(before);
                host.holding([mark.holding([words("mark__after", here)])])
            }
            _ => {
                let text = if has_base { phrases::HEARD_CUT } else { phrases::HEARD_GONE };
                let text = phrases::of_kind(kind_name, text);
                let hint = (!is_inline).then(|| format!("{text}{}", phrases::quoted(there)));
                let sign = shape("span").class("mark__sign").with("aria-hidden", "true");
                let mark = mark.with_some("title", hint.as_deref().or(kind_name));
                let mark = mark.holding([sign, heard(&text), words("mark__before", there)]);
                // The words are put where this text has none: they need spaces of their own.
                let (before, after) = if is_inline { self.spaces_around(run.here.0) } else { ("", "") };
                host.words(before).holding([mark]).words(after)
            }
        }
    }

    fn mark(&self, kind: &str, index: usize, run: &Run, is_inline: bool) -> Shape {
        let longest = (run.here.1 - run.here.0).max(run.there.1 - run.there.0);
        let mut class = format!("mark mark--{kind}");
        for (name, is_so) in [
            (" mark--style", run.is_style()),
            (" mark--inline", is_inline),
            (" mark--long", self.is_whole || longest > LONG),
        ] {
            class.push_str(if is_so { name } else { "" });
        }
        // In a mirror nothing is a difference of its own.
        let place = (self.marking != Marking::Mirror).then(|| words_place(self.block, index));
        shape("mark").class(&class).with("tabindex", "-1").with_some("id", place.as_deref())
    }
}
