//! What the marks mean, and what words are compared with.

use leptos::prelude::*;

use crate::phrases;

/// Explains the marks in a line.
#[component]
pub fn Legend(
    /// The article that words are compared with, and whether it is the base.
    #[prop(into)]
    reference: Signal<Option<(String, bool)>>,
) -> impl IntoView {
    move || {
        reference.get().map(|(name, is_base)| {
            let (extra, gone) =
                if is_base { (phrases::ADDED, phrases::CUT) } else { (phrases::ONLY_HERE, phrases::LEGEND_GONE) };
            view! {
                <p class="legend">
                    <span class="legend__reference">{phrases::compared_with(&name, is_base)}</span>
                    " "
                    <span class="legend__key">
                        <span class="mark mark--extra">{extra}</span>
                    </span>
                    " "
                    <span class="legend__key">
                        <span class="mark mark--reworded">{phrases::LEGEND_REWORDED}</span>
                    </span>
                    " "
                    <span class="legend__key">
                        <span class="mark mark--lost">{gone}</span>
                    </span>
                </p>
            }
        })
    }
}
