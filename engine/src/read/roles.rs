//! Roles: which blocks are the story, and which are its frame.
//!
//! A block that ends like a sentence is the story, however short it is, unless
//! its words say that the page speaks (`furniture.rs`). For a line without a
//! stop, its place decides (before the first paragraph, alone between two, after
//! the last) and whether the text is a page at all: where nothing but the story
//! is to be seen, a line that may be either is the story.

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::Piece;
use super::fold::is_unspaced;
use super::furniture::listed;
use super::lists::has;
use super::sentences::{ends_like_a_sentence, last_break};
use crate::article::Role;
use crate::sort::filled;

/// A headline has at least this many words; shorter lines at the top are
/// sections and menus ("Business News").
const HEADLINE_LEAST: usize = 4;
/// Longer opening lines are paragraphs that lost their full stop.
const HEADLINE_MOST: usize = 40;
/// A line of up to this many words between paragraphs, that does not end like a
/// sentence, is a crosshead; a longer one is a caption, …
const CROSSHEAD_MOST: usize = 9;
/// … unless it has a sentence's end inside or is as long as this: then it is a
/// paragraph that lost its full stop.
const CAPTION_MOST: usize = 30;
/// A whole sentence above the headline is a slogan ("News you can trust.") if it
/// has fewer words than this, …
const SLOGAN_MOST: usize = 6;
/// … and if there are no more than so many: otherwise the text has begun.
const SLOGANS: usize = 2;
/// A text is a page if so many of its blocks are furniture, credits or captions
/// by their words. One alone may be a sentence that was mistaken.
const PAGE_LEAST: usize = 2;
/// A question above paragraphs of so many words is a headline; among single
/// sentences it is one of them.
const PARAGRAPH: usize = 20;

/// Returns the role of each block. `headline_known` says that the headline
/// stands elsewhere (in front matter), so none of these can be it.
pub fn roles(text: &str, pieces: &[Piece], headline_known: bool) -> Vec<Role> {
    let shapes: Vec<Shape> = pieces.iter().map(|piece| Shape::new(text, piece)).collect();
    let punctuated = is_punctuated(&shapes);
    let again = if punctuated { repeated(&shapes) } else { Vec::new() };
    let mut roles: Vec<Role> = shapes.iter().map(|shape| shape.plain_role(punctuated)).collect();
    again.iter().chain(&cut_short(&shapes)).for_each(|&index| roles[index] = Role::Furniture);
    let listed = again.len() + shapes.iter().filter(|shape| shape.listed.is_some()).count();
    let first = first_paragraph(&shapes, &roles, punctuated, headline_known);
    let headline = if headline_known { None } else { headline(&shapes, &roles, first, punctuated) };
    let mut dek = false;
    for index in 0..first {
        let framed = matches!(roles[index], Role::Crosshead | Role::Caption | Role::Body);
        if framed && shapes[index].heading == 0 && shapes[index].listed.is_none() {
            let under_headline =
                headline.map_or(headline_known, |at| index > at) && shapes[index].words >= HEADLINE_LEAST;
            roles[index] = if under_headline && !dek { Role::Dek } else { Role::Furniture };
            dek |= under_headline;
        }
    }
    if let Some(headline) = headline {
        roles[headline] = Role::Headline;
    }
    mend(&shapes, &mut roles, first, listed);
    close(&shapes, &mut roles);
    let under = first + usize::from(headline == Some(first));
    if !dek && is_repeated_dek(&shapes, &roles, under, headline.is_some() || headline_known) {
        roles[under] = Role::Dek;
    }
    roles
}

/// What can be seen of a block without knowing its neighbours.
struct Shape<'a> {
    text: &'a str,
    words: usize,
    /// Whether it ends like a sentence.
    ended: bool,
    heading: u8,
    item: bool,
    /// The role that its words give it.
    listed: Option<Role>,
}

