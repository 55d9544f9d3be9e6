//! Promises that the engine keeps on any input.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use wirediff_engine::edits::{link_edits, pair_edits};
use wirediff_engine::story::{Pin, PinKind};
use wirediff_engine::{Article, ArticleId, BlockId, Collation, Operation, Options, Source, Story, collate};

/// Sentences that articles of a made-up story are put together from, so that
/// they have something in common; between them anything that a text may hold.
const SENTENCES: &[&str] = &[
    "The harbor bridge will stay shut until October, the port said on Tuesday.",
    "The harbour bridge stays closed until October, the port authority told reporters.",
    "“We wrote it down, we signed it and we sent it,” said Tsveta Orlanek of the union.",
    "Nobody was hurt when the eastern leaf jammed at 5:40 a.m. on March 22.",
    "Parliament voted 83-61 to spend 186 million talers on the repair.",
    "Advertisement",
    "The pins were last inspected in 2019. Inspections due in 2021 were never made.",
    "لن يفتح الجسر قبل أكتوبر، قالت السلطة.",
    "大桥十月前不会开放。港务局周二说。",
    "<script>alert(1)</script> & <b>bold</b>",
    "สะพานจะปิดจนถึงเดือนตุลาคม",
    "e\u{301}t\u{301}e \u{202e}abc\u{202c} 👩‍👩‍👧 ...",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(SENTENCES).prop_map(str::to_string),
        1 => "[ -~“”’\u{a0}\n#>*-]{0,40}",
        1 => any::<String>(),
    ];
    let gap = proptest::sample::select(&[" ", "\n\n", "\n", "\r\n\r\n", "\n## "][..]);
    proptest::collection::vec((piece, gap), 0..14)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, gap)| piece + gap).collect())
}

