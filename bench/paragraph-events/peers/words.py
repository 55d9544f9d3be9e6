"""Words as every peer here is given them, and the longest common subsequence."""

import re
import unicodedata

_EAST_ASIAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(f"[{_EAST_ASIAN}]|(?:(?![{_EAST_ASIAN}])[^\\W_])+")


def words(text):
    """Returns a text's words, case folded; each Chinese or Japanese character is one."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return _WORD.findall("".join(letter for letter in text if not unicodedata.combining(letter)))


def common(left, right):
    """Returns the places of a longest common subsequence, as pairs in order."""
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    found = [(place, place) for place in range(start)]
    shared = set(left[start:]) & set(right[start:])
    # A word of one side alone cannot be in it.
    rows = [place for place in range(start, len(left)) if left[place] in shared]
    columns = [place for place in range(start, len(right)) if right[place] in shared]
    lengths = [[0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    for i in reversed(range(len(rows))):
        row, below, word = lengths[i], lengths[i + 1], left[rows[i]]
        for j in reversed(range(len(columns))):
            if word == right[columns[j]]:
                row[j] = below[j + 1] + 1
            else:
                row[j] = below[j] if below[j] > row[j + 1] else row[j + 1]
    i = j = 0
    while i < len(rows) and j < len(columns):
        if left[rows[i]] == right[columns[j]]:
            found.append((rows[i], columns[j]))
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return found
