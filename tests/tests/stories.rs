//! Recorded stories: what the engine does with each, so that a change is seen.
//!
//! `expected` says what the engine does now, `gold.json` beside it what a
//! person says is right; `cargo xtask score` compares the two. After a change
//! that is meant, `cargo xtask stories` writes `expected` anew.

use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use similar::TextDiff;
use wirediff_engine::{BlockId, Collation, Link, Options, Source, Story, collate};

#[test]
fn every_story_collates_as_recorded() {
    let record = env::var_os("WIREDIFF_RECORD").is_some();
    let mut changed = Vec::new();
    for folder in folders() {
        let found = listing(&collate(&story(&folder), &Options::default()));
        let path = folder.join("expected");
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if found == expected {
            continue;
        }
        if record {
            fs::write(&path, found).expect("what was found can be written down");
            println!("recorded {}", path.display());
        } else {
            let diff = TextDiff::from_lines(&expected, &found);
            let diff = diff.unified_diff().context_radius(1).header("expected", "found").to_string();
            changed.push(format!("{}\n{diff}", folder.display()));
        }
    }
    assert!(changed.is_empty(), "\n{}\nIf this is meant, `cargo xtask stories` records it.", changed.join("\n"));
}

/// Returns the folders of recorded stories: the demo's, and the benchmark's.
fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lie in the root");
    let parents = [root.join("stories"), root.join("bench/paragraph-events/stories")];
    let entries = parents.iter().filter_map(|parent| fs::read_dir(parent).ok()).flatten().flatten();
    let mut folders: Vec<_> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// Reads a folder's articles: its numbered files, in order.
fn story(folder: &Path) -> Story {
    let entries = fs::read_dir(folder).expect("a story's folder can be read").flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| name.starts_with(|c: char| c.is_ascii_digit()));
    names.sort();
    let article = |name: String| {
        let text = fs::read_to_string(folder.join(&name)).expect("an article is UTF-8");
        Source { name, text, ..Source::default() }
    };
    Story { articles: names.into_iter().map(article).collect(), ..Story::default() }
}

/// Lists articles, passages and links, a line each, in the engine's order.
fn listing(collation: &Collation) -> String {
    let mut text = String::new();
    for article in &collation.articles {
        writeln!(text, "{} {}", article.id, article.name()).unwrap();
        for block in &article.blocks {
            let role = format!("{:?}", block.role).to_lowercase();
            writeln!(text, "  {} {role}: {}", block.id, beginning(article.block_text(block))).unwrap();
        }
    }
    writeln!(text, "\npassages").unwrap();
    for passage in &collation.passages {
        let blocks: Vec<String> = passage.readings.values().flatten().map(BlockId::to_string).collect();
        writeln!(text, "  {}: {}", passage.id, blocks.join(" ")).unwrap();
    }
    writeln!(text, "\nlinks").unwrap();
    for link in &collation.links {
        writeln!(text, "  {}", link_line(link)).unwrap();
    }
    if !collation.thorough {
        writeln!(text, "\nnot thorough").unwrap();
    }
    text
}

/// Returns a link's line. Its strength has one decimal, since more would
/// change with every touch of a weight.
fn link_line(link: &Link) -> String {
    let relation = format!("{:?}", link.relation).to_lowercase();
    let mut line = format!("{} {} {:.1} {relation}", link.left, link.right, link.strength);
    if link.moved {
        line.push_str(", moved");
    }
    if let Some(group) = link.group {
        write!(line, ", {}", format!("{:?}", group.kind).to_lowercase()).unwrap();
    }
    line
}

/// Returns a block's first words.
fn beginning(text: &str) -> String {
    text.split_whitespace().take(8).collect::<Vec<_>>().join(" ")
}
