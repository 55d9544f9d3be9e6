//! Lines between the columns: from a moved paragraph to where it ran, and
//! around what was split or merged.
//!
//! They run in the space between columns, where no text is, and repeat only what
//! the notes say: nothing can be pointed at, nothing is read aloud. At rest only
//! lines are drawn that lie wholly on the screen, and a few side by side; what the
//! reader points at, or has the focus, has its line always.

use leptos::prelude::*;
use leptos::svg::Svg;
use web_sys::Element;

use crate::dom;
use crate::dom::Rect;
use crate::model::collated::settle;
use crate::model::connectors::{Connector, ConnectorKind, connectors};
use crate::session::Session;
use crate::shape::{Shape, drawing, redraw};

/// More lines side by side than this would be a thicket.
const THICKET: usize = 3;
/// What sticks to the screen's upper edge covers so much.
const COVERED: f64 = 96.0;
/// How far from the columns' edge lines run, those first that are free.
const LANES: [f64; 6] = [6.0, -6.0, 11.0, -11.0, 2.0, -2.0];
/// Texts begin so far from the edge, less a breath.
const REACH: f64 = 14.0;
/// Where a paragraph's first line is, from its top.
const LINE: f64 = 13.0;
const ROUND: f64 = 4.0;

/// Draws the lines, anew whenever something has moved.
#[derive(Clone, Copy)]
pub struct Connectors {
    session: Session,
    pub svg: NodeRef<Svg>,
    lines: Memo<Vec<Connector>>,
    is_due: StoredValue<bool>,
    /// The place that the reader points at or has the focus.
    near: StoredValue<Option<String>>,
}

/// A line as it lies on the screen.
struct Line {
    kind: ConnectorKind,
    is_near: bool,
    before: usize,
    /// The edge of the column, and the lane beside it.
    edge: f64,
    top: f64,
    bottom: f64,
    left: Vec<f64>,
    right: Vec<f64>,
}

impl Connectors {
    pub fn new(session: Session) -> Connectors {
        let lines = Memo::new(move |_| {
            let table = session.table().get();
            session.collated().map(|collated| connectors(&collated, &table)).unwrap_or_default()
        });
        let svg = NodeRef::new();
        let it = Connectors { session, svg, lines, is_due: StoredValue::new(false), near: StoredValue::new(None) };
        dom::hear_scroll(move || it.schedule());
        Effect::new(move |_| {
            lines.track();
            session.changes_only.track();
            session.drawn.track();
            if let Some(table) = svg.get().and_then(|svg: web_sys::SvgElement| svg.parent_element()) {
                dom::watch_size(&table, move || it.schedule());
            }
            it.schedule();
        });
        it
    }

    /// Takes note of what the reader points at or has the focus.
    pub fn look(&self, event: &web_sys::Event) {
        let near = dom::closest(event, ".block[id], .stub__button[id], .note[id]").map(|element| element.id());
        if self.near.get_value() != near {
            self.near.set_value(near);
            self.schedule();
        }
    }

    /// Draws before the next picture, however often it is asked.
    pub fn schedule(&self) {
        if self.is_due.try_get_value() != Some(false) {
            return;
        }
        self.is_due.set_value(true);
        let it = *self;
        request_animation_frame(move || {
            // The view may have been left.
            if it.is_due.try_set_value(false).is_none() {
                it.draw();
            }
        });
    }

    fn draw(&self) {
        let Some(svg) = self.svg.try_get_untracked().flatten() else { return };
        let svg: Element = svg.into();
        let lines = if self.session.is_narrow.get_untracked() { Vec::new() } else { self.on_screen(&svg) };
        let mut placed: Vec<(Line, f64)> = Vec::new();
        for line in lines {
            let crosses = |(other, _): &&(Line, f64)| {
                other.before == line.before && other.top < line.bottom && line.top < other.bottom
            };
            let taken: Vec<f64> = placed.iter().filter(crosses).map(|(_, lane)| *lane).collect();
            if line.is_near || taken.len() < THICKET {
                let lane = LANES.into_iter().find(|lane| !taken.contains(lane)).unwrap_or(LANES[0]);
                placed.push((line, lane));
            }
        }
        redraw(&svg, &|host: Shape| host.holding(placed.iter().map(|(line, lane)| draw_line(line, *lane))).done());
    }

