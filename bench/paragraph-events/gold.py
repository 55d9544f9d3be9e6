"""Reads the stories and what people say is right about them.

Standard library only. Blocks are numbered from 1: the headline, the dek if
there is one, then every block of the body in the file's order.
"""

import json
import pathlib
import re
from dataclasses import dataclass, field

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# Real articles are their outlets': they are read where they stand, never copied.
SHARED = ROOT.parent / "shared"

# Nothing in Wirediff was trained or tuned on these.
UNSEEN = {"mina", "quarry-verdict", "rate-decision"}
HEAD = {"headline", "dek"}


@dataclass
class Block:
    number: int
    role: str
    text: str

    @property
    def part(self):
        """What it can be linked with: `head` with head, `body` with body, None with nothing."""
        return "head" if self.role in HEAD else "body" if self.role == "body" else None


@dataclass
class Article:
    path: pathlib.Path
    language: str
    blocks: list


@dataclass
class Pair:
    """Two articles of a story with the links that people see between them."""

    name: str
    story: str
    set: str
    left: Article
    right: Article
    sure: set = field(default_factory=set)
    possible: set = field(default_factory=set)
    either: set = field(default_factory=set)
    moved: set = field(default_factory=set)
    moved_either: set = field(default_factory=set)

    @property
    def split(self):
        return several(self.sure, 0)

    @property
    def merged(self):
        return several(self.sure, 1)


def several(links, side):
    """Returns the links whose block on this side (0 left, 1 right) has more than one."""
    blocks = [link[side] for link in links]
    return {link for link in links if blocks.count(link[side]) > 1}


def pairs(real=False):
    """Returns every pair with gold: ours, and with `real` those of other people's articles."""
    found = story_pairs(ROOT / "stories" / "lantern-bridge", "demo")
    for folder in sorted((HERE / "stories").iterdir()):
        if (folder / "gold.json").is_file():
            found += story_pairs(folder, "unseen" if folder.name in UNSEEN else "practice")
    if real and (SHARED / "gold").is_dir():
        found += wire_pairs(SHARED / "gold" / "wire-dev")
        found += seed_pairs(SHARED / "gold" / "seeds-dev.json", SHARED / "seeds")
    return found


def story_pairs(folder, set_name):
    gold = read_json(folder / "gold.json")
    articles = {key: markdown(folder / file["file"], file["blocks"]) for key, file in gold["files"].items()}
    return [story_pair(folder.name, set_name, name, pair, articles) for name, pair in gold["pairs"].items()]


def story_pair(story, set_name, name, gold, articles):
    left, right = name.split("-")
    pair = Pair(f"{story}/{name}", story, set_name, articles[left], articles[right])
    for a, b, level, _ in gold["links"]:
        (pair.sure if level == "S" else pair.possible).add((a, b))
    pair.either = {tuple(link) for link in gold["either_way"]}
    pair.moved = {tuple(link) for link in gold["moved"]}
    pair.moved_either = {tuple(link) for link in gold["moved_either"]}
    return pair


def markdown(path, gold_blocks):
    """Reads an article with front matter; its blocks' roles are the gold's."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    lines = (line.partition(":") for line in front.splitlines())
    meta = {key.strip(): value.strip().strip('"') for key, _, value in lines}
    texts = [meta["headline"]] + ([meta["dek"]] if meta.get("dek") else [])
    parts = (part.strip() for part in re.split(r"\n\s*\n", body))
    texts += [part.removeprefix("## ") for part in parts if part]
    if len(texts) != len(gold_blocks):
        raise ValueError(f"{path}: {len(texts)} blocks, but the gold has {len(gold_blocks)}")
    for text, block in zip(texts, gold_blocks):
        if not text.startswith(block["starts"]):
            raise ValueError(f"{path}: block {block['n']} does not start as the gold says")
    blocks = [Block(block["n"], block["role"], text) for text, block in zip(texts, gold_blocks)]
    return Article(path, meta["language"], blocks)


def wire_pairs(folder):
    """Pairs of real articles that share agency copy; L0 is the headline, block 1 here."""
    found = []
    for name, gold in read_json(folder / "gold.json")["pairs"].items():
        def role(side, index):
            return "headline" if index == 0 else gold["roles"].get(f"{side}{index}", "body")

        sides = []
        for side in "LR":
            path = folder / f"{name}-{side}.txt"
            texts = [text.strip() for text in path.read_text(encoding="utf-8").split("\n\n") if text.strip()]
            blocks = [Block(index + 1, role(side, index), text) for index, text in enumerate(texts)]
            sides.append(Article(path, "en", blocks))
        pair = Pair(f"wire/{name}", name, "wire pairs", *sides)
        for left, right, level, _ in gold["links"]:
            link = (int(left[1:]) + 1, int(right[1:]) + 1)
            (pair.sure if level == "S" else pair.possible).add(link)
        pair.moved = {(int(left[1:]) + 1, int(right[1:]) + 1) for left, right in gold["moved"]}
        found.append(pair)
    return found


def seed_pairs(gold_file, folder):
    """Three pairs of independent reports on one event."""
    gold = read_json(gold_file)
    articles = {}
    for letter, name in gold["articles"].items():
        lines = (line.strip() for line in (folder / name).read_text(encoding="utf-8").splitlines())
        texts = [line for line in lines if line]
        roles = [gold["roles"].get(f"{letter}{number}", "body") for number in range(1, len(texts) + 1)]
        blocks = [Block(number, role, text) for number, (role, text) in enumerate(zip(roles, texts), 1)]
        articles[letter] = Article(folder / name, "en", blocks)
    found = []
    for name, links in gold["paragraph_links"].items():
        pair = Pair(f"seeds/{name}", "seeds", "seeds", articles[name[0]], articles[name[1]])
        for left, right, level, *_ in links:
            (pair.sure if level == "S" else pair.possible).add((int(left[1:]), int(right[1:])))
        found.append(pair)
    return found


def read_json(path):
    return json.loads(path.read_text(encoding="utf-8"))
