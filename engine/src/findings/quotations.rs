//! Quotations: the same thing said, gathered from all articles.

use rustc_hash::FxHashMap;

use super::clusters::Clusters;
use super::lexicon::Class;
use super::speakers::same_name;
use super::texts::Texts;
use super::utterances::{Utterance, utterances};
use crate::sort::{sort_by, sort_by_key};

/// A thing said, with all that articles have of it.
pub struct Quotation {
    pub tellings: Vec<Telling>,
    pub speaker: Option<(usize, (usize, usize))>,
}

impl Quotation {
    /// Says whether two articles name people with different last names as who said
    /// it.
    pub fn has_other_speaker(&self, texts: &Texts) -> bool {
        let names = self.tellings.iter().filter_map(|telling| {
            let text = &texts.texts[texts.blocks[telling.block].text];
            let (start, end) = telling.speaker?;
            let words = text.words.iter().skip_while(|word| word.start < start).take_while(|word| word.end <= end);
            words.filter(|word| word.capital && !word.function).last().map(|word| word.key.trim_end_matches("'s"))
        });
        let names: Vec<&str> = names.collect();
        names.iter().any(|name| !same_name(name, names[0]))
    }
}

/// One article's words for it, in one block.
pub struct Telling {
    pub block: usize,
    pub spans: Vec<(usize, usize)>,
    pub speaker: Option<(usize, usize)>,
    pub verb: Option<(usize, usize)>,
    /// Places in its text's words.
    pub words: Vec<usize>,
    pub is_whole: bool,
    pub is_indirect: bool,
}

/// Two utterances belong together from this likeness on: below it they share
/// a name or a turn of phrase.
const LEAST: f32 = 0.6;
/// Below this likeness they do only if neither has a better partner.
const SURE: f32 = 0.85;
/// A word in more utterances than this does not bring any together.
const COMMON: usize = 200;

/// Sentences and quotations are read so far: nobody speaks longer ones.
pub const LONGEST: usize = 600;

