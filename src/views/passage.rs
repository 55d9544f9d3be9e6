//! All versions of one passage under each other, word against word.

use leptos::prelude::*;
use wirediff_engine::ArticleId;

use super::block::piece;
use super::drawn::Drawn;
use super::marks::unfolder;
use crate::dom;
use crate::model::address::{to_article, to_block};
use crate::model::differences::{block_place, variant_place};
use crate::model::versions::{Agreement, Piece, Variant, Version};
use crate::model::{Collated, Dial, Versions, View};
use crate::phrases;
use crate::session::{PASSAGE_SHEET, Session};
use crate::shape::{Shape, heard, shape, words};

/// The names of more articles than this stand above their version, not beside it.
const BESIDE: usize = 5;

/// Shows the passage that the reader is at.
#[component]
pub fn Passage(session: Session) -> impl IntoView {
    let versions = session.versions();
    let draw = move |host: Shape| {
        host.holding(session.collated().map(|collated| sheet(session, &collated, &versions.get()))).done();
    };
    // All readings of a place are marked while one of them is pointed at.
    let on_point = move |event: &web_sys::Event| {
        let variant = dom::closest(event, "[data-variant]").and_then(|element| element.get_attribute("data-variant"));
        session.root.mark_variant(variant.as_deref());
    };
    view! {
        <section
            class="passage"
            aria-labelledby="passage-title"
            on:pointerover=move |event| on_point(&event)
            on:focusin=move |event| on_point(&event)
        >
            <h2 id="passage-title" class="heard">{phrases::PASSAGE.say()}</h2>
            <Drawn class="passage__all" draw=Box::new(draw) />
        </section>
    }
}

fn sheet(session: Session, collated: &Collated, versions: &Versions) -> Shape {
    let first = versions.versions.first().and_then(|version| version.blocks.first()).copied();
    let dial = first.map_or(Dial::Everything, |block| session.dial_in(block));
    let folded = session.counts().folded(session.dial.get());
    let folded = first
        .filter(|_| folded.all() > 0)
        .map(|block| shape("p").class("passage__folded").holding([unfolder(block, folded, dial == Dial::Everything)]));
    let is_each_own = is_each_own(versions);
    let is_shown = |at: usize| versions.variants.get(at).is_some_and(|variant| dial.shows(variant.grain));
    let name = |id: ArticleId| collated.article(id).map_or("", |article| article.name());
    let mut landings = versions.landings();
    let told: Vec<Shape> = versions
        .versions
        .iter()
        .map(|version| draw_version(collated, version, version.is_own && !is_each_own, &is_shown, &mut landings))
        .collect();
    let marked = versions.variants.iter().zip(versions.landings()).enumerate();
    let marked = marked.filter(|(at, (_, landing))| landing.is_some() && is_shown(*at));
    let variants: Vec<Shape> = marked.map(|(at, (variant, _))| draw_variant(at, variant, &name)).collect();
    let table = (!variants.is_empty()).then(|| {
        shape("section")
            .class("apparatus")
            .with("aria-labelledby", "apparatus-title")
            .holding([shape("h3")
                .with("id", "apparatus-title")
                .class("apparatus__title")
                .words(phrases::APPARATUS.say())])
            .holding([shape("ol").class("apparatus__list").holding(variants)])
    });
    let agreed = if versions.variants.is_empty() && versions.versions.len() < 2 {
        Some(agreed(versions))
    } else if is_each_own {
        Some(phrases::EACH_OWN.say().to_owned())
    } else {
        None
    };
    let agreed = agreed.map(|sentence| shape("p").class("passage__agreed").words(&sentence));
    let lacking = versions.lacking.iter().map(|(id, elsewhere)| {
        let line = shape("li").holding([words("", name(*id)).in_language(None)]);
        match elsewhere {
            Some(block) => line.words(": ").holding([shape("a")
                .with("href", &to_block(View::Passage, *block))
                .words(&phrases::told_in(&phrases::quoted(collated.collation.block_text(*block))))]),
            None => line,
        }
    });
    let lacking: Vec<Shape> = lacking.collect();
    let lacking = (!lacking.is_empty()).then(|| {
        shape("div")
            .class("passage__lacking")
            .holding([shape("h3").class("passage__subtitle").words(phrases::NOT_TOLD_BY.say())])
            .holding([shape("ul").class("passage__names").holding(lacking)])
    });
    shape("div")
        .class("passage__sheet")
        .with("id", PASSAGE_SHEET)
        .holding([steps(versions)])
        .holding(agreed)
        .holding([shape("ul").class("versions").holding(told)])
        .holding(folded)
        .holding(lacking)
        .holding(table)
}

/// Says whether no version has most of its words from another.
fn is_each_own(versions: &Versions) -> bool {
    versions.versions.iter().all(|version| version.is_own)
}

fn agreed(versions: &Versions) -> String {
    let articles = versions.versions.first().map_or(0, |version| version.articles.len());
    if articles < 2 { phrases::TOLD_BY_ONE.say().to_owned() } else { phrases::told_by_all(articles) }
}

