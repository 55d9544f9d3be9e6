//! Quotation marks: which words of a block stand between them.
//!
//! Marks come in five families, and inside one family no other counts, so a
//! nested quotation is part of the outer one. Apart from that they are taken as
//! they alternate, since copied text has them the wrong way round and with
//! spaces on the wrong side.

/// Words between quotation marks, as byte offsets into the block's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// Where the opening mark begins.
    pub open: usize,
    /// Where the words begin and end, white space left out.
    pub start: usize,
    pub end: usize,
    /// Where the closing mark ends; `end` where there is none.
    pub close: usize,
    /// Whether a mark is the wrong way round or its space on the wrong side.
    pub astray: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Guillemet,
    Corner,
    White,
    Single,
}

fn family(c: char) -> Option<Family> {
    Some(match c {
        '"' | '“' | '”' | '„' | '‟' | '＂' => Family::Double,
        '«' | '»' => Family::Guillemet,
        '「' | '」' => Family::Corner,
        '『' | '』' => Family::White,
        '\'' | '‘' | '’' | '‚' | '‹' | '›' => Family::Single,
        _ => return None,
    })
}

/// A single-quoted piece has at most this many characters: beyond it an
/// apostrophe has been taken for a mark.
const LONGEST_SINGLE: usize = 1_200;

/// Returns the quoted pieces of a block in order. `goes_on` says whether the
/// next block begins with a quotation mark, so that one left open here may go
/// on there.
pub fn quoted(text: &str, goes_on: bool) -> Vec<Quoted> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let line = Line { text, characters: &characters };
    let mut found = Vec::new();
    let mut at = 0;
    // Where a search for an end came to nothing, a later one in the same family
    // need not be made.
    let mut hopeless = [false; 5];
    while at < characters.len() {
        let Some(family) = family(characters[at].1).filter(|&family| line.opens(at, family)) else {
            at += 1;
            continue;
        };
        if hopeless[family as usize] {
            at += 1;
            continue;
        }
        match line.closing(at, family) {
            Some(end) => {
                found.extend(line.quoted(at, end));
                at = end + 1;
            }
            None => {
                hopeless[family as usize] = family != Family::Single;
                let opener = matches!(characters[at].1, '“' | '„' | '«' | '»' | '「' | '『' | '"' | '‘');
                if opener && goes_on && line.next(at).is_some_and(char::is_alphanumeric) {
                    found.extend(line.quoted(at, characters.len()));
                    break;
                }
                at += 1;
            }
        }
    }
    found
}

struct Line<'a> {
    text: &'a str,
    characters: &'a [(usize, char)],
}

