"""reviewdog's diagnostic format, which comments on pull requests with suggestions to accept.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf: lines and columns from 1, columns in
bytes of UTF-8, ends exclusive.
"""

from collections.abc import Iterator
from typing import Any

from replylint.lines import Lines
from replylint.model import Level, Problem
from replylint.report import Edit, FileReport, Located, RunReport
from replylint.reporters.places import ByteColumns, relative
from replylint.reporters.strict_json import strict
from replylint.reporters.wording import SUGGESTIONS, told

SOURCE = {"name": "replylint"}

_SEVERITIES: dict[Level, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(report: RunReport, *, colour: bool = False) -> Iterator[str]:
    """One object with all diagnostics; `colour` changes nothing."""
    yield strict({"source": SOURCE, "diagnostics": list(diagnostics(report))})


def diagnostics(report: RunReport) -> Iterator[dict[str, Any]]:
    """Every finding and every problem as reviewdog reads it."""
    for file in report.files:
        columns = ByteColumns(file.text, Lines(file.text), marked=file.marked)
        path = relative(file.path, report)
        for one in file.findings:
            diagnostic = _diagnostic(file, one, path, columns)
            if one.finding.rule in report.links:
                diagnostic["code"]["url"] = report.links[one.finding.rule]
            yield diagnostic
    for problem in report.problems:
        yield _problem(problem, relative(problem.path, report))


def _diagnostic(file: FileReport, one: Located, path: str, columns: ByteColumns) -> dict[str, Any]:
    finding = one.finding
    found: dict[str, Any] = {
        "message": "\n".join(told(file, one)),
        "location": {"path": path, "range": _range(finding.start, finding.end, columns)},
        "severity": _SEVERITIES[finding.level],
        "code": {"value": finding.rule},
    }
    edits = [edit for edit in one.edits[:SUGGESTIONS] if edit is not None]
    if edits:
        found["suggestions"] = [_suggestion(edit, columns) for edit in edits]
    return found


def _suggestion(edit: Edit, columns: ByteColumns) -> dict[str, Any]:
    return {"range": _range(edit.start, edit.end, columns), "text": edit.text}


def _range(start: int, end: int, columns: ByteColumns) -> dict[str, Any]:
    return {
        name: dict(zip(("line", "column"), columns.place(offset), strict=True))
        for name, offset in (("start", start), ("end", end))
    }


def _problem(problem: Problem, path: str) -> dict[str, Any]:
    location: dict[str, Any] = {"path": path}
    if problem.line is not None:
        location["range"] = {"start": {"line": problem.line}}
    severity = "ERROR" if problem.unread else "WARNING"
    return {"message": problem.message, "location": location, "severity": severity}
