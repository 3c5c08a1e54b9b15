"""The report for people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from replylint.model import Entry, Evidence, Finding, Language, Level, Problem, Suggestion
from replylint.report import Context, FileReport, Located, RunReport, located
from replylint.reporters.columns import width
from replylint.reporters.text import render


def finding(text: str, excerpt: str, level: Level = "error", **more: object) -> Finding:
    start = text.index(excerpt)
    return Finding("tone/blame", level, "Так нельзя.", "", start, start + len(excerpt), **more)  # type: ignore[arg-type]


def report(text: str, *findings: Finding, language: Language = "ru", colour: bool = False) -> list[str]:
    file = FileReport(
        "draft.txt",
        text,
        language,
        interface=language,
        findings=tuple(located(one, text) for one in findings),
    )
    return "".join(render(RunReport((file,)), colour=colour)).split("\n")


def underlined(lines: list[str]) -> tuple[int, int]:
    """Columns of the first underline: start and length, as a terminal shows them."""
    row = next(line for line in lines if "^" in line)
    return row.index("^"), row.count("^")


def test_a_whole_report() -> None:
    text = "Здравствуйте!\n\nВы сами виноваты, что не прочли."
    one = finding(
        text,
        "Вы сами виноваты",
        suggestions=(Suggestion("Давайте разберёмся"), Suggestion("")),
        evidence=(Evidence("сам виноват", "internal note 2"),),
    )
    assert report(text, one) == [
        "draft.txt:3:1: ошибка: tone/blame",
        "  3 │ Вы сами виноваты, что не прочли.",
        "    │ ^^^^^^^^^^^^^^^^",
        "  Так нельзя.",
        "  Лучше: Давайте разберёмся",
        "  Или: убрать это",
        "  Сверьте: «сам виноват» (внутренняя заметка 2)",
        "",
        "Отправлять нельзя: 1 ошибка.",
        "",
    ]


def test_the_underline_stands_under_the_excerpt_whatever_is_before_it() -> None:
    for before in (
        "",
        "Ой. ",
        "😀 ",
        "👩\u200d👩\u200d👧 ",
        "漢字 ",
        "e\u0301 ",
        "\t",
        "a\u200b ",
        "🇺🇦 ",
        "❤\ufe0f ",
    ):
        text = f"{before}вы сами"
        lines = report(text, finding(text, "вы сами"))
        shown = lines[1]
        start, length = underlined(lines)
        assert length == len("вы сами")
        assert width(shown[: shown.index("вы сами")]) == start


def test_wide_excerpts_are_underlined_in_full() -> None:
    text = "ну 😀😀 да"
    assert underlined(report(text, finding(text, "😀😀")))[1] == 4


def test_long_lines_show_what_is_around_the_excerpt() -> None:
    text = "слово " * 60 + "вы сами виноваты" + " слово" * 60
    lines = report(text, finding(text, "вы сами виноваты"))
    assert all(width(line) <= 80 for line in lines)
    start, length = underlined(lines)
    assert lines[1][start : start + length] == "вы сами виноваты"
    assert "…" in lines[1]


@pytest.mark.parametrize("before", ["", "слово " * 200_000])
@pytest.mark.parametrize("after", ["", " слово" * 200_000])
def test_lines_of_megabytes_show_what_is_around_the_excerpt(before: str, after: str) -> None:
    text = f"{before}вы сами виноваты{after}"
    lines = report(text, finding(text, "вы сами виноваты"))
    start, length = underlined(lines)
    assert lines[1][start : start + length] == "вы сами виноваты"
    assert (lines[1].count("…"), width(lines[1]) <= 80) == (bool(before) + bool(after), True)


def test_an_excerpt_longer_than_the_screen_shows_its_beginning() -> None:
    text = "начало " + "слово " * 60
    lines = report(text, finding(text, "начало" + text[6:].rstrip()))
    assert all(width(line) <= 80 for line in lines)
    assert "начало" in lines[1]


def test_an_excerpt_over_several_lines_shows_the_first_and_the_last() -> None:
    text = "раз\nскажи ему\nчто так\nи так\nи хватит, да"
    lines = report(text, finding(text, "скажи ему\nчто так\nи так\nи хватит"))
    assert lines[1:6] == [
        "  2 │ скажи ему",
        "    │ ^^^^^^^^^",
        "  … │",
        "  5 │ и хватит, да",
        "    │ ^^^^^^^^",
    ]


def test_an_excerpt_that_ends_with_the_line_end_shows_one_line() -> None:
    text = "скажи ему\r\nдальше"
    lines = report(text, finding(text, "скажи ему\r\n"))
    assert lines[1:3] == ["  1 │ скажи ему", "    │ ^^^^^^^^^"]


def test_an_empty_excerpt_still_has_a_mark() -> None:
    text = "Саша, добрый день"
    one = Finding("names/unaddressed", "info", "Поздоровайтесь.", "", 0, 0)
    assert underlined(report(text, one)) == (6, 1)


def test_each_finding_is_told_in_the_language_of_its_own_text() -> None:
    text = "вы сами, you"
    russian, english = finding(text, "вы сами"), finding(text, "you", suggestions=(Suggestion("we"),))
    entry = Entry("Refund", "7", "value")
    found = (located(russian, text), replace(located(english, text), interface="en", entry=entry))
    file = FileReport("a.json", text, "ru", interface="ru", findings=found)
    lines = "".join(render(RunReport((file,)))).split("\n")
    assert lines[0] == "a.json:1:1: ошибка: tone/blame"
    assert lines[5] == "a.json:1:10: error: tone/blame (“Refund”, 7, value)"
    assert "  Better: we" in lines


def test_a_reason_is_told_once_of_each_rule() -> None:
    text = "вы сами, сами вы"
    first, second = (replace(finding(text, words), why="Упрёк обижает.") for words in ("вы сами", "сами вы"))
    other = replace(second, rule="tone/guilt")
    lines = report(text, first, second, other)
    assert [at for at, line in enumerate(lines) if line == "  Почему: Упрёк обижает."] == [4, 15]


def test_a_text_that_the_file_writes_in_another_form_has_the_number_of_its_first_line_alone() -> None:
    file_text = '\n\n"one \\n two \\n three"'
    start, end = file_text.index("one"), file_text.index("three")
    one = Finding("tone/blame", "info", "m", "", start, end)
    found = Located(one, "one\ntwo\n", context=Context("one\ntwo\nthree", 0, 7))
    lines = "".join(render(RunReport((FileReport("a.json", file_text, "en", findings=(found,)),))))
    assert lines.split("\n")[1:5] == ["  3 │ one", "    │ ^^^", "    │ two", "    │ ^^^"]


def test_colours_are_only_there_when_asked_for() -> None:
    text = "вы сами"
    one = finding(text, "вы сами", level="warning")
    assert "\x1b[" not in "".join(report(text, one))
    assert "\x1b[1;33m^^^^^^^\x1b[0m" in "".join(report(text, one, colour=True))


def test_problems_come_before_the_verdict_and_change_it() -> None:
    problem = Problem("not UTF-8: byte 0xcf in line 1", "draft.txt")
    lines = "".join(render(RunReport(problems=(problem,), interface="uk"), colour=False)).split("\n")
    assert lines == [
        "draft.txt: not UTF-8: byte 0xcf in line 1",
        "",
        "Перевірити вдалося не все, подробиці вище.",
        "",
    ]


def test_a_problem_with_its_place() -> None:
    problem = Problem("not JSON: a comma is missing", "a.json", 3, 7)
    out = "".join(render(RunReport(problems=(problem,)), colour=False))
    assert out.startswith("a.json:3:7: not JSON: a comma is missing\n")


@given(st.text(min_size=1), st.data())
def test_any_finding_in_any_text_can_be_shown(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    one = Finding("tone/blame", "error", "{match}", "", start, end)
    lines = report(text, one)
    assert any("^" in line for line in lines)
    assert all(width(line) <= 80 for line in lines)
