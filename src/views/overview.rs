//! The story at a glance: every passage against every article, as one picture.

use std::time::Duration;

use leptos::either::Either;
use leptos::prelude::*;
use web_sys::KeyboardEvent;
use wirediff_engine::{ArticleId, BlockId, Ledger};

use super::drawn::Drawn;
use super::gist::Gist;
use super::ledger::{LEDGER, LedgerSheet, bar};
use super::likeness::LikenessSheet;
use super::overview_list::list;
use super::strips::Strips;
use crate::dom;
use crate::model::address::{to_article, to_block};
use crate::model::closeness::Closeness;
use crate::model::dial::Grain;
use crate::model::differences::cell_place;
use crate::model::overview::{Cell, How, Order, Way, told_elsewhere};
use crate::model::{Collated, Dial, Overview as Story, View};
use crate::phrases::{self, Phrase};
use crate::session::Session;
use crate::shape::{Shape, shape, words};

/// The group of cells in which the arrow keys move.
const CELLS: &str = ".strips";

const ORDERS: [(Order, Phrase); 3] = [
    (Order::Story, phrases::ORDER_STORY),
    (Order::LeftOut, phrases::ORDER_LEFT_OUT),
    (Order::Changed, phrases::ORDER_CHANGED),
];

/// Shows the overview.
#[component]
pub fn Overview(session: Session) -> impl IntoView {
    let story = session.overview();
    let draw_list = move |host: Shape| {
        let list = session
            .collated()
            .map(|collated| list(&collated, &story.get(), session.ledger(&collated).as_ref(), session.dial.get()));
        host.holding(list).done();
    };
    let picture = move || match session.is_narrow.get() {
        true => Either::Left(view! { <Drawn class="overview__picture" draw=Box::new(draw_list) /> }),
        false => Either::Right(view! { <Strips session /> }),
    };
    // The list says in words what its cells mean, and what is in them.
    let draw_key = move |host: Shape| {
        let has_base = story.with(|story| story.base.is_some());
        host.holding((!session.is_narrow.get()).then(|| key(has_base))).done();
    };
    let draw_peek = move |host: Shape| host.holding((!session.is_narrow.get()).then(|| peek(session))).done();
    let point = move |event: &web_sys::Event| {
        if let Some(cell) = dom::closest(event, "[id^=cell-]") {
            session.pointed.set(Some(cell.id()));
        }
    };
    let on_focus = move |event: web_sys::FocusEvent| {
        point(&event);
        if let Some(cell) = dom::closest(&event, "[id^=cell-]") {
            session.root.reach(CELLS, &cell.id());
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let way = match event.key().as_str() {
            "ArrowRight" => (1, 0),
            "ArrowLeft" => (-1, 0),
            "ArrowDown" => (0, 1),
            "ArrowUp" => (0, -1),
            _ => return,
        };
        let from = dom::closest(&event, "[id^=cell-]").map(|cell| cell.id());
        if let Some(to) = from.and_then(|from| story.with_untracked(|story| neighbour(story, &from, way))) {
            event.prevent_default();
            session.root.focus_in_group(CELLS, &to);
        }
    };
    // What stands below the picture follows when the picture has been painted.
    let is_painted = RwSignal::new(false);
    let paint = move || {
        // The view may have been left.
        let _ = is_painted.try_set(true);
    };
    session.soon(move || set_timeout(paint, Duration::ZERO));
    let has_links = move || session.collated().is_some_and(|collated| !collated.collation.links.is_empty());
    let on_order = move |event| {
        let at = event_target_value(&event).parse().unwrap_or(0).min(ORDERS.len() - 1);
        session.choose_order(ORDERS[at].0);
    };
    let orders = ORDERS.into_iter().enumerate().map(|(at, (order, name))| {
        view! {
            <option value=at.to_string() selected=move || session.order.get() == order>
                {name.say()}
            </option>
        }
    });
    view! {
        <section class="overview" aria-labelledby="overview-title">
            <h2 id="overview-title" class="heard">{phrases::OVERVIEW.say()}</h2>
            <Gist session />
            <div class="overview__head">
                <Drawn class="overview__key" draw=Box::new(draw_key) />
                <button type="button" class="overview__jump" data-go=LEDGER hidden=move || !has_links()>
                    {move || match session.base() {
                        Some(_) => phrases::TO_LEDGER_OF_BASE.say(),
                        None => phrases::TO_LEDGER.say(),
                    }}
                </button>
                <label class="controls__field">
                    <span class="controls__label">{phrases::ORDER.say()}</span>
                    <select class="controls__select" aria-label=phrases::ORDER.say() on:change=on_order>
                        {orders.collect_view()}
                    </select>
                </label>
            </div>
            <div on:pointerover=move |event| point(&event) on:focusin=on_focus on:keydown=on_key>
                {picture}
            </div>
            <Drawn class="overview__peek" draw=Box::new(draw_peek) />
            <Show when=move || is_painted.get() && has_links()>
                <LedgerSheet session />
                <LikenessSheet session />
            </Show>
        </section>
    }
}

/// Returns the id of the next cell that way, past those where nothing is missed.
fn neighbour(story: &Story, from: &str, (across, down): (isize, isize)) -> Option<String> {
    let (named, article) = read_place(from)?;
    let mut passage = story.passages.iter().position(|told| told.block == named)?;
    let mut article = article.index();
    loop {
        passage = passage.checked_add_signed(across)?;
        article = article.checked_add_signed(down)?;
        let told = story.passages.get(passage)?;
        let cell = told.cells.get(article)?;
        if cell.how != How::Nothing {
            return Some(cell_place(told.block, cell.article));
        }
    }
}

fn read_place(place: &str) -> Option<(BlockId, ArticleId)> {
    let (named, article) = place.strip_prefix("cell-")?.split_once('-')?;
    Some((named.parse().ok()?, article.parse().ok()?))
}

/// Returns what a cell looks like: from a dial that shows substance on, what it
/// folds away is quiet.
pub fn looks(cell: &Cell, dial: Dial) -> String {
    let moved = match cell.moved {
        Some(Way::Up) => " is-up",
        Some(Way::Down) => " is-down",
        None => "",
    };
    let is_quiet = dial >= Dial::Substance && !cell.grain.is_some_and(|grain| dial.shows(grain));
    format!("cell__link cell__link--{}{moved}{}", class(cell.how), if is_quiet { " is-quiet" } else { "" })
}

fn class(how: How) -> &'static str {
    match how {
        How::Base => "base",
        How::Told(Closeness::Whole) => "whole",
        How::Told(Closeness::Mostly) => "mostly",
        How::Told(Closeness::Partly) => "partly",
        How::Told(Closeness::Barely) => "barely",
        How::Perhaps => "perhaps",
        How::OnlyHere | How::NotInBase => "own",
        How::Elsewhere => "elsewhere",
        How::LeftOut => "out",
        How::CutFromEnd => "end",
        How::Nothing => "nothing",
    }
}

