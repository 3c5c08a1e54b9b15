"""JSON Lines: the findings of the JSON report, one a line."""

import json

from hypothesis import given

from replylint.report import RunReport
from replylint.reporters import json as whole
from replylint.reporters.jsonl import render
from tests.reporters.helpers import REPORT, reports


def both(report: RunReport) -> tuple[list[object], list[object]]:
    """The lines, and what the JSON report holds in their place."""
    data = json.loads("".join(whole.render(report)))
    expected: list[object] = [
        {"path": file["path"], "language": file["language"], **finding}
        for file in data["files"]
        for finding in file["findings"]
    ]
    expected += [{"problem": problem} for problem in data["problems"]]
    return [json.loads(line) for line in "".join(render(report)).split("\n")[:-1]], expected


def test_lines_are_the_findings_with_their_path_and_then_the_problems() -> None:
    lines, expected = both(REPORT)
    assert lines == expected
    assert len(lines) == 7


@given(reports())
def test_whatever_stands_in_them(report: RunReport) -> None:
    lines, expected = both(report)
    assert lines == expected
