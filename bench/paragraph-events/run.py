#!/usr/bin/env python3
"""Runs every system on the benchmark and writes the table in README.md.

    python3 run.py               installs the peers, runs all, writes the tables
    python3 run.py --ours        runs only Wirediff and leaves the peers' rows as they were last
    python3 run.py --only NAME   only the systems whose name has NAME in it; prints, writes nothing
    python3 run.py --real        the pairs of real articles instead, where they are at hand; prints only
    python3 run.py --check       only Wirediff, and checks that `cargo xtask score` counts the same

Needs Python 3.11, Node 20 and Rust; pip and npm fetch the peers once.
"""

import json
import pathlib
import platform
import statistics
import subprocess
import sys
from dataclasses import dataclass

HERE = pathlib.Path(__file__).resolve().parent
PEERS = HERE / "peers"
sys.path.insert(0, str(PEERS))

import agreement
import gold
import linking
import readme
import score
from readme import Row
import wirediff
from evidence import Given, candidates

PYTHON = PEERS / ".venv" / "bin" / "python"
# A peer that takes longer than this is not timed again.
PATIENCE_MS = 20_000
ROUNDS = 5


@dataclass
class Peer:
    """A system that is asked through an adapter, in some variants."""

    name: str
    command: list
    variants: list


@dataclass
class Tried:
    """A variant of a peer at its best setting."""

    variant: str
    f: float
    setting: linking.Setting
    tables: list
    ms: float


JSDIFF = [
    "whole text, diffWords",
    "whole text, diffWords with Intl.Segmenter",
    "whole text, diffWordsWithSpace",
    "whole text, diffSentences",
    "whole text, diffArrays of words",
    "paragraphs as lines, diffLines",
    "paragraphs as lines, diffLines, changed ones in turn by diffWords",
    "every two paragraphs, diffWords",
    "every two paragraphs, diffWords with Intl.Segmenter",
    "every two paragraphs, diffArrays of words",
]
DMP = [
    "whole text, words",
    "whole text, characters",
    "whole text, characters, cleanupSemantic",
    "every two paragraphs, words",
    "every two paragraphs, characters",
    "every two paragraphs, characters, cleanupSemantic",
]
DIFFLIB = [
    "whole text, words",
    "paragraphs as lines, Differ",
    "every two paragraphs, words",
    "every two paragraphs, ratio()",
]
COLLATEX = ["whole text, words", "whole text, words, near_match", "every two paragraphs, words"]
COSINE = [
    "every two paragraphs, words",
    "every two paragraphs, 3 and 4 characters",
    "every two paragraphs, words and characters",
]
WIKIDIFF2 = [
    "paragraphs as lines, published thresholds",
    "paragraphs as lines, published thresholds, splits into 4",
]
WIKIDIFF2_TUNED = [
    f"paragraphs as lines, changed {change}, moved {move}{size}"
    for change in (0.05, 0.1, 0.2, 0.3)
    for move in (0.04, 0.06, 0.08, 0.1, 0.15, 0.2, 0.3, 0.4)
    for size in ("", ", splits into 4 from 0.6", ", splits into 4 from 0.3")
]


def peers():
    """Returns the peers; of each kind of a peer's variants the best gets a row."""
    def python(file):
        return [str(PYTHON), str(PEERS / file)]

    def node(file):
        return ["node", str(PEERS / file)]

    versions = installed()
    return [
        Peer("cosine of weighted words", python("cosine_peer.py"), COSINE),
        Peer(f"difflib (Python {platform.python_version()})", python("difflib_peer.py"), DIFFLIB),
        Peer(f"jsdiff {versions['diff']}", node("jsdiff_peer.mjs"), JSDIFF),
        Peer(f"diff-match-patch {versions['diff-match-patch']}", node("dmp_peer.mjs"), DMP),
        Peer(f"CollateX {versions['collatex']}", python("collatex_peer.py"), COLLATEX),
        Peer("wikidiff2-like, as published", python("wikidiff2_peer.py"), WIKIDIFF2),
        Peer("wikidiff2-like, tuned", python("wikidiff2_peer.py"), WIKIDIFF2_TUNED),
    ]


def install():
    """Installs the peers at the versions that are written down, unless they are there."""
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", str(PEERS / ".venv")], check=True)
    requirements = str(PEERS / "requirements.txt")
    subprocess.run([str(PYTHON), "-m", "pip", "install", "--quiet", "--requirement", requirements], check=True)
    if not (PEERS / "node_modules").is_dir():
        subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=PEERS, check=True)


