"""wikidiff2-like: how MediaWiki matches lines, written anew after its description.

wikidiff2 is an extension of PHP in C++ and in no registry. Paragraphs are its
lines. Equal lines are matched by a longest common subsequence. Between them the
first line that is gone stands against the first that is new, and so on; two at
least `change` alike are one changed line, else one is gone and one is new.
Before that a line may be found split into at most `size` new ones. What is left
over is compared with all that is left over on the other side; the most alike are
one moved line if more than `move` alike. How alike two lines are: the
characters of common words, divided by those of all words, where a run of
replaced words counts by its longer side.
"""

from answer import answer
from words import common

# As published: changed 0.2, moved 0.4, no splits; of splits 0.1 to go on and 0.6 to accept.
PUBLISHED = {"change": 0.2, "move": 0.4, "size": 1, "accept": 0.6}
GO_ON = 0.1
# No moves are looked for among more lines than this.
MOST_LINES = 100


class Lines:
    def __init__(self, request):
        self.left, self.right = request["left"], request["right"]
        self.words = {0: request["left_words"], 1: request["right_words"]}
        self.known = {}

    def alike(self, i, j, size=1):
        if (i, j, size) not in self.known:
            right = [word for block in self.words[1][j:j + size] for word in block]
            self.known[i, j, size] = similarity(self.words[0][i], right)
        return self.known[i, j, size]


def similarity(left, right):
    places = common(left, right)
    kept = sum(len(left[i]) for i, _ in places)
    total, before = kept, (-1, -1)
    for i, j in [*places, (len(left), len(right))]:
        gone = sum(map(len, left[before[0] + 1:i]))
        new = sum(map(len, right[before[1] + 1:j]))
        total += max(gone, new)
        before = (i, j)
    return kept / total if total else 0.0


def links(lines, change, move, size, accept):
    found, gone, new = [], [], []
    equal = common(lines.left, lines.right)
    before = (-1, -1)
    for i, j in [*equal, (len(lines.left), len(lines.right))]:
        a, b = before[0] + 1, before[1] + 1
        while a < i and b < j:
            count, alike = split(lines, a, b, j, size, accept)
            if count > 1 or alike >= change:
                found += [[a, b + k] for k in range(count)]
            else:
                gone.append(a)
                new.append(b)
                count = 1
            a, b = a + 1, b + count
        gone += range(a, i)
        new += range(b, j)
        before = (i, j)
    found += map(list, equal)
    if len(gone) + len(new) <= MOST_LINES:
        found += moves(lines, gone, new, move)
    return found


def split(lines, i, j, end, size, accept):
    """Returns into how many new lines a line seems split, and how alike they are."""
    best, count, single = -1.0, 1, 0.0
    for tried in range(1, min(size, end - j) + 1):
        alike = lines.alike(i, j, tried)
        single = alike if tried == 1 else single
        if alike > best:
            best, count = alike, tried
        if alike <= GO_ON:
            break
    return (1, single) if count > 1 and best < accept else (count, best)


def moves(lines, gone, new, threshold):
    found = []
    for i, j in sorted(((i, j) for i in gone for j in new), key=lambda pair: -lines.alike(*pair)):
        if lines.alike(i, j) > threshold and all(i != a and j != b for a, b in found):
            found.append([i, j])
    return found


GRID = [
    {"change": change, "move": move, "size": size, "accept": accept}
    for change in (0.05, 0.1, 0.2, 0.3)
    for move in (0.04, 0.06, 0.08, 0.1, 0.15, 0.2, 0.3, 0.4)
    for size, accept in ((1, 0.6), (4, 0.6), (4, 0.3))
]
# All variants ask about the same articles in turn: what is known of them is kept.
KNOWN = {}


def variant(setting):
    def run(request):
        key = "\n".join(request["left"] + request["right"])
        if request.get("timed") or key not in KNOWN:
            KNOWN[key] = Lines(request)
        return {"links": links(KNOWN[key], **setting)}

    return run


def name(setting):
    size = f", splits into {setting['size']} from {setting['accept']}" if setting["size"] > 1 else ""
    return f"paragraphs as lines, changed {setting['change']}, moved {setting['move']}{size}"


answer({
    "paragraphs as lines, published thresholds": variant(PUBLISHED),
    "paragraphs as lines, published thresholds, splits into 4": variant({**PUBLISHED, "size": 4}),
    **{name(setting): variant(setting) for setting in GRID},
})
