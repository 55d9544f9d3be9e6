//! Text on a page of 80 columns.

use unicode_width::UnicodeWidthStr;

/// How wide the report is.
pub const WIDTH: usize = 80;

/// Returns a text on one line: its words with single spaces, and without
/// control characters, which could otherwise drive the reader's terminal.
pub fn clean(text: &str) -> String {
    let words = text.split_whitespace().map(|word| word.replace(char::is_control, ""));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Returns how many columns a text takes.
pub fn columns(text: &str) -> usize {
    text.width()
}

/// Returns the text if it fits, else its first words and an ellipsis.
pub fn shorten(text: &str, room: usize) -> String {
    if columns(text) <= room {
        return text.to_owned();
    }
    let fitting = fitting(text, room.saturating_sub(1));
    // At a word's end, unless that would leave less than half.
    let whole_words = if text[fitting.len()..].starts_with(' ') {
        fitting
    } else {
        fitting.rfind(' ').map(|end| &fitting[..end]).filter(|words| words.len() * 2 > fitting.len()).unwrap_or(fitting)
    };
    format!("{}…", whole_words.trim_end())
}

/// Returns the text broken into lines, the first led in by `first`, the others
/// by `rest`, each ended by a line feed.
pub fn wrap(text: &str, first: &str, rest: &str) -> String {
    lines(text, first, rest, usize::MAX)
}

/// Returns at most `most` lines of a text, with an ellipsis where it goes on.
pub fn excerpt(text: &str, indent: &str, most: usize) -> String {
    lines(text, indent, indent, most)
}

fn lines(text: &str, first: &str, rest: &str, most: usize) -> String {
    let mut page = String::new();
    let mut indent = first;
    let mut left = text.trim();
    for number in 1..=most {
        let room = WIDTH.saturating_sub(columns(indent)).max(20);
        let line = if number == most { shorten(left, room) } else { first_line(left, room).to_owned() };
        page.push_str(indent);
        page.push_str(line.trim_end());
        page.push('\n');
        if number == most || line.len() >= left.len() {
            break;
        }
        left = left[line.len()..].trim_start();
        indent = rest;
    }
    page
}

/// Returns as many words as fit, or of a longer word as much as fits.
fn first_line(text: &str, room: usize) -> &str {
    let fitting = fitting(text, room);
    if fitting.len() == text.len() || text[fitting.len()..].starts_with(' ') {
        return fitting;
    }
    match fitting.rfind(' ') {
        Some(end) if end > 0 => &fitting[..end],
        _ => fitting,
    }
}

/// Returns the longest beginning that takes no more than `room` columns, and at
/// least one character.
fn fitting(text: &str, room: usize) -> &str {
    let mut used = 0;
    let mut buffer = [0; 4];
    for (at, c) in text.char_indices() {
        used += columns(c.encode_utf8(&mut buffer));
        if used > room && at > 0 {
            return &text[..at];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_without_control_characters() {
        assert_eq!(clean(" a\r\n\tb \u{1b}[31mc\u{7} "), "a b [31mc");
    }

    #[test]
    fn shortened_at_a_word() {
        assert_eq!(shorten("one two three", 13), "one two three");
        assert_eq!(shorten("one two three", 12), "one two…");
        assert_eq!(shorten("one two three", 8), "one two…");
        assert_eq!(shorten("abcdefgh", 4), "abc…");
        assert_eq!(shorten("橋は夏の間", 5), "橋は…");
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        for text in ["word ".repeat(60), "x".repeat(300), "橋".repeat(100), String::new()] {
            let page = wrap(&text, "P1  ", "    ");
            assert!(page.lines().all(|line| columns(line) <= WIDTH), "{page}");
            let kept: String = page.chars().filter(|c| !c.is_whitespace()).collect();
            assert_eq!(kept, format!("P1{}", text.replace(' ', "")));
            assert!(excerpt(&text, "  ", 2).lines().count() <= 2);
        }
    }
}
