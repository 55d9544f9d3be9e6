"""CollateX, which aligns the words of any number of witnesses in a graph."""

import collatex
import Levenshtein

from answer import answer, every_two, flat

# Words of one column this alike count as one word where near matches are asked for.
NEAR = 0.7


def columns(left, right, **options):
    """Returns the words that stand in one column."""
    witnesses = {"witnesses": [witness("A", left), witness("B", right)]}
    table = collatex.collate(witnesses, output="table", segmentation=False, **options)
    cells = [column.tokens_per_witness for column in table.columns]
    return [(cell["A"][0].token_data, cell["B"][0].token_data) for cell in cells if "A" in cell and "B" in cell]


def whole(request):
    both = columns(flat(request["left_words"]), flat(request["right_words"]))
    return {"matches": [[a["place"], b["place"]] for a, b in both if a["n"] == b["n"]]}


def whole_near(request):
    both = columns(flat(request["left_words"]), flat(request["right_words"]), near_match=True)
    return {"matches": [[a["place"], b["place"]] for a, b in both if Levenshtein.ratio(a["n"], b["n"]) >= NEAR]}


def every_two_words(request):
    def shared(left, right):
        return [a["n"] for a, b in columns(left, right) if a["n"] == b["n"]] if left and right else []

    return every_two(request["left_words"], request["right_words"], shared)


def witness(name, words):
    return {"id": name, "tokens": [{"t": word, "n": word, "place": place} for place, word in enumerate(words)]}


answer({
    "whole text, words": whole,
    "whole text, words, near_match": whole_near,
    "every two paragraphs, words": every_two_words,
})
