//! What cannot be done is refused: exit code 2, one sentence on stderr.

use crate::process::Folder;

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("a.txt", "Some words.\n");
    folder.write("b.txt", "Other words.\n");
    folder.write("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01");
    folder.write("broken.json", "{ \"articles\": [");
    folder.write("other.json", "{ \"name\": \"a package\" }");
    folder.write("lost.json", r#"{ "articles": [{ "src": "gone.md" }] }"#);
    folder.write("web.json", r#"{ "articles": [{ "src": "https://example.org/a.md" }] }"#);
    folder.write("bare.json", r#"{ "articles": [{ "text": "x" }, { "outlet": "Bare" }] }"#);
    folder.write("two.json", r#"{ "articles": [{ "text": "x" }, { "text": "y" }] }"#);
    folder.write("baseless.json", r#"{ "articles": [{ "text": "x" }], "base": "Nobody" }"#);
    folder
}

fn check(arguments: &[&str], expected: &str) {
    let done = folder().run(arguments);
    assert_eq!(done.stderr, format!("wirediff: {expected}.\n"), "{arguments:?}");
    assert_eq!((done.code, done.stdout.as_str()), (2, ""), "{arguments:?}");
}

#[test]
fn unusable_arguments() {
    let hint = "`wirediff help` shows how it is used";
    check(&[], &format!("say what to do, as in `wirediff collate a.md b.md`; {hint}"));
    check(&["collate"], &format!("name the files to collate; {hint}"));
    check(&["compare", "a.txt"], &format!("there is no command `compare`; {hint}"));
    check(&["collate", "a.txt", "--nope"], &format!("there is no option --nope; {hint}"));
    check(&["collate", "a.txt", "--html"], &format!("--html is not there yet; --text and --json are; {hint}"));
}

#[test]
fn unreadable_files() {
    check(&["collate", "gone.md", "a.txt"], "gone.md cannot be read: there is no such file");
    check(&["collate", "."], ". cannot be read: it is a folder");
    check(&["collate", "a.txt", "photo.jpg"], "photo.jpg cannot be read: it holds binary data, not text");
    check(&["collate", "two\nlines\u{1b}[2J"], "two lines[2J cannot be read: there is no such file");
    check(&["collate", "a.txt", "-o", "no/folder"], "no/folder could not be written: there is no such file");
    check(&["collate", "a.txt", "-o", "./a.txt"], "./a.txt is one of the files to collate, so --output spares it");
}

#[test]
fn unusable_story_files() {
    let refused =
        |name: &str, why: &str| check(&["collate", name], &format!("{name} is not a usable story file: {why}"));
    refused("broken.json", "EOF while parsing a list at line 1 column 15");
    refused("other.json", "missing field `articles` at line 1 column 23");
    refused("lost.json", "its `src` gone.md cannot be read: there is no such file");
    refused("web.json", "its `src` https://example.org/a.md is an address, and only files are read");
    refused("bare.json", "article B has neither `text` nor `src`");
    refused("baseless.json", "no article is called `Nobody`");
}

#[test]
fn unknown_bases() {
    let neither = "is neither one of the files nor an article's outlet";
    check(&["collate", "a.txt", "b.txt", "--base", "c.txt"], &format!("--base c.txt {neither}"));
    check(
        &["collate", "two.json", "--base", "two.json"],
        "--base two.json has 2 articles, so name the base by its outlet",
    );
}

#[test]
fn help_and_version_are_no_mistakes() {
    for arguments in [&["help"][..], &["--help"], &["collate", "--help"], &["help", "collate"]] {
        let done = folder().run(arguments);
        assert_eq!((done.code, done.stderr.as_str()), (0, ""));
        assert!(done.stdout.contains("wirediff collate FILE…"));
        assert!(done.stdout.lines().all(|line| line.chars().count() <= 80));
    }
    let done = folder().run(&["--version"]);
    assert_eq!(done.stdout, format!("wirediff {}\n", env!("CARGO_PKG_VERSION")));
}
