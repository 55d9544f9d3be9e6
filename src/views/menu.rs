//! The small menu of a paragraph, of a place where one is lacking, or of a column,
//! opened by its grip.
//!
//! It is the browser's own popover: Escape and a click elsewhere close it, its
//! buttons follow the grip for the Tab key, and focus goes back to the grip.

use leptos::prelude::*;
use wirediff_engine::BlockId;
use wirediff_engine::story::PinKind;

use super::drawn::Drawn;
use crate::dom::{self, Gap};
use crate::model::collated::other_end;
use crate::model::{Collated, View};
use crate::phrases;
use crate::session::{Key, MenuOf, Session, named};
use crate::shape::{Shape, shape, words};

/// The menu's id.
const MENU: &str = "menu";

/// More other versions than this are not offered one by one.
const AT_ONCE: usize = 6;

/// What can be chosen, and what then happens.
struct Choice {
    says: String,
    deed: Deed,
}

enum Deed {
    Mark(Option<BlockId>),
    Pair(PinKind, BlockId, BlockId),
    Correct(PinKind, Vec<Vec<BlockId>>),
    Shift(Key, isize),
    Widen(Key, f64),
    Reset,
    Hide(Key),
}

/// The one menu of the page.
#[component]
pub fn Menu(session: Session) -> impl IntoView {
    let on_click = move |event: web_sys::MouseEvent| {
        let chosen = dom::closest(&event, "[data-choice]").and_then(|button| button.get_attribute("data-choice"));
        let Some(at) = chosen.and_then(|at| at.parse::<usize>().ok()) else { return };
        let choice = untrack(|| choices(session)).into_iter().nth(at);
        session.root.close_popover(MENU);
        // Focus goes back to the grip first.
        if let Some(grip) = session.menu.get_untracked().map(grip_id) {
            session.root.focus_first(&[grip]);
        }
        if let Some(choice) = choice {
            act(session, choice.deed);
        }
    };
    // Browsers lose the way back to what opened it in a shadow root.
    let on_toggle = move |_| {
        if let Some(grip) = session.menu.get_untracked().map(grip_id) {
            // What had the focus loses it with the next picture.
            request_animation_frame(move || request_animation_frame(move || session.root.focus_if_lost(&grip)));
        }
    };
    // It goes where its grip goes.
    dom::hear_scroll(move || {
        let grip = || session.root.by_id(&grip_id(session.menu.get_untracked()?));
        if session.root.is_open(MENU)
            && let Some(grip) = grip()
        {
            session.root.put_at(MENU, &grip);
        }
    });
    view! {
        <div
            id=MENU
            popover="auto"
            class="menu"
            role="group"
            aria-label=phrases::MENU.say()
            on:click=on_click
            on:toggle=on_toggle
        >
            <Drawn class="menu__choices" draw=Box::new(move |host| draw(session, host)) />
        </div>
    }
}

/// Draws what opens a menu; the browser opens it by itself.
pub fn grip(of: MenuOf, class: &str, name: &str, hint: &str) -> Shape {
    let id = grip_id(of);
    let (which, of) = match of {
        MenuOf::Block(id) => ("data-block", id.to_string()),
        MenuOf::Gap(gap) => (Gap::SAYS, gap.to_string()),
        MenuOf::Column(key) => ("data-head", key.to_string()),
    };
    shape("button")
        .with("type", "button")
        .class(class)
        .with("id", &id)
        .with(which, &of)
        .with("popovertarget", MENU)
        .with("aria-label", name)
        .with("title", hint)
}

fn grip_id(of: MenuOf) -> String {
    match of {
        MenuOf::Block(id) => format!("grip-{id}"),
        MenuOf::Gap(gap) => format!("grip-{gap}"),
        MenuOf::Column(key) => format!("head-{key}"),
    }
}

/// Fills the menu for the grip that was clicked, and puts it there.
pub fn fill(session: Session, event: &web_sys::MouseEvent) {
    let Some(grip) = dom::closest(event, "[popovertarget]") else { return };
    let block = grip.get_attribute("data-block").and_then(|id| id.parse().ok()).map(MenuOf::Block);
    let column = || grip.get_attribute("data-head").and_then(|key| key.parse().ok()).map(MenuOf::Column);
    let gap = || grip.get_attribute(Gap::SAYS).and_then(|gap| gap.parse().ok()).map(MenuOf::Gap);
    session.menu.set(block.or_else(gap).or_else(column));
    session.root.put_at(MENU, &grip);
}

fn draw(session: Session, host: Shape) {
    let title = match session.menu.get() {
        Some(MenuOf::Block(id)) => session.collated().map(|collated| named(&collated, id)),
        Some(MenuOf::Gap(gap)) => session.collated().map(|collated| gap_name(&collated, gap)),
        Some(MenuOf::Column(key)) => name_of(session, key),
        None => None,
    };
    let title = title.map(|title| words("menu__title", &title).in_language(None));
    let buttons = choices(session).into_iter().enumerate().map(|(at, choice)| {
        let button = shape("button").with("type", "button").class("menu__choice").with("data-choice", &at.to_string());
        // The browser moves focus here when the menu opens.
        button.with_some("autofocus", (at == 0).then_some("")).in_language(None).words(&choice.says)
    });
    host.holding(title).holding(buttons).done();
}

fn choices(session: Session) -> Vec<Choice> {
    match (session.menu.get(), session.collated()) {
        (Some(MenuOf::Block(id)), Some(collated)) => of_block(session, &collated, id),
        (Some(MenuOf::Gap(gap)), Some(collated)) => of_gap(session, &collated, gap),
        (Some(MenuOf::Column(key)), _) => of_column(session, key),
        _ => Vec::new(),
    }
}

