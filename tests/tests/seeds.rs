//! What must be found in five real articles on one event, which are other
//! people's: they are read where they stand beside the project.

use std::fs;

use wirediff_engine::findings::{Finding, FindingKind, findings};
use wirediff_engine::{ArticleId, Collation, Options, Source, Story, collate, ledger};
use wirediff_tests::gold::project;

/// Returns the collation of the five articles with its findings, if they are here.
fn seeds() -> Option<Collation> {
    let folder = project().join("../shared/seeds");
    let Ok(entries) = fs::read_dir(&folder) else {
        println!("SKIPPED: the five articles are not beside the project");
        return None;
    };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let source = |path: &std::path::PathBuf| Source {
        name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        text: fs::read_to_string(path).expect("an article is UTF-8"),
        ..Source::default()
    };
    let story = Story { articles: paths.iter().map(source).collect(), ..Story::default() };
    let mut collation = collate(&story, &Options::default());
    collation.findings = findings(&collation);
    Some(collation)
}

/// Says whether some finding of a kind holds every one of some words, each in
/// the words of an instance of the article with that letter.
#[track_caller]
fn check(collation: &Collation, kind: FindingKind, wanted: &[(char, &str)]) {
    let has = |finding: &Finding, letter: char, words: &str| {
        finding.instances.iter().any(|instance| {
            let text = &collation.articles[instance.block.article.index()].text;
            let mut spans = instance.spans.iter().map(|span| &text[span.0..span.1]);
            instance.block.article.to_string() == letter.to_string() && spans.any(|span| span.contains(words))
        })
    };
    let found = collation.findings.iter().filter(|finding| finding.kind == kind && finding.differs);
    let mut found = found.filter(|finding| wanted.iter().all(|(letter, words)| has(finding, *letter, words)));
    assert!(found.next().is_some(), "no {kind:?} gathers {wanted:?}");
}

#[test]
fn what_readers_of_the_five_articles_should_be_shown() {
    let Some(collation) = seeds() else { return };
    let quotation = FindingKind::Quotation;
    check(
        &collation,
        quotation,
        &[
            ('A', "cause for optimism"),
            ('B', "room for optimism"),
            ('C', "ground for optimism"),
            ('D', "causes for optimism"),
        ],
    );
    check(&collation, quotation, &[('A', "to our concerns"), ('B', "take our concerns"), ('C', "took our concerns")]);
    check(
        &collation,
        quotation,
        &[('A', "a serious conversation"), ('B', "serious dialog"), ('C', "a serious talk on secondary issues")],
    );
    check(
        &collation,
        FindingKind::Figure,
        &[('A', "106,000"), ('D', "tens of thousands"), ('D', "more than 100,000"), ('E', "about 100,000")],
    );
    check(&collation, FindingKind::Name, &[('A', "Sergei Lavrov"), ('C', "Sergey Lavrov")]);
    check(&collation, FindingKind::Name, &[('B', "Volodymyr Zelenskiy"), ('D', "Volodymyr Zelensky")]);
    check(&collation, FindingKind::Title, &[('B', "Kremlin spokesman"), ('E', "Putin’s spokesman")]);
}

#[test]
fn whom_the_five_articles_credit() {
    let Some(collation) = seeds() else { return };
    let ledger = &ledger(&collation).expect("five articles");
    let sources = |letter: u32| {
        let accounts = ledger.accounts.iter().filter(move |account| account.article == ArticleId(letter));
        let own = ledger.credits.iter().filter(move |_| ledger.wire == ArticleId(letter));
        accounts
            .flat_map(|account| &account.credits)
            .chain(own)
            .filter_map(|credit| credit.source.as_deref())
            .collect::<Vec<_>>()
    };
    assert!(sources(2).contains(&"Politico"), "C credits {:?}", sources(2));
    assert!(sources(3).iter().any(|source| source.contains("dpa")), "D credits {:?}", sources(3));
}
