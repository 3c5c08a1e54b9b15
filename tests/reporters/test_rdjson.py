"""reviewdog: columns in bytes, as a line of the file has them."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from replylint.lines import Lines
from replylint.report import RunReport
from replylint.reporters import rdjsonl
from replylint.reporters.places import ByteColumns
from replylint.reporters.rdjson import render
from tests.reporters.helpers import EXPORT, REPORT, TEXT, reports, single


def diagnostics(report: RunReport) -> list[Any]:
    return json.loads("".join(render(report)))["diagnostics"]  # type: ignore[no-any-return]


def cut(place: Any, data: bytes) -> str:
    """What a range means in the bytes of a file."""
    lines = data.splitlines(keepends=True)
    begin, end = (
        sum(map(len, lines[: one["line"] - 1])) + one["column"] - 1 for one in (place["start"], place["end"])
    )
    return data[begin:end].decode("utf-8")


def test_ranges_are_bytes_of_the_file() -> None:
    found = diagnostics(REPORT)
    texts = (TEXT, TEXT, EXPORT, EXPORT)
    ranges = [one["location"]["range"] for one in found[:4]]
    assert [cut(place, text.encode()) for place, text in zip(ranges, texts, strict=True)] == [
        *("Вы сами виноваты", "Всего доброго", "You &amp; you", "you")
    ]
    assert ranges[0]["end"]["column"] == 1 + len("Вы сами виноваты".encode())


@pytest.mark.parametrize("marked", [False, True])
def test_a_byte_order_mark_counts_in_the_first_line_only(marked: bool) -> None:
    data = (b"\xef\xbb\xbf" if marked else b"") + TEXT.encode()
    for excerpt in ("Здравствуйте", "Вы сами"):
        start = TEXT.index(excerpt)
        (found,) = diagnostics(single(TEXT, start, start + len(excerpt), marked=marked))
        assert cut(found["location"]["range"], data) == excerpt


def test_the_whole_of_a_finding() -> None:
    first = diagnostics(REPORT)[0]
    assert first["message"].split("\n")[0] == "Так нельзя: не вините."
    assert first["severity"] == "ERROR"
    assert first["code"] == {"value": "tone/blame"}
    assert first["location"]["path"] == "письма/a b.md"
    assert [one["text"] for one in first["suggestions"]] == ["Давайте разберёмся", ""]
    assert all(cut(one["range"], TEXT.encode()) == "Вы сами виноваты" for one in first["suggestions"])


def test_a_suggestion_has_the_range_that_it_replaces_in_the_file_and_is_left_out_if_it_cannot_be_written() -> (
    None
):
    _, _, third, fourth, *_ = diagnostics(REPORT)
    (suggestion,) = third["suggestions"]
    assert cut(suggestion["range"], EXPORT.encode()) == "You"
    assert "suggestions" not in fourth


def test_a_rule_leads_to_its_page() -> None:
    linked = replace(REPORT, links={"tone/blame": "https://wiki.example.com/blame"})
    first, second, *_ = diagnostics(linked)
    assert first["code"] == {"value": "tone/blame", "url": "https://wiki.example.com/blame"}
    assert "url" not in second["code"]


def test_problems() -> None:
    *_, unread, cut_off, baseline = diagnostics(REPORT)
    assert unread == {
        "message": "not JSON: a comma is missing",
        "location": {"path": "broken.json", "range": {"start": {"line": 3}}},
        "severity": "ERROR",
    }
    assert cut_off["severity"] == "WARNING"
    assert baseline["location"] == {"path": "."}


def test_one_a_line() -> None:
    written = "".join(rdjsonl.render(REPORT)).splitlines()
    source = {"source": {"name": "replylint"}}
    assert [json.loads(line) for line in written] == [{**one, **source} for one in diagnostics(REPORT)]


@given(reports())
def test_any_text_can_be_told(report: RunReport) -> None:
    assert len(diagnostics(report)) == 3
    assert len("".join(rdjsonl.render(report)).splitlines()) >= 3


@given(st.text(alphabet="aжλ漢😀\n\r\ud800"), st.lists(st.integers(0, 200)), st.booleans())
def test_columns_are_the_same_in_whatever_order_they_are_asked(
    text: str, offsets: list[int], marked: bool
) -> None:
    lines = Lines(text)
    columns = ByteColumns(text, lines, marked=marked)
    for offset in offsets:
        offset = min(offset, len(text))
        line, column = lines.place(offset)
        before = text[offset - column + 1 : offset].encode("utf-8", "surrogatepass")
        assert columns.place(offset) == (line, len(before) + 1 + 3 * (marked and line == 1))
