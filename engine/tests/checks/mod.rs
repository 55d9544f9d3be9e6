//! The engine's promises as checks of one input, shared by the proptests
//! (`promises.rs`), the kept inputs (`kept.rs`) and the fuzz targets
//! (`../fuzz`). Each checker panics where a promise is broken.

#![allow(dead_code, reason = "each of those uses some")]

use std::collections::{BTreeMap, BTreeSet};

use wirediff_engine::edits::link_edits;
use wirediff_engine::story::{Pin, PinKind};
use wirediff_engine::{
    Article, ArticleId, BlockId, Collation, Edit, EditKind, Operation, Options, Source, Story, StoryFile, collate, read,
};

/// Between the articles of one input.
const SEPARATOR: u8 = 0x1e;
/// An input holds at most this many articles.
const MOST: usize = 5;
/// An input holds at most this many pins.
const MOST_PINS: usize = 40;
/// What an input may cost before the answer has to be coarser.
const BUDGET: u64 = 20_000_000;

/// Checks what is promised of reading one text.
pub fn reading(bytes: &[u8]) {
    let source = Source { text: String::from_utf8_lossy(bytes).into_owned(), ..Source::default() };
    let article = read::read(&source, ArticleId(0));
    assert_eq!(article.text, source.text);
    assert_eq!(article, read::read(&source, ArticleId(0)), "read twice");
    check_conserved(&article);
}

/// Checks what is promised of collating some texts, in two orders and on a small
/// budget.
pub fn aligning(bytes: &[u8]) {
    let story = story_of(bytes);
    let collation = collate(&story, &Options { budget: BUDGET });
    check_passages(&collation);
    check_told(&collation);
    assert_eq!(collation, collate(&story, &Options { budget: BUDGET }), "collated twice");
    if collation.thorough {
        let mut turned = story.clone();
        turned.articles.reverse();
        check_order_within(&collation, &turned, BUDGET);
    }
    let coarse = collate(&story, &Options { budget: bytes.len() as u64 });
    check_passages(&coarse);
    check_told(&coarse);
}

/// Checks what is promised of the edits of the first two texts, and of the first
/// one against itself.
pub fn editing(bytes: &[u8]) {
    let mut story = story_of(bytes);
    story.articles.truncate(2);
    check_edits(&collate(&story, &Options { budget: BUDGET }));
    if let [left, right] = &story.articles[..] {
        check_sides(&left.text, &right.text);
    } else if let [only] = &story.articles[..] {
        check_same(&only.text);
    }
}

/// Checks that any story file is refused or collated as any story is, pins
/// included.
pub fn story_file(bytes: &[u8]) {
    let Ok(file) = serde_json::from_slice::<StoryFile>(bytes) else { return };
    let wanted = file.wanted().count();
    let mut asked = 0;
    let story = file.into_story(|name| {
        asked += 1;
        Some(format!("What {name} says.\n\nAnd more."))
    });
    let Ok(story) = story else { return };
    assert_eq!(asked, wanted, "asked for what is wanted");
    if story.articles.len() <= MOST {
        check_all(&collate(&story, &Options { budget: BUDGET }));
    }
}

/// Checks that pins are honoured, and kept from doing harm where they can't be: the
/// input's first text holds the pins, three bytes each.
pub fn pinning(bytes: &[u8]) {
    let (pins, texts) = bytes.split_at(bytes.iter().position(|byte| *byte == SEPARATOR).unwrap_or(bytes.len()));
    let mut story = story_of(texts.get(1..).unwrap_or_default());
    story.pins = pins.chunks_exact(3).take(MOST_PINS).map(pin).collect();
    let collation = collate(&story, &Options { budget: BUDGET });
    check_pins(&collation);
    check_all(&collation);
    assert_eq!(collation, collate(&story, &Options { budget: BUDGET }), "collated twice");
}

/// Returns the pin that three bytes stand for: its kind and two blocks, of which
/// each byte's low three bits name the article.
fn pin(bytes: &[u8]) -> Pin {
    let block = |byte: &u8| BlockId { article: ArticleId(u32::from(byte % 8)), block: u32::from(byte / 8) };
    let kinds = [PinKind::Together, PinKind::Apart, PinKind::Body, PinKind::Furniture];
    Pin { is: kinds[usize::from(bytes[0] % 4)], blocks: bytes[1..].iter().map(block).collect(), honoured: true }
}

/// Returns the story that an input stands for: texts with a record separator
/// between them.
pub fn story_of(bytes: &[u8]) -> Story {
    let texts = bytes.split(|byte| *byte == SEPARATOR).take(MOST);
    let texts = texts.map(|text| String::from_utf8_lossy(text).into_owned());
    Story { articles: texts.enumerate().map(source).collect(), ..Story::default() }
}

fn source((index, text): (usize, String)) -> Source {
    Source { name: format!("{index}.txt"), text, ..Source::default() }
}

/// Checks everything that can be seen in a collation alone.
pub fn check_all(collation: &Collation) {
    collation.articles.iter().for_each(check_conserved);
    check_passages(collation);
    check_told(collation);
    check_edits(collation);
}

