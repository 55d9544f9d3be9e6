//! What the marks mean.

use leptos::prelude::*;

use crate::phrases;
use crate::session::Session;
use crate::shape::{Shape, words};

const HINT: &str = "wirediff-hint";

/// Explains the marks in a line, where there is something to mark.
pub fn draw_legend(session: Session, host: Shape) {
    let Some((_, is_base)) = session.reference() else { return };
    let (extra, gone) = if is_base {
        (phrases::ADDED.say(), phrases::CUT.say())
    } else {
        (phrases::ONLY_HERE.say(), phrases::LEGEND_GONE.say())
    };
    let sign = words("mark__sign", "").with("aria-hidden", "true");
    host.holding([words("mark mark--extra", extra)])
        .words(" ")
        .holding([words("mark mark--reworded", phrases::LEGEND_REWORDED.say())])
        .words(" ")
        .holding([words("legend__gone", "").holding([sign]).words(" ").words(gone)])
        .done();
}

/// Says on a first visit how to read the page; once dismissed, never again.
#[component]
pub fn Hint(session: Session) -> impl IntoView {
    let is_known = RwSignal::new(session.root.setting(HINT).is_some());
    let on_click = move |_| {
        session.root.keep_setting(HINT, "known");
        is_known.set(true);
    };
    let has_differences = move || session.reference().is_some() && session.differences().with(|all| !all.is_empty());
    view! {
        <Show when=move || !is_known.get() && has_differences()>
            <aside class="hint" aria-label=phrases::HINT_LABEL.say()>
                <p class="hint__text">
                    <span class="mark mark--extra">{phrases::HINT_SOLID.say()}</span>
                    {phrases::HINT_EXTRA.say()}
                    <span class="mark mark--reworded">{phrases::HINT_DOTTED.say()}</span>
                    {phrases::HINT_REWORDED.say()}
                    <span class="mark__sign" aria-hidden="true"></span>
                    {phrases::HINT_OR.say()}
                    <span class="mark__before">{phrases::HINT_STRUCK.say()}</span>
                    {phrases::HINT_GONE.say()}
                    <span class="hint__keys">
                        {phrases::HINT_KEYS_THE.say()}<kbd>"n"</kbd>{phrases::HINT_KEYS_AND.say()}<kbd>"p"</kbd>
                        {phrases::HINT_KEYS_GO.say()}
                    </span>
                </p>
                <button type="button" class="button hint__done" on:click=on_click>
                    {phrases::GOT_IT.say()}
                </button>
            </aside>
        </Show>
    }
}
