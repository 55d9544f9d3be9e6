//! Ledger, absences and likeness: what they tell of small stories and of the
//! demo, and what they promise on any input.

use proptest::prelude::*;
use wirediff_engine::absences::Cut;
use wirediff_engine::findings::Elsewhere;
use wirediff_engine::ledger::{CreditKind, Derived};
use wirediff_engine::likeness::Node;
use wirediff_engine::shares::Shares;
use wirediff_engine::{ArticleId, Collation, Meta, Options, Source, Story, absences, collate, ledger, likeness};

/// Paragraphs of a made-up wire, the most important first.
const WIRE: [&str; 6] = [
    "Parliament voted 83-61 on Tuesday to spend 186 million talers on the harbor bridge.",
    "The bridge jammed in March as a gravel carrier was passing, and engineers found cracks in two steel pins.",
    "Inspections due in 2021 and 2023 were marked deferred and never made, the inquiry reported.",
    "Ferries have carried commuters between the island and the market since the spring.",
    "A foundry in Verrane will cast the new pins before the autumn storms begin.",
    "The oldest drawbridge of the coast was opened by a princess in 1968.",
];

fn story(texts: &[(&str, String)], base: Option<usize>) -> Story {
    let source = |(name, text): &(&str, String)| Source {
        name: (*name).into(),
        text: text.clone(),
        meta: Meta { outlet: Some((*name).into()), language: Some("en".into()), ..Meta::default() },
    };
    Story { articles: texts.iter().map(source).collect(), base, ..Story::default() }
}

/// Collates a wire with what outlets made of it.
fn collated(outlets: &[&[&str]]) -> Collation {
    let names = ["Harbor Press Agency", "Courier", "Mercury", "Echo"];
    let paragraphs = [&WIRE[..]].into_iter().chain(outlets.iter().copied());
    let texts: Vec<_> = names.into_iter().zip(paragraphs.map(|paragraphs| paragraphs.join("\n\n") + "\n")).collect();
    collate(&story(&texts, Some(0)), &Options::default())
}

fn demo() -> Collation {
    macro_rules! sources {
        ($($name:literal)*) => {
            vec![$(Source {
                name: $name.into(),
                text: include_str!(concat!("../../stories/lantern-bridge/", $name)).into(),
                ..Source::default()
            }),*]
        };
    }
    let articles =
        sources!["01-wire.md" "02-courier.md" "03-lightship.md" "04-il-molo.md" "05-mercury.md" "06-trendtide.md"];
    collate(&Story { articles, ..Story::default() }, &Options::default())
}

/// Returns how B's absences are cut, and the last paragraph of the wire it has.
fn cut(outlet: &[&str]) -> (Cut, Option<String>) {
    let absences = absences(&collated(&[outlet])).expect("two articles");
    (absences.articles[1].cut, absences.articles[1].last.map(|last| last.to_string()))
}

#[test]
fn cut_from_the_bottom_or_here_and_there() {
    assert_eq!(cut(&WIRE), (Cut::None, Some("A6".into())));
    assert_eq!(cut(&WIRE[..4]), (Cut::Tail, Some("A4".into())));
    assert_eq!(cut(&[WIRE[0], WIRE[2], WIRE[5]]), (Cut::Selective, Some("A6".into())));
    assert_eq!(cut(&["Sheep grazed under grey clouds while rain fell over the valleys."]), (Cut::All, None));
}

#[test]
fn what_most_have_and_one_lacks() {
    let collation = collated(&[&WIRE, &WIRE[..5]]);
    let absences = absences(&collation).expect("three articles");
    let lacks: Vec<usize> = absences.articles.iter().map(|absence| absence.lacks.len()).collect();
    assert_eq!(lacks, [0, 0, 1]);
}

