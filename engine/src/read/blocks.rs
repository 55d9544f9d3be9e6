//! Blocks: the pieces of a text between blank lines, or its lines.

use super::front_matter::lines_from;
use super::sentences::{is_terminal, sentences};

/// A piece of text before its role is known, as byte offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    pub start: usize,
    pub end: usize,
    /// The level of a Markdown heading, 0 for any other block.
    pub heading: u8,
    /// Whether it is an item of a Markdown list.
    pub item: bool,
}

/// Texts wrapped by hand or by mail programs have lines of at most this many
/// characters; where lines are longer, each is a paragraph of its own.
const WRAP_WIDTH: usize = 120;
/// A text whose longest line is shorter than this isn't wrapped: its lines are
/// short because they were meant to be.
const WRAP_LEAST: usize = 40;

/// A block of more bytes than this (some three thousand words) is no paragraph
/// but a text that lost its line breaks: it is cut, so that each part can be set
/// beside what answers it.
const LONGEST: usize = 20_000;

/// Returns the blocks of `text` from byte `from` on, in order.
///
/// Blocks are apart by blank lines. Lines that follow one another are separate
/// blocks too, unless they were wrapped at a width: then they are one.
pub fn blocks(text: &str, from: usize) -> Vec<Piece> {
    let lines: Vec<Line> = lines_from(text, from).map(|(start, end)| Line::new(text, start, end)).collect();
    let width = lines.iter().map(|line| line.width).max().unwrap_or(0);
    let wrapped = is_wrapped(text, &lines, width);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut open = false;
    for (index, line) in lines.iter().enumerate() {
        if line.start == line.end {
            open = false;
            continue;
        }
        match pieces.last_mut() {
            Some(piece) if open && line.heading == 0 && !line.item && line.indent < 2 => piece.end = line.end,
            _ => pieces.push(Piece { start: line.start, end: line.end, heading: line.heading, item: line.item }),
        }
        open = wrapped && line.heading == 0 && lines.get(index + 1).is_some_and(|next| line.is_full(next, text, width));
    }
    if pieces.iter().all(|piece| piece.end - piece.start <= LONGEST) {
        return pieces;
    }
    pieces.into_iter().flat_map(|piece| shorter(text, piece)).collect()
}

/// Cuts a block that is too long at the ends of sentences, or where there is
/// none, between words.
fn shorter(text: &str, piece: Piece) -> Vec<Piece> {
    let inside = &text[piece.start..piece.end];
    if inside.len() <= LONGEST {
        return vec![piece];
    }
    let words = |(start, end): (usize, usize)| {
        let mut at = start;
        let ends = inside[start..end].split_inclusive(char::is_whitespace).map(move |word| {
            at += word.len();
            at
        });
        if end - start > LONGEST { ends.collect() } else { vec![end] }
    };
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut start, mut last) = (0, 0);
    let mut close = |start: usize, end: usize| {
        let said = inside[start..end].trim();
        if !said.is_empty() {
            let start = piece.start + start + (inside[start..end].len() - inside[start..end].trim_start().len());
            pieces.push(Piece { start, end: start + said.len(), ..piece });
        }
    };
    for end in sentences(inside).into_iter().flat_map(words) {
        if end - start > LONGEST && last > start {
            close(start, last);
            start = last;
        }
        last = end;
    }
    close(start, inside.len());
    pieces
}

/// A line without its indent, the signs of a quoted mail, Markdown sign and
/// trailing space.
struct Line {
    start: usize,
    end: usize,
    /// How deep it is quoted: `> > as you wrote` is twice.
    quoted: usize,
    indent: usize,
    heading: u8,
    item: bool,
    /// In characters.
    width: usize,
}

impl Line {
    fn new(text: &str, start: usize, end: usize) -> Line {
        let raw = &text[start..end];
        let body = unquoted(raw);
        let quoted = raw[..raw.len() - body.len()].matches('>').count();
        let indent = if quoted > 0 { 0 } else { raw.chars().count() - body.chars().count() };
        let trimmed = body.trim_end_matches(is_blank);
        let (sign, heading, item) = markdown_sign(trimmed);
        let start = start + (raw.len() - body.len()) + sign;
        let end = start + (trimmed.len() - sign);
        let rule = trimmed.len() > 2 && trimmed.bytes().all(|b| matches!(b, b'-' | b'*' | b'_' | b'='));
        let end = if rule { start } else { end };
        Line { start, end, quoted, indent, heading, item, width: trimmed.chars().count() }
    }

    /// Says whether the next line's first word would not have fitted on this one.
    fn is_full(&self, next: &Line, text: &str, width: usize) -> bool {
        let rest = &text[next.start..next.end];
        let word = rest.split(char::is_whitespace).next().unwrap_or_default().chars().count();
        // Writing without spaces is wrapped anywhere: there a full line is as
        // wide as the widest, give or take a mark that may not begin a line.
        let word = if word > 20 { 2 } else { word + 1 };
        next.start < next.end && self.quoted == next.quoted && self.width + word > width
    }
}

