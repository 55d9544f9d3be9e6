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
        // Arabic letters that writers use for one another, and Greek final sigma.
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        'ς' => 'σ',
        'ё' => 'е',
        _ => c,
    }
}

/// Says whether a character only modifies its neighbour, so that words with
/// and without it are the same to most readers.
pub fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{93c}' | '\u{94d}' | '\u{9cd}'
        | '\u{a4d}' | '\u{acd}' | '\u{b4d}' | '\u{bcd}' | '\u{c4d}' | '\u{ccd}' | '\u{d4d}' | '\u{e31}'
        | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}')
}

/// Says whether a script is written without spaces, so that every character
/// is a token of its own.
pub fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{e00}'..='\u{e7f}' | '\u{e80}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{20000}'..='\u{3ffff}')
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
