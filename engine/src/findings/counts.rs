//! Counts: the same fact in figures, gathered from all articles.

use rustc_hash::FxHashMap;

use super::clusters::Clusters;
use super::figures::Figure;
use super::finding::{Form, Quantity};
use super::standing::{compatible, digits, equal, form, is_score_of, quantity};
use super::texts::Texts;
use crate::article::Role;
use crate::sort::{sort_by, sort_by_key};

/// Figures of the same value that stand in more places than this are joined by
/// what links them, not by their value.
const COMMON: usize = 60;
/// A figure is joined with at most so many others: what joins those joins it too.
const MOST: usize = 16;
/// A fact has at most so many figures: fifty articles that give it four times.
const LARGEST: usize = 200;
/// Two figures with other values are the same fact only if this much of what
/// stands around them is the same.
const AROUND: f32 = 0.34;
/// And in sentences that answer each other at least this surely.
const LINKED: f32 = 0.45;

/// Returns the figures that tell the same fact, of two articles or more.
pub fn facts(texts: &Texts, figures: &[Figure]) -> Vec<Vec<usize>> {
    let mut of_sentence: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (number, figure) in figures.iter().enumerate() {
        of_sentence.entry(figure.sentence).or_default().push(number);
    }
    let mut clusters = Clusters::new(figures.len());
    let mut pairs = linked(texts, figures, &of_sentence);
    pairs.extend(rare(texts, figures));
    pairs.extend(same_thing(figures));
    sort_by(&mut pairs, |a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
    // First what is equal, then what differs: a figure with an equal partner
    // has no other one in the same text.
    for &(left, right, _) in pairs.iter().filter(|pair| equal(&figures[pair.0], &figures[pair.1])) {
        clusters.join(left, right, |left, right| agree(texts, figures, left, right));
    }
    for (number, figure) in figures.iter().enumerate() {
        // "240, up from 212"; "34-kilometer (21-mile)".
        for other in figure.before.into_iter().chain(figure.converts) {
            clusters.join(other, number, |left, right| left.len() + right.len() <= LARGEST);
        }
    }
    for &(left, right, _) in pairs.iter().filter(|pair| !equal(&figures[pair.0], &figures[pair.1])) {
        clusters.join(left, right, |left, right| differ(texts, figures, left, right));
    }
    let of_two = |members: &Vec<usize>| {
        let text = |member: usize| texts.blocks[figures[member].block].text;
        members.iter().any(|&member| text(member) != text(members[0]))
    };
    clusters.groups().into_iter().filter(of_two).collect()
}

/// Returns pairs of figures in linked sentences or blocks.
fn linked(texts: &Texts, figures: &[Figure], of_sentence: &FxHashMap<usize, Vec<usize>>) -> Vec<(usize, usize, f32)> {
    let mut pairs = Vec::new();
    for (number, figure) in figures.iter().enumerate() {
        let mut others: Vec<(usize, f32)> = Vec::new();
        for &(sentence, strength) in &texts.sentences[figure.sentence].answers {
            others
                .extend(of_sentence.get(&sentence).into_iter().flatten().take(COMMON).map(|&other| (other, strength)));
        }
        for &(block, strength) in &texts.blocks[figure.block].answers {
            let sentences = texts.blocks[block].sentences.clone();
            let inside = sentences.filter_map(|sentence| of_sentence.get(&sentence)).flatten();

            others.extend(inside.take(COMMON).map(|&other| (other, strength * 0.4)));
        }
        sort_by(&mut others, |a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        others.dedup_by_key(|(other, _)| *other);

        let from = pairs.len();
        for (other, strength) in others.into_iter().filter(|(other, _)| *other > number) {
            let score =
                likeness(figure, &figures[other], strength).max(alone(texts, figures, of_sentence, number, other));

            if score > 0.0 {
                pairs.push((number, other, score));
            }
        }
        sort_by(&mut pairs[from..], |a, b| b.2.total_cmp(&a.2));
        pairs.truncate(from + MOST);
    }
    pairs
}

/// Returns how surely two sums of money are the same fact because each is the
/// only one in its block, and the blocks share another figure: claims of "9.7
/// million talers" and "T10.3m", each beside "212 of them".
fn alone(
    texts: &Texts,
    figures: &[Figure],
    of_sentence: &FxHashMap<usize, Vec<usize>>,
    left: usize,
    right: usize,
) -> f32 {
    let (one, other) = (&figures[left], &figures[right]);
    let strength = texts.answering_blocks(one.block, other.block);
    let money = one.amount.quantity == Quantity::Money || other.amount.quantity == Quantity::Money;
    if !money || equal(one, other) || quantity(one) != quantity(other) || !same_counted(one, other) || strength < 0.6 {
        return 0.0;
    }
    let inside = |block: usize| {
        let sentences = texts.blocks[block].sentences.clone();
        sentences
            .filter_map(|sentence| of_sentence.get(&sentence))
            .flatten()
            .take(COMMON)
            .copied()
            .collect::<Vec<usize>>()
    };
    let (lefts, rights) = (inside(one.block), inside(other.block));
    let is_only = |all: &[usize], of: &Figure| all.iter().filter(|&&at| same_counted(&figures[at], of)).count() == 1;
    let shared = lefts.iter().any(|&left| rights.iter().any(|&right| equal(&figures[left], &figures[right])));
    if is_only(&lefts, other) && is_only(&rights, one) && shared { 0.4 } else { 0.0 }
}

/// Returns pairs of figures whose value few others have, wherever they stand.
fn rare(texts: &Texts, figures: &[Figure]) -> Vec<(usize, usize, f32)> {
    let mut order: Vec<usize> = (0..figures.len()).filter(|&at| is_rare(&figures[at])).collect();
    let key = |at: usize| (quantity(&figures[at]), figures[at].amount.value);
    sort_by(&mut order, |&a, &b| key(a).0.cmp(&key(b).0).then(key(a).1.total_cmp(&key(b).1)).then(a.cmp(&b)));
    let mut pairs = Vec::new();
    for run in order.chunk_by(|&a, &b| key(a) == key(b)).filter(|run| run.len() <= COMMON) {
        for (place, &left) in run.iter().enumerate() {
            for &right in &run[place + 1..] {
                let (one, other) = (&figures[left], &figures[right]);

                let counted = same_counted(one, other) || same_heads(one, other);
                let around = around(one, other) + if counted { 0.3 } else { 0.0 };
                let same_passage = texts.blocks[one.block].passage == texts.blocks[other.block].passage;
                // Thousands of something are seldom two things.
                let roles = (texts.blocks[one.block].role, texts.blocks[other.block].role);
                let text = (texts.blocks[one.block].text, texts.blocks[other.block].text);
                let needed = match () {
                    // A headline has its figures from what stands below it.
                    () if text.0 == text.1 && (roles.0 == Role::Body) != (roles.1 == Role::Body) => 0.03,
                    () if one.amount.value >= 1000.0 => 0.12,
                    () => 0.3,
                };
                if equal(one, other) && (around >= needed || same_passage) {
                    pairs.push((left, right, 0.5 + around * 0.3));
                }
            }
        }
    }
    pairs
}

/// Returns pairs of large counts of the same thing, one told more exactly than
/// the other, wherever they stand: 106,000 troops, tens of thousands of troops.
fn same_thing(figures: &[Figure]) -> Vec<(usize, usize, f32)> {
    let mut of_term: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (number, figure) in figures.iter().enumerate() {
        let amount = &figure.amount;
        if amount.quantity == Quantity::Count && amount.value >= 10_000.0 {
            amount.counted.iter().for_each(|term| of_term.entry(*term).or_default().push(number));
        }
    }
    let mut pairs = Vec::new();
    for list in of_term.into_values().filter(|list| list.len() <= COMMON) {
        for (place, &left) in list.iter().enumerate() {
            for &right in &list[place + 1..] {
                let (one, other) = (&figures[left], &figures[right]);
                let around = around(one, other);
                if around >= 0.1 && (equal(one, other) || compatible(one, other)) {
                    pairs.push((left, right, 0.3 + around));
                }
            }
        }
    }
    sort_by_key(&mut pairs, |&(left, right, _)| (left, right));
    pairs
}

/// Says whether a figure is telling by its value alone: three digits, or money.
fn is_rare(figure: &Figure) -> bool {
    let digits = figure.amount.written.chars().filter(char::is_ascii_digit).collect::<String>();
    let telling = digits.trim_start_matches('0').trim_end_matches('0').len();
    match figure.amount.quantity {
        Quantity::Date | Quantity::Time | Quantity::Score => false,
        Quantity::Money => true,
        _ => telling >= 3 || telling >= 2 && figure.amount.value >= 100.0,
    }
}

/// Returns how surely two figures in texts that answer each other tell the same
/// fact; 0 where they don't.
fn likeness(left: &Figure, right: &Figure, strength: f32) -> f32 {
    let counted = same_counted(left, right);
    let counts = quantity(left) == Quantity::Count;
    // What is counted is context too.
    let around = around(left, right) + if counts && counted { 0.15 } else { 0.0 };
    if equal(left, right) {
        let small = left.amount.quantity == Quantity::Count && left.amount.value < 100.0;

        let alike = same_heads(left, right);
        let enough = match () {
            () if counted || alike => strength >= 0.15,
            // "two hours" and "two pins": the same number says little.
            () if small => strength >= 0.3 && around >= 0.12,
            () => strength >= 0.15,
        };
        return if enough { 1.0 + strength + around + if counted { 0.5 } else { 0.0 } } else { 0.0 };
    }
    let same_kind = quantity(left) == quantity(right) || is_score_of(left, right) || is_score_of(right, left);
    if !same_kind || strength < LINKED {
        return 0.0;
    }
    if is_score_of(left, right) || is_score_of(right, left) {
        return 0.5 + around;
    }

    if counts && !counted {
        return 0.0;
    }
    // A 48-hour strike and 31 days of talks.
    if left.amount.scale != right.amount.scale && !compatible(left, right) {
        return 0.0;
    }
    // A vaguer date of the same day needs less proof than another day.
    let needed = if compatible(left, right) { AROUND * 0.5 } else { AROUND };
    if around < needed { 0.0 } else { strength * 0.5 + around }
}

/// Returns how much of what stands around two figures is the same, 0 to 1.
fn around(left: &Figure, right: &Figure) -> f32 {
    let weight = |context: &[(u64, f32)]| context.iter().map(|(_, weight)| weight).sum::<f32>();
    let (mut l, mut r, mut shared) = (0, 0, 0.0);
    while l < left.context.len() && r < right.context.len() {
        let (a, b) = (left.context[l], right.context[r]);
        match a.0.cmp(&b.0) {
            std::cmp::Ordering::Less => l += 1,
            std::cmp::Ordering::Greater => r += 1,
            std::cmp::Ordering::Equal => {
                shared += a.1.min(b.1);
                (l, r) = (l + 1, r + 1);
            }
        }
    }
    let least = weight(&left.context).min(weight(&right.context));
    let most = weight(&left.context).max(weight(&right.context));
    // Between the share of the shorter and the share of both: a short sentence
    // may be a part of a long one, but a single word in common is no context.
    if most > 0.0 { shared / (0.65 * least + 0.35 * most).max(0.5) } else { 0.0 }
}

/// Says whether two figures count the same things, or are in the same unit.
fn same_counted(left: &Figure, right: &Figure) -> bool {
    let (one, other) = (&left.amount, &right.amount);
    if quantity(left) != Quantity::Count || quantity(right) != Quantity::Count {
        return one.quantity == other.quantity && one.unit == other.unit;
    }
    let initial = |sign: &str, word: &str| sign.chars().next().is_some() && sign.chars().next() == word.chars().next();
    if one.quantity == Quantity::Money || other.quantity == Quantity::Money {
        // T186m and 186 million talers.
        return one.unit == other.unit || initial(&one.unit, &other.unit) || same_symbol(&one.unit, &other.unit);
    }
    one.counted.iter().any(|term| other.counted.contains(term))
}

fn same_symbol(left: &str, right: &str) -> bool {
    const SIGNS: [(&str, &str); 5] = [("$", "dollar"), ("us", "dollar"), ("€", "euro"), ("£", "pound"), ("¥", "yen")];
    SIGNS
        .iter()
        .any(|(sign, word)| left == *sign && right.starts_with(word) || right == *sign && left.starts_with(word))
}

/// Says whether what two figures count begins alike: abstentions, abstained.
fn same_heads(left: &Figure, right: &Figure) -> bool {
    left.amount.heads.iter().any(|head| right.amount.heads.contains(head))
}

/// Two clusters of equal figures are one fact unless an article tells both side
/// by side.
fn agree(texts: &Texts, figures: &[Figure], left: &[usize], right: &[usize]) -> bool {
    left.len() + right.len() <= LARGEST
        && left.iter().all(|&one| {
            right.iter().all(|&other| {
                let same_text = texts.blocks[figures[one].block].text == texts.blocks[figures[other].block].text;
                !same_text || figures[one].sentence != figures[other].sentence && equal(&figures[one], &figures[other])
            })
        })
}

/// Two clusters with other values are one fact only if no article has both, but
/// for what it says itself is the old figure.
fn differ(texts: &Texts, figures: &[Figure], left: &[usize], right: &[usize]) -> bool {
    let text = |member: &usize| texts.blocks[figures[*member].block].text;
    // "Tens of thousands" here, "more than 100,000" there.
    let fits = |one: usize, other: usize| {
        let (one, other) = (&figures[one], &figures[other]);
        one.sentence != other.sentence && one.amount.value >= 1000.0 && compatible(one, other)
    };
    left.len() + right.len() <= LARGEST
        && left.iter().all(|one| right.iter().all(|other| text(one) != text(other) || fits(*one, *other)))
}

/// Returns the figures near one in its block.
fn beside(figures: &[Figure], member: usize) -> impl Iterator<Item = &Figure> {
    let near = member.saturating_sub(COMMON)..figures.len().min(member + COMMON);
    figures[near].iter().filter(move |other| other.block == figures[member].block)
}

/// Returns the members of a fact in order of text, the base's or the commonest
/// value's first one as reference, and the form of each.
pub fn forms(texts: &Texts, figures: &[Figure], members: &mut [usize], base: Option<usize>) -> (usize, Vec<Form>) {
    sort_by_key(members, |&member| member);
    let text = |member: usize| texts.blocks[figures[member].block].text;

    let is_bases = |body: bool| {
        members.iter().position(|&member| {
            let figure = &figures[member];
            Some(text(member)) == base
                && figure.before.is_none()
                && (!body || texts.blocks[figure.block].role == Role::Body)
        })
    };
    let reference = is_bases(true).or_else(|| is_bases(false)).unwrap_or_else(|| {
        let alike = |at: usize| {
            let mut texts: Vec<usize> = members
                .iter()
                .filter(|&&other| equal(&figures[members[at]], &figures[other]))
                .map(|&other| text(other))
                .collect();
            texts.dedup();
            (
                texts.len(),
                figures[members[at]].qualifier.is_none(),
                figures[members[at]].converts.is_none(),
                digits(&figures[members[at]].amount),
            )
        };
        (0..members.len()).fold(0, |best, at| if alike(at) > alike(best) { at } else { best })
    });
    let against = &figures[members[reference]];

    // The reference's own article may say both "1,400" and "about 1,400".
    let hedged = members.iter().any(|&member| {
        text(member) == text(members[reference])
            && figures[member].qualifier.is_some()
            && equal(&figures[member], against)
    });
    let newer: Vec<usize> = members.iter().filter_map(|&member| figures[member].before).collect();
    let forms = members.iter().map(|&member| {
        let mut form = form(against, &figures[member]);
        if form == Form::Rounded && equal(against, &figures[member]) && hedged {
            form = Form::OtherForm;
        }
        // What the article itself calls newer, here or elsewhere.
        let updated =
            newer.iter().any(|&number| equal(&figures[number], &figures[member]) && text(number) == text(member))
                || beside(figures, member).any(|other| other.before.is_some());
        if form == Form::Different && updated { Form::Updated } else { form }
    });
    (reference, forms.collect())
}
