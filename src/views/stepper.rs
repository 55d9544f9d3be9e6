//! Where the reader stands among the differences, and the way to the next.

use leptos::prelude::*;

use super::copying::copy_difference;
use super::overview::{how, way};
use crate::model::collated::other_end;
use crate::model::{Difference, Stand, View, What};
use crate::phrases;
use crate::session::Session;

/// Says how much differs and moves the reader from one difference to the next.
#[component]
pub fn Stepper(session: Session) -> impl IntoView {
    let differences = session.differences();
    let count = move || differences.with(|all| all.len());
    let text = move || match session.current() {
        Some((at, Difference { what: What::Finding(..), .. })) => phrases::finding(at, count()),
        Some((at, _)) => phrases::difference(at, count()),
        None if session.view() == View::Findings => phrases::findings(count()),
        None => phrases::differences(count()),
    };
    let word = move |step: &'static str, of_findings: &'static str| {
        if session.view() == View::Findings { of_findings } else { step }
    };
    let detail = move || session.current().and_then(|(_, difference)| in_words(session, &difference));
    view! {
        <nav class="stepper" aria-label=phrases::DIFFERENCES.say()>
            <button
                type="button"
                class="stepper__button"
                aria-keyshortcuts="p k Shift+F7"
                disabled=move || count() == 0
                on:click=move |_| session.step(-1)
            >
                <span class="stepper__arrow" aria-hidden="true">"↑"</span>
                <span class="stepper__word">{move || word(phrases::PREVIOUS.say(), phrases::PREVIOUS_FINDING.say())}</span>
            </button>
            <p class="stepper__where">
                <span class="stepper__count" role="status">{text}</span>
                " "
                <span class="stepper__detail" dir="auto">{detail}</span>
                " "
                <button
                    type="button"
                    class="stepper__copy"
                    aria-keyshortcuts="c"
                    title=phrases::COPY_HINT.say()
                    aria-label=phrases::COPY_HINT.say()
                    hidden=move || session.current().is_none()
                    on:click=move |_| copy_difference(session)
                >
                    {phrases::COPY.say()}
                </button>
            </p>
            <button
                type="button"
                class="stepper__button"
                aria-keyshortcuts="n j F7"
                disabled=move || count() == 0
                on:click=move |_| session.step(1)
            >
                <span class="stepper__word">{move || word(phrases::NEXT.say(), phrases::NEXT_FINDING.say())}</span>
                <span class="stepper__arrow" aria-hidden="true">"↓"</span>
            </button>
        </nav>
    }
}

/// Says in a sentence what the difference is.
pub fn in_words(session: Session, difference: &Difference) -> Option<String> {
    let collated = session.collated()?;
    let here = collated.article(difference.here)?;
    let there = difference.there.and_then(|there| collated.article(there));
    let is_against_base = difference.there.is_some() && collated.collation.base == difference.there;
    let name = here.name();
    let words = |article: &wirediff_engine::Article, range: (usize, usize)| {
        phrases::quoted(article.text.get(range.0..range.1).unwrap_or_default())
    };
    Some(match &difference.what {
        What::Words { stand, here: at, there: from, kind } => {
            let told = match stand {
                Stand::Kept => return None,
                Stand::Reworded if from.0 == from.1 => phrases::in_other_words(name, &words(here, *at)),
                Stand::Reworded => phrases::reworded_in(name, &words(here, *at), &words(there?, *from)),
                Stand::Extra if is_against_base => phrases::words_added(name, &words(here, *at)),
                Stand::Extra => phrases::words_only_in(name, &words(here, *at)),
                Stand::Gone if is_against_base => phrases::words_cut(name, &words(there?, *from)),
                Stand::Gone => phrases::words_missing(name, &words(there?, *from)),
            };
            phrases::of_kind(kind.and_then(phrases::edit_kind), &told)
        }
        What::Extra(_) if is_against_base => phrases::with_name(name, phrases::PARAGRAPH_ADDED.say()),
        What::Extra(_) => phrases::with_name(name, &phrases::not_in(there?.name())),
        What::Missing(count) => phrases::with_name(name, &phrases::absent(*count, is_against_base)),
        What::Perhaps(id) => {
            let link = collated.strongest(*id, difference.there?)?;
            let other = phrases::quoted(collated.collation.block_text(other_end(link, *id)));
            phrases::with_name(name, &phrases::perhaps(&other))
        }
        What::Told(cell) => {
            let told = phrases::told(how(cell), way(cell.moved));
            let text = phrases::quoted(collated.collation.block_text(cell.block));
            phrases::with_name(name, &phrases::what_of(&told, &text))
        }
        What::Variant(at) => {
            let versions = session.versions().get();
            let readings = versions.variants.get(*at)?.readings.iter().map(|reading| {
                let names = reading.articles.iter().filter_map(|id| collated.article(*id));
                phrases::reading(reading.words.as_deref(), &names.map(|article| article.name()).collect::<Vec<_>>())
            });
            readings.collect::<Vec<_>>().join("; ")
        }
        What::Moved { up, places } => phrases::with_name(name, &phrases::moved(*up, *places)),
        What::Split(parts) => phrases::with_name(name, &phrases::split_in(*parts)),
        What::Merged(from) => phrases::with_name(name, &phrases::merged(*from)),
        What::OwnWords(block) => {
            let text = phrases::quoted(collated.collation.block_text(*block));
            phrases::with_name(name, &phrases::what_of(phrases::OWN_WORDS.say(), &text))
        }
        What::Finding(kind, about) => phrases::what_of(phrases::question(*kind), &phrases::quoted(about)),
    })
}
