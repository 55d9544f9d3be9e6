//! Front matter: the facts between two `---` lines at the top of a file.
//!
//! Only flat `key: value` lines are read, which is all that article files use;
//! anything else between the lines is passed over.

use crate::story::Meta;

/// What a text's front matter says, and where its body begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    pub meta: Meta,
    /// Whether it says `base: true`.
    pub base: bool,
    /// Byte range of the headline's words, without quotation marks.
    pub headline: Option<(usize, usize)>,
    /// Byte range of the dek's words.
    pub dek: Option<(usize, usize)>,
    /// Byte offset of the first character after the front matter.
    pub body: usize,
}

/// Reads the front matter of a text; one without has an empty answer and its
/// body begins at the start (after a byte order mark).
pub fn front_matter(text: &str) -> FrontMatter {
    let top = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut front = FrontMatter { body: top, ..FrontMatter::default() };
    let mut lines = lines_from(text, top);
    if lines.next().is_none_or(|(start, end)| text[start..end].trim_end() != "---") {
        return front;
    }
    let mut fields = Vec::new();
    for (start, end) in lines {
        let line = &text[start..end];
        if matches!(line.trim_end(), "---" | "...") {
            front.body = end + line_break(&text[end..]);
            for (key, range) in fields {
                front.take(key, range, text);
            }
            return front;
        }
        fields.extend(field(line, start));
    }
    front // Never closed: a text that happens to begin with a rule.
}

impl FrontMatter {
    fn take(&mut self, key: &str, (start, end): (usize, usize), text: &str) {
        let value = text[start..end].replace("\\\"", "\"").replace("''", "'");
        if value.trim().is_empty() {
            return;
        }
        let meta = &mut self.meta;
        match key {
            "outlet" | "source" | "publisher" => meta.outlet = Some(value),
            "kind" => meta.kind = Some(value),
            "headline" | "title" => {
                meta.headline = Some(value);
                self.headline = Some((start, end));
            }
            "dek" | "subtitle" | "description" => {
                meta.dek = Some(value);
                self.dek = Some((start, end));
            }
            "byline" | "author" => meta.byline = Some(value),
            "published" | "date" => meta.published = Some(value),
            "language" | "lang" => meta.language = Some(value),
            "url" => meta.url = Some(value),
            "base" => self.base = value.trim() == "true",
            _ => {}
        }
    }
}

/// Returns a line's key and the byte range of its value, unquoted.
fn field(line: &str, offset: usize) -> Option<(&str, (usize, usize))> {
    let (key, rest) = line.split_once(':')?;
    if key.is_empty() || !key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-') {
        return None;
    }
    let value = rest.trim();
    let mut start = offset + key.len() + 1 + (rest.len() - rest.trim_start().len());
    let mut end = start + value.len();
    let quoted = |mark: char| value.len() > 1 && value.starts_with(mark) && value.ends_with(mark);
    if quoted('"') || quoted('\'') {
        start += 1;
        end -= 1;
    }
    Some((key, (start, end.max(start))))
}

/// Returns the byte ranges of a text's lines from `from` on, without their ends:
/// any of the line breaks of Unicode, a form feed among them.
pub fn lines_from(text: &str, from: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut next = Some(from);
    std::iter::from_fn(move || {
        let start = next?;
        let breaks = |c: char| matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
        let end = text[start..].find(breaks).map_or(text.len(), |at| start + at);
        next = (end < text.len()).then(|| end + line_break(&text[end..]));
        Some((start, end))
    })
}

/// Returns the length of the line break that a text begins with, 0 at its end.
fn line_break(text: &str) -> usize {
    let two = ["\r\n", "\r\r\n"].iter().find(|two| text.starts_with(**two));
    two.map_or_else(|| text.chars().next().map_or(0, char::len_utf8), |two| two.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_facts_and_where_the_headline_stands() {
        let text = "---\noutlet: The Paper\nheadline: \"A: b\"\nbase: true\n---\n\nBody.";
        let front = front_matter(text);
        assert_eq!(front.meta.outlet.as_deref(), Some("The Paper"));
        assert_eq!(front.headline.map(|(start, end)| &text[start..end]), Some("A: b"));
        assert_eq!(&text[front.body..], "\nBody.");
        assert!(front.base);
    }

    #[test]
    fn lines_end_in_many_ways() {
        let text = "a\nb\r\nc\rd\u{2028}e\u{2029}f\u{c}g\r\r\nh\n";
        let lines: Vec<&str> = lines_from(text, 0).map(|(start, end)| &text[start..end]).collect();
        assert_eq!(lines, ["a", "b", "c", "d", "e", "f", "g", "h", ""]);
        let text = "---\r\noutlet: The Paper\r\n---\r\nBody.";
        assert_eq!(&text[front_matter(text).body..], "Body.");
    }

    #[test]
    fn a_text_without_is_all_body() {
        assert_eq!(front_matter("---\nA rule, then text."), FrontMatter::default());
        assert_eq!(front_matter("Plain: text."), FrontMatter::default());
        assert_eq!(front_matter("").body, 0);
    }
}
