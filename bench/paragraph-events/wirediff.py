"""Wirediff itself, by its command line, one story a line."""

import json
import pathlib
import resource
import subprocess

import gold

ROUNDS = 5


def build():
    subprocess.run(["cargo", "build", "--quiet", "--release", "--package", "wirediff-cli"], cwd=gold.ROOT, check=True)
    metadata = subprocess.run(
        ["cargo", "metadata", "--format-version", "1", "--no-deps"],
        cwd=gold.ROOT, check=True, capture_output=True, text=True,
    )
    return pathlib.Path(json.loads(metadata.stdout)["target_directory"]) / "release" / "wirediff"


class Wirediff:
    """A running `wirediff collate --jsonl`, and the processor time that it took, once it has ended."""

    def __init__(self, program):
        self.before = processor_ms()
        self.ms = 0.0
        self.process = subprocess.Popen(
            [program, "collate", "--jsonl", "--no-base"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()
        self.ms = processor_ms() - self.before

    def collate(self, articles, pins=()):
        entries = [{"src": article.path.name, "text": article.path.read_text(encoding="utf-8")} for article in articles]
        line = json.dumps({"articles": entries, "pins": list(pins)}, ensure_ascii=False) + "\n"
        self.process.stdin.write(line)
        self.process.stdin.flush()
        collation = json.loads(self.process.stdout.readline())
        if "error" in collation:
            raise ValueError(collation["error"])
        return collation


def processor_ms():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (used.ru_utime + used.ru_stime) * 1000


def role_pins(article, letter):
    """Tells what is the story's text and what is not, as the other systems are told."""
    for kind, is_it in (("body", lambda block: block.part == "body"), ("furniture", lambda block: block.part is None)):
        for block in article.blocks:
            if is_it(block):
                yield {"is": kind, "blocks": [f"{letter}{block.number}"]}


def prediction(collation, left, right):
    """Returns the links between the articles of two letters, with their events."""
    found = {"links": [], "moved": [], "split": [], "merged": []}
    for link in collation["links"]:
        if (link["left"][0], link["right"][0]) != (left, right):
            continue
        blocks = [int(link["left"][1:]), int(link["right"][1:])]
        found["links"].append(blocks)
        if link["moved"]:
            found["moved"].append(blocks)
        kind = (link.get("group") or {}).get("kind")
        if kind in ("split", "regrouped"):
            found["split"].append(blocks)
        if kind in ("merged", "regrouped"):
            found["merged"].append(blocks)
    return found


def pair_by_pair(program, pairs, roles_given=False):
    """Returns the predictions of each pair alone, and the mean time of some rounds."""
    found = {}
    with Wirediff(program) as wirediff:
        for _ in range(ROUNDS):
            for pair in pairs:
                pins = [*role_pins(pair.left, "A"), *role_pins(pair.right, "B")] if roles_given else []
                collation = wirediff.collate([pair.left, pair.right], pins)
                found[pair.name] = prediction(collation, "A", "B")
    return found, wirediff.ms / ROUNDS


def all_at_once(program, pairs):
    """Returns the predictions of each story's articles collated at once, and the time."""
    stories = {}
    for pair in pairs:
        stories.setdefault(pair.story, []).append(pair)
    found = {}
    with Wirediff(program) as wirediff:
        for _ in range(ROUNDS):
            for members in stories.values():
                articles = story_articles(members)
                collation = wirediff.collate(articles)
                letters = {article.path: letter for article, letter in zip(articles, "ABCDEFGHIJ")}
                for pair in members:
                    found[pair.name] = prediction(collation, letters[pair.left.path], letters[pair.right.path])
    return found, wirediff.ms / ROUNDS


def story_articles(pairs):
    """Returns every article of a story in its order, also those without gold of their own."""
    given = {article.path: article for pair in pairs for article in (pair.left, pair.right)}
    if pairs[0].set == "seeds":
        for path in sorted((gold.SHARED / "seeds").glob("*.txt")):
            given.setdefault(path, gold.Article(path, "en", []))
    return [given[path] for path in sorted(given)]
