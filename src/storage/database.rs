//! The browser's database, as far as stories need it.
//!
//! A request is made into a promise and awaited. (The packages that do this for
//! the whole of IndexedDB cost the page 14 kB and more after brotli.)

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbDatabase, IdbObjectStoreParameters, IdbRequest, IdbTransaction, IdbTransactionMode};

use super::StorageError;

/// What a list needs to know, so that it needn't read the stories.
pub const SUMMARIES: &str = "summaries";
/// The stories themselves, by the number of their summary.
pub const STORIES: &str = "stories";

const NAME: &str = "wirediff";
const VERSION: u32 = 1;

/// Opens the database and begins a transaction over all of it.
pub async fn begin(mode: IdbTransactionMode) -> Result<IdbTransaction, StorageError> {
    let refused = |_| StorageError::Refused;
    let database = open().await.map_err(refused)?;
    let stores = Array::of2(&SUMMARIES.into(), &STORIES.into());
    let transaction = database.transaction_with_str_sequence_and_mode(&stores, mode).map_err(refused)?;
    // It closes when this transaction has ended, and is in no later version's way.
    database.close();
    Ok(transaction)
}

async fn open() -> Result<IdbDatabase, JsValue> {
    let factory = leptos::prelude::window().indexed_db()?.ok_or(JsValue::NULL)?;
    let request = factory.open_with_u32(NAME, VERSION)?;
    let opening = request.clone();
    let on_upgrade = Closure::once(move || {
        let Ok(database) = opening.result().map(JsCast::unchecked_into::<IdbDatabase>) else {
            return;
        };
        let numbered = IdbObjectStoreParameters::new();
        numbered.set_key_path(&"id".into());
        numbered.set_auto_increment(true);
        // A store that could not be made is missed by the first transaction.
        let _ = database.create_object_store_with_optional_parameters(SUMMARIES, &numbered);
        let _ = database.create_object_store(STORIES);
    });
    request.set_onupgradeneeded(Some(on_upgrade.as_ref().unchecked_ref()));
    let answered = settled(|done, failed| {
        request.set_onsuccess(Some(done));
        request.set_onerror(Some(failed));
        // Another tab holds an older version open: not worth waiting for.
        request.set_onblocked(Some(failed));
    });
    answered.await?;
    Ok(request.result()?.unchecked_into())
}

/// Waits for a request and returns its result.
pub async fn answer(request: &IdbRequest) -> Result<JsValue, StorageError> {
    let answered = settled(|done, failed| {
        request.set_onsuccess(Some(done));
        request.set_onerror(Some(failed));
    });
    match answered.await {
        Ok(_) => Ok(request.result()?),
        Err(_) => Err(request.error().ok().flatten().map_or(StorageError::Unreadable, |error| error.into())),
    }
}

/// Waits until all that a transaction wrote is kept.
pub async fn end(transaction: &IdbTransaction) -> Result<(), StorageError> {
    let ended = settled(|done, failed| {
        transaction.set_oncomplete(Some(done));
        transaction.set_onabort(Some(failed));
    });
    let ended = ended.await;
    ended.map(drop).map_err(|_| transaction.error().map_or(StorageError::Unreadable, |error| error.into()))
}

/// Returns what happens first: one of two functions of a promise is called.
fn settled(listen: impl Fn(&js_sys::Function, &js_sys::Function)) -> JsFuture {
    JsFuture::from(Promise::new(&mut |done, failed| listen(&done, &failed)))
}

impl From<DomException> for StorageError {
    fn from(error: DomException) -> StorageError {
        if error.name() == "QuotaExceededError" { StorageError::Full } else { StorageError::Unreadable }
    }
}

impl From<JsValue> for StorageError {
    fn from(error: JsValue) -> StorageError {
        error.dyn_into::<DomException>().map_or(StorageError::Unreadable, StorageError::from)
    }
}
