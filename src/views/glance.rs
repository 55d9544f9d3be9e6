//! The first sight of a comparison: what the overview shows, before there is anything
//! that a reader could choose.

use super::gist;
use super::overview::key;
use super::overview_list::list;
use super::strips::strips;
use crate::model::overview::{Order, overview};
use crate::model::{Collated, Dial};
use crate::phrases;
use crate::shape::{Shape, shape};

/// Draws the head of a comparison and its overview.
pub fn glance(collated: &Collated, title: Option<&str>, is_narrow: bool) -> [Shape; 2] {
    let articles = collated.collation.articles.len();
    let summary = &collated.collation.summary;
    let figures = phrases::summary(articles, summary.passages, summary.shared_by_all, summary.only_in_one);
    let title = title.map_or_else(|| phrases::own_title(articles), str::to_owned);
    let head = shape("div")
        .class("masthead__story")
        .holding([shape("h1").class("masthead__title").with("dir", "auto").with("aria-level", "2").words(&title)])
        .holding([shape("p").class("masthead__figures").words(&figures)]);

    let story = overview(collated, &None, Order::Story);
    let picture = match is_narrow {
        true => list(collated, &story, None, Dial::default()),
        false => strips(collated, &story, None, Dial::default()),
    };
    let key = (!is_narrow).then(|| shape("div").class("overview__key").holding([key(story.base.is_some())]));
    let view = shape("section")
        .class("overview")
        .with("aria-labelledby", "overview-title")
        .holding([shape("h2").class("heard").with("id", "overview-title").words(phrases::OVERVIEW.say())])
        .holding([shape("p").class("gist").words(&gist::in_words(collated, &story, None))])
        .holding([shape("div").class("overview__head").holding(key)])
        .holding([shape("div").class("overview__picture").holding([picture])]);
    [
        shape("header").class("masthead masthead--part").holding([head]),
        shape("div").class("page page--glance").with("aria-busy", "true").holding([view]),
    ]
}
