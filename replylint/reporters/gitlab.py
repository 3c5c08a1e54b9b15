"""GitLab Code Quality: an array of findings that a merge request compares with those of its target.

The format: https://docs.gitlab.com/ci/testing/code_quality/ (path relative and without «./»,
fingerprints that differ, five severities).
"""

from collections.abc import Iterator
from typing import Any

from replylint.lines import Lines
from replylint.model import Level
from replylint.report import RunReport
from replylint.reporters.fingerprints import fingerprints, of_problem
from replylint.reporters.places import relative
from replylint.reporters.strict_json import strict
from replylint.reporters.wording import told

_SEVERITIES: dict[Level, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(report: RunReport, *, colour: bool = False) -> Iterator[str]:
    """The array; `colour` changes nothing. What could not be read is critical."""
    yield strict([*_findings(report), *_problems(report)])


def _findings(report: RunReport) -> Iterator[dict[str, Any]]:
    for file in report.files:
        lines = Lines(file.text)
        path = relative(file.path, report)
        for one, fingerprint in zip(file.findings, fingerprints(file, path), strict=True):
            finding = one.finding
            begin, end = lines.place(finding.start)[0], lines.place(finding.end)[0]
            yield _issue(
                finding.rule,
                " ".join(told(file, one)),
                fingerprint,
                _SEVERITIES[finding.level],
                path,
                begin,
                end,
            )


def _problems(report: RunReport) -> Iterator[dict[str, Any]]:
    for problem in dict.fromkeys(report.problems):
        path = relative(problem.path, report)
        line = problem.line or 1
        severity = "critical" if problem.unread else "minor"
        yield _issue("replylint", problem.message, of_problem(problem, path), severity, path, line, line)


def _issue(
    check_name: str, description: str, fingerprint: str, severity: str, path: str, begin: int, end: int
) -> dict[str, Any]:
    return {
        "description": description,
        "check_name": check_name,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": begin, "end": end}},
    }
