//! What the page's address says of the view: the part after `#`.
//!
//! It begins with the view's name; the rest are choices, as `&name=value`:
//! `#columns&at=B7&base=A`. What is not named is as it is on a first visit.
//!
//! Links inside the page are shorter and leave all choices as they are:
//! `#columns/` is another view of the same passage, `#columns/B7` that passage in
//! it, `#columns/B7/C` what article C has of it.

use std::fmt::{self, Display, Write};

use wirediff_engine::findings::FindingKind;
use wirediff_engine::story::{Pin, PinKind};
use wirediff_engine::{ArticleId, BlockId};

use super::dial::Dial;
use super::overview::Order;

/// Everything of a view that can be linked to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Address {
    pub view: View,
    /// A block of the passage that the reader is at.
    pub at: Option<BlockId>,
    /// The base, or that there is none; neither, as the articles say.
    pub base: Option<Option<ArticleId>>,
    /// The columns, if the reader chose them.
    pub columns: Option<Vec<ArticleId>>,
    /// How wide columns are that the reader made wider or narrower, in per cent.
    pub widths: Vec<(ArticleId, u32)>,
    /// The article that is read.
    pub article: Option<ArticleId>,
    /// What that is held against: another article, or nothing; neither, the base.
    pub against: Option<Option<ArticleId>>,
    pub order: Order,
    /// The only kind of findings that is shown, if not all are.
    pub kind: Option<FindingKind>,
    pub changes_only: bool,
    pub dial: Dial,
    /// The words that the reader searches for.
    pub words: String,
    /// The reader's corrections.
    pub pins: Vec<Pin>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Overview,
    Columns,
    Reading,
    Passage,
    Findings,
}

impl View {
    /// All views, in the order of the switch.
    pub const ALL: [View; 5] = [View::Overview, View::Columns, View::Reading, View::Passage, View::Findings];
}

const VIEWS: [(&str, View); 5] = [
    ("overview", View::Overview),
    ("columns", View::Columns),
    ("reading", View::Reading),
    ("passage", View::Passage),
    ("findings", View::Findings),
];

const DIALS: [(&str, Dial); 3] =
    [("everything", Dial::Everything), ("substance", Dial::Substance), ("structure", Dial::Structure)];

const ORDERS: [(&str, Order); 2] = [("left-out", Order::LeftOut), ("changed", Order::Changed)];

/// The kinds of findings, as addresses name them.
pub const KINDS: [(&str, FindingKind); 8] = [
    ("denials", FindingKind::Negation),
    ("quotations", FindingKind::Quotation),
    ("figures", FindingKind::Figure),
    ("sources", FindingKind::Attribution),
    ("certainty", FindingKind::Certainty),
    ("names", FindingKind::Name),
    ("titles", FindingKind::Title),
    ("headlines", FindingKind::Headline),
];

const PINS: [(char, PinKind); 4] =
    [('t', PinKind::Together), ('x', PinKind::Apart), ('f', PinKind::Furniture), ('b', PinKind::Body)];

const NONE: &str = "none";

impl Address {
    /// Returns the address that a link inside the page leads to from here; any
    /// other address stands for itself.
    pub fn follow(&self, fragment: &str) -> Option<Address> {
        let Some((view, rest)) = fragment.split_once('/') else {
            return Address::parse(fragment);
        };
        let mut address = Address { view: named(&VIEWS, view)?, ..self.clone() };
        let (block, article) = rest.split_once('/').unwrap_or((rest, ""));
        if let Ok(block) = block.parse::<BlockId>() {
            address.at = Some(block);
            address.article = Some(article.parse().unwrap_or(block.article));
        }
        Some(address)
    }

