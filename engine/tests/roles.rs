//! How often reading takes for the story what is the story, and for the page
//! what is the page's: lines meant to be mistaken, at the places where they stand.

use std::ops::RangeInclusive;

use wirediff_engine::{Options, Role, Source, Story, collate};

/// Sentences of running text, which no line is taken from.
const SENTENCES: &[&str] = &[
    "The harbor bridge will stay shut until October.",
    "Two of its four pins were cracked, the port found.",
    "Nobody had looked at them since the spring of 2019.",
    "The drivers now take the long way round by the mill.",
    "That costs them half an hour each day.",
    "A baker on the quay has closed his shop.",
];

/// Paragraphs as newspapers have them.
const PARAGRAPHS: &[&str] = &[
    "The harbor bridge will stay shut until October, the port said on Tuesday. It had been due to open in May.",
    "Two of its four pins were cracked, an inquiry found. Nobody had looked at them since the spring of 2019, when a leaf jammed.",
    "The drivers now take the long way round by the mill, which costs them half an hour each day, their union said.",
    "A baker on the quay has closed his shop. “I waited for a year,” he said. “I can't wait for another.”",
];

/// Returns the lines of a list; those that begin with `#` name their kind.
fn lines(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with("# "))
}

/// Returns the role of the block that holds a line.
fn role(blocks: &[&str], gap: &str, place: usize) -> Role {
    let source = |text: String| Source { text, ..Source::default() };
    let before: usize = blocks[..place].iter().map(|block| block.len() + gap.len()).sum();
    let collation =
        collate(&Story { articles: vec![source(blocks.join(gap))], ..Story::default() }, &Options::default());
    let holds = |start: usize, end: usize| start < before + blocks[place].len() && end > before;
    let block = collation.articles[0].blocks.iter().find(|block| holds(block.start, block.end));
    block.expect("every line is in a block").role
}

/// Says whether a line ends as sentences do.
fn is_ended(line: &str) -> bool {
    line.trim_end_matches(['”', '’', '"', ')', ']', '）', '」'])
        .ends_with(['.', '?', '!', '…', '。', '？', '！', '؟', '।'])
}

#[test]
fn running_text_is_body() {
    let (mut kept, mut all) = (0, 0);
    for line in lines(include_str!("reading/body.txt")) {
        for gap in ["\n\n", "\n"] {
            for place in [0, 3, SENTENCES.len()] {
                let mut blocks = SENTENCES.to_vec();
                blocks.insert(place, line);
                let found = role(&blocks, gap, place);
                // Above a text, a line without a stop is a headline to anybody.
                let is_kept = found == Role::Body || (place == 0 && found == Role::Headline && !is_ended(line));
                all += 1;
                kept += usize::from(is_kept);
                if !is_kept {
                    println!("{found:?} at {place}: {line}");
                }
            }
        }
    }
    check_share(kept, all, 0.98..=1.0);
}

#[test]
fn what_a_page_says_of_itself_is_set_aside() {
    let (mut aside, mut all) = (0, 0);
    for line in lines(include_str!("reading/furniture.txt")) {
        let top = ["Home", "News", line, "Sport", "Harbor bridge to stay shut until autumn", "By Tom Weir"];
        let bottom = ["Share this story", line, "Most read", "Mayor defends budget", "Ferry back in service by May"];
        let pages = [
            ("top", [&top[..], PARAGRAPHS].concat(), 2),
            ("middle", [&top[4..], &PARAGRAPHS[..2], &[line], &PARAGRAPHS[2..]].concat(), 4),
            ("bottom", [&top[4..], PARAGRAPHS, &bottom].concat(), 7),
        ];
        for (name, blocks, place) in pages {
            let found = role(&blocks, "\n\n", place);
            all += 1;
            if matches!(found, Role::Headline | Role::Dek | Role::Body) {
                println!("{found:?} at the {name}: {line}");
            } else {
                aside += 1;
            }
            assert_eq!(blocks[place], line);
        }
    }
    check_share(aside, all, 0.95..=1.0);
}

fn check_share(part: usize, all: usize, expected: RangeInclusive<f64>) {
    let share = part as f64 / all as f64;
    println!("{part} of {all}: {share:.3}");
    assert!(all >= 450 && expected.contains(&share), "{share:.3} of {all}");
}
