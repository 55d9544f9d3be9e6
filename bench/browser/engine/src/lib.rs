//! The engine alone as a wasm module, for timing it in a browser: texts in,
//! collation out, both as bytes, as between the page and its worker.

// The very bytes that the page's worker answers with; not all of it is used here.
#[allow(dead_code, unused_imports, unused_macros)]
#[path = "../../../../src/worker/bytes.rs"]
mod bytes;

use std::cell::RefCell;

use bytes::Bytes;
use wirediff_engine::edits::pair_edits;
use wirediff_engine::{ArticleId, Collation, Options, Source, Story, collate};

/// Between two texts of one story.
const BETWEEN: char = '\0';

/// What `run` is to do.
const WITH_EDITS: u32 = 1;

thread_local! {
    static TEXTS: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static COUNTS: RefCell<Counts> = const { RefCell::new(Counts { links: 0, edits: 0, thorough: true }) };
}

struct Counts {
    links: u32,
    edits: u32,
    thorough: bool,
}

/// Returns where to write that many bytes of text.
#[unsafe(no_mangle)]
pub extern "C" fn input(length: usize) -> *mut u8 {
    TEXTS.with_borrow_mut(|texts| {
        texts.clear();
        texts.resize(length, 0);
        texts.as_mut_ptr()
    })
}

/// Collates the texts and, if asked, computes the word edits of all pairs.
/// Returns how many bytes the answer has.
#[unsafe(no_mangle)]
pub extern "C" fn run(task: u32) -> usize {
    let story = TEXTS.with_borrow(|texts| story(&String::from_utf8_lossy(texts)));
    let collation = collate(&story, &Options::default());
    let mut answer = Vec::new();
    collation.write(&mut answer);
    let mut edits = 0;
    if task == WITH_EDITS {
        for (left, right) in pairs(&collation) {
            let found = pair_edits(&collation, left, right);
            edits += found.iter().map(|link| link.edits.len() as u32).sum::<u32>();
            found.write(&mut answer);
        }
    }
    let counts = Counts { links: collation.links.len() as u32, edits, thorough: collation.thorough };
    COUNTS.set(counts);
    let length = answer.len();
    ANSWER.set(answer);
    length
}

/// Returns where the last answer stands.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    ANSWER.with_borrow(|answer| answer.as_ptr())
}

/// Returns how many links the last collation has.
#[unsafe(no_mangle)]
pub extern "C" fn links() -> u32 {
    COUNTS.with_borrow(|counts| counts.links)
}

/// Returns how many edits its links have, where they were asked for.
#[unsafe(no_mangle)]
pub extern "C" fn edits() -> u32 {
    COUNTS.with_borrow(|counts| counts.edits)
}

/// Returns whether the engine's budget was enough.
#[unsafe(no_mangle)]
pub extern "C" fn thorough() -> bool {
    COUNTS.with_borrow(|counts| counts.thorough)
}

fn story(texts: &str) -> Story {
    let source =
        |(index, text): (usize, &str)| Source { name: index.to_string(), text: text.to_owned(), ..Source::default() };
    Story { articles: texts.split(BETWEEN).enumerate().map(source).collect(), ..Story::default() }
}

fn pairs(collation: &Collation) -> Vec<(ArticleId, ArticleId)> {
    let count = collation.articles.len() as u32;
    (0..count).flat_map(|left| (left + 1..count).map(move |right| (ArticleId(left), ArticleId(right)))).collect()
}
