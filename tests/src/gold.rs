//! Gold files, read into one shape: pairs of articles with their links.
//!
//! The demo story's gold stands in the project. The other sets are real
//! articles that belong to their outlets; they are read from the shared folder
//! beside the project where it exists, and never copied.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use wirediff_engine::{Role, Source, Story};

use crate::paragraphs::Paragraphs;

/// Two blocks by their numbers in their articles, counted from 1.
pub type Pair = (u32, u32);

/// A story with what is right about some pairs of its articles.
pub struct GoldStory {
    pub name: String,
    pub story: Story,
    pub pairs: Vec<GoldPair>,
    /// For each article the roles of some or all of its blocks.
    pub roles: Vec<BTreeMap<u32, Role>>,
    /// Changes of a known kind at a known place.
    pub edits: Vec<GoldEdit>,
    /// The same texts as they ran, where every sentence of the story is a block.
    pub paragraphs: Option<Paragraphs>,
}

/// A change that the gold names and locates.
pub struct GoldEdit {
    pub kind: String,
    /// Place in the story and number of the block.
    pub left: (usize, u32),
    pub right: (usize, u32),
    /// The words of either side, where the gold has them.
    pub was: Option<String>,
    pub now: Option<String>,
}

/// What is right about two articles of a story.
#[derive(Default)]
pub struct GoldPair {
    /// Places in the story.
    pub left: usize,
    pub right: usize,
    pub sure: BTreeSet<Pair>,
    pub possible: BTreeSet<Pair>,
    /// Links on which two careful editors could differ: they don't count.
    pub either: BTreeSet<Pair>,
    /// Sure links that differ at most in house style.
    pub style: BTreeSet<Pair>,
    pub moved: BTreeSet<Pair>,
    pub moved_either: BTreeSet<Pair>,
    /// Sure links of one block with several.
    pub split: BTreeSet<Pair>,
    pub merged: BTreeSet<Pair>,
}

/// A named set of gold stories, scored together.
pub struct Set {
    pub name: &'static str,
    pub stories: Vec<GoldStory>,
}

/// Returns the sets that can be read here, and a sentence for each that can't.
pub fn sets() -> (Vec<Set>, Vec<String>) {
    let root = project();
    let mut sets = vec![Set { name: "demo story", stories: vec![demo(&root.join("stories/lantern-bridge"))] }];
    let is_unseen = |story: &GoldStory| UNSEEN.contains(&story.name.as_str());
    let (unseen, practice): (Vec<GoldStory>, Vec<GoldStory>) =
        stories(&root.join("bench/paragraph-events/stories")).into_iter().partition(is_unseen);
    sets.push(Set { name: "practice stories", stories: practice });
    sets.push(Set { name: "unseen stories", stories: unseen });
    for kind in SENTENCES {
        let folder = root.join("bench/paragraph-events/sentences").join(kind);
        sets.push(Set { name: kind, stories: files(&folder).iter().map(|file| sentences(file)).collect() });
    }
    let mut missing = Vec::new();
    let shared = root.join("../shared");
    if shared.join("gold").is_dir() {
        sets.push(Set { name: "wire pairs", stories: wire(&shared.join("gold/wire-dev")) });
        sets.push(Set {
            name: "seeds",
            stories: vec![seeds(&shared.join("gold/seeds-dev.json"), &shared.join("seeds"))],
        });
    } else {
        missing.push("SKIPPED: the wire pairs and the seeds, which are scored only where the shared folder stands beside the project.".to_string());
    }
    (sets, missing)
}

/// Returns the project's root folder.
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the package stands in the project").to_path_buf()
}

/// Stories that nothing in the engine was ever trained or tuned on.
const UNSEEN: [&str; 3] = ["mina", "quarry-verdict", "rate-decision"];

/// The kinds of text whose sentences are scored, each a block of its own.
pub const SENTENCES: [&str; 10] = [
    "drafts",
    "translations",
    "translations-hard",
    "summaries",
    "plain-german",
    "novels",
    "arabic",
    "chinese",
    "spanish",
    "unrelated",
];

