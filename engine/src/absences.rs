//! Absences: who left out what, and what only one outlet has.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::article::Role;
use crate::collation::Collation;
use crate::findings::marks::quoted;
use crate::findings::texts::Texts;
use crate::id::{ArticleId, BlockId};
use crate::read::tokens::{TokenKind, tokens};
use crate::shares::reference;
use crate::sort::sort_by_key;

/// Words in quotation marks are something said if there are so many; fewer are
/// a name or a word held at arm's length.
const QUOTATION: usize = 4;
/// In a tail that was cut, one paragraph may be kept for so many that are not.
const STRAYS: usize = 4;

/// Who left out what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absences {
    /// The article that the others are held against: the base, else the one that
    /// most of the others' words answer.
    pub against: ArticleId,
    /// One entry an article, in the story's order.
    pub articles: Vec<Absence>,
}

/// What one article lacks and what it alone has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    pub article: ArticleId,
    /// The passages that more than half of the articles have and this one lacks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lacks: Vec<String>,
    pub cut: Cut,
    /// The last paragraph of the reference that this article has before its tail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<BlockId>,
    /// The paragraphs of the reference after that one which it lacks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tail: Vec<BlockId>,
    /// Those after that one which it has all the same: a line of background, say,
    /// one at most where it lacks four.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub late: Vec<BlockId>,
    /// Those before it that it lacks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub selected: Vec<BlockId>,
    /// The paragraphs that no other article answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub only: Vec<Only>,
}

/// How the paragraphs that an article lacks lie in the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Cut {
    /// It lacks none; or it is the reference.
    None,
    /// More than half of them stand at the end, one after the other: cut from
    /// the bottom, as the inverted pyramid is made for.
    Tail,
    /// They are picked from the whole.
    Selective,
    /// It has no paragraph of the reference.
    All,
}

/// A paragraph that one article alone has, and what in it no other article has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Only {
    pub block: BlockId,
    /// Whether it has any of the following: own reporting. Else it is
    /// background.
    pub reporting: bool,
    /// Words in quotation marks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotations: Vec<(usize, usize)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<(usize, usize)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<(usize, usize)>,
}

/// Returns what each article lacks and what it alone has, or nothing where there
/// are no two articles.
///
/// The order of the articles changes nothing but their letters.
pub fn absences(collation: &Collation) -> Option<Absences> {
    let texts = Texts::read(collation);
    let against = reference(&texts, collation.base).filter(|_| texts.texts.len() > 1)?;
    let has = has(&texts, collation.passages.len());
    let owners = owners(&texts);
    let mut articles: Vec<Absence> =
        (0..texts.texts.len()).map(|text| absence(&texts, collation, text, against, &has, &owners)).collect();
    sort_by_key(&mut articles, |absence| absence.article);
    Some(Absences { against: texts.texts[against].article.id, articles })
}

/// Returns for each text and passage whether the text has something of it: a
/// block in it, or one that answers a block in it.
fn has(texts: &Texts, passages: usize) -> Vec<Vec<bool>> {
    let mut has = vec![vec![false; passages]; texts.texts.len()];
    for block in &texts.blocks {
        let answered = block.answers.iter().map(|(answer, _)| texts.blocks[*answer].passage);
        for passage in answered.chain([block.passage]).filter(|passage| *passage < passages) {
            has[block.text][passage] = true;
        }
    }
    has
}

/// Returns which text alone has a term; none where several do.
fn owners(texts: &Texts) -> FxHashMap<u64, Option<usize>> {
    let mut owners = FxHashMap::default();
    for (number, text) in texts.texts.iter().enumerate() {
        for word in &text.words {
            let owner = owners.entry(word.term).or_insert(Some(number));
            if *owner != Some(number) {
                *owner = None;
            }
        }
    }
    owners
}

