//! Dragging in the columns: a paragraph's grip onto the paragraph that it
//! belongs with, a head to another place, the edge of a head to another width.
//!
//! Pointers, not the browser's drag and drop: that has no touch, and in some
//! browsers no buttons. All of it can be done by keys and menus too.

use leptos::prelude::*;
use web_sys::{KeyboardEvent, PointerEvent};
use wirediff_engine::BlockId;
use wirediff_engine::story::PinKind;

use crate::dom::{self, Gap};
use crate::model::differences::block_place;
use crate::session::{Key, Session, named};

/// A pointer that moved less than this was only pressed.
const STILL: f64 = 6.0;
/// One press of an arrow key makes a column so much wider.
const STEP: f64 = 0.1;
/// What is dragged to.
const TARGET: &str = "is-target";
/// What is dragged.
const LIFTED: &str = "is-lifted";

/// A drag under way.
#[derive(Clone, Copy)]
struct Drag {
    what: Dragged,
    from: (f64, f64),
    has_moved: bool,
}

#[derive(Clone, Copy)]
enum Dragged {
    Block(BlockId),
    /// The place where an article lacks what this block tells.
    Gap(Gap),
    Column(Key),
    /// The edge between two columns, with their widths as they were.
    Edge {
        left: Key,
        right: Key,
        widths: (f64, f64),
        pixels: (f64, f64),
    },
}

/// What is said beside the pointer while something is dragged, from the columns'
/// upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    pub says: String,
    pub x: f64,
    pub y: f64,
}

/// All drags of the columns view. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Dragging {
    session: Session,
    drag: StoredValue<Option<Drag>>,
    /// Whether the click that follows ends a drag.
    was_dragged: StoredValue<bool>,
    pub carried: RwSignal<Option<Carried>>,
}

impl Dragging {
    pub fn new(session: Session) -> Dragging {
        let carried = RwSignal::new(None);
        Dragging { session, drag: StoredValue::new(None), was_dragged: StoredValue::new(false), carried }
    }

    /// Takes hold of what is pressed, if it can be dragged.
    pub fn press(&self, event: &PointerEvent) {
        self.was_dragged.set_value(false);
        if event.button() != 0 || !event.is_primary() {
            return;
        }
        let told = |selector: &str, name: &str| dom::closest(event, selector)?.get_attribute(name);
        let edge = told("[data-width]", "data-width").and_then(|key| self.edge(key.parse().ok()?));
        let block = || told(".grip[data-block]", "data-block")?.parse().ok().map(Dragged::Block);
        let gap = || dom::gap(&dom::closest(event, ".grip[data-gap]")?).map(Dragged::Gap);
        let is_hide = dom::closest(event, ".head__hide").is_some();
        let column = || told("[data-column-head]", "data-column-head")?.parse().ok().map(Dragged::Column);
        let Some(what) = edge.or_else(block).or_else(gap).or_else(|| column().filter(|_| !is_hide)) else { return };
        dom::capture(event);
        let from = (f64::from(event.client_x()), f64::from(event.client_y()));
        self.drag.set_value(Some(Drag { what, from, has_moved: false }));
    }

    fn edge(&self, left: Key) -> Option<Dragged> {
        let keys = self.session.column_keys();
        let at = keys.iter().position(|key| *key == left)?;
        let right = *keys.get(at + 1)?;
        let widths = untrack(|| (self.session.width(left), self.session.width(right)));
        let wide = |key: Key| {
            self.session.root.sides_of(&format!("[data-column-head='{key}']")).map(|(left, right)| right - left)
        };
        Some(Dragged::Edge { left, right, widths, pixels: (wide(left)?, wide(right)?) })
    }

    /// Follows the pointer.
    pub fn follow(&self, event: &PointerEvent) {
        let Some(mut drag) = self.drag.get_value() else { return };
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        if !drag.has_moved && (x - drag.from.0).hypot(y - drag.from.1) < STILL {
            return;
        }
        drag.has_moved = true;
        self.drag.set_value(Some(drag));
        event.prevent_default();
        match drag.what {
            Dragged::Block(block) => self.drag_block(event, block, block_place(block), self.target(block, x, y)),
            Dragged::Gap(gap) => self.drag_block(event, gap.lacks, gap.place(), self.answer(gap, x, y)),
            Dragged::Column(key) => {
                let keys = self.session.column_keys();
                let name = untrack(|| self.session.articles());
                let name = name.into_iter().find(|(_, other, _)| *other == key).map(|(.., name)| name);
                self.carry(event, name.unwrap_or_default());
                let over = self.place_at(&keys, x).and_then(|at| keys.get(at)).filter(|over| **over != key);
                self.session.root.mark_elements(TARGET, over.map(|over| format!("head-{over}")).iter());
            }
            Dragged::Edge { left, right, widths, pixels } => {
                let whole = pixels.0 + pixels.1;
                let share = ((pixels.0 + x - drag.from.0) / whole).clamp(0.2, 0.8);
                let sum = widths.0 + widths.1;
                self.widths(&[(left, sum * share), (right, sum * (1.0 - share))]);
            }
        }
    }

