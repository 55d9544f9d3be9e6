//! Promises that the engine keeps on any input.

mod checks;

use std::collections::BTreeSet;

use checks::{check_conserved, check_edits, check_order, check_passages, check_pins, check_same, check_sides};
use proptest::prelude::*;
use wirediff_engine::edits::pair_edits;
use wirediff_engine::story::{Pin, PinKind};
use wirediff_engine::{ArticleId, BlockId, Collation, Options, Source, Story, collate};

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
        check_pins(&collation);
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
        check_passages(&collate(&story, &Options::default()));
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
        check_order(&collate(&story, &Options::default()), &turned);
    }

    #[test]
    fn swapping_sides_mirrors(left in texts(), right in texts()) {
        check_sides(&left, &right);
    }

    #[test]
    fn an_article_against_itself_is_all_kept(text in texts()) {
        check_same(&text);
    }

    #[test]
    fn scripts_that_share_no_sign_are_not_linked(
        latin in proptest::collection::vec("[a-z]{2,9}( [a-z]{2,9}){0,12}", 1..6),
        greek in proptest::collection::vec("[α-ω]{2,9}( [α-ω]{2,9}){0,12}", 1..6),
        third in texts(),
    ) {
        let texts = [latin.join("\n\n"), greek.join("\n\n"), third];
        let articles = texts.into_iter().zip(["l", "g", "t"]);
        let articles = articles.map(|(text, name)| Source { name: name.into(), text, ..Source::default() }).collect();
        let collation = collate(&Story { articles, ..Story::default() }, &Options::default());
        prop_assert_eq!(collation.links_between(ArticleId(0), ArticleId(1)).count(), 0);
    }

    #[test]
    fn the_same_story_gives_the_same_bytes(story in stories()) {
        let json = || serde_json::to_string(&collate(&story, &Options::default())).expect("a collation is plain data");
        prop_assert_eq!(json(), json());
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
        checks::check_told(&collation);
        check_passages(&collation);
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

/// However long the texts are, a tiny budget only makes the answer coarser.
#[test]
fn growing_input_on_a_tiny_budget_is_told_and_conserved() {
    for times in [1, 10, 100] {
        let text = SENTENCES.join("\n\n");
        let paragraphs = |name: &str| {
            let text = (0..times).map(|n| format!("{name} {n}: {text}\n\n")).collect();
            Source { name: name.into(), text, ..Source::default() }
        };
        let story = Story { articles: vec![paragraphs("a"), paragraphs("b")], ..Story::default() };
        let collation = collate(&story, &Options { budget: 20 });
        assert!(!collation.thorough && collation.reason.is_some(), "{times} times");
        checks::check_all(&collation);
    }
}
