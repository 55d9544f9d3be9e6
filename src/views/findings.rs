//! What a reader of news would want to know: quotations, figures, names and
//! sources that differ, each with the words that prove it.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use wirediff_engine::ArticleId;
use wirediff_engine::findings::{FindingKind, Form};

use super::drawn::Drawn;
use super::sliced::{Sliced, Slices};
use crate::dom;
use crate::model::address::{KINDS, kind_named, to_article, to_block};
use crate::model::findings::{Question, Reading, Told, without_words};
use crate::model::{Collated, View};
use crate::phrases;
use crate::session::Session;
use crate::shape::{Shape, shape, words};

/// Of each kind so many findings are shown at once.
const AT_ONCE: usize = 12;

/// Shows the findings of the comparison, by the question they answer.
#[component]
pub fn Findings(session: Session) -> impl IntoView {
    let found = session.questions();
    // The kinds of which all are asked for.
    let whole = RwSignal::new(Vec::<FindingKind>::new());
    let draw_kinds = move |host: Shape| {
        found.with(|found| host.holding(kinds(found.as_deref().map_or(&[], Vec::as_slice), session.kind.get())).done());
    };
    let followed = StoredValue::new(session.followed.try_update_value(Option::take).flatten());
    let make = move || {
        let (collated, kind, found) = (session.collated(), session.kind.get(), found.get());
        let is_all = session.in_a_hurry.get();
        // The way back leads to where the reader left.
        if let Some(link) = found.as_ref().and_then(|_| followed.try_update_value(Option::take).flatten()) {
            session.soon(move || session.go_back_to(link));
        }
        let parts = match (&collated, &found) {
            (Some(collated), Some(questions)) => parts(collated, questions, kind),
            _ => vec![Part::Finding],
        };
        let total = parts.len();
        let draw = move |range: Range<usize>, host: Shape| {
            let (Some(collated), Some(parts)) = (&collated, parts.get(range)) else { return };
            let drawn = parts.iter().map(|part| match part {
                Part::Finding => note(phrases::FINDING.say()).with("role", "status"),
                Part::Note(sentence) => note(sentence).in_language(None),
                Part::Question(at) => {
                    let question = &found.as_deref().map_or(&[][..], Vec::as_slice)[*at];
                    let is_whole = is_all || whole.with_untracked(|kinds| kinds.contains(&question.kind));
                    draw_question(collated, question, is_whole)
                }
            });
            host.holding(drawn).done();
        };
        Slices { total, slice: 1, at_once: 1, start: 0, draw: Arc::new(draw) }
    };
    let on_click = move |event: web_sys::MouseEvent| {
        if let Some(button) = dom::closest(&event, "[data-kind]") {
            session.kind.set(button.get_attribute("data-kind").and_then(|name| kind_named(&name)));
        } else if let Some(button) = dom::closest(&event, "[data-whole]") {
            let kind = button.get_attribute("data-whole").and_then(|name| kind_named(&name));
            whole.update(|kinds| kinds.extend(kind));
        } else if let Some(link) = dom::closest(&event, ".finding a[id]") {
            session.followed.set_value(Some(link.id()));
        }
    };
    view! {
        <section class="findings" aria-labelledby="findings-title" on:click=on_click>
            <h2 id="findings-title" class="heard">{phrases::FINDINGS.say()}</h2>
            <Drawn class="findings__kinds" role="group" label=phrases::KINDS_SHOWN.say() draw=Box::new(draw_kinds) />
            <div class="findings__sheet">
                <Sliced session class="findings__part" make=Box::new(make) looks=Box::new(move || whole.track()) />
            </div>
        </section>
    }
}

fn note(sentence: &str) -> Shape {
    shape("p").class("findings__note").words(sentence)
}

/// Draws the buttons that leave one kind of findings on show, or all.
fn kinds(questions: &[Question], chosen: Option<FindingKind>) -> Vec<Shape> {
    let button = |name: &str, title: &str, count: usize, is_chosen: bool| {
        shape("button")
            .with("type", "button")
            .class("switch findings__kind")
            .with("id", &format!("kind-{name}"))
            .with("data-kind", name)
            .with("aria-pressed", if is_chosen { "true" } else { "false" })
            .words(title)
            .words(" ")
            .holding([words("findings__count", &phrases::number(count))])
    };
    let all = questions.iter().map(|question| question.told.len()).sum();
    let all = (!questions.is_empty()).then(|| button("all", phrases::ALL_KINDS.say(), all, chosen.is_none()));
    let each = questions.iter().map(|question| {
        button(
            name_of(question.kind),
            phrases::question(question.kind),
            question.told.len(),
            chosen == Some(question.kind),
        )
    });
    all.into_iter().chain(each).collect()
}

/// A part of the list.
enum Part {
    /// They are being looked for.
    Finding,
    Note(String),
    /// By its place among all questions.
    Question(usize),
}

fn parts(collated: &Collated, questions: &[Question], chosen: Option<FindingKind>) -> Vec<Part> {
    let shown = questions.iter().enumerate();
    let shown = shown.filter(|(_, question)| chosen.is_none_or(|kind| kind == question.kind));
    let mut parts = Vec::new();
    if shown.clone().all(|(_, question)| question.told.is_empty()) {
        parts.push(Part::Note(phrases::NO_FINDINGS.say().to_owned()));
    }
    parts.extend(shown.map(|(at, _)| Part::Question(at)));
    let lacking = without_words(&collated.collation);
    if !lacking.is_empty() {
        let names: Vec<&str> = lacking.into_iter().map(|id| name(collated, id)).collect();
        parts.push(Part::Note(phrases::without_words(&names)));
    }
    parts
}

