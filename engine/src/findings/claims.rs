//! Claims: statements that articles deny, hedge or source otherwise than others.
//!
//! Only sentences that surely answer each other are held side by side, and only
//! what stands alone in their difference is called one: "did not do" against
//! "did do", but not "nobody was hurt" against "all were unhurt".

use similar::DiffOp;

use super::clusters::Clusters;
use super::finding::{FindingKind, Form};
use super::lexicon::{Class, Lexicon};
use super::texts::{Texts, Word, diff};
use crate::article::Role;
use crate::sort::sort_by;

/// A range of bytes in an article's text.
type Span = (usize, usize);

/// A statement with what articles make of it.
pub struct Claim {
    pub kind: FindingKind,
    /// One sentence an article: its number, the words that make the difference
    /// (the whole sentence where it lacks them), and whether it has them.
    pub tellings: Vec<(usize, (usize, usize), bool)>,
    /// The place of the reference among them.
    pub reference: usize,
    /// Where all have such words, but other ones.
    pub forms: Vec<Form>,
}

/// Sentences belong side by side from this strength of their link on.
const SURE: f32 = 0.65;
/// And only if this share of the shorter one's telling words is in the other.
const SHARED: f32 = 0.55;

/// And this share where the one names a source for it and the other none.
const STATED: f32 = 0.7;

/// A part of a sentence that was split answers it at least this surely.
const PART: f32 = 0.5;

/// Sentences longer than this are left alone.
const LONGEST: usize = 300;

/// Returns all claims that differ.
pub fn claims(texts: &Texts, base: Option<usize>) -> Vec<Claim> {
    let mut claims = Vec::new();
    for group in groups(texts) {
        let text = |sentence: usize| texts.text_of(sentence);
        let of_base = group.iter().position(|&sentence| Some(text(sentence)) == base);
        negation(texts, &group, of_base, &mut claims);
        certainty(texts, &group, of_base, &mut claims);
        attribution(texts, &group, of_base, &mut claims);
    }
    claims
}