impl Line<'_> {
    fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).map(|before| self.characters[before].1)
    }

    fn next(&self, at: usize) -> Option<char> {
        self.characters.get(at + 1).map(|(_, c)| *c)
    }

    fn opens(&self, at: usize, family: Family) -> bool {
        let c = self.characters[at].1;
        let (before, next) = (self.before(at), self.next(at));
        let after_space =
            before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '/' | '¿' | '¡'));
        match family {
            Family::Double => {
                let closes = c == '”' && !after_space && next.is_none_or(|next| !next.is_alphanumeric());
                // 6" pipes
                let inches = c == '"' && before.is_some_and(char::is_numeric);
                !closes && !inches
            }
            Family::Guillemet => true,
            Family::Corner => c == '「',
            Family::White => c == '『',
            Family::Single => {
                let begins = next.is_some_and(|next| next.is_alphabetic() || matches!(next, '[' | '…' | '¿' | '¡'));
                let marked = matches!(c, '‘' | '‚' | '‹' | '›');
                // The ’90s are no quotation, ‘90 per cent’ is one.
                let after_mark =
                    before.is_some_and(|c| family_is(c, Family::Double) || family_is(c, Family::Guillemet));
                (after_space || after_mark) && (begins || marked && next.is_some_and(char::is_numeric))
            }
        }
    }

    /// Returns the mark that ends what the one at `open` begins.
    fn closing(&self, open: usize, family: Family) -> Option<usize> {
        let rest = open + 1..self.characters.len();
        match family {
            Family::Corner => rest.into_iter().find(|&at| self.characters[at].1 == '」'),
            Family::White => rest.into_iter().find(|&at| self.characters[at].1 == '』'),
            Family::Single => self.closing_single(open),
            _ => rest.into_iter().find(|&at| family_is(self.characters[at].1, family)),
        }
    }

    /// Tells a closing single mark from an apostrophe: `the pilots’ guild’.`
    fn closing_single(&self, open: usize) -> Option<usize> {
        let mut possessive = None;
        let last = self.characters.len().min(open + LONGEST_SINGLE);
        for at in open + 2..last {
            let c = self.characters[at].1;
            if !family_is(c, Family::Single) {
                continue;
            }
            let (before, next) = (self.before(at).unwrap_or(' '), self.next(at));
            if before.is_whitespace() {
                if c == '‘' {
                    break; // Another begins.
                }
                continue;
            }
            if next.is_some_and(char::is_alphanumeric) {
                continue; // don’t
            }
            let sure = !before.is_alphanumeric()
                || next.is_none_or(|next| !next.is_whitespace())
                || !matches!(before, 's' | 'S')
                || matches!(c, '›' | '‹');
            if sure {
                return Some(at);
            }
            possessive.get_or_insert(at);
        }
        possessive
    }

    fn quoted(&self, open: usize, close: usize) -> Option<Quoted> {
        let offset = |at: usize| self.characters.get(at).map_or(self.text.len(), |(offset, _)| *offset);
        let inside = self.text.get(offset(open + 1)..offset(close))?;
        let trimmed = inside.trim();
        let start = offset(open + 1) + (inside.len() - inside.trim_start().len());
        let ends = close < self.characters.len();
        let astray = inside.len() != trimmed.len()
            || ends && self.next(close).is_some_and(char::is_alphanumeric)
            || matches!((self.characters[open].1, self.characters.get(close)), ('”', Some((_, '“'))));
        let quoted = Quoted { open: offset(open), start, end: start + trimmed.len(), close: offset(close + 1), astray };
        trimmed.contains(char::is_alphanumeric).then_some(quoted)
    }
}

fn family_is(c: char, wanted: Family) -> bool {
    family(c) == Some(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is quoted stands between bars.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let mut shown = text.clone();
        for quoted in quoted(&text, false).iter().rev() {
            shown.insert(quoted.end, '|');
            shown.insert(quoted.start, '|');
        }
        assert_eq!(shown, marked);
    }

    #[test]
    fn marks_of_many_countries() {
        check("“|It is,|” she said. “|It was.|”");
        check("‘|It isn’t the workers’ fault,|’ she said. ‘|It was.|’");
        check("\"|It is,|\" she said, 'of course'".replace("'of course'", "'|of course|'").as_str());
        check("«|To them I owe it,|» she declared.");
        check("„|Wir lassen ab|“, sagte sie. »|Gut.|«");
        check("他说「|没有『人』受伤|」。");
    }

    #[test]
    fn nested_marks_are_part_of_the_outer_ones() {
        check("“|We uphold the principle of ‘open door’, and that’s … a commitment|” he said.");
        check("‘|They wrote “deferred” on it,|’ he said.");
    }

    #[test]
    fn marks_that_are_astray() {
        check("“ |This was not luck. |”stated he , as usual".replace(". |", ".| ").as_str());
        check("“|I personal them a bridge,| ”Verrecht stated.“ |They are right here.| “");
        check("“|our concerns,| “Dmitry Peskov told reporters");
        check("sees few ’|causes for optimism|’ that");
    }

    #[test]
    fn apostrophes_and_inches_are_no_marks() {
        check("The workers’ union’s ’90s hits don’t sell, he’s said. A 6\" pipe.");
        check("Harbour Pilots’ Guild, which is the pilots’ own");
    }

    #[test]
    fn what_is_left_open_goes_on_only_if_the_next_paragraph_says_so() {
        assert_eq!(quoted("He said: “We begin. And", true).len(), 1);
        assert!(quoted("He said: “We begin. And", false).is_empty());
    }
}
