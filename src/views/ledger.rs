//! The wire ledger: what each outlet ran of the wire and wrote itself, what it
//! left out, what it alone has.

use wirediff_engine::absences::{Absence, Absences, Cut, Only};
use wirediff_engine::findings::Elsewhere;
use wirediff_engine::ledger::{Account, Derived, Ledger, Take};
use wirediff_engine::shares::Shares;
use wirediff_engine::{ArticleId, BlockId};

use super::drawn::{Drawn, DrawnProps};
use crate::model::address::{to_article, to_block};
use crate::model::ledger::{Numbers, hundredths, said};
use crate::model::{Collated, View};
use crate::phrases;
use crate::session::Session;
use crate::shape::{Shape, heard, shape, words};
use crate::worker::{Inquiry, Outcome};
use leptos::prelude::*;

/// The id of the ledger's title.
pub const LEDGER: &str = "ledger";

/// So many words that speak for a take are quoted.
const MOST_WORDS: usize = 3;
/// So many paragraphs that one article alone has are shown at once.
const MOST_ALONE: usize = 4;

/// A part of fewer hundredths has no room for its figure.
const LEGIBLE: usize = 6;

/// What is known of a story when its ledger is drawn.
struct Sheet<'a> {
    collated: &'a Collated,
    numbers: Numbers,
}

/// Shows the ledger of the comparison.
#[component]
pub fn LedgerSheet(session: Session) -> impl IntoView {
    let draw = move |host: Shape| {
        let Some(collated) = session.collated() else { return };
        let outcome = session.outcome(&collated, Inquiry::Ledger);
        match outcome.as_deref() {
            None => host.holding([note(phrases::RECKONING).with("role", "status")]).done(),
            Some(Outcome::Ledger { ledger, absences }) => {
                let sheet = Sheet { collated: &collated, numbers: Numbers::new(&collated) };
                let accounts = ledger.as_ref().map(|ledger| sheet.accounts(ledger, session.is_narrow.get()));
                let absences = absences.as_ref().map(|absences| sheet.absences(absences));
                host.holding(accounts).holding(absences).done();
            }
            Some(_) => {}
        }
    };
    Drawn(DrawnProps { class: "accounts", role: None, label: None, draw: Box::new(draw) })
}

fn note(sentence: &str) -> Shape {
    shape("p").class("accounts__note").words(sentence)
}

fn title(text: &str) -> Shape {
    shape("h3").class("accounts__title").in_language(None).words(text)
}

