"""Grammar on replies, with a LanguageTool server that runs (`replylint grammar start`).

    python benchmarks/grammar.py --cases FILE… --replies FILE… [--show]

Prints the share of replies with a finding: *before*, if the whole text is sent as it is and every rule of
LanguageTool counts, and *after* masking and what is left out. Then slips are put into the replies, one each (two
letters swapped, one left out or doubled), and those that are found are counted. Findings that a person judged stand
in judged.md. `--show` prints every finding in its context.
"""

import argparse
import os
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import labelled
import texts

from replylint.cache import default_folder
from replylint.config import of_today
from replylint.drafts import read_draft
from replylint.grammar.annotation import Piece
from replylint.grammar.client import Client
from replylint.grammar.local_server import known_server
from replylint.grammar.rulesets import CODES
from replylint.lazy import pattern
from replylint.packs import load_program
from replylint.passage_check import examine_draft
from replylint.program import Program
from replylint.settings import Grammar, Settings

PATIENCE = 120.0
_WORD = pattern(r"(?<![\w«“\"'-])[a-zа-яёіїєґ]{6,}(?![\w-])")


class Share(NamedTuple):
    """Of `replies`, how many have a finding before and after; how many of the slips put in are found."""

    replies: int = 0
    before: int = 0
    after: int = 0
    slips: int = 0
    found: int = 0


def measure(named: dict[str, list[texts.Text]], *, show: bool) -> dict[tuple[str, str], Share]:
    """The figures by set and language."""
    folder = default_folder(os.environ)
    running = known_server(folder)
    if running is None:
        sys.exit("no LanguageTool server runs: replylint grammar start")
    client = Client(running.url, PATIENCE)
    program = program_with_grammar(folder)
    shares: dict[tuple[str, str], Share] = {}
    for name, read in named.items():
        for one in read:
            key = name, one.draft.language
            old = shares.get(key, Share())
            before = any(client.check([(Piece(one.draft.text),)], CODES[one.draft.language], {}))
            findings = _findings(one, program)
            if show:
                for line in _shown(one, findings):
                    print(f"  {name} {line}")
            slip = _with_slip(one)
            met = slip is not None and any(
                start < slip[2] and slip[1] < end for start, end, *_ in _findings(slip[0], program)
            )
            shares[key] = Share(
                old.replies + 1,
                old.before + before,
                old.after + bool(findings),
                old.slips + (slip is not None),
                old.found + met,
            )
    return shares


def program_with_grammar(folder: str) -> Program:
    """Grammar alone, by the server that runs."""
    settings = Settings(grammar=Grammar(enabled=True, timeout=PATIENCE), select=("grammar",))
    return load_program(of_today(settings, time.strftime("%Y-%m-%d"), folder), folder)


def table(shares: dict[tuple[str, str], Share]) -> list[tuple[str, ...]]:
    """Rows for a table: set, language, number, before, after, slips."""
    return [
        (
            name,
            language,
            str(one.replies),
            _percent(one.before, one.replies),
            _percent(one.after, one.replies),
            _percent(one.found, one.slips),
        )
        for (name, language), one in shares.items()
    ]


HEADING = ("replies", "language", "number", "before", "after", "slips found")


def _percent(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.1f} %)" if whole else "–"


def _findings(one: texts.Text, program: Program) -> list[tuple[int, int, str, str | None]]:
    report = examine_draft(one.draft, one.ticket, program)
    if report.problems:
        sys.exit(report.problems[0].message)
    return [(found.start, found.end, found.rule, found.source) for found in report.findings]


def _shown(one: texts.Text, findings: Iterable[tuple[int, int, str, str | None]]) -> Iterator[str]:
    for start, end, rule, source in findings:
        around = one.draft.text[max(0, start - 40) : start], one.draft.text[end : end + 30]
        left, right = (" ".join(piece.split()) for piece in around)
        yield f"{one.id} {rule} {source}: {left} [{one.draft.text[start:end]}] {right}"


def _with_slip(one: texts.Text) -> tuple[texts.Text, int, int] | None:
    """The reply with one slip in a word of what its operator wrote, and where that is; the same one every time."""
    draft = one.draft
    stretches = [(paragraph.start, paragraph.end) for paragraph in draft.paragraphs]
    words = [
        found.span()
        for found in _WORD.finditer(draft.text)
        if any(start <= found.start() and found.end() <= end for start, end in stretches)
        and not any(mask.start < found.end() and found.start() < mask.end for mask in draft.masks)
    ]
    if not words:
        return None
    chance = random.Random(one.id)
    start, end = chance.choice(words)
    at = chance.randrange(start + 1, end - 2)
    slips: tuple[Callable[[str], str], ...] = (
        lambda text: text[:at] + text[at + 1] + text[at] + text[at + 2 :],
        lambda text: text[:at] + text[at + 1 :],
        lambda text: text[:at] + text[at] + text[at:],
    )
    text = chance.choice(slips)(draft.text)
    if text == draft.text:
        return None
    slipped = read_draft(text, language=None, kind=draft.kind, channel=draft.channel, hint=draft.language)
    return one._replace(draft=slipped), start, end + 1


def named_sets(cases: list[Path], replies: list[Path]) -> dict[str, list[texts.Text]]:
    """Clean cases and replies, by the name of their file."""
    sets = {
        f"{path.name}, clean cases": [one.text for one in labelled.read(path) if one.clean] for path in cases
    }
    sets |= {
        f"{path.name}, other cases": [one.text for one in labelled.read(path) if not one.clean]
        for path in cases
    }
    return sets | {path.name: list(texts.read(path)) for path in replies}


def main() -> None:
    """Read the arguments, print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("cases", "replies"):
        parser.add_argument(f"--{name}", nargs="+", type=Path, default=[], metavar="FILE")
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    named = named_sets(arguments.cases, arguments.replies)
    rows = table(measure(named, show=arguments.show))
    for row in (HEADING, tuple("---" for _ in HEADING), *rows):
        print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()
