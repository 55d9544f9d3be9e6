//! What the marks mean.

use leptos::prelude::*;

use crate::dom;
use crate::phrases;
use crate::session::Session;

const HINT: &str = "wirediff-hint";

/// Explains the marks in a line, where there is something to mark.
#[component]
pub fn Legend(session: Session) -> impl IntoView {
    move || {
        session.reference().map(|(_, is_base)| {
            let (extra, gone) =
                if is_base { (phrases::ADDED, phrases::CUT) } else { (phrases::ONLY_HERE, phrases::LEGEND_GONE) };
            view! {
                <p class="legend">
                    <span class="mark mark--extra">{extra}</span>
                    " "
                    <span class="mark mark--reworded">{phrases::LEGEND_REWORDED}</span>
                    " "
                    <span class="legend__gone">
                        <span class="mark__sign" aria-hidden="true"></span>
                        " "
                        {gone}
                    </span>
                </p>
            }
        })
    }
}

/// Says on a first visit how to read the page; once dismissed, never again.
#[component]
pub fn Hint(session: Session) -> impl IntoView {
    let is_known = RwSignal::new(dom::setting(HINT).is_some());
    let on_click = move |_| {
        dom::keep_setting(HINT, "known");
        is_known.set(true);
    };
    let has_differences = move || session.reference().is_some() && session.differences().with(|all| !all.is_empty());
    let [keys, next, and, previous, go] = phrases::HINT_KEYS;
    view! {
        <Show when=move || !is_known.get() && has_differences()>
            <aside class="hint" aria-label=phrases::HINT_LABEL>
                <p class="hint__text">
                    <span class="mark mark--extra">{phrases::HINT_SOLID}</span>
                    {phrases::HINT_EXTRA}
                    <span class="mark mark--reworded">{phrases::HINT_DOTTED}</span>
                    {phrases::HINT_REWORDED}
                    <span class="mark__sign" aria-hidden="true"></span>
                    {phrases::HINT_OR}
                    <span class="mark__before">{phrases::HINT_STRUCK}</span>
                    {phrases::HINT_GONE}
                    <span class="hint__keys">
                        {keys}<kbd>{next}</kbd>{and}<kbd>{previous}</kbd>{go}
                    </span>
                </p>
                <button type="button" class="button hint__done" on:click=on_click>
                    {phrases::GOT_IT}
                </button>
            </aside>
        </Show>
    }
}