/// Checks that a collation which is not thorough says why.
pub fn check_told(collation: &Collation) {
    assert_eq!(collation.thorough, collation.reason.is_none());
}

/// Checks that every block is in exactly one passage.
pub fn check_passages(collation: &Collation) {
    let mut seen: BTreeMap<BlockId, usize> = BTreeMap::new();
    for id in collation.passages.iter().flat_map(|passage| passage.readings.values().flatten()) {
        *seen.entry(*id).or_default() += 1;
    }
    let blocks = collation.articles.iter().flat_map(|article| &article.blocks);
    assert_eq!(seen, blocks.map(|block| (block.id, 1)).collect());
}

/// Checks that the pins which are said to be honoured are.
pub fn check_pins(collation: &Collation) {
    let holds = |passage: &&wirediff_engine::Passage, block| passage.readings.values().flatten().any(|id| *id == block);
    let passage = |block| collation.passages.iter().find(|passage| holds(passage, block)).map(|passage| &passage.id);
    for pin in collation.pins.iter().filter(|pin| pin.honoured) {
        for (at, &a) in pin.blocks.iter().enumerate() {
            let role = collation.articles[a.article.index()].blocks[a.index()].role;
            match pin.is {
                PinKind::Body => assert!(role.is_story(), "{a} is no story"),
                PinKind::Furniture => assert_eq!(role, wirediff_engine::Role::Furniture, "{a}"),
                PinKind::Together | PinKind::Apart => {}
            }
            for &b in pin.blocks[at + 1..].iter().filter(|b| b.article != a.article) {
                let ends = (a.min(b), a.max(b));
                let link = collation.links.iter().find(|link| (link.left, link.right) == ends);
                match pin.is {
                    PinKind::Together => {
                        assert!(link.is_some_and(|link| link.pinned && link.strength == 1.0), "{a} {b}: {link:?}");
                        assert_eq!(passage(a), passage(b), "{a} and {b} are together");
                    }
                    PinKind::Apart => {
                        assert!(link.is_none(), "{a} {b}: {link:?}");
                        assert_ne!(passage(a), passage(b), "{a} and {b} are apart");
                    }
                    PinKind::Body | PinKind::Furniture => {}
                }
            }
        }
    }
}

/// Checks that the same articles in another order are told the same.
pub fn check_order(collation: &Collation, turned: &Story) {
    check_order_within(collation, turned, Options::default().budget);
}

fn check_order_within(collation: &Collation, turned: &Story, budget: u64) {
    assert_eq!(told(collation), told(&collate(turned, &Options { budget })));
}

/// Checks that two texts with their sides swapped have the same links, seen from
/// the other side: groups, sentences and kinds of relation included.
pub fn check_sides(left: &str, right: &str) {
    use wirediff_engine::Relation::{Expanded, Shortened};
    let texts = |texts: [&str; 2]| {
        let names = if texts[0] == left { ["l", "r"] } else { ["r", "l"] };
        let article = |(text, name): (&str, &str)| Source { name: name.into(), text: text.into(), ..Source::default() };
        Story { articles: texts.into_iter().zip(names).map(article).collect(), ..Story::default() }
    };
    let options = Options { budget: BUDGET };
    let (one, other) = (collate(&texts([left, right]), &options), collate(&texts([right, left]), &options));
    let mut there = Vec::new();
    for link in &one.links {
        let kind = link.group.map(|group| group.kind.mirrored());
        let relation = match link.relation {
            Shortened => Expanded,
            Expanded => Shortened,
            same => same,
        };
        let mut sentences: Vec<_> = link.sentences.iter().map(|pair| (pair.1.sentence, pair.0.sentence)).collect();
        sentences.sort_unstable();
        there.push((link.right.block, link.left.block, link.strength.to_bits(), relation, link.moved, kind, sentences));
    }
    there.sort_by_key(|link| (link.0, link.1));
    let mut back = Vec::new();
    for link in &other.links {
        let kind = link.group.map(|group| group.kind);
        let mut sentences: Vec<_> = link.sentences.iter().map(|pair| (pair.0.sentence, pair.1.sentence)).collect();
        sentences.sort_unstable();
        let (left, right) = (link.left.block, link.right.block);
        back.push((left, right, link.strength.to_bits(), link.relation, link.moved, kind, sentences));
    }
    assert_eq!(there, back);
    for link in &one.links {
        let mirrored =
            other.links.iter().find(|back| (back.right.block, back.left.block) == (link.left.block, link.right.block));
        let edits = link_edits(&one.articles[0], &one.articles[1], link);
        let back = link_edits(&other.articles[0], &other.articles[1], mirrored.expect("compared above"));
        for is_left in [true, false] {
            assert_eq!(
                told_of(&edits, is_left, false),
                told_of(&back, !is_left, true),
                "edits of {} {}",
                link.left,
                link.right
            );
        }
    }
}

