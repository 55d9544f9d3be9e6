//! One block of an article: its words in the element that fits its role, and
//! the notes that say how it stands to the other article.

use std::sync::Arc;

use leptos::prelude::*;
use wirediff_engine::{BlockId, Role};

use super::marks::{MarkedText, Marking};
use crate::model::collated::other_end;
use crate::model::differences::{block_place, moved_place, stub_place};
use crate::model::moves::Move;
use crate::model::table::{Placed, Standing, standing};
use crate::model::{Collated, Pair};
use crate::phrases;
use crate::session::Session;

/// A block of more bytes than this, several screens of text, is laid out only
/// when it comes near: a hundred of them at once take the browser half a second.
const LONG: usize = 8000;

/// Shows a block, its notes above it.
#[component]
pub fn BlockView(
    session: Session,
    collated: Arc<Collated>,
    placed: Placed,
    /// The article on show and the one it is held against, if there is one.
    pair: Option<Pair>,
    marking: Marking,
) -> impl IntoView {
    let id = placed.id;
    let mut placed = placed;
    if marking == Marking::Mirror {
        // The reference is told apart from the one article beside it.
        placed.standing = standing(&collated, id, pair.map(|pair| pair.there));
    }
    let has_base = collated.collation.base.is_some();
    let is_extra = match placed.standing {
        Standing::OnlyHere | Standing::NotInReference => marking != Marking::Mirror || !has_base,
        Standing::Plain | Standing::Linked | Standing::Perhaps | Standing::Beside => false,
    };
    // Beside the reference stands a cell that says what the other lacks.
    let has_notes = marking != Marking::Mirror;
    let notes = has_notes.then(|| notes(session, &collated, &placed, pair, marking)).flatten();
    let bar = match placed.standing {
        _ if is_extra => " block--extra",
        Standing::Perhaps if has_notes => " block--perhaps",
        _ => "",
    };
    let words = match pair.filter(|_| placed.standing == Standing::Linked) {
        Some(pair) => view! { <MarkedText session collated=Arc::clone(&collated) pair block=id marking /> }.into_any(),
        None => collated.collation.block_text(id).to_owned().into_any(),
    };
    view! {
        {notes}
        {in_role(&collated, id, bar, words)}
    }
}

/// Shows a block's words and nothing else.
#[component]
pub fn PlainBlock(collated: Arc<Collated>, id: BlockId) -> impl IntoView {
    let article = collated.article(id.article);
    let lang = article.and_then(|article| article.meta.language.clone());
    view! { <p class="block block--plain" lang=lang dir="auto">{collated.collation.block_text(id).to_owned()}</p> }
}

fn in_role(collated: &Collated, id: BlockId, bar: &str, words: AnyView) -> AnyView {
    let role = collated.block(id).map_or(Role::Body, |block| block.role);
    let lang = collated.article(id.article).and_then(|article| article.meta.language.clone());
    let name = match role {
        Role::Headline => "headline",
        Role::Dek => "dek",
        Role::Crosshead => "crosshead",
        Role::Byline => "byline",
        Role::Caption => "caption",
        Role::Body => "body",
        Role::Furniture => "furniture",
    };
    let is_long = collated.collation.block_text(id).len() > LONG;
    let class = format!("block block--{name}{bar}{}", if is_long { " block--long" } else { "" });
    let place = block_place(id);
    match role {
        Role::Headline | Role::Crosshead => {
            view! { <h3 id=place tabindex="-1" class=class lang=lang dir="auto">{words}</h3> }.into_any()
        }
        _ => view! { <p id=place tabindex="-1" class=class lang=lang dir="auto">{words}</p> }.into_any(),
    }
}

