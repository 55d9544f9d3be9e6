"""Ways to turn scored candidates into links, and the search for the best one.

Everything is tuned on the very pairs that are scored, in the peer's favour.
"""

from dataclasses import dataclass

DECODERS = ["all", "best of either side", "best of both sides", "one to one"]
LEAST_WORDS = [0, 2, 4, 6]


@dataclass(frozen=True)
class Setting:
    """How a peer's answers become links."""

    counting: str
    decoder: str
    least_words: int
    headlines: bool
    threshold: float

    def __str__(self):
        words = f", at least {self.least_words} words" if self.least_words else ""
        headlines = ", headlines always" if self.headlines else ""
        return f"{self.counting} ≥ {self.threshold:.2f}, {self.decoder}{words}{headlines}"


def decode(table, decoder, least_words):
    """Returns `[(score, i, j)]`, best first; a threshold keeps the start of it."""
    scored = sorted((-score, i, j) for (i, j), (score, words) in table.items() if score > 0 and words >= least_words)
    if decoder == "all":
        kept = scored
    elif decoder == "one to one":
        kept, lefts, rights = [], set(), set()
        for entry in scored:
            if entry[1] not in lefts and entry[2] not in rights:
                kept.append(entry)
                lefts.add(entry[1])
                rights.add(entry[2])
    else:
        best_left, best_right = {}, {}
        for score, i, j in scored:
            best_left.setdefault(i, score)
            best_right.setdefault(j, score)
        both = decoder == "best of both sides"
        kept = [
            entry for entry in scored
            if (all if both else any)((entry[0] == best_left[entry[1]], entry[0] == best_right[entry[2]]))
        ]
    return [(-score, i, j) for score, i, j in kept]


def headline_link(given):
    """The link of the two headlines, by their places among the given blocks."""
    return (0, 0) if given.left and given.right and given.left[0].role == given.right[0].role == "headline" else None


def judged(given, decoded, headlines):
    """Returns `[(score, right, recalled)]` of the candidates that count."""
    found = []
    for score, i, j in with_headlines(given, decoded, headlines):
        link = given.link(i, j)
        if link not in given.pair.either:
            sure = link in given.pair.sure
            found.append((score, sure or link in given.pair.possible, sure))
    return found


def with_headlines(given, decoded, headlines):
    always = headline_link(given) if headlines else None
    rest = [entry for entry in decoded if (entry[1], entry[2]) != always]
    return [(float("inf"), *always), *rest] if always else rest


def best_threshold(found, wanted):
    """Returns the best F of all thresholds, and the lowest score it keeps."""
    found = sorted(found, key=lambda entry: -entry[0])
    best, threshold = 0.0, float("inf")
    right = recalled = 0
    for count, (score, is_right, is_recalled) in enumerate(found, 1):
        right += is_right
        recalled += is_recalled
        if count < len(found) and found[count][0] == score:
            continue
        precision, recall = right / count, recalled / wanted if wanted else 1.0
        f = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        if f > best:
            best, threshold = f, score
    return best, threshold


def tune(givens, tables):
    """Returns the setting with the best F over all pairs together, and that F."""
    wanted = sum(len(given.pair.sure) for given in givens)
    best = (0.0, None)
    for counting in tables[0]:
        for least_words in LEAST_WORDS if counting != "as it says" else [0]:
            for decoder in DECODERS:
                decoded = [decode(table[counting], decoder, least_words) for table in tables]
                for headlines in (False, True):
                    found = [entry for given, it in zip(givens, decoded) for entry in judged(given, it, headlines)]
                    f, threshold = best_threshold(found, wanted)
                    if f > best[0]:
                        best = (f, Setting(counting, decoder, least_words, headlines, threshold))
    return best


def links(given, table, setting):
    """Returns the links that a setting gives, by block numbers."""
    decoded = decode(table[setting.counting], setting.decoder, setting.least_words)
    found = with_headlines(given, decoded, setting.headlines)
    return [given.link(i, j) for score, i, j in found if score >= setting.threshold]


def oracle(givens, tables, setting):
    """Returns the predictions if the best threshold of each pair were known beforehand."""
    found = {}
    for given, table in zip(givens, tables):
        decoded = decode(table[setting.counting], setting.decoder, setting.least_words)
        _, threshold = best_threshold(judged(given, decoded, setting.headlines), len(given.pair.sure))
        own = Setting(setting.counting, setting.decoder, setting.least_words, setting.headlines, threshold)
        found[given.pair.name] = {"links": links(given, table, own)}
    return found