impl Sheet<'_> {
    fn name(&self, id: ArticleId) -> &str {
        self.collated.article(id).map_or("", |article| article.name())
    }

    fn has_base(&self) -> bool {
        self.collated.collation.base.is_some()
    }

    /// Draws an outlet's name as a link to its article.
    fn outlet(&self, id: ArticleId) -> Shape {
        let first = BlockId { article: id, block: 0 };
        shape("a")
            .class("accounts__outlet")
            .with("href", &to_block(View::Reading, first))
            .in_language(None)
            .words(self.name(id))
    }

    /// Draws a passage's number as a link to all its versions.
    fn number(&self, block: BlockId) -> Shape {
        let number = self.numbers.of(block);
        let opening = phrases::quoted(self.collated.collation.block_text(block));
        shape("a")
            .class("accounts__number")
            .with("href", &to_block(View::Passage, block))
            .with("title", &opening)
            .with("aria-label", &phrases::passage_named(number, &opening))
            .words(&phrases::passage_number(number))
    }

    /// Draws words of an article as a link to their place.
    fn quoted(&self, place: &Elsewhere) -> Shape {
        let text = said(&self.collated.collation, place.block, place.span);
        let to = to_article(View::Columns, place.block, place.block.article);
        shape("a").class("accounts__words").with("href", &to).in_language(None).words(&phrases::quoted(&text))
    }

    fn accounts(&self, ledger: &Ledger, is_narrow: bool) -> Shape {
        let wire = self.name(ledger.wire);
        let section = shape("section")
            .class("accounts__part")
            .holding([title(&phrases::ran_what(wire)).with("id", LEDGER).with("tabindex", "-1")]);
        let section = section.holding((!self.has_base()).then(|| note(&phrases::held_against(wire)).in_language(None)));
        let credits: Vec<&str> = ledger.credits.iter().filter_map(|credit| credit.source.as_deref()).collect();
        let section = section
            .holding((!credits.is_empty()).then(|| note(&phrases::wire_credits(wire, &credits)).in_language(None)));
        let section =
            if is_narrow { section.holding([self.list(ledger)]) } else { section.holding([self.table(ledger)]) };
        section.holding(self.has_base().then(|| note(phrases::CLASSES)))
    }

    fn table(&self, ledger: &Ledger) -> Shape {
        let has_takes = ledger.accounts.iter().any(|account| account.take.is_some());
        let wire = self.name(ledger.wire);
        let head =
            |text: &str, class: &str| shape("th").with("scope", "col").class(class).in_language(None).words(text);
        let heads = shape("tr")
            .holding([head(phrases::OUTLET_LABEL, "account__name"), head(phrases::OWN_TEXT, "account__own")])
            .holding([head(&phrases::kept_of(wire), "account__kept")])
            .holding(self.has_base().then(|| head(phrases::CLASS, "account__class")))
            .holding([head(phrases::CREDIT, "account__credit")])
            .holding(has_takes.then(|| head(phrases::TAKE, "account__take")));
        let rows = ledger.accounts.iter().map(|account| {
            let cell = |class: &str| shape("td").class(class);
            shape("tr")
                .holding([shape("th")
                    .with("scope", "row")
                    .class("account__name")
                    .holding([self.outlet(account.article)])])
                .holding([cell("account__own").holding([bar(&account.own)])])
                .holding([cell("account__kept").holding([kept(&account.wire)])])
                .holding(self.has_base().then(|| cell("account__class").words(class_name(account.derived))))
                .holding([cell("account__credit").holding([credit(account)])])
                .holding(
                    has_takes.then(|| cell("account__take").holding(account.take.as_ref().map(|take| self.take(take)))),
                )
        });
        let table = shape("table").class("account-table");
        let table = table.holding([shape("thead").holding([heads]), shape("tbody").holding(rows)]);
        shape("div").class("accounts__frame").holding([key(), table])
    }

    fn list(&self, ledger: &Ledger) -> Shape {
        let line = |label: &str, what: Shape| {
            shape("p").class("account__line").holding([words("account__label", label)]).words(" ").holding([what])
        };
        let items = ledger.accounts.iter().map(|account| {
            let class = self.has_base().then(|| line(phrases::CLASS, words("", class_name(account.derived))));
            let take = account.take.as_ref().map(|take| line(phrases::TAKE, self.take(take)));
            shape("li")
                .class("account")
                .holding([self.outlet(account.article), bar(&account.own)])
                .holding([line(&phrases::kept_of(self.name(ledger.wire)), kept(&account.wire)).in_language(None)])
                .holding(class)
                .holding([line(phrases::CREDIT, credit(account))])
                .holding(take)
        });
        shape("div").class("accounts__frame").holding([key(), shape("ul").class("accounts__list").holding(items)])
    }

    /// Says which take of the wire an outlet worked from, and shows why.
    fn take(&self, take: &Take) -> Shape {
        let mut told =
            words("", "").holding([self.outlet(take.article)]).words(" ").words(&phrases::take(take.words, take.next));
        for (at, place) in take.evidence.iter().take(MOST_WORDS).enumerate() {
            told = told.words(if at > 0 { ", " } else { " " }).holding([self.quoted(place)]);
        }
        told
    }

    fn absences(&self, absences: &Absences) -> Shape {
        let others = || absences.articles.iter().filter(|absence| absence.article != absences.against);
        let left_out = others().map(|absence| {
            let line = shape("li").class("absence").holding([self.outlet(absence.article)]);
            line.words(" ").holding([words("absence__how", &self.cut(absence))]).holding(self.gaps(absence))
        });
        let wire = self.name(absences.against);
        let left_out = shape("section")
            .class("accounts__part")
            .holding([title(&phrases::left_out_of(wire, self.has_base()))])
            .holding([shape("ul").class("accounts__list").holding(left_out)]);
        let alone: Vec<Shape> = absences
            .articles
            .iter()
            .filter(|absence| !absence.only.is_empty())
            .map(|absence| self.alone(absence))
            .collect();
        let alone = (!alone.is_empty()).then(|| {
            shape("section")
                .class("accounts__part")
                .holding([title(phrases::ALONE)])
                .holding([note(phrases::ALONE_NOTE), shape("ul").class("accounts__list").holding(alone)])
        });
        shape("div").class("accounts__pair").holding([left_out]).holding(alone)
    }

    /// Says how the paragraphs lie that an article lacks.
    fn cut(&self, absence: &Absence) -> String {
        let (tail, selected) = (absence.tail.len(), absence.selected.len());
        match absence.cut {
            Cut::None => phrases::CUT_NONE.to_owned(),
            Cut::Tail => phrases::cut_tail(tail, selected, self.has_base()),
            Cut::Selective => phrases::cut_selective(tail, selected, self.has_base()),
            Cut::All => phrases::CUT_ALL.to_owned(),
        }
    }

    /// Draws the passages that an article lacks: those inside, then those at the end.
    fn gaps(&self, absence: &Absence) -> Option<Shape> {
        let list = |label: &str, blocks: &[BlockId]| {
            let numbers = blocks.iter().map(|block| shape("li").holding([self.number(*block)]));
            let list = shape("ol").class("accounts__numbers").with("aria-label", label).holding(numbers);
            (!blocks.is_empty())
                .then(|| shape("div").class("absence__gaps").holding([words("account__label", label), list]))
        };
        let lists = [list(phrases::GAPS_INSIDE, &absence.selected), list(phrases::GAPS_AT_END, &absence.tail)];
        (absence.cut != Cut::All).then(|| shape("div").holding(lists.into_iter().flatten()))
    }

    /// Lists what an article alone has.
    fn alone(&self, absence: &Absence) -> Shape {
        let item = |only: &Only| {
            let text = phrases::quoted(self.collated.collation.block_text(only.block));
            let link = shape("a").with("href", &to_block(View::Reading, only.block)).in_language(None).words(&text);
            let what = phrases::only(only.quotations.len(), only.figures.len(), only.names.len());
            shape("li").class("alone__item").holding([link]).words(" ").holding([words("alone__what", &what)])
        };
        let list = |only: &[Only]| shape("ul").class("alone__list").holding(only.iter().map(item));
        let (first, rest) = absence.only.split_at(absence.only.len().min(MOST_ALONE));
        let rest = (!rest.is_empty()).then(|| {
            let line = shape("summary").words(&phrases::more_alone(rest.len()));
            shape("details").class("alone__more").holding([line, list(rest)])
        });
        let count = words("absence__how", &phrases::paragraphs_alone(absence.only.len()));
        shape("li")
            .class("absence")
            .holding([self.outlet(absence.article)])
            .words(" ")
            .holding([count, list(first)])
            .holding(rest)
    }
}

