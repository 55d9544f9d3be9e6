//! What was recognised in an article, piece by piece, for the reader to correct.

use leptos::prelude::*;
use web_sys::HtmlDetailsElement;

use super::drawn::Drawn;
use crate::dom;
use crate::phrases;
use crate::session::{Key, Session};
use crate::shape::{Shape, shape, words};
use wasm_bindgen::JsCast;
use wirediff_engine::story::PinKind;

/// Sums up an article, and on demand lists its pieces, each to be called page
/// furniture or a part of the story.
#[component]
pub fn Recognised(session: Session, key: Key) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let id = Memo::new(move |_| session.articles().into_iter().find(|(_, other, _)| *other == key).map(|(id, ..)| id));
    let facts = move || {
        let collated = session.collated()?;
        let article = collated.article(id.get()?)?;
        let summary = collated.collation.summary.articles.get(article.id.index())?;
        let mut facts: Vec<String> = article.headline().map(phrases::quoted).into_iter().collect();
        facts.push(phrases::count(summary.paragraphs, "paragraph", "paragraphs"));
        if summary.furniture > 0 {
            facts.push(phrases::furniture(summary.furniture));
        }
        Some(facts.join(" · "))
    };
    let on_toggle = move |event: web_sys::Event| {
        let details = event.target().and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok());
        is_open.set(details.is_some_and(|details| details.open()));
    };
    let on_click = move |event: web_sys::MouseEvent| {
        let piece = dom::closest(&event, "[data-turn]").and_then(|button| button.get_attribute("data-turn"));
        if let Some(block) = piece.and_then(|block| block.parse().ok()) {
            session.correct(session.other_kind(block), &[vec![block]]);
        }
    };
    let draw = move |host: Shape| {
        let Some(collated) = session.collated().filter(|_| is_open.get()) else { return };
        let Some(article) = id.get().and_then(|id| collated.article(id)) else { return };
        let pieces = article.blocks.iter().map(|block| {
            let opening = phrases::quoted(article.block_text(block));
            let is_story = session.other_kind(block.id) == PinKind::Body;
            let says = if is_story { phrases::IS_STORY } else { phrases::IS_FURNITURE };
            let turn = shape("button")
                .with("type", "button")
                .class("button button--small recognised__turn")
                .with("id", &format!("turn-{}", block.id))
                .with("data-turn", &block.id.to_string())
                .with("aria-label", &phrases::act_on(says, &opening))
                .words(says);
            let text = words("recognised__text", &opening).in_language(article.meta.language.as_deref());
            let class = if is_story { "recognised__piece recognised__piece--furniture" } else { "recognised__piece" };
            shape("li").class(class).holding([words("recognised__role", phrases::role(block.role)), text, turn])
        });
        host.holding([shape("ol").class("recognised__pieces").holding(pieces)]).done();
    };
    view! {
        <details class="recognised" on:toggle=on_toggle on:click=on_click>
            <summary class="recognised__facts" dir="auto">
                {facts}
            </summary>
            <Drawn class="recognised__all" draw=Box::new(draw) />
        </details>
    }
}
