//! Sentences: where one statement ends and the next begins.

/// Abbreviations that are followed by more of the same sentence, most often a
/// name or a number: titles, months, and the commonest others in English,
/// German, French and Spanish. Written without their last dot, in lower case.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "col", "lt", "maj", "capt", "sgt", "cmdr", "adm",
    "st", "rev", "hon", "messrs", "mme", "mlle", "sr", "jr", "pres", "supt", "insp", "det", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "no", "nos", "vs", "v", "vol", "pp", "p", "fig", "ca",
    "approx", "dept", "est", "ft", "mt", "ave", "blvd", "rd", "e.g", "i.e", "cf", "al", "z.b", "d.h", "u.a", "bzw",
    "ca", "nr", "hr", "hrn", "fr", "frl", "sra", "srta", "dra", "ud", "uds", "art", "av",
];

/// Abbreviations that often do end a sentence: only what follows can tell.
const MAYBE_LAST: &[&str] =
    &["inc", "corp", "co", "ltd", "etc", "bros", "jr", "sr", "a.m", "p.m", "u.s", "u.k", "u.n", "e.u", "d.c"];

/// Returns the byte ranges of a block's sentences. They tile the text: white
/// space after a sentence belongs to it. An empty text has none.
pub fn sentences(text: &str) -> Vec<(usize, usize)> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let mut ends = Vec::new();
    let mut index = 0;
    while index < characters.len() {
        if !is_terminal(characters[index].1) {
            index += 1;
            continue;
        }
        let dot = index;
        while index < characters.len() && (is_terminal(characters[index].1) || is_closer(characters[index].1)) {
            index += 1;
        }
        let spaces = characters[index..].iter().take_while(|(_, c)| c.is_whitespace()).count();
        let next = index + spaces;
        if characters.get(next).is_some_and(|&(_, c)| is_terminal(c)) {
            index = next; // `We hope not. … We are`: the dots trail the sentence.
            continue;
        }
        if next >= characters.len() {
            break;
        }
        if is_end(text, &characters, dot, index, next) {
            ends.push(characters[next].0);
        }
        index = next.max(index);
    }
    let mut start = 0;
    ends.push(text.len());
    let mut found = Vec::with_capacity(ends.len());
    for end in ends {
        if end > start {
            found.push((start, end));
            start = end;
        }
    }
    found
}

/// Says whether a sentence ends at the dot (or mark) `dot`, whose closing marks
/// end at `after`, with the next text beginning at `next`.
fn is_end(text: &str, characters: &[(usize, char)], dot: usize, after: usize, next: usize) -> bool {
    let mark = characters[dot].1;
    if matches!(mark, '。' | '！' | '？' | '｡') {
        return true;
    }
    let spaced = next > after;
    let following = characters[next].1;
    let opens = is_opener(following) && after == dot + 1;
    if !spaced && !opens {
        return false; // 9.7, example.org, U.S.-led
    }
    let opened = characters[next..].iter().map(|&(_, c)| c).find(|&c| !is_opener(c) && !c.is_whitespace());
    let Some(first) = opened else { return false };
    if first.is_lowercase() {
        return false; // "Is it?" he asked. | … and so on
    }
    if is_ellipsis(characters, dot) {
        // A trailing-off that goes on is one sentence, unless a capital follows
        // the closing mark.
        return !first.is_numeric() && (after > dot + 1 || first.is_uppercase());
    }
    if mark != '.' {
        return true;
    }
    let word = last_word(text, characters[dot].0);
    let lower = word.to_lowercase();
    if MAYBE_LAST.contains(&lower.as_str()) {
        return after > dot + 1 && is_closer(characters[after - 1].1) || starts_sentence(text, characters[next].0);
    }
    if ABBREVIATIONS.contains(&lower.as_str()) && after == dot + 1 {
        // "No." and "Mar." are words too: before a capital that starts a
        // sentence, only titles and months go on.
        return matches!(lower.as_str(), "no" | "mar" | "art" | "st" | "al" | "est")
            && !first.is_numeric()
            && starts_sentence(text, characters[next].0);
    }
    // Initials: "J. Smith", "George W. Bush"; but "vitamin C. The".
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    if initial && after == dot + 1 {
        return starts_sentence(text, characters[next].0);
    }
    // An ordinal before a lower-case or numbered thing: German "am 3. Mai".
    let ordinal = !word.is_empty() && word.len() <= 2 && word.chars().all(|c| c.is_ascii_digit());
    !(ordinal && !starts_sentence(text, characters[next].0) && is_month(text, characters[next].0))
}

