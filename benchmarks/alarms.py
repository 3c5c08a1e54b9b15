"""What is said of replies with which little or nothing is wrong, and which of it a person judged true."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from texts import Text

from replylint.linter import lint
from replylint.model import LANGUAGES, Finding, Language
from replylint.program import Program

HABITS = ("tone/vague-promise", "tone/hollow-apology", "tone/bare-refusal")
"""Faults that are habits of most help desks: real replies are full of them, so they are counted apart."""

ROWS = ("alarm", "habit", "empathy")


class Alarm(NamedTuple):
    """A finding in a reply."""

    text: Text
    finding: Finding

    @property
    def excerpt(self) -> str:
        """The words at fault, on one line, shortened in the middle."""
        finding = self.finding
        words = self.text.draft.text[finding.start : finding.end].split()
        return " ".join(words if len(words) <= 6 else [*words[:3], "…", *words[-3:]])

    @property
    def row(self) -> str:
        """Where it is counted: one of `ROWS`."""
        if self.finding.rule in HABITS:
            return "habit"
        return "empathy" if self.finding.rule.startswith("empathy/") else "alarm"


class Share(NamedTuple):
    """Replies in one language: how many, and in how many of them at least one alarm of each row."""

    replies: int
    alarm: int
    habit: int
    empathy: int


def find(texts: Iterable[Text], program: Program, *, hints: bool = False) -> list[Alarm]:
    """All warnings and errors in the replies; the infos, too, with `hints`."""
    return [
        Alarm(text, finding)
        for text in texts
        for finding in lint(text.draft, text.ticket, program)
        if hints or finding.level != "info"
    ]


def shares(texts: list[Text], alarms: list[Alarm]) -> dict[Language, Share]:
    """By language."""
    counts = Counter(text.draft.language for text in texts)
    seen = {(alarm.text.draft.language, alarm.row, alarm.text.id) for alarm in alarms}
    by_row = Counter((language, row) for language, row, _ in seen)
    return {
        language: Share(counts[language], *(by_row[language, row] for row in ROWS))
        for language in LANGUAGES
        if counts[language]
    }


def judged(path: Path) -> dict[tuple[str, str], bool]:
    """What a person judged, by id and rule: the rows of five columns of a Markdown table."""
    found: dict[tuple[str, str], bool] = {}
    if not path.exists():
        return found
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == 5 and cells[3] in ("true", "false"):
            found[cells[0], cells[1]] = cells[3] == "true"
    return found


def by_rule(
    alarms: list[Alarm], verdicts: dict[tuple[str, str], bool]
) -> Iterator[tuple[str, int, int, int]]:
    """For each rule: its alarms, those of them that were read, those that were judged true."""
    rules: dict[str, list[Alarm]] = {}
    for alarm in alarms:
        rules.setdefault(alarm.finding.rule, []).append(alarm)
    for rule in sorted(rules):
        read = [verdicts.get((alarm.text.id, rule)) for alarm in rules[rule]]
        yield rule, len(read), sum(one is not None for one in read), sum(one is True for one in read)


def sample(alarms: list[Alarm], rule: str, number: int, seed: int) -> Iterator[str]:
    """Alarms of a rule drawn at random: a row to be completed and put into the table, and its context."""
    own = [alarm for alarm in alarms if alarm.finding.rule == rule]
    drawn = random.Random(seed).sample(own, min(number, len(own)))
    for alarm in drawn:
        text, finding = alarm.text.draft.text, alarm.finding
        yield f"| {alarm.text.id} | {rule} | {alarm.excerpt} |  |  |"
        ticket = alarm.text.ticket
        for message in (ticket.messages if ticket is not None else ())[-2:]:
            yield f"    {message.author}: {' '.join(message.text.split())[:300]}"
        marked = f"{text[: finding.start]}«{text[finding.start : finding.end]}»{text[finding.end :]}"
        yield "    reply: " + " ".join(marked.split())
    yield f"{len(drawn)} of {len(own)} findings of {rule}"
