//! What findings promise on any input, and what they find in small stories.

use proptest::prelude::*;
use wirediff_engine::findings::{Finding, FindingKind, Form, findings};
use wirediff_engine::{ArticleId, Collation, Meta, Options, Source, Story, collate};

fn collated(texts: &[&str]) -> Collation {
    let language = if texts[0].starts_with("Der ") { "de" } else { "en" };
    let source = |(number, text): (usize, &&str)| {
        // A second paragraph that all share, so that the first ones are linked.
        let text = format!(
            "Harbor bridge vote\n\n{text}\n\nThe harbor bridge stays shut until the inquiry has heard the last of its engineers.\n"
        );

        let meta = Meta { language: Some(language.into()), ..Meta::default() };
        Source { name: format!("{number}.txt"), text, meta }
    };
    let articles = texts.iter().enumerate().map(source).collect();
    let mut collation = collate(&Story { articles, base: Some(0), ..Story::default() }, &Options::default());
    collation.findings = findings(&collation);
    collation
}

/// Writes a finding down: letter, form and words of each instance.
fn told(collation: &Collation, finding: &Finding) -> String {
    let told = finding.instances.iter().map(|instance| {
        let text = &collation.articles[instance.block.article.index()].text;
        let words: Vec<&str> = instance.spans.iter().map(|span| &text[span.0..span.1]).collect();
        format!("{} {:?}: {}", instance.block.article, instance.form, words.join(" … "))
    });
    told.collect::<Vec<_>>().join(" | ")
}

/// Checks the first finding of a kind that a few paragraphs give.
#[track_caller]
fn check(kind: FindingKind, paragraphs: &[&str], expected: &str) {
    let collation = collated(paragraphs);
    let all: Vec<String> = collation
        .findings
        .iter()
        .filter(|finding| finding.kind == kind)
        .map(|finding| told(&collation, finding))
        .collect();
    assert!(all.iter().any(|told| told == expected), "{expected}\nis none of\n{}", all.join("\n"));
}

/// Checks that nothing of a kind is said to differ.
#[track_caller]
fn check_same(kind: FindingKind, paragraphs: &[&str]) {
    let collation = collated(paragraphs);
    for finding in collation.findings.iter().filter(|finding| finding.kind == kind) {
        assert!(!finding.differs, "{}", told(&collation, finding));
    }
}

#[test]
fn a_quotation_with_a_said_clause_in_the_middle_is_one() {
    check(
        FindingKind::Quotation,
        &[
            "“We wrote it down and sent it,” said Tsveta Orlanek of the pilots. “Nobody ever answered our letter.”",
            "“We wrote it down and posted it,” Tsveta Orlanek said. “Nobody ever answered our letter.”",
        ],
        "A Same: We wrote it down and sent it, … Nobody ever answered our letter. | \
         B Altered: We wrote it down and posted it, … Nobody ever answered our letter.",
    );
}

#[test]
fn a_quotation_that_stops_early_or_is_told_without_marks() {
    check(
        FindingKind::Quotation,
        &[
            "“The port lost the key, and we are being sent the locksmith's bill,” said Rafael Thornquist.",
            "“The port lost the key,” said Rafael Thornquist of the opposition, angry at the locksmith's bill.",
            "Rafael Thornquist said the port had lost the key and its people were sent the locksmith's bill.",
        ],
        "A Same: The port lost the key, and we are being sent the locksmith's bill, | \
         B Shortened: The port lost the key, | \
         C Indirect: Rafael Thornquist said the port had lost the key and its people were sent the locksmith's bill.",
    );
}

#[test]
fn ratios_and_ranges_are_figures() {
    check_same(
        FindingKind::Figure,
        &[
            "About four in ten of the harbor pilots asked the town on Tuesday for 20 to 30 liters of fuel a day.",
            "About 40 percent of the harbor pilots asked the town on Tuesday for between 20 and 30 liters of fuel a day.",
        ],
    );
    check(
        FindingKind::Figure,
        &[
            "The harbor pilots of the town asked the council on Tuesday for 20 to 30 liters of fuel a day.",
            "The harbor pilots of the town asked the council on Tuesday for up to 30 liters of fuel a day.",
        ],
        "A Same: 20 to 30 liters | B Vaguer: up to 30 liters",
    );
}