/// What some edits say of each stretch of one side's text, in order.
fn told_of(edits: &[Edit], of_left: bool, mirrored: bool) -> Vec<(usize, Operation, Option<EditKind>, bool)> {
    let op = |op| match op {
        Operation::Left if mirrored => Operation::Right,
        Operation::Right if mirrored => Operation::Left,
        op => op,
    };
    let half = |edit: &Edit| if of_left { edit.left } else { edit.right };
    let mut halves: Vec<&Edit> = edits.iter().filter(|edit| half(edit).0 < half(edit).1).collect();
    halves.sort_by_key(|edit| half(edit));
    let mut told: Vec<_> = halves.iter().map(|edit| (half(edit).1, op(edit.op), edit.kind, edit.moved)).collect();
    told.dedup_by(|next, last| {
        let same = (next.1, next.2, next.3) == (last.1, last.2, last.3);
        if same {
            last.0 = next.0;
        }
        same
    });
    told
}

/// Checks that a text against itself is all kept, and nothing of it moved.
pub fn check_same(text: &str) {
    let article = Source { name: "same".into(), text: text.into(), ..Source::default() };
    let story = Story { articles: vec![article.clone(), article], ..Story::default() };
    let collation = collate(&story, &Options { budget: BUDGET });
    for link in collation.links.iter().filter(|link| link.left.block == link.right.block) {
        assert!(!link.moved, "{} moved", link.left);
        let edits = link_edits(&collation.articles[0], &collation.articles[1], link);
        assert!(edits.iter().all(|edit| edit.op == Operation::Kept), "{} {:?}", link.left, edits);
    }
}

/// What a collation says of an article, by its source's name: links and passages
/// in words that don't depend on letters.
fn told(collation: &Collation) -> (BTreeSet<String>, Vec<BTreeSet<String>>) {
    let name = |id: BlockId| {
        let article = collation.article(id.article).expect("a link names an article of the collation");
        format!("{}#{}", article.source, id.block)
    };
    let link = |link: &wirediff_engine::Link| {
        let mut ends = [name(link.left), name(link.right)];
        ends.sort();
        format!("{ends:?} {} {}", link.strength, link.moved)
    };
    let row = |passage: &wirediff_engine::Passage| passage.readings.values().flatten().map(|id| name(*id)).collect();
    (collation.links.iter().map(link).collect(), collation.passages.iter().map(row).collect())
}

/// Checks that nothing but white space and Markdown signs lies outside blocks
/// (front matter aside) and that sentences tile blocks.
pub fn check_conserved(article: &Article) {
    let mut spans: Vec<(usize, usize)> = article.blocks.iter().map(|block| (block.start, block.end)).collect();
    spans.sort_unstable();
    let mut end = 0;
    for &(start, next) in &spans {
        assert!(end <= start && start <= next, "blocks overlap");
        assert!(article.text.get(start..next).is_some(), "a block cuts a character");
        end = next;
    }
    if !article.text.trim_start_matches('\u{feff}').starts_with("---") {
        let mut outside = String::new();
        let mut end = 0;
        for (start, next) in spans {
            outside.push_str(&article.text[end..start]);
            end = next;
        }
        outside.push_str(&article.text[end..]);
        let lost = outside.chars().find(|c| c.is_alphanumeric());
        assert_eq!(lost, None, "outside of blocks: {outside:?}");
    }
    for block in &article.blocks {
        let mut at = block.start;
        for sentence in &block.sentences {
            assert_eq!(sentence.start, at);
            at = sentence.end;
        }
        assert!(block.sentences.is_empty() || at == block.end);
    }
}

/// Checks that the edits of every link rebuild both blocks and are what they say.
pub fn check_edits(collation: &Collation) {
    for link in &collation.links {
        let (left, right) =
            (&collation.articles[link.left.article.index()], &collation.articles[link.right.article.index()]);
        let edits = link_edits(left, right, link);
        let rebuilt = |mut halves: Vec<(usize, usize)>, article: &Article| {
            halves.retain(|half| half.0 < half.1);
            halves.sort_unstable();
            for pair in halves.windows(2) {
                assert_eq!(pair[0].1, pair[1].0, "edits of {} and {} leave a gap or overlap", link.left, link.right);
            }
            halves.iter().map(|half| &article.text[half.0..half.1]).collect::<String>()
        };
        assert_eq!(rebuilt(edits.iter().map(|edit| edit.left).collect(), left), collation.block_text(link.left));
        assert_eq!(rebuilt(edits.iter().map(|edit| edit.right).collect(), right), collation.block_text(link.right));
        for edit in &edits {
            let (from, to) = (&left.text[edit.left.0..edit.left.1], &right.text[edit.right.0..edit.right.1]);
            match edit.op {
                Operation::Kept => assert!(from.split_whitespace().eq(to.split_whitespace()), "{from:?} {to:?}"),
                Operation::Left => assert!(to.is_empty()),
                Operation::Right => assert!(from.is_empty()),
                Operation::Replaced => assert_ne!(from, to),
            }
        }
    }
}
