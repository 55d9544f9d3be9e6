//! Finding words in all versions.

use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::phrases;
use crate::session::{Found, Session};

/// The field that `/` goes to.
pub const FIELD: &str = "search";

/// After so long without a further letter is looked for what was typed.
const PAUSE: Duration = Duration::from_millis(100);

/// Lets the reader look for words, and go from hit to hit.
#[component]
pub fn Search(session: Session) -> impl IntoView {
    session.mark_hits();
    let typed = StoredValue::new(None::<(String, TimeoutHandle)>);
    let take = move || {
        if let Some((words, timer)) = typed.try_update_value(Option::take).flatten() {
            timer.clear();
            session.words.set(words);
        }
    };
    // Letters come faster than a long story can be looked through.
    let on_input = move |event| {
        take_back(typed);
        let words = event_target_value(&event);
        if let Ok(timer) = set_timeout_with_handle(take, PAUSE) {
            typed.set_value(Some((words, timer)));
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            let by = if event.shift_key() { -1 } else { 1 };
            take();
            // What was typed just now is looked for first.
            set_timeout(move || session.go_to_hit(by), Duration::ZERO);
        }
    };
    let is_searching = move || session.words.with(|words| !words.trim().is_empty());
    let text = move || {
        let Found { at, of } = session.found.get();
        let (hits, articles) = session.hits().with(|hits| {
            let mut articles: Vec<_> = hits.keys().map(|id| id.article).collect();
            articles.dedup();
            (hits.values().sum(), articles.len())
        });
        is_searching().then(|| phrases::found(hits, articles, at, of))
    };
    let step = move |by: isize, arrow: &'static str, name: &'static str| {
        view! {
            <button
                type="button"
                class="button button--small"
                aria-label=name
                title=name
                on:click=move |_| session.go_to_hit(by)
            >
                <span aria-hidden="true">{arrow}</span>
            </button>
        }
    };
    view! {
        <div class="search" role="search" hidden=move || session.collated().is_none()>
            <input
                type="search"
                class="field search__field"
                id=FIELD
                dir="auto"
                autocomplete="off"
                spellcheck="false"
                aria-label=phrases::SEARCH.say()
                placeholder=phrases::SEARCH.say()
                aria-keyshortcuts="/"
                prop:value=move || session.words.get()
                on:input=on_input
                on:keydown=on_key
            />
        </div>
        <div class="search__hits" hidden=move || !is_searching()>
            <span class="search__found" role="status">
                {text}
            </span>
            {step(-1, "↑", phrases::PREVIOUS_HIT.say())}
            {step(1, "↓", phrases::NEXT_HIT.say())}
        </div>
    }
}

/// Forgets what was to be looked for.
fn take_back(typed: StoredValue<Option<(String, TimeoutHandle)>>) {
    if let Some((_, timer)) = typed.try_update_value(Option::take).flatten() {
        timer.clear();
    }
}