/// Gathers sentences of different articles that surely say the same.
fn groups(texts: &Texts) -> Vec<Vec<usize>> {
    let mut pairs: Vec<(usize, usize, f32)> = Vec::new();
    for (left, sentence) in texts.sentences.iter().enumerate() {
        if texts.blocks[sentence.block].role != Role::Body {
            continue;
        }
        let sure = sentence.answers.iter().filter(|(right, strength)| left < *right && *strength >= SURE);
        pairs.extend(sure.map(|&(right, strength)| (left, right, strength)));
    }
    sort_by(&mut pairs, |a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
    let mut clusters = Clusters::new(texts.sentences.len());
    for (left, right, _) in pairs {
        clusters.join(left, right, |lefts, rights| {
            lefts.len() * rights.len() <= 2_500
                && lefts.iter().all(|&one| rights.iter().all(|&other| texts.text_of(one) != texts.text_of(other)))
        });
    }
    clusters.groups().into_iter().filter(|group| group.len() > 1).collect()
}

/// Returns the share of the shorter sentence's telling words that the other has.
fn shared(left: &[Word], right: &[Word]) -> f32 {
    let terms = |words: &[Word]| {
        let mut terms: Vec<u64> = words.iter().filter(|word| word.is_content()).map(|word| word.term).collect();
        terms.sort_unstable();
        terms.dedup();
        terms
    };
    let (left, right) = (terms(left), terms(right));
    let both = left.iter().filter(|term| right.binary_search(term).is_ok()).count();
    both as f32 / left.len().min(right.len()).max(1) as f32
}

/// A negation that stands alone in the difference of two sentences.
fn negation(texts: &Texts, group: &[usize], base: Option<usize>, claims: &mut Vec<Claim>) {
    let denies = |sentence: usize| {
        let lexicon = texts.lexicon(texts.text_of(sentence));
        let words = texts.words(sentence);
        (0..words.len()).filter(|&at| denies_at(lexicon, words, at)).count()
    };
    let counts: Vec<usize> = group.iter().map(|&sentence| denies(sentence)).collect();
    if counts.iter().all(|count| *count == counts[0]) {
        return;
    }
    let reference = base.unwrap_or_else(|| commonest(&counts));
    let mut tellings = Vec::new();
    let mut lost = None;
    for (place, &sentence) in group.iter().enumerate().filter(|(place, _)| *place != reference) {
        let (from, to) = (group[reference], sentence);
        if let Some((left, right, has)) = alone(texts, from, to) {
            lost.get_or_insert((left, !has));
            tellings.push((to, right, has));
        } else if counts[place] == counts[reference] {
            continue;
        }
    }
    if let Some((span, has)) = lost {
        tellings.insert(0, (group[reference], span, has));
        // Those that say the same as the reference are held against who doesn't.
        let other = tellings[1].0;
        let alike = (0..group.len()).filter(|&at| at != reference && counts[at] == counts[reference]);
        let alike: Vec<_> =
            alike.filter_map(|at| alone(texts, group[at], other).map(|found| (group[at], found.0, has))).collect();
        tellings.extend(alike);
        let forms = forms_of(&tellings);
        claims.push(Claim { kind: FindingKind::Negation, tellings, reference: 0, forms });
    }
}

fn forms_of(tellings: &[(usize, (usize, usize), bool)]) -> Vec<Form> {
    let reference = tellings.first().is_some_and(|telling| telling.2);
    let form = |has: bool| match (reference, has) {
        (true, false) => Form::Without,
        (false, true) => Form::With,
        _ => Form::Same,
    };
    tellings.iter().map(|telling| form(telling.2)).collect()
}

fn denies_at(lexicon: &Lexicon, words: &[Word], at: usize) -> bool {
    // "whether or not" denies nothing.
    let or_not =
        at.checked_sub(1).is_some_and(|before| matches!(words[before].key.as_str(), "or" | "oder" | "ou" | "o"));
    !or_not && lexicon.has(&words[at..], Class::Negation) || words[at].key.ends_with("n't")
}

/// Returns where two sentences differ by a negation alone: the words on both
/// sides, with their neighbours, and whether the second has it.
fn alone(texts: &Texts, left: usize, right: usize) -> Option<(Span, Span, bool)> {
    let (lefts, rights) = (texts.words(left), texts.words(right));
    if lefts.len().max(rights.len()) > LONGEST {
        return None;
    }
    let spoken = |words: &[Word]| -> Vec<usize> { (0..words.len()).filter(|&at| !words[at].is_sign()).collect() };
    let (from, to) = (spoken(lefts), spoken(rights));
    let terms = |words: &[Word], places: &[usize]| places.iter().map(|&at| words[at].term).collect::<Vec<u64>>();
    let ops = diff(&terms(lefts, &from), &terms(rights, &to));
    let kept: usize = ops.iter().map(|op| if let DiffOp::Equal { len, .. } = *op { len } else { 0 }).sum();
    if kept * 2 < from.len().min(to.len()) {
        return None;
    }
    let denies = |texts_words: &[Word], lexicon: &Lexicon, places: &[usize]| {
        places.iter().filter(|&&at| denies_at(lexicon, texts_words, at)).count()
    };
    let (of_left, of_right) = (texts.lexicon(texts.text_of(left)), texts.lexicon(texts.text_of(right)));
    for (number, op) in ops.iter().enumerate() {
        let (old, new) = (op.old_range(), op.new_range());
        if matches!(op, DiffOp::Equal { .. }) || old.len() > 2 || new.len() > 2 {
            continue;
        }
        let (here, there) = (denies(lefts, of_left, &from[old.clone()]), denies(rights, of_right, &to[new.clone()]));
        if (here > 0) == (there > 0) || here + there != 1 {
            continue;
        }
        // Both neighbours are kept, and the other words of the change are few.
        let kept = |at: Option<usize>| {
            at.and_then(|at| ops.get(at)).is_some_and(|op| matches!(op, DiffOp::Equal { len, .. } if *len >= 1))
        };
        if !kept(number.checked_sub(1)) || !kept(Some(number + 1)) || old.len() + new.len() > 3 {
            continue;
        }
        let around = |words: &[Word], places: &[usize], range: std::ops::Range<usize>| {
            let (first, last) = (places[range.start.saturating_sub(2)], places[(range.end + 1).min(places.len() - 1)]);
            (words[first].start, words[last].end)
        };
        return Some((around(lefts, &from, old), around(rights, &to, new), there > 0));
    }
    None
}

/// Returns the place of the commonest number, of equally common ones the largest.
fn commonest(counts: &[usize]) -> usize {
    let often = |count: usize| counts.iter().filter(|other| **other == count).count();
    (0..counts.len()).fold(0, |best, at| {
        if (often(counts[at]), counts[at]) > (often(counts[best]), counts[best]) { at } else { best }
    })
}

/// Words that make a statement less sure, in some of the sentences only.
fn certainty(texts: &Texts, group: &[usize], base: Option<usize>, claims: &mut Vec<Claim>) {
    let hedge = |sentence: usize| {
        let words = texts.words(sentence);
        let lexicon = texts.lexicon(texts.text_of(sentence));
        let at = (0..words.len()).find(|&at| !words[at].capital && lexicon.has(&words[at..], Class::Hedge))?;
        Some((words[at].start, words[at].end))
    };
    let found: Vec<Option<(usize, usize)>> = group.iter().map(|&sentence| hedge(sentence)).collect();

    // What is hedged has to be there on both sides: "appears to have been filed",
    // "was filed".
    let hedged = |of: usize, other: usize| {
        let (words, others) = (texts.words(of), texts.words(other));
        let after = words.iter().skip_while(|word| hedge(of).is_some_and(|span| word.start <= span.0));
        let next = after.filter(|word| word.is_content()).take(1);
        next.into_iter().any(|word| others.iter().any(|other| other.term == word.term))
    };
    let agree = |reference: usize, other: usize| match (hedge(reference).is_some(), hedge(other).is_some()) {
        (true, false) => hedged(reference, other),
        (false, true) => hedged(other, reference),
        _ => true,
    };
    presence(texts, group, &found, base, FindingKind::Certainty, &agree, claims);
}

/// Who a statement is from, in some of the sentences only, or other ones.
fn attribution(texts: &Texts, group: &[usize], base: Option<usize>, claims: &mut Vec<Claim>) {
    let found: Vec<Option<(usize, usize)>> = group.iter().map(|&sentence| source(texts, sentence)).collect();
    // Told right before or after, or in quotation marks, it need not be repeated.

    let is_told = |sentence: usize| {
        // Of a sentence that was split, the other part may say it.
        let sourced = group.iter().zip(&found).filter(|(_, found)| found.is_some());
        let parts = sourced.clone().flat_map(|(&other, _)| &texts.sentences[other].answers);
        let own = texts.text_of(sentence);
        if parts.into_iter().any(|&(part, strength)| {
            part != sentence && strength >= PART && texts.text_of(part) == own && source(texts, part).is_some()
        }) {
            return true;
        }
        let block = &texts.blocks[texts.sentences[sentence].block];
        let near = sentence.saturating_sub(3).max(block.sentences.start)..(sentence + 4).min(block.sentences.end);
        let marked = |other: usize| texts.words(other).iter().any(|word| word.key == "\"");
        // A broadcaster has a paragraph for each sentence: the bank cut its rate. It
        // said that more depends on wages.
        let names: Vec<u64> = sourced.clone().flat_map(|(&other, found)| inside(texts, other, *found)).collect();
        let beside = [sentence.wrapping_sub(1), sentence + 1];
        let beside = beside.into_iter().filter(|&at| at < texts.sentences.len() && texts.text_of(at) == own);
        let goes_on = |other: usize| {
            let found = source(texts, other);
            let lexicon = texts.lexicon(own);
            let pronoun = found.is_some_and(|span| {
                let words = texts.words(other);
                let first = words.iter().position(|word| word.start == span.0);
                first.is_some_and(|first| lexicon.has(&words[first..], Class::Pronoun))
            });
            pronoun || inside(texts, other, found).iter().any(|term| names.contains(term))
        };
        near.clone().any(|other| other != sentence && source(texts, other).is_some())
            || near.into_iter().any(marked)
            || beside.into_iter().any(goes_on)
    };
    let keep: Vec<usize> = (0..group.len()).filter(|&at| found[at].is_some() || !is_told(group[at])).collect();
    let kept: Vec<usize> = keep.iter().map(|&at| group[at]).collect();
    let spans: Vec<Option<(usize, usize)>> = keep.iter().map(|&at| found[at]).collect();
    let base = base.and_then(|base| keep.iter().position(|&at| at == base));

    presence(
        texts,
        &kept,
        &spans,
        base,
        FindingKind::Attribution,
        &|reference, other| {
            let is_stated = shared(texts.words(reference), texts.words(other)) >= STATED;
            is_stated && (is_dropped(texts, reference, other) || is_dropped(texts, other, reference))
        },
        claims,
    );
    // "according to port authority figures", "according to the ministry"
    let according: Vec<(usize, (usize, usize))> = kept
        .iter()
        .zip(&spans)
        .filter_map(|(&sentence, span)| Some((sentence, (*span)?)))
        .filter(|&(sentence, span)| {
            let words = texts.words(sentence);
            let at = words.iter().position(|word| word.start == span.0).unwrap_or(0);
            texts.lexicon(texts.text_of(sentence)).has(&words[at..], Class::Source)
        })
        .collect();
    let Some(&(first, span)) = according
        .iter()
        .find(|(sentence, _)| Some(texts.text_of(*sentence)) == base.map(|at| texts.text_of(kept[at])))
        .or(according.first())
    else {
        return;
    };
    let reference = inside(texts, first, Some(span));
    let others = according.iter().filter(|(sentence, _)| *sentence != first && !reference.is_empty());
    let mut tellings = vec![(first, span, true)];
    let mut forms = vec![Form::Same];
    for &(sentence, span) in others {
        let is_same = inside(texts, sentence, Some(span)).iter().any(|term| reference.contains(term));
        tellings.push((sentence, span, true));
        forms.push(if is_same { Form::Same } else { Form::Different });
    }
    if forms.contains(&Form::Different) {
        claims.push(Claim { kind: FindingKind::Attribution, tellings, reference: 0, forms });
    }
}

/// Says whether one sentence names a source of which the other's block has nothing.
/// "It said" names none; and where "the union said it fears" is "the union
/// fears", the source is still there.
fn is_dropped(texts: &Texts, from: usize, to: usize) -> bool {
    let lexicon = texts.lexicon(texts.text_of(from));
    let words = texts.words(from);
    let Some(span) = source(texts, from).filter(|_| source(texts, to).is_none()) else { return false };
    let is_word = |&at: &usize| {
        let is_inside = span.0 <= words[at].start && words[at].end <= span.1;
        // "report" has the stem of a common word, and is none.
        let tells = words[at].is_content() || words[at].key.chars().count() > 5;
        let says = lexicon.has(&words[at..], Class::Speech) || lexicon.has(&words[at..], Class::Source);
        is_inside && tells && !says
    };
    let other = texts.block_words(texts.sentences[to].block);
    let mut named = (0..words.len()).filter(is_word).map(|at| words[at].term).peekable();
    named.peek().is_some() && named.all(|term| other.iter().all(|word| word.term != term))
}

/// Returns the terms of the telling words in a span of a sentence.
fn inside(texts: &Texts, sentence: usize, span: Option<(usize, usize)>) -> Vec<u64> {
    let Some(span) = span else { return Vec::new() };
    let words = texts.words(sentence).iter();
    let words = words.filter(|word| span.0 <= word.start && word.end <= span.1 && word.is_content());
    words.map(|word| word.term).collect()
}

/// Returns the words by which a sentence says who it is from, outside of
/// quotation marks: "the report said", "according to the ministry".
fn source(texts: &Texts, sentence: usize) -> Option<(usize, usize)> {
    let words = texts.words(sentence);
    let lexicon = texts.lexicon(texts.text_of(sentence));
    for at in 0..words.len() {
        if let Some((count, _)) = lexicon.phrase(&words[at..], Class::Source) {
            let ends = |word: &Word| matches!(word.key.as_str(), "," | "." | ";" | "(" | ")");
            let end = (at + count..words.len()).find(|&end| ends(&words[end])).unwrap_or(words.len());
            return Some((words[at].start, words[end.max(at + 1) - 1].end));
        }
    }

    // "never to admit Ukraine" says nothing of who says so.
    // Nor does a letter that was "never answered".
    let told = |at: usize| {
        let before = at.checked_sub(1).map(|before| &words[before..]);
        before.is_none_or(|before| {
            !matches!(before[0].key.as_str(), "to" | "zu" | "a" | "de") && !lexicon.has(before, Class::Negation)
        })
    };
    let stops = |word: &Word| word.is_sign() && word.key != "-" && word.key != "'";
    // "…, which shipowners say they will fight": a clause's source is not the
    // sentence's.
    let relative = |at: usize| {
        let clause = (0..at).rev().take_while(|&at| !stops(&words[at])).last();
        clause.is_some_and(|first| matches!(words[first].key.as_str(), "which" | "who" | "whose" | "whom"))
    };
    let speaks = |at: usize| !words[at].capital && told(at) && lexicon.has(&words[at..], Class::Speech);
    let at = (0..words.len()).find(|&at| speaks(at) && !relative(at))?;
    // Danuta Weir, a spokeswoman for the authority, said
    let comma = at.checked_sub(1).filter(|&before| words[before].key == ",");
    let name = comma.and_then(|comma| (comma.saturating_sub(10)..comma).rev().find(|&at| words[at].key == ","));
    if let Some(name) = name {
        let begin = (name.saturating_sub(4)..name).rev().take_while(|&at| words[at].capital).last();
        if let Some(begin) = begin {
            return Some((words[begin].start, words[at].end));
        }
    }
    let begin = (at.saturating_sub(7)..at).rev().take_while(|&at| !stops(&words[at])).last().unwrap_or(at);
    let end = if begin == at {
        (at + 1..words.len().min(at + 6)).take_while(|&at| !stops(&words[at])).last().unwrap_or(at)
    } else {
        at
    };
    Some((words[begin].start, words[end].end))
}

/// Adds a claim where some sentences have words of a kind and others none.
fn presence(
    texts: &Texts,
    group: &[usize],
    found: &[Option<(usize, usize)>],
    base: Option<usize>,
    kind: FindingKind,
    agree: &dyn Fn(usize, usize) -> bool,
    claims: &mut Vec<Claim>,
) {
    let having = found.iter().filter(|found| found.is_some()).count();
    if having == 0 || having == group.len() {
        return;
    }
    let counts: Vec<usize> = found.iter().map(|found| usize::from(found.is_some())).collect();
    let reference = base.unwrap_or_else(|| commonest(&counts));
    let whole = |sentence: usize| {
        let words = texts.words(sentence);
        let first = words.first().map_or(0, |word| word.start);
        (first, words.last().map_or(first, |word| word.end))
    };
    let telling = |at: usize| (group[at], found[at].unwrap_or_else(|| whole(group[at])), found[at].is_some());
    let mut tellings = vec![telling(reference)];
    let against = texts.words(group[reference]);
    // Who agrees with the reference in this proves nothing, so a sure link is enough.
    let alike = (0..group.len()).filter(|&at| {
        let agrees = counts[at] == counts[reference]
            || shared(against, texts.words(group[at])) >= SHARED && agree(group[reference], group[at]);
        at != reference && agrees
    });
    tellings.extend(alike.map(telling));
    let forms = forms_of(&tellings);
    if forms.iter().any(|form| *form != Form::Same) {
        claims.push(Claim { kind, tellings, reference: 0, forms });
    }
}
