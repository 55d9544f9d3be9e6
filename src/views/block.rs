//! One block of an article: its words in the element that fits its role, and
//! the notes that say how it stands to the other article.

use std::sync::Arc;

use wirediff_engine::{BlockId, Role};

use super::marks::{Marking, draw_words};
use super::menu::grip;
use crate::model::collated::other_end;
use crate::model::differences::{block_place, bundle_place, moved_place, stub_place};
use crate::model::moves::Move;
use crate::model::table::{Placed, Standing, standing};
use crate::model::{Collated, Pair};
use crate::phrases;
use crate::session::{MenuOf, Session};
use crate::shape::{Shape, shape, words};

/// A block of more bytes than this, several screens of text, is laid out only
/// when it comes near: a hundred of them at once take the browser half a second.
const LONG: usize = 8000;

/// What blocks are drawn from, and for.
pub struct Sheet<'a> {
    pub session: Session,
    pub collated: &'a Arc<Collated>,
    /// The article on show and the one it is held against, if there is one.
    pub pair: Option<Pair>,
    pub marking: Marking,
}

/// Draws a block, its notes above it.
pub fn draw_block(sheet: &Sheet, placed: &Placed, host: Shape) -> Shape {
    let (collated, pair, marking) = (sheet.collated, sheet.pair, sheet.marking);
    let id = placed.id;
    let mut placed = placed.clone();
    if marking == Marking::Mirror {
        // The reference is told apart from the one article beside it.
        placed.standing = standing(collated, id, pair.map(|pair| pair.there));
    }
    let has_base = collated.collation.base.is_some();
    let is_extra = match placed.standing {
        Standing::OnlyHere | Standing::NotInReference => marking != Marking::Mirror || !has_base,
        Standing::Plain | Standing::Linked | Standing::Perhaps | Standing::Beside => false,
    };
    // Beside the reference stands a cell that says what the other lacks.
    let has_notes = marking != Marking::Mirror;
    let bar = match placed.standing {
        _ if is_extra => " block--extra",
        Standing::Perhaps if has_notes => " block--perhaps",
        _ => "",
    };
    let block = in_role(collated, id, bar);
    let block = match pair.filter(|_| placed.standing == Standing::Linked) {
        Some(pair) => draw_words(sheet, pair, id, block),
        None => block.words(collated.collation.block_text(id)),
    };
    let notes = if has_notes { notes(collated, &placed, pair, marking) } else { Vec::new() };
    let notes = (!notes.is_empty()).then(|| shape("p").class("notes").holding(notes));
    host.holding(notes).holding([piece(collated, id, block)])
}

/// Draws a block with the grip that corrects it.
pub fn piece(collated: &Collated, id: BlockId, block: Shape) -> Shape {
    let name = phrases::correct(&opening(collated, id));
    let grip = grip(MenuOf::Block(id), "grip", &name, phrases::GRIP_HINT.say());
    shape("div").class("piece").holding([block, grip])
}

/// Draws a block's words and nothing else.
fn plain_block(collated: &Collated, id: BlockId) -> Shape {
    let shape = shape("p").class("block block--plain").in_language(language(collated, id));
    shape.words(collated.collation.block_text(id))
}

/// Returns the language of a text. One that nobody has named is not the page's.
fn language(collated: &Collated, id: BlockId) -> Option<&str> {
    collated.article(id.article).map(|article| article.meta.language.as_deref().unwrap_or_default())
}

fn in_role(collated: &Collated, id: BlockId, bar: &str) -> Shape {
    let role = collated.block(id).map_or(Role::Body, |block| block.role);
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
    shape(if matches!(role, Role::Headline | Role::Crosshead) { "h3" } else { "p" })
        .with("id", &block_place(id))
        .with("tabindex", "-1")
        .class(&class)
        .in_language(language(collated, id))
}

