//! Tokens: the words, figures and signs of a text.

use std::borrow::Cow;

use super::fold::{fold, is_mark, is_silent, is_unspaced, written_out};

/// A word, a figure, or a sign, as byte offsets into the text it was cut from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub start: usize,
    pub end: usize,
    pub kind: TokenKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// Letters, with apostrophes inside: `don't`; one character where a script
    /// is written without spaces.
    Word,
    /// Digits, with separators inside: `31,400`, `5:40`, `9.7`.
    Figure,
    /// Any other character that shows: a quotation mark, a comma, an emoji.
    Sign,
}

/// Returns the tokens of a text in order. White space lies between them.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5 + 1);
    let mut joined = false; // The last character binds the next one to its token.
    let mut end = 0;
    while let Some(c) = text[end..].chars().next() {
        let start = end;
        end += c.len_utf8();
        if c.is_whitespace() {
            joined = false;
            continue;
        }
        let open = tokens.last().copied().filter(|last| last.end == start);
        if let (Some(last), Some(token)) = (open, tokens.last_mut())
            && (joined || is_mark(c) || is_flag(&text[last.start..last.end], c))
        {
            token.end = end;
            joined = c == '\u{200d}' && last.kind == TokenKind::Sign;
            continue;
        }
        joined = false;
        if c.is_ascii_alphabetic() {
            // Plain letters go on as they began: most of a text is read here.
            end += text.as_bytes()[end..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        }
        let kind = kind(c);
        let next = || text[end..].chars().next();
        match (open.map(|last| last.kind), kind) {
            (Some(TokenKind::Word), TokenKind::Word) if !is_unspaced(c) && !last_is_unspaced(text, start) => {
                extend(&mut tokens, end)
            }
            (Some(TokenKind::Figure), TokenKind::Figure) => extend(&mut tokens, end),
            // An apostrophe between letters, a separator between digits.
            (Some(TokenKind::Word), TokenKind::Sign)
                if fold(c) == '\'' && next().is_some_and(|n| kind_is(n, TokenKind::Word)) =>
            {
                extend(&mut tokens, end);
                joined = true;
            }
            (Some(TokenKind::Figure), TokenKind::Sign)
                if is_separator(c) && next().is_some_and(|n| kind_is(n, TokenKind::Figure)) =>
            {
                extend(&mut tokens, end);
                joined = true;
            }
            // An abbreviation of single letters: `U.S.`, `p.m.`
            (Some(TokenKind::Word), TokenKind::Sign) if c == '.' && is_initial(text, &tokens, next()) => {
                extend(&mut tokens, end);
                joined = next().is_some_and(char::is_alphabetic);
            }
            _ => tokens.push(Token { start, end, kind }),
        }
    }
    tokens
}

/// Returns a token's normalised key: two tokens with the same key are the same
/// word but for case, accents and the shape of quotation marks and dashes.
pub fn key(token: &str) -> Cow<'_, str> {
    if token.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return Cow::Borrowed(token); // As most are.
    }
    let mut key = String::with_capacity(token.len());
    for c in token.chars().filter(|&c| !is_silent(c)) {
        match written_out(c) {
            Some(letters) => key.push_str(letters),
            None if c.is_ascii() => key.push(fold(c).to_ascii_lowercase()),
            None => key.extend(fold(c).to_lowercase()),
        }
    }
    if key.contains('.') && !key.starts_with(|c: char| c.is_ascii_digit()) && key.len() > 1 {
        key.retain(|c| c != '.'); // U.S. = US
    }
    Cow::Owned(key)
}

fn extend(tokens: &mut [Token], end: usize) {
    if let Some(token) = tokens.last_mut() {
        token.end = end;
    }
}

fn kind(c: char) -> TokenKind {
    if c.is_numeric() {
        TokenKind::Figure
    } else if c.is_alphabetic() {
        TokenKind::Word
    } else {
        TokenKind::Sign
    }
}