#[test]
fn figures_in_other_forms_are_the_same() {
    let wire = "Parliament passed the bridge bill 83-61 at 5:40 a.m. on March 22, with 60 percent of 1.2 million talers spent.";
    check_same(
        FindingKind::Figure,
        &[
            wire,
            "Parliament passed the bridge bill by 83 votes to 61 at 5.40am on 22 March, with 60 per cent of 1,200,000 talers spent.",
        ],
    );
    check_same(
        FindingKind::Figure,
        &[wire, "Parliament passed the bridge bill 83-61 at 05:40 on March 22, with 60% of T1.2m spent."],
    );
    check_same(
        FindingKind::Figure,
        &[
            "The army massed a hundred and six thousand troops at the border.",
            "The army massed 106,000 troops at the border.",
        ],
    );
}

#[test]
fn figures_that_differ_say_how() {
    check(
        FindingKind::Figure,
        &[
            "The bridge normally carries 31,400 vehicles a day, port figures show.",
            "The bridge normally carries more than 31,000 vehicles a day, port figures show.",
            "The bridge normally carries 29,000 vehicles a day, port figures show.",
            "The bridge normally carries tens of thousands of vehicles a day, port figures show.",
        ],
        "A Same: 31,400 vehicles | B Rounded: more than 31,000 vehicles | C Different: 29,000 vehicles | \
         D Vaguer: tens of thousands of vehicles",
    );
}

#[test]
fn other_languages_have_their_own_separators_and_units() {
    let german =
        "Der Wasserverband hat am 3. April rund 31.400 Bewohner gewarnt, und die Talsperre war zu 97 Prozent gefüllt.";
    check_same(FindingKind::Figure, &[german, &german.replace("31.400", "31 400").replace("97 Prozent", "97 %")]);
    check(
        FindingKind::Figure,
        &[german, &german.replace("97 Prozent", "91 Prozent")],
        "A Same: 97 Prozent | B Different: 91 Prozent",
    );
}

#[test]
fn what_counts_other_things_is_not_compared() {
    check_same(
        FindingKind::Figure,
        &[
            "The ferry crews called off a 48-hour strike planned for Friday at the harbor.",
            "The ferry crews called off a strike at the harbor after 31 days of talks.",
        ],
    );
}

#[test]
fn a_lost_negation_comes_first() {
    let collation = collated(&[
        "“The only thing we did not do was paint it on the side of the bridge,” said Tsveta Orlanek.",
        "“The only thing we did do was paint it on the side of the bridge,” said Tsveta Orlanek.",
    ]);
    let first = &collation.findings[0];
    assert_eq!(first.kind, FindingKind::Negation);
    assert_eq!(first.instances[1].form, Form::Without);
    check_same(
        FindingKind::Negation,
        &[
            "Pallister did not say whether he would remain in his post.",
            "Pallister did not say whether or not he would remain in his post.",
        ],
    );
}

#[test]
fn names_titles_and_sources() {
    let wire = "Russian Foreign Minister Sergei Lavrov met the pilots at the harbor on Tuesday, the report said.";
    check(
        FindingKind::Name,
        &[wire, "Russian Foreign Minister Sergey Lavrov met the pilots at the harbor on Tuesday, the report said."],
        "A Same: Sergei Lavrov | B Altered: Sergey Lavrov",
    );
    check(
        FindingKind::Title,
        &[wire, "Sergei Lavrov, the harbor secretary, met the pilots at the harbor on Tuesday, the report said."],
        "A Same: Russian Foreign Minister | B Different: harbor secretary",
    );
    check(
        FindingKind::Attribution,
        &[wire, "Russian Foreign Minister Sergei Lavrov met the pilots at the harbor on Tuesday."],
        "A Same: the report said | B Without: Russian Foreign Minister Sergei Lavrov met the pilots at the harbor on Tuesday.",
    );
    check(
        FindingKind::Certainty,
        &[
            "The letter appears to have been filed by the port under labor relations.",
            "The letter was filed by the port under labor relations.",
        ],
        "A Same: appears | B Without: The letter was filed by the port under labor relations.",
    );
}

