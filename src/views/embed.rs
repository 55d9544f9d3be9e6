//! The dialog for those who show a comparison on pages of their own: a snippet
//! to copy, and what it will look like.

use leptos::html::{Dialog, Div};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::drawn::Drawn;
use crate::dom;
use crate::model::snippet::{Embed as Snippet, Form};
use crate::phrases;
use crate::session::Session;
use crate::shape::{Shape, shape, words};

const FORMS: [Form; 3] = [Form::Element, Form::Frame, Form::File];
const FOLDER: &str = "embed-folder";
const SNIPPET: &str = "embed-snippet";

/// What the reader has chosen in the dialog.
#[derive(Clone, Copy)]
struct Chosen {
    session: Session,
    /// Nothing is worked out while the dialog is closed.
    is_open: RwSignal<bool>,
    form: RwSignal<Form>,
    folder: RwSignal<String>,
    /// What became of copying.
    news: RwSignal<&'static str>,
}

/// The dialog for embedding.
#[component]
pub fn Embed(
    session: Session,
    /// Opens and closes the dialog.
    dialog: NodeRef<Dialog>,
    /// Whether it is open.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let chosen = Chosen {
        session,
        is_open,
        form: RwSignal::new(Form::default()),
        folder: RwSignal::new(dom::own_folder()),
        news: RwSignal::new(""),
    };
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let on_change = move |event: web_sys::Event| {
        let value = event_target_value(&event);
        chosen.news.set("");
        match value.parse().ok().and_then(|at: usize| FORMS.get(at)) {
            Some(form) => chosen.form.set(*form),
            None => chosen.folder.set(with_slash(&value)),
        }
    };
    let on_click = move |event: web_sys::MouseEvent| {
        if dom::closest(&event, "[data-copy]").is_some() {
            chosen.copy();
        }
    };
    let preview = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(preview) = preview.get() {
            // The articles in it are escaped: what they say stays text.
            preview.set_inner_html(&chosen.preview());
        }
    });
    view! {
        <dialog
            node_ref=dialog
            class="articles embed"
            aria-labelledby="embed-title"
            on:close=move |_| is_open.set(false)
            on:change=on_change
            on:click=on_click
        >
            <div class="articles__head">
                <h2 id="embed-title" class="articles__title">{phrases::EMBED_TITLE.say()}</h2>
                <button type="button" class="button" on:click=close>{phrases::DONE.say()}</button>
            </div>
            <Drawn class="embed__choice" draw=Box::new(move |host| draw(chosen, host)) />
            <p class="embed__news" role="status">{move || chosen.news.get()}</p>
            <h3 class="articles__heading">{phrases::EMBED_PREVIEW.say()}</h3>
            <div node_ref=preview class="embed__preview"></div>
        </dialog>
    }
}

impl Chosen {
    /// Returns what `make` makes of the comparison on show.
    fn with_snippet(&self, folder: &str, make: impl FnOnce(&Snippet) -> String) -> String {
        if !self.is_open.get() {
            return String::new();
        }
        let Some(collated) = self.session.collated() else { return String::new() };
        let (articles, pins) = (&collated.collation.articles, &collated.collation.pins[..]);
        let title = self.session.title.get().unwrap_or_else(|| phrases::own_title(articles.len()));
        make(&Snippet { title: &title, articles, base: self.session.base(), pins, folder })
    }

    /// Returns the story file's address, as seen from Wirediff's own folder; none
    /// of one that lacks the reader's corrections.
    fn story_address(&self) -> Option<String> {
        let address = self.session.story_address().filter(|_| self.session.story_pins().is_empty())?;
        let beside = address.strip_prefix(&dom::own_folder()).map(str::to_owned);
        // One that is part of the page's own address can be fetched from nowhere else.
        beside.filter(|beside| !beside.is_empty() && !beside.starts_with("data:"))
    }

