//! Wording: how an article's words for a quotation stand to another's.

use similar::DiffOp;

use super::finding::Form;
use super::quotations::{LONGEST, Quotation, Telling};
use super::texts::{Texts, Word, diff};
use super::utterances::utterances;
use crate::article::Role;

/// From this share of quotations with marks astray on, an article's text has
/// gone through a machine.
const ASTRAY: f32 = 0.3;
/// Above this share of common words, a quotation in other words is the same one
/// altered; below it, it has been said anew, as translators do.
const ALTERED: f32 = 0.6;

/// A machine leaves at least this share of the words as they were.
const SWAPPED: f32 = 0.35;

/// A quoted sentence has at least so many words; fewer are a piece of one.
const SENTENCE: usize = 4;

/// Returns the form of each telling against the words of one article.
pub fn forms(texts: &Texts, astray: &[bool], quotation: &Quotation, reference: usize) -> Vec<Form> {
    let from: Vec<&Telling> = {
        let text = texts.blocks[quotation.tellings[reference].block].text;
        let same = |telling: &&Telling| texts.blocks[telling.block].text == text && !telling.is_indirect;
        let all: Vec<&Telling> = quotation.tellings.iter().filter(same).collect();
        // A headline repeats what the article says in full.
        let body: Vec<&Telling> =
            all.iter().copied().filter(|telling| texts.blocks[telling.block].role == Role::Body).collect();
        if body.is_empty() { all } else { body }
    };
    let model = Model::of(texts, &from);
    let form = |telling: &Telling| {
        if telling.is_indirect {
            return Form::Indirect;
        }

        let text = texts.blocks[telling.block].text;
        let form = model.form(texts, telling, astray[text]);
        // A headline's piece of what its own article quotes in full.
        let headline = texts.blocks[telling.block].role != Role::Body;
        let full =
            |other: &&Telling| texts.blocks[other.block].text == text && texts.blocks[other.block].role == Role::Body;
        let own: Vec<&Telling> = quotation.tellings.iter().filter(full).collect();
        if headline && !own.is_empty() && Model::of(texts, &own).form(texts, telling, false) == Form::Fragment {
            return Form::Fragment;
        }
        form
    };
    quotation.tellings.iter().map(form).collect()
}

/// The words that others are held against.
struct Model {
    terms: Vec<u64>,
    /// For each word whether a sentence begins there, and whether one ends.
    begins: Vec<bool>,
    ends: Vec<bool>,
    /// Whether they are a statement of their own.
    is_whole: bool,
}

impl Model {
    fn of(texts: &Texts, tellings: &[&Telling]) -> Model {
        let mut model = Model {
            terms: Vec::new(),
            begins: Vec::new(),
            ends: Vec::new(),
            is_whole: tellings.iter().any(|telling| telling.is_whole),
        };
        for telling in tellings {
            let words = &texts.texts[texts.blocks[telling.block].text].words;
            let starts =
                |word: &Word| telling.spans.iter().any(|span| span.0 <= word.start && word.start <= span.0 + 3);
            let mut last: Option<usize> = None;
            for &at in telling.words.iter().filter(|&&at| !words[at].is_sign()).take(LONGEST) {
                let begins = last.is_none_or(|last| words[last].sentence != words[at].sentence) || starts(&words[at]);
                if let Some(end) = model.ends.last_mut() {
                    *end |= begins;
                }
                model.terms.push(words[at].term);
                model.begins.push(begins);
                model.ends.push(false);
                last = Some(at);
            }
            if let Some(end) = model.ends.last_mut() {
                *end = true;
            }
        }
        model
    }

    fn form(&self, texts: &Texts, telling: &Telling, astray: bool) -> Form {
        let words = &texts.texts[texts.blocks[telling.block].text].words;
        let own: Vec<u64> = telling
            .words
            .iter()
            .map(|&at| &words[at])
            .filter(|word| !word.is_sign())
            .map(|word| word.term)
            .take(LONGEST)
            .collect();
        // Its words as they run, if they do: "I owe them a bridge" is the second
        // half of a sentence that begins "I owe".
        if let Some(first) = self.terms.windows(own.len().max(1)).position(|window| window == own) {
            let is_head = texts.blocks[telling.block].role != Role::Body;
            let is_full = self.begins[first] && self.ends[first + own.len() - 1];
            return match () {
                // A headline of four words or more that one of the sentences is.
                () if is_head && is_full && self.is_whole && own.len() >= SENTENCE => Form::Same,
                () if !telling.is_whole => Form::Fragment,
                () if is_full => Form::Same,
                () if !self.begins[first] => Form::Fragment,
                () => Form::Shortened,
            };
        }
        // All of the reference's words, and more.
        if telling.is_whole
            && !self.terms.is_empty()
            && own.windows(self.terms.len()).any(|window| window == self.terms)
        {
            return Form::Same;
        }
        let ops = diff(&self.terms, &own);

        let same = |op: &DiffOp| if let DiffOp::Equal { len, .. } = *op { len } else { 0 };
        let kept: usize = ops.iter().map(same).sum();
        let share = kept as f32 / own.len().max(1) as f32;
        if kept < own.len() {
            let length = own.len().min(self.terms.len()) as f32 / own.len().max(self.terms.len()) as f32;
            return match () {
                // Word for word, but other words.
                () if astray && share > SWAPPED && length > 0.7 => Form::Corrupted,
                () if share > ALTERED => Form::Altered,
                () => Form::Translated,
            };
        }

        if telling.is_whole { Form::Shortened } else { Form::Fragment }
    }
}

/// Returns for each text whether its quotation marks are astray so often that it
/// has gone through a machine.
pub fn astray(texts: &Texts) -> Vec<bool> {
    let mut counts = vec![(0u32, 0u32); texts.texts.len()];
    for one in utterances(texts) {
        let count = &mut counts[texts.blocks[one.block].text];
        *count = (count.0 + u32::from(one.astray), count.1 + 1);
    }
    counts.into_iter().map(|(astray, all)| astray >= 2 && astray as f32 >= ASTRAY * all as f32).collect()
}
