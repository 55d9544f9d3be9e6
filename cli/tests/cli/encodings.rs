//! Whatever way a text was saved, it is the same text.

use serde_json::Value;

use crate::process::{Folder, items};

const TEXT: &str = "The café’s owner said “no” on Tuesday.\n\nNobody asked her twice about it.\n";

/// Checks how a file of these bytes is read, and that its blocks are those of
/// the plain text.
fn check(bytes: &[u8], expected: &str) {
    let folder = Folder::new();
    folder.write("a.txt", bytes);
    folder.write("b.txt", TEXT);
    let collation = folder.json(&["a.txt", "b.txt"]);
    assert_eq!(collation["articles"][0]["text"], expected);
    let words = |article: &Value| -> Vec<String> {
        let text = article["text"].as_str().expect("a text");
        let range = |block: &Value| {
            let offset = |name: &str| block[name].as_u64().expect("an offset") as usize;
            text[offset("start")..offset("end")].to_owned()
        };
        items(&article["blocks"]).iter().map(range).collect()
    };
    let articles = items(&collation["articles"]);
    assert_eq!(words(&articles[0]), words(&articles[1]));
    assert!(items(&collation["links"]).iter().all(|link| link["relation"] == "kept"));
    assert_eq!(items(&collation["links"]).len(), 2);
}

fn utf_16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(order).collect()
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    check(format!("\u{feff}{TEXT}").as_bytes(), TEXT);
}

#[test]
fn carriage_returns_stay_but_part_nothing() {
    let text = TEXT.replace('\n', "\r\n");
    check(text.as_bytes(), &text);
}

#[test]
fn utf_16_is_read_by_its_mark() {
    check(&utf_16(TEXT, u16::to_le_bytes), TEXT);
    check(&utf_16(TEXT, u16::to_be_bytes), TEXT);
}

#[test]
fn what_is_not_utf_8_is_windows_1252() {
    let bytes: Vec<u8> = TEXT
        .chars()
        .map(|c| match c {
            'é' => 0xe9,
            '’' => 0x92,
            '“' => 0x93,
            '”' => 0x94,
            ascii => ascii as u8,
        })
        .collect();
    check(&bytes, TEXT);
}