/// Says what an article has of a passage.
pub fn how(cell: &Cell) -> &'static str {
    match cell.how {
        How::Base => phrases::TOLD_BASE.say(),
        How::Told(Closeness::Whole) if cell.grain == Some(Grain::Style) => phrases::TOLD_STYLE.say(),
        How::Told(Closeness::Whole) => phrases::TOLD_WHOLE.say(),
        How::Told(Closeness::Mostly) => phrases::TOLD_MOSTLY.say(),
        How::Told(Closeness::Partly) => phrases::TOLD_PARTLY.say(),
        How::Told(Closeness::Barely) => phrases::TOLD_BARELY.say(),
        How::Perhaps => phrases::PERHAPS.say(),
        How::OnlyHere => phrases::ONLY_HERE.say(),
        How::NotInBase => phrases::TOLD_NOT_IN_BASE.say(),
        How::Elsewhere => phrases::TOLD_ELSEWHERE.say(),
        How::LeftOut => phrases::TOLD_LEFT_OUT.say(),
        How::CutFromEnd => phrases::TOLD_CUT_FROM_END.say(),
        How::Nothing => "",
    }
}

pub fn way(moved: Option<Way>) -> Option<&'static str> {
    match moved? {
        Way::Up => Some(phrases::MOVED_UP.say()),
        Way::Down => Some(phrases::MOVED_DOWN.say()),
    }
}

