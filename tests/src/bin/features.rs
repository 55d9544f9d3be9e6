//! Prints, as comma-separated values, what speaks for every candidate link of
//! the gold stories with what gold says of it.

use wirediff_engine::collate::evidence_for_training;
use wirediff_engine::features::NAMES;
use wirediff_engine::{Story};
use wirediff_tests::gold::sets;

fn main() {
    println!("set,story,left,right,label,{}", NAMES.join(","));
    let (sets, _) = sets();
    for set in &sets {
        for gold in &set.stories {
            for (left, right, features) in evidence_for_training(&gold.story) {
                let Some(pair) = gold.pairs.iter().find(|pair| (pair.left, pair.right) == (left.article.index(), right.article.index())) else { continue };
                let blocks = (left.block + 1, right.block + 1);
                let label = if pair.sure.contains(&blocks) { "S" } else if pair.possible.contains(&blocks) { "P" } else if pair.either.contains(&blocks) { "E" } else { "N" };
                let values: Vec<String> = features.values().iter().map(|value| format!("{value:.4}")).collect();
                println!("{},{}-{}{},{left},{right},{label},{}", set.name, gold.name, left.article, right.article, values.join(","));
            }
        }
    }
    // Stories on other events have nothing to link.
    if let Some(wire) = sets.iter().find(|set| set.name == "wire pairs") {
        for (index, one) in wire.stories.iter().enumerate() {
            for other in wire.stories.iter().skip(index + 1) {
                let articles = vec![one.story.articles[0].clone(), other.story.articles[1].clone()];
                for (left, right, features) in evidence_for_training(&Story { articles, ..Story::default() }) {
                    let values: Vec<String> = features.values().iter().map(|value| format!("{value:.4}")).collect();
                    println!("negative,{}-{},{left},{right},N,{}", one.name, other.name, values.join(","));
                }
            }
        }
    }
}
