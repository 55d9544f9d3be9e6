//! From bytes to text.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// More control characters than one in so many, and it is no text.
const CHARACTERS_A_CONTROL: usize = 20;
/// So few of them are let pass in a text however short.
const FEW_CONTROLS: usize = 3;

/// Returns the text that these bytes hold, without a byte order mark, or none
/// where they are no text.
///
/// UTF-8 unless a byte order mark says UTF-16, or so many bytes are not UTF-8
/// that windows-1252 is likelier. Any bytes that fit neither become U+FFFD.
pub fn text(bytes: Vec<u8>) -> Option<String> {
    let text = decoded(bytes);
    is_text(&text).then_some(text)
}

fn decoded(bytes: Vec<u8>) -> String {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return String::from_utf8_lossy(rest).into_owned();
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return UTF_16LE.decode_without_bom_handling(rest).0.into_owned();
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return UTF_16BE.decode_without_bom_handling(rest).0.into_owned();
    }
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if is_damaged_utf8(error.as_bytes()) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
        Err(error) => WINDOWS_1252.decode_without_bom_handling(error.as_bytes()).0.into_owned(),
    }
}

/// Says whether bytes that aren't UTF-8 were meant to be: a long file cut in
/// the middle of a character should not have all its quotation marks misread.
/// Windows-1252 prose has next to nothing that happens to be valid UTF-8.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    valid > invalid
}

fn is_text(text: &str) -> bool {
    let (mut characters, mut controls) = (0, 0);
    for c in text.chars() {
        if c == '\0' {
            return false;
        }
        characters += 1;
        controls += usize::from(c.is_control() && !c.is_whitespace());
    }
    controls <= FEW_CONTROLS || controls * CHARACTERS_A_CONTROL <= characters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Option<&str>) {
        assert_eq!(text(bytes.to_vec()).as_deref(), expected);
    }

    #[test]
    fn the_byte_order_mark_tells_and_is_gone() {
        check(b"caf\xc3\xa9", Some("café"));
        check(b"\xef\xbb\xbfcaf\xc3\xa9", Some("café"));
        check(b"\xff\xfec\0a\0f\0\xe9\0", Some("café"));
        check(b"\xfe\xff\0c\0a\0f\0\xe9", Some("café"));
    }

    #[test]
    fn old_encodings_are_windows_1252() {
        check(b"\x93caf\xe9\x94", Some("“café”"));
    }

    #[test]
    fn one_damaged_character_does_not_make_it_another_encoding() {
        check("“café” …".as_bytes().strip_suffix(b"\xa6").expect("cut"), Some("“café” \u{fffd}"));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None);
        check(b"a\0b", None);
        check(b"\x01\x02\x03\x04\x05\x06", None);
        check(b"", Some(""));
        check(b"bell\x07", Some("bell\x07"));
    }
}
