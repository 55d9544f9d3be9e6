//! The dial: lets the reader choose how much of what differs is shown.

use leptos::prelude::*;

use super::drawn::Drawn;
use crate::dom;
use crate::model::dial::STEPS;
use crate::phrases;
use crate::session::Session;
use crate::shape::{Shape, shape, words};

/// Shows the steps of the dial, each with how many differences it shows.
#[component]
pub fn Dial(session: Session) -> impl IntoView {
    let on_change = move |event: web_sys::Event| {
        let step = dom::closest(&event, "[data-dial]").and_then(|step| step.get_attribute("data-dial"));
        if let Some(dial) = step.and_then(|at| STEPS.get(at.parse::<usize>().ok()?).copied()) {
            session.choose_dial(dial);
        }
    };
    view! {
        <div class="dial" on:change=on_change>
            <Drawn class="dial__steps" role="radiogroup" label=phrases::DIAL.say() draw=Box::new(move |host| draw(session, host)) />
        </div>
    }
}

fn draw(session: Session, host: Shape) {
    let (chosen, counts) = (session.dial.get(), session.counts());
    let steps = STEPS.iter().enumerate().map(|(at, &dial)| {
        let input = shape("input")
            .with("type", "radio")
            .with("name", "dial")
            .class("dial__input")
            .with("id", &format!("dial-{at}"))
            .with("data-dial", &at.to_string())
            .with_some("checked", (dial == chosen).then_some(""));
        let count = words("dial__count", &phrases::number(counts.shown(dial)));
        shape("label")
            .class(if dial == chosen { "dial__step is-chosen" } else { "dial__step" })
            .with("title", phrases::DIAL_HINTS[at].say())
            .holding([input, words("dial__name", phrases::DIAL_STEPS[at].say())])
            .words(" ")
            .holding([count])
    });
    host.holding(steps).done();
}