impl<'a> Shape<'a> {
    fn new(text: &'a str, piece: &Piece) -> Shape<'a> {
        let text = &text[piece.start..piece.end];
        Shape {
            text,
            words: word_count(text),
            ended: ends_like_a_sentence(text),
            heading: piece.heading,
            item: piece.item,
            listed: listed(text),
        }
    }

    /// Returns the role that a block in the midst of an article has.
    fn plain_role(&self, punctuated: bool) -> Role {
        if let Some(role) = self.listed {
            role
        } else if self.words == 0 || self.is_aside() {
            Role::Furniture
        } else if self.heading > 0 {
            Role::Crosshead
        } else if self.ended || self.item || !punctuated {
            Role::Body
        } else if self.words <= CROSSHEAD_MOST {
            Role::Crosshead
        } else if self.words > CAPTION_MOST || last_break(self.text).is_some() {
            Role::Body
        } else {
            Role::Caption
        }
    }

    /// Says whether the whole block is a note in brackets: one without a
    /// sentence inside.
    fn is_aside(&self) -> bool {
        !self.ended && self.text.starts_with(['(', '[', '（', '【']) && self.text.ends_with([')', ']', '）', '】'])
    }

    /// Says whether it was only taken for what it is by its shape, as a line
    /// without a stop.
    fn is_line(&self, role: Role) -> bool {
        matches!(role, Role::Crosshead | Role::Caption) && self.listed.is_none() && self.heading == 0
    }
}

/// Returns the block that the text begins with: the first that ends like a
/// sentence and is no slogan above the headline.
fn first_paragraph(shapes: &[Shape], roles: &[Role], punctuated: bool, headline_known: bool) -> usize {
    let mut slogan: Option<usize> = None;
    let (mut slogans, mut headed) = (0, false);
    for (index, shape) in shapes.iter().enumerate() {
        let opens = roles[index] == Role::Body && (shape.ended || !punctuated || shape.words > HEADLINE_MOST);
        if !opens {
            let heads = shape.listed.is_none() && roles[index] != Role::Furniture && shape.words >= HEADLINE_LEAST;
            if heads && slogan.is_none() {
                headed = true; // Whatever follows is the text.
            } else if heads {
                slogans = 0;
                headed = true;
            }
            continue;
        }
        if slogan.is_some() && headed {
            return index;
        }
        if headed || headline_known || shape.words >= SLOGAN_MOST || slogans == SLOGANS {
            return slogan.unwrap_or(index);
        }
        slogan = slogan.or(Some(index));
        slogans += 1;
    }
    slogan.unwrap_or(shapes.len())
}

/// Returns the block that is the headline: of the lines above the first
/// paragraph the first that is long enough, whole, and about the same thing as
/// the text below; failing that, the one right above it.
fn headline(shapes: &[Shape], roles: &[Role], first: usize, punctuated: bool) -> Option<usize> {
    if let Some(top) = shapes.iter().take(first + 1).position(|shape| shape.heading == 1) {
        return Some(top);
    }
    let fits = |&index: &usize| {
        let shape = &shapes[index];
        (HEADLINE_LEAST..=HEADLINE_MOST).contains(&shape.words)
            && (roles[index] == Role::Body || shape.is_line(roles[index]))
    };
    let candidates: Vec<usize> = (0..first.min(shapes.len())).filter(fits).collect();
    if candidates.is_empty() && first == 0 && is_headline_in_disguise(shapes, punctuated) {
        return Some(0);
    }
    let Some(&top) = candidates.first() else {
        return first.checked_sub(1).filter(|&line| roles[line] == Role::Crosshead);
    };
    if candidates.len() == 1 {
        return Some(top);
    }
    let body: BTreeSet<String> = filled(shapes.iter().skip(first).flat_map(|shape| long_words(shape.text)));
    let about = |&index: &usize| long_words(shapes[index].text).any(|word| body.contains(&word));
    Some(candidates.into_iter().find(about).unwrap_or(top))
}

/// Says whether the first block is a headline that could be a sentence: a
/// question above paragraphs, or in writing without stops a line far shorter
/// than those below.
fn is_headline_in_disguise(shapes: &[Shape], punctuated: bool) -> bool {
    let [top, below @ ..] = shapes else { return false };
    let below = below.get(..3).unwrap_or(below);
    let least = below.iter().map(|shape| shape.words).min().unwrap_or(0);
    let all: usize = below.iter().map(|shape| shape.words).sum();
    let asks = (HEADLINE_LEAST..=PARAGRAPH).contains(&top.words)
        && top.text.ends_with(['?', '!', '？', '！', '؟'])
        && last_break(top.text).is_none()
        && all >= PARAGRAPH * below.len();
    !below.is_empty()
        && top.listed.is_none()
        && (asks && least > 0 || !punctuated && !top.ended && least > 2 * top.words)
}

/// Makes paragraphs of lines that lost their stop and stand alone between two
/// paragraphs or behind the last: those that read like a sentence and, in a text
/// that is no page, the longer ones.
fn mend(shapes: &[Shape], roles: &mut [Role], first: usize, listed: usize) {
    let is_page = listed >= PAGE_LEAST;
    for index in first.max(1)..shapes.len() {
        let (shape, role) = (&shapes[index], roles[index]);
        if !shape.is_line(role) || !matches!(roles[index - 1], Role::Body | Role::Headline | Role::Dek) {
            continue;
        }
        let next = roles.get(index + 1).copied();
        let alone = next.is_none_or(|next| next == Role::Body);
        let is_long = role == Role::Caption || next.is_none() && shape.words >= HEADLINE_LEAST;
        // Names and signs have capitals; where a script has none, nothing tells.
        let is_plain = is_in_small_letters(shape.text).unwrap_or(listed == 0);
        let reads = is_clause(shape, is_page) || (is_long && is_plain && !is_page);
        if is_numbered(shape.text) || (alone && reads && !is_labelled(shape.text)) {
            roles[index] = Role::Body;
        }
    }
}

/// Makes furniture of headings with nothing under them, and of all that stands
/// below a page's "Leave a reply", if most of the text stands above.
fn close(shapes: &[Shape], roles: &mut [Role]) {
    const REPLIES: &[&str] = &["leave a reply", "leave a comment", "post a comment", "join the conversation"];
    let words = |range: std::ops::Range<usize>| {
        range.filter(|&index| roles[index] == Role::Body).map(|index| shapes[index].words).sum::<usize>()
    };
    let asks = |shape: &Shape| {
        shape.listed.is_some() && REPLIES.iter().any(|reply| shape.text.to_lowercase().starts_with(reply))
    };
    if let Some(reply) = shapes.iter().rposition(asks)
        && words(0..reply) > 2 * words(reply..roles.len())
    {
        roles[reply..].iter_mut().filter(|role| **role == Role::Body).for_each(|role| *role = Role::Furniture);
    }
    let last = roles.iter().rposition(|role| *role == Role::Body).unwrap_or(0);
    roles.iter_mut().skip(last + 1).filter(|role| **role == Role::Crosshead).for_each(|role| *role = Role::Furniture);
}

/// Says whether a line without a stop reads like a clause: it begins with a
/// small letter or a pronoun, or has a verb that crossheads leave out. Questions
/// and quotations are crossheads all the same. In a text that is no page, a comma
/// is enough.
fn is_clause(shape: &Shape, is_page: bool) -> bool {
    const VERBS: &str = "
        is was were are am has had have will would could did does do said can must ist war sind waren hat hatte wird
        wurde kam ging est était sont étaient ont avait fut es era eran fue son han había";
    const ASKING: &str =
        "what how who why where when which wer wie was warum wo qui que comment pourquoi qué quién cómo";
    const SUBJECTS: &str = "i he she we they it there ich er sie wir es je il elle nous ils yo él ella";
    let mut words = shape.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let (opening, second) = (words.next().unwrap_or_default(), words.clone().next());
    let lower = opening.to_lowercase();
    let quotes = |c: char| matches!(c, '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '«' | '»');
    let quoted = shape.text.starts_with(quotes) && shape.text.ends_with(quotes);
    let small = opening.chars().all(char::is_lowercase) && second.is_some();
    let told = !has(ASKING, &lower) && (has(SUBJECTS, &lower) || words.any(|word| has(VERBS, word)));
    let parted = !is_page && shape.words > HEADLINE_LEAST && shape.text.contains([',', '，', '、', '،']);
    !quoted && (small || told || parted)
}

/// Says whether a line begins with a number as lists have it: `3.`, `a)`.
fn is_numbered(text: &str) -> bool {
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let letter = text.trim_start_matches(|c: char| c.is_ascii_lowercase());
    let signed = |rest: &str, most: usize, signs: &[char]| {
        let length = text.len() - rest.len();
        (1..=most).contains(&length) && rest.strip_prefix(signs).is_some_and(|rest| rest.starts_with(' '))
    };
    signed(number, 2, &['.', ')']) || signed(letter, 1, &[')']) || text.starts_with("– ")
}

/// Says whether a line has a label: "Player ratings: how we marked them".
fn is_labelled(text: &str) -> bool {
    let label = text.split_once([':', '：']);
    label.is_some_and(|(label, _)| word_count(label) <= 5 && !label.contains(['“', '"', '„', '«']))
}

/// Says whether as many words begin with a small letter as with a capital, if any
/// does with either.
fn is_in_small_letters(text: &str) -> Option<bool> {
    let begins = |wanted: fn(char) -> bool| text.split_whitespace().filter(|word| word.starts_with(wanted)).count();
    let (small, large) = (begins(char::is_lowercase), begins(char::is_uppercase));
    (small + large > 0).then_some(small >= large)
}

/// Says whether the block at `index` is a dek in a sentence's clothes: it stands
/// under the headline and the next block says it again, word for word.
fn is_repeated_dek(shapes: &[Shape], roles: &[Role], index: usize, has_headline: bool) -> bool {
    let (Some(dek), Some(next)) = (shapes.get(index), shapes.get(index + 1)) else { return false };
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let said = bare(dek.text);
    has_headline
        && roles[index] == Role::Body
        && next.text.len() > dek.text.len()
        && said.len() > 20
        && bare(next.text).contains(&said)
}

/// Returns the blocks that say what another short block of the article says:
/// adverts, prompts and players come again and again. Whole sentences may, too:
/// "Yes." is an answer, wherever it stands.
fn repeated(shapes: &[Shape]) -> Vec<usize> {
    let mut seen: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, shape) in shapes.iter().enumerate().filter(|(_, shape)| shape.words <= 12 && !shape.ended) {
        seen.entry(shape.text.to_lowercase()).or_default().push(index);
    }
    seen.into_values().filter(|places| places.len() > 1).flatten().collect()
}

/// Returns the blocks near the top that begin another block there and break off:
/// `Home Business Bridge shut for...` above the headline itself.
fn cut_short(shapes: &[Shape]) -> Vec<usize> {
    const TOP: usize = 12;
    let begun = |shape: &Shape| {
        let begun = shape.text.strip_suffix("...").or_else(|| shape.text.strip_suffix('…'))?.trim_end();
        let tail = begun.char_indices().rev().nth(19).map(|(at, _)| &begun[at..])?;
        last_break(shape.text).is_none().then(|| tail.to_string())
    };
    let cut = |(index, shape): (usize, &Shape)| {
        let tail = begun(shape)?;
        let mut others = shapes.iter().enumerate().take(2 * TOP).filter(|(other, _)| *other != index);
        others.any(|(_, whole)| whole.text.contains(&tail)).then_some(index)
    };
    shapes.iter().enumerate().take(TOP).filter_map(cut).collect()
}

/// Says whether most longer blocks end like sentences, as they do not in
/// scripts without full stops (Thai) or in lists. Where all are short, as in
/// verse, a quarter is enough: the others may be headings.
fn is_punctuated(shapes: &[Shape]) -> bool {
    let count = |least: usize| {
        let long = shapes.iter().filter(|shape| shape.words >= least && shape.heading == 0);
        long.fold((0, 0), |(ended, all), shape| (ended + usize::from(shape.ended), all + 1))
    };
    match (count(12), count(HEADLINE_LEAST)) {
        ((_, 0), (_, 0)) => shapes.iter().any(|shape| shape.ended),
        ((_, 0), (ended, all)) => ended * 4 >= all,
        ((ended, all), _) => ended * 5 >= all * 3,
    }
}

/// Returns how many words a text has; two characters make one where words are
/// not spaced.
fn word_count(text: &str) -> usize {
    let spaced =
        text.split_whitespace().filter(|word| word.chars().any(|c| c.is_alphanumeric() && !is_unspaced(c))).count();
    spaced + text.chars().filter(|&c| is_unspaced(c)).count().div_ceil(2)
}

fn long_words(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.chars().count() > 3 || word.chars().any(is_unspaced)).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::blocks::blocks;

