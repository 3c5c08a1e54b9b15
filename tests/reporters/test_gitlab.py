"""GitLab Code Quality: the fields that GitLab asks for, fingerprints that differ and stay."""

import json
from typing import Any

from hypothesis import given

from replylint.model import Problem
from replylint.report import FileReport, RunReport
from replylint.reporters.gitlab import render
from tests.reporters.helpers import REPORT, TEXT, inside, reports, single


def written(report: RunReport) -> list[Any]:
    return json.loads("".join(render(report)))  # type: ignore[no-any-return]


def test_a_finding() -> None:
    first = written(REPORT)[0]
    assert len(first.pop("fingerprint")) == 32
    assert first == {
        "description": "Так нельзя: не вините. Почему: Упрёк обижает. Лучше: «Давайте разберёмся», убрать это",
        "check_name": "tone/blame",
        "severity": "major",
        "location": {"path": "письма/a b.md", "lines": {"begin": 3, "end": 3}},
    }


def test_severities_and_macros() -> None:
    issues = written(REPORT)
    assert [issue["severity"] for issue in issues] == [
        *("major", "minor", "info", "info"),
        *("critical", "minor", "minor"),
    ]
    assert issues[2]["description"].startswith("“Refund”, 7: Warmer?")


def test_problems_have_a_place_too() -> None:
    *_, unread, cut, baseline = written(REPORT)
    assert unread["location"] == {"path": "broken.json", "lines": {"begin": 3, "end": 3}}
    assert cut["location"]["path"] == "export.json"
    assert baseline["location"] == {"path": ".", "lines": {"begin": 1, "end": 1}}


def test_equal_findings_have_fingerprints_of_their_own() -> None:
    equal = inside(0, 3, "you", None)
    report = RunReport((FileReport("a.json", "you you", "en", findings=(equal, inside(4, 7, "you", None))),))
    first, second = (issue["fingerprint"] for issue in written(report))
    assert first != second
    assert [issue["fingerprint"] for issue in written(report)] == [first, second]
    alone = RunReport((FileReport("a.json", "you you", "en", findings=(equal,)),))
    assert [issue["fingerprint"] for issue in written(alone)] == [first]


def test_a_fingerprint_outlives_other_lines_but_not_another_file() -> None:
    def of(report: RunReport) -> str:
        return str(written(report)[0]["fingerprint"])

    assert of(single(TEXT, 0, 1)) == of(single("\n\n" + TEXT, 2, 3))
    assert of(single(TEXT, 0, 1)) != of(single(TEXT, 0, 1, path="b.txt"))


def test_the_same_problem_twice_is_told_once() -> None:
    twice = Problem("took too long", "a.txt")
    assert len(written(RunReport(problems=(twice, twice)))) == 1


@given(reports())
def test_any_text_can_be_told(report: RunReport) -> None:
    issues = written(report)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 3
    assert all(issue["description"] and issue["location"]["path"] for issue in issues)
    assert not any(issue["location"]["path"].startswith("./") for issue in issues)
