#!/usr/bin/env python3
"""Scores paragraph links and events against what people marked. Standard library only.

    python3 score.py predictions.json …     prints a table, one block for each file
    python3 score.py --tasks > tasks.json   writes what a system is given
    --real                                  also the pairs of real articles, where they are at hand

predictions.json:

    { "system": "Mine 1.0",
      "pairs": {
        "cup-final/01-02": {
          "links": [[1, 1], [6, 7], [6, 8]],
          "moved": [[4, 10]],
          "split": [[6, 7], [6, 8]],
          "merged": [] } } }

A link is a block of the left article and one of the right by their numbers.
`moved`, `split` and `merged` are links too. Where one of these lists is left
out, it follows from the links by the rule by which the gold's own was made. A
pair that is left out counts as one without links.
"""

import json
import sys
from dataclasses import dataclass

import gold

SETS = ["demo", "practice", "unseen", "wire pairs", "seeds"]
EVENTS = ["moved", "split", "merged"]


@dataclass
class Tally:
    """Counts of what was found, what of it is right, and what should have been."""

    found: int = 0
    right: int = 0
    recalled: int = 0
    wanted: int = 0

    @property
    def precision(self):
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self):
        return self.recalled / self.wanted if self.wanted else 1.0

    @property
    def f(self):
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, other):
        self.found += other.found
        self.right += other.right
        self.recalled += other.recalled
        self.wanted += other.wanted


def tally(found, wanted, allowed):
    return Tally(len(found), len(found & allowed), len(found & wanted), len(wanted))


def score_pair(pair, prediction):
    """Returns the tallies of links and events of two articles."""
    links = {tuple(link[:2]) for link in prediction.get("links", [])}
    events = {event: {tuple(link[:2]) for link in prediction[event]} for event in EVENTS if event in prediction}
    for event, links_of in (("moved", moved), ("split", lambda it: gold.several(it, 0)), ("merged", lambda it: gold.several(it, 1))):
        if event not in events:
            events[event] = links_of(links)
    links -= pair.either
    # An event is right or wrong only where the link itself is sure.
    sure = {event: found & links & pair.sure for event, found in events.items()}
    grouped = pair.split | pair.merged
    return {
        "links": tally(links, pair.sure, pair.sure | pair.possible),
        "moved": tally(sure["moved"] - pair.moved_either, pair.moved, pair.moved),
        "split": tally(sure["split"], pair.split, grouped),
        "merged": tally(sure["merged"], pair.merged, grouped),
    }


def moved(links):
    """Returns the links on none of the longest chains that read in order on both sides."""
    links = sorted(links)
    before = [1] * len(links)
    for i, (_, right) in enumerate(links):
        before[i] = 1 + max((before[j] for j in range(i) if links[j][1] <= right), default=0)
    after = [1] * len(links)
    for i in reversed(range(len(links))):
        after[i] = 1 + max((after[j] for j in range(i + 1, len(links)) if links[j][1] >= links[i][1]), default=0)
    longest = max(before, default=0)
    return {link for link, b, a in zip(links, before, after) if b + a - 1 < longest}


def score(pairs, predictions):
    """Returns for each set, and for `all` together, the tallies of links and events."""
    sets = {}
    for pair in pairs:
        counted = score_pair(pair, predictions.get(pair.name, {}))
        for name in (pair.set, "all"):
            tallies = sets.setdefault(name, {key: Tally() for key in counted})
            for key, value in counted.items():
                tallies[key].add(value)
    return sets


def rows(sets):
    """Yields a line of text for each set."""
    yield f"{'set':<12} {'P':>5} {'R':>5} {'F':>5}   {'moved P/R':>10} {'split P/R':>10} {'merged P/R':>10}"
    for name in [name for name in [*SETS, "all"] if name in sets]:
        links = sets[name]["links"]
        events = " ".join(f"{sets[name][event].precision:>5.2f}/{sets[name][event].recall:.2f}" for event in EVENTS)
        yield f"{name:<12} {links.precision:>5.3f} {links.recall:>5.3f} {links.f:>5.3f}   {events}"


def tasks(pairs):
    """Returns what a system is given of each pair: numbered blocks with roles."""
    def side(article):
        blocks = [{"n": block.number, "role": block.role, "text": block.text} for block in article.blocks]
        return {"language": article.language, "blocks": blocks}

    return {"pairs": {pair.name: {"left": side(pair.left), "right": side(pair.right)} for pair in pairs}}


def main(arguments):
    files = [argument for argument in arguments if not argument.startswith("--")]
    pairs = gold.pairs(real="--real" in arguments)
    if "--tasks" in arguments:
        json.dump(tasks(pairs), sys.stdout, ensure_ascii=False, indent=1)
        return 0
    if not files:
        print(__doc__)
        return 2
    names = {pair.name for pair in pairs}
    for file in files:
        with open(file, encoding="utf-8") as text:
            predictions = json.load(text)
        unknown = sorted(set(predictions["pairs"]) - names)
        print(predictions.get("system", file))
        for line in rows(score(pairs, predictions["pairs"])):
            print(line)
        if unknown:
            print(f"not scored, since there is no such pair here: {', '.join(unknown)}")
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
