//! The one place for the reader's own articles: paste, pick, name, order, remove.

use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, SubmitEvent};
use wirediff_engine::{Source, Story};

use super::recognised::Recognised;
use super::stories::Stories;
use crate::files::{Gathered, gather, listed};
use crate::phrases;
use crate::session::{Draft, Key, Origin, Session};

/// The articles dialog.
#[component]
pub fn Articles(
    session: Session,
    /// Opens and closes the dialog.
    dialog: NodeRef<Dialog>,
    /// Whether it is open.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    // The notice on the page is out of reach while the dialog is open.
    let news = move || {
        let sentences = session.notice.get().map(|notice| notice.sentences).unwrap_or_default();
        sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()
    };
    // So is what is told of a correction.
    let told = move || session.correction_told().map(|sentence| view! { <p>{sentence}</p> });
    let can_undo = move || {
        let has_notice = session.notice.with(|notice| notice.as_ref().is_some_and(|notice| notice.undo.is_some()));
        has_notice || session.correction_told().is_some() && session.ways().0
    };
    let is_demo = move || session.origin.get() == Origin::Demo;
    // Other tabs keep stories too.
    Effect::new(move |_| {
        if is_open.get() {
            spawn_local(async move { session.list_stories().await });
        }
    });
    view! {
        <dialog node_ref=dialog class="articles" aria-labelledby="articles-title" on:close=move |_| is_open.set(false)>
            <div class="articles__head">
                <h2 id="articles-title" class="articles__title">{phrases::ARTICLES.say()}</h2>
                <button type="button" class="button" on:click=move |_| close()>{phrases::DONE.say()}</button>
                <div class="articles__news" role="status" dir="auto">
                    {news}
                    {told}
                    <Show when=can_undo>
                        <button type="button" class="button button--small" on:click=move |_| session.undo_latest()>
                            {phrases::UNDO.say()}
                        </button>
                    </Show>
                </div>
            </div>
            <p class="articles__hint">{phrases::PRIVACY.say()}</p>
            <Show when=is_demo>
                <p class="articles__hint">{phrases::DEMO_NOTE.say()}</p>
            </Show>
            <List session />
            <Paste session />
            <Pick session />
            <Stories session />
            <div class="articles__foot">
                <Show when=move || !is_demo()>
                    <button type="button" class="button" on:click=move |_| session.show_demo()>
                        {phrases::BACK_TO_DEMO.say()}
                    </button>
                </Show>
                <Show when=move || session.has_kept_own()>
                    <button type="button" class="button" on:click=move |_| session.show_own()>
                        {phrases::BACK_TO_OWN.say()}
                    </button>
                </Show>
                <Show when=move || session.drafts.with(|drafts| !drafts.is_empty())>
                    <button type="button" class="button" on:click=move |_| session.start_over()>
                        {phrases::START_OVER.say()}
                    </button>
                </Show>
            </div>
        </dialog>
    }
}

/// The articles as they are, each to be renamed, moved or removed.
#[component]
fn List(session: Session) -> impl IntoView {
    let count = move || session.drafts.with(Vec::len);
    view! {
        <ol class="articles__list">
            <For each=move || session.drafts.get() key=|draft| draft.key children=move |draft| {
                view! { <Listed session draft count=Signal::derive(count) /> }
            } />
        </ol>
    }
}

