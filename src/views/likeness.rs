//! Who is like whom: a matrix of shared words and a tree of shared changes.

use leptos::prelude::*;
use wirediff_engine::likeness::{Change, Likeness, Node};
use wirediff_engine::{ArticleId, BlockId};

use super::drawn::{Drawn, DrawnProps};
use crate::model::address::{to_article, to_block};
use crate::model::collated::settle;
use crate::model::ledger::said;
use crate::model::likeness::drawing as drawn_tree;
use crate::model::{Collated, View};
use crate::phrases;
use crate::session::Session;
use crate::shape::{Shape, drawing, shape, words};
use crate::worker::{Inquiry, Outcome};

/// So many shared changes of some articles are shown at once.
const MOST_CHANGES: usize = 4;

/// Shows the likeness of all versions.
#[component]
pub fn LikenessSheet(session: Session) -> impl IntoView {
    let draw = move |host: Shape| {
        let Some(collated) = session.collated() else { return };
        let outcome = session.outcome(&collated, Inquiry::Likeness);
        match outcome.as_deref() {
            None => host.holding([note(phrases::LIKENING.say()).with("role", "status")]).done(),
            Some(Outcome::Likeness { likeness: Some(likeness) }) => {
                let matrix = shape("section").class("accounts__part").holding([
                    shape("h3").class("accounts__title").words(phrases::LIKENESS.say()),
                    note(phrases::MATRIX_NOTE.say()),
                    if session.is_narrow.get() { list(&collated, likeness) } else { matrix(&collated, likeness) },
                ]);
                let shared = likeness.tree.as_ref().map(|tree| shared(&collated, likeness, tree));
                host.holding([shape("div").class("accounts__pair").holding([matrix]).holding(shared)]).done();
            }
            Some(_) => {}
        }
    };
    Drawn(DrawnProps { class: "likeness", role: None, label: None, draw: Box::new(draw) })
}

fn note(sentence: &str) -> Shape {
    shape("p").class("accounts__note").in_language(None).words(sentence)
}

fn name(collated: &Collated, id: ArticleId) -> &str {
    collated.article(id).map_or("", |article| article.name())
}

fn hundredths(share: f32) -> usize {
    (share * 100.0).round() as usize
}

fn outlet(collated: &Collated, id: ArticleId) -> Shape {
    let first = BlockId { article: id, block: 0 };
    let link = shape("a").class("accounts__outlet").with("href", &to_block(View::Reading, first));
    link.in_language(None).words(name(collated, id))
}

/// Draws how near every two articles are: a row and a column for each, numbered.
fn matrix(collated: &Collated, likeness: &Likeness) -> Shape {
    let articles = || collated.collation.articles.iter().map(|article| article.id);
    let heads = articles().map(|id| {
        let label = words("", &phrases::number(id.index() + 1)).with("aria-hidden", "true");
        let heard = crate::shape::heard(name(collated, id));
        shape("th").with("scope", "col").class("matrix__head").with("title", name(collated, id)).holding([label, heard])
    });
    let corner = shape("td").class("matrix__corner");
    let rows = articles().zip(&likeness.matrix).map(|(id, shares)| {
        let number = words("matrix__number", &phrases::number(id.index() + 1)).with("aria-hidden", "true");
        let head = shape("th")
            .with("scope", "row")
            .class("matrix__name")
            .holding([number])
            .words(" ")
            .holding([outlet(collated, id)]);
        let cells = articles().zip(shares).map(|(other, share)| {
            let cell = shape("td").class("matrix__cell");
            if other == id {
                return cell.class("matrix__cell matrix__cell--self");
            }
            let share = hundredths(*share);
            cell.with("--share", &format!("{share}%"))
                .with("title", &phrases::like(share, name(collated, id), name(collated, other)))
                .words(&phrases::number(share))
        });
        shape("tr").holding([head]).holding(cells)
    });
    let head = shape("thead").holding([shape("tr").holding([corner]).holding(heads)]);
    let table = shape("table").class("matrix").holding([head, shape("tbody").holding(rows)]);
    shape("div").class("accounts__frame").holding([table])
}

/// Says the same as a list: for each article the others, the likest first.
fn list(collated: &Collated, likeness: &Likeness) -> Shape {
    let articles = || collated.collation.articles.iter().map(|article| article.id);
    let items = articles().zip(&likeness.matrix).map(|(id, shares)| {
        let mut others: Vec<(ArticleId, usize)> =
            articles().zip(shares.iter().map(|share| hundredths(*share))).filter(|(other, _)| *other != id).collect();
        settle(&mut others, |(_, share)| 100 - (*share).min(100));
        let others: Vec<String> =
            others.iter().map(|(other, share)| phrases::like_other(name(collated, *other), *share)).collect();
        shape("li").class("absence").holding([outlet(collated, id)]).words(" ").holding([words(
            "absence__how",
            &others.join(", "),
        )
        .in_language(None)])
    });
    shape("ul").class("accounts__list").holding(items)
}