/// Returns all quotations.
pub fn quotations(texts: &Texts) -> Vec<Quotation> {
    let utterances = utterances(texts);
    let mut pairs = alike(texts, &utterances);
    sort_by(&mut pairs, |a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
    let mut clusters = Clusters::new(utterances.len());
    for &(left, right, _) in &pairs {
        let agree = |left: &[usize], right: &[usize]| {
            let name = |members: &[usize]| {
                members
                    .iter()
                    .map(|&member| &utterances[member])
                    .find(|one| one.said.named && one.is_person)
                    .map(|one| one.said.name.clone())
            };
            match (name(left), name(right)) {
                (Some(left), Some(right)) => same_name(&left, &right),
                _ => true,
            }
        };
        clusters.join(left, right, agree);
    }

    // The sentences that have words in quotation marks.
    let mut quoted: Vec<usize> = utterances.iter().flat_map(|one| [one.sentences.0, one.sentences.1]).collect();
    quoted.sort_unstable();
    let mut quotations: Vec<Quotation> = Vec::new();
    for members in clusters.groups() {
        let mut tellings: Vec<Telling> = Vec::new();
        for &member in &members {
            let one = &utterances[member];
            match tellings.last_mut() {
                Some(last) if last.block == one.block => {
                    last.spans.extend(&one.spans);
                    last.words.extend(&one.words);
                    last.is_whole |= one.is_whole;
                    last.speaker = last.speaker.or(one.said.speaker);
                    last.verb = last.verb.or(one.said.verb);
                }
                _ => tellings.push(Telling {
                    block: one.block,
                    spans: one.spans.clone(),
                    speaker: one.said.speaker,
                    verb: one.said.verb,
                    words: one.words.clone(),
                    is_whole: one.is_whole,
                    is_indirect: false,
                }),
            }
        }

        indirect(texts, &utterances, &quoted, &members, &mut tellings);
        let named = members.iter().map(|&member| &utterances[member]).filter(|one| one.said.named);
        let longest = named.filter_map(|one| Some((texts.blocks[one.block].text, one.said.speaker?))).fold(
            None,
            |best: Option<(usize, (usize, usize))>, (text, span)| match best {
                Some((_, kept)) if kept.1 - kept.0 >= span.1 - span.0 => best,
                _ => Some((text, span)),
            },
        );
        quotations.push(Quotation { tellings, speaker: longest });
    }
    quotations
}

/// Returns every two utterances that are alike, and how much.
fn alike(texts: &Texts, utterances: &[Utterance]) -> Vec<(usize, usize, f32)> {
    let mut of_term: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    let mut of_sentence: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (number, one) in utterances.iter().enumerate() {
        one.terms.iter().for_each(|term| of_term.entry(*term).or_default().push(number));
        (one.sentences.0..=one.sentences.1).for_each(|sentence| of_sentence.entry(sentence).or_default().push(number));
    }
    let mut pairs: Vec<(usize, usize, f32)> = Vec::new();
    for (number, one) in utterances.iter().enumerate() {
        let mut others: Vec<usize> = Vec::new();
        let shared = one.terms.iter().filter_map(|term| of_term.get(term)).filter(|list| list.len() <= COMMON);
        others.extend(shared.flatten());
        for sentence in one.sentences.0..=one.sentences.1 {
            let linked = texts.sentences[sentence].answers.iter().filter_map(|(other, _)| of_sentence.get(other));
            others.extend(linked.flatten().take(COMMON));
        }
        others.sort_unstable();
        others.dedup();
        let scored = others.into_iter().filter(|&other| other != number);
        let scored = scored.map(|other| (number, other, likeness(texts, one, &utterances[other])));
        pairs.extend(scored.filter(|(_, _, likeness)| *likeness >= LEAST));
    }
    // Of those that are not sure, only the best for either.
    let mut best: FxHashMap<(usize, usize), f32> = FxHashMap::default();
    let text = |number: usize| texts.blocks[utterances[number].block].text;
    for &(left, right, likeness) in &pairs {
        let entry = best.entry((left, text(right))).or_default();
        *entry = entry.max(likeness);
    }
    pairs.retain(|&(left, right, likeness)| {
        let is_best = |from: usize, to: usize| best.get(&(from, text(to))).is_none_or(|best| *best <= likeness);
        left < right && (likeness >= SURE || is_best(left, right) && is_best(right, left))
    });
    pairs
}

/// Returns how surely two utterances are the same thing said, 0 to about 2.
fn likeness(texts: &Texts, left: &Utterance, right: &Utterance) -> f32 {
    let (text, other) = (texts.blocks[left.block].text, texts.blocks[right.block].text);
    let same_text = text == other;
    let heavy = |terms: &[u64]| terms.iter().map(|term| texts.rarity(*term)).sum::<f32>();
    let shared: Vec<u64> = left.terms.iter().copied().filter(|term| right.terms.binary_search(term).is_ok()).collect();
    let (all_left, all_right) = (heavy(&left.terms), heavy(&right.terms));
    let least = all_left.min(all_right);
    let overlap = if least > 0.0 { heavy(&shared) / least } else { 0.0 };
    let sentence = linked_sentences(texts, left, right);
    let block = texts.answering_blocks(left.block, right.block);
    let row = texts.blocks[left.block].passage == texts.blocks[right.block].passage;
    let (names, known) =
        (same_name(&left.said.name, &right.said.name), !left.said.name.is_empty() && !right.said.name.is_empty());

    if known && !names && left.said.named && right.said.named && left.is_person && right.is_person {
        return 0.0;
    }
    if same_text {
        // A headline and the paragraph it is taken from, or a repeated quotation.
        return if overlap > 0.9 && (shared.len() >= 2 || least >= all_left.max(all_right)) { overlap } else { 0.0 };
    }
    let wholes = (left.is_whole, right.is_whole);
    if wholes.0 != wholes.1 && overlap < 0.55 {
        return 0.0; // A piece has to be a piece of the whole.
    }
    if wholes == (false, false) && overlap < 0.3 {
        // "grinding or knocking", «scraping or beating»: only what stands around
        // them can tell.
        let around = around(texts, left, right);

        let (short, long) = (left.words.len().min(right.words.len()), left.words.len().max(right.words.len()));
        return if sentence >= 0.4 && around >= 0.2 && short * 2 >= long { LEAST + around * 0.2 } else { 0.0 };
    }
    let speaker = if known && names {
        0.25
    } else if known {
        -0.15
    } else {
        0.0
    };
    let linked = sentence.max(block * 0.6).max(if row { 0.3 } else { 0.0 });
    // One word in common proves little unless the sentences answer each other.
    let proof = if shared.len() >= 2 || linked > 0.0 { 1.0 } else { 0.45 };
    let shape = if left.is_whole == right.is_whole { 0.1 } else { 0.0 };
    overlap * proof + linked * 0.5 + speaker + shape
}

/// Returns how much of the telling words around two utterances is the same, as a
/// share of the shorter sentence's.
fn around(texts: &Texts, left: &Utterance, right: &Utterance) -> f32 {
    let heavy = |terms: &mut dyn Iterator<Item = &u64>| terms.map(|term| texts.rarity(*term)).sum::<f32>();
    let shared = heavy(&mut left.around.iter().filter(|term| right.around.binary_search(term).is_ok()));
    let least = heavy(&mut left.around.iter()).min(heavy(&mut right.around.iter()));
    if least > 0.0 { shared / least } else { 0.0 }
}

/// Returns how surely any two sentences of two utterances answer each other.
fn linked_sentences(texts: &Texts, left: &Utterance, right: &Utterance) -> f32 {
    let all = left.sentences.0..=left.sentences.1;
    let answers = all.flat_map(|sentence| &texts.sentences[sentence].answers);
    let inside = answers.filter(|(other, _)| (right.sentences.0..=right.sentences.1).contains(other));
    inside.map(|(_, strength)| *strength).fold(0.0, f32::max)
}

/// Adds the sentences that tell in their own words what others quote.
fn indirect(texts: &Texts, utterances: &[Utterance], quoted: &[usize], members: &[usize], tellings: &mut Vec<Telling>) {
    let has: Vec<usize> = tellings.iter().map(|telling| texts.blocks[telling.block].text).collect();

    // Whoever any article names as the speaker.
    let speakers: Vec<&str> = members
        .iter()
        .map(|&member| &utterances[member])
        .filter(|one| one.is_person)
        .map(|one| one.said.name.as_str())
        .collect();
    let mut best: FxHashMap<usize, (f32, usize)> = FxHashMap::default();
    for &member in members {
        let one = &utterances[member];
        // A name or figure in common is not yet the same thing said.
        let weight: f32 = one.plain.iter().map(|term| texts.rarity(*term)).sum();
        for sentence in one.sentences.0..=one.sentences.1 {
            for &(other, strength) in &texts.sentences[sentence].answers {
                let text = texts.text_of(other);

                if has.contains(&text) || quoted.binary_search(&other).is_ok() || texts.words(other).len() > LONGEST {
                    continue;
                }
                let words = texts.words(other);
                let shared = one.plain.iter().filter(|term| words.iter().any(|word| word.term == **term));
                let overlap = shared.map(|term| texts.rarity(*term)).sum::<f32>() / weight.max(f32::MIN_POSITIVE);
                let names =
                    words.iter().any(|word| word.capital && speakers.iter().any(|name| same_name(&word.key, name)));
                let lexicon = texts.lexicon(text);
                let told = names && (0..words.len()).any(|at| lexicon.has(&words[at..], Class::Speech));
                let is_told = match one.is_whole {
                    true => overlap >= 0.35 || told && strength >= 0.5,
                    false => overlap >= 0.5 || told && overlap >= 0.25,
                };
                if is_told && strength >= 0.3 {
                    let score = (overlap + if told { 0.4 } else { 0.0 }) * (0.5 + strength);
                    let entry = best.entry(text).or_insert((0.0, other));
                    if score > entry.0 || score == entry.0 && other < entry.1 {
                        *entry = (score, other);
                    }
                }
            }
        }
    }
    let mut found: Vec<usize> = best.into_values().map(|(_, sentence)| sentence).collect();
    found.sort_unstable();
    for sentence in found {
        let words = texts.words(sentence);
        let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
        let block = texts.sentences[sentence].block;
        let lexicon = texts.lexicon(texts.blocks[block].text);
        let verb = (0..words.len()).find(|&at| lexicon.has(&words[at..], Class::Speech));
        tellings.push(Telling {
            block,
            spans: vec![(first.start, last.end)],
            speaker: None,
            verb: verb.map(|at| (words[at].start, words[at].end)),
            words: texts.sentences[sentence].words.clone().collect(),
            is_whole: false,
            is_indirect: true,
        });
    }
    sort_by_key(tellings, |telling| telling.block);
}
