//! What the figures of the story come to, in a sentence or two.

use leptos::prelude::*;
use wirediff_engine::{ArticleId, Ledger};

use crate::model::gist::{OfBase, gist, most_of_its_own};
use crate::model::{Collated, Gist as Found, Overview};
use crate::phrases;
use crate::session::Session;

/// Says the sentence.
#[component]
pub fn Gist(session: Session) -> impl IntoView {
    view! {
        <p class="gist">
            {move || {
                let collated = session.collated()?;
                Some(in_words(&collated, &session.overview().get(), session.ledger(&collated).as_ref()))
            }}
        </p>
    }
}

/// Returns the sentences.
pub fn in_words(collated: &Collated, overview: &Overview, ledger: Option<&Ledger>) -> String {
    // A name in another script must not turn the sentence around it.
    let isolated = |article: &wirediff_engine::Article| format!("\u{2068}{}\u{2069}", article.name());
    let names: Vec<String> = collated.collation.articles.iter().map(isolated).collect();
    let name = |id: ArticleId| names[id.index()].as_str();
    let mut sentences = Vec::new();
    match gist(collated, overview, ledger) {
        Some(Found::OfBase(OfBase { base, most, least, cut_short, left_out })) => {
            sentences.push(phrases::kept(name(base), (name(most.0), most.1), (name(least.0), least.1)));
            let cut_short: Vec<&str> = cut_short.into_iter().map(name).collect();
            if !cut_short.is_empty() {
                sentences.push(phrases::cut_short(&cut_short));
            }
            let others = names.len() - 1;
            sentences.extend(left_out.map(|(block, lacking)| {
                phrases::left_out(lacking, others, &phrases::quoted(collated.collation.block_text(block)))
            }));
        }
        Some(Found::Mutual([(left, of_left), (right, of_right)])) => {
            sentences.push(phrases::share(name(right), of_left.had, of_left.of, name(left)));
            sentences.push(phrases::share(name(left), of_right.had, of_right.of, name(right)));
        }
        Some(Found::Closest { left, right, passages }) => {
            sentences.push(phrases::closest(name(left), name(right), passages));
        }
        None => {}
    }
    let own = most_of_its_own(collated).filter(|_| collated.collation.articles.len() > 2);
    sentences.extend(own.map(|(id, paragraphs)| phrases::most_of_its_own(name(id), paragraphs)));
    sentences.join(" ")
}