fn class_name(derived: Derived) -> &'static str {
    match derived {
        Derived::Wholly => phrases::WHOLLY,
        Derived::Partially => phrases::PARTIALLY,
        Derived::Non => phrases::NOT_DERIVED,
    }
}

/// Says where an outlet names the agency, or another that it has words from.
fn credit(account: &Account) -> Shape {
    match account.credits.iter().find(|credit| credit.named).or(account.credits.first()) {
        Some(credit) => {
            let other = credit.source.as_deref().filter(|_| !credit.named);
            words("account__credited", &phrases::credited(&credit.text, other)).in_language(None)
        }
        None => words("account__none", phrases::NO_CREDIT),
    }
}

/// Draws how much of the wire an outlet has in any words.
fn kept(wire: &Shares) -> Shape {
    let [verbatim, style, reworded, _] = hundredths(wire);
    let share = verbatim + style + reworded;
    let bar = shape("span").class("account__bar").with("aria-hidden", "true").with("--share", &format!("{share}%"));
    shape("span").class("account__share").holding([words("", &phrases::of_hundred(share)), bar])
}

const PARTS: [(&str, &str); 4] = [
    ("kept", phrases::LEDGER_KEPT),
    ("style", phrases::LEDGER_STYLE),
    ("reworded", phrases::LEDGER_REWORDED),
    ("own", phrases::LEDGER_OWN),
];

/// Draws how much of an article is another's word for word, how much but for
/// house style, how much in other words, and how much its own.
pub fn bar(shares: &Shares) -> Shape {
    let parts = PARTS.iter().zip(hundredths(shares)).filter(|(_, share)| *share > 0).map(|((class, name), share)| {
        let text = phrases::percent(share, name);
        shape("span")
            .class(&format!("ledger__part ledger__part--{class}"))
            .with("--share", &format!("{share}%"))
            .with("title", &text)
            .holding(
                (share >= LEGIBLE)
                    .then(|| words("ledger__figure", &phrases::number(share)).with("aria-hidden", "true")),
            )
            .holding([heard(&format!("{text} "))])
    });
    shape("div").class("ledger").holding(parts)
}

/// Draws what the parts of a bar mean.
fn key() -> Shape {
    let parts = PARTS.iter().map(|(class, name)| {
        let sample = shape("span").class(&format!("ledger__part ledger__part--{class} ledger__sample"));
        shape("li").class("key__item").holding([sample.with("aria-hidden", "true")]).words(name)
    });
    shape("ul").class("key accounts__key").with("aria-label", phrases::OWN_TEXT).holding(parts)
}
