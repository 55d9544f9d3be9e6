//! Roles: which blocks are the story, and which are its frame.
//!
//! A block's role follows from its shape (does it end like a sentence, how long
//! is it), its place (before the first paragraph, after the last), and, for
//! page furniture, its words (`furniture.rs`).

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::Piece;
use super::fold::is_unspaced;
use super::furniture::{is_caption, is_credit, is_furniture};
use super::sentences::sentences;
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
/// A paragraph that ends like a sentence has at least this many words when it
/// opens the story; shorter ones at the top are slogans and dates.
const LEAD_LEAST: usize = 6;

/// Returns the role of each block. `headline_known` says that the headline
/// stands elsewhere (in front matter), so none of these can be it.
pub fn roles(text: &str, pieces: &[Piece], headline_known: bool) -> Vec<Role> {
    let shapes: Vec<Shape> = pieces.iter().map(|piece| Shape::new(text, piece)).collect();
    let mut repeated = repeated(&shapes);
    repeated.extend(cut_short(&shapes));
    let punctuated = is_punctuated(&shapes);
    let mut roles: Vec<Role> = shapes
        .iter()
        .enumerate()
        .map(|(index, shape)| shape.plain_role(repeated.contains(&index), punctuated))
        .collect();
    let opens = |least: usize| {
        let mut blocks = roles.iter().zip(&shapes);
        blocks.position(|(role, shape)| *role == Role::Body && (shape.ended || !punctuated) && shape.words >= least)
    };
    // Where the headline is known the text begins at once; a text of nothing but
    // short sentences begins with the first.
    let least = if headline_known { 1 } else { LEAD_LEAST };
    let first = opens(least).or_else(|| opens(1)).unwrap_or(pieces.len());
    let last = roles.iter().rposition(|role| *role == Role::Body).unwrap_or(0);
    let headline = if headline_known { None } else { headline(&shapes, &roles, first) };
    for index in 0..pieces.len() {
        let framed = matches!(roles[index], Role::Crosshead | Role::Caption | Role::Body);
        if Some(index) == headline {
            roles[index] = Role::Headline;
        } else if index < first && framed && shapes[index].heading == 0 && !shapes[index].is_caption {
            let under_headline =
                headline.map_or(headline_known, |at| index > at) && shapes[index].words >= HEADLINE_LEAST;
            let taken = roles[..index].contains(&Role::Dek);
            roles[index] = if under_headline && !taken { Role::Dek } else { Role::Furniture };
        } else if index > last && roles[index] == Role::Crosshead {
            roles[index] = Role::Furniture; // A heading with nothing under it.
        }
    }
    let dek = first + usize::from(headline == Some(first));
    if is_repeated_dek(&shapes, &roles, dek, headline.is_some() || headline_known) {
        roles[dek] = Role::Dek;
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
    is_caption: bool,
    sentences: usize,
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
            is_caption: is_caption(text),
            sentences: sentences(text).len(),
        }
    }

    /// Returns the role that a block in the midst of an article has.
    fn plain_role(&self, repeated: bool, punctuated: bool) -> Role {
        if self.is_caption {
            Role::Caption
        } else if is_credit(self.text) {
            Role::Byline
        } else if is_furniture(self.text) || repeated || self.is_aside() || self.words == 0 {
            Role::Furniture
        } else if self.heading > 0 {
            Role::Crosshead
        } else if self.ended || self.item || !punctuated {
            Role::Body
        } else if self.words <= CROSSHEAD_MOST {
            Role::Crosshead
        } else if self.words > CAPTION_MOST || self.sentences > 1 {
            Role::Body
        } else {
            Role::Caption
        }
    }

    /// Says whether the whole block stands in brackets: a note to the reader.
    fn is_aside(&self) -> bool {
        let inside = self.text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        inside.is_some_and(|inside| !inside.contains(')')) || (self.text.starts_with('[') && self.text.ends_with(']'))
    }
}

