"""A plain baseline: cosine of weighted words, the rarer the heavier.

A word's weight is `ln((N + 1) / (d + 0.5))` for N blocks in both articles, d of
which have it, times `1 + ln(count)`.
"""

import math
from collections import Counter

from answer import answer


def grams(words):
    """Returns the runs of three and four characters inside a block's words."""
    text = f" {' '.join(words)} "
    return [text[at:at + size] for size in (3, 4) for at in range(len(text) - size + 1)]


def vectors(blocks):
    counts = [Counter(block) for block in blocks]
    spread = Counter(term for count in counts for term in count)
    found = []
    for count in counts:
        weights = {
            term: (1 + math.log(times)) * max(math.log((len(blocks) + 1) / (spread[term] + 0.5)), 0.0)
            for term, times in count.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        found.append({term: weight / length for term, weight in weights.items()})
    return found


def cosines(left, right):
    both = vectors(left + right)
    rights = both[len(left):]
    return [
        [i, j, sum(weight * b[term] for term, weight in a.items() if term in b)]
        for i, a in enumerate(both[:len(left)])
        for j, b in enumerate(rights)
    ]


def of_words(request):
    return {"scores": cosines(request["left_words"], request["right_words"])}


def of_characters(request):
    left, right = ([grams(block) for block in request[side]] for side in ("left_words", "right_words"))
    return {"scores": cosines(left, right)}


def of_both(request):
    pairs = zip(of_words(request)["scores"], of_characters(request)["scores"])
    return {"scores": [[i, j, (word + character) / 2] for (i, j, word), (_, _, character) in pairs]}


answer({
    "every two paragraphs, words": of_words,
    "every two paragraphs, 3 and 4 characters": of_characters,
    "every two paragraphs, words and characters": of_both,
})
