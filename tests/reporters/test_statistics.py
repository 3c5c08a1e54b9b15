"""How often each rule found something."""

from replylint.report import FileReport, RunReport
from replylint.reporters.statistics import render
from tests.reporters.helpers import REPORT


def test_rules_by_how_often_they_found_something() -> None:
    assert "".join(render(REPORT)).split("\n")[:5] == [
        "findings files  level   rule",
        "       2     1  info    tone/dismissive",
        "       1     1  error   tone/blame",
        "       1     1  warning tone/cold-closing",
        "",
    ]


def test_nothing_found() -> None:
    assert "".join(render(RunReport((FileReport("a.txt", "", "en"),)))) == "It can be sent.\n"
