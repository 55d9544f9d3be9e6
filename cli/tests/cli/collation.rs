//! The collation JSON: true to its inputs, whatever way they come in.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::process::{DEMO, Folder, items};

fn number(value: &Value) -> usize {
    value.as_u64().expect("a number") as usize
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a string")
}

/// Returns each article by its letter.
fn articles(collation: &Value) -> BTreeMap<&str, &Value> {
    items(&collation["articles"]).iter().map(|article| (text(&article["id"]), article)).collect()
}

/// Returns each block's words by its name.
fn blocks(collation: &Value) -> BTreeMap<&str, &str> {
    let blocks = items(&collation["articles"]).iter().flat_map(|article| {
        let whole = text(&article["text"]);
        items(&article["blocks"]).iter().map(move |block| {
            let slice = whole.get(number(&block["start"])..number(&block["end"])).expect("whole characters");
            (text(&block["id"]), slice)
        })
    });
    blocks.collect()
}

/// Returns the links as pairs of source names and words, with what is said of
/// them, as it is said from the source whose name comes first.
fn links(collation: &Value) -> BTreeSet<[String; 5]> {
    let blocks = blocks(collation);
    let articles = articles(collation);
    let source =
        |block: &str| text(&articles[block.trim_end_matches(|c: char| c.is_ascii_digit())]["source"]).to_owned();
    items(&collation["links"])
        .iter()
        .map(|link| {
            let (left, right) = (text(&link["left"]), text(&link["right"]));
            let ends = [left, right].map(|block| format!("{}: {}", source(block), blocks[block]));
            let group = link["group"]["kind"].as_str().unwrap_or("none");
            let said = [text(&link["relation"]), group].map(str::to_owned);
            let strength = format!("{:.4} {}", link["strength"].as_f64().expect("a number"), link["moved"]);
            let ([left, right], [relation, group]) = (ends, said);
            if left < right {
                [left, right, relation, group, strength]
            } else {
                [right, left, mirrored(&relation), mirrored(&group), strength]
            }
        })
        .collect()
}

fn mirrored(word: &str) -> String {
    match word {
        "shortened" => "expanded",
        "expanded" => "shortened",
        "split" => "merged",
        "merged" => "split",
        other => other,
    }
    .to_owned()
}

#[test]
fn offsets_point_into_the_text_as_read() {
    let folder = Folder::with_demo();
    let collation = folder.json(&DEMO);
    for (article, name) in items(&collation["articles"]).iter().zip(DEMO) {
        assert_eq!(text(&article["source"]), name);
        assert_eq!(text(&article["text"]), folder.read(name));
    }
    let blocks = blocks(&collation);
    assert!(blocks["A1"].starts_with("UPDATE 3-Talmara"));
    for link in items(&collation["links"]) {
        let mut left = Vec::new();
        let mut right = Vec::new();
        for edit in items(&link["edits"]) {
            left.push((number(&edit["left"][0]), number(&edit["left"][1])));
            right.push((number(&edit["right"][0]), number(&edit["right"][1])));
        }
        for (side, mut ranges) in [("left", left), ("right", right)] {
            ranges.sort();
            let block = text(&link[side]);
            let article = articles(&collation)[block.trim_end_matches(|c: char| c.is_ascii_digit())];
            let joined: String = ranges.into_iter().map(|(start, end)| &text(&article["text"])[start..end]).collect();
            assert_eq!(joined, blocks[block], "the edits of a link tile {block}");
        }
    }
}

#[test]
fn every_block_is_in_exactly_one_passage() {
    let collation = Folder::with_demo().json(&DEMO);
    let readings =
        items(&collation["passages"]).iter().flat_map(|passage| passage["readings"].as_object().expect("readings"));
    let mut found: Vec<&str> = readings.flat_map(|(_, blocks)| items(blocks)).map(text).collect();
    found.sort();
    let expected: Vec<&str> = blocks(&collation).into_keys().collect();
    assert_eq!(found, expected);
}

#[test]
fn a_story_file_gives_the_same_links_as_its_files() {
    let folder = Folder::with_demo();
    let by_files = folder.json(&DEMO);
    let by_src: Vec<Value> = DEMO.iter().map(|name| json!({ "src": name })).collect();
    let by_text: Vec<Value> = DEMO.iter().map(|name| json!({ "src": name, "text": folder.read(name) })).collect();
    for articles in [by_src, by_text] {
        folder.write("story.json", json!({ "title": "Bridge", "articles": articles, "pins": [] }).to_string());
        let by_story = folder.json(&["story.json"]);
        assert_eq!(by_story["title"], "Bridge");
        for part in ["articles", "base", "links", "passages", "summary"] {
            assert_eq!(by_story[part], by_files[part], "{part}");
        }
    }
}