fn stories() -> impl Strategy<Value = Story> {
    proptest::collection::vec(texts(), 0..5).prop_map(|texts| {
        let source = |(index, text)| Source { name: format!("{index}.txt"), text, ..Source::default() };
        Story { articles: texts.into_iter().enumerate().map(source).collect(), ..Story::default() }
    })
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
fn check_conserved(article: &Article) {
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

fn check_edits(collation: &Collation) {
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

fn pins() -> impl Strategy<Value = Vec<Pin>> {
    let block = (0..5u32, 0..9u32).prop_map(|(article, block)| BlockId { article: ArticleId(article), block });
    let kind = proptest::sample::select(&[PinKind::Together, PinKind::Apart, PinKind::Body, PinKind::Furniture][..]);
    let pin =
        (kind, proptest::collection::vec(block, 0..4)).prop_map(|(is, blocks)| Pin { is, blocks, honoured: true });
    proptest::collection::vec(pin, 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn pins_are_honoured(story in stories(), pins in pins()) {
        let collation = collate(&Story { pins, ..story }, &Options::default());
        let passage = |block: BlockId| collation.passages.iter().position(|passage| passage.readings.values().flatten().any(|id| *id == block));
        let linked = |a: BlockId, b: BlockId| collation.links.iter().find(|link| (link.left, link.right) == (a.min(b), a.max(b)));
        for pin in collation.pins.iter().filter(|pin| pin.honoured) {
            for (at, &a) in pin.blocks.iter().enumerate() {
                let role = collation.articles[a.article.index()].blocks[a.index()].role;
                match pin.is {
                    PinKind::Body => prop_assert!(role.is_story()),
                    PinKind::Furniture => prop_assert_eq!(role, wirediff_engine::Role::Furniture),
                    _ => {}
                }
                for &b in pin.blocks[at + 1..].iter().filter(|b| b.article != a.article) {
                    match pin.is {
                        PinKind::Together => {
                            prop_assert!(linked(a, b).is_some_and(|link| link.pinned && link.strength == 1.0));
                            prop_assert_eq!(passage(a), passage(b));
                        }
                        PinKind::Apart => {
                            prop_assert!(linked(a, b).is_none());
                            prop_assert!(passage(a) != passage(b));
                        }
                        _ => {}
                    }
                }
            }
        }
        check_edits(&collation);
    }

    #[test]
    fn every_character_is_in_one_place(story in stories()) {
        let collation = collate(&story, &Options::default());
        for (article, source) in collation.articles.iter().zip(&story.articles) {
            prop_assert_eq!(&article.text, &source.text);
            check_conserved(article);
        }
    }

    #[test]
    fn every_block_is_in_one_passage(story in stories()) {
        let collation = collate(&story, &Options::default());
        let mut seen: BTreeMap<BlockId, usize> = BTreeMap::new();
        for id in collation.passages.iter().flat_map(|passage| passage.readings.values().flatten()) {
            *seen.entry(*id).or_default() += 1;
        }
        let blocks: BTreeMap<BlockId, usize> = collation.articles.iter().flat_map(|article| &article.blocks).map(|block| (block.id, 1)).collect();
        prop_assert_eq!(seen, blocks);
    }

    #[test]
    fn edits_rebuild_both_texts(story in stories()) {
        check_edits(&collate(&story, &Options::default()));
    }

    #[test]
    fn the_order_of_articles_changes_nothing((story, turned) in stories().prop_flat_map(|story| {
        let shuffled = Just(story.articles.clone()).prop_shuffle();
        (Just(story), shuffled).prop_map(|(story, articles)| (story.clone(), Story { articles, ..story }))
    })) {
        prop_assert_eq!(told(&collate(&story, &Options::default())), told(&collate(&turned, &Options::default())));
    }

    #[test]
    fn an_article_against_itself_is_all_kept(text in texts()) {
        let article = Source { name: "same".into(), text, ..Source::default() };
        let story = Story { articles: vec![article.clone(), article], ..Story::default() };
        let collation = collate(&story, &Options::default());
        for link in collation.links.iter().filter(|link| link.left.block == link.right.block) {
            prop_assert!(!link.moved, "{} moved", link.left);
            let edits = link_edits(&collation.articles[0], &collation.articles[1], link);
            prop_assert!(edits.iter().all(|edit| edit.op == Operation::Kept), "{} {:?}", link.left, edits);
        }
    }

    #[test]
    fn a_base_changes_words_and_order_but_no_links(story in stories(), base in 0u32..5) {
        let collation = collate(&story, &Options::default());
        let based = collation.clone().with_base(Some(ArticleId(base)));
        prop_assert_eq!(&collation.links, &based.links);
        let rows = |collation: &Collation| collation.passages.iter().map(|passage| passage.readings.clone()).collect::<BTreeSet<_>>();
        prop_assert_eq!(rows(&collation), rows(&based));
        // In the base's own order.
        let own: Vec<BlockId> = based.passages.iter().filter_map(|passage| passage.readings.get(&ArticleId(base))?.first().copied()).collect();
        prop_assert!(own.is_sorted());
        prop_assert_eq!(collation.passages.clone(), based.with_base(None).passages);
    }

    #[test]
    fn a_small_budget_is_kept_and_told(story in stories(), budget in 0u64..2_000) {
        let collation = collate(&story, &Options { budget });
        prop_assert_eq!(collation.thorough, collation.reason.is_none());
        check_edits(&collation);
    }

    #[test]
    fn the_json_comes_back_as_it_went(story in stories()) {
        let mut collation = collate(&story, &Options::default());
        for left in 0..collation.articles.len() as u32 {
            for right in left + 1..collation.articles.len() as u32 {
                for found in pair_edits(&collation, ArticleId(left), ArticleId(right)) {
                    collation.links[found.link].edits = found.edits;
                }
            }
        }
        let json = serde_json::to_string(&collation).expect("a collation is plain data");
        prop_assert_eq!(serde_json::from_str::<Collation>(&json).expect("its own JSON"), collation);
    }
}
