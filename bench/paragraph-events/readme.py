"""The tables between two marks in README.md, and the figures behind them in results.json."""

import datetime
import json
import os
import pathlib
import platform
import subprocess
from dataclasses import asdict, dataclass, field

import score

HERE = pathlib.Path(__file__).resolve().parent
START, END = "<!-- tables: written by run.py -->", "<!-- end of the tables -->"


@dataclass
class Row:
    """A system's line in the tables."""

    name: str
    how: str
    sets: dict
    ms: float
    # F if the best threshold of each pair were known beforehand.
    oracle: float | None = None
    # F on the exam (the unseen stories, or the real articles) at the setting that is best on the others.
    transferred: float | None = None
    setting: str = ""
    tried: list = field(default_factory=list)
    day: str = field(default_factory=lambda: today())


def today():
    day = datetime.date.today()
    return f"{day.day} {day:%B %Y}"


def tables(rows, pairs):
    """Returns the tables in Markdown."""
    names = [name for name in score.SETS if any(pair.set == name for pair in pairs)]
    parts = [heading(rows, pairs), links_table(rows, names), events_table(rows), settings_table(rows)]
    return "\n\n".join(part for part in parts if part)


def heading(rows, pairs):
    node = subprocess.run(["node", "--version"], capture_output=True, text=True).stdout.strip().removeprefix("v")
    days = list(dict.fromkeys(row.day for row in rows))
    day = days[0] if len(days) == 1 else f"{days[0]} (the peers {', '.join(days[1:])})"
    return (
        f"{day}; {len(pairs)} pairs with {sum(len(pair.sure) for pair in pairs)} sure links; "
        f"Python {platform.python_version()}, Node {node}, {os.cpu_count()} cores."
    )


def links_table(rows, names):
    head = ["system", "what it compares, and how", *[f"F {name}" for name in names]]
    transfer = "F unseen, settings from the rest" if "unseen" in names else "F all, settings from our stories"
    head += ["P", "R", "F all", "F oracle"] + [transfer] + ["ms"]
    body = []
    for row in rows:
        links = row.sets["all"]["links"]
        cells = [figure(row.sets[name]["links"].f) for name in names]
        cells += [figure(links.precision), figure(links.recall), f"**{links.f:.3f}**", figure(row.oracle)]
        cells += [figure(row.transferred), time(row.ms)]
        body.append([row.name, row.how, *cells])
    return "**Links**\n\n" + markdown(head, body, 2)


def events_table(rows):
    head = ["system", "what it compares, and how", *[f"{event} P / R" for event in score.EVENTS]]
    body = []
    for row in rows:
        events = [row.sets["all"][event] for event in score.EVENTS]
        body.append([row.name, row.how, *[f"{precision(event)} / {event.recall:.2f}" for event in events]])
    return "**Events**, all stories\n\n" + markdown(head, body, 2)


def precision(event):
    """Nothing found is no precision, and no credit for it."""
    return f"{event.precision:.2f}" if event.found else "–"


def settings_table(rows):
    body = []
    for row in rows:
        worse = [f"{variant.partition(', ')[2] or variant} {f:.3f}" for variant, f in row.tried if variant != row.how]
        body += [[row.name, row.how, row.setting, "; ".join(worse)]] if row.setting else []
    head = ["system", "what it compares, and how", "best setting", "also tried, with the F of their best settings"]
    return "**Settings**\n\n" + markdown(head, body, 4) if body else ""


def markdown(head, body, left):
    marks = ["---" if column < left else "--:" for column in range(len(head))]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [head, marks, *body])


def figure(value):
    return "–" if value is None else f"{value:.3f}"


def time(ms):
    return f"{ms:,.0f}" if ms >= 10 else f"{ms:.1f}"


def write(rows, pairs):
    """Puts the tables between the marks in README.md and the figures into results.json."""
    path = HERE / "README.md"
    before, _, rest = path.read_text(encoding="utf-8").partition(START)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{START}\n\n{tables(rows, pairs)}\n\n{END}{after}", encoding="utf-8")
    lines = ",\n".join(json.dumps(asdict(row), ensure_ascii=False) for row in rows)
    (HERE / "results.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def peers_rows():
    """Returns the peers' rows of the last run that had them."""
    found = []
    for row in json.loads((HERE / "results.json").read_text(encoding="utf-8")):
        row["sets"] = {
            name: {key: score.Tally(**value) for key, value in tallies.items()} for name, tallies in row["sets"].items()
        }
        found.append(Row(**row))
    return [row for row in found if row.name != "Wirediff"]