fn draw_question(collated: &Collated, question: &Question, is_whole: bool) -> Shape {
    let list = |all: &[Told]| {
        let told = all.iter().map(|told| draw_told(collated, question.kind, told));
        shape("ol").class("question__findings").holding(told)
    };
    let has_told = !question.told.is_empty();
    let count = question.told.len();
    // A button that shows one or two more would take their room.
    let shown = if is_whole || count <= AT_ONCE + 2 { count } else { AT_ONCE };
    let told = has_told.then(|| list(&question.told[..shown]));
    let more = (shown < count).then(|| {
        let button = shape("button")
            .with("type", "button")
            .class("button question__more")
            .with("data-whole", name_of(question.kind));
        button.words(&phrases::show_all(count))
    });
    let other_take = question.told.iter().any(|told| told.other_take).then(|| note(phrases::OTHER_TAKE.say()));
    let same = (!question.same.is_empty()).then(|| {
        let line = shape("summary").words(&phrases::same_everywhere(question.same.len(), has_told));
        shape("details").class("question__same").holding([line, list(&question.same)])
    });
    shape("section")
        .class("question")
        .holding([shape("h3").class("question__title").words(phrases::question(question.kind))])
        .holding(other_take)
        .holding(told)
        .holding(more)
        .holding(same)
}

fn name_of(kind: FindingKind) -> &'static str {
    KINDS.iter().find(|(_, other)| *other == kind).map_or("", |(name, _)| name)
}

fn draw_told(collated: &Collated, kind: FindingKind, told: &Told) -> Shape {
    let about = (!told.about.is_empty()).then(|| words("finding__about", &told.about).in_language(None));
    let passage = shape("a")
        .class("finding__passage")
        .with("id", &format!("told-{}-{}", told.block, told.id))
        .with("href", &to_block(View::Passage, told.block))
        .words(&phrases::passage(told.passage));
    let readings =
        told.readings.iter().enumerate().map(|(at, reading)| draw_reading(collated, kind, told, at, reading));
    let missing = (!told.missing.is_empty()).then(|| {
        let mut line = shape("p").class("finding__missing").words(phrases::NOT_IN.say()).words(" ");
        for (at, id) in told.missing.iter().enumerate() {
            let gap = shape("a")
                .with("id", &format!("told-{}-{}-{id}", told.block, told.id))
                .with("href", &to_article(View::Columns, told.block, *id))
                .in_language(None)
                .words(name(collated, *id));
            line = line.words(if at > 0 { ", " } else { "" }).holding([gap]);
        }
        line
    });
    shape("li")
        .class("finding")
        .with("id", &told.place())
        .with("tabindex", "-1")
        .holding([shape("p").class("finding__head").holding(about).words(" ").holding([passage])])
        .holding([shape("ul").class("finding__readings").holding(readings)])
        .holding(missing)
}

/// Draws who has it, in which form, and the words themselves.
fn draw_reading(collated: &Collated, kind: FindingKind, told: &Told, at: usize, reading: &Reading) -> Shape {
    let base = collated.collation.base;
    let names = reading.places.iter().map(|(id, block)| {
        let link = shape("a")
            .with("id", &format!("told-{block}-{}-{at}", told.id))
            .with("href", &to_article(View::Columns, *block, *id))
            .in_language(None)
            .words(name(collated, *id));
        let tag = (base == Some(*id)).then(|| words("head__base", phrases::SHOW_BASE_TAG.say()));
        shape("span").class("finding__name").holding([link]).words(" ").holding(tag)
    });
    // The first is what the others are held against.
    let is_held_against = at == 0 && reading.form == Form::Same;
    let form = phrases::form(reading.form, kind, base == Some(told.block.article));
    let form_class = if reading.form == Form::Same { "finding__form finding__form--same" } else { "finding__form" };
    let form = (!form.is_empty() && !is_held_against).then(|| words(form_class, form));
    let is_quoted = kind == FindingKind::Quotation && reading.form != Form::Indirect;
    let language = reading.places.first().and_then(|(id, _)| collated.article(*id)?.meta.language.as_deref());
    let said = shape(if is_quoted { "q" } else { "span" }).class("finding__words").in_language(language);
    let note = |text: String| words("finding__form", &text).in_language(None);
    let speaker = reading.speaker.as_deref().map(|name| note(phrases::said_by(name)));
    let first = reading.first.as_deref().map(|first| note(phrases::puts_first(first)));
    let lacks =
        (!reading.lacks.is_empty()).then(|| words("finding__form", &phrases::lacks(&reading.lacks)).in_language(None));
    shape("li")
        .class("finding__reading")
        .holding([shape("span").class("finding__names").holding(names)])
        .words(" ")
        .holding([shape("span")
            .class("finding__said")
            .holding(form)
            .words(" ")
            .holding([said.words(&reading.words)])
            .words(" ")
            .holding(speaker)
            .holding(first)
            .words(" ")
            .holding(lacks)])
}

fn name(collated: &Collated, id: ArticleId) -> &str {
    collated.article(id).map_or("", |article| article.name())
}