    fn check(text: &str, expected: &[Role]) {
        assert_eq!(roles(text, &blocks(text, 0), false), expected);
    }

    #[test]
    fn a_saved_page() {
        use Role::*;
        check(
            "Menu\n\nTop Stories\n\nHarbor bridge to stay shut until autumn\n\nBy Ann Bell\n\nThe harbor bridge will stay shut until the autumn, the port said.\n\nAdvertisement\n\nWHAT WENT WRONG\n\nTwo of its four pins were cracked, it found.\n\nAdvertisement\n\nTags\n\nLeave a Reply",
            &[
                Furniture, Furniture, Headline, Byline, Body, Furniture, Crosshead, Body, Furniture, Furniture,
                Furniture,
            ],
        );
    }

    #[test]
    fn a_plain_text() {
        use Role::*;
        check("One short paragraph is all there is here.", &[Body]);
        check(
            "Bridge shut for the summer\n\nThe port wants it repaired by autumn\n\nThe bridge is shut, the port said today.",
            &[Headline, Dek, Body],
        );
        check("", &[]);
    }

    #[test]
    fn a_few_words() {
        use Role::*;
        check("A headline here\n\nShort and whole.\n\nAnother.", &[Headline, Body, Body]);
        check("No.", &[Body]);
        check("Bridge shut", &[Body]);
    }