/// Checks what a paragraph that B alone has is said to bring.
#[track_caller]
fn check_only(paragraph: &str, expected: &str) {
    let collation = collated(&[&[WIRE[0], WIRE[1], paragraph]]);
    let only = absences(&collation).expect("two articles").articles.remove(1).only;
    let text = &collation.articles[1].text;
    let told: Vec<String> = only
        .iter()
        .map(|only| {
            let spans = [&only.quotations, &only.figures, &only.names].into_iter().flatten();
            let words: Vec<&str> = spans.map(|span| &text[span.0..span.1]).collect();
            format!("{}: {}", if only.reporting { "reporting" } else { "background" }, words.join(", "))
        })
        .collect();
    assert_eq!(told, [expected]);
}

#[test]
fn own_reporting_has_what_nobody_else_has() {
    check_only(
        "“My boats cannot do this all winter long,” grumbled skipper Oda Brandt, who has lost 40 crates of fish.",
        "reporting: My boats cannot do this all winter long,, 40, Oda Brandt",
    );
    check_only(
        "Such mishaps were once common along rivers, where spring floods shook whatever stood upon wooden legs.",
        "background: ",
    );
}

/// Checks how B's words stand to the wire, in words: verbatim, style, reworded,
/// alone.
#[track_caller]
fn check_shares(paragraphs: &[&str], expected: [usize; 4], derived: Derived) {
    let ledger = ledger(&collated(&[paragraphs])).expect("two articles");
    let Shares { verbatim, style, reworded, alone, .. } = ledger.accounts[0].own;
    assert_eq!(([verbatim, style, reworded, alone], ledger.accounts[0].derived), (expected, derived));
}

#[test]
fn words_are_verbatim_house_style_reworded_or_its_own() {
    check_shares(&WIRE[..2], [34, 0, 0, 0], Derived::Wholly);
    let restyled = WIRE[0].replace("harbor", "harbour").replace("talers", "crowns");
    check_shares(&[&restyled, WIRE[1]], [32, 1, 1, 0], Derived::Wholly);
    let own = "Sheep grazed under grey clouds while rain fell over the valleys.";
    check_shares(&[WIRE[0], own], [15, 0, 0, 11], Derived::Partially);
    check_shares(&[own], [0, 0, 0, 11], Derived::Non);
}

/// Checks where an outlet with these lines around the wire's first paragraphs
/// credits it.
#[track_caller]
fn check_credit(byline: Option<&str>, above: &str, below: &str, expected: &[(CreditKind, bool)]) {
    let wire = format!("PORT ANSEL (HPA) - {}\n", WIRE.join("\n\n"));
    let text = format!("{above}{}\n\n{}\n{below}", WIRE[0], WIRE[1]);
    let mut story = story(&[("Harbor Press Agency", wire), ("Courier", text)], Some(0));
    story.articles[1].meta.byline = byline.map(str::to_string);
    let ledger = ledger(&collate(&story, &Options::default())).expect("two articles");
    let credits: Vec<_> = ledger.accounts[0].credits.iter().map(|credit| (credit.kind, credit.named)).collect();
    assert_eq!(credits, expected);
}

#[test]
fn credits_in_bylines_datelines_and_lines_of_their_own() {
    check_credit(None, "", "", &[]);
    check_credit(Some("Henrike Solano"), "", "", &[]);
    check_credit(Some("Courier staff and HPA"), "", "", &[(CreditKind::Byline, true)]);
    check_credit(Some("Courier staff and agencies"), "", "", &[(CreditKind::Byline, false)]);
    check_credit(None, "PORT ANSEL (HPA) – ", "", &[(CreditKind::Dateline, true)]);
    check_credit(None, "", "\nWith material from Harbor Press Agency.\n", &[(CreditKind::Line, true)]);
}

/// Checks whom an outlet without a word of the wire's own name credits.
#[track_caller]
fn check_source(byline: Option<&str>, above: &str, below: &str, expected: &[&str]) {
    let text = format!("{above}{}\n\n{}\n{below}", WIRE[0], WIRE[1]);
    let mut story = story(&[("Harbor Press Agency", WIRE.join("\n\n")), ("Courier", text)], Some(0));
    story.articles[1].meta.byline = byline.map(str::to_string);
    let ledger = ledger(&collate(&story, &Options::default())).expect("two articles");
    let sources = ledger.accounts[0].credits.iter().filter_map(|credit| credit.source.as_deref());
    assert_eq!(sources.collect::<Vec<_>>(), expected);
}

