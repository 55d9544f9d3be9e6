//! What the keys do, and the way to the tour.

use leptos::html::Dialog;
use leptos::prelude::*;

use super::drawn::Drawn;
use crate::phrases;
use crate::session::Session;
use crate::shape::{Shape, shape};

/// The dialog of keys.
#[component]
pub fn Help(
    session: Session,
    /// Opens and closes the dialog.
    dialog: NodeRef<Dialog>,
) -> impl IntoView {
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let on_tour = move |_| {
        close();
        session.take_tour();
    };
    view! {
        <dialog node_ref=dialog class="articles help" aria-labelledby="help-title">
            <div class="articles__head">
                <h2 id="help-title" class="articles__title">{phrases::KEYS}</h2>
                <button type="button" class="button" on:click=move |_| close()>{phrases::DONE}</button>
            </div>
            <Drawn class="help__keys" draw=Box::new(|host| host.holding([keys()]).done()) />
            <p class="articles__foot" hidden=move || !session.has_tour()>
                <button type="button" class="button" on:click=on_tour>
                    {phrases::TAKE_TOUR}
                </button>
            </p>
        </dialog>
    }
}

fn keys() -> Shape {
    let rows = phrases::KEY_HELP.iter().map(|(keys, what)| {
        let mut cell = shape("dt");
        for (at, key) in keys.split(' ').enumerate() {
            if at > 0 {
                cell = cell.words(" ");
            }
            cell = cell.holding([shape("kbd").words(key)]);
        }
        shape("div").class("help__row").holding([cell, shape("dd").words(what)])
    });
    shape("dl").holding(rows)
}