fn of_block(session: Session, collated: &Collated, id: BlockId) -> Vec<Choice> {
    let mut choices = Vec::new();
    let mut offer = |says: String, deed: Deed| choices.push(Choice { says, deed });
    let others = answering(collated, id);
    let marked = session.marked_block();
    if let Some(marked) = marked.filter(|marked| marked.article != id.article) {
        let name = named(collated, marked);
        if !collated.beside(id, marked.article).contains(&marked) {
            offer(phrases::join_with(&name), Deed::Pair(PinKind::Together, marked, id));
        }
        if !others.contains(&marked) {
            offer(phrases::part_from(&name), Deed::Pair(PinKind::Apart, marked, id));
        }
    }
    match marked == Some(id) {
        true => offer(phrases::UNMARK.say().to_owned(), Deed::Mark(None)),
        false => offer(phrases::MARK.say().to_owned(), Deed::Mark(Some(id))),
    }
    let shown = session.columns();
    let is_shown = |other: &&BlockId| session.view() != View::Columns || shown.contains(&other.article);
    for other in others.iter().filter(is_shown).take(AT_ONCE) {
        let is_sole = others.iter().filter(|one| one.article == other.article).count() < 2;
        let name = collated.article(other.article).map_or("", |article| article.name());
        let says =
            if is_sole { phrases::part_from_version(name) } else { phrases::part_from(&named(collated, *other)) };
        offer(says, Deed::Pair(PinKind::Apart, id, *other));
    }
    if others.len() > 1 {
        let each = others.iter().map(|other| vec![id, *other]).collect();
        offer(phrases::PART_FROM_ALL.say().to_owned(), Deed::Correct(PinKind::Apart, each));
    }
    let kind = session.other_kind(id);
    let says = if kind == PinKind::Body { phrases::IS_STORY.say() } else { phrases::IS_FURNITURE.say() };
    offer(says.to_owned(), Deed::Correct(kind, vec![vec![id]]));
    choices
}

/// Says of which article's lack of what a menu is.
fn gap_name(collated: &Collated, gap: Gap) -> String {
    let name = collated.article(gap.by).map_or("", |article| article.name());
    phrases::gap(name, &phrases::quoted(collated.collation.block_text(gap.lacks)))
}

fn of_gap(session: Session, collated: &Collated, gap: Gap) -> Vec<Choice> {
    let marked = session.marked_block();
    let answer = marked.filter(|marked| marked.article == gap.by).map(|marked| Choice {
        says: phrases::join_with(&named(collated, marked)),
        deed: Deed::Pair(PinKind::Together, marked, gap.lacks),
    });
    let mark = match marked == Some(gap.lacks) {
        true => Choice { says: phrases::UNMARK.say().to_owned(), deed: Deed::Mark(None) },
        false => Choice { says: phrases::MARK_GAP.say().to_owned(), deed: Deed::Mark(Some(gap.lacks)) },
    };
    answer.into_iter().chain([mark]).collect()
}

/// Returns the blocks of other articles that are held to tell the same.
fn answering(collated: &Collated, id: BlockId) -> Vec<BlockId> {
    let mut others = Vec::new();
    for article in collated.collation.articles.iter().map(|article| article.id).filter(|other| *other != id.article) {
        let beside = collated.beside(id, article).iter().copied();
        let linked = collated.links_with(id, article).into_iter().map(|(_, link)| other_end(link, id));
        for other in beside.chain(linked) {
            if !others.contains(&other) {
                others.push(other);
            }
        }
    }
    others
}

fn of_column(session: Session, key: Key) -> Vec<Choice> {
    let columns = session.columns();
    let at = session.articles().iter().find(|(_, other, _)| *other == key).map(|(id, ..)| *id);
    let at = at.and_then(|id| columns.iter().position(|column| *column == id));
    let mut choices = Vec::new();
    let mut offer = |is_offered: bool, says: &str, deed: Deed| {
        if is_offered {
            choices.push(Choice { says: says.to_owned(), deed });
        }
    };
    offer(at.is_some_and(|at| at > 0), phrases::MOVE_LEFT.say(), Deed::Shift(key, -1));
    offer(at.is_some_and(|at| at + 1 < columns.len()), phrases::MOVE_RIGHT.say(), Deed::Shift(key, 1));
    offer(columns.len() > 1, phrases::WIDER.say(), Deed::Widen(key, 0.25));
    offer(columns.len() > 1, phrases::NARROWER.say(), Deed::Widen(key, -0.25));
    offer(session.has_widths(), phrases::WIDTHS_RESET.say(), Deed::Reset);
    offer(columns.len() > 1, phrases::HIDE.say(), Deed::Hide(key));
    choices
}

fn name_of(session: Session, key: Key) -> Option<String> {
    session.articles().into_iter().find(|(_, other, _)| *other == key).map(|(.., name)| name)
}

fn act(session: Session, deed: Deed) {
    match deed {
        Deed::Mark(block) => session.mark_block(block),
        Deed::Pair(is, one, other) => session.pair(is, one, other),
        Deed::Correct(is, groups) => session.correct(is, &groups),
        Deed::Shift(key, by) => session.shift_column(key, by),
        Deed::Widen(key, by) => session.widen(key, by),
        Deed::Reset => session.reset_widths(),
        Deed::Hide(key) => session.choose_column(key, false),
    }
}