    fn snippet(&self) -> String {
        let address = self.story_address();
        let form = self.form.get();
        self.with_snippet(&self.folder.get(), |snippet| snippet.snippet(form, address.as_deref()))
    }

    /// Returns what the page shows as the preview, from its own scripts.
    fn preview(&self) -> String {
        let address = self.story_address();
        match self.form.get() {
            // A page that is only a file has none beside it to show in a frame.
            Form::Frame if dom::own_folder().is_empty() => String::new(),
            Form::Frame => self.with_snippet("./", |snippet| snippet.frame_element(address.as_deref())),
            Form::Element | Form::File => self.with_snippet("", |snippet| snippet.articles_in_element()),
        }
    }

    fn copy(self) {
        let snippet = untrack(|| self.snippet());
        spawn_local(async move {
            let is_copied = dom::copy(&snippet).await;
            if !is_copied {
                self.session.root.select_all_in(SNIPPET);
            }
            self.news.set(if is_copied { phrases::EMBED_COPIED.say() } else { phrases::EMBED_NOT_COPIED.say() });
        });
    }
}

/// Draws the choices and the snippet that they lead to.
fn draw(chosen: Chosen, host: Shape) {
    let form = chosen.form.get();
    let snippet = chosen.snippet();
    let folder = chosen.folder.get();
    let forms = FORMS.iter().zip(phrases::EMBED_FORMS).enumerate().map(|(at, (each, (name, hint)))| {
        let (name, hint) = (name.say(), hint.say());
        let input = shape("input")
            .with("type", "radio")
            .with("name", "embed-form")
            .with("id", &format!("embed-form-{at}"))
            .with("value", &at.to_string())
            .with("aria-label", name)
            .with("aria-describedby", &format!("embed-hint-{at}"))
            .with_some("checked", (*each == form).then_some(""));
        let hint = words("embed__hint", hint).with("id", &format!("embed-hint-{at}"));
        let says = shape("span").holding([words("embed__name", name), hint]);
        shape("label").class("embed__form").holding([input, says])
    });
    let forms = shape("fieldset")
        .class("embed__forms")
        .holding([shape("legend").class("controls__label").words(phrases::EMBED_AS.say())])
        .holding(forms);
    let address = shape("input")
        .class("field")
        .with("type", "url")
        .with("id", FOLDER)
        .with("placeholder", "https://example.org/wirediff/")
        .with("value", &folder);
    let text = shape("textarea")
        .class("field embed__snippet")
        .with("id", SNIPPET)
        .with("rows", "7")
        .with("readonly", "")
        .with("dir", "ltr")
        .with("spellcheck", "false")
        .words(&snippet);
    let copy = shape("button").with("type", "button").class("button button--main").with("id", "embed-copy");
    let mut acts = vec![copy.with("data-copy", "").words(phrases::EMBED_COPY.say())];
    if form == Form::File {
        let file = shape("a").class("button").with("id", "embed-file").with("download", "comparison.html");
        acts.push(file.with("href", &dom::as_file(&snippet)).words(phrases::EMBED_DOWNLOAD.say()));
    }
    let mut parts = vec![forms, field(phrases::EMBED_FOLDER.say(), address)];
    if folder.is_empty() {
        parts.push(shape("p").class("articles__hint").words(phrases::EMBED_FOLDER_HINT.say()));
    }
    parts.push(field(phrases::EMBED_SNIPPET.say(), text));
    parts.push(shape("div").class("embed__acts").holding(acts));
    host.holding(parts).done();
}

fn field(label: &str, input: Shape) -> Shape {
    // Not every browser names a field by the words around it.
    shape("label").class("paste__field").holding([words("controls__label", label), input.with("aria-label", label)])
}

/// Returns the address of a folder as files' names can follow it.
fn with_slash(folder: &str) -> String {
    let folder = folder.trim();
    if folder.is_empty() || folder.ends_with('/') { folder.to_owned() } else { format!("{folder}/") }
}
