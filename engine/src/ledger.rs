//! The ledger: how much of the wire each outlet ran, how much it wrote itself,
//! and whether it says so.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use crate::collation::Collation;
pub use crate::credits::{Credit, CreditKind};
use crate::credits::{credits, names};
use crate::findings::Elsewhere;
use crate::findings::texts::{Texts, Word};
use crate::id::ArticleId;
use crate::shares::{Shares, reference, spoken, standings};
use crate::sort::sort_by_key;

/// An outlet with at least this share of its words from the wire, in any form,
/// is wholly derived: it adds no more than a sentence of its own here and there.
const WHOLLY: f32 = 0.8;
/// One with less than this share is not derived: so much is alike where two
/// people report one event, …
const PARTIALLY: f32 = 0.15;
/// … and nor is one with less than this share in the wire's very words, if it
/// names no agency: quotations and names are the same wherever they come from.
const UNCHANGED: f32 = 0.05;
/// So many words that speak for a take are shown.
const MOST_SHOWN: usize = 8;

/// What each outlet did with the wire.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ledger {
    /// The wire: the base, else the article that most of the others' words answer.
    pub wire: ArticleId,
    /// Where the wire itself says that it used another one; nowhere if empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub credits: Vec<Credit>,
    /// All other articles, in the story's order.
    pub accounts: Vec<Account>,
}

/// What one outlet did with the wire.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Account {
    pub article: ArticleId,
    /// Its words against the wire; what is alone is its own.
    pub own: Shares,
    /// The wire's words against it; what is alone it left out.
    pub wire: Shares,
    pub derived: Derived,
    /// Where it says that it used an agency or another outlet; nowhere if empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub credits: Vec<Credit>,
    /// Of several takes of the wire, the one whose words it shares most; absent
    /// where nothing tells them apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub take: Option<Take>,
}

/// How far an article goes back to the wire, in the words of the METER corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Derived {
    /// At least 80 % of its words are the wire's or stand for the wire's.
    Wholly,
    /// At least 15 %, and 5 % in the same words, house style apart; where it
    /// names the wire, 15 % in any words.
    Partially,
    /// Less: what is alike may come from the event and not from the wire.
    Non,
}

/// The take of the wire that an outlet most likely worked from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Take {
    pub article: ArticleId,
    /// How many words and figures the outlet has which no other take has.
    pub words: usize,
    /// As many of the next best take.
    pub next: usize,
    /// The first of them, as the outlet has them.
    pub evidence: Vec<Elsewhere>,
}

/// Returns the ledger of a collation, or nothing where no two articles can be
/// compared.
///
/// The order of the articles changes nothing but their letters.
pub fn ledger(collation: &Collation) -> Option<Ledger> {
    let texts = Texts::read(collation);
    let wire = reference(&texts, collation.base).filter(|_| texts.texts.len() > 1)?;
    let names = names(texts.texts[wire].article);
    let takes = takes(&texts);
    let account = |text: usize| {
        let article = texts.texts[text].article;
        let [own, kept] = standings(&texts, collation, text, wire);
        let own = Shares::of(spoken(&texts, text, &own));
        let credits = credits(article, &names);
        Account {
            article: article.id,
            own,
            wire: Shares::of(spoken(&texts, wire, &kept)),
            derived: derived(&own, credits.iter().any(|credit| credit.named)),
            credits,
            take: if takes.contains(&text) { None } else { take(&texts, &takes, text) },
        }
    };
    let mut accounts: Vec<Account> = (0..texts.texts.len()).filter(|&text| text != wire).map(account).collect();
    sort_by_key(&mut accounts, |account| account.article);
    let mut own = credits(texts.texts[wire].article, &names);
    own.retain(|credit| !credit.named);
    Some(Ledger { wire: texts.texts[wire].article.id, credits: own, accounts })
}

fn derived(own: &Shares, is_credited: bool) -> Derived {
    let from_wire = own.share(own.words - own.alone);
    let is_unchanged = own.share(own.verbatim + own.style) >= UNCHANGED;
    if from_wire < PARTIALLY || !(is_unchanged || is_credited) {
        Derived::Non
    } else if from_wire < WHOLLY {
        Derived::Partially
    } else {
        Derived::Wholly
    }
}

/// Returns the texts of agencies, if there are several.
fn takes(texts: &Texts) -> Vec<usize> {
    let is_take = |&text: &usize| {
        texts.texts[text].article.meta.kind.as_deref().is_some_and(|kind| kind.eq_ignore_ascii_case("agency"))
    };
    let takes: Vec<usize> = (0..texts.texts.len()).filter(is_take).collect();
    if takes.len() > 1 { takes } else { Vec::new() }
}

/// Returns the take that a text shares most with of what only one take has:
/// words and figures in sentences that answer each other.
fn take(texts: &Texts, takes: &[usize], text: usize) -> Option<Take> {
    // Which take alone has a term; none where several do.
    let mut only: FxHashMap<u64, Option<usize>> = FxHashMap::default();
    for &take in takes {
        for word in texts.texts[take].words.iter().filter(|word| word.is_content()) {
            let of = only.entry(word.term).or_insert(Some(take));
            if *of != Some(take) {
                *of = None;
            }
        }
    }
    let mut found: Vec<(usize, Vec<Elsewhere>)> = takes.iter().map(|&take| (take, Vec::new())).collect();
    let mut seen: FxHashSet<u64> = FxHashSet::default();
    for block in texts.blocks.iter().filter(|block| block.text == text) {
        for sentence in block.sentences.clone() {
            for word in texts.words(sentence) {
                let Some(&Some(take)) = only.get(&word.term) else { continue };
                let has = |word: &Word, other: usize| texts.words(other).iter().any(|found| found.term == word.term);
                let answers = &texts.sentences[sentence].answers;
                let is_shared = answers.iter().any(|&(other, _)| texts.text_of(other) == take && has(word, other));
                if is_shared
                    && seen.insert(word.term)
                    && let Some((_, evidence)) = found.iter_mut().find(|(at, _)| *at == take)
                {
                    evidence.push(Elsewhere { block: block.id, span: (word.start, word.end) });
                }
            }
        }
    }
    sort_by_key(&mut found, |(_, evidence)| usize::MAX - evidence.len());
    let next = found.get(1).map_or(0, |(_, evidence)| evidence.len());
    let (take, mut evidence) = found.into_iter().next().filter(|(_, evidence)| evidence.len() > next)?;
    let words = evidence.len();
    evidence.truncate(MOST_SHOWN);
    Some(Take { article: texts.texts[take].article.id, words, next, evidence })
}
