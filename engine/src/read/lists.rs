//! Lists of words and phrases, kept as one text each: a browser has less to load
//! than with a slice of strings.

/// Returns the phrases of a list, between bars.
pub fn phrases(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split('|').map(str::trim_ascii)
}

/// Says whether a list of words, between spaces, has a word.
pub fn has(list: &str, word: &str) -> bool {
    let apart = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
    let bytes = list.as_bytes();
    let stands = |(at, found): (usize, &str)| {
        apart(at.checked_sub(1).and_then(|at| bytes.get(at))) && apart(bytes.get(at + found.len()))
    };
    !word.is_empty() && list.match_indices(word).any(stands)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_whole() {
        let list = "\n    was wasp\n    élan the";
        assert!(["was", "wasp", "élan", "the"].iter().all(|word| has(list, word)));
        assert!(["wa", "as", "sp", "he", "lan", "was wasp x", ""].iter().all(|word| !has(list, word)));
        assert_eq!(phrases("\n    one two |\n    three").collect::<Vec<_>>(), ["one two", "three"]);
    }
}