    #[test]
    fn a_sentence_a_line() {
        use Role::*;
        check(
            "It rained.\nShe had no coat, and the bus was late.\nWhy?\n“No,” he said.\n(Nobody laughed.)",
            &[Body; 5],
        );
        check("The last summer\nIt rained all night, and the bus was late.\nYes.", &[Headline, Body, Body]);
        check("Have you ever wondered why?\nThe sea is salt.\nNobody knows why.", &[Body; 3]);
    }

    #[test]
    fn lines_that_lost_their_stop() {
        use Role::*;
        let text = "The bridge is shut, the port said today.\n\nLINE\n\nIt will open in May, it said on Tuesday.";
        let with = |line: &str| text.replace("LINE", line);
        check(&with("Nobody was hurt when the leaf came down"), &[Body, Body, Body]);
        check(&with("1. the eastern leaf"), &[Body, Body, Body]);
        check(&with("What went wrong"), &[Body, Crosshead, Body]);
        check(&with("‘We had no choice’"), &[Body, Crosshead, Body]);
        check(&with("Player ratings: how we marked the men who took part"), &[Body, Caption, Body]);
        check("The bridge is shut, the port said.\n\nThat is all we know about it", &[Body, Body]);
        check("The bridge is shut, the port said.\n\nHarbor Courier", &[Body, Furniture]);
    }

    #[test]
    fn a_headline_that_asks() {
        use Role::*;
        let long = "The port found two of the four pins cracked and asked the council for money to repair them, its speaker said on Tuesday.";
        check(&format!("Who pays for the bridge?\n\n{long}\n\n{long}"), &[Headline, Body, Body]);
    }

    #[test]
    fn a_slogan_above_the_headline() {
        use Role::*;
        check(
            "News you can trust.\n\nHarbor bridge to stay shut\n\nThe bridge will stay shut, the port said on Tuesday.",
            &[Furniture, Headline, Body],
        );
    }

    #[test]
    fn comments_below() {
        use Role::*;
        check(
            "The bridge will stay shut until the autumn, the port said on Tuesday.\n\nIt had been due to open in May.\n\nLeave a Reply\n\nGreat article.",
            &[Body, Body, Furniture, Furniture],
        );
    }

    #[test]
    fn a_dek_said_twice() {
        use Role::*;
        check(
            "Bridge shut for the whole summer\n\nThe bridge will stay shut until autumn.\n\nPORT, June 10 - The bridge will stay shut until autumn. More follows.",
            &[Headline, Dek, Body],
        );
    }
}
