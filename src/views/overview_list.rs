//! The overview as a list, for screens without room for a picture: it says the same.

use wirediff_engine::{ArticleId, Ledger};

use super::overview::{bar_of, how, ledger_title, looks, way};
use crate::model::address::to_block;
use crate::model::differences::cell_place;
use crate::model::overview::How;
use crate::model::{Collated, Dial, Overview as Story, View};
use crate::phrases;
use crate::shape::{Shape, shape, words};

/// Draws the overview as a list.
pub fn list(collated: &Collated, story: &Story, ledger: Option<&Ledger>, dial: Dial) -> Shape {
    let name = |id: ArticleId| collated.article(id).map_or("", |article| article.name());
    let ledgers = collated.collation.articles.iter().map(|article| {
        let id = article.id;
        let tag = (story.base == Some(id)).then(|| words("head__base", phrases::SHOW_BASE_TAG.say()));
        shape("li")
            .class("told__ledger")
            .holding([words("told__name", name(id)).in_language(None)])
            .holding(tag)
            .holding(bar_of(ledger, id))
    });
    let passages = story.passages.iter().map(|told| {
        let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
        for cell in told.cells.iter().filter(|cell| !matches!(cell.how, How::Nothing | How::Base)) {
            let text = phrases::told(how(cell), way(cell.moved));
            match groups.iter_mut().find(|(other, _)| *other == text) {
                Some((_, names)) => names.push(name(cell.article)),
                None => groups.push((text, vec![name(cell.article)])),
            }
        }
        let text = collated.collation.block_text(told.block);
        let opening = shape("a")
            .class("told__opening")
            .with("href", &to_block(View::Passage, told.block))
            .in_language(None)
            .words(&phrases::quoted(text));
        let strip = told.cells.iter().map(|cell| shape("span").class(&looks(cell, dial)));
        let groups = groups.iter().map(|(text, names)| shape("li").words(&phrases::with_names(text, names)));
        shape("li")
            .class("told")
            .with("id", &cell_place(told.block, told.block.article))
            .with("tabindex", "-1")
            .holding([words("told__number", &phrases::passage_number(told.number)).with("aria-hidden", "true")])
            .holding([opening, shape("div").class("told__strip").with("aria-hidden", "true").holding(strip)])
            .holding([shape("ul").class("told__how").holding(groups)])
    });
    shape("div")
        .class("told__all")
        .holding(ledger_title(collated, story, ledger).map(|title| shape("p").class("told__title").words(&title)))
        .holding([shape("ul").class("told__ledgers").holding(ledgers)])
        .holding([shape("ol").class("told__passages").holding(passages)])
}
