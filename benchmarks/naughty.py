"""Strings that are known to break programs, as drafts, names and notes: prints crashes and wrong offsets.

    python benchmarks/naughty.py strings.json

The file is a JSON list of strings, such as the Big List of Naughty Strings
(https://github.com/minimaxir/big-list-of-naughty-strings).
"""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from replylint.drafts import read_draft
from replylint.linter import examine
from replylint.model import LANGUAGES, Agent, Customer, Draft, Message, Ticket
from replylint.packs import load_program
from replylint.program import Program
from replylint.settings import Settings

REPLY = "Здравствуйте, {}!\n\nДеньги вернутся 25 ноября. {}\n\nХорошего дня!"
Case = tuple[str, Draft, Ticket | None]


def cases(text: str) -> Iterator[Case]:
    """The string in every place where a check can meet it."""
    for kind in ("reply", "template"):
        yield f"a {kind}", read_draft(text, kind=kind), None
    for language in LANGUAGES:
        yield f"a draft in {language}", read_draft(text, language=language), None
    yield "inside a draft", read_draft(REPLY.format("Анна", text)), None
    named = Ticket(customer=Customer(name=text, email=text), agent=Agent(name=text))
    yield "the customer's name", read_draft(REPLY.format("Анна", "")), named
    yield "the name in both", read_draft(REPLY.format(text, "")), named
    note = Ticket(messages=(Message(text), Message(text, "agent", public=False)), subject=text, date=text)
    yield "a note", read_draft(REPLY.format("Анна", text), subject=text), note


def faults(case: Case, program: Program) -> Iterator[str]:
    """What goes wrong in one check."""
    _, draft, ticket = case
    try:
        report = examine(draft, ticket, program)
    except Exception as error:
        yield f"crash: {type(error).__name__}: {error}"
        return
    for finding in report.findings:
        if not 0 <= finding.start <= finding.end <= len(draft.text):
            yield f"wrong offsets: {finding.rule} {finding.start}:{finding.end} of {len(draft.text)}"
    for problem in report.problems:
        yield f"cut off: {problem.message}"


def main(path: Path) -> None:
    """Run all strings and print what went wrong."""
    program = load_program(Settings(preview=True))
    texts: list[str] = json.loads(path.read_text(encoding="utf-8"))
    checks = wrong = 0
    slowest = (0.0, "")
    for text in texts:
        for case in cases(text):
            begun = time.perf_counter()
            for fault in faults(case, program):
                wrong += 1
                print(f"{case[0]} {text[:60]!r}: {fault}")
            slowest = max(slowest, (time.perf_counter() - begun, f"{case[0]} {text[:40]!r}"))
            checks += 1
    print(
        f"{len(texts)} strings, {checks} checks, {wrong} faults; slowest {slowest[0] * 1000:.1f} ms: {slowest[1]}"
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