#[test]
fn sources_are_known_by_the_form_of_the_credit() {
    check_source(None, "New York/Lindesca, 28 January 2022 (tln/NDT) — ", "", &["tln/NDT"]);
    check_source(None, "PORT ANSEL (Courier) — ", "", &[]);
    check_source(Some("Courier staff and NDT"), "", "", &["NDT"]);
    check_source(Some("JANE DOE"), "", "", &[]);
    check_source(None, "", "\nCourtesy/Source: Tribuna\n", &["Tribuna"]);
    check_source(None, "", "\nThe pins were cast in May, the Tribuna reported.\n", &["Tribuna"]);
    check_source(None, "", "\nThe pins were cast in May, according to Reuters.\n", &["Reuters"]);
    check_source(None, "", "\nThe pins were cast in the spring of the year. (NDT)\n", &["NDT"]);
    check_source(None, "", "\nThe pins were cast by the works of the north (NDW).\n", &[]);
    check_source(None, "", "\nThe pins were late, the Ministry reported to Parliament.\n", &[]);
}

#[test]
fn the_take_that_an_outlet_worked_from() {
    let first = WIRE.join("\n\n").replace("186 million", "180 million").replace("2021 and 2023", "2020 and 2022");
    let texts = [("Take 1", first.clone()), ("Take 2", WIRE.join("\n\n")), ("Courier", first)];
    let mut story = story(&texts, Some(1));
    story.articles[0].meta.kind = Some("agency".into());
    story.articles[1].meta.kind = Some("agency".into());
    let collation = collate(&story, &Options::default());
    let ledger = ledger(&collation).expect("three articles");
    let take = ledger.accounts[1].take.as_ref().expect("a take");
    assert_eq!((take.article, take.words, take.next), (ArticleId(0), 3, 0));
    assert_eq!(words(&collation, &take.evidence), ["180", "2020", "2022"]);
    assert_eq!(ledger.accounts[0].take, None);
}

fn words<'c>(collation: &'c Collation, places: &[Elsewhere]) -> Vec<&'c str> {
    let words = |place: &Elsewhere| &collation.articles[place.block.article.index()].text[place.span.0..place.span.1];
    places.iter().map(words).map(str::trim).collect()
}

#[test]
fn a_shared_change_points_to_a_common_source() {
    let rewritten = |from: &str, to: &str| WIRE.map(|paragraph| paragraph.replace(from, to));
    let twice = rewritten("gravel carrier", "sand barge").map(|paragraph| paragraph.replace("cracks", "flaws"));
    let once = rewritten("commuters", "passengers");
    let thrice = twice.clone().map(|paragraph| paragraph.replace("foundry", "forge"));
    let outlets = [&twice, &once, &thrice].map(|outlet| outlet.each_ref().map(String::as_str));
    let collation = collated(&outlets.each_ref().map(|outlet| &outlet[..]));
    let likeness = likeness(&collation).expect("four articles");
    let told: Vec<_> = likeness
        .changes
        .iter()
        .map(|change| (words(&collation, &[change.from])[0], words(&collation, &change.to)))
        .collect();
    assert_eq!(told, [("gravel carrier", vec!["sand barge", "sand barge"]), ("cracks", vec!["flaws", "flaws"])]);
    assert_eq!(clades(&likeness.tree.expect("a tree")), [vec![ArticleId(1), ArticleId(3)]]);
}

/// Returns the leaves of every place where some, but not all, part.
fn clades(root: &Node) -> Vec<Vec<ArticleId>> {
    fn below(node: &Node, found: &mut Vec<Vec<ArticleId>>) -> Vec<ArticleId> {
        let mut leaves: Vec<ArticleId> = node.article.into_iter().collect();
        leaves.extend(node.parts.iter().flat_map(|part| below(part, found)));
        leaves.sort();
        if node.article.is_none() {
            found.push(leaves.clone());
        }
        leaves
    }
    let mut found = Vec::new();
    let all = below(root, &mut found).len();
    found.retain(|leaves| leaves.len() + 1 < all);
    found.sort();
    found
}

