//! Numbers: what digits and number words come to.

use super::lexicon::{Class, Lexicon};
use super::texts::Word;
use crate::read::tokens::TokenKind;

/// A number at the beginning of some words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    pub value: f64,
    /// How many words it takes.
    pub length: usize,
    /// Whether it is written in digits.
    pub digits: bool,
    /// Whether it has a word or letter that multiplies it: `1.2 million`.
    pub scaled: bool,
}

/// Returns the number that some words begin with.
pub fn number(lexicon: &Lexicon, words: &[Word]) -> Option<Number> {
    let first = words.first()?;
    if first.kind == TokenKind::Figure {
        return in_digits(lexicon, words);
    }
    in_words(lexicon, words)
}

fn in_digits(lexicon: &Lexicon, words: &[Word]) -> Option<Number> {
    let mut digits = words[0].key.clone();
    let mut length = 1;
    // 31 400, with a narrow or hard space: only where a comma begins decimals.
    while lexicon.decimal_comma
        && digits.len() <= 9
        && words.get(length).is_some_and(|word| word.kind == TokenKind::Figure && is_group(&word.key))
        && words[length].start - words[length - 1].end <= 3
        && words[length].start > words[length - 1].end
        && digits.chars().all(|c| c.is_ascii_digit())
    {
        digits.push_str(&words[length].key);
        length += 1;
    }
    let mut value = value(&digits, lexicon.decimal_comma)?;
    let mut scaled = false;
    if let Some(next) = words.get(length) {
        let tight = next.start == words[length - 1].end;
        let suffix = lexicon.phrase(&words[length..], Class::Suffix).filter(|_| tight);
        if let Some((count, scale)) = suffix.or_else(|| lexicon.phrase(&words[length..], Class::Scale)) {
            value *= scale.value;
            length += count;
            scaled = true;
            // 38,5 Mio. Kubikmeter
            let dotted = words.get(length).is_some_and(|dot| dot.key == "." && dot.start == words[length - 1].end);
            let abbreviated = words[length - 1].key.len() <= 3;
            length += usize::from(dotted && abbreviated && words.get(length + 1).is_some_and(|word| !word.is_sign()));
        }
    }
    Some(Number { value, length, digits: true, scaled })
}

fn is_group(key: &str) -> bool {
    key.len() == 3 && key.chars().all(|c| c.is_ascii_digit())
}

/// Returns what digits with separators come to. Three digits after each
/// separator are thousands, in the language's own way of writing them.
pub fn value(digits: &str, decimal_comma: bool) -> Option<f64> {
    let (point, group) = if decimal_comma { (',', '.') } else { ('.', ',') };
    let mut plain = String::with_capacity(digits.len());
    let mut seen_decimal = false;
    let mut parts = digits.split(|c: char| !c.is_numeric()).skip(1);
    for c in digits.chars() {
        if let Some(digit) = digit(c) {
            plain.push(digit);
            continue;
        }
        let after = parts.next().unwrap_or_default();
        if (c == group || matches!(c, '\'' | '’' | '٬')) && after.chars().count() == 3 && !seen_decimal {
            continue;
        }
        if (c == point || c == '٫' || c == group && after.chars().count() < 3) && !seen_decimal {
            seen_decimal = true;
            plain.push('.');
        } else {
            return None;
        }
    }
    decimal(&plain)
}

/// Returns the number that ASCII digits write, with or without a decimal point; none
/// from 10¹⁵ on.
///
/// Of the digits the first fifteen count, so that number and power of ten are exact
/// and their quotient is rounded right. (What reads any number at all weighs some
/// eight kilobytes.)
pub fn decimal(written: &str) -> Option<f64> {
    const EXACT: usize = 15;
    let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.get(..EXACT.checked_sub(whole.len())?.min(fraction.len()))?;
    let is_written = written.bytes().any(|byte| byte.is_ascii_digit());
    let digits = format!("0{whole}{fraction}").parse::<u64>().ok().filter(|_| is_written)?;
    Some(digits as f64 / fraction.bytes().fold(1.0, |power, _| power * 10.0))
}

/// Returns a digit of any script that news is written in as an ASCII one.
fn digit(c: char) -> Option<char> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        '０'..='９' => '０',
        _ => return None,
    };
    char::from_digit(c as u32 - zero as u32, 10)
}

