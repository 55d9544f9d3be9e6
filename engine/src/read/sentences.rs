//! Sentences: where one statement ends and the next begins.

use super::fold::is_unspaced;
use super::lists::has;

/// Abbreviations that are followed by more of the same sentence, most often a
/// name or a number: titles, months, and the commonest others in English,
/// German, French and Spanish. Written without their last dot, in lower case.
const ABBREVIATIONS: &str = "
    mr mrs ms dr prof sen rep gov gen col lt maj capt sgt cmdr adm st rev hon messrs mme mlle sr jr pres supt insp det
    jan feb mar apr jun jul aug sep sept oct nov dec no nos vs v vol pp p fig ca approx dept est ft mt ave blvd rd e.g
    i.e cf al viz z.b d.h u.a bzw bspw evtl ggf inkl sog vgl abs nr hr hrn fr frl mio mrd tsd std sek tel geb med phil c.-à-d éd
    sra srta dra dña ud uds art av pág núm ej excmo";

/// Those that are words as well.
const MAYBE_WORDS: &str = "mar art st al est med fig";

/// Abbreviations that often do end a sentence: only what follows can tell.
const MAYBE_LAST: &str = "inc corp co ltd etc bros jr sr a.m p.m u.s u.k u.n e.u d.c usw str jh ee.uu";

/// Words that begin sentences and seldom stand inside a name: articles,
/// pronouns, conjunctions.
const STARTERS: &str = "
    the a an it he she they we i you but and in on at this that these those there his her their its our my if when
    while as for so after before since one what who how why where some many most no not by with from however meanwhile
    still then yet now all even both here nobody der die das er sie es wir ein eine im und aber doch dann le la les il
    elle et mais el los las un une una en y pero";

/// Words before a German ordinal: “die 3. Klasse”, “im 19. Jahrhundert”.
const BEFORE_ORDINAL: &str = "
    der die das dem den des am im zum zur vom beim ein eine einem einer eines jede jeder jedes jedem seinem ihrem bis ab
    seit und oder";

const MONTHS: &str = "
    januar februar märz april mai juni juli august september oktober november dezember";

/// Verbs of who speaks: `“No!” Ann said.`
const SAYING: &str = "said says asked cried shouted replied called answered whispered yelled";

/// Scripts without spaces between words, in which a space ends a thought
/// (Thai, Lao), have sentences of at least this many characters.
const LEAST_SPACED: usize = 40;

/// Returns the byte ranges of a block's sentences. They tile the text: white
/// space after a sentence belongs to it. An empty text has none.
pub fn sentences(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (mut start, mut from) = (0, 0);
    while let Some(dot) = text[from..].find(is_terminal).map(|at| from + at) {
        let (after, next) = run(text, dot);
        if next < text.len() && is_end(text, start, Mark { dot, after, next }) {
            found.push((start, next));
            start = next;
        }
        from = next;
    }
    if start < text.len() {
        found.push((start, text.len()));
    }
    if !text.contains(is_thai) {
        return found;
    }
    found.into_iter().flat_map(|(start, end)| at_spaces(text, start, end)).collect()
}

/// Returns where the last of several sentences begins.
pub fn last_break(text: &str) -> Option<usize> {
    sentences(text).last().map(|&(start, _)| start).filter(|&start| start > 0)
}

/// Says whether a text ends as sentences do, closing marks aside. One that breaks
/// off after a comma or a dash goes on in the next line: it is no heading either.
pub fn ends_like_a_sentence(text: &str) -> bool {
    let closing = |c: char| c.is_whitespace() || is_closer(c) || is_turned(c) || c == '„';
    let said = text.trim_end_matches(closing);
    said.ends_with(is_terminal) || said.ends_with([':', ';', '：', '；', ',', '，', '、', '،', '؛', '—'])
}

/// A full stop (or another mark) and what follows it, as byte offsets.
#[derive(Clone, Copy)]
struct Mark {
    dot: usize,
    /// Behind all marks and closing quotation marks.
    after: usize,
    /// Where the next text begins.
    next: usize,
}

/// Returns the ends of the run of marks and closing marks that begins at `dot`,
/// and of the white space behind it.
fn run(text: &str, dot: usize) -> (usize, usize) {
    let mut after = dot;
    loop {
        while let Some(c) = text[after..].chars().next() {
            let behind = after + c.len_utf8();
            if !(is_terminal(c) || is_closer(c) || is_turned(c) && is_apart(text, behind)) {
                break;
            }
            after = behind;
        }
        let rest = text[after..].trim_start();
        let next = text.len() - rest.len();
        // `We hope not. … We are`: the dots trail the sentence. `Vraiment ? »`
        let trails = rest.starts_with(is_terminal) || (rest.starts_with('»') && is_apart(text, next + '»'.len_utf8()));
        if !trails || next == after {
            return (after, next);
        }
        after = next;
    }
}