    /// Shows what is dragged, from where, and the place that it would be dropped on.
    fn drag_block(&self, event: &PointerEvent, block: BlockId, from: String, target: Option<(BlockId, String)>) {
        let says = self.session.comparison().map(|comparison| named(&comparison.collated, block));
        self.carry(event, says.unwrap_or_default());
        self.session.root.mark_elements(LIFTED, [from].iter());
        self.session.root.mark_elements(TARGET, target.map(|(_, place)| place).iter());
        dom::scroll_at_edge(f64::from(event.client_y()));
    }

    /// Says beside the pointer what is dragged.
    fn carry(&self, event: &PointerEvent, says: String) {
        let table = dom::closest(event, ".columns").and_then(|table| dom::rect(&table));
        let (left, top) = table.map_or((0.0, 0.0), |table| (table.left, table.top));
        let (x, y) = (f64::from(event.client_x()) - left, f64::from(event.client_y()) - top);
        self.carried.set(Some(Carried { says, x, y }));
    }

    /// Ends a drag where the pointer is.
    pub fn release(&self, event: &PointerEvent) {
        let Some(drag) = self.drag.get_value() else { return };
        self.let_go();
        if !drag.has_moved {
            return;
        }
        self.was_dragged.set_value(true);
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        match drag.what {
            Dragged::Block(block) => {
                if let Some((target, _)) = self.target(block, x, y) {
                    self.session.pair(PinKind::Together, block, target);
                }
            }
            Dragged::Gap(gap) => {
                if let Some((answer, _)) = self.answer(gap, x, y) {
                    self.session.pair(PinKind::Together, gap.lacks, answer);
                }
            }
            Dragged::Column(key) => {
                if let Some(to) = self.place_at(&self.session.column_keys(), x) {
                    self.session.put_column(key, to);
                }
            }
            Dragged::Edge { .. } => self.session.keep_widths(),
        }
    }

    /// Leaves everything as it was before the drag.
    pub fn cancel(&self) {
        let Some(drag) = self.drag.get_value() else { return };
        self.let_go();
        if let Dragged::Edge { left, right, widths, .. } = drag.what {
            self.widths(&[(left, widths.0), (right, widths.1)]);
        }
    }

    /// Leaves everything as it was when the reader presses Escape.
    pub fn escape(&self, event: &KeyboardEvent) {
        if event.key() == "Escape" && self.drag.with_value(Option::is_some) {
            self.cancel();
            // Released, the pointer clicks all the same.
            self.was_dragged.set_value(true);
            event.prevent_default();
        }
    }

    fn let_go(&self) {
        self.drag.set_value(None);
        self.carried.set(None);
        self.session.root.mark_elements(LIFTED, [].iter());
        self.session.root.mark_elements(TARGET, [].iter());
    }

    /// Swallows the click that ends a drag; says whether it was one.
    pub fn swallow(&self, event: &web_sys::MouseEvent) -> bool {
        let was_dragged = self.was_dragged.get_value();
        self.was_dragged.set_value(false);
        if was_dragged {
            event.prevent_default();
            event.stop_propagation();
        }
        was_dragged
    }

    /// Moves the column whose head has the focus, or its edge.
    pub fn obey(&self, event: &KeyboardEvent) {
        let way = match event.key().as_str() {
            "ArrowLeft" => -1,
            "ArrowRight" => 1,
            _ => return,
        };
        let told = |name: &str| dom::closest(event, &format!("[{name}]"))?.get_attribute(name)?.parse::<Key>().ok();
        if let Some(key) = told("data-width") {
            self.session.widen(key, STEP * f64::from(way));
        } else if let Some(key) = told("data-head") {
            self.session.shift_column(key, way as isize);
        } else {
            return;
        }
        event.prevent_default();
    }

    fn widths(&self, widths: &[(Key, f64)]) {
        for (key, width) in widths {
            self.session.set_width(*key, *width);
        }
    }

    /// Returns the block of another article under the pointer, with its place; over
    /// a place where the block's own article lacks something, what that is.
    fn target(&self, block: BlockId, x: f64, y: f64) -> Option<(BlockId, String)> {
        let over = self.session.root.under(x, y)?;
        if let Some(gap) = dom::gap(&over) {
            return (gap.by == block.article).then(|| (gap.lacks, gap.place()));
        }
        let id: BlockId = dom::block_id(&over)?.parse().ok()?;
        (id.article != block.article).then(|| (id, block_place(id)))
    }

    /// Returns the block under the pointer that may be what an article seems to lack.
    fn answer(&self, gap: Gap, x: f64, y: f64) -> Option<(BlockId, String)> {
        let id: BlockId = dom::block_id(&self.session.root.under(x, y)?)?.parse().ok()?;
        (id.article == gap.by).then(|| (id, block_place(id)))
    }

    /// Returns the place of the column that lies there.
    fn place_at(&self, keys: &[Key], x: f64) -> Option<usize> {
        keys.iter().position(|key| {
            self.session
                .root
                .sides_of(&format!("[data-column-head='{key}']"))
                .is_some_and(|(left, right)| left <= x && x < right)
        })
    }
}

/// Says what a reader is carrying, for those who see it.
pub fn says(carried: &Option<Carried>) -> String {
    carried.as_ref().map_or(String::new(), |carried| carried.says.clone())
}
