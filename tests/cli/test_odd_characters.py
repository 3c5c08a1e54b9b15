"""Characters that could hide words or move columns, and bytes that are none."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.test_bad_input import PATTERN, own_pack


def findings(run: Run, *arguments: str, stdin: str | bytes = b"") -> list[dict[str, Any]]:
    data = json.loads(run("check", "--format", "json", *arguments, stdin=stdin).out)
    return [finding for file in data["files"] for finding in file["findings"]]


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("Здравствуйте!\r\n\r\nВы сами виноваты.\r\n", "Вы сами виноваты"),
        ("Здравствуйте!\rВы сами виноваты.", "Вы сами виноваты"),
        ("ЗДРАВСТВУЙТЕ!\n\nВЫ САМИ ВИНОВАТЫ.", "ВЫ САМИ ВИНОВАТЫ"),
        ("Да. Вы са\u0301ми винова\u0301ты.", "Вы са\u0301ми винова\u0301ты"),
        ("Да. Вы\u00a0сами\u2003виноваты.", "Вы\u00a0сами\u2003виноваты"),
        ("Да. В\u200bы са\u00adми вино\u2060ваты.", "В\u200bы са\u00adми вино\u2060ваты"),
        ("Да. Вы \u2066сами\u2069 виноваты.", "Вы \u2066сами\u2069 виноваты"),
        ("👩‍👩‍👧‍👦 🇺🇦 Вы сами виноваты.", "Вы сами виноваты"),
    ],
)
def test_no_character_hides_words_or_moves_columns(run: Run, text: str, excerpt: str) -> None:
    (finding,) = findings(run, "-", "--lang", "ru", stdin=text.encode())
    assert finding["excerpt"] == excerpt
    assert text[finding["start"] : finding["end"]] == excerpt
    line = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[finding["line"] - 1]
    assert line[finding["column"] - 1 : finding["end_column"] - 1] == excerpt


@pytest.mark.parametrize("before", ["😀 ", "и\u0306 ", "\u200b\u202e", "日本 ", "👩‍👩‍👧‍👦 ", "\t"])
def test_the_underline_stands_below_the_excerpt(run: Run, before: str) -> None:
    from replylint.reporters.columns import width

    lines = run("check", "-", "--lang", "ru", stdin=f"{before}Вы сами виноваты.").out.splitlines()
    (shown,) = [index for index, line in enumerate(lines) if "Вы сами виноваты." in line]
    under = lines[shown + 1]
    assert width(under) - len(under.strip("│ ")) == width(lines[shown].partition("Вы сами")[0])


@pytest.mark.parametrize(
    ("content", "arguments", "said"),
    [
        (b"\xed\xa0\x80", (), "draft.txt:1:1: not UTF-8: byte 0xed"),
        (b"\xff\xfe\x00\xd8x", (), "not a text in utf-16"),
        (b"abc", ("--encoding", "utf-16"), "not a text in utf-16"),
        (b"abc", ("--encoding", "klingon"), "unknown encoding 'klingon'"),
        (b"abc", ("--encoding", "base64"), "'base64'"),
    ],
)
def test_bytes_that_are_no_text(
    run: Run, here: Path, content: bytes, arguments: tuple[str, ...], said: str
) -> None:
    (here / "draft.txt").write_bytes(content)
    result = run("check", "draft.txt", *arguments)
    assert result.code == 2
    assert said in result.out + result.err
    assert "Traceback" not in result.out + result.err


def test_nul_in_a_draft(run: Run, here: Path) -> None:
    (here / "draft.txt").write_bytes(b"a\x00b")
    result = run("check", "draft.txt")
    assert result.code == 2
    assert "a binary file" in result.out
    assert "a binary file" in run("check", "-", stdin=b"a\x00b").out


def test_terminal_codes_in_a_draft_are_not_passed_on(run: Run) -> None:
    result = run("check", "-", "--lang", "ru", stdin="Вы сами \x1b[2J\x07 виноваты. \x1b]0;x\x07")
    assert "\x1b" not in result.out + result.err
    assert "\x07" not in result.out + result.err


def test_lone_surrogates_come_out_as_they_went_in(run: Run, here: Path) -> None:
    own_pack(here, "odd.yaml", PATTERN.format(pattern="x.x", bad="xyx"))
    result = run("scan", "-", stdin='{"id": "\\ud800", "draft": "Да \\udc00: x\\ud83dx"}\n')
    line = json.loads(result.out)
    assert (result.code, line["id"]) == (0, "\ud800")
    assert [finding["excerpt"] for finding in line["findings"]] == ["x\ud83dx"]