    /// Reads what stands after `#`; nothing if that names no view.
    pub fn parse(fragment: &str) -> Option<Address> {
        let mut parts = fragment.split('&');
        let view = named(&VIEWS, parts.next()?)?;
        let mut address = Address { view, ..Address::default() };
        for (name, value) in parts.filter_map(|part| part.split_once('=')) {
            match name {
                "at" => address.at = value.parse().ok(),
                "base" => address.base = article_or_none(value),
                "columns" => address.columns = Some(value.split(',').filter_map(|id| id.parse().ok()).collect()),
                "widths" => address.widths = value.split(',').filter_map(width).collect(),
                "article" => address.article = value.parse().ok(),
                "against" => address.against = article_or_none(value),
                "order" => address.order = named(&ORDERS, value).unwrap_or_default(),
                "kind" => address.kind = named(&KINDS, value),
                "only" => address.changes_only = value == "changes",
                "dial" => address.dial = dial_named(value).unwrap_or_default(),
                "find" => address.words = decoded(value),
                "pins" => address.pins = pins_in(value),
                _ => {}
            }
        }
        Some(address)
    }
}

impl Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = VIEWS.iter().find(|(_, view)| *view == self.view).map_or("", |(name, _)| name);
        f.write_str(name)?;
        let mut part = |name: &str, value: &str| {
            f.write_char('&')?;
            f.write_str(name)?;
            f.write_char('=')?;
            f.write_str(value)
        };
        let or_none = |id: Option<ArticleId>| id.map_or(NONE.to_owned(), |id| id.to_string());
        if let Some(block) = self.at {
            part("at", &block.to_string())?;
        }
        if let Some(base) = self.base {
            part("base", &or_none(base))?;
        }
        if let Some(columns) = &self.columns {
            part("columns", &columns.iter().map(ArticleId::to_string).collect::<Vec<_>>().join(","))?;
        }
        if !self.widths.is_empty() {
            let widths = self.widths.iter().map(|(id, percent)| format!("{id}{percent}"));
            part("widths", &widths.collect::<Vec<_>>().join(","))?;
        }
        if let Some(article) = self.article {
            part("article", &article.to_string())?;
        }
        if let Some(against) = self.against {
            part("against", &or_none(against))?;
        }
        if let Some((name, _)) = ORDERS.iter().find(|(_, order)| *order == self.order) {
            part("order", name)?;
        }
        if let Some((name, _)) = KINDS.iter().find(|(_, kind)| Some(*kind) == self.kind) {
            part("kind", name)?;
        }
        if self.changes_only {
            part("only", "changes")?;
        }
        if let Some(name) = dial_name(self.dial) {
            part("dial", name)?;
        }
        if !self.words.is_empty() {
            part("find", &encoded(&self.words))?;
        }
        if !self.pins.is_empty() {
            part("pins", &pins_in_address(&self.pins))?;
        }
        Ok(())
    }
}

/// Returns the link to another view of the same passage.
pub fn to_view(view: View) -> String {
    let name = VIEWS.iter().find(|(_, other)| *other == view).map_or("", |(name, _)| name);
    format!("#{name}/")
}

/// Returns the link to a block's passage in a view.
pub fn to_block(view: View, block: BlockId) -> String {
    format!("{}{block}", to_view(view))
}

/// Returns the link to what an article has of a block's passage, or to the place
/// where it lacks it.
pub fn to_article(view: View, block: BlockId, article: ArticleId) -> String {
    format!("{}/{article}", to_block(view, block))
}

/// Returns the kind of findings that an address calls so.
pub fn kind_named(name: &str) -> Option<FindingKind> {
    named(&KINDS, name)
}

/// Returns what a step of the dial is called in addresses and settings; the one
/// of a first visit has no name.
pub fn dial_name(dial: Dial) -> Option<&'static str> {
    DIALS.iter().find(|(_, other)| *other == dial).map(|(name, _)| *name)
}

/// Returns the step of the dial that is called so.
pub fn dial_named(name: &str) -> Option<Dial> {
    named(&DIALS, name)
}

fn named<T: Copy>(names: &[(&str, T)], name: &str) -> Option<T> {
    names.iter().find(|(other, _)| *other == name).map(|(_, value)| *value)
}

