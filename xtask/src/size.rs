//! `cargo xtask size`: what a reader's browser has to fetch.

use std::fs;
use std::io::Write;
use std::path::Path;

use crate::command::{Outcome, Result, say};
use crate::{folders, page, parts, setup};

/// What an element should fetch up to its first comparison, in bytes after brotli:
/// script, styles, engine, and the view that opens. Less than one picture of a
/// news page: an embed must not be felt.
const GOAL: usize = 140_000;
/// What it may fetch: what it does and a little more, so that nothing grows
/// unseen on the way to the goal. Lower it whenever the page has shrunk.
const LIMIT: usize = 236_000;

/// The size of one served file, in bytes.
struct Size {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// When an element fetches a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum When {
    /// Up to its first comparison.
    First,
    /// Then, by itself.
    Next,
    /// When a reader asks for what is in it.
    Asked,
}

/// Builds the page and prints the size of each file; `--check` holds the sum
/// against the limit.
pub fn size(arguments: &[String]) -> Result<Outcome> {
    let check = match arguments {
        [] => false,
        [flag] if flag == "--check" => true,
        _ => return Err("`cargo xtask size` takes only `--check`.".to_owned()),
    };
    setup::tools()?;
    say("Building the page in release mode to weigh it.");
    if page::build(&folders::page())? == Outcome::Bad {
        return Err("The page cannot be built, so it cannot be weighed.".to_owned());
    }
    let total = print(&folders::page())?;
    Ok(if check { verdict(total) } else { Outcome::Good })
}

/// Prints the table of a built page's files; returns what a first comparison takes
/// of them, after brotli. Stories are what the page shows and not the page.
pub fn print(folder: &Path) -> Result<usize> {
    let fetched = parts::fetched(folder)?;
    let mut sizes = Vec::new();
    for path in folders::files(folder)? {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
        if name.starts_with("stories") {
            continue;
        }
        let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let when = match () {
            () if fetched.first.contains(&name) => When::First,
            () if fetched.next.contains(&name) => When::Next,
            () => When::Asked,
        };
        sizes.push((when, weigh(without_hash(&name), &bytes)));
    }
    sizes.sort_by(|(_, left), (_, right)| right.brotli.cmp(&left.brotli).then(left.name.cmp(&right.name)));
    let up_to = |last: When| sizes.iter().filter(move |(when, _)| *when <= last).map(|(_, size)| size);
    let first = sum("up to a first comparison", up_to(When::First));
    let next = sum("with all that comes by itself", up_to(When::Next));
    let total = sum("in all", up_to(When::Asked));
    println!("| file, kB | | raw | gzip | brotli |\n|---|---|--:|--:|--:|");
    for (when, size) in &sizes {
        let when = match when {
            When::First => "first",
            When::Next => "next",
            When::Asked => "",
        };
        row(when, size);
    }
    for sum in [&first, &next, &total] {
        row("", sum);
    }
    Ok(first.brotli)
}

fn sum<'a>(name: &str, sizes: impl Iterator<Item = &'a Size>) -> Size {
    let none = Size { name: name.to_owned(), raw: 0, gzip: 0, brotli: 0 };
    sizes.fold(none, |sum, size| Size {
        raw: sum.raw + size.raw,
        gzip: sum.gzip + size.gzip,
        brotli: sum.brotli + size.brotli,
        ..sum
    })
}

fn row(when: &str, Size { name, raw, gzip, brotli }: &Size) {
    println!("| {name} | {when} | {} | {} | {} |", kilobytes(*raw), kilobytes(*gzip), kilobytes(*brotli));
}

/// Says whether a first comparison takes no more than it may, after brotli.
pub fn verdict(first: usize) -> Outcome {
    println!(
        "\nThe goal is {} kB after brotli up to a first comparison, the limit {} kB.",
        kilobytes(GOAL),
        kilobytes(LIMIT)
    );
    if first <= LIMIT {
        return Outcome::Good;
    }
    println!("Over the limit: find what grew.");
    Outcome::Bad
}

fn weigh(name: String, bytes: &[u8]) -> Size {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let mut brotli = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
    let written = gzip.write_all(bytes).and_then(|()| brotli.write_all(bytes));
    written.expect("writing to memory does not fail");
    let gzip = gzip.finish().expect("writing to memory does not fail");
    Size { name, raw: bytes.len(), gzip: gzip.len(), brotli: brotli.into_inner().len() }
}

/// Returns a file's name without the hash of its content that Trunk adds, so
/// that two builds can be compared: `page-0123456789abcdef.css` is `page.css`.
fn without_hash(name: &str) -> String {
    // (Trunk leaves out a hash's leading noughts.)
    let is_hash = |text: &str| (8..=16).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_hexdigit());
    let mut kept = String::new();
    for (i, part) in name.split('-').enumerate() {
        let end = part.find(['.', '_']).unwrap_or(part.len());
        if i > 0 && is_hash(&part[..end]) {
            kept.push_str(&part[end..]);
        } else {
            kept.push_str(if i > 0 { "-" } else { "" });
            kept.push_str(part);
        }
    }
    kept
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_hashes_and_nothing_else() {
        assert_eq!(without_hash("page-0123456789abcdef.css"), "page.css");
        assert_eq!(without_hash("page-123456789abcdef.css"), "page.css");
        assert_eq!(without_hash("wirediff-page-0123456789abcdef_bg.wasm"), "wirediff-page_bg.wasm");
        assert_eq!(without_hash("stories/lantern-bridge/01-wire.md"), "stories/lantern-bridge/01-wire.md");
    }

    #[test]
    fn sizes_are_told_in_thousands() {
        assert_eq!(kilobytes(140_000), "140.0");
        assert_eq!(kilobytes(1_090), "1.0");
    }
}
