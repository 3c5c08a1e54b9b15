"""How a report is written: one module a format.

A format is a module with `render(report, *, colour) -> Iterator[str]`, which
yields the report in pieces, in the order in which they are to be written.
`FORMATS` is the table of them; a module is imported when its format is asked for.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Protocol, cast

from replylint.report import RunReport

FORMATS: dict[str, str] = {
    name: f"replylint.reporters.{name.replace('-', '_')}"
    for name in (
        "text", "concise", "statistics", "json", "jsonl", "sarif", "github", "gitlab",
        "junit", "rdjson", "rdjsonl", "checkstyle", "zendesk-macro",
    )
}  # fmt: skip

FOR_PEOPLE = ("text", "concise", "statistics")
"""Formats that people read; if a run fails before it began, they are told so in words, not in a report."""

WITH_LINKS = ("sarif", "rdjson", "rdjsonl")
"""Formats that lead to the page about a rule, if its file names one."""


FOR_OTHERS = ("zendesk-macro",)
"""Formats that others read than those who have the files: passwords and the like are not repeated there."""


class Reporter(Protocol):
    """What a module of a format offers."""

    def render(self, report: RunReport, *, colour: bool) -> Iterator[str]:
        """The report in pieces of text, line ends included."""
        ...


def reporter(name: str) -> Reporter:
    """The module of a format; `name` is a key of `FORMATS`."""
    return cast(Reporter, import_module(FORMATS[name]))