/// Draws the way to the passages before and after.
fn steps(versions: &Versions) -> Shape {
    let step = |id: &str, arrow: &str, name: &str, to: Option<wirediff_engine::BlockId>| match to {
        Some(block) => shape("a")
            .class("passage__step")
            .with("id", id)
            .with("href", &to_block(View::Passage, block))
            .holding([words("passage__arrow", arrow).with("aria-hidden", "true"), words("passage__word", name)]),
        None => shape("span").class("passage__step"),
    };
    let at = shape("p")
        .class("passage__at")
        .with("role", "status")
        .words(&phrases::passage_of(versions.number, versions.of));
    shape("nav")
        .class("passage__steps")
        .with("aria-label", phrases::PASSAGES.say())
        .holding([step("passage-previous", "←", phrases::PREVIOUS_PASSAGE.say(), versions.previous)])
        .holding([at])
        .holding([step("passage-next", "→", phrases::NEXT_PASSAGE.say(), versions.next)])
}

fn draw_version(
    collated: &Collated,
    version: &Version,
    has_tag: bool,
    is_shown: &dyn Fn(usize) -> bool,
    landings: &mut [Option<Agreement>],
) -> Shape {
    let Some(&first) = version.articles.first() else { return shape("li") };
    let article = collated.article(first);
    let language = article.map(|article| article.meta.language.as_deref().unwrap_or_default());
    let text = article.map_or("", |article| article.text.as_str());
    let names = version.articles.iter().map(|id| {
        let name = collated.article(*id).map_or("", |article| article.name());
        let tag = (collated.collation.base == Some(*id)).then(|| words("head__base", phrases::SHOW_BASE_TAG.say()));
        let block = collated.beside(*version.blocks.first()?, *id).first().copied();
        let link = shape("a").with("href", &to_article(View::Columns, block?, *id)).in_language(None).words(name);
        Some(shape("span").class("version__name").holding([link]).holding(tag))
    });
    let blocks = version.blocks.iter().zip(&version.pieces).map(|(id, pieces)| {
        let pieces = pieces.iter().map(|piece| draw_piece(text, piece, is_shown, landings));
        let block = shape("p")
            .class("block version__text")
            .with("id", &block_place(*id))
            .with("tabindex", "-1")
            .in_language(language)
            .holding(pieces);
        piece(collated, *id, block)
    });
    let blocks: Vec<Shape> = blocks.collect();
    let own = has_tag.then(|| words("version__own", phrases::OWN_WORDS.say()));
    let is_crowd = version.articles.len() > BESIDE;
    shape("li")
        .class(if is_crowd { "version version--crowd" } else { "version" })
        .holding([shape("div").class("version__names").holding(names.flatten()).holding(own)])
        .holding([shape("div").class("version__texts").holding(blocks)])
}

fn draw_piece(
    text: &str,
    piece: &Piece,
    is_shown: &dyn Fn(usize) -> bool,
    landings: &mut [Option<Agreement>],
) -> Shape {
    let said = text.get(piece.range.0..piece.range.1).unwrap_or_default();
    let Some(variant) = piece.variant.filter(|at| is_shown(*at)) else { return words("", said) };
    let (class, name) = match piece.agreement {
        Agreement::Common => ("variant", ""),
        Agreement::Shared => ("variant mark mark--reworded", phrases::HEARD_SHARED.say()),
        Agreement::Alone => ("variant mark mark--extra", phrases::HEARD_EXTRA.say()),
        Agreement::Lacking => ("variant mark mark--gone", phrases::HEARD_LACKING.say()),
    };
    let element = if piece.agreement == Agreement::Common { "span" } else { "mark" };
    let mut mark = shape(element).class(class).with("data-variant", &variant.to_string());
    if let Some(landing) = landings.get_mut(variant).filter(|landing| **landing == Some(piece.agreement)) {
        *landing = None;
        mark = mark.with("id", &variant_place(variant)).with("tabindex", "-1");
    }
    if piece.agreement == Agreement::Lacking {
        mark = mark.holding([shape("span").class("mark__sign").with("aria-hidden", "true")]);
    }
    mark.holding((!name.is_empty()).then(|| heard(name))).words(said)
}

/// Draws what is read at a place, and where.
fn draw_variant<'a>(at: usize, variant: &Variant, name: &dyn Fn(ArticleId) -> &'a str) -> Shape {
    let readings = variant.readings.iter().map(|reading| {
        let said = match &reading.words {
            Some(text) => words("apparatus__words", text).in_language(None),
            None => words("apparatus__nothing", phrases::NOTHING_HERE.say()),
        };
        let names: Vec<&str> = reading.articles.iter().map(|id| name(*id)).collect();
        shape("span").class("apparatus__reading").holding([said, heard(": ")]).holding([words(
            "apparatus__names",
            &names.join(", "),
        )
        .in_language(None)])
    });
    shape("li").class("apparatus__item").with("data-variant", &at.to_string()).holding(readings)
}
