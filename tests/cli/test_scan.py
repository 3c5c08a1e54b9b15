"""`replylint scan`: a line in, a line out, whatever the line."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.cli.scan import lines_of
from tests.cli.conftest import Run


def line(**keys: Any) -> str:
    return json.dumps(keys, ensure_ascii=False)


def scanned(run: Run, *lines: str, code: int = 0) -> list[Any]:
    result = run("scan", "-", stdin="\n".join(lines) + "\n")
    assert result.code == code
    return [json.loads(out) for out in result.out.splitlines()]


def test_results_come_in_order_with_their_ids(run: Run) -> None:
    lines = [line(id=number, draft="Вы сами виноваты." if number % 2 else "Спасибо!") for number in range(6)]
    results = scanned(run, *lines)
    assert [result["id"] for result in results] == list(range(6))
    assert [len(result["findings"]) for result in results] == [0, 1, 0, 1, 0, 1]
    assert list(results[0]) == ["id", "findings"]


def test_findings_are_those_of_check(run: Run) -> None:
    draft = "😀 Здравствуйте!\r\n\r\nВы сами виноваты."
    (result,) = scanned(run, line(id="a", draft=draft))
    checked = json.loads(run("check", "-", "--format", "json", stdin=draft).out)
    assert result["findings"] == checked["files"][0]["findings"]


def test_what_a_line_says_of_itself_counts(run: Run) -> None:
    results = scanned(
        run,
        line(id=1, draft="Вы сами виноваты", **{"as": "template"}),
        line(id=2, draft="ok", lang="uk", channel="chat", ticket=None, **{"as": None}),
    )
    assert [finding["rule"] for finding in results[0]["findings"]] == ["calm/blame", "macro/blame"]
    assert results[1]["findings"] == []


@pytest.mark.parametrize(
    ("bad", "code", "said"),
    [
        ("{", "json", "not JSON"),
        ("[1]", "line", "object"),
        ('{"id": 5}', "draft", "missing"),
        ('{"id": 5, "draft": 7}', "draft", "must be a text"),
        ('{"id": 5, "draft": "x", "as": "letter"}', "as", "reply, template"),
        ('{"id": 5, "draft": "x", "channel": "fax"}', "channel", "email"),
        ('{"id": 5, "draft": "x", "lang": "fr"}', "lang", "ru, uk, en"),
        ('{"id": 5, "draft": "x", "ticket": {"messages": 3}}', "ticket", "messages"),
        ("[" * 100_000, "json", "not JSON"),
        ('{"id": 5, "draft": "\x00"}', "json", "not JSON"),
    ],
)
def test_a_bad_line_is_told_in_its_place_and_the_rest_goes_on(
    run: Run, bad: str, code: str, said: str
) -> None:
    first, second, third = scanned(run, line(id=1, draft="а"), bad, line(id=3, draft="б"), code=2)
    assert first == {"id": 1, "findings": []}
    assert third == {"id": 3, "findings": []}
    assert second["error"]["code"] == code
    assert said in second["error"]["message"]
    assert second["id"] in (None, 5)


def test_bytes_that_are_no_text(run: Run) -> None:
    result = run("scan", "-", stdin=b'{"id": 1, "draft": "\xff\xfe"}\n{"id": 2, "draft": "x"}\n')
    first, second = (json.loads(out) for out in result.out.splitlines())
    assert (result.code, first["error"]["code"], second["findings"]) == (2, "json", [])


def test_marks_blank_lines_and_a_last_line_without_end(run: Run) -> None:
    data = "\ufeff" + line(id=1, draft="а") + "\r\n\n  \n" + line(id=2, draft="б")
    result = run("scan", "-", stdin=data)
    assert [json.loads(out)["id"] for out in result.out.splitlines()] == [1, 2]


def test_surrogates_and_nul_in_a_draft(run: Run) -> None:
    results = scanned(run, '{"id": 1, "draft": "\\ud800 вы сами виноваты \\u0000"}')
    (finding,) = results[0]["findings"]
    assert (finding["start"], finding["excerpt"]) == (2, "вы сами виноваты")


def test_drafts_and_lines_that_are_too_large(run: Run, here: Path) -> None:
    (here / ".replylint.yaml").write_text("max_size: 50\n")
    results = scanned(
        run, line(id=1, draft="x" * 51), line(id=2, draft="x", note="y" * 1000), line(id=3, draft="x"), code=2
    )
    assert [result.get("error", {}).get("code") for result in results] == ["size", "size", None]


def test_a_file_that_is_not_there(run: Run, here: Path) -> None:
    result = run("scan", "nowhere.jsonl")
    assert result.code == 2
    assert "nowhere.jsonl" in result.err
    assert run("scan", ".").code == 2


def test_a_file_is_read_with_its_config(run: Run, here: Path) -> None:
    (here / "old").mkdir()
    (here / "old" / ".replylint.yaml").write_text("ignore: [calm]\n")
    (here / "old" / "replies.jsonl").write_text(line(id=1, draft="Вы сами виноваты"), encoding="utf-8")
    result = run("scan", "old/replies.jsonl")
    assert json.loads(result.out) == {"id": 1, "findings": []}
    assert result.err == ""


@pytest.mark.parametrize("limit", [3, 1000])
@given(st.lists(st.binary(max_size=12), max_size=8), st.integers(1, 20))
def test_lines_are_those_of_the_file_however_it_is_read(limit: int, rows: list[bytes], step: int) -> None:
    rows = [row.replace(b"\n", b"") for row in rows]
    file = io.BytesIO(b"\n".join(rows))
    found = list(lines_of(lambda: file.read(step), limit))
    kept = [row.removeprefix(b"\xef\xbb\xbf") if index == 0 else row for index, row in enumerate(rows)]
    wanted = [
        (line, True) if len(row) <= limit else (b"", False)
        for row, line in zip(rows, kept, strict=True)
        if line.strip() or len(row) > limit
    ]
    assert found == wanted
