//! The reader's stories that this browser keeps.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::drawn::Drawn;
use crate::device;
use crate::dom;
use crate::files::{gather, listed};
use crate::phrases;
use crate::session::Session;
use crate::shape::{Shape, shape};
use crate::storage::{StoryId, Summary};

/// Where the parts of a row say what they do, and with which story.
const DOES: &str = "data-does";
const STORY: &str = "data-story";
const IMPORT: &str = "story-import";

/// Lists the stories; each can be opened, renamed, exported and deleted.
#[component]
pub fn Stories(session: Session) -> impl IntoView {
    let on_click = move |event: web_sys::MouseEvent| {
        let Some((does, id)) = dom::closest(&event, "button[data-does]").and_then(|button| told(&button)) else {
            return;
        };
        // Focus goes where it can stay when the list is drawn anew.
        match (does.as_str(), id) {
            ("open", Some(id)) => {
                session.root.focus_first(&[part(Some(id), "export")]);
                session.open_story(id);
            }
            ("delete", Some(id)) => {
                let ids = session.stories.with_untracked(|stories| stories.iter().map(|story| story.id).collect());
                session.root.focus_first(&neighbours(ids, id));
                session.delete_story(id);
            }
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
            <h3 id="stories-title" class="articles__heading">{phrases::STORIES.say()}</h3>
            <p class="articles__hint">
                {move || session.storage_error.get().map_or(phrases::STORIES_HINT.say(), |error| error.sentence())}
            </p>
            <Drawn class="stories__list" draw=Box::new(move |host| draw(session, host)) />
            <label class="stories__import">
                <span class="controls__label">{phrases::IMPORT_STORY.say()}</span>
                <input type="file" id=IMPORT class="pick__input" accept=".json,application/json" />
            </label>
        </section>
    }
}

/// Names a part of a story's row.
fn part(id: Option<StoryId>, does: &str) -> String {
    id.map_or_else(|| format!("story-new-{does}"), |id| format!("story-{id}-{does}"))
}

/// Returns what may have the focus once a story has gone from these.
fn neighbours(ids: Vec<StoryId>, gone: StoryId) -> Vec<String> {
    let at = ids.iter().position(|id| *id == gone).unwrap_or(0);
    let around = [Some(at + 1), at.checked_sub(1)].into_iter().flatten().filter_map(|at| ids.get(at));
    around.map(|id| part(Some(*id), "delete")).chain([IMPORT.to_owned()]).collect()
}

/// Returns what a part of a row does, and with which story.
fn told(part: &web_sys::Element) -> Option<(String, Option<StoryId>)> {
    let id = part.get_attribute(STORY).and_then(|id| id.parse().ok());
    Some((part.get_attribute(DOES)?, id))
}

fn draw(session: Session, host: Shape) {
    let stories = session.stories.get();
    let on_show = session.id_on_show();
    let is_kept = stories.iter().any(|story| Some(story.id) == on_show);
    let unkept = (!is_kept).then(|| session.own_on_show()).flatten().map(|own| {
        let facts = phrases::story_facts(own.articles as usize, phrases::NOT_KEPT.say(), own.text.len());
        row(None, &own.name, &phrases::story_on_show(&facts), true)
    });
    let kept = stories.iter().map(|story| {
        let saved = device::date(story.saved, &phrases::language_of_dates());
        let facts = phrases::story_facts(story.articles as usize, &saved, story.size as usize);
        let is_on_show = Some(story.id) == on_show;
        let facts = if is_on_show { phrases::story_on_show(&facts) } else { facts };
        row(Some(story), &story.name, &facts, is_on_show)
    });
    let rows: Vec<Shape> = unkept.into_iter().chain(kept).collect();
    if rows.is_empty() {
        host.holding([shape("p").class("articles__hint").words(phrases::NO_STORIES.say())]).done();
    } else {
        host.holding([shape("ul").class("articles__list").holding(rows)]).done();
    }
}

fn row(kept: Option<&Summary>, name: &str, facts: &str, is_on_show: bool) -> Shape {
    let id = kept.map(|story| story.id);
    let does = |shape: Shape, does: &str| {
        let story = id.map(|id| id.to_string());
        shape.with("id", &part(id, does)).with(DOES, does).with_some(STORY, story.as_deref())
    };
    let title = match id {
        Some(_) => does(shape("input"), "name")
            .class("field listed__name")
            .with("type", "text")
            .with("value", name)
            .with("aria-label", &phrases::story_name_of(name)),
        None => shape("p").class("listed__name stories__name").words(name),
    };
    let button = |what: &str, label: &str, text: &str| {
        does(shape("button"), what)
            .class("button button--small")
            .with("type", "button")
            .with("aria-label", &phrases::act_on(label, name))
            .with("title", label)
            .words(text)
    };
    let open =
        (id.is_some() && !is_on_show).then(|| button("open", phrases::OPEN_STORY.say(), phrases::OPEN_STORY.say()));
    let facts = shape("p").class("listed__facts").words(facts);
    shape("li")
        .class("listed")
        .with_some("aria-current", is_on_show.then_some("true"))
        .holding([shape("div").class("listed__what").holding([title.with("dir", "auto"), facts])])
        .holding(open)
        .holding([button("export", phrases::EXPORT_STORY.say(), phrases::EXPORT_STORY.say())])
        .holding(id.map(|_| button("delete", phrases::DELETE_STORY.say(), "×")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn focus_goes_to_a_neighbour() {
        assert_eq!(neighbours(vec![3, 5, 7], 5), ["story-7-delete", "story-3-delete", IMPORT]);
        assert_eq!(neighbours(vec![3], 3), [IMPORT]);
    }
}