def installed():
    lock = json.loads((PEERS / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    versions = {name: lock[f"node_modules/{name}"]["version"] for name in ("diff", "diff-match-patch")}
    for line in (PEERS / "requirements.txt").read_text(encoding="utf-8").split():
        name, _, version = line.partition("==")
        versions[name] = version
    return versions


class Adapter:
    """A running adapter."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()

    def ask(self, request, **more):
        self.process.stdin.write(json.dumps({**request, **more}, ensure_ascii=False) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"no answer to {more}")
        return json.loads(line)


def run_peer(peer, exam, givens, elsewhere):
    """Returns a row for each unit that a peer compares: the best variant at its best setting."""
    requests = [given.request() for given in givens]
    others_requests = [given.request() for given in elsewhere]
    best, others = {}, {}
    with Adapter(peer.command) as adapter:
        for variant in peer.variants:
            answers = [adapter.ask(request, variant=variant) for request in requests]
            tables = [candidates(given, answer) for given, answer in zip(givens, answers)]
            f, setting = linking.tune(givens, tables)
            tried = Tried(variant, f, setting, tables, sum(answer["ms"] for answer in answers))
            unit = variant.partition(",")[0]
            others.setdefault(unit, []).append([variant, f])
            if unit not in best or f > best[unit].f:
                best[unit] = tried
        rows = []
        for unit, tried in best.items():
            row = peer_row(peer, adapter, requests, givens, tried, others[unit])
            answers = [adapter.ask(request, variant=tried.variant) for request in others_requests]
            known = [(given, candidates(given, answer)) for given, answer in zip(elsewhere, answers)]
            row.transferred = transferred(known, list(zip(givens, tried.tables)), exam)
            rows.append(row)
        return rows


def peer_row(peer, adapter, requests, givens, tried, others):
    pairs = [given.pair for given in givens]
    predictions = predict(givens, tried.tables, tried.setting)
    write_predictions(f"{peer.name}, {tried.variant}", predictions)
    times = [tried.ms]
    if tried.ms < PATIENCE_MS:
        # The first round was the warming up.
        ask = lambda request: adapter.ask(request, variant=tried.variant, timed=True)["ms"]
        times = [sum(map(ask, requests)) for _ in range(ROUNDS)]
    return Row(
        peer.name,
        tried.variant,
        score.score(pairs, predictions),
        statistics.median(times),
        oracle=score.score(pairs, linking.oracle(givens, tried.tables, tried.setting))["all"]["links"].f,
        setting=str(tried.setting),
        tried=others if len(others) < 20 else [[f"{len(others)} settings", max(f for _, f in others)]],
    )


def predict(givens, tables, setting):
    return {given.pair.name: {"links": linking.links(given, table, setting)} for given, table in zip(givens, tables)}


def transferred(elsewhere, here, exam):
    """Returns F on the exam's sets at the setting that is best on all other stories of ours."""
    known = elsewhere + [entry for entry in here if entry[0].pair.set not in exam]
    there = [entry for entry in here if entry[0].pair.set in exam]
    _, setting = linking.tune(*zip(*known))
    predictions = predict(*zip(*there), setting)
    return score.score([given.pair for given, _ in there], predictions)["all"]["links"].f


def wirediff_rows(pairs, exam):
    program = wirediff.build()
    ways = [
        ("all versions of a story at once", lambda: wirediff.all_at_once(program, pairs)),
        ("pair by pair", lambda: wirediff.pair_by_pair(program, pairs)),
        ("pair by pair, told the roles", lambda: wirediff.pair_by_pair(program, pairs, roles_given=True)),
    ]
    rows = []
    for how, run in ways:
        predictions, ms = run()
        write_predictions(f"Wirediff, {how}", predictions)
        sets = score.score(pairs, predictions)
        there = [pair for pair in pairs if pair.set in exam]
        row = Row("Wirediff", how, sets, ms, transferred=score.score(there, predictions)["all"]["links"].f)
        rows.append(row)
    return rows


def write_predictions(system, predictions):
    folder = HERE / "predictions"
    folder.mkdir(exist_ok=True)
    name = "".join(letter if letter.isalnum() or letter in ".-" else "-" for letter in system)
    text = json.dumps({"system": system, "pairs": predictions}, ensure_ascii=False)
    (folder / f"{name}.json").write_text(text, encoding="utf-8")


def main(arguments):
    only = arguments[arguments.index("--only") + 1] if "--only" in arguments else ""
    real = "--real" in arguments
    if "--check" in arguments:
        return agreement.check(gold.pairs(real=True), wirediff.build())
    pairs, elsewhere, exam = gold.pairs(), [], {"unseen"}
    if real:
        exam = {"wire pairs", "seeds"}
        elsewhere = [Given.of(pair) for pair in pairs]
        pairs = [pair for pair in gold.pairs(real=True) if pair.set in exam]
    rows = wirediff_rows(pairs, exam) if only.lower() in "wirediff" else []
    if "--ours" in arguments:
        rows += readme.peers_rows()
    else:
        install()
        givens = [Given.of(pair) for pair in pairs]
        for peer in peers():
            if only.lower() in peer.name.lower():
                print(f"{peer.name} …", file=sys.stderr, flush=True)
                rows += run_peer(peer, exam, givens, elsewhere)
    print(readme.tables(rows, pairs))
    if not only and not real:
        readme.write(rows, pairs)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
