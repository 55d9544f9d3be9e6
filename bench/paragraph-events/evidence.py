"""Turns what a peer says about two articles into scored candidates for links.

A peer answers in one of five forms, all about the blocks it was given:

- `parts`: a diff of the two whole texts, `[["=", text], ["-", text], ["+", text]]`
- `matches`: equal words of the two whole texts, by their places
- `shared`: for every two blocks what is equal in them, `[left, right, [piece, …]]`
- `scores`: for every two blocks how alike they are, `[left, right, score]`
- `links`: the peer's own decision which blocks belong together

The first three become numbers by a weight (what a shared piece counts) and a
measure (what that is divided by).
"""

import math
from collections import Counter
from dataclasses import dataclass

from words import words

WEIGHTS = ["words", "characters", "rare words"]
MEASURES = ["share of the shorter", "share of the longer", "share of both"]


@dataclass
class Given:
    """The blocks of two articles that can be linked, in order, as a peer is given them."""

    pair: object
    left: list
    right: list

    @staticmethod
    def of(pair):
        def linkable(article):
            return [block for block in article.blocks if block.part]

        return Given(pair, linkable(pair.left), linkable(pair.right))

    def request(self):
        return {
            "language": self.pair.left.language,
            "left": [block.text for block in self.left],
            "right": [block.text for block in self.right],
            "left_words": [words(block.text) for block in self.left],
            "right_words": [words(block.text) for block in self.right],
        }

    def can_link(self, i, j):
        return self.left[i].part == self.right[j].part

    def link(self, i, j):
        return (self.left[i].number, self.right[j].number)


def candidates(given, answer):
    """Returns for each way of counting the candidates `{(i, j): (score, shared words)}`."""
    if "links" in answer:
        return {"as it says": {(i, j): (1.0, math.inf) for i, j in answer["links"] if given.can_link(i, j)}}
    if "scores" in answer:
        return {"as it says": {(i, j): (score, math.inf) for i, j, score in answer["scores"] if given.can_link(i, j)}}
    shared = pieces(given, answer)
    weigh = weights(given)
    totals = {
        name: ([weight([block.text]) for block in given.left], [weight([block.text]) for block in given.right])
        for name, weight in weigh.items()
    }
    found = {}
    counted = {pair: {name: weight(texts) for name, weight in weigh.items()} for pair, texts in shared.items()}
    for name in WEIGHTS:
        lefts, rights = totals[name]
        for measure in MEASURES:
            table = found[f"{name}, {measure}"] = {}
            for (i, j), count in counted.items():
                whole = divisor(measure, lefts[i], rights[j])
                table[i, j] = (count[name] / whole if whole else 0.0, count["words"])
    return found


def divisor(measure, left, right):
    if measure == MEASURES[0]:
        return min(left, right)
    return max(left, right) if measure == MEASURES[1] else (left + right) / 2


def weights(given):
    """Returns the functions that weigh pieces of text."""
    blocks = [set(words(block.text)) for block in given.left + given.right]
    spread = Counter(word for block in blocks for word in block)
    rarity = {word: max(math.log((len(blocks) + 1) / (count + 0.5)), 0.0) for word, count in spread.items()}
    return {
        "words": lambda texts: sum(len(words(text)) for text in texts),
        "characters": lambda texts: sum(len("".join(text.split())) for text in texts),
        "rare words": lambda texts: sum(rarity.get(word, 0.0) for text in texts for word in words(text)),
    }


def pieces(given, answer):
    """Returns for every two blocks the pieces of text that they share, if any."""
    found = {}
    if "shared" in answer:
        for i, j, texts in answer["shared"]:
            found[i, j] = texts
    elif "matches" in answer:
        lefts, rights = word_places(given.left), word_places(given.right)
        for a, b in answer["matches"]:
            (i, word), (j, _) = lefts[a], rights[b]
            found.setdefault((i, j), []).append(word)
    else:
        for i, j, text in walk(given, answer["parts"]):
            found.setdefault((i, j), []).append(text)
    return {pair: texts for pair, texts in found.items() if given.can_link(*pair)}


def word_places(blocks):
    return [(index, word) for index, block in enumerate(blocks) for word in words(block.text)]


def walk(given, parts):
    """Yields the equal pieces of a diff, cut where a block ends on either side.

    Only what is not space is counted, since some peers change the space.
    """
    lefts, rights = letter_places(given.left), letter_places(given.right)
    left = right = 0
    for kind, text in parts:
        start, at = 0, None
        for index, letter in enumerate(text):
            if letter.isspace():
                continue
            if kind == "=":
                place = (lefts[left], rights[right])
                if place != at:
                    if at and text[start:index].strip():
                        yield *at, text[start:index]
                    start, at = index, place
            left += kind != "+"
            right += kind != "-"
        if at and text[start:].strip():
            yield *at, text[start:]
    if (left, right) != (len(lefts), len(rights)):
        raise ValueError(f"{given.pair.name}: the diff does not hold both texts")


def letter_places(blocks):
    return [index for index, block in enumerate(blocks) for letter in block.text if not letter.isspace()]