/// Writes pins as `tA3.B5,fC7`.
pub fn pins_in_address(pins: &[Pin]) -> String {
    pins.iter().map(in_address).collect::<Vec<_>>().join(",")
}

/// Reads pins that are written so; what is none is left out.
pub fn pins_in(text: &str) -> Vec<Pin> {
    text.split(',').filter_map(pin).collect()
}

/// Writes a pin as `tA3.B5`: what it says, and of which blocks.
fn in_address(pin: &Pin) -> String {
    let kind = PINS.iter().find(|(_, kind)| *kind == pin.is).map_or('t', |(letter, _)| *letter);
    let blocks: Vec<String> = pin.blocks.iter().map(BlockId::to_string).collect();
    format!("{kind}{}", blocks.join("."))
}

fn pin(text: &str) -> Option<Pin> {
    let letter = text.chars().next()?;
    let (_, is) = PINS.iter().find(|(other, _)| *other == letter)?;
    let blocks = text.get(1..)?.split('.').map(|id| id.parse().ok()).collect::<Option<_>>()?;
    Some(Pin { is: *is, blocks, honoured: true })
}

/// Reads a width as it is written: `B130`.
fn width(text: &str) -> Option<(ArticleId, u32)> {
    let (id, percent) = text.split_at_checked(text.find(|c: char| c.is_ascii_digit())?)?;
    Some((id.parse().ok()?, percent.parse().ok()?))
}

fn article_or_none(value: &str) -> Option<Option<ArticleId>> {
    if value == NONE { Some(None) } else { value.parse().ok().map(Some) }
}

/// Writes any text with letters and digits of ASCII and `%` alone.
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            encoded.push(byte.into());
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                encoded.push(b"0123456789ABCDEF"[usize::from(digit)].into());
            }
        }
    }
    encoded
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
        match byte {
            b'%' => {
                let value = digit(rest.next()).zip(digit(rest.next()));
                bytes.extend(value.map(|(high, low)| (high * 16 + low) as u8));
            }
            byte => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(fragment: &str) {
        let address = Address::parse(fragment).map(|address| address.to_string());
        assert_eq!(address.as_deref(), Some(fragment));
    }

    #[test]
    fn an_address_is_read_as_it_is_written() {
        check("overview");
        check("columns&at=B7&base=A&columns=A,C,AB&widths=A130,AB40");
        check("findings&kind=figures");
        check("columns&pins=tA3.B5,fC7,xA3.C4,bB1");
        check("reading&base=none&article=C&against=none");
        check("passage&at=A1&against=B&order=left-out&only=changes&dial=everything&find=83%2D61%20Ja%21");
    }

    #[test]
    fn a_link_inside_the_page_leaves_all_other_choices() {
        let here = Address::parse("overview&at=A1&base=B&order=changed").unwrap_or_default();
        let follow = |link: &str| here.follow(link.trim_start_matches('#')).map(|address| address.to_string());
        let block = "C4".parse().expect("a block's name");
        assert_eq!(follow(&to_view(View::Reading)).as_deref(), Some("reading&at=A1&base=B&order=changed"));
        let there = "passage&at=C4&base=B&article=C&order=changed";
        assert_eq!(follow(&to_block(View::Passage, block)).as_deref(), Some(there));
        let there = "columns&at=C4&base=B&article=D&order=changed";
        assert_eq!(follow(&to_article(View::Columns, block, ArticleId(3))).as_deref(), Some(there));
        assert_eq!(follow("columns").as_deref(), Some("columns"));
        assert_eq!(follow("nowhere/A1"), None);
    }

    #[test]
    fn what_is_unknown_is_left_out() {
        assert_eq!(Address::parse(""), None);
        assert_eq!(Address::parse("elsewhere&at=A1"), None);
        let address =
            Address::parse("columns&at=&base=7&widths=A,7,é9,B&what=ever&order=upward&find=%E2%8&pins=tA,q,é");
        assert_eq!(address.map(|address| address.to_string()).as_deref(), Some("columns&find=%EF%BF%BD"));
    }
}
