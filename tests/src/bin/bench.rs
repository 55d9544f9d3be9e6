//! Times the engine on the demo, on many versions, and on long texts, beside a
//! plain word diff of the same texts by `similar` in the same run.
//!
//! `bench [WORDS…]`: also two texts of so many words each.

use std::time::Instant;

use wirediff_engine::edits::pair_edits;
use wirediff_engine::{ArticleId, Options, Source, Story, collate};
use wirediff_tests::gold::{demo, project, sets};

fn main() {
    let demo = demo(&project().join("stories/lantern-bridge")).story;
    println!("{:<34} {:>10} {:>10} {:>8} {:>7}", "story", "engine ms", "diff ms", "ratio", "links");
    time("demo, six versions", &demo, 20);
    time_edits("its fifteen pairs, edits alone", &demo, 20);
    if let Some(seeds) = sets().0.iter().find(|set| set.name == "seeds") {
        time("seeds, five reports", &seeds.stories[0].story, 20);
    }
    for count in [20, 50] {
        let articles = (0..count).map(|index| edited(&demo.articles[0], index as u64 + 1, 5)).collect();
        time(&format!("{count} versions of the wire"), &Story { articles, ..Story::default() }, 1);
    }
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|size| size.parse().ok()).collect();
    for words in if sizes.is_empty() { vec![10_000, 100_000] } else { sizes } {
        let long = long(&demo, words);
        let articles = vec![edited(&long, 1, 0), edited(&long, 2, 5)];
        time(&format!("{words} words a side"), &Story { articles, ..Story::default() }, 1);
    }
}

/// Prints the median time of collating a story and of diffing all its pairs.
fn time(name: &str, story: &Story, runs: usize) {
    let engine = median(runs, || collate(story, &Options::default()).links.len());
    let diff = median(runs.min(3), || plain_diff(story));
    println!("{name:<34} {:>10.2} {:>10.2} {:>8.2} {:>7}", engine.0, diff.0, engine.0 / diff.0.max(1e-9), engine.1);
}

/// Prints the median time of making the edits of all pairs of a story.
fn time_edits(name: &str, story: &Story, runs: usize) {
    let collation = collate(story, &Options::default());
    let ids = || (0..collation.articles.len() as u32).map(ArticleId);
    let pairs = || ids().flat_map(|left| ids().filter(move |right| left < *right).map(move |right| (left, right)));
    let (edits, count) =
        median(runs, || pairs().map(|(left, right)| pair_edits(&collation, left, right).len()).sum::<usize>());
    println!("{name:<34} {edits:>10.2} {:>10} {:>8} {count:>7}", "", "");
}

fn median(runs: usize, work: impl Fn() -> usize) -> (f64, usize) {
    let mut result = 0;
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            result = work();
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    (times[times.len() / 2], result)
}

/// Diffs every two texts word by word, without aligning anything.
fn plain_diff(story: &Story) -> usize {
    let words: Vec<Vec<&str>> =
        story.articles.iter().map(|article| article.text.split_whitespace().collect()).collect();
    let pairs = (0..words.len()).flat_map(|left| (left + 1..words.len()).map(move |right| (left, right)));
    pairs
        .map(|(left, right)| similar::capture_diff_slices(similar::Algorithm::Myers, &words[left], &words[right]).len())
        .sum()
}

/// Returns a text of about so many words: the demo's paragraphs again and
/// again, every seventh word of each copy renewed.
fn long(demo: &Story, words: usize) -> Source {
    let mut random = Random(7);
    let paragraphs: Vec<&str> =
        demo.articles.iter().flat_map(|article| article.text.split("\n\n")).filter(|text| text.len() > 80).collect();
    let mut text = String::new();
    let mut count = 0;
    while count < words {
        for word in paragraphs[random.below(paragraphs.len())].split_whitespace() {
            if random.below(7) == 0 {
                text.push_str(&random.word())
            } else {
                text.push_str(word)
            }
            text.push(' ');
            count += 1;
        }
        text.push_str("\n\n");
    }
    Source { name: "long".into(), text, ..Source::default() }
}

/// Returns a text with some per cent of its words renewed.
fn edited(source: &Source, seed: u64, percent: usize) -> Source {
    let mut random = Random(seed * 7919);
    let words = source
        .text
        .split(' ')
        .map(|word| if random.below(100) < percent && !word.contains('\n') { random.word() } else { word.to_string() });
    Source { name: format!("{seed}"), text: words.collect::<Vec<_>>().join(" "), ..Source::default() }
}

/// A small generator (SplitMix64), so that every run times the same texts.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    /// Returns a word of a vocabulary of ten thousand, the first ones commoner.
    fn word(&mut self) -> String {
        let rank = self.below(100) * self.below(100);
        let syllables = ["ba", "de", "ki", "lo", "mu", "na", "po", "ri", "su", "te"];
        rank.to_string().bytes().map(|digit| syllables[usize::from(digit - b'0')]).collect()
    }
}
