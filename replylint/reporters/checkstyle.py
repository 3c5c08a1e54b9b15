"""Checkstyle XML, which Jenkins (warnings-ng), Sonar and many others read."""

from collections.abc import Iterator

from replylint.lines import Lines
from replylint.report import RunReport
from replylint.reporters.places import relative
from replylint.reporters.wording import told
from replylint.reporters.xml import tag

VERSION = "4.3"
"""The version of Checkstyle whose format this is; readers look at nothing else in it."""


def render(report: RunReport, *, colour: bool = False) -> Iterator[str]:
    """The document; `colour` changes nothing. A file that could not be read has an error of its own."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield tag("checkstyle", {"version": VERSION}) + "\n"
    for file in report.files:
        lines = Lines(file.text)
        yield "  " + tag("file", {"name": relative(file.path, report)}) + "\n"
        for one in file.findings:
            line, column = lines.place(one.finding.start)
            yield _error(
                line, column, one.finding.level, " ".join(told(file, one)), f"replylint.{one.finding.rule}"
            )
        yield "  </file>\n"
    for problem in report.problems:
        yield "  " + tag("file", {"name": relative(problem.path, report)}) + "\n"
        level = "error" if problem.unread else "warning"
        yield _error(problem.line or 1, problem.column or 1, level, problem.message, "replylint")
        yield "  </file>\n"
    yield "</checkstyle>\n"


def _error(line: int, column: int, severity: str, message: str, source: str) -> str:
    attributes: dict[str, str | int] = {"line": line, "column": column, "severity": severity}
    return "    " + tag("error", {**attributes, "message": message, "source": source}, closed=True) + "\n"
