"""The JSON report is a contract."""

import json
from typing import Any

from replylint.model import Evidence, Finding, Problem, Suggestion
from replylint.report import FileReport, RunReport, located
from replylint.reporters.json import render

FINDING_KEYS = [
    "rule",
    "level",
    "message",
    "why",
    "start",
    "end",
    "line",
    "column",
    "end_line",
    "end_column",
    "excerpt",
    "suggestions",
    "evidence",
    "source",
]


def written(report: RunReport) -> Any:
    return json.loads("".join(render(report)))


def test_the_whole_shape() -> None:
    text = "😀 Добрый день!\r\nскажи ему,\r\nчто так"
    start = text.index("скажи")
    one = Finding(
        "leaks/colleague-instruction",
        "error",
        "Уберите.",
        "Потому.",
        start,
        len(text),
        (Suggestion("", True),),
        (Evidence("скажи", "внутренняя заметка 1"),),
        "X",
    )
    report = RunReport(
        (FileReport("draft.txt", text, "ru", findings=(located(one, text),)),),
        (Problem("no such file", "b.txt"),),
    )
    data = written(report)
    assert list(data) == ["version", "files", "summary", "problems"]
    assert data["version"] == 1
    assert list(data["files"][0]) == ["path", "language", "findings"]
    assert data["summary"] == {"files": 1, "errors": 1, "warnings": 0, "infos": 0}
    assert data["problems"] == [{"path": "b.txt", "message": "no such file"}]
    (found,) = data["files"][0]["findings"]
    assert list(found) == FINDING_KEYS
    assert found["excerpt"] == text[found["start"] : found["end"]] == "скажи ему,\r\nчто так"
    assert [found[key] for key in ("line", "column", "end_line", "end_column")] == [2, 1, 3, 8]
    assert found["suggestions"] == [{"text": "", "safe": True}]
    assert found["evidence"] == [{"text": "скажи", "where": "внутренняя заметка 1"}]
    assert found["source"] == "X"


def test_the_place_of_a_problem_is_there_if_it_is_known() -> None:
    (problem,) = written(RunReport(problems=(Problem("not JSON", "a.json", 3, 7),)))["problems"]
    assert problem == {"path": "a.json", "message": "not JSON", "line": 3, "column": 7}


def test_nothing_found_is_an_empty_list_and_no_source_is_null() -> None:
    assert written(RunReport((FileReport("-", "Привет", "ru"),)))["files"][0]["findings"] == []
    one = Finding("a/b", "info", "m", "w", 0, 1)
    report = RunReport((FileReport("-", "Привет", "ru", findings=(located(one, "Привет"),)),))
    assert written(report)["files"][0]["findings"][0]["source"] is None


def test_lone_surrogates_come_through() -> None:
    one = Finding("a/b", "info", "m", "w", 0, 2)
    data = written(RunReport((FileReport("-", "\ud800x", "en", findings=(located(one, "\ud800x"),)),)))
    assert data["files"][0]["findings"][0]["excerpt"] == "\ud800x"