#[test]
fn the_demo_is_told_as_its_readme_tells_it() {
    let collation = demo();
    let ledger = ledger(&collation).expect("six articles");
    let absences = absences(&collation).expect("six articles");
    let [courier, lightship, _, mercury, trendtide] = &ledger.accounts[..] else { panic!("five accounts") };

    // The first two thirds, house style only.
    let cut: Vec<String> = absences.articles[1].tail.iter().map(ToString::to_string).collect();
    assert_eq!(absences.articles[1].cut, Cut::Tail);
    assert_eq!(cut, ["A22", "A23", "A24", "A25", "A26", "A27", "A28", "A29", "A30"]);
    assert!(courier.own.share(courier.own.verbatim + courier.own.style) > 0.9);
    assert_eq!(lightship.derived, Derived::Wholly);

    // A new lead, about half its own, and with it own quotations.
    assert!((0.45..0.6).contains(&mercury.own.share(mercury.own.alone)));
    assert_eq!(mercury.derived, Derived::Partially);
    assert!(absences.articles[4].only.iter().filter(|only| !only.quotations.is_empty()).count() >= 3);

    // A paraphrase: nothing its own, much in other words, no credit.
    assert!(trendtide.own.share(trendtide.own.reworded) > 0.25);
    assert!(trendtide.own.share(trendtide.own.alone) < 0.05);
    assert_eq!((trendtide.derived, trendtide.credits.len()), (Derived::Wholly, 0));

    let cuts: Vec<Cut> = absences.articles.iter().map(|absence| absence.cut).collect();
    assert_eq!(cuts[2..], [Cut::Selective; 4]);
    let nearest = likeness(&collation).expect("six articles").matrix[0][1];
    assert!(nearest > 0.9);
}

/// Sentences that articles of a made-up story are put together from.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => proptest::sample::select(&WIRE[..]).prop_map(str::to_string),
        3 => proptest::sample::select(&WIRE[..]).prop_map(|text| text.replace("the", "that").replace("in", "of")),
        1 => "(BBC|By HPA|HPA|“|”| - |\\(HPA\\)|é|大桥|[ -~\n]){0,12}",
        1 => any::<String>(),
    ];
    let gap = proptest::sample::select(&[" ", "\n\n", "\n\n", " - "][..]);
    proptest::collection::vec((piece, gap), 0..9)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, gap)| piece + gap).collect())
}

