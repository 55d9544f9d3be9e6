//! A finding: something a reader of news would want to know of a story, with
//! the places in the articles that prove it.

use serde::{Deserialize, Serialize};

use crate::id::{ArticleId, BlockId};

/// One thing that the articles say, as each of them says it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Numbered from 1, most telling first: `F1`, `F2`, ….
    pub id: String,
    pub kind: FindingKind,
    /// Whether the articles differ in it. Where they say the same, that is a
    /// finding too, and comes after all that differ.
    pub differs: bool,
    /// What it is about, in an article's own words: who spoke, what is counted,
    /// whose name it is.
    pub about: String,
    /// In the story's order; at least one.
    pub instances: Vec<Instance>,
    /// The place in `instances` of the one that the others are held against: the
    /// base's if the base has one, else the version that most articles have, of
    /// several the longest.
    pub reference: usize,
    /// The articles that have none of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<ArticleId>,
    /// Whether articles name different people as who said a quotation; each
    /// instance's `speaker` says whom.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub other_speaker: bool,
    /// Whether articles that differ were published at different times, so that
    /// they may go back to different takes of the wire.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub other_take: bool,
}

/// One article's words for a finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Instance {
    /// Where the words are. Its article is the instance's article.
    pub block: BlockId,
    /// The words, as byte offsets into the article's text, in order; several
    /// where a quotation is interrupted by who said it.
    pub spans: Vec<(usize, usize)>,
    pub form: Form,
    /// Who is said to have said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<(usize, usize)>,
    /// The word by which it is said: `said`, `warned`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verb: Option<(usize, usize)>,
    /// What a figure comes to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// The words that a headline puts first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<(usize, usize)>,
    /// Telling words that a headline lacks and at least two others have, as one
    /// of these has them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lacks: Vec<Elsewhere>,
}

/// Words of another article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elsewhere {
    pub block: BlockId,
    pub span: (usize, usize),
}

/// A figure in a form that can be compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Value {
    pub quantity: Quantity,
    /// In digits, without the signs that group them: `31400`, `83-61`, `20-30` of a
    /// range, `05:40`,
    /// `2025-03-22`, `--03-22` where no year is given.
    pub number: String,
    /// What is counted or measured, as a base unit (`m`, `s`, `%`) or the
    /// article's own word; absent for dates and times.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<Qualifier>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FindingKind {
    /// A statement that is denied in one article and not in another.
    Negation,
    /// Words in quotation marks, or told in the article's own words.
    Quotation,
    Figure,
    /// Who a statement is from.
    Attribution,
    /// How sure a statement is made to be.
    Certainty,
    Name,
    /// What someone is called by office or trade.
    Title,
    /// The headlines side by side.
    Headline,
}

/// How an instance stands to the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// The same; of a quotation: its very words in quotation marks.
    Same,
    /// The same in another form: `60 percent`, `60%`.
    OtherForm,
    /// A few of the words, inside a sentence of the article's own.
    Fragment,
    /// The same words with some left out and no sign of it; of a name: the last
    /// one alone.
    Shortened,
    /// Mostly the same words in quotation marks, but some are others; of a name:
    /// spelled otherwise.
    Altered,
    /// The same thing in quotation marks in quite other words, as when a
    /// quotation comes back from a translation.
    Translated,
    /// Words swapped one for one in an article whose quotation marks are astray.
    Corrupted,
    /// Told in the article's own words, without quotation marks.
    Indirect,
    Rounded,
    /// In another unit or currency.
    Converted,
    Vaguer,
    MoreExact,
    /// Another figure for the same, which the article itself says is newer.
    Updated,
    /// Something else for the same.
    Different,
    /// Not there, where the reference has it.
    Without,
    /// There, where the reference has it not.
    With,
}

/// What a figure measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Quantity {
    Count,
    Money,
    Percentage,
    /// Two numbers that stand against each other: goals, votes.
    Score,
    Age,
    /// `113th`.
    Rank,
    Date,
    Time,
    Duration,
    Length,
    Mass,
    Volume,
    Area,
    Angle,
    Speed,
}

/// What stands beside a figure and makes it less exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Qualifier {
    About,
    More,
    Less,
}