/// Draws the tree of shared changes, and the changes themselves.
fn shared(collated: &Collated, likeness: &Likeness, tree: &Node) -> Shape {
    let root = name(collated, likeness.against);
    let changes = by_article(&likeness.changes);
    let groups = changes.iter().map(|(who, changes)| group(collated, root, who, changes));
    let evidence = if changes.is_empty() {
        note(phrases::NO_CHANGES.say())
    } else {
        shape("ul").class("accounts__list").holding(groups)
    };
    shape("section").class("accounts__part").holding([
        shape("h3").class("accounts__title").words(phrases::TREE.say()),
        note(&phrases::tree_note(root)),
        draw_tree(collated, tree),
        evidence,
    ])
}

/// Draws the tree's lines, and beside them the articles' names. What it shows is
/// said in words below it.
fn draw_tree(collated: &Collated, tree: &Node) -> Shape {
    // In thousandths: what writes fractions weighs some ten kilobytes.
    const UNIT: usize = 1000;
    let picture = drawn_tree(tree);
    let units = |length: f32| ((length * UNIT as f32) as u32).to_string();
    let line = |[x1, y1, x2, y2]: [f32; 4], class: &str| {
        drawing("line")
            .with("class", class)
            .with("x1", &units(x1))
            .with("y1", &units(y1))
            .with("x2", &units(x2))
            .with("y2", &units(y2))
    };
    let lines = picture.lines.iter().map(|&at| line(at, "tree__line"));
    // From each leaf a thin line leads to its name.
    let leads = picture.leaves.iter().enumerate().map(|(at, (_, across))| {
        let down = at as f32 + 0.5;
        line([*across, down, 1.0, down], "tree__lead")
    });
    let count = picture.leaves.len();
    let svg = drawing("svg")
        .with("class", "tree__picture")
        .with("viewBox", &format!("0 0 {UNIT} {}", count * UNIT))
        .with("preserveAspectRatio", "none")
        .with("aria-hidden", "true")
        .holding(leads)
        .holding(lines);
    let names = picture.leaves.iter().map(|(id, _)| shape("li").class("tree__name").holding([outlet(collated, *id)]));
    let names = shape("ol").class("tree__names").holding(names);
    shape("div").class("tree").with("--count", &count.to_string()).holding([svg, names])
}

/// Gathers changes that the same articles share.
fn by_article(changes: &[Change]) -> Vec<(Vec<ArticleId>, Vec<&Change>)> {
    let mut groups: Vec<(Vec<ArticleId>, Vec<&Change>)> = Vec::new();
    for change in changes {
        let who: Vec<ArticleId> = change.to.iter().map(|to| to.block.article).collect();
        match groups.iter_mut().find(|(known, _)| *known == who) {
            Some((_, changes)) => changes.push(change),
            None => groups.push((who, vec![change])),
        }
    }
    groups
}

fn group(collated: &Collated, root: &str, who: &[ArticleId], changes: &[&Change]) -> Shape {
    let names: Vec<&str> = who.iter().map(|id| name(collated, *id)).collect();
    let item = |change: &&Change| {
        let words = |block: BlockId, span| phrases::quoted(&said(&collated.collation, block, span));
        let from = words(change.from.block, change.from.span);
        let to = change.to.first().map(|to| {
            let link = shape("a").with("href", &to_article(View::Columns, to.block, to.block.article));
            link.in_language(None).words(&words(to.block, to.span))
        });
        shape("li")
            .class("change")
            .holding([crate::shape::words("change__from", &from).in_language(None)])
            .words(" → ")
            .holding(to)
    };
    let list = |changes: &[&Change]| shape("ul").class("change__list").holding(changes.iter().map(item));
    let (first, rest) = changes.split_at(changes.len().min(MOST_CHANGES));
    let rest = (!rest.is_empty()).then(|| {
        let line = shape("summary").words(&phrases::more_changes(rest.len()));
        shape("details").class("alone__more").holding([line, list(rest)])
    });
    let told = words("change__who", &phrases::share_changes(&names, changes.len(), root)).in_language(None);
    shape("li").class("absence").holding([told, list(first)]).holding(rest)
}