/// Returns the notes on a block, or nothing where there is nothing to say.
fn notes(
    session: Session,
    collated: &Collated,
    placed: &Placed,
    pair: Option<Pair>,
    marking: Marking,
) -> Option<AnyView> {
    let pair = pair?;
    let has_base = collated.collation.base == Some(pair.there);
    let name = collated.article(pair.there).map_or("", |article| article.name());
    let is_headline = collated.block(placed.id).is_some_and(|block| block.role == Role::Headline);
    let beside = collated.beside(placed.id, pair.there).first().map(|id| collated.collation.block_text(*id));
    // Where the other headline is beside it, it can be read there.
    let retold = beside
        .filter(|_| placed.standing == Standing::Beside && is_headline && marking == Marking::Inline)
        .map(|other| phrases::other_headline(name, other));
    let perhaps = (placed.standing == Standing::Perhaps).then(|| collated.strongest(placed.id, pair.there)).flatten();
    let perhaps = perhaps.map(|link| other_end(link, placed.id)).map(|other| {
        let is_in_sight = marking == Marking::Beside && collated.beside(placed.id, pair.there).contains(&other);
        if is_in_sight { phrases::PERHAPS.to_owned() } else { phrases::perhaps(&opening(collated, other)) }
    });
    let alone = match placed.standing {
        Standing::OnlyHere | Standing::NotInReference if has_base => Some(phrases::ADDED.to_owned()),
        Standing::OnlyHere if collated.collation.articles.len() > 2 => Some(phrases::ONLY_HERE.to_owned()),
        Standing::OnlyHere | Standing::NotInReference => Some(phrases::not_in(name)),
        Standing::Plain | Standing::Linked | Standing::Perhaps | Standing::Beside => None,
    };
    let bundle = placed.bundle.filter(|_| placed.standing == Standing::Linked);
    let merged = bundle.filter(|bundle| bundle.merged_from > 1).map(|bundle| phrases::merged(bundle.merged_from));
    let split = bundle.filter(|bundle| bundle.parts > 1).map(|bundle| phrases::split(bundle.part, bundle.parts));
    if alone.is_none()
        && retold.is_none()
        && perhaps.is_none()
        && merged.is_none()
        && split.is_none()
        && placed.moved.is_none()
    {
        return None;
    }
    let note = |text: String, kind: &'static str| view! { <span class=format!("note note--{kind}")>{text}</span> };
    let view = view! {
        <p class="notes">
            {alone.map(|text| note(text, "extra"))}
            {retold.map(|text| note(text, "shape"))}
            {perhaps.map(|text| note(text, "perhaps"))}
            {placed.moved.map(|step| moved_note(session, placed.id, step, placed.is_elsewhere))}
            {merged.map(|text| note(text, "shape"))} {split.map(|text| note(text, "shape"))}
        </p>
    };
    Some(view.into_any())
}

/// Says that a block moved, and leads to the place where it was.
fn moved_note(session: Session, id: BlockId, step: Move, has_stub: bool) -> AnyView {
    let text = phrases::moved(step.up, step.places);
    let class = if step.up { "note note--moved note--up" } else { "note note--moved note--down" };
    let place = moved_place(id);
    if has_stub {
        let on_click = move |_| session.go_to(stub_place(id));
        view! { <button type="button" id=place class=class on:click=on_click>{text}</button> }.into_any()
    } else {
        view! { <span id=place tabindex="-1" class=class>{text}</span> }.into_any()
    }
}

/// Stands where a moved block was, or ran, and leads to it.
#[component]
pub fn Stub(session: Session, id: BlockId, text: String) -> impl IntoView {
    let on_click = move |_| session.go_to(moved_place(id));
    view! {
        <p class="stub">
            <button type="button" id=stub_place(id) class="stub__button" on:click=on_click>
                {text}
            </button>
        </p>
    }
}

/// Stands where a passage is told in another row, and leads there.
#[component]
pub fn Told(session: Session, id: BlockId, text: String) -> impl IntoView {
    let on_click = move |_| session.go_to(block_place(id));
    view! {
        <p class="stub">
            <button type="button" class="stub__button stub__button--told" on:click=on_click>
                {text}
            </button>
        </p>
    }
}

/// Returns the first words of a block, in quotation marks.
pub fn opening(collated: &Collated, id: BlockId) -> String {
    phrases::quoted(collated.collation.block_text(id))
}

/// Shows lines of page furniture, folded away till they are asked for.
#[component]
pub fn Furniture(collated: Arc<Collated>, lines: Vec<BlockId>) -> impl IntoView {
    let count = lines.len();
    view! {
        <details class="furniture">
            <summary class="furniture__summary">{phrases::furniture(count)}</summary>
            {lines
                .into_iter()
                .map(|id| view! { <PlainBlock collated=Arc::clone(&collated) id /> })
                .collect_view()}
        </details>
    }
}

/// Stands for paragraphs without a difference, and shows them when asked.
pub fn unfolder(session: Session, from: usize, paragraphs: usize) -> AnyView {
    let on_click = move |_| session.unfold(from);
    view! {
        <button type="button" class="unchanged" on:click=on_click>
            {phrases::show_unchanged(paragraphs)}
        </button>
    }
    .into_any()
}
