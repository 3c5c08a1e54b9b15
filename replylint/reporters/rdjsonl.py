"""reviewdog's diagnostics, one a line."""

from collections.abc import Iterator

from replylint.records import encode
from replylint.report import RunReport
from replylint.reporters.rdjson import SOURCE, diagnostics


def render(report: RunReport, *, colour: bool = False) -> Iterator[str]:
    """A line for every finding and problem; `colour` changes nothing."""
    for diagnostic in diagnostics(report):
        yield encode({**diagnostic, "source": SOURCE}).decode() + "\n"