/// Says whether nothing begins at `at`: so a mark before it closes.
fn is_apart(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_none_or(|c| c.is_whitespace() || is_closer(c) || matches!(c, ',' | ';' | ':' | '.'))
}

/// Says whether the sentence that begins at `start` ends at a mark.
fn is_end(text: &str, start: usize, Mark { dot, after, next }: Mark) -> bool {
    let (run, rest) = (&text[dot..after], &text[next..]);
    let (Some(mark), Some(following)) = (run.chars().next(), rest.chars().next()) else { return false };
    let quoted = run.ends_with(|c| is_closer(c) && !matches!(c, ')' | ']' | '）') || is_turned(c));
    let alone = after == dot + mark.len_utf8();
    if is_full_width(mark) {
        return !(quoted && is_attributed(rest));
    }
    let spaced = next > after || (mark != '.' && is_unspaced(following));
    let opens = alone && is_opener(following) && !is_dash(following);
    if !(spaced || opens) {
        return false; // 9.7, example.org, U.S.-led, 3.–5. Mai
    }
    let opening = |c: char| is_opener(c) || c.is_whitespace();
    let Some(first) = rest.trim_start_matches(opening).chars().next() else { return false };
    if first.is_lowercase() {
        return false; // “Is it?” he asked. | … and so on
    }
    if mark == '…' || run[mark.len_utf8()..].starts_with('.') {
        // A trailing-off that goes on is one sentence, unless a capital follows
        // the closing mark.
        return !first.is_numeric() && (quoted || first.is_uppercase());
    }
    if mark != '.' {
        return !(quoted && is_attributed(rest));
    }
    !alone && quoted || !is_abbreviation(text, start, dot, rest, alone)
}

/// Says whether the dot belongs to the word before it, so that the sentence
/// goes on with `rest`. `alone` says that no bracket closes behind the dot.
fn is_abbreviation(text: &str, start: usize, dot: usize, rest: &str, alone: bool) -> bool {
    let word = last_word(&text[..dot]);
    if word.is_empty() {
        return false;
    }
    let lower = word.to_lowercase();
    let goes_on = || !starts_sentence(rest);
    if has(MAYBE_LAST, &lower) {
        return goes_on();
    }
    if !alone {
        return false;
    }
    let begins = rest.chars().next().unwrap_or_default();
    if has(ABBREVIATIONS, &lower) {
        // “No.” and “Mar.” are words too: before a capital that starts a
        // sentence, only titles and months go on, before a figure all of them.
        let is_word = lower == "no" || (has(MAYBE_WORDS, &lower) && !goes_on());
        return begins.is_numeric() || !is_word;
    }
    let before = text[start..dot - word.len()].trim_end();
    let mut letters = word.chars();
    let (one, two, more) = (letters.next(), letters.next(), letters.next());
    let is_figure = word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    let single = one.is_some_and(|c| c.is_alphabetic() && !is_unspaced(c)) && two.is_none();
    if before.is_empty() && (single || is_figure) {
        return true; // The number of a list: “1. The council pays.”
    }
    if single {
        // Initials: “J. Smith”, “George W. Bush”; but “vitamin C. The”. In two
        // parts: “z. B.”, “u. a.”
        let mut earlier = before.strip_suffix('.').unwrap_or_default().chars().rev();
        let in_parts =
            earlier.next().is_some_and(char::is_lowercase) && earlier.next().is_none_or(|c| !c.is_alphanumeric());
        return in_parts || goes_on();
    }
    if one == two && more.is_none() && one.is_some_and(char::is_uppercase) {
        return goes_on(); // EE. UU.
    }
    // German ordinals: “am 3. Mai”, “die 3. Klasse”, “am 3. 5. 2020”.
    let counted = || {
        let word: String = rest.chars().take_while(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
        has(MONTHS, &word)
            || begins.is_numeric()
                && (before.ends_with('.') || rest.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('.'))
            || has(BEFORE_ORDINAL, &last_word(before).to_lowercase()) && goes_on()
    };
    is_figure && counted()
}

/// Says whether a text begins with a word that begins sentences.
fn starts_sentence(rest: &str) -> bool {
    let rest = rest.trim_start_matches(|c: char| is_opener(c) || c.is_whitespace());
    let word: String = rest.chars().take_while(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    has(STARTERS, &word)
}

/// Says whether what follows a quotation says who spoke: `“No!” Ann said.`,
/// `“走吧。”他说。`, `「行こう。」と言った。`
fn is_attributed(rest: &str) -> bool {
    let clause: String = rest.chars().take(40).take_while(|&c| c.is_alphabetic() || c == ' ').collect();
    if rest.starts_with(is_unspaced) {
        let short = clause.chars().count() <= 10;
        return rest.starts_with('と') || (short && clause.contains(['说', '說', '道', '问', '問', '答', '喊']));
    }
    let mut words = clause.split(' ');
    let speaker = words.next().unwrap_or_default();
    (speaker == "I" || !starts_sentence(speaker)) && words.take(2).any(|word| has(SAYING, word))
}

/// Cuts a sentence at the spaces of a script that has no other marks.
fn at_spaces(text: &str, start: usize, end: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (mut from, mut count, mut last) = (start, 0, ' ');
    let mut spaced = false;
    for (at, c) in text[start..end].char_indices() {
        if c.is_whitespace() {
            spaced = true;
            continue;
        }
        if spaced && count >= LEAST_SPACED && is_thai(last) && is_thai(c) && c != 'ๆ' {
            found.push((from, start + at));
            (from, count) = (start + at, 0);
        }
        (last, spaced) = (c, false);
        count += 1;
    }
    found.push((from, end));
    found
}

/// Returns the word that ends a text, dots inside included.
fn last_word(text: &str) -> &str {
    let word = |c: char| c.is_alphanumeric() || c == '.';
    let start = text.trim_end_matches(word).len();
    text[start..].trim_end_matches('.')
}

/// Says whether a mark may end a sentence.
pub fn is_terminal(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…') || is_full_width(c)
}

/// Says whether a mark ends a sentence whatever follows it.
fn is_full_width(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '؟' | '۔' | '।' | '॥' | '։' | '።' | '။' | '។')
}

fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '」' | '』' | '）' | '》' | '】' | '*' | '_')
}

