#!/usr/bin/env python3
"""Checks the sentence gold in this folder and counts what is in it.

    python3 check.py                 check every pair, print a table by kind
    python3 check.py drafts novels   the same for some kinds
    python3 check.py --read FILE…    print a pair's links side by side, and each
                                     sentence without one beside the sentence of
                                     the other side that shares most words with it

A kind is a folder; any folder with JSON files in it is checked. Ends with status
1 if anything is wrong. Nothing here knows the engine: the nearest sentence is found
by counting shared words, and serves only to show a reader where to look twice.
"""

import json
import math
import re
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIELDS = {"about": str, "kind": str, "language": str, "left": list, "right": list, "links": list}


def sentences(paragraphs):
    """The sentences of one side, in order; the first is number 1."""
    return [sentence for paragraph in paragraphs for sentence in paragraph]


def faults(pair, kind):
    """What is wrong with a pair, one line each."""
    if not isinstance(pair, dict):
        return ["is no object"]
    found = [f"no {name}" for name in FIELDS if not isinstance(pair.get(name), FIELDS[name])]
    if found:
        return found
    found += [f"unknown field {name}" for name in pair if name not in FIELDS]
    if pair["kind"] != kind:
        found.append(f"kind {pair['kind']!r} lies in folder {kind!r}")
    for side in ("left", "right"):
        paragraphs = pair[side]
        if not paragraphs or not all(isinstance(p, list) and p for p in paragraphs):
            found.append(f"{side} has a paragraph without sentences, or none at all")
        elif not all(isinstance(s, str) and s and s == s.strip() for s in sentences(paragraphs)):
            found.append(f"{side} has an empty sentence, or one with space at its ends")
    if found:
        return found
    sizes = len(sentences(pair["left"])), len(sentences(pair["right"]))
    seen = set()
    for link in pair["links"]:
        if not (isinstance(link, list) and len(link) == 3):
            found.append(f"link {link} is not [left, right, strength]")
            continue
        left, right, strength = link
        if not all(type(n) is int and 1 <= n <= size for n, size in zip((left, right), sizes)):
            found.append(f"link {link} points outside {sizes}")
            continue
        if strength not in ("S", "P"):
            found.append(f"link {link} is neither S nor P")
        if (left, right) in seen:
            found.append(f"link {link} is there twice")
        seen.add((left, right))
    return found


def crossings(links):
    """How many sure links cross another one, at the least: all but the longest run in order."""
    best = []
    ordered = sorted((left, right) for left, right, strength in links if strength == "S")
    for index, (left, right) in enumerate(ordered):
        before = [best[i] for i, (l, r) in enumerate(ordered[:index]) if l <= left and r <= right]
        best.append(1 + max(before, default=0))
    return len(ordered) - max(best, default=0)


def counts(pair):
    """The figures of one pair that the table adds up; `many` is the sentences with two sure links or more."""
    left, right, links = sentences(pair["left"]), sentences(pair["right"]), pair["links"]
    sure = [link for link in links if link[2] == "S"]
    lefts, rights = Counter(link[0] for link in sure), Counter(link[1] for link in sure)
    return Counter(
        pairs=1,
        left=len(left),
        right=len(right),
        sure=len(sure),
        possible=len(links) - len(sure),
        identical=sum(left[l - 1] == right[r - 1] for l, r, _ in links),
        moved=crossings(links),
        many=sum(n > 1 for n in lefts.values()) + sum(n > 1 for n in rights.values()),
        alone_left=len(left) - len({link[0] for link in links}),
        alone_right=len(right) - len({link[1] for link in links}),
    )


def table(rows):
    """One line per kind, as in README.md."""
    print("| kind | pairs | sentences | S | P | same words | crossing | in n:m | alone left | alone right |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    for kind, c in rows:
        print(
            f"| `{kind}` | {c['pairs']} | {c['left']} + {c['right']} | {c['sure']} | {c['possible']} "
            f"| {c['identical']} | {c['moved']} | {c['many']} "
            f"| {c['alone_left'] / max(c['left'], 1):.0%} | {c['alone_right'] / max(c['right'], 1):.0%} |"
        )


def words(sentence):
    """The words of a sentence in small letters; a script without spaces goes by character pairs."""
    found = []
    for word in re.findall(r"\w+", sentence.lower()):
        if re.search(r"[\u3040-\u30ff\u3400-\u9fff]", word):
            found += [word[i : i + 2] for i in range(max(len(word) - 1, 1))]
        else:
            found.append(word)
    return set(found)


def read(path):
    """Prints a pair for a reader who judges its links again."""
    pair = json.loads(path.read_text(encoding="utf-8"))
    left, right = sentences(pair["left"]), sentences(pair["right"])
    print(f"== {path.parent.name}/{path.stem}: {pair['about']}")
    for l, r, strength in sorted(pair["links"]):
        same = left[l - 1] == right[r - 1]
        print(f"{strength} {l} {left[l - 1]}\n  {r} {'(the same)' if same else right[r - 1]}")
    bags = [words(s) for s in left], [words(s) for s in right]
    spread = Counter(word for bag in bags[0] + bags[1] for word in bag)
    total = len(left) + len(right)

    def alike(a, b):
        shared, all_words = (sum(math.log(total / spread[word]) for word in bag) for bag in (a & b, [*a, *b]))
        return 2 * shared / max(all_words, 1e-9)

    for side, own, other in (("left", 0, 1), ("right", 1, 0)):
        linked = {link[own] for link in pair["links"]}
        for n, bag in enumerate(bags[own], 1):
            if n not in linked:
                score, near = max((alike(bag, b), m) for m, b in enumerate(bags[other], 1))
                text = (left, right)[own][n - 1], (left, right)[other][near - 1]
                print(f"- {side} {n} {text[0]}\n  {score:.2f} {near} {text[1]}")


def main(arguments):
    if arguments[:1] == ["--read"]:
        for name in arguments[1:]:
            read(Path(name).resolve())
        return 0
    kinds = arguments or sorted({path.parent.name for path in HERE.glob("*/*.json")})
    rows, wrong = [], 0
    for kind in kinds:
        sums = Counter()
        paths = sorted((HERE / kind).glob("*.json"))
        if not paths:
            print(f"{kind}: no pairs")
            wrong += 1
        for path in paths:
            try:
                pair = json.loads(path.read_text(encoding="utf-8"))
            except ValueError as error:
                found = [f"no valid JSON: {error}"]
            else:
                found = faults(pair, kind)
            for fault in found:
                print(f"{kind}/{path.name}: {fault}")
            wrong += len(found)
            if not found:
                sums += counts(pair)
        rows.append((kind, sums))
    table(rows)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