/// Says whether the text at `from` begins with a word that seldom stands inside
/// a name: an article, a pronoun, a conjunction.
fn starts_sentence(text: &str, from: usize) -> bool {
    const STARTERS: &[&str] = &[
        "the",
        "a",
        "an",
        "it",
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "but",
        "and",
        "in",
        "on",
        "at",
        "this",
        "that",
        "these",
        "those",
        "there",
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "if",
        "when",
        "while",
        "as",
        "for",
        "so",
        "after",
        "before",
        "since",
        "one",
        "what",
        "who",
        "how",
        "why",
        "where",
        "some",
        "many",
        "most",
        "no",
        "not",
        "by",
        "with",
        "from",
        "however",
        "meanwhile",
        "still",
        "der",
        "die",
        "das",
        "er",
        "sie",
        "es",
        "wir",
        "le",
        "la",
        "les",
        "il",
        "elle",
        "el",
        "los",
        "las",
        "un",
        "une",
        "una",
    ];
    let rest = text[from..].trim_start_matches(|c: char| is_opener(c) || c.is_whitespace());
    let word: String = rest.chars().take_while(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    STARTERS.contains(&word.as_str())
}

fn is_month(text: &str, from: usize) -> bool {
    const MONTHS: &[&str] = &[
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ];
    let word: String = text[from..].chars().take_while(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    MONTHS.contains(&word.as_str())
}

/// Returns the word that ends just before a byte offset, dots inside included.
fn last_word(text: &str, end: usize) -> &str {
    let start = text[..end]
        .rfind(|c: char| !(c.is_alphanumeric() || c == '.'))
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    text[start..end].trim_end_matches('.')
}

fn is_ellipsis(characters: &[(usize, char)], dot: usize) -> bool {
    characters[dot].1 == '…' || characters.get(dot + 1).is_some_and(|&(_, c)| c == '.')
}

fn is_terminal(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '｡' | '؟' | '۔' | '।')
}

fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '」' | '』' | '）' | '“' | '‘')
}

fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '‘'
            | '”'
            | '’'
            | '«'
            | '‹'
            | '„'
            | '‚'
            | '('
            | '['
            | '「'
            | '『'
            | '（'
            | '¿'
            | '¡'
            | '-'
            | '–'
            | '—'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The expected cuts stand as bars inside the text.
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let found: Vec<&str> = sentences(&text).into_iter().map(|(start, end)| &text[start..end]).collect();
        assert_eq!(found.join("|"), marked);
    }

    #[test]
    fn abbreviations_and_figures_do_not_end_sentences() {
        check("The U.S. said on Feb. 7 that Mr. Smith paid 9.7 million. |It was J. R. Smith.");
        check("Sen. A. Bell of St. Ives met Dr. Weir at 5 p.m. |The two left at 6 p.m. on Sept. 12.");
        check("Apple Inc. said so. |Pears Co. |The rest followed.");
    }

    #[test]
    fn quotations_keep_their_marks_and_their_speaker() {
        check("“Is it over?” he asked. |“It is,” she said. |“They will get the first today.”");
        check("‘This was bad luck. |It was not.’ |Nobody laughed.");
        check("“I wait … and wait,” he said. |“We hope not. … |We are certainly pursuing it.”");
    }

    #[test]
    fn other_scripts() {
        check("他说不。|她说是。");
        check("Er kam am 3. Mai. |Dann ging er.");
        check("¿Quién fue? |¡Nadie!");
    }

    #[test]
    fn nothing_has_no_sentences() {
        assert!(sentences("").is_empty());
    }
}