fn kind_is(c: char, wanted: TokenKind) -> bool {
    kind(c) == wanted
}

/// Says whether a character is the second half of a flag.
fn is_flag(half: &str, c: char) -> bool {
    let is_half = |c: char| matches!(c, '\u{1f1e6}'..='\u{1f1ff}');
    let mut halves = half.chars();
    is_half(c) && halves.next().is_some_and(is_half) && halves.next().is_none()
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | ':' | '\'' | '’' | '٫' | '٬' | '．')
}

fn last_is_unspaced(text: &str, end: usize) -> bool {
    text[..end].chars().next_back().is_some_and(is_unspaced)
}

/// Says whether the dot after the last token ends or joins single letters:
/// `U` before `.S`, or `U.S` before `.`
fn is_initial(text: &str, tokens: &[Token], next: Option<char>) -> bool {
    let Some(token) = tokens.last() else { return false };
    let word = &text[token.start..token.end];
    let single = word.chars().count() == 1;
    let dotted = word.contains('.') && word.rsplit('.').next().is_some_and(|part| part.chars().count() == 1);
    dotted || (single && next.is_some_and(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let found: Vec<&str> = tokens(text).iter().map(|token| &text[token.start..token.end]).collect();
        assert_eq!(found.join("|"), expected);
    }

    #[test]
    fn words_figures_and_signs() {
        check("It didn’t cost 31,400 (or 5:40).", "It|didn’t|cost|31,400|(|or|5:40|)|.");
        check("34-kilometer, U.S. and p.m.", "34|-|kilometer|,|U.S.|and|p.m.");
        check("e\u{301}t\u{301}e", "e\u{301}t\u{301}e");
    }

    #[test]
    fn scripts_without_spaces_and_emoji() {
        check("我爱你 OK", "我|爱|你|OK");
        check("a👩‍👩‍👧b👍🏽", "a|👩‍👩‍👧|b|👍🏽");
        check("🇩🇪🇫🇷1️⃣", "🇩🇪|🇫🇷|1️⃣");
        check("น้ำที่ปิด", "น้ำ|ที่|ปิ|ด");
        check("မြန်မာ ភាសា", "မြ|န်|မာ|ភា|សា");
        check("が한국어 हिन्दी", "が|한국어|हिन्दी");
    }

    #[test]
    fn marks_that_do_not_show() {
        check("Brü\u{ad}cke\u{a0}offen\u{200b} e\u{301}", "Brü\u{ad}cke|offen\u{200b}|e\u{301}");
        check("كتـــاب مُحَمَّد ٣١٬٤٠٠ ٩٫٧", "كتـــاب|مُحَمَّد|٣١٬٤٠٠|٩٫٧");
        check("３１，４００ ９．７", "３１|，|４００|９．７");
    }

    #[test]
    fn keys_forget_case_accents_and_dots() {
        assert_eq!(key("U.S."), "us");
        assert_eq!(key("Jørn’s"), "jorn's");
        assert_eq!(key("9.7"), "9.7");
        assert_eq!(key("Straße"), key("STRASSE"));
        assert_eq!(key("Việt"), key("Vie\u{323}\u{302}t"));
        assert_eq!(key("мой"), key("мои\u{306}"));
    }

    #[test]
    fn keys_forget_how_a_character_is_written() {
        for (written, plain) in [
            ("ﬁnal", "final"),
            ("Brü\u{ad}cke", "brucke"),
            ("٣١٬٤٠٠", "31,400"),
            ("۹٫۷", "9.7"),
            ("１２", "12"),
            ("१२३", "123"),
            ("๑๒", "12"),
        ] {
            assert_eq!(key(written), plain);
        }
        assert_eq!(key("كتـــاب"), key("كتاب"));
        assert_eq!(key("مُحَمَّد"), key("محمد"));
        assert_ne!(key("ปี"), key("ปู"));
    }
}
