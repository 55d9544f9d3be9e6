//! The tour that a first visit begins with: a card above what it speaks of, in
//! the page's own flow, so that it covers nothing.

use leptos::prelude::*;

use super::drawn::Drawn;
use crate::dom;
use crate::phrases::{self, TOUR_STEPS};
use crate::session::Session;
use crate::shape::{Shape, shape, words};

/// Shows the step of the tour that the reader is at, if at any.
#[component]
pub fn Tour(session: Session) -> impl IntoView {
    let step = Memo::new(move |_| session.tour_step());
    Effect::new(move |_| session.point_out(step.get()));
    let on_click =
        move |event: web_sys::MouseEvent| match dom::closest(&event, "[id]").map(|button| button.id()).as_deref() {
            Some("tour-next") if step.get_untracked() == Some(TOUR_STEPS.len() - 1) => session.leave_tour(),
            Some("tour-next") => session.turn_tour(1),
            Some("tour-back") => session.turn_tour(-1),
            Some("tour-skip") => session.leave_tour(),
            _ => {}
        };
    let draw_words = move |host: Shape| {
        let Some((step, told)) = step.get().and_then(|step| Some((step, TOUR_STEPS.get(step)?))) else { return };
        let (title, wide, narrow) = told;
        let count = words("tour__count", &phrases::tour_step(step, TOUR_STEPS.len()));
        let title = shape("h2").class("tour__title").words(title).words(" ").holding([count]);
        let says = if session.is_narrow.get() { narrow } else { wide };
        host.holding([title, shape("p").words(says)]).done();
    };
    let draw_ways = move |host: Shape| {
        let Some(step) = step.get() else { return };
        let button = |id: &str, class: &str, says: &str| {
            shape("button").with("type", "button").class(class).with("id", id).words(says)
        };
        let is_last = step + 1 == TOUR_STEPS.len();
        let back = (step > 0).then(|| button("tour-back", "button", phrases::TOUR_BACK));
        let next = if is_last { phrases::TOUR_FINISH } else { phrases::TOUR_NEXT };
        let skip = (!is_last).then(|| button("tour-skip", "button tour__skip", phrases::TOUR_SKIP));
        host.holding([button("tour-next", "button button--main", next)]).holding(back).holding(skip).done();
    };
    view! {
        <section class="tour" aria-label=phrases::TOUR hidden=move || step.get().is_none() on:click=on_click>
            <Drawn class="tour__words" role="status" draw=Box::new(draw_words) />
            <Drawn class="tour__ways" draw=Box::new(draw_ways) />
        </section>
    }
}