const PIECES: &[&str] = &[
    "“We wrote it down,” said Tsveta Orlanek. “Nobody answered 212 letters.”",
    "“ We wrote it down, ”Orlanek stated.“ Nobody did answer 240 letters, up from 212. “",
    "‘The workers’ union’s letter’, dated 17 September 2024, was not filed at 5.40am.",
    "More than 31,000 vehicles (some 29,000) a day, about 60 per cent, paid T186m or $1.2 million.",
    "Tens of thousands of troops; 106,000 troops; a hundred and six thousand troops.",
    "„Wir lassen ab“, sagte Maurath am 3. April um 6.00 Uhr, rund 1.400 Menschen.",
    "他说「没有『人』受伤」。",
    "\"'“”„«»‘’『「 83-61 3:2 99:99 1.2.3.4 1,2,3 31.400,5",
    "The 19-year-old, 61, said half an hour within a month 113th minute 34-kilometer (21-mile).",
];

fn stories() -> impl Strategy<Value = Story> {
    let piece = prop_oneof![
        6 => proptest::sample::select(PIECES).prop_map(str::to_string),
        1 => "[ -~“”’‘„«»0-9.,:%\n]{0,60}",
        1 => any::<String>(),
    ];
    let text = proptest::collection::vec((piece, proptest::sample::select(&[" ", "\n\n"][..])), 0..10)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, gap)| piece + gap).collect::<String>());
    proptest::collection::vec(text, 0..5).prop_map(|texts| {
        let source = |(index, text)| Source { name: format!("{index}.txt"), text, ..Source::default() };
        Story { articles: texts.into_iter().enumerate().map(source).collect(), ..Story::default() }
    })
}

/// Returns findings as lines that don't tell the articles' letters or order.
fn lines(collation: &Collation) -> Vec<String> {
    let found = findings(collation);
    let line = |finding: &Finding| {
        let mut instances: Vec<String> = finding
            .instances
            .iter()
            .map(|instance| {
                let source = &collation.articles[instance.block.article.index()].source;
                format!(
                    "{source} {} {:?} {:?} {:?}",
                    instance.block.block, instance.spans, instance.form, instance.value
                )
            })
            .collect();
        instances.sort();
        format!("{:?} {} {} {instances:?}", finding.kind, finding.differs, finding.about)
    };
    found.iter().map(line).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_span_is_words_of_its_block(story in stories(), base in 0u32..5) {
        let collation = collate(&story, &Options::default()).with_base(Some(ArticleId(base)));
        for (number, finding) in findings(&collation).iter().enumerate() {
            prop_assert_eq!(&finding.id, &format!("F{}", number + 1));
            prop_assert!(finding.reference < finding.instances.len());
            for instance in &finding.instances {
                let article = &collation.articles[instance.block.article.index()];
                let block = &article.blocks[instance.block.index()];
                let others = [instance.speaker, instance.verb, instance.first];
                for span in instance.spans.iter().chain(others.iter().flatten()) {
                    prop_assert!(block.start <= span.0 && span.0 < span.1 && span.1 <= block.end, "{:?} in {:?}", span, block);
                    prop_assert!(article.text.get(span.0..span.1).is_some(), "cuts a character");
                }
                prop_assert!(!instance.spans.is_empty());
                prop_assert!(!finding.missing.contains(&instance.block.article));
            }
        }
    }

    #[test]
    fn the_order_of_articles_changes_only_their_letters((story, turned) in stories().prop_flat_map(|story| {
        let shuffled = Just(story.articles.clone()).prop_shuffle();
        (Just(story), shuffled).prop_map(|(story, articles)| (story.clone(), Story { articles, ..story }))
    })) {
        prop_assert_eq!(lines(&collate(&story, &Options::default())), lines(&collate(&turned, &Options::default())));
    }

    #[test]
    fn findings_come_back_from_json_as_they_went(story in stories()) {
        let mut collation = collate(&story, &Options::default());
        collation.findings = findings(&collation);
        let json = serde_json::to_string(&collation).expect("a collation is plain data");
        prop_assert_eq!(serde_json::from_str::<Collation>(&json).expect("its own JSON"), collation);
    }
}
