//! Pins: corrections that came with a story or were made by hand, kept by the
//! articles they speak of, so that they follow these when the reader puts them
//! in another order or adds to them.

use wirediff_engine::story::{Pin, PinKind};
use wirediff_engine::{ArticleId, BlockId};

use super::{Draft, Key};

/// A pin, its blocks by article and place there.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptPin {
    is: PinKind,
    blocks: Vec<(Key, u32)>,
}

impl KeptPin {
    /// Returns the pin of these blocks, if their articles are there.
    pub fn new(is: PinKind, blocks: &[BlockId], keys: &[Key]) -> Option<KeptPin> {
        let block = |block: &BlockId| Some((*keys.get(block.article.index())?, block.block));
        Some(KeptPin { is, blocks: blocks.iter().map(block).collect::<Option<_>>()? })
    }

    /// Returns the pin as the articles stand now, if all of them are still there.
    pub fn placed(&self, keys: &[Key]) -> Option<Pin> {
        let block = |(key, block): &(Key, u32)| {
            let article = keys.iter().position(|other| other == key)?;
            Some(BlockId { article: ArticleId(article as u32), block: *block })
        };
        let blocks = self.blocks.iter().map(block).collect::<Option<_>>()?;
        Some(Pin { is: self.is, blocks, honoured: true })
    }

    /// Says whether both answer one question about the same blocks, so that the
    /// later takes the place of the earlier.
    pub fn answers_same(&self, other: &KeptPin) -> bool {
        let is_of_two = |pin: &KeptPin| matches!(pin.is, PinKind::Together | PinKind::Apart);
        let has_all = |one: &KeptPin, other: &KeptPin| one.blocks.iter().all(|block| other.blocks.contains(block));
        is_of_two(self) == is_of_two(other) && has_all(self, other) && has_all(other, self)
    }
}

/// Returns a story's pins by the drafts of its articles; one that names an article
/// which is not there speaks of nothing.
pub fn kept(pins: Vec<Pin>, drafts: &[Draft]) -> Vec<KeptPin> {
    let keys: Vec<Key> = drafts.iter().map(|draft| draft.key).collect();
    pins.iter().filter_map(|pin| KeptPin::new(pin.is, &pin.blocks, &keys)).collect()
}

/// Returns the pins as the articles stand now, without those of removed ones.
pub fn placed(pins: &[KeptPin], keys: &[Key]) -> Vec<Pin> {
    pins.iter().filter_map(|pin| pin.placed(keys)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wirediff_engine::Source;

    fn pin(is: PinKind, blocks: &[&str]) -> Pin {
        let blocks = blocks.iter().map(|name| name.parse().expect("a block's name")).collect();
        Pin { is, blocks, honoured: true }
    }

    #[test]
    fn pins_follow_their_articles() {
        let draft = |key| Draft { key, source: Source::default() };
        let pins = kept(vec![pin(PinKind::Together, &["A3", "B5"])], &[draft(7), draft(9)]);
        let names = |keys: &[Key]| {
            placed(&pins, keys).iter().flat_map(|pin| &pin.blocks).map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(names(&[9, 1, 7]), ["C3", "A5"]);
        assert!(names(&[7, 1]).is_empty(), "one of the two was removed");
    }

    #[test]
    fn a_pin_takes_the_place_of_one_on_the_same_blocks() {
        let check = |one: Pin, other: Pin, expected: bool| {
            let keep = |pin: &Pin| KeptPin::new(pin.is, &pin.blocks, &[1, 2]).expect("both articles are there");
            assert_eq!(keep(&one).answers_same(&keep(&other)), expected, "{one:?}, {other:?}");
        };
        check(pin(PinKind::Together, &["A3", "B5"]), pin(PinKind::Apart, &["B5", "A3"]), true);
        check(pin(PinKind::Together, &["A3", "B5"]), pin(PinKind::Apart, &["B6", "A3"]), false);
        check(pin(PinKind::Body, &["A3"]), pin(PinKind::Furniture, &["A3"]), true);
        check(pin(PinKind::Body, &["A3"]), pin(PinKind::Furniture, &["A4"]), false);
    }
}