fn absence(
    texts: &Texts,
    collation: &Collation,
    text: usize,
    against: usize,
    has: &[Vec<bool>],
    owners: &FxHashMap<u64, Option<usize>>,
) -> Absence {
    let is_body = |number: usize| {
        let is_here =
            |block: &&BlockId| texts.block_at.get(block).is_some_and(|&at| texts.blocks[at].role == Role::Body);
        collation.passages[number].readings.values().flatten().find(is_here).is_some()
    };
    let is_common = |passage: usize| 2 * has.iter().filter(|has| has[passage]).count() > has.len();
    let lacks = (0..collation.passages.len())
        .filter(|&passage| !has[text][passage] && is_common(passage) && is_body(passage))
        .map(|passage| collation.passages[passage].id.clone());

    // The reference's paragraphs, each with whether this text has it.
    let body = texts.blocks.iter().filter(|block| block.role == Role::Body);
    let told: Vec<(BlockId, bool)> = body
        .clone()
        .filter(|block| block.text == against)
        .map(|block| (block.id, block.answers.iter().any(|(answer, _)| texts.blocks[*answer].text == text)))
        .collect();
    // The tail is as long as it can be with few of its paragraphs kept.
    let (mut lost, mut late) = (0, 0);
    let mut end = told.len();
    for (at, (_, is_told)) in told.iter().enumerate().rev() {
        if *is_told {
            late += 1
        } else {
            lost += 1
        }
        if !is_told && late * STRAYS <= lost {
            end = at;
        }
    }
    let kept = told[..end].iter().rposition(|(_, is_told)| *is_told);
    let ids = |told: &[(BlockId, bool)]| -> Vec<BlockId> {
        told.iter().filter(|(_, is_told)| !is_told).map(|(block, _)| *block).collect()
    };
    let late = told[end..].iter().filter(|(_, is_told)| *is_told).map(|(block, _)| *block);
    let (mut selected, mut tail, mut late) = (ids(&told[..end]), ids(&told[end..]), late.collect::<Vec<BlockId>>());
    if text == against {
        selected.clear();
        tail.clear();
        late.clear();
    }
    let cut = match (selected.len(), tail.len()) {
        (0, 0) => Cut::None,
        _ if kept.is_none() && late.is_empty() => Cut::All,
        // What was kept late speaks against it, twice what was left out early does.
        (selected, tail) if tail > selected + 2 * late.len() => Cut::Tail,
        _ => Cut::Selective,
    };
    let alone = body.filter(|block| block.text == text && block.answers.is_empty());
    Absence {
        article: texts.texts[text].article.id,
        lacks: lacks.collect(),
        cut,
        last: kept.filter(|_| text != against).map(|last| told[last].0),
        tail,
        late,
        selected,
        only: alone.map(|block| only(texts, text, block.id, owners)).collect(),
    }
}

/// Returns what a paragraph has that no other article has.
fn only(texts: &Texts, text: usize, block: BlockId, owners: &FxHashMap<u64, Option<usize>>) -> Only {
    let mut only = Only { block, reporting: false, quotations: Vec::new(), figures: Vec::new(), names: Vec::new() };
    let article = texts.texts[text].article;
    if let Some(block) = article.blocks.get(block.index()) {
        let inside = article.block_text(block);
        let is_said = |span: &(usize, usize)| {
            let words = inside.get(span.0..span.1).map(tokens).unwrap_or_default();
            words.iter().filter(|token| token.kind != TokenKind::Sign).count() >= QUOTATION
        };
        let spans = quoted(inside, false).into_iter().map(|quoted| (quoted.start, quoted.end));
        only.quotations.extend(spans.filter(is_said).map(|span| (block.start + span.0, block.start + span.1)));
    }
    let Some(&at) = texts.block_at.get(&block) else { return only };
    let mut sentence = usize::MAX;
    let mut before = usize::MAX; // The place of a name's last word.
    for (place, word) in texts.block_words(at).iter().enumerate().filter(|(_, word)| !word.is_sign()) {
        let opens = std::mem::replace(&mut sentence, word.sentence) != word.sentence;
        if owners.get(&word.term) != Some(&Some(text)) {
            continue;
        }
        if word.kind == TokenKind::Figure {
            only.figures.push((word.start, word.end));
        } else if word.capital && !opens && !word.function {
            match only.names.last_mut() {
                Some(name) if before.wrapping_add(1) == place => name.1 = word.end,
                _ => only.names.push((word.start, word.end)),
            }
            before = place;
        }
    }
    only.reporting = !(only.quotations.is_empty() && only.figures.is_empty() && only.names.is_empty());
    only
}
