//! Stems: words without the endings that grammar gives them.
//!
//! Light on purpose: it joins `inspection` and `inspections`, `funded` and
//! `funds`; what it leaves apart, character n-grams still bring together.

use std::borrow::Cow;

/// Returns a word's stem; a small number written out becomes its digits.
/// Takes and returns keys (lower case, folded).
pub fn stem(word: &str) -> Cow<'_, str> {
    if let Some(digits) = number_word(word) {
        return Cow::Borrowed(digits);
    }
    let word = word.strip_suffix("'s").or(word.strip_suffix('\'')).unwrap_or(word);
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return Cow::Owned(figure(word));
    }
    if !word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let mut stem = word;
    // (ending, letters that must stay before it)
    for (ending, least) in [("ies", 3), ("es", 4), ("s", 3)] {
        if let Some(rest) = stem.strip_suffix(ending).filter(|rest| rest.len() >= least && !rest.ends_with('s')) {
            stem = rest;
            break;
        }
    }
    for (ending, least) in [
        ("ations", 4),
        ("ation", 4),
        ("ments", 4),
        ("ment", 4),
        ("ingly", 4),
        ("edly", 4),
        ("ing", 3),
        ("ed", 3),
        ("ly", 4),
        ("ers", 4),
        ("er", 4),
    ] {
        if let Some(rest) = stem.strip_suffix(ending).filter(|rest| rest.len() >= least) {
            stem = rest;
            break;
        }
    }
    let stem = stem.strip_suffix(['e', 'y', 'i']).filter(|rest| rest.len() >= 3).unwrap_or(stem);
    match stem.as_bytes() {
        // stopped → stop
        [_, _, .., one, other] if one == other && !matches!(one, b'a' | b'e' | b'o' | b's' | b'l') => {
            Cow::Borrowed(&stem[..stem.len() - 1])
        }
        _ => Cow::Borrowed(stem),
    }
}

/// Returns a figure without the signs that group its digits by thousands:
/// `31,400`, `31.400` and `31'400` are one, and so are the times `5:40` and `5.40`.
fn figure(word: &str) -> String {
    let parts: Vec<&str> = word.split(|c: char| !c.is_numeric()).collect();
    let grouped = parts[0].len() <= 3 && parts[1..].iter().all(|part| part.len() == 3);
    parts.join(if grouped { "" } else { "." })
}

/// Says whether a key is a number written out.
pub fn is_number(word: &str) -> bool {
    number_word(word).is_some()
}

fn number_word(word: &str) -> Option<&'static str> {
    Some(match word {
        "two" => "2",
        "three" => "3",
        "four" => "4",
        "five" => "5",
        "six" => "6",
        "seven" => "7",
        "eight" => "8",
        "nine" => "9",
        "ten" => "10",
        "eleven" => "11",
        "twelve" => "12",
        "thirteen" => "13",
        "fourteen" => "14",
        "fifteen" => "15",
        "sixteen" => "16",
        "seventeen" => "17",
        "eighteen" => "18",
        "nineteen" => "19",
        "twenty" => "20",
        "thirty" => "30",
        "forty" => "40",
        "fifty" => "50",
        "sixty" => "60",
        "seventy" => "70",
        "eighty" => "80",
        "ninety" => "90",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn joins_forms_of_a_word() {
        for (left, right) in [
            ("inspection", "inspections"),
            ("funded", "funds"),
            ("stopped", "stop"),
            ("authority", "authorities"),
            ("nine", "9"),
            ("minister's", "ministers"),
            ("31,400", "31400"),
            ("31.400", "31400"),
            ("5.40", "5:40"),
        ] {
            assert_eq!(stem(left), stem(right), "{left} {right}");
        }
    }

    #[test]
    fn keeps_other_words_apart() {
        for (left, right) in [("port", "part"), ("bring", "bread"), ("his", "hi"), ("12.6", "126")] {
            assert_ne!(stem(left), stem(right), "{left} {right}");
        }
    }
}
