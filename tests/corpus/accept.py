"""The findings over the corpus, as accepted: `python tests/corpus/accept.py` shows what changed and accepts it.

The corpus is the `*.jsonl` files beside this one, a pack each, in the format
of `replylint scan`, and `clean.jsonl`, in which there is nothing to find. All
rules run, those on trial too. Every ticket has its date, so that no finding
depends on the day of the run.
"""

import sys
from collections import Counter
from pathlib import Path

from replylint.batch import Request, read_request
from replylint.drafts import read_draft
from replylint.language.codes import known_language
from replylint.linter import examine
from replylint.model import Finding
from replylint.packs import load_program
from replylint.program import Program
from replylint.settings import Settings

FOLDER = Path(__file__).parent
SNAPSHOT = FOLDER / "snapshot.txt"
_HEAD = "# draft | level | rule | excerpt. Written by tests/corpus/accept.py: look at what changes, then accept it.\n"
_LONGEST = 100
_MOST = 1_000_000


def requests(folder: Path = FOLDER) -> list[Request]:
    """All drafts of the corpus with their tickets, in order."""
    return [
        read_request(line, _MOST)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_bytes().splitlines()
    ]


def program() -> Program:
    """The packs that come with replylint, rules on trial among them."""
    return load_program(Settings(preview=True))


def lines_for(request: Request, program: Program) -> list[str]:
    """A line for each finding in a draft, and for each rule that could not finish."""
    ticket = request.ticket
    draft = read_draft(
        request.draft,
        language=request.language,
        kind=request.kind or "reply",
        channel=request.channel or (ticket.channel if ticket else None),
        subject=ticket.subject if ticket else None,
        hint=known_language(ticket.language) if ticket else None,
    )
    report = examine(draft, ticket, program)
    found = [_line(request, finding) for finding in report.findings]
    return found + [f"{request.id} | problem | {problem.message}" for problem in report.problems]


def _line(request: Request, finding: Finding) -> str:
    excerpt = request.draft[finding.start : finding.end].replace("\n", "⏎")
    if len(excerpt) > _LONGEST:
        excerpt = f"{excerpt[: _LONGEST - 30]} … {excerpt[-25:]}"
    return f"{request.id} | {finding.level} | {finding.rule} | {excerpt}"


def current() -> list[str]:
    """What is found now."""
    rules = program()
    return [line for request in requests() for line in lines_for(request, rules)]


def accepted() -> list[str]:
    """What was found when it was last accepted."""
    if not SNAPSHOT.exists():
        return []
    return SNAPSHOT.read_text(encoding="utf-8").splitlines()[1:]


def differences(before: list[str], now: list[str]) -> list[str]:
    """Lines that are gone, marked `-`, and lines that are new, marked `+`; those of a draft stand together."""
    gone, new = Counter(before) - Counter(now), Counter(now) - Counter(before)
    marked = [(line, "-") for line in gone.elements()] + [(line, "+") for line in new.elements()]
    marked.sort(key=lambda pair: (pair[0].partition(" | ")[0], pair[1] == "+", pair[0]))
    return [f"{mark} {line}" for line, mark in marked]


def main() -> int:
    """Show what changed and accept it."""
    now = current()
    changes = differences(accepted(), now)
    SNAPSHOT.write_text(_HEAD + "".join(f"{line}\n" for line in now), encoding="utf-8")
    gone = sum(line.startswith("-") for line in changes)
    summary = f"{len(changes) - gone} new, {gone} gone, {len(now)} findings accepted."
    sys.stdout.write("".join(f"{line}\n" for line in [*changes, summary]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
