"""How well the pack dark-patterns tells dark strings of shop pages from harmless ones.

    python benchmarks/darkpatterns.py FILE [--show]

FILE has lines of text, label (1: dark) and category, parted by tabs, under a header; the strings of
Mathur et al. 2019 ("Dark Patterns at Scale") with those of Yada et al. 2022 are laid out so. A string
counts as called dark if any rule of the pack fires on it, linted as a template without a ticket.

The rules were written from one part of the file and measured on the rest; which string is in which part is
told by a hash of its text, so that it never changes. When the first version was measured, half of the rest was
read to widen the rules; only the other half, never read, still says how well they do on unseen strings.
`--show` prints what went wrong where strings were read.
"""

import csv
import hashlib
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import replylint
from replylint.program import Program

PARTS = {
    "written from": range(6),
    "read after the first measurement": range(6, 8),
    "never read": range(8, 10),
}
"""The parts of the file, by tenth."""

PACK = "dark-patterns"


class Row(NamedTuple):
    """A string with its label."""

    text: str
    dark: bool
    category: str


def read(path: Path) -> list[Row]:
    """The labelled strings of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return [Row(text, label == "1", category) for text, label, category in rows]


def tenth(text: str) -> int:
    """The tenth of the file, from 0, that a string belongs to."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % 10


def is_dark(text: str, program: Program) -> bool:
    """Does any rule of the pack fire?"""
    return bool(replylint.lint(replylint.read_draft(text, kind="template"), None, program))


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part / whole:.3f}" if whole else "none"


def measure(rows: list[Row], program: Program) -> tuple[list[str], list[Row], list[Row]]:
    """Lines of figures, the dark strings that were missed, the harmless ones that were not left alone."""
    called = [row for row in rows if is_dark(row.text, program)]
    found = [row for row in called if row.dark]
    false = [row for row in called if not row.dark]
    missed = [row for row in rows if row.dark and row not in found]
    precision = len(found) / len(called) if called else 0.0
    recall = len(found) / (len(found) + len(missed)) if found or missed else 0.0
    score = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    lines = [
        f"precision {_share(len(found), len(called))}, recall {_share(len(found), len(found) + len(missed))}, "
        f"F1 {score:.3f}, false alarms {len(false)} of {sum(not row.dark for row in rows)}"
    ]
    of, hit = Counter(row.category for row in rows if row.dark), Counter(row.category for row in found)
    lines.extend(f"  {category:<14} recall {_share(hit[category], of[category])}" for category in sorted(of))
    return lines, missed, false


def main(arguments: list[str]) -> None:
    """Print the figures of both parts."""
    paths = [Path(argument) for argument in arguments if not argument.startswith("-")]
    if not paths:
        raise SystemExit(__doc__)
    program = replylint.load_packs(select=(PACK,))
    rows = [row for path in paths for row in read(path)]
    for name, tenths in PARTS.items():
        part = [row for row in rows if tenth(row.text) in tenths]
        lines, missed, false = measure(part, program)
        print(f"{name} ({len(part)} strings): {lines[0]}", *lines[1:], sep="\n")
        if "--show" in arguments and name != "never read":
            for row in missed:
                print(f"    missed, {row.category}: {row.text}")
            for row in false:
                print(f"    false alarm: {row.text}")
    lines, _, _ = measure([row for row in rows if tenth(row.text) >= PARTS["written from"].stop], program)
    print(f"all but those it was written from: {lines[0]}")
    lines, _, _ = measure(rows, program)
    print(f"all: {lines[0]}")


if __name__ == "__main__":
    main(sys.argv[1:])
