//! Edits: whether the engine tells each located change as what it is.

use std::collections::BTreeMap;

use wirediff_engine::edits::link_edits;
use wirediff_engine::{ArticleId, Collation, Edit, EditKind, Link, Operation};

use crate::gold::{GoldEdit, GoldStory};
use crate::measure::{Tally, blocks};

/// The gold's kinds that words alone can show, and the engine's that fit them. A
/// date or number in other form may also be another figure ("three fifths"). A mark
/// on the wrong side of a comma takes no word in or out of a quotation, so that
/// it is house style.
const FITTING: &[(&str, &[EditKind])] = &[
    ("house_style", &[EditKind::Style, EditKind::Spelling]),
    ("date_form", &[EditKind::Style, EditKind::Figure]),
    ("number_form", &[EditKind::Style, EditKind::Figure]),
    ("number_rounded", &[EditKind::Figure]),
    ("number_changed", &[EditKind::Figure]),
    ("figure_updated", &[EditKind::Figure]),
    ("different_figure", &[EditKind::Figure]),
    ("unit_converted", &[EditKind::Figure]),
    ("name_spelling", &[EditKind::Spelling, EditKind::Name]),
    ("title_changed", &[EditKind::Wording]),
    ("quote_marks_misplaced", &[EditKind::Quotation, EditKind::Style]),
    ("quote_corrupted", &[EditKind::Wording]),
];

/// What the engine makes of the located edits.
#[derive(Default)]
pub struct EditKinds {
    pub by_kind: BTreeMap<String, Tally>,
    /// Edits in paragraphs that the engine doesn't link.
    pub unlinked: usize,
    /// Links that should differ in house style alone: those that do, and all.
    pub folded: (usize, usize),
    /// What was told otherwise, for reading.
    pub wrong: Vec<String>,
}

impl EditKinds {
    /// Adds what a collation makes of its story's located edits.
    pub fn count(&mut self, gold: &GoldStory, collation: &Collation) {
        for edit in &gold.edits {
            if let Some((_, kinds)) = FITTING.iter().find(|(name, _)| *name == edit.kind) {
                self.count_edit(edit, kinds, collation);
            }
        }
        for pair in &gold.pairs {
            for link in collation.links_between(ArticleId(pair.left as u32), ArticleId(pair.right as u32)) {
                if pair.style.contains(&blocks(link)) {
                    let folds = |edit: &Edit| edit.kind.is_none_or(EditKind::is_house_style);
                    let folded = edits(collation, link).iter().all(folds);
                    self.folded.0 += usize::from(folded);
                    self.folded.1 += 1;
                    if !folded {
                        self.wrong.push(format!("not style alone: {}", marked(collation, link)));
                    }
                }
            }
        }
    }

    /// Returns the counts of all kinds together.
    pub fn all(&self) -> Tally {
        let mut all = Tally::default();
        self.by_kind.values().for_each(|tally| all.add(*tally));
        all
    }

    fn count_edit(&mut self, gold: &GoldEdit, kinds: &[EditKind], collation: &Collation) {
        let (left, right) = (ArticleId(gold.left.0 as u32), ArticleId(gold.right.0 as u32));
        let mut links = collation.links_between(left, right);
        let Some(link) = links.find(|link| blocks(link) == (gold.left.1, gold.right.1)) else {
            self.unlinked += 1;
            return;
        };
        let span = |id: wirediff_engine::BlockId, words: &Option<String>| {
            let start = collation.block_text(id).find(words.as_deref()?)?;
            let block = &collation.article(id.article)?.blocks[id.index()];
            Some((block.start + start, block.start + start + words.as_ref()?.len()))
        };
        let (was, now) = (span(link.left, &gold.was), span(link.right, &gold.now));
        let meets = |half: (usize, usize), place: Option<(usize, usize)>| {
            place.is_some_and(|(start, end)| half.0 < end && start < half.1)
        };
        // The gold's words reach past the change itself ("Eighty-three deputies
        // voted in favor and 61 against"): what else changed inside them, and house
        // style, is told rightly as what it is.
        let fits = |edit: &Edit| edit.kind.is_some_and(|kind| kinds.contains(&kind));
        let is_about: fn(char) -> bool = match gold.kind.as_str() {
            "quote_marks_misplaced" => |c| matches!(c, '"' | '“' | '”'),
            kind if kind.contains("number") || kind.contains("figure") => |c| c.is_ascii_digit(),
            _ => |_| true,
        };
        let is_judged = |edit: &Edit| {
            let halves = [(link.left, edit.left), (link.right, edit.right)];
            let is_style = edit.kind.is_some_and(EditKind::is_house_style);
            let has = |(id, (start, end)): (wirediff_engine::BlockId, (usize, usize))| {
                let text = collation.article(id.article).and_then(|article| article.text.get(start..end));
                text.is_some_and(|text| text.contains(is_about))
            };
            fits(edit) || !is_style && halves.into_iter().any(has)
        };
        let told: Vec<Edit> = edits(collation, link)
            .into_iter()
            .filter(|edit| edit.op != Operation::Kept && (meets(edit.left, was) || meets(edit.right, now)))
            .filter(is_judged)
            .collect();
        let fitting = told.iter().filter(|edit| fits(edit)).count();
        if fitting < told.len() {
            self.wrong.push(format!("{}: {:?} → {:?}: {}", gold.kind, gold.was, gold.now, marked(collation, link)));
        }
        self.by_kind.entry(gold.kind.clone()).or_default().add(Tally {
            found: told.len(),
            right: fitting,
            recalled: usize::from(fitting > 0),
            wanted: 1,
        });
    }
}

/// Writes out a link's edits, what changed in brackets: `[left/right]`, with
/// the kind's sign in front (`~` house style, `=` a spelling of a name, `#` a
/// figure, `@` a name, `"` quotation marks) and moved words in braces.
pub fn marked(collation: &Collation, link: &Link) -> String {
    let mut marked = String::new();
    for edit in edits(collation, link) {
        let text = |article: ArticleId, (start, end): (usize, usize)| {
            collation.article(article).and_then(|article| article.text.get(start..end)).unwrap_or_default()
        };
        let (from, to) = (text(link.left.article, edit.left), text(link.right.article, edit.right));
        let sign = match edit.kind {
            Some(EditKind::Style) => "~",
            Some(EditKind::Spelling) => "=",
            Some(EditKind::Figure) => "#",
            Some(EditKind::Name) => "@",
            Some(EditKind::Quotation) => "\"",
            Some(EditKind::Wording) | None => "",
        };
        let written = if edit.op == Operation::Kept { from.to_string() } else { format!("[{sign}{from}/{to}]") };
        marked.push_str(&if edit.moved { format!("{{{written}}}") } else { written });
    }
    marked
}

fn edits(collation: &Collation, link: &Link) -> Vec<Edit> {
    match (collation.article(link.left.article), collation.article(link.right.article)) {
        (Some(left), Some(right)) => link_edits(left, right, link),
        _ => Vec::new(),
    }
}
