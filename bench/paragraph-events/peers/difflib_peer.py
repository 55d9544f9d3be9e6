"""Python's own difflib."""

import difflib

from answer import answer, every_two, flat


def matches(left, right):
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    return [block for block in matcher.get_matching_blocks() if block.size]


def whole_words(request):
    blocks = matches(flat(request["left_words"]), flat(request["right_words"]))
    return {"matches": [[a + k, b + k] for a, b, size in blocks for k in range(size)]}


def every_two_words(request):
    def shared(left, right):
        return [word for block in matches(left, right) for word in left[block.a:block.a + block.size]]

    return every_two(request["left_words"], request["right_words"], shared)


def every_two_ratio(request):
    """`ratio()` of each two blocks, as its documentation shows it."""
    scores = []
    for j, right in enumerate(request["right"]):
        matcher = difflib.SequenceMatcher(None, "", right, autojunk=False)
        for i, left in enumerate(request["left"]):
            matcher.set_seq1(left)
            scores.append([i, j, matcher.ratio()])
    return {"scores": scores}


def lines(request):
    """`Differ`, which looks for similar lines: a pair of them comes with a line of marks."""
    left, right, links, last = -1, -1, [], []
    for line in difflib.Differ().compare(request["left"], request["right"]):
        mark = line[0]
        if mark in " -":
            left += 1
        if mark in " +":
            right += 1
        last.append(mark)
        if mark == " " or last[-3:] == ["-", "?", "+"] or (mark == "?" and last[-3:] == ["-", "+", "?"]):
            links.append([left, right])
    return {"links": links}


answer({
    "whole text, words": whole_words,
    "every two paragraphs, words": every_two_words,
    "every two paragraphs, ratio()": every_two_ratio,
    "paragraphs as lines, Differ": lines,
})
