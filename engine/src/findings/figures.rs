//! Figures: the numbers, dates, times and amounts of the articles.

use super::amounts::Reader;
use super::finding::{Qualifier, Quantity};
use super::lexicon::Class;
use super::texts::Texts;
use crate::read::tokens::TokenKind;

/// A figure where it stands.
pub struct Figure {
    /// Into [`Texts::blocks`].
    pub block: usize,
    /// Into [`Texts::sentences`].
    pub sentence: usize,
    /// As byte offsets into the article's text, qualifier and unit included.
    pub span: (usize, usize),
    pub amount: Amount,
    pub qualifier: Option<Qualifier>,
    /// The figure it stands in brackets behind, as its conversion.
    pub converts: Option<usize>,
    /// The newer figure of the same sentence that this one is the old one to.
    pub before: Option<usize>,
    /// The terms around it in its sentence with their weights, in order of term.
    pub context: Vec<(u64, f32)>,
}

/// What a figure comes to.
#[derive(Clone, Debug)]
pub struct Amount {
    pub quantity: Quantity,
    /// In the unit's base; a date as year, month and day in digits, the unknown
    /// ones 0; a time in minutes.
    pub value: f64,
    /// The other number of a score.
    pub other: f64,
    pub unit: String,
    /// The terms of the words that say what is counted.
    pub counted: Vec<u64>,
    /// The beginnings of these words: `abst` of abstentions and abstained.
    pub heads: Vec<u64>,
    /// The number as written, signs folded.
    pub written: String,
    /// How large the unit is that it is given in: hours are not days.
    pub scale: f64,
    /// "Dozens", "tens of thousands".
    pub vague: bool,
    /// A word count of the number and all that belongs to it.
    pub length: usize,
}

/// So many words on either side of a figure tell what it is about.
const AROUND: usize = 40;

/// Returns all figures in order of text, then place.
pub fn figures(texts: &Texts) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    for sentence in 0..texts.sentences.len() {
        in_sentence(texts, sentence, &mut figures);
    }
    figures
}

fn in_sentence(texts: &Texts, sentence: usize, figures: &mut Vec<Figure>) {
    let words = texts.words(sentence);
    let block = texts.sentences[sentence].block;
    let text = texts.blocks[block].text;
    let lexicon = texts.lexicon(text);
    let published = texts.texts[text].article.meta.published.as_deref().and_then(|date| date.get(..4)?.parse().ok());
    let first = figures.len();
    let mut places: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let reader = Reader { lexicon, words, at, published };
        let Some(amount) = reader.amount() else {
            at += reader.skipped();
            continue;
        };
        let (start, qualifier) = reader.qualifier();
        let end = at + amount.length;
        let counts_nothing = amount.quantity == Quantity::Count && amount.value <= 1.0;
        at = end;
        if counts_nothing {
            continue;
        }
        let bracketed = start > 0 && words[start - 1].key == "(";
        let converts = figures.len().checked_sub(1).filter(|&last| {
            bracketed
                && last >= first
                && places.last().is_some_and(|&(_, to)| start - to <= 3)
                && figures[last].amount.is_commensurable(&amount)
        });
        let old = start > 0 && lexicon.ending(&words[..start], Class::From).is_some();
        let before = figures
            .len()
            .checked_sub(1)
            .filter(|&last| old && last >= first && figures[last].amount.quantity == amount.quantity);
        places.push((start, end));
        let span = (words[start].start, words[end - 1].end);
        figures.push(Figure { block, sentence, span, amount, qualifier, converts, before, context: Vec::new() });
    }
    for (figure, &(from, to)) in figures[first..].iter_mut().zip(&places) {
        let near = from.saturating_sub(AROUND)..words.len().min(to + AROUND);
        let around = near
            .map(|at| (at, &words[at]))
            .filter(|(at, word)| !(from..to).contains(at) && word.is_content() && word.kind == TokenKind::Word);
        let mut context: Vec<(u64, f32)> = around
            .map(|(at, word)| {
                let away = if at < from { from - at } else { at + 1 - to };
                (word.term, texts.rarity(word.term) * if away <= 5 { 1.0 } else { 0.4 })
            })
            .collect();
        crate::sort::sort_by(&mut context, |a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        context.dedup_by_key(|(term, _)| *term);
        figure.context = context;
    }
}

impl Amount {
    /// Says whether one might be the other's conversion.
    fn is_commensurable(&self, other: &Amount) -> bool {
        let money =
            |amount: &Amount| matches!(amount.quantity, Quantity::Money | Quantity::Count) && amount.value >= 1000.0;
        self.quantity == other.quantity && !matches!(self.quantity, Quantity::Count | Quantity::Age | Quantity::Date)
            || money(self) && money(other)
    }
}
