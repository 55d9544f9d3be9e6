//! Folding: characters that readers take for the same, made the same.

/// Returns a character's plain form: quotation marks, dashes and spaces in
/// one shape, Latin letters without accents, full-width forms narrow; case is
/// left to the caller. Other characters are returned as they are.
pub fn fold(c: char) -> char {
    match c {
        '`' => '\'',
        ' '..='~' => c,
        '‘' | '’' | '‚' | '‛' | '′' | '´' | 'ʼ' | '＇' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' | '「' | '」' | '『' | '』' | '＂' => '"',
        '‹' | '›' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '－' => '-',
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\t' | '\n' | '\r' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{c0}'..='\u{24f}' => latin(c),
        '\u{1ea0}'..='\u{1ef9}' => vietnamese(c),
        '٫' => '.',
        '٬' | '،' => ',',
        '؟' => '?',
        '؛' => ';',
        // Arabic letters that writers use for one another, and Greek final sigma.
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        'ς' => 'σ',
        'ё' => 'е',
        // As they are when their mark is a character of its own, and dropped.
        'й' => 'и',
        'Й' => 'И',
        'ї' => 'і',
        '\u{660}'..='\u{17e9}' => digit(c),
        _ => c,
    }
}

/// Returns what a letter is written out as: ligatures, and letters that some
/// writers have no key for.
pub fn written_out(c: char) -> Option<&'static str> {
    Some(match c {
        '\0'..='\u{c5}' => return None,
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'ĳ' | 'Ĳ' => "ij",
        _ => return None,
    })
}

/// Says whether a character belongs to the one before it: accents and vowel
/// signs, joiners, skin tones.
pub fn is_mark(c: char) -> bool {
    is_silent(c)
        || c >= '\u{e31}'
            && matches!(c,
            '\u{e31}' | '\u{e33}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{eb1}' | '\u{eb3}'..='\u{ebc}'
            | '\u{ec8}'..='\u{ece}' | '\u{102b}'..='\u{103e}' | '\u{1056}'..='\u{1059}' | '\u{17b4}'..='\u{17d3}'
            | '\u{3099}' | '\u{309a}')
}

/// Says whether words with and without a mark are the same to most readers.
pub fn is_silent(c: char) -> bool {
    // No plain letter is: that is soon said of most.
    c >= '\u{ad}'
        && matches!(c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{93c}' | '\u{94d}' | '\u{9cd}'
        | '\u{a4d}' | '\u{acd}' | '\u{b4d}' | '\u{bcd}' | '\u{c4d}' | '\u{ccd}' | '\u{d4d}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}')
}

/// Says whether a script is written without spaces, so that every character
/// is a token of its own.
pub fn is_unspaced(c: char) -> bool {
    c >= '\u{e00}'
        && matches!(c,
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{e00}'..='\u{e7f}' | '\u{e80}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Returns a digit of another script as ours: Arabic, Persian, the scripts of
/// India, Thai, Lao, Tibetan, Burmese, Khmer.
fn digit(c: char) -> char {
    const ZEROS: &[u32] = &[
        0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
        0x17e0,
    ];
    let value = ZEROS.iter().find_map(|zero| (c as u32).checked_sub(*zero).filter(|value| *value < 10));
    value.and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
}

/// Returns the plain letter of Unicode's block of Vietnamese letters, in which
/// capitals have even numbers.
fn vietnamese(c: char) -> char {
    let plain = match c {
        '\u{1ea0}'..='\u{1eb7}' => 'a',
        '\u{1eb8}'..='\u{1ec7}' => 'e',
        '\u{1ec8}'..='\u{1ecb}' => 'i',
        '\u{1ecc}'..='\u{1ee3}' => 'o',
        '\u{1ee4}'..='\u{1ef1}' => 'u',
        _ => 'y',
    };
    if (c as u32).is_multiple_of(2) { plain.to_ascii_uppercase() } else { plain }
}

/// Returns the Latin letter under an accent (Unicode's Latin-1 Supplement and
/// Latin Extended-A and -B, as far as living languages use them).
fn latin(c: char) -> char {
    const TABLE: &[(&str, char)] = &[
        ("ÀÁÂÃÄÅĀĂĄǍȀȂȦ", 'A'),
        ("àáâãäåāăąǎȁȃȧ", 'a'),
        ("ÇĆĈĊČ", 'C'),
        ("çćĉċč", 'c'),
        ("ÐĎĐ", 'D'),
        ("ðďđ", 'd'),
        ("ÈÉÊËĒĔĖĘĚȄȆȨ", 'E'),
        ("èéêëēĕėęěȅȇȩ", 'e'),
        ("ĜĞĠĢǦ", 'G'),
        ("ĝğġģǧ", 'g'),
        ("ĤĦ", 'H'),
        ("ĥħ", 'h'),
        ("ÌÍÎÏĨĪĬĮİǏȈȊ", 'I'),
        ("ìíîïĩīĭįıǐȉȋ", 'i'),
        ("Ĵ", 'J'),
        ("ĵ", 'j'),
        ("ĶǨ", 'K'),
        ("ķǩ", 'k'),
        ("ĹĻĽŁ", 'L'),
        ("ĺļľł", 'l'),
        ("ÑŃŅŇ", 'N'),
        ("ñńņňŉ", 'n'),
        ("ÒÓÔÕÖØŌŎŐƠǑȌȎȮ", 'O'),
        ("òóôõöøōŏőơǒȍȏȯ", 'o'),
        ("ŔŖŘȐȒ", 'R'),
        ("ŕŗřȑȓ", 'r'),
        ("ŚŜŞŠȘ", 'S'),
        ("śŝşšș", 's'),
        ("ŢŤŦȚ", 'T'),
        ("ţťŧț", 't'),
        ("ÙÚÛÜŨŪŬŮŰŲƯǓȔȖ", 'U'),
        ("ùúûüũūŭůűųưǔȕȗ", 'u'),
        ("Ŵ", 'W'),
        ("ŵ", 'w'),
        ("ÝŶŸȲ", 'Y'),
        ("ýÿŷȳ", 'y'),
        ("ŹŻŽ", 'Z'),
        ("źżž", 'z'),
    ];
    TABLE.iter().find(|(letters, _)| letters.contains(c)).map_or(c, |(_, plain)| *plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_what_readers_take_for_the_same() {
        let folded: String = "“Jørn” – Peña’s\u{a0}Ａ".chars().map(fold).collect();
        assert_eq!(folded, "\"Jorn\" - Pena's A");
    }
}