/// Returns the block that is the headline: of the lines above the first
/// paragraph the first that is long enough, whole, and about the same thing as
/// the text below; failing that, the one right above it.
fn headline(shapes: &[Shape], roles: &[Role], first: usize) -> Option<usize> {
    if let Some(top) = shapes.iter().take(first + 1).position(|shape| shape.heading == 1) {
        return Some(top);
    }
    let fits = |&index: &usize| {
        let shape = &shapes[index];
        (HEADLINE_LEAST..=HEADLINE_MOST).contains(&shape.words)
            && matches!(roles[index], Role::Crosshead | Role::Body) | long_line(shape, roles[index])
    };
    let mut candidates: Vec<usize> = (0..first.min(shapes.len())).filter(fits).collect();
    // A headline may be a question, or have lost its neighbours: the first line
    // of a text counts when it is short beside what follows.
    let asks = |shape: &Shape| shape.text.ends_with(['?', '!', '？', '！']) && shape.words <= 20;
    if candidates.is_empty() && first == 0 && shapes.len() > 1 && asks(&shapes[0]) && shapes[1].words > shapes[0].words
    {
        candidates.push(0);
    }
    let body: BTreeSet<String> = filled(shapes.iter().skip(first).flat_map(|shape| long_words(shape.text)));
    let about =
        candidates.iter().copied().find(|&index| long_words(shapes[index].text).any(|word| body.contains(&word)));
    let above = || first.checked_sub(1).filter(|&line| roles[line] == Role::Crosshead && shapes[line].words > 1);
    about.or(candidates.first().copied()).or_else(above)
}

/// Says whether a line was only taken for a caption because it is long.
fn long_line(shape: &Shape, role: Role) -> bool {
    role == Role::Caption && !shape.is_caption
}

/// Says whether the block at `index` is a dek in a sentence's clothes: it stands
/// under the headline and the next block says it again, word for word.
fn is_repeated_dek(shapes: &[Shape], roles: &[Role], index: usize, has_headline: bool) -> bool {
    let (Some(dek), Some(next)) = (shapes.get(index), shapes.get(index + 1)) else { return false };
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let said = bare(dek.text);
    has_headline
        && roles[index] == Role::Body
        && !roles[..index].contains(&Role::Dek)
        && next.text.len() > dek.text.len()
        && said.len() > 20
        && bare(next.text).contains(&said)
}

/// Returns the blocks that say what another short block of the article says:
/// adverts, prompts and players come again and again. Whole sentences may, too:
/// "Yes." is an answer, wherever it stands.
fn repeated(shapes: &[Shape]) -> BTreeSet<usize> {
    let mut seen: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, shape) in shapes.iter().enumerate().filter(|(_, shape)| shape.words <= 12 && !shape.ended) {
        seen.entry(shape.text.to_lowercase()).or_default().push(index);
    }
    filled(seen.into_values().filter(|places| places.len() > 1).flatten())
}

/// Returns the blocks that begin another block and break off: `Home Business
/// Bridge shut for...` above the headline itself.
fn cut_short(shapes: &[Shape]) -> Vec<usize> {
    let begun = |shape: &Shape| {
        let begun = shape.text.strip_suffix("...").or_else(|| shape.text.strip_suffix('…'))?.trim_end();
        let tail = begun.char_indices().rev().nth(19).map(|(at, _)| &begun[at..])?;
        (shape.sentences == 1).then(|| tail.to_string())
    };
    let cut = |(index, shape): (usize, &Shape)| {
        let tail = begun(shape)?;
        shapes.iter().enumerate().any(|(other, whole)| other != index && whole.text.contains(&tail)).then_some(index)
    };
    shapes.iter().enumerate().filter_map(cut).collect()
}

/// Says whether most longer blocks end like sentences, as they do not in
/// scripts without full stops (Thai) or in lists.
fn is_punctuated(shapes: &[Shape]) -> bool {
    let long = shapes.iter().filter(|shape| shape.words >= 12);
    let (ended, all) = long.fold((0, 0), |(ended, all), shape| (ended + usize::from(shape.ended), all + 1));
    if all == 0 { shapes.iter().any(|shape| shape.ended) } else { ended * 5 >= all * 3 }
}

fn ends_like_a_sentence(text: &str) -> bool {
    let closed = |c: char| {
        c.is_whitespace()
            || matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '」' | '』' | '）' | '“' | '‘' | '„')
    };
    text.trim_end_matches(closed).ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？', '：', '؟', '۔', '।'])
        || text.trim_end().ends_with(",”") // An attribution lost on the way.
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
    fn a_dek_said_twice() {
        use Role::*;
        check(
            "Bridge shut for the whole summer\n\nThe bridge will stay shut until autumn.\n\nPORT, June 10 - The bridge will stay shut until autumn. More follows.",
            &[Headline, Dek, Body],
        );
    }
}
