//! The page without a network: the copy of it that this browser keeps, and what
//! other programs hand to it.
//!
//! `sw.js` keeps the copy. Only the page itself asks for one, never a page that
//! something of Wirediff is embedded in: the mark of it is in `index.html`.

mod received;

use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, ServiceWorkerContainer, ServiceWorkerRegistration};

use crate::device;
use crate::phrases;

pub use received::{opened, shared};

const SERVICE_WORKER: &str = "sw.js";

/// What that says instead of a version when there is no room for it.
const NO_ROOM: &str = "no room";

/// How the page stands without a network. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Offline {
    /// Whether there is no network now.
    pub is_offline: RwSignal<bool>,
    /// Whether a newer version of the page will open the next time.
    pub has_new_version: RwSignal<bool>,
    /// Why no copy of the page is kept, if none is.
    pub error: RwSignal<Option<OfflineError>>,
    /// Whether the newest version could not be kept for want of room.
    lacks_room: RwSignal<bool>,
}

/// Why the page would not open without a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfflineError {
    /// This browser, or this way of opening the page, knows no service workers.
    Unsupported,
    /// The browser's settings or a policy forbid it.
    Refused,
    /// The copy is not complete yet.
    NotKept,
    /// There was no room for it.
    NoRoom,
}

impl OfflineError {
    /// Says what it means for the reader.
    pub fn sentence(self) -> &'static str {
        match self {
            OfflineError::Unsupported => phrases::OFFLINE_UNSUPPORTED.say(),
            OfflineError::Refused => phrases::OFFLINE_REFUSED.say(),
            OfflineError::NotKept => phrases::OFFLINE_NOT_KEPT.say(),
            OfflineError::NoRoom => phrases::OFFLINE_NO_ROOM.say(),
        }
    }
}

impl Offline {
    /// Watches the network, and sees to it that a copy of the page is kept.
    pub fn start() -> Offline {
        let offline = Offline {
            is_offline: RwSignal::new(!window().navigator().on_line()),
            has_new_version: RwSignal::new(false),
            error: RwSignal::new(Some(OfflineError::NotKept)),
            lacks_room: RwSignal::new(false),
        };
        let lost = window_event_listener(ev::offline, move |_| offline.is_offline.set(true));
        let found = window_event_listener(ev::online, move |_| offline.is_offline.set(false));
        on_cleanup(move || {
            lost.remove();
            found.remove();
        });
        if let Some(version) = device::page_version().filter(|version| !version.is_empty()) {
            match container() {
                Some(container) => offline.keep_copy(container, version),
                None => offline.error.set(Some(OfflineError::Unsupported)),
            }
        }
        offline
    }

    /// Says how the page stands while there is no network, or what it would be
    /// like without one if that is not as usual.
    pub fn sentence(&self) -> Option<&'static str> {
        let error = self.error.get();
        if self.is_offline.get() {
            return Some(error.map_or_else(|| phrases::OFFLINE.say(), OfflineError::sentence));
        }
        let without_room = if error.is_some() { phrases::NO_ROOM } else { phrases::NO_ROOM_FOR_NEW };
        self.lacks_room.get().then(|| without_room.say())
    }

    fn keep_copy(&self, container: ServiceWorkerContainer, version: String) {
        let offline = *self;
        let own = version.clone();
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let Some(told) = event.data().as_string() else { return };
            if told == NO_ROOM {
                offline.lacks_room.set(true);
                offline.error.update(|error| *error = error.map(|_| OfflineError::NoRoom));
            } else {
                offline.has_new_version.set(told != own);
            }
        });
        container.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        on_message.forget();
        // Whoever serves the page is told its version, and answers with the newest.
        let served = container.clone();
        let tell = Rc::new(move || {
            if let Some(worker) = served.controller() {
                offline.error.set(None);
                offline.lacks_room.set(false);
                let _ = worker.post_message(&version.as_str().into());
            }
        });
        tell();
        let on_change = Closure::<dyn Fn()>::new(move || tell());
        container.set_oncontrollerchange(Some(on_change.as_ref().unchecked_ref()));
        on_change.forget();
        spawn_local(async move {
            match JsFuture::from(container.register(SERVICE_WORKER)).await {
                Ok(registration) => look_for_updates(registration.unchecked_into()),
                Err(_) if container.controller().is_some() => {}
                Err(_) => offline.error.set(Some(OfflineError::Refused)),
            }
        });
    }
}

/// Looks for a new version now and whenever the reader comes back to the page.
fn look_for_updates(registration: ServiceWorkerRegistration) {
    let look = move || {
        // Without a network there is none.
        if let Ok(looked) = registration.update() {
            spawn_local(async move { _ = JsFuture::from(looked).await });
        }
    };
    look();
    device::watch_shown(move |is_shown| {
        if is_shown {
            look();
        }
    });
}

/// Returns what registers service workers, where the browser has them.
fn container() -> Option<ServiceWorkerContainer> {
    let container = js_sys::Reflect::get(&window().navigator(), &"serviceWorker".into()).ok()?;
    container.is_object().then(|| container.unchecked_into())
}