fn in_words(lexicon: &Lexicon, words: &[Word]) -> Option<Number> {
    let (mut total, mut current, mut length) = (0.0, 0.0, 0);
    let (mut any, mut scaled) = (false, false);
    if let Some(value) = in_one_word(lexicon, &words[0].key) {
        return Some(Number { value, length: 1, digits: false, scaled: false });
    }
    let mut at = 0;
    if lexicon.has(words, Class::Article) && lexicon.has(&words[1..], Class::Scale) {
        (current, at) = (1.0, 1);
    }
    while at < words.len() {
        let rest = &words[at..];
        if let Some((count, found)) = lexicon.phrase(rest, Class::Number) {
            // “two two” are two numbers; “twenty two” is one, and so are
            // “soixante-dix” and “quatre-vingt-onze”.
            let french = lexicon.decimal_comma && (current == 60.0 || current == 80.0) && found.value < 20.0;
            let fourscore = lexicon.decimal_comma && current == 4.0 && found.value == 20.0 && rest[0].key == "vingt";
            let follows = current >= 20.0 && current % 10.0 == 0.0 && found.value < 10.0;
            if any && !scaled && !follows && !french && !fourscore {
                break;
            }
            current = if fourscore { 80.0 } else { current + found.value };
            at += count;
        } else if let Some((count, found)) = lexicon.phrase(rest, Class::Scale).filter(|_| any || current > 0.0) {
            if found.value >= 1000.0 {
                total += f64::max(current, 1.0) * found.value;
                current = 0.0;
            } else {
                current = f64::max(current, 1.0) * found.value;
            }
            scaled = true;
            at += count;
        } else if any
            && (rest[0].key == "-" || (scaled || is_tens(lexicon, current)) && lexicon.has(rest, Class::Joiner))
            && lexicon.phrase(&rest[1..], Class::Number).is_some_and(|(_, next)| scaled || next.value < 21.0)
        {
            at += 1;
            continue;
        } else {
            break;
        }
        any = true;
        length = at;
    }
    any.then_some(Number { value: total + current, length, digits: false, scaled })
}

/// “treinta y cinco”, “vingt et un”: tens are joined to ones with a word of
/// their own where decimals stand after a comma.
fn is_tens(lexicon: &Lexicon, value: f64) -> bool {
    lexicon.decimal_comma && value >= 20.0 && value % 10.0 == 0.0
}

/// Returns what a number comes to that German writes as one word: `dreißigtausend`,
/// `achtundvierzig`.
fn in_one_word(lexicon: &Lexicon, key: &str) -> Option<f64> {
    let (rest, first) = lexicon.head(key, Class::Number)?;
    if let Some(scale) = lexicon.beginning(rest, Class::Scale).filter(|_| matches!(rest, "hundert" | "tausend")) {
        return Some(first.value * scale.value);
    }
    let tens = lexicon.beginning(rest.strip_prefix("und")?, Class::Number)?;
    (tens.value >= 20.0).then_some(first.value + tens.value)
}

#[cfg(test)]
mod tests {
    use super::{decimal, value};

    #[test]
    fn separators_are_read_by_language() {
        for (digits, comma, expected) in [
            ("31,400", false, 31_400.0),
            ("31.400", true, 31_400.0),
            ("9.7", false, 9.7),
            ("9,7", true, 9.7),
            ("1,204,000", false, 1_204_000.0),
            ("31.400", false, 31.4),
            ("1'200", true, 1200.0),
        ] {
            assert_eq!(value(digits, comma), Some(expected), "{digits}");
        }
        assert_eq!(value("5:40", false), None);
    }

    #[test]
    fn digits_come_to_what_they_write() {
        for written in
            ["0", "007", "186", "0.1", "0.3048", "28.349523125", "3.", ".5", "999999999999999", "0.000000000000001"]
        {
            assert_eq!(decimal(written), written.parse().ok(), "{written}");
        }
        assert_eq!(decimal("123456789.12345678"), Some(123_456_789.123_456));
        for nothing in ["", ".", "1.2.3", "-1", "1e3", "1000000000000000"] {
            assert_eq!(decimal(nothing), None, "{nothing}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_digits_come_to_what_they_write(whole in "[0-9]{1,9}", fraction in "[0-9]{0,6}") {
            let written = format!("{whole}.{fraction}");
            proptest::prop_assert_eq!(decimal(&written), written.parse().ok());
        }
    }
}
