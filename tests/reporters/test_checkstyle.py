"""Checkstyle: what readers of it look for, and any text parses again."""

import xml.etree.ElementTree as ET

from hypothesis import given

from replylint.report import RunReport
from replylint.reporters.checkstyle import render
from tests.reporters.helpers import REPORT, reports


def parsed(report: RunReport) -> ET.Element:
    return ET.fromstring("".join(render(report)).encode("utf-8"))


def test_files_and_errors() -> None:
    root = parsed(REPORT)
    assert root.tag == "checkstyle"
    files = root.findall("file")
    assert [(file.attrib["name"], len(file)) for file in files] == [
        *(("письма/a b.md", 2), ("export.json", 2), ("clean.txt", 0)),
        *(("broken.json", 1), ("export.json", 1), (".", 1)),
    ]
    assert files[0][0].attrib == {
        "line": "3",
        "column": "1",
        "severity": "error",
        "message": "Так нельзя: не вините. Почему: Упрёк обижает. Лучше: «Давайте разберёмся», убрать это",
        "source": "replylint.tone/blame",
    }
    assert [error.attrib["severity"] for error in root.iter("error")] == [
        *("error", "warning", "info", "info"),
        *("error", "warning", "warning"),
    ]
    assert files[1][0].attrib["message"].startswith("“Refund”, 7: Warmer?")
    assert (files[3][0].attrib["line"], files[3][0].attrib["column"]) == ("3", "7")


@given(reports())
def test_any_text_parses_again(report: RunReport) -> None:
    errors = list(parsed(report).iter("error"))
    assert len(errors) == 3
    assert all(error.attrib["message"] for error in errors)