/// Returns what is in a folder, in order of name.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    files
}

/// Reads a pair of texts whose sentences were linked. Each is a block, so that
/// the links of blocks are those of sentences.
fn sentences(file: &Path) -> GoldStory {
    let gold = json(file);
    let sides = ["left", "right"].map(|side| {
        let words = |paragraph| array(paragraph).iter().map(|sentence| text(sentence).to_string()).collect();
        array(&gold[side]).iter().map(words).collect::<Vec<Vec<String>>>()
    });
    let source = |(name, side): (&str, &Vec<Vec<String>>)| Source {
        name: name.to_string(),
        text: side.concat().join("\n\n"),
        ..Source::default()
    };
    let mut pair = GoldPair { left: 0, right: 1, ..GoldPair::default() };
    for link in array(&gold["links"]) {
        pair.add((number(&link[0]), number(&link[1])), text(&link[2]));
    }
    pair.events();
    GoldStory {
        name: file.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        pairs: vec![pair],
        roles: vec![BTreeMap::new(); 2],
        edits: Vec::new(),
        story: story(["left", "right"].into_iter().zip(&sides).map(source).collect()),
        paragraphs: Some(Paragraphs::new(sides)),
    }
}

/// Reads every story with gold in a folder, in order of name.
fn stories(folder: &Path) -> Vec<GoldStory> {
    let mut folders = files(folder);
    folders.retain(|folder| folder.join("gold.json").is_file());
    folders.iter().map(|folder| demo(folder)).collect()
}

/// Reads a story and its gold, in the demo's shape.
pub fn demo(folder: &Path) -> GoldStory {
    let gold = json(&folder.join("gold.json"));
    let files: Vec<&String> = object(&gold["files"]).keys().collect();
    let sources = files.iter().map(|file| source(&folder.join(text(&gold["files"][file.as_str()]["file"])))).collect();
    let place = |file: &str| files.iter().position(|name| *name == file).expect("a pair names its files");
    let pairs = object(&gold["pairs"]).iter().map(|(name, pair)| {
        let mut gold = GoldPair { left: place(&name[..2]), right: place(&name[3..]), ..GoldPair::default() };
        for link in array(&pair["links"]) {
            let blocks = (number(&link[0]), number(&link[1]));
            gold.add(blocks, text(&link[2]));
            if link[3] == "verbatim" || link[3] == "house_style" {
                gold.style.insert(blocks);
            }
        }
        gold.either = numbers(&pair["either_way"]);
        gold.moved = numbers(&pair["moved"]);
        gold.moved_either = numbers(&pair["moved_either"]);
        gold.events();
        gold
    });
    let role = |block: &Value| (number(&block["n"]), role(text(&block["role"])));
    let roles = files.iter().map(|file| array(&gold["files"][file.as_str()]["blocks"]).iter().map(role).collect());
    let located = |edit: &Value| {
        let end = |end: &Value| Some((place(end.get(0)?.as_str()?), end.get(1)?.as_u64()? as u32));
        let words = |side: &str| edit[side].as_str().map(str::to_string);
        Some(GoldEdit {
            kind: text(&edit["kind"]).to_string(),
            left: end(&edit["from"])?,
            right: end(&edit["to"])?,
            was: words("was"),
            now: words("now"),
        })
    };
    GoldStory {
        edits: gold["edits"].as_array().into_iter().flatten().filter_map(located).collect(),
        paragraphs: None,
        name: folder.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        pairs: pairs.collect(),
        roles: roles.collect(),
        story: story(sources),
    }
}

