"""Checks that score.py and `cargo xtask score` count Wirediff's links the same."""

import subprocess

import gold
import score
import wirediff

# The names of the sets there and here.
NAMES = {
    "demo story": "demo",
    "practice stories": "practice",
    "unseen stories": "unseen",
    "wire pairs": "wire pairs",
    "seeds": "seeds",
}


def check(pairs, program):
    """Prints both counts, set by set; returns 1 where they differ."""
    together, _ = wirediff.all_at_once(program, pairs)
    alone, _ = wirediff.pair_by_pair(program, pairs)
    here = {"": score.score(pairs, together), "pair by pair": score.score(pairs, alone)}
    differ = 0
    for way, name, there in theirs():
        mine = " ".join(figures(here[way][NAMES[name]]))
        differ += mine != there
        print(f"{name + (', ' if way else '') + way:<32} {'same' if mine == there else 'DIFFERS'}  {mine}  |  {there}")
    return 1 if differ else 0


def figures(tallies):
    links = tallies["links"]
    yield f"{links.precision:.3f} {links.recall:.3f} {links.f:.3f}"
    for event in score.EVENTS:
        yield f"{tallies[event].precision:.2f}/{tallies[event].recall:.2f}"


def theirs():
    """Yields the way, the set and the figures of each line that the other scorer prints."""
    command = ["cargo", "run", "--quiet", "--release", "--package", "wirediff-tests", "--bin", "score"]
    printed = subprocess.run(command, cwd=gold.ROOT, check=True, capture_output=True, text=True).stdout
    name = None
    for line in printed.splitlines():
        found = next((known for known in NAMES if line.startswith(known)), None)
        name = found or name
        if found or line.strip().startswith("pair by pair"):
            yield "" if found else "pair by pair", name, " ".join(line.split()[-7:-1])
