//! Pins that came with a story: kept by the articles they speak of, so that they
//! follow these when the reader puts them in another order or adds to them.

use wirediff_engine::story::{Pin, PinKind};
use wirediff_engine::{ArticleId, BlockId};

use super::{Draft, Key};

/// A pin, its blocks by article and place there.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptPin {
    is: PinKind,
    blocks: Vec<(Key, u32)>,
}

/// Returns a story's pins by the drafts of its articles; one that names an article
/// which is not there speaks of nothing.
pub fn kept(pins: Vec<Pin>, drafts: &[Draft]) -> Vec<KeptPin> {
    let keep = |pin: Pin| {
        let block = |block: &BlockId| Some((drafts.get(block.article.index())?.key, block.block));
        Some(KeptPin { is: pin.is, blocks: pin.blocks.iter().map(block).collect::<Option<_>>()? })
    };
    pins.into_iter().filter_map(keep).collect()
}

/// Returns the pins as the articles stand now, without those of removed ones.
pub fn placed(pins: &[KeptPin], keys: &[Key]) -> Vec<Pin> {
    let place = |pin: &KeptPin| {
        let block = |(key, block): &(Key, u32)| {
            let article = keys.iter().position(|other| other == key)?;
            Some(BlockId { article: ArticleId(article as u32), block: *block })
        };
        let blocks = pin.blocks.iter().map(block).collect::<Option<_>>()?;
        Some(Pin { is: pin.is, blocks, honoured: true })
    };
    pins.iter().filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wirediff_engine::Source;

    #[test]
    fn pins_follow_their_articles() {
        let draft = |key| Draft { key, source: Source::default() };
        let block = |name: &str| name.parse::<BlockId>().expect("a block's name");
        let pin = Pin { is: PinKind::Together, blocks: vec![block("A3"), block("B5")], honoured: true };
        let pins = kept(vec![pin], &[draft(7), draft(9)]);
        let names = |keys: &[Key]| {
            placed(&pins, keys).iter().flat_map(|pin| &pin.blocks).map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(names(&[9, 1, 7]), ["C3", "A5"]);
        assert!(names(&[7, 1]).is_empty(), "one of the two was removed");
    }
}
