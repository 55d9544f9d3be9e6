//! What other programs hand to the page: what they share with it, and the files
//! that the reader opens with it.

use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, File, FileSystemFileHandle, FormData, Response};
use wirediff_engine::{Source, Story};

use crate::device;
use crate::files::{Gathered, gather};
use crate::phrases;

/// Where `sw.js` leaves what is shared.
const SHARE: &str = "share";

#[wasm_bindgen]
extern "C" {
    type LaunchQueue;
    #[wasm_bindgen(method, js_name = setConsumer)]
    fn set_consumer(this: &LaunchQueue, consumer: &JsValue);
    type Launch;
    #[wasm_bindgen(method, getter)]
    fn files(this: &Launch) -> js_sys::Array;
}

/// Takes up what another program has shared, if the page was opened for that.
pub async fn shared() -> Option<Gathered> {
    if !device::take_query("?shared") {
        return None;
    }
    let nothing = || Gathered { problems: vec![phrases::SHARED_LOST.say().to_owned()], ..Gathered::default() };
    Some(match take_form().await {
        Ok(form) => from_form(&form).await,
        Err(_) => nothing(),
    })
}

async fn take_form() -> Result<FormData, JsValue> {
    let base = window().document().and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    let scope = web_sys::Url::new_with_base(".", &base)?.href();
    let name = format!("wirediff-shared {scope}");
    let caches = window().caches()?;
    let cache: Cache = JsFuture::from(caches.open(&name)).await?.dyn_into()?;
    let kept: Response = JsFuture::from(cache.match_with_str(SHARE)).await?.dyn_into()?;
    let form = JsFuture::from(kept.form_data()?).await?.dyn_into()?;
    JsFuture::from(caches.delete(&name)).await?;
    Ok(form)
}

async fn from_form(form: &FormData) -> Gathered {
    let files: Vec<File> = form.get_all("files").iter().filter_map(|file| file.dyn_into().ok()).collect();
    let field = |name: &str| form.get(name).as_string().map(|text| text.trim().to_owned()).unwrap_or_default();
    let (title, text, url) = (field("title"), field("text"), field("url"));
    let mut gathered = gather(files).await;
    let is_link = |text: &str| text.contains("://") && !text.contains(char::is_whitespace);
    if !text.is_empty() && !is_link(&text) {
        let name = if title.is_empty() { phrases::SHARED_TEXT.say().to_owned() } else { title };
        let mut source = Source { name, text, ..Source::default() };
        source.meta.url = Some(url).filter(|url| !url.is_empty());
        gathered.stories.push(Story { articles: vec![source], ..Story::default() });
    } else if gathered.stories.is_empty() && gathered.problems.is_empty() {
        gathered.problems.push(phrases::SHARED_LINK.say().to_owned());
    }
    gathered
}

/// Calls back with the files that the reader opens with the page, where the
/// device can open files with pages.
pub fn opened(on_files: impl Fn(Vec<File>) + Clone + 'static) {
    let Ok(queue) = js_sys::Reflect::get(&window(), &"launchQueue".into()) else {
        return;
    };
    if !queue.is_object() {
        return;
    }
    let consumer = Closure::<dyn Fn(Launch)>::new(move |launch: Launch| {
        let on_files = on_files.clone();
        spawn_local(async move {
            let mut files = Vec::new();
            for handle in launch.files() {
                let file = JsFuture::from(handle.unchecked_into::<FileSystemFileHandle>().get_file()).await;
                files.extend(file.ok().and_then(|file| file.dyn_into().ok()));
            }
            if !files.is_empty() {
                on_files(files);
            }
        });
    });
    queue.unchecked_ref::<LaunchQueue>().set_consumer(consumer.as_ref());
    consumer.forget();
}
