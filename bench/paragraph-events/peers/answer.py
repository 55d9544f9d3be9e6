"""What every adapter in Python does with its requests.

A request is a line of JSON: `variant`, `language`, and for either side the
texts of its blocks (`left`, `right`) and their words (`left_words`,
`right_words`). The answer is a line of JSON too: what the peer says, in one of
the forms that `evidence.py` reads, and `ms`, the processor time that the peer itself took.
"""

import json
import sys
import time


def answer(variants):
    """Answers every request by the function of the variant that it names."""
    for line in sys.stdin:
        request = json.loads(line)
        start = time.process_time()
        said = variants[request["variant"]](request)
        ms = (time.process_time() - start) * 1000
        json.dump({**said, "ms": ms}, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
        sys.stdout.flush()


def flat(blocks):
    """Returns the words of all blocks in one list."""
    return [word for block in blocks for word in block]


def every_two(left, right, shared):
    """Asks `shared` what each block of the left shares with each of the right."""
    found = ([i, j, shared(a, b)] for i, a in enumerate(left) for j, b in enumerate(right))
    return {"shared": [entry for entry in found if entry[2]]}
