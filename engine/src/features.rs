//! Features: what speaks for and against two blocks answering each other.

/// The measures that a link's strength is made of, each between 0 and about 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Features {
    /// The strength of the best two sentences, as log odds (−1 to 1.5).
    pub best: f32,
    /// How many of the two paths through the articles join the blocks.
    pub path: f32,
    /// The weight of the words that the best two sentences share, as a share of
    /// the lighter one's: a quotation inside a longer sentence has all of it.
    pub containment: f32,
    /// Figures that the best two sentences share.
    pub figures: f32,
    /// The share of names that one sentence has and the other's whole article
    /// lacks: another speaker, another place.
    pub foreign: f32,
    /// `best` as a share of the left block's best.
    pub row: f32,
    /// `best` as a share of the right block's best.
    pub column: f32,
    /// How well the neighbours of the two blocks answer each other.
    pub near: f32,
    /// The weight of the words that the whole blocks share, as a share of the
    /// lighter one's.
    pub coverage: f32,
    /// Names and figures that the whole blocks share.
    pub specifics: f32,
    /// The share of names and figures that each block has to itself, on the side
    /// that has fewer such: two alike sentences on different things.
    pub apart: f32,
    /// The share of names and figures that were exchanged for others, where the
    /// best two sentences have most other words in common; 0 elsewhere. Not
    /// trained: see [`SWAPPED`].
    pub swapped: f32,
    /// Whether the two texts are dense and the way through them joins the blocks.
    pub filled: bool,
}

/// How many features there are.
pub const COUNT: usize = 11;

/// The features' names, in the order of [`Features::values`].
pub const NAMES: [&str; COUNT] =
    ["best", "path", "containment", "figures", "foreign", "row", "column", "near", "coverage", "specifics", "apart"];

/// Logistic regression on stories, real articles and other texts told twice, with
/// pairs of articles on different events as examples of nothing to link (`cargo run
/// --release -p wirediff-tests --bin train` prints it and says on what). `row` and
/// `column` are averaged, so that swapping the articles cannot change the answer.
const WEIGHTS: [f32; COUNT] = [1.57, 1.16, 0.17, 1.11, -0.89, 0.87, 0.87, 1.30, 0.47, 0.13, -1.48];
const BIAS: f32 = -2.22;

/// What it costs in log odds that the same sentence is said of other people,
/// places, dates and sums: outlets reword a fact or keep its figures, and two
/// closures of two bridges are reported in the same words. By hand: of all sure
/// links of the gold stories none has most words in common and most names and
/// figures exchanged, so that there is nothing for a regression to weigh.
const SWAPPED: f32 = -6.0;

impl Features {
    /// Returns the trained features as numbers, in the order of [`NAMES`].
    pub fn values(&self) -> [f32; COUNT] {
        [
            self.best,
            self.path,
            self.containment,
            self.figures,
            self.foreign,
            self.row,
            self.column,
            self.near,
            self.coverage,
            self.specifics,
            self.apart,
        ]
    }

    /// Returns the log odds that the two blocks answer each other.
    pub fn odds(&self) -> f32 {
        self.values()
            .iter()
            .zip(WEIGHTS)
            .fold(BIAS + SWAPPED * self.swapped, |sum, (value, weight)| sum + value * weight)
    }
}

/// Returns the probability that log odds stand for.
pub fn probability(odds: f32) -> f32 {
    1.0 / (1.0 + libm::expf(-odds))
}

/// Returns the log odds of a probability, bounded at one in ten thousand.
pub fn odds(probability: f32) -> f32 {
    let probability = probability.clamp(1e-4, 1.0 - 1e-4);
    libm::logf(probability / (1.0 - probability))
}
