"""Labelled cases: what must be found in a reply, and what must not be said of it.

A line is a case as `replylint scan` takes it, with `expect` (a list of rule and excerpt) and `forbid` (rules, or
"*": nothing of level warning or error). An expectation is met by a finding of that rule which overlaps the excerpt;
a rule about something that is missing may point anywhere.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from texts import Text, of_request

from replylint.language.codes import known_language
from replylint.linter import lint
from replylint.model import LANGUAGES, Finding, Language
from replylint.program import Program

ABOUT_MISSING = ("empathy/no-", "names/unaddressed", "previews/")
ANYTHING = "*"


class Case(NamedTuple):
    """A reply with its labels."""

    text: Text
    expected: list[tuple[str, str]]
    forbidden: list[str]

    @property
    def language(self) -> Language:
        """The language of the ticket, or else that of the draft."""
        ticket = self.text.ticket
        known = known_language(ticket.language) if ticket is not None else None
        return known or self.text.draft.language

    @property
    def clean(self) -> bool:
        """Is nothing to be said of it?"""
        return ANYTHING in self.forbidden


class Count(NamedTuple):
    """Expectations met of all, and prohibitions kept of all."""

    met: int = 0
    wanted: int = 0
    silent: int = 0
    forbidden: int = 0

    def __add__(self, other: tuple[int, ...]) -> "Count":  # type: ignore[override]
        return Count(*(one + two for one, two in zip(self, other, strict=True)))


class Score(NamedTuple):
    """Counts by pack and language, and a line for each thing that went wrong."""

    counts: dict[tuple[str, Language], Count]
    wrong: list[str]

    @property
    def total(self) -> Count:
        """Of all packs and languages."""
        return sum(self.counts.values(), Count())


def read(path: Path) -> list[Case]:
    """The cases of a file."""
    cases = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            record = json.loads(line)
            expected = [(one["rule"], one["excerpt"]) for one in record.get("expect") or []]
            cases.append(Case(of_request(line), expected, record.get("forbid") or []))
    return cases


def score(cases: Iterable[Case], program: Program) -> Score:
    """Lint every case and count."""
    counts: dict[tuple[str, Language], Count] = {}
    wrong: list[str] = []
    for case in cases:
        findings = lint(case.text.draft, case.text.ticket, program)
        for pack, count, complaint in _judge(case, findings):
            key = (pack, case.language)
            counts[key] = counts.get(key, Count()) + count
            if complaint:
                wrong.append(f"{case.text.id}: {complaint}")
    order = sorted(counts, key=lambda key: (key[0], LANGUAGES.index(key[1])))
    return Score({key: counts[key] for key in order}, wrong)


def _judge(case: Case, findings: list[Finding]) -> Iterator[tuple[str, Count, str | None]]:
    text = case.text.draft.text
    for rule, excerpt in case.expected:
        met = any(
            finding.rule == rule and (rule.startswith(ABOUT_MISSING) or _overlaps(finding, text, excerpt))
            for finding in findings
        )
        complaint = None if met else f"{rule} missed in «{excerpt[:60]}»"
        yield rule.partition("/")[0], Count(met=int(met), wanted=1), complaint
    for rule in case.forbidden:
        broken = [
            finding
            for finding in findings
            if finding.rule == rule or (rule == ANYTHING and finding.level != "info")
        ]
        complaint = None
        if broken:
            complaint = f"{broken[0].rule} false at «{text[broken[0].start : broken[0].end][:60]}»"
        pack = "nothing wrong" if rule == ANYTHING else rule.partition("/")[0]
        yield pack, Count(silent=int(not broken), forbidden=1), complaint


def _overlaps(finding: Finding, text: str, excerpt: str) -> bool:
    start = text.find(excerpt)
    while start >= 0:
        if finding.start < start + len(excerpt) and start < max(finding.end, finding.start + 1):
            return True
        start = text.find(excerpt, start + 1)
    return False