#[test]
fn story_files_and_texts_mix() {
    let folder = Folder::with_demo();
    std::fs::create_dir(folder.path().join("in")).expect("a folder");
    folder.write("in/other.md", "---\noutlet: Other\n---\n\nParliament voted to pay for the bridge on Tuesday.\n");
    folder.write("in/story.json", json!({ "articles": [{ "src": "other.md" }], "base": "Other" }).to_string());
    let collation = folder.json(&["01-wire.md", "in/story.json", "02-courier.md"]);
    let sources: Vec<&str> = items(&collation["articles"]).iter().map(|article| text(&article["source"])).collect();
    assert_eq!(sources, ["01-wire.md", "other.md", "02-courier.md"]);
    assert_eq!(collation["base"], "B");
}

#[test]
fn the_order_of_files_only_mirrors_the_links() {
    let folder = Folder::with_demo();
    let expected = links(&folder.json(&DEMO));
    assert!(expected.len() > 100);
    let mut files = DEMO;
    files.reverse();
    assert_eq!(links(&folder.json(&files)), expected);
    files.swap(1, 4);
    files.swap(0, 2);
    assert_eq!(links(&folder.json(&files)), expected);
}

#[test]
fn the_base_is_named_by_file_outlet_or_letter_and_changes_no_link() {
    let folder = Folder::with_demo();
    let plain = folder.json(&["--no-base", DEMO[0], DEMO[1]]);
    assert_eq!(plain["base"], Value::Null);
    for (name, letter) in
        [("02-courier.md", "B"), ("./02-courier.md", "B"), ("Lindesca Courier", "B"), ("B", "B"), ("A", "A")]
    {
        let collation = folder.json(&[DEMO[0], DEMO[1], "--base", name]);
        assert_eq!(collation["base"], letter, "{name}");
        assert_eq!(collation["links"], plain["links"]);
    }
    assert_eq!(folder.json(&[DEMO[0], DEMO[1]])["base"], "A", "its front matter says so");
}

#[test]
fn standard_input_is_an_article() {
    let folder = Folder::with_demo();
    let done = folder.feed(&["collate", "--json", "-", DEMO[1]], folder.read(DEMO[0]).as_bytes());
    let collation: Value = serde_json::from_str(&done.stdout).expect("JSON");
    assert_eq!(collation["articles"][0]["source"], "standard input");
    assert_eq!(collation["links"], folder.json(&DEMO[..2])["links"]);
}

#[test]
fn a_small_budget_is_owned_up_to() {
    let collation = Folder::with_demo().json(&[&["--budget", "1"][..], &DEMO].concat());
    assert_eq!(collation["thorough"], false);
    assert!(collation["reason"].is_string());
}

#[test]
fn markup_stays_text() {
    let folder = Folder::new();
    folder.write("a.txt", "<script>alert(\"x\")</script> said the mayor of the town.\n");
    folder.write("b.txt", "The mayor of the town said <b>nothing</b> & left.\n");
    let collation = folder.json(&["a.txt", "b.txt"]);
    assert_eq!(collation["articles"][0]["text"], folder.read("a.txt"));
    assert!(blocks(&collation)["A1"].starts_with("<script>"));
}

#[test]
fn fifty_files_and_a_long_one() {
    let folder = Folder::new();
    let names: Vec<String> = (0..50).map(|number| format!("{number:02}.txt")).collect();
    for (number, name) in names.iter().enumerate() {
        folder.write(
            name,
            format!(
                "The port said on Tuesday that ship {number} was late.\n\nNobody was hurt in town {}.\n",
                number % 3
            ),
        );
    }
    let files: Vec<&str> = names.iter().map(String::as_str).collect();
    let collation = folder.json(&files);
    assert_eq!(items(&collation["articles"])[49]["id"], "AX");

    folder.write("long.txt", "One more word of it.\n\n".repeat(60_000));
    let collation = folder.json(&["long.txt", "00.txt", "--budget", "1000000"]);
    assert_eq!(items(&collation["articles"][0]["blocks"]).len(), 60_000);
}
