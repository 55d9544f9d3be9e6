//! The reader's stories that this browser keeps.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::drawn::Drawn;
use crate::dom;
use crate::files::{gather, listed};
use crate::phrases;
use crate::session::Session;
use crate::shape::{Shape, shape};
use crate::storage::{StoryId, Summary};

/// Where the parts of a row say what they do, and with which story.
const DOES: &str = "data-does";
const STORY: &str = "data-story";

/// Lists the stories; each can be opened, renamed, exported and deleted.
#[component]
pub fn Stories(session: Session) -> impl IntoView {
    let on_click = move |event: web_sys::MouseEvent| {
        let Some((does, id)) = dom::closest(&event, "button[data-does]").and_then(|button| told(&button)) else {
            return;
        };
        match (does.as_str(), id) {
            ("open", Some(id)) => session.open_story(id),
            ("delete", Some(id)) => session.delete_story(id),
            ("export", id) => session.export_story(id),
            _ => {}
        }
    };
    let on_change = move |event: web_sys::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        if let Some(("name", Some(id))) = told(&input).as_ref().map(|(does, id)| (does.as_str(), *id)) {
            session.rename_story(id, input.value());
            return;
        }
        let files = input.files().map(|files| listed(&files)).unwrap_or_default();
        spawn_local(async move {
            session.open_gathered(gather(files).await);
            // So that the same file can be picked again.
            input.set_value("");
        });
    };
    view! {
        <section class="stories" aria-labelledby="stories-title" on:click=on_click on:change=on_change>
            <h3 id="stories-title" class="articles__heading">{phrases::STORIES}</h3>
            <p class="articles__hint">
                {move || session.storage_error.get().map_or(phrases::STORIES_HINT, |error| error.sentence())}
            </p>
            <Drawn class="stories__list" draw=Box::new(move |host| draw(session, host)) />
            <label class="stories__import">
                <span class="controls__label">{phrases::IMPORT_STORY}</span>
                <input type="file" class="pick__input" accept=".json,application/json" />
            </label>
        </section>
    }
}

/// Returns what a part of a row does, and with which story.
fn told(part: &web_sys::Element) -> Option<(String, Option<StoryId>)> {
    let id = part.get_attribute(STORY).and_then(|id| id.parse().ok());
    Some((part.get_attribute(DOES)?, id))
}

fn draw(session: Session, host: Shape) {
    let stories = session.stories.get();
    let own = session.own_on_show();
    let on_show = session.id_on_show();
    let is_kept = stories.iter().any(|story| Some(story.id) == on_show);
    let unkept = own.filter(|_| !is_kept).map(|own| {
        let facts = phrases::story_facts(own.articles as usize, phrases::NOT_KEPT, own.text.len());
        row(None, &own.name, &phrases::story_on_show(&facts), true)
    });
    let kept = stories.iter().map(|story| {
        let saved = dom::date(story.saved, phrases::DATES);
        let facts = phrases::story_facts(story.articles as usize, &saved, story.size as usize);
        let is_on_show = Some(story.id) == on_show;
        let facts = if is_on_show { phrases::story_on_show(&facts) } else { facts };
        row(Some(story), &story.name, &facts, is_on_show)
    });
    let rows: Vec<Shape> = unkept.into_iter().chain(kept).collect();
    if rows.is_empty() {
        host.holding([shape("p").class("articles__hint").words(phrases::NO_STORIES)]).done();
    } else {
        host.holding([shape("ul").class("articles__list").holding(rows)]).done();
    }
}

fn row(kept: Option<&Summary>, name: &str, facts: &str, is_on_show: bool) -> Shape {
    let id = kept.map(|story| story.id.to_string());
    let id = id.as_deref();
    let title = match id {
        Some(_) => shape("input")
            .class("field listed__name")
            .with("type", "text")
            .with("value", name)
            .with("aria-label", &phrases::story_name_of(name))
            .with(DOES, "name"),
        None => shape("p").class("listed__name stories__name").words(name),
    };
    let title = title.with("dir", "auto").with_some(STORY, id);
    let facts = shape("p").class("listed__facts").words(facts);
    let button = |does: &str, label: &str, text: &str| {
        let text = shape("span").with("aria-hidden", "true").words(text);
        let part = format!("story-{}-{does}", id.unwrap_or("new"));
        shape("button")
            .class("button button--small")
            .with("type", "button")
            .with("id", &part)
            .with("aria-label", &phrases::act_on(label, name))
            .with("title", label)
            .with(DOES, does)
            .with_some(STORY, id)
            .holding([text])
    };
    let open = id.filter(|_| !is_on_show).map(|_| button("open", phrases::OPEN_STORY, phrases::OPEN_STORY));
    let export = button("export", phrases::EXPORT_STORY, "↓");
    let delete = id.map(|_| button("delete", phrases::DELETE_STORY, "×"));
    shape("li")
        .class("listed")
        .with_some("aria-current", is_on_show.then_some("true"))
        .holding([shape("div").class("listed__what").holding([title, facts])])
        .holding(open)
        .holding([export])
        .holding(delete)
}