/// Reads pairs of real articles on one wire story.
fn wire(folder: &Path) -> Vec<GoldStory> {
    let gold = json(&folder.join("gold.json"));
    let read = |(name, pair): (&String, &Value)| {
        let sources = ["L", "R"].map(|side| source(&folder.join(format!("{name}-{side}.txt"))));
        // L0 is the headline, which is block 1 here.
        let block = |name: &Value| text(name)[1..].parse::<u32>().expect("a block's number") + 1;
        let mut gold = GoldPair { left: 0, right: 1, ..GoldPair::default() };
        for link in array(&pair["links"]) {
            gold.add((block(&link[0]), block(&link[1])), text(&link[2]));
        }
        gold.moved = array(&pair["moved"]).iter().map(|link| (block(&link[0]), block(&link[1]))).collect();
        gold.events();
        let count =
            |index: usize| sources[index].text.split("\n\n").filter(|block| !block.trim().is_empty()).count() as u32;
        let mut roles =
            [0, 1].map(|index| (2..=count(index)).map(|block| (block, Role::Body)).collect::<BTreeMap<_, _>>());
        for (place, name) in object(&pair["roles"]) {
            let side = usize::from(place.starts_with('R'));
            roles[side].insert(place[1..].parse::<u32>().expect("a block's number") + 1, role(text(name)));
        }
        for roles in &mut roles {
            roles.insert(1, Role::Headline);
        }
        GoldStory {
            name: name.clone(),
            pairs: vec![gold],
            roles: roles.to_vec(),
            story: story(sources.to_vec()),
            edits: Vec::new(),
            paragraphs: None,
        }
    };
    object(&gold["pairs"]).iter().map(read).collect()
}

/// Reads three pairs of five independent reports on one event.
fn seeds(gold: &Path, folder: &Path) -> GoldStory {
    let gold = json(gold);
    let letters: Vec<&String> = object(&gold["articles"]).keys().collect();
    let sources = letters.iter().map(|letter| source(&folder.join(text(&gold["articles"][letter.as_str()])))).collect();
    let place = |letter: &str| letters.iter().position(|name| *name == letter).expect("an article's letter");
    let block = |name: &Value| text(name)[1..].parse::<u32>().expect("a block's number");
    let pairs = object(&gold["paragraph_links"]).iter().map(|(pair, links)| {
        let mut gold = GoldPair { left: place(&pair[..1]), right: place(&pair[1..]), ..GoldPair::default() };
        for link in array(links) {
            gold.add((block(&link[0]), block(&link[1])), text(&link[2]));
        }
        gold.events();
        gold
    });
    let mut roles = vec![BTreeMap::new(); letters.len()];
    for (name, value) in object(&gold["roles"]) {
        roles[place(&name[..1])].insert(name[1..].parse().expect("a block's number"), role(text(value)));
    }
    GoldStory {
        name: "seeds".to_string(),
        pairs: pairs.collect(),
        roles,
        story: story(sources),
        edits: Vec::new(),
        paragraphs: None,
    }
}

impl GoldPair {
    fn add(&mut self, pair: Pair, level: &str) {
        if level == "S" { &mut self.sure } else { &mut self.possible }.insert(pair);
    }

    /// Derives splits and merges from the sure links, as the gold's own groups do.
    fn events(&mut self) {
        for &(left, right) in &self.sure {
            if self.sure.iter().filter(|pair| pair.0 == left).count() > 1 {
                self.split.insert((left, right));
            }
            if self.sure.iter().filter(|pair| pair.1 == right).count() > 1 {
                self.merged.insert((left, right));
            }
        }
    }
}

/// Maps the sets' finer roles onto the engine's.
fn role(name: &str) -> Role {
    match name {
        "headline" => Role::Headline,
        "dek" => Role::Dek,
        "crosshead" => Role::Crosshead,
        "byline" | "credit" => Role::Byline,
        "caption" | "promo" => Role::Caption,
        "body" => Role::Body,
        _ => Role::Furniture,
    }
}

fn story(articles: Vec<Source>) -> Story {
    Story { articles, ..Story::default() }
}

fn source(path: &Path) -> Source {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Source { name, text, ..Source::default() }
}

fn json(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn numbers(value: &Value) -> BTreeSet<Pair> {
    value.as_array().into_iter().flatten().map(|pair| (number(&pair[0]), number(&pair[1]))).collect()
}

fn number(value: &Value) -> u32 {
    value.as_u64().expect("a number") as u32
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn array(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

fn object(value: &Value) -> &serde_json::Map<String, Value> {
    value.as_object().expect("an object")
}