    /// Returns the lines that may be drawn, the most wanted first.
    fn on_screen(&self, svg: &Element) -> Vec<Line> {
        let Some(frame) = dom::rect(svg) else { return Vec::new() };
        let height = dom::upper_third() * 3.0;
        let near = self.near.get_value();
        let mut lines = self.lines.with_untracked(|all| {
            let lines = all.iter().filter_map(|connector| {
                let is_near = near.as_ref().is_some_and(|near| is_of(connector, near));
                let rect = |place: &String| match is_near {
                    true => self.session.root.rect_of(place),
                    false => self.session.root.rect_near(place),
                };
                let rects = |places: &[String]| places.iter().map(rect).collect::<Option<Vec<_>>>();
                let (left, right) = (rects(&connector.left)?, rects(&connector.right)?);
                let ends = || left.iter().chain(&right);
                let is_in_sight = || ends().all(|rect| rect.bottom > COVERED && rect.top < height);
                if !is_near && !is_in_sight() {
                    return None;
                }
                let edge = self.session.root.cell_edge(connector.right.first()?)? - frame.left;
                Some(line(connector, is_near, edge, &side(&left, frame.top), &side(&right, frame.top)))
            });
            lines.collect::<Vec<_>>()
        });
        // After those near, the shortest.
        settle(&mut lines, |line| (!line.is_near, (line.bottom - line.top) as u32));
        lines
    }
}

/// Says whether a place is an end of the line, or a note on one.
fn is_of(connector: &Connector, near: &str) -> bool {
    let note = near.strip_prefix("moved-").map(|block| format!("block-{block}"));
    connector.left.iter().chain(&connector.right).any(|place| place == near || Some(place) == note.as_ref())
}

/// Returns the ends of one side, from the top of the table.
fn side(rects: &[Rect], top: f64) -> Vec<(f64, f64)> {
    rects.iter().map(|rect| (rect.top - top, rect.bottom - top)).collect()
}

fn line(connector: &Connector, is_near: bool, edge: f64, left: &[(f64, f64)], right: &[(f64, f64)]) -> Line {
    let ends = |side: &[(f64, f64)]| match (connector.kind, side) {
        // A bracket reaches from the first line of the first to the last of the last.
        (ConnectorKind::Grouped, [first, .., last]) => vec![first.0 + LINE, last.1 - LINE],
        (_, side) => side.iter().map(|end| end.0 + LINE).collect(),
    };
    let (left, right) = (ends(left), ends(right));
    let all = || left.iter().chain(&right).copied();
    let (top, bottom) = (all().fold(f64::MAX, f64::min), all().fold(0.0, f64::max));
    Line { kind: connector.kind, is_near, before: connector.before, edge, top, bottom, left, right }
}

/// Draws a line: along its lane, with a tick to each end. Where a moved
/// paragraph ran, an arrow points.
fn draw_line(line: &Line, lane: f64) -> Shape {
    let x = line.edge + lane;
    let (from, to) = (line.edge - REACH, line.edge + REACH);
    let mut path = String::new();
    let mut tick = |end: f64, y: f64| {
        // Outer ends run round the corner into the lane.
        let inward = if y <= line.top {
            ROUND
        } else if y >= line.bottom {
            -ROUND
        } else {
            0.0
        };
        let back = if end < x { -ROUND } else { ROUND };
        if inward == 0.0 || line.top == line.bottom {
            path.push_str(&format!("M{end:.1} {y:.1}H{x:.1}"));
        } else {
            path.push_str(&format!("M{end:.1} {y:.1}H{:.1}Q{x:.1} {y:.1} {x:.1} {:.1}", x + back, y + inward));
        }
    };
    line.left.iter().for_each(|y| tick(from, *y));
    line.right.iter().for_each(|y| tick(to, *y));
    if line.bottom - line.top > 2.0 * ROUND {
        path.push_str(&format!("M{x:.1} {:.1}V{:.1}", line.top + ROUND, line.bottom - ROUND));
    }
    let (name, arrow) = match (line.kind, line.right.last()) {
        (ConnectorKind::Moved, Some(y)) => ("moved", format!("M{:.1} {:.1}l4 4l-4 4", to - 4.0, y - 4.0)),
        _ => ("grouped", String::new()),
    };
    let near = if line.is_near { " connector--near" } else { "" };
    drawing("path").with("class", &format!("connector connector--{name}{near}")).with("d", &(path + &arrow))
}