/// Draws the notes on a block; none where there is nothing to say.
fn notes(collated: &Collated, placed: &Placed, pair: Option<Pair>, marking: Marking) -> Vec<Shape> {
    let Some(pair) = pair else { return Vec::new() };
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
        if is_in_sight { phrases::PERHAPS.say().to_owned() } else { phrases::perhaps(&opening(collated, other)) }
    });
    let alone = match placed.standing {
        Standing::OnlyHere | Standing::NotInReference if has_base => Some(phrases::ADDED.say().to_owned()),
        Standing::OnlyHere if collated.collation.articles.len() > 2 => Some(phrases::ONLY_HERE.say().to_owned()),
        Standing::OnlyHere | Standing::NotInReference => Some(phrases::not_in(name)),
        Standing::Plain | Standing::Linked | Standing::Perhaps | Standing::Beside => None,
    };
    let bundle = placed.bundle.filter(|_| placed.standing == Standing::Linked);
    let merged = bundle.filter(|bundle| bundle.merged_from > 1);
    let split = bundle.filter(|bundle| bundle.parts > 1);
    let mut notes = Vec::new();
    let mut note = |kind: &str, text: Option<String>| {
        notes.extend(text.map(|text| words(&format!("note note--{kind}"), &text)));
    };
    note("extra", alone);
    note("shape", retold);
    note("perhaps", perhaps);
    // What a paragraph was made from can be gone to where it is on show.
    let merged_note = merged.map(|bundle| {
        let from = (marking == Marking::Beside).then_some(bundle.from);
        bundle_note(from, &phrases::merged(bundle.merged_from))
    });
    let split_note = split.map(|bundle| bundle_note(Some(bundle.next), &phrases::split(bundle.part, bundle.parts)));
    let moved = placed.moved.map(|step| moved_note(placed.id, step, placed.is_elsewhere));
    // A paragraph may be both: the first of its notes is where a reader lands.
    let bundled = merged_note.into_iter().chain(split_note).enumerate();
    let bundled = bundled.map(|(at, note)| if at == 0 { note.with("id", &bundle_place(placed.id)) } else { note });
    moved.into_iter().chain(notes).chain(bundled).collect()
}

/// Says that a block was split or merged, and leads to another of its parts.
fn bundle_note(to: Option<BlockId>, text: &str) -> Shape {
    let class = "note note--shape";
    let note = match to {
        Some(to) => way(class, &block_place(to)),
        None => shape("span").class(class).with("tabindex", "-1"),
    };
    note.words(text)
}

/// Says that a block moved, and leads to the place where it was.
fn moved_note(id: BlockId, step: Move, has_stub: bool) -> Shape {
    let class = if step.up { "note note--moved note--up" } else { "note note--moved note--down" };
    let note = match has_stub {
        true => way(class, &stub_place(id)),
        false => shape("span").class(class).with("tabindex", "-1"),
    };
    note.with("id", &moved_place(id)).words(&phrases::moved(step.up, step.places))
}

/// Draws a button that leads to a place of the view.
fn way(class: &str, place: &str) -> Shape {
    shape("button").with("type", "button").class(class).with("data-go", place)
}

/// Draws what stands where a moved block was, or ran, and leads to it.
pub fn stub(id: BlockId, text: &str) -> Shape {
    let button = way("stub__button", &moved_place(id)).with("id", &stub_place(id)).words(text);
    shape("p").class("stub").holding([button])
}

/// Draws what stands where a passage is told in another row, and leads there.
pub fn told(id: BlockId, text: &str) -> Shape {
    shape("p").class("stub").holding([way("stub__button stub__button--told", &block_place(id)).words(text)])
}

/// Draws blocks folded away under a line, till they are asked for.
pub fn folded(collated: &Collated, class: &str, place: Option<&str>, text: &str, blocks: &[BlockId]) -> Shape {
    let line = shape("summary").class(&format!("{class}__summary")).with_some("id", place).words(text);
    let blocks = blocks.iter().map(|id| plain_block(collated, *id));
    shape("details").class(class).holding([line]).holding(blocks)
}

/// Draws lines of page furniture, folded away too; each can be called part of
/// the story.
pub fn furniture(collated: &Collated, lines: &[BlockId]) -> Shape {
    let line = shape("summary").class("furniture__summary").words(&phrases::furniture(lines.len()));
    let lines = lines.iter().map(|id| piece(collated, *id, plain_block(collated, *id)));
    shape("details").class("furniture").holding([line]).holding(lines)
}

/// Draws what stands for paragraphs without a difference, and shows them when asked.
pub fn unfolder(from: usize, paragraphs: usize) -> Shape {
    let button = shape("button").with("type", "button").class("unchanged").with("data-unfold", &from.to_string());
    button.words(&phrases::show_unchanged(paragraphs))
}

/// Returns the first words of a block, in quotation marks.
pub fn opening(collated: &Collated, id: BlockId) -> String {
    phrases::quoted(collated.collation.block_text(id))
}