/// Says whether a mark closes quotations in some languages and opens them in
/// others.
fn is_turned(c: char) -> bool {
    matches!(c, '“' | '‘' | '«' | '‹')
}

fn is_opener(c: char) -> bool {
    is_dash(c)
        || is_turned(c)
        || matches!(
            c,
            '"' | '\''
                | '”'
                | '’'
                | '»'
                | '›'
                | '„'
                | '‚'
                | '('
                | '['
                | '「'
                | '『'
                | '（'
                | '¿'
                | '¡'
                | '*'
                | '_'
        )
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—')
}

fn is_thai(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e4e}' | '\u{e81}'..='\u{ece}')
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
        check("Er fasst 38,5 Mio. Kubikmeter oder 3 Tsd. Fuhren. |Das ist viel.");
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
    fn dialogue() {
        check("“Come here,” he said. |“Now.” |She came.");
        check("“He told me ‘no.’” |She left.");
        check("“No!” Ann said. |“Why?” I asked. |“No!” |The door fell shut.");
        check("‘I mean “never.”’ |‘Really?’ he said.");
        check("He said no.|“Why?”");
        check("„Ist es wahr?“, fragte er. |„Ja.“ |Sie ging.");
        check("»Komm!« rief sie. |»Nein.« |»Doch.«");
        check("« Vraiment ? » demanda-t-il. |« Oui. » |Il partit.");
        check("—¿Quién? —preguntó Ana. |—Nadie —dijo él—. |Vete.");
        check("— Non. |— Pourquoi ? dit-elle.");
        check("“好。”他说。|“走吧！”|门关了。");
        check("他说不。|“走吧。”");
        check("「行こう。」と言った。|『はい。』|彼は来た。");
    }

    #[test]
    fn trailing_off() {
        check("He… he left. |Well... |That was it.");
        check("“If only…” |She sighed.");
        check("他走了……她没走。|好。");
    }

    #[test]
    fn figures_and_lists() {
        check("He wore No. 5 and said no. |The rest wore No. 12.");
        check("It rose 3.5 per cent to 1.250,75. |It was 5.30 p.m. on a Monday.");
        check("1. The council pays. |2. Nobody works at night.");
        check("A. The council pays. |Nobody else does.");
        check("It began in 2019. |12 people came.");
    }

    #[test]
    fn names_and_titles() {
        check("George W. Bush met J. R. R. Tolkien. |It had vitamin C. |The end.");
        check("M. Dupont et Mme. Roux sont venus. |La Sra. Gil, no.");
        check("Los EE. UU. dijeron que no. |Vive en EE. UU. |La otra no.");
        check("Dr. med. Weber kam, z. B. Montag, u. a. Dienstag bzw. Mittwoch. |Er ging usw. |Die Tür fiel zu.");
        check("Die 3. Klasse fuhr am 3.–5. Mai. |Im 19. Jahrhundert, am 1. 3. 1850, kam sie an 5. |Dann nicht.");
    }

    #[test]
    fn scripts_with_marks_of_their_own() {
        check("هل انتهى الأمر؟ |لا. |قال د. أحمد ذلك؛ ثم ذهب.");
        check("क्या वह गया? |वह गया।|वह नहीं गया॥");
        check("کیا؟ |ہاں۔ |نہیں۔");
        check("สะพานจะปิดจนถึงเดือนตุลาคมตามที่ท่าเรือกล่าวในวันอังคาร |ไม่มีใครได้รับบาดเจ็บ 3 คน");
    }

    #[test]
    fn nothing_has_no_sentences() {
        assert!(sentences("").is_empty());
    }
}