/// Draws what the cells mean.
pub fn key(has_base: bool) -> Shape {
    let own = if has_base {
        (How::NotInBase, phrases::TOLD_NOT_IN_BASE.say())
    } else {
        (How::OnlyHere, phrases::ONLY_HERE.say())
    };
    let samples = [
        (How::Told(Closeness::Whole), phrases::TOLD_WHOLE.say()),
        (How::Told(Closeness::Mostly), phrases::KEY_CHANGED.say()),
        (How::Told(Closeness::Barely), phrases::TOLD_BARELY.say()),
        own,
        (How::Elsewhere, phrases::KEY_ELSEWHERE.say()),
        (How::LeftOut, phrases::TOLD_LEFT_OUT.say()),
        (How::CutFromEnd, phrases::TOLD_CUT_FROM_END.say()),
    ];
    let item = |sample: &str, name: &str| {
        let sample = shape("span").class(&format!("cell__link {sample}")).with("aria-hidden", "true");
        shape("li").class("key__item").holding([sample]).words(name)
    };
    let moved = item("cell__link--mostly is-up", phrases::KEY_MOVED.say());
    let samples = samples.map(|(how, name)| item(&format!("cell__link--{}", class(how)), name));
    shape("ul").class("key").with("aria-label", phrases::KEY.say()).holding(samples).holding([moved])
}

/// Says whose words the bars count.
pub fn ledger_title(collated: &Collated, story: &Story, ledger: Option<&Ledger>) -> Option<String> {
    let wire = ledger?.wire;
    let name = || collated.article(wire).map_or("", |article| article.name());
    Some(if story.base.is_some() { phrases::LEDGER_OF_BASE.say().to_owned() } else { phrases::ledger_of(name()) })
}

/// Draws the bar of an article, if it has one.
pub fn bar_of(ledger: Option<&Ledger>, article: ArticleId) -> Option<Shape> {
    ledger?.accounts.iter().find(|account| account.article == article).map(|account| bar(&account.own))
}

/// Draws the text of the cell that the reader points at.
fn peek(session: Session) -> Shape {
    let empty = || shape("p").class("peek__hint").words(phrases::PEEK_HINT.say());
    let pointed = session.pointed.get();
    let (Some(collated), Some((named, article))) = (session.collated(), pointed.as_deref().and_then(read_place)) else {
        return empty();
    };
    let story = session.overview().get();
    let told = story.passages.iter().find(|told| told.block == named);
    let Some((told, cell)) = told.and_then(|told| Some((told, told.cells.get(article.index())?))) else {
        return empty();
    };
    let name = |id: ArticleId| collated.article(id).map_or("", |article| article.name());
    let elsewhere = (cell.how == How::Elsewhere).then(|| told_elsewhere(&collated, named, article)).flatten();
    let shown = elsewhere.unwrap_or(cell.block);
    let head = shape("p")
        .class("peek__head")
        .holding([words("peek__number", &phrases::passage(told.number))])
        .holding([words("peek__name", name(article)).in_language(None)])
        .holding([words("peek__how", &phrases::told(how(cell), way(cell.moved)))]);
    let blocks = match collated.beside(named, article) {
        [] => vec![shown],
        blocks => blocks.to_vec(),
    };
    let lacks = cell.is_lacking();
    let language = collated.article(shown.article).and_then(|article| article.meta.language.as_deref());
    let whose = lacks.then(|| shape("p").class("peek__whose").words(&phrases::as_in(name(shown.article))));
    let texts = blocks.into_iter().map(|id| {
        let class = if lacks { "block peek__text peek__text--lacking" } else { "block peek__text" };
        shape("p").class(class).in_language(language).words(collated.collation.block_text(id))
    });
    let go = |text: &str, link: &str| shape("a").with("href", link).words(text);
    let links = shape("p")
        .class("peek__links")
        .holding([go(phrases::ALL_VERSIONS.say(), &to_block(View::Passage, named))])
        .holding([go(phrases::IN_COLUMNS.say(), &to_article(View::Columns, shown, article))])
        .holding([go(&phrases::read_in(name(shown.article)), &to_block(View::Reading, shown))]);
    shape("div").class("peek").holding([head]).holding(whose).holding(texts).holding([links])
}