fn stories() -> impl Strategy<Value = (Story, Vec<usize>)> {
    let kinds = proptest::sample::select(&[Some("agency"), None][..]);
    let article = (texts(), kinds);
    (proptest::collection::vec(article, 0..6), proptest::option::of(0..6usize)).prop_flat_map(|(articles, base)| {
        let source = |(index, (text, kind)): (usize, (String, Option<&str>))| Source {
            name: format!("{index}.txt"),
            text,
            meta: Meta { outlet: Some(format!("Outlet {index}")), kind: kind.map(str::to_string), ..Meta::default() },
        };
        let articles: Vec<Source> = articles.into_iter().enumerate().map(source).collect();
        let order = Just((0..articles.len()).collect::<Vec<usize>>()).prop_shuffle();
        let base = base.filter(|base| *base < articles.len());
        (Just(Story { articles, base, ..Story::default() }), order)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn shares_add_up_and_every_article_is_told_once((story, _) in stories()) {
        let collation = collate(&story, &Options::default());
        let count = collation.articles.len();
        let Some(ledger) = ledger(&collation) else {
            prop_assert!(count < 2);
            return Ok(());
        };
        prop_assert_eq!(ledger.accounts.len(), count - 1);
        for account in &ledger.accounts {
            for (shares, article) in [(account.own, account.article), (account.wire, ledger.wire)] {
                prop_assert_eq!(shares.words, shares.verbatim + shares.style + shares.reworded + shares.alone);
                prop_assert_eq!(shares.words, collation.summary.articles[article.index()].words);
            }
        }
        let absences = absences(&collation).expect("there is a ledger");
        let articles: Vec<ArticleId> = absences.articles.iter().map(|absence| absence.article).collect();
        prop_assert_eq!(articles, collation.articles.iter().map(|article| article.id).collect::<Vec<_>>());

        let likeness = likeness(&collation).expect("there is a ledger");
        for (one, row) in likeness.matrix.iter().enumerate() {
            prop_assert_eq!((row.len(), row[one]), (count, 1.0));
            for (other, share) in row.iter().enumerate() {
                prop_assert!((0.0..=1.0).contains(share) && *share == likeness.matrix[other][one]);
            }
        }
        prop_assert_eq!(likeness.tree.is_some(), count > 2);
        if let Some(tree) = likeness.tree {
            let mut leaves = Vec::new();
            let mut open = vec![&tree];
            while let Some(node) = open.pop() {
                prop_assert!(node.length >= 0.0 && (node.article.is_some() || node.parts.len() > 1));
                leaves.extend(node.article);
                open.extend(&node.parts);
            }
            leaves.sort();
            prop_assert_eq!(tree.article, Some(likeness.against));
            prop_assert_eq!(leaves, (0..count as u32).map(ArticleId).collect::<Vec<_>>());
        }
    }

    #[test]
    fn another_order_changes_only_letters((story, order) in stories()) {
        let turned = Story {
            articles: order.iter().map(|&at| story.articles[at].clone()).collect(),
            base: story.base.and_then(|base| order.iter().position(|&at| at == base)),
            ..Story::default()
        };
        let (plain, turned) = (collate(&story, &Options::default()), collate(&turned, &Options::default()));
        let is_same = |one: ArticleId, other: ArticleId| one.index() == order[other.index()];
        let (Some(one), Some(other)) = (ledger(&plain), ledger(&turned)) else { return Ok(()) };
        prop_assert!(is_same(one.wire, other.wire));
        for account in &other.accounts {
            let twin = one.accounts.iter().find(|twin| is_same(twin.article, account.article)).expect("a twin");
            prop_assert_eq!((twin.own, twin.wire, twin.derived), (account.own, account.wire, account.derived));
            prop_assert_eq!(&twin.credits, &account.credits);
            let of = |take: &wirediff_engine::ledger::Take| (take.words, take.next);
            prop_assert_eq!(twin.take.as_ref().map(of), account.take.as_ref().map(of));
        }
        let (one, other) = (absences(&plain).expect("articles"), absences(&turned).expect("articles"));
        for (at, absence) in other.articles.iter().enumerate() {
            let twin = &one.articles[order[at]];
            let told = |absence: &wirediff_engine::absences::Absence| {
                (absence.cut, absence.lacks.len(), absence.tail.len(), absence.selected.len(), absence.only.len())
            };
            prop_assert_eq!(told(twin), told(absence));
        }
        let (one, other) = (likeness(&plain).expect("articles"), likeness(&turned).expect("articles"));
        for (at, row) in other.matrix.iter().enumerate() {
            for (with, share) in row.iter().enumerate() {
                prop_assert_eq!(*share, one.matrix[order[at]][order[with]]);
            }
        }
        prop_assert_eq!(one.changes.len(), other.changes.len());
        let renamed = |clades: Vec<Vec<ArticleId>>| {
            let mut renamed: Vec<Vec<ArticleId>> = clades
                .into_iter()
                .map(|clade| {
                    let mut clade: Vec<ArticleId> =
                        clade.into_iter().map(|article| ArticleId(order[article.index()] as u32)).collect();
                    clade.sort();
                    clade
                })
                .collect();
            renamed.sort();
            renamed
        };
        if let (Some(one), Some(other)) = (one.tree, other.tree) {
            prop_assert_eq!(clades(&one), renamed(clades(&other)));
        }
    }
}
