//! Prints how near the engine comes to gold, set by set.
//!
//! `score [--check] [--wrong] [--story NAME]`: `--check` exits with 1 where a
//! figure lies below its floor; `--wrong` lists every link that is missing or
//! false, for reading; `--roles` every block whose role is wrong.

use std::process::ExitCode;

use wirediff_engine::{ArticleId, Collation, Options, collate};
use wirediff_tests::gold::{GoldStory, sets};
use wirediff_tests::measure::{Measures, blocks};

/// The least F of links that each set must reach.
const FLOORS: &[(&str, f64)] = &[("demo story", 0.84), ("wire pairs", 0.84), ("seeds", 0.78)];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let asked = |name: &str| arguments.iter().any(|argument| argument == name);
    let (sets, missing) = sets();
    let mut low = Vec::new();
    println!("{:<12} {:>5} {:>5} {:>5}   {:>12} {:>12} {:>12} {:>6}", "set", "P", "R", "F", "moved P/R", "split P/R", "merged P/R", "roles");
    let mut calibration = [(0, 0); 10];
    for set in &sets {
        let mut measures = Measures::default();
        for story in &set.stories {
            let collation = collate(&story.story, &Options::default());
            measures.count(story, &collation);
            if asked("--wrong") {
                list_wrong(story, &collation);
            }
            if asked("--roles") {
                list_roles(story, &collation);
            }
        }
        let links = measures.links;
        let event = |tally: wirediff_tests::measure::Tally| format!("{:.2}/{:.2}", tally.precision(), tally.recall());
        println!(
            "{:<12} {:>5.3} {:>5.3} {:>5.3}   {:>12} {:>12} {:>12} {:>6.3}",
            set.name,
            links.precision(),
            links.recall(),
            links.f(),
            event(measures.moved),
            event(measures.split),
            event(measures.merged),
            measures.roles.0 as f64 / measures.roles.1.max(1) as f64,
        );
        let floor = FLOORS.iter().find(|(name, _)| *name == set.name).map_or(0.0, |(_, floor)| *floor);
        if links.f() < floor {
            low.push(format!("{}: F {:.3} lies below its floor of {floor:.2}", set.name, links.f()));
        }
        for (all, tenth) in calibration.iter_mut().zip(measures.calibration) {
            *all = (all.0 + tenth.0, all.1 + tenth.1);
        }
    }
    println!("\nCalibration: of the links with this strength, the share that is right");
    for (tenth, (made, right)) in calibration.iter().enumerate().filter(|(_, (made, _))| *made > 0) {
        println!("  {:.1}–{:.1}  {:>5.2}  of {made}", tenth as f64 / 10.0, (tenth + 1) as f64 / 10.0, *right as f64 / *made as f64);
    }
    for sentence in missing.iter().chain(&low) {
        println!("{sentence}");
    }
    if asked("--check") && !low.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn list_wrong(gold: &GoldStory, collation: &Collation) {
    for pair in &gold.pairs {
        let (left, right) = (ArticleId(pair.left as u32), ArticleId(pair.right as u32));
        let text = |(l, r): (u32, u32)| {
            let block = |article: ArticleId, number: u32| {
                let article = &collation.articles[article.index()];
                article.blocks.get(number as usize - 1).map_or("", |block| article.block_text(block))
            };
            format!("\n      {}\n      {}", block(left, l), block(right, r))
        };
        let found: Vec<_> = collation.links_between(left, right).map(|link| (blocks(link), link.strength)).collect();
        for (blocks, strength) in &found {
            if !pair.sure.contains(blocks) && !pair.possible.contains(blocks) && !pair.either.contains(blocks) {
                println!("  {} {left}{} {right}{} false {strength:.2}{}", gold.name, blocks.0, blocks.1, text(*blocks));
            }
        }
        for blocks in pair.sure.iter().filter(|blocks| !found.iter().any(|(found, _)| found == *blocks)) {
            println!("  {} {left}{} {right}{} missed{}", gold.name, blocks.0, blocks.1, text(*blocks));
        }
    }
}

fn list_roles(gold: &GoldStory, collation: &Collation) {
    for (article, roles) in collation.articles.iter().zip(&gold.roles) {
        for (number, role) in roles {
            match article.blocks.get(*number as usize - 1) {
                Some(block) if block.role == *role => {}
                Some(block) => println!("  {} {}: {:?}, gold {role:?}: {:.90}", gold.name, block.id, block.role, article.block_text(block)),
                None => println!("  {} {} {number}: no such block, gold {role:?}", gold.name, article.id),
            }
        }
    }
}
