"""reviewdog's diagnostics, one a line."""

from collections.abc import Iterator

from replylint.report import RunReport
from replylint.reporters.rdjson import SOURCE, diagnostics
from replylint.reporters.strict_json import strict


def render(report: RunReport, *, colour: bool = False) -> Iterator[str]:
    """A line for every finding and problem; `colour` changes nothing."""
    for diagnostic in diagnostics(report):
        yield strict({**diagnostic, "source": SOURCE})
