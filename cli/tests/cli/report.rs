//! The report: readable in 80 columns, honest about cut and added.

use crate::process::{DEMO, Folder};

fn report(folder: &Folder, arguments: &[&str]) -> String {
    let arguments: Vec<&str> = ["collate"].iter().chain(arguments).copied().collect();
    let done = folder.run(&arguments);
    assert_eq!((done.code, done.stderr.as_str()), (0, ""), "{arguments:?}");
    done.stdout
}

#[test]
fn the_demo_fits_80_columns_and_tells_who_has_what() {
    let folder = Folder::with_demo();
    let report = report(&folder, &DEMO);
    assert!(report.lines().all(|line| line.chars().count() <= 80));
    for expected in
        ["Talmaran Telegraph Agency", "the base", "P1 ", "moved", "split", "merged", "Set aside, not compared"]
    {
        assert!(report.contains(expected), "{expected}");
    }
    assert!(report.contains("“Story continues below advertisement”"));
}

#[test]
fn only_a_base_has_things_cut_from_it_or_added() {
    let folder = Folder::with_demo();
    let told = |arguments: &[&str]| {
        let report = report(&folder, arguments);
        let (_, passages) = report.split_once("\n\nP1 ").expect("passages").to_owned();
        ["cut by", "added by", "shortened", "expanded"].map(|word| passages.contains(word))
    };
    assert_eq!(told(&DEMO)[..2], [true, true]);
    let without: Vec<&str> = DEMO.into_iter().chain(["--no-base"]).collect();
    assert_eq!(told(&without), [false, false, false, false]);
}

/// Checks the sentence under the list of articles.
fn check(texts: &[&str], expected: &str) {
    let folder = Folder::new();
    let names: Vec<String> = (0..texts.len()).map(|number| format!("{number}.txt")).collect();
    for (name, text) in names.iter().zip(texts) {
        folder.write(name, text);
    }
    let report = report(&folder, &names.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(report.replace('\n', " ").contains(expected), "{report}");
}

#[test]
fn each_state_has_its_words() {
    let story = "The port said on Tuesday that the bridge was shut.\n\nNobody was hurt, it added later that day.\n";
    let other =
        "Rain fell over every northern valley, forecasters reported.\n\nSheep grazed under grey clouds meanwhile.\n";
    check(&[story], "One article alone: there is nothing to hold it against.");
    check(&["", " \n"], "No article has any words to compare.");
    check(&[story, ""], "1.txt  no words");
    check(&[story, ""], "Only one article has words");
    check(&[story, story], "All articles say the same, word for word.");
    check(&[story, other], "No two articles have a passage in common.");
}

#[test]
fn a_terminal_cannot_be_driven_from_a_text() {
    let folder = Folder::new();
    folder.write("a.txt", "The port \u{1b}]0;title\u{7}said on Tuesday that the bridge was shut again.\n");
    folder.write("b.txt", "The port said on Tuesday that the bridge was shut again.\n");
    let report = report(&folder, &["a.txt", "b.txt"]);
    assert!(report.chars().all(|c| c == '\n' || !c.is_control()), "{report:?}");
}

#[test]
fn the_report_can_go_to_a_file() {
    let folder = Folder::with_demo();
    assert_eq!(report(&folder, &[DEMO[0], DEMO[1], "-o", "report.txt"]), "");
    assert_eq!(folder.read("report.txt"), report(&folder, &[DEMO[0], DEMO[1], "--text", "-o", "-"]));
}

#[test]
fn the_ledger_says_cut_and_derived_only_of_a_base() {
    let folder = Folder::with_demo();
    let told = |arguments: &[&str]| {
        let report = report(&folder, arguments);
        let (_, ledger) = report.split_once("\nWho ran what of A").expect("a ledger").to_owned();
        let (ledger, _) = ledger.split_once("\n\nP1 ").expect("passages");
        ledger.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let with_base = told(&DEMO);
    for expected in [
        "cut from the bottom after A21, 9 paragraphs in all",
        "wholly derived; credit: “Courier staff and agencies”",
        "wholly derived; no credit",
        "By the changes they share: A – (",
    ] {
        assert!(with_base.contains(expected), "{expected}: {with_base}");
    }
    let without = told(&[&DEMO[..], &["--no-base"]].concat());
    assert!(without.contains("without the end after A21"), "{without}");
    assert!(!without.contains("cut") && !without.contains("derived"), "{without}");
}
