//! Many stories through a pipe: a line in, a line out.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;

use serde_json::{Value, json};

use crate::process::{Done, Folder};

fn story(title: &str) -> String {
    json!({ "title": title, "articles": [
        { "outlet": "One", "text": "The port said on Tuesday that the bridge was shut." },
        { "outlet": "Two", "text": "On Tuesday the bridge was shut, the port said." },
    ]})
    .to_string()
}

/// Returns each line's title or error, with the error's line number.
fn answers(done: &Done) -> Vec<(String, Option<u64>)> {
    assert_eq!((done.code, done.stderr.as_str()), (0, ""));
    done.stdout
        .lines()
        .map(|line| {
            let answer: Value = serde_json::from_str(line).expect("JSON on each line");
            let told = answer["error"].as_str().or(answer["title"].as_str()).expect("an error or a title");
            (told.to_owned(), answer["line"].as_u64())
        })
        .collect()
}

#[test]
fn answers_come_in_order_and_bad_lines_have_their_own() {
    let lines = [
        &story("first"),
        "{ not json",
        "",
        "[1, 2]",
        r#"{ "articles": [] }"#,
        r#"{ "articles": [{ "src": "gone.md" }] }"#,
        r#"{ "articles": [{ "text": "x" }], "base": "Nobody" }"#,
        &story("last"),
    ];
    let done = Folder::new().feed(&["collate", "--jsonl"], lines.join("\n").as_bytes());
    let expected = [
        ("first", None),
        ("not JSON: key must be a string at column 3", Some(2)),
        ("the line is empty", Some(3)),
        ("not a story: invalid type: integer `1`, expected a string at column 2", Some(4)),
        ("the story has no articles", Some(5)),
        ("its `src` gone.md cannot be read: there is no such file", Some(6)),
        ("no article is called `Nobody`", Some(7)),
        ("last", None),
    ];
    let found = answers(&done);
    let found: Vec<(&str, Option<u64>)> = found.iter().map(|(told, line)| (told.as_str(), *line)).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_line_is_answered_like_a_file() {
    let folder = Folder::new();
    folder.write("story.json", story("same"));
    let by_file = folder.json(&["story.json", "--base", "Two"]);
    let by_line = folder.feed(&["collate", "--jsonl", "--base", "Two"], story("same").as_bytes());
    assert_eq!(serde_json::from_str::<Value>(&by_line.stdout).expect("JSON"), by_file);
    assert_eq!(by_file["base"], "B");
}

#[test]
fn odd_lines_are_no_trouble() {
    let input = format!("\u{feff}{}\r\n\u{1}\u{2}\n\"text\"\n{}\n", story("first"), "[".repeat(100_000));
    let found = answers(&Folder::new().feed(&["collate", "--jsonl"], input.as_bytes()));
    assert_eq!(found.len(), 4);
    assert_eq!(found[0].0, "first");
    let invalid = answers(&Folder::new().feed(&["collate", "--jsonl"], b"{\"title\": \"\xff\"}\n"));
    assert_eq!(invalid[0].1, Some(1));
}

#[test]
fn no_lines_no_answers() {
    assert!(answers(&Folder::new().feed(&["collate", "--jsonl"], b"")).is_empty());
}

#[test]
fn each_answer_is_there_before_the_next_story() {
    let folder = Folder::new();
    let mut child = folder.command(&["collate", "--jsonl"]).stdin(Stdio::piped()).spawn().expect("wirediff runs");
    let mut stdin = child.stdin.take().expect("its standard input");
    let mut stdout = BufReader::new(child.stdout.take().expect("its standard output"));
    for title in ["first", "second"] {
        writeln!(stdin, "{}", story(title)).expect("a story sent");
        let mut answer = String::new();
        stdout.read_line(&mut answer).expect("an answer");
        assert!(answer.contains(title));
    }
    drop(stdin);
    assert!(child.wait().expect("an end").success());
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let folder = Folder::with_demo();
    let big = json!({ "articles": [{ "text": "The port shut the bridge on Tuesday.\n\n".repeat(4000) }] });
    folder.write("big.json", big.to_string());
    for arguments in [&["collate", "--jsonl"][..], &["collate", "--json", "--budget", "9", "big.json"]] {
        let mut child = folder.command(arguments).stdin(Stdio::piped()).spawn().expect("wirediff runs");
        drop(child.stdout.take());
        let mut stdin = child.stdin.take().expect("its standard input");
        // Once it has ended, writing fails here too.
        for _ in 0..50 {
            let _ = writeln!(stdin, "{}", story("unread"));
        }
        drop(stdin);
        let mut stderr = String::new();
        child.stderr.take().expect("its standard error").read_to_string(&mut stderr).expect("UTF-8");
        assert_eq!((child.wait().expect("an end").code(), stderr.as_str()), (Some(0), ""), "{arguments:?}");
    }
}
