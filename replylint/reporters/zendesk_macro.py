"""A macro for Zendesk that puts the findings into an internal note and tags the ticket.

One macro, as `POST /api/v2/macros` takes it, however many files were checked: a part for each.
https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/ and, for the actions,
https://developer.zendesk.com/documentation/ticketing/reference-guides/actions-reference/
"""

from collections.abc import Iterator
from typing import Any

from replylint.lazy import pattern
from replylint.lines import Lines
from replylint.report import FileReport, Located, RunReport
from replylint.reporters.places import STANDARD_INPUT, relative
from replylint.reporters.strict_json import strict
from replylint.reporters.text import closing_line, interface
from replylint.reporters.twins import with_twins
from replylint.reporters.wording import entry_place, problem_line, single_line, spoken
from replylint.reporters.zendesk_html import (
    LONGEST,
    MORE,
    TAG,
    Told,
    finding_items,
    fitting,
    paragraph,
    size,
)

LONGEST_TITLE = 200
"""Code points of a title; the list of macros shows fewer."""

_COLONS = pattern("::+")
NAMED = 3
"""Files that the title names."""


def render(report: RunReport, *, colour: bool = False) -> Iterator[str]:
    """The macro; `colour` changes nothing."""
    actions: list[dict[str, Any]] = [
        {"field": "comment_mode_is_public", "value": False},
        {"field": "comment_value_html", "value": _note(report)},
    ]
    if any(file.findings for file in report.files):
        actions.append({"field": "current_tags", "value": TAG})
    yield strict({"macro": {"title": _title(report), "active": True, "actions": actions}})


def _title(report: RunReport) -> str:
    paths = [relative(file.path, report) for file in report.files if file.path != STANDARD_INPUT]
    named = paths if len(paths) <= NAMED else [*paths[:NAMED], "…"]
    title = f"replylint: {', '.join(named)}" if named else "replylint"
    # Two colons would make folders of the name.
    title = _COLONS.sub(":", single_line(title))
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rstrip() + "…"


def _note(report: RunReport) -> str:
    """The note: the findings of each file, what could not be read, and last what it comes to."""
    found = [(file, _items(file, report.secrets)) for file in report.files if file.findings]
    problems = [paragraph(problem_line(one)) for one in report.problems]
    total = len(problems) + sum(len(items) for _, items in found)
    more = MORE[interface(report)]
    closing = paragraph(closing_line(report), strong=True)
    room = LONGEST - size(closing) - size(paragraph(more.format(total)))
    # Findings and problems share the room, so that many of one kind don't hide all of the other.
    told = list(fitting(problems, room // 2))
    room -= sum(map(size, told))
    left = total - len(told)
    parts: list[str] = []
    for file, items in found:
        named = file.path != STANDARD_INPUT
        head = (paragraph(relative(file.path, report), strong=True) if named else "") + "<ul>"
        shown = list(fitting(items, room - size(head) - len("</ul>")))
        if shown:
            parts.append(f"{head}{''.join(shown)}</ul>")
            room -= size(parts[-1])
            left -= len(shown)
        if len(shown) < len(items):
            break
    if left:
        parts.append(paragraph(more.format(left)))
    return "".join([*parts, *told, closing])


def _items(file: FileReport, secrets: frozenset[str]) -> list[str]:
    lines = Lines(file.text)
    return finding_items((_told(file, one, lines) for one, _ in with_twins(file.findings)), secrets)


def _told(file: FileReport, one: Located, lines: Lines) -> Told:
    language = spoken(file, one)
    line, column = lines.place(one.finding.start)
    entry = entry_place(one, language)
    place = f"{line}:{column}" + (f" ({entry})" if entry else "")
    return Told(one.finding, one.excerpt, language, place)
