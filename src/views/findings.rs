//! What a reader of news would want to know: quotations, figures, names and
//! sources that differ, each with the words that prove it.

use leptos::prelude::*;
use wirediff_engine::ArticleId;
use wirediff_engine::findings::FindingKind;

use super::drawn::Drawn;
use crate::model::address::to_article;
use crate::model::findings::{Question, Reading, Told, questions};
use crate::model::{Collated, View};
use crate::phrases;
use crate::session::Session;
use crate::shape::{Shape, shape, words};

/// Shows the findings of the comparison, by the question they answer.
#[component]
pub fn Findings(session: Session) -> impl IntoView {
    let draw = move |host: Shape| {
        let Some(collated) = session.collated() else { return host.done() };
        let inside = match session.findings(&collated).get() {
            None => vec![shape("p").class("findings__note").with("role", "status").words(phrases::FINDING)],
            Some(findings) => sheet(&collated, &questions(&collated.collation, &findings)),
        };
        host.holding(inside).done();
    };
    view! {
        <section class="findings" aria-labelledby="findings-title">
            <h2 id="findings-title" class="heard">{phrases::FINDINGS}</h2>
            <Drawn class="findings__sheet" draw=Box::new(draw) />
        </section>
    }
}

fn sheet(collated: &Collated, questions: &[Question]) -> Vec<Shape> {
    if questions.is_empty() {
        return vec![shape("p").class("findings__note").words(phrases::NO_FINDINGS)];
    }
    let may_be_another_take = questions.iter().flat_map(|question| &question.told).any(|told| told.other_take);
    let note = may_be_another_take.then(|| shape("p").class("findings__note").words(phrases::OTHER_TAKE));
    let drawn = questions.iter().map(|question| draw_question(collated, question));
    drawn.chain(note).collect()
}

/// Draws a question that folds away with all that answers it.
fn draw_question(collated: &Collated, question: &Question) -> Shape {
    let title = shape("summary").class("question__title").holding([shape("h3")
        .words(phrases::question(question.kind))
        .words(" ")
        .holding([words("question__count", &question.told.len().to_string())])]);
    let told = question.told.iter().map(|told| draw_told(collated, question.kind, told));
    let same =
        (question.same > 0).then(|| shape("p").class("question__same").words(&phrases::same_everywhere(question.same)));
    shape("details")
        .class("question")
        .with("open", "")
        .holding([title, shape("ol").class("question__told").holding(told)])
        .holding(same)
}

fn draw_told(collated: &Collated, kind: FindingKind, told: &Told) -> Shape {
    let about = (!told.about.is_empty() && kind != FindingKind::Headline)
        .then(|| shape("p").class("finding__about").in_language(None).words(&told.about));
    let readings = told.readings.iter().map(|reading| draw_reading(collated, kind, reading));
    shape("li").class("finding").holding(about).holding([shape("ul").class("finding__readings").holding(readings)])
}

fn draw_reading(collated: &Collated, kind: FindingKind, reading: &Reading) -> Shape {
    let article = |id: ArticleId| collated.article(id);
    let mut names = shape("span").class("finding__names");
    for (place, (id, block)) in reading.places.iter().enumerate() {
        let name = article(*id).map_or("", |article| article.name());
        let link = shape("a").with("href", &to_article(View::Columns, *block, *id)).in_language(None).words(name);
        names = names.words(if place > 0 { ", " } else { "" }).holding([link]);
    }
    let form = phrases::form(reading.form, kind);
    let form = (!form.is_empty()).then(|| words("finding__form", form));
    let language = reading.places.first().and_then(|place| article(place.0)?.meta.language.as_deref());
    let said = (!reading.words.is_empty())
        .then(|| shape("q").class("finding__words").in_language(language).words(&reading.words));
    shape("li").class("finding__reading").holding([names]).words(" ").holding(form).words(" ").holding(said)
}