#[component]
fn Listed(session: Session, draft: Draft, count: Signal<usize>) -> impl IntoView {
    let key = draft.key;
    let file = draft.source.name.clone();
    let at = move || session.drafts.with(|drafts| drafts.iter().position(|draft| draft.key == key)).unwrap_or(0);
    // Till the engine has read it, an article goes by its file's name.
    let name = Memo::new(move |_| {
        let articles = session.articles();
        let read = articles.into_iter().find(|(_, other, _)| *other == key).map(|(_, _, name)| name);
        read.unwrap_or_else(|| file.clone())
    });
    // Focus stays with the article that was moved, and goes to its neighbour if removed.
    let on_shift = move |by: isize| {
        session.shift(key, by);
        let way = |by: isize| listed_button(key, if by < 0 { "up" } else { "down" });
        session.focus_soon(vec![way(by), way(-by)]);
    };
    let on_remove = move |_| {
        let at = at();
        let keys = session.drafts.with_untracked(|drafts| drafts.iter().map(|draft| draft.key).collect::<Vec<_>>());
        let neighbours = [Some(at + 1), at.checked_sub(1)].into_iter().flatten().filter_map(|at| keys.get(at));
        let mut ids: Vec<String> = neighbours.map(|key| listed_button(*key, "remove")).collect();
        ids.push(OUTLET_FIELD.to_owned());
        session.remove(key, &name.get_untracked());
        session.focus_soon(ids);
    };
    view! {
        <li class="listed">
            <div class="listed__what">
                <input
                    type="text"
                    class="field listed__name"
                    dir="auto"
                    aria-label=move || phrases::outlet_of(&name.get())
                    prop:value=move || name.get()
                    on:change=move |event| session.rename(key, event_target_value(&event))
                />
            </div>
            <button
                type="button"
                class="button button--small"
                aria-label=move || phrases::act_on(phrases::MOVE_UP.say(), &name.get())
                title=phrases::MOVE_UP.say()
                disabled=move || at() == 0
                id=listed_button(key, "up")
                on:click=move |_| on_shift(-1)
            >
                <span aria-hidden="true">"↑"</span>
            </button>
            <button
                type="button"
                class="button button--small"
                aria-label=move || phrases::act_on(phrases::MOVE_DOWN.say(), &name.get())
                title=phrases::MOVE_DOWN.say()
                disabled=move || { at() + 1 >= count.get() }
                id=listed_button(key, "down")
                on:click=move |_| on_shift(1)
            >
                <span aria-hidden="true">"↓"</span>
            </button>
            <button
                type="button"
                class="button button--small"
                aria-label=move || phrases::act_on(phrases::REMOVE.say(), &name.get())
                title=phrases::REMOVE.say()
                id=listed_button(key, "remove")
                on:click=on_remove
            >
                <span aria-hidden="true">"×"</span>
            </button>
            <Recognised session key />
        </li>
    }
}

/// The field for a new article's outlet.
const OUTLET_FIELD: &str = "new-outlet";

/// Names a button of a listed article.
fn listed_button(key: Key, what: &str) -> String {
    format!("listed-{key}-{what}")
}

/// A form for text that the reader has at hand.
#[component]
fn Paste(session: Session) -> impl IntoView {
    let outlet = RwSignal::new(String::new());
    let text = RwSignal::new(String::new());
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        if text.with_untracked(|text| text.trim().is_empty()) {
            return;
        }
        let given = outlet.get_untracked().trim().to_owned();
        let count =
            if session.origin.get_untracked() == Origin::Demo { 0 } else { session.drafts.with_untracked(Vec::len) };
        let mut source = Source { text: text.get_untracked(), ..Source::default() };
        source.name = if given.is_empty() { phrases::unnamed_article(count + 1) } else { given.clone() };
        source.meta.outlet = Some(given).filter(|given| !given.is_empty());
        let story = Story { articles: vec![source], ..Story::default() };
        session.add_gathered(Gathered { stories: vec![story], problems: Vec::new() });
        outlet.set(String::new());
        text.set(String::new());
    };
    view! {
        <form class="paste" on:submit=on_submit>
            <h3 class="articles__heading">{phrases::PASTE_HEADING.say()}</h3>
            <label class="paste__field">
                <span class="controls__label">{phrases::OUTLET_LABEL.say()}</span>
                <input
                    type="text"
                    class="field"
                    id=OUTLET_FIELD
                    // WebKit would take the field's own words into its name; likewise below.
                    aria-label=phrases::OUTLET_LABEL.say()
                    autocomplete="off"
                    dir="auto"
                    placeholder=phrases::OUTLET_PLACEHOLDER.say()
                    prop:value=move || outlet.get()
                    on:input=move |event| outlet.set(event_target_value(&event))
                />
            </label>
            <label class="paste__field">
                <span class="controls__label">{phrases::TEXT_LABEL.say()}</span>
                <textarea
                    class="field paste__text"
                    aria-label=phrases::TEXT_LABEL.say()
                    rows="7"
                    dir="auto"
                    required
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                ></textarea>
            </label>
            <button type="submit" class="button button--main">{phrases::ADD_TEXT.say()}</button>
        </form>
    }
}

/// Lets the reader pick files.
#[component]
fn Pick(session: Session) -> impl IntoView {
    let on_change = move |event: web_sys::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        let files = input.files().map(|files| listed(&files)).unwrap_or_default();
        spawn_local(async move {
            session.add_gathered(gather(files).await);
            // So that the same file can be picked again.
            input.set_value("");
        });
    };
    view! {
        <div class="pick">
            <h3 class="articles__heading">{phrases::FILES_HEADING.say()}</h3>
            <label class="paste__field">
                <span class="controls__label">{phrases::FILES_LABEL.say()}</span>
                <input
                    type="file"
                    class="pick__input"
                    aria-label=phrases::FILES_LABEL.say()
                    multiple
                    accept=".txt,.text,.md,.markdown,.json,text/plain,text/markdown,application/json"
                    on:change=on_change
                />
            </label>
            <p class="articles__hint">{phrases::FILES_HINT.say()}</p>
        </div>
    }
}