/// Returns a line without its indent and the signs before a quoted mail's lines.
fn unquoted(raw: &str) -> &str {
    let mut body = raw.trim_start_matches(is_blank);
    while let Some(rest) = body.strip_prefix('>').filter(|rest| rest.is_empty() || rest.starts_with([' ', '>'])) {
        body = rest.trim_start_matches(is_blank);
    }
    body
}

/// Returns the bytes a Markdown sign takes at the start of a line, its heading
/// level, and whether it is a list item's.
fn markdown_sign(line: &str) -> (usize, u8, bool) {
    let hashes = line.bytes().take_while(|&b| b == b'#').count();
    if (1..=6).contains(&hashes) && line[hashes..].starts_with([' ', '\t']) {
        let rest = line[hashes..].trim_start_matches(is_blank);
        return (line.len() - rest.len(), hashes as u8, false);
    }
    let item = ["- ", "* ", "+ ", "• "].iter().find(|sign| line.starts_with(**sign));
    match item {
        Some(sign) if line.len() > sign.len() => (sign.len(), 0, true),
        _ => (0, 0, false),
    }
}

fn is_wrapped(text: &str, lines: &[Line], width: usize) -> bool {
    if !(WRAP_LEAST..=WRAP_WIDTH).contains(&width) {
        return false;
    }
    let follows =
        |pair: &&[Line]| pair[0].start < pair[0].end && pair[1].start < pair[1].end && pair[0].quoted == pair[1].quoted;
    let followed = lines.windows(2).filter(follows);
    let (mut full, mut ended, mut all) = (0usize, 0usize, 0usize);
    for pair in followed {
        all += 1;
        if pair[0].is_full(&pair[1], text, width) {
            full += 1;
            ended += usize::from(text[..pair[0].end].ends_with(is_terminal));
        }
    }
    // Most lines that are followed by another are full; those that are not end
    // a paragraph. Full lines that all end a sentence are as long by chance.
    full > 0 && full * 3 >= all * 2 && ended * 2 <= full
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = blocks(text, 0).iter().map(|piece| &text[piece.start..piece.end]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn blank_lines_part_blocks() {
        check("One.\n\nTwo.\r\n \r\nThree.\n", &["One.", "Two.", "Three."]);
        check("\n \n", &[]);
    }

    #[test]
    fn lines_are_blocks_unless_wrapped() {
        check("Menu\nTopics\nConnect", &["Menu", "Topics", "Connect"]);
        let wrapped = "The council agreed on Tuesday to spend the money\non the bridge and on nothing but the bridge, its\nspeaker said.\n\nNext.";
        check(
            wrapped,
            &[
                "The council agreed on Tuesday to spend the money\non the bridge and on nothing but the bridge, its\nspeaker said.",
                "Next.",
            ],
        );
    }

    #[test]
    fn sentences_of_one_length_are_not_wrapped() {
        let lines = "The council agreed to spend the money on the bridge.\nNobody in the town had thought so a year before it.\nThe mayor had promised a ferry and never bought one.";
        check(lines, &lines.lines().collect::<Vec<_>>());
    }

    #[test]
    fn quoted_mails() {
        check(
            "> The council agreed on Tuesday to spend the money\n> on the bridge and on nothing but the bridge.\n>\n> > Did it, after all these years of talks about it?\nIt did.",
            &[
                "The council agreed on Tuesday to spend the money\n> on the bridge and on nothing but the bridge.",
                "Did it, after all these years of talks about it?",
                "It did.",
            ],
        );
    }

    #[test]
    fn other_line_breaks() {
        check("One.\r\rTwo.\u{2028}Three.\u{c}Four.\u{85}\0Five.\0", &["One.", "Two.", "Three.", "Four.", "\0Five.\0"]);
        check("One.\r\n\u{a0}\r\nTwo.\u{feff}", &["One.", "Two."]);
    }

    #[test]
    fn a_text_without_breaks_is_cut_at_sentences() {
        let text = "The council met and talked about the bridge. ".repeat(2_000);
        let found = blocks(&text, 0);
        assert!(found.iter().all(|piece| piece.end - piece.start <= LONGEST && text[..piece.end].ends_with('.')));
        assert_eq!(
            found.iter().map(|piece| text[piece.start..piece.end].matches("council").count()).sum::<usize>(),
            2_000
        );
    }

    #[test]
    fn headings_lose_their_sign() {
        check(
            "# Top\n\n## What went wrong\nText.\n\n- first\n- second\n\n---\n",
            &["Top", "What went wrong", "Text.", "first", "second"],
        );
        let text = "## What";
        assert_eq!(blocks(text, 0)[0].heading, 2);
    }
}
