//! What the page says of the network, and of a new version of itself.

use leptos::prelude::*;

use crate::offline::Offline;
use crate::phrases;
use crate::session::Session;

/// Says quietly that there is no network, and that a new version is here.
#[component]
pub fn Connection(session: Session, offline: Offline) -> impl IntoView {
    view! {
        <div class="notices connection" role="status">
            <Show when=move || offline.has_new_version.get()>
                <div class="notice">
                    <p class="notice__text">{phrases::NEW_VERSION.say()}</p>
                    <button type="button" class="button" on:click=move |_| session.reload()>
                        {phrases::RELOAD.say()}
                    </button>
                </div>
            </Show>
            <p class="connection__state" hidden=move || offline.sentence().is_none()>
                {move || offline.sentence()}
            </p>
            <p class="connection__state" hidden=move || session.storage_error.get().is_none()>
                {move || session.storage_error.get().map(|error| error.sentence())}
            </p>
        </div>
    }
}
