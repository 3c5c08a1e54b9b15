"""Annotations: one command a finding, nothing in a text can start another."""

from hypothesis import given

from replylint.model import Entry
from replylint.report import RunReport
from replylint.reporters.github import render
from tests.reporters.helpers import REPORT, TEXT, reports, single


def lines(report: RunReport) -> list[str]:
    return "".join(render(report)).split("\n")[:-1]


def parse(line: str) -> tuple[str, dict[str, str], str]:
    """A command as GitHub's runner reads it: name, properties, message."""
    _, head, message = line.split("::", 2)
    name, _, rest = head.partition(" ")
    properties = dict(one.split("=", 1) for one in rest.split(","))
    undone = {"%2C": ",", "%3A": ":", "%0A": "\n", "%0D": "\r", "%25": "%"}

    def undo(text: str) -> str:
        for written, meant in undone.items():
            text = text.replace(written, meant)
        return text

    return name, {key: undo(value) for key, value in properties.items()}, undo(message)


def test_a_finding() -> None:
    name, properties, message = parse(lines(REPORT)[0])
    assert name == "error"
    assert properties == {
        "file": "письма/a b.md",
        "line": "3",
        "endLine": "3",
        "col": "1",
        "endColumn": "17",
        "title": "tone/blame",
    }
    assert message.split("\n") == [
        "Так нельзя: не вините.",
        "Почему: Упрёк обижает.",
        "Лучше: «Давайте разберёмся», убрать это",
        "письма/a b.md:3:1",
    ]


def test_levels_and_what_another_program_calls_the_finding() -> None:
    commands = [parse(line) for line in lines(REPORT)[:4]]
    assert [name for name, _, _ in commands] == ["error", "warning", "notice", "notice"]
    assert commands[1][1]["title"] == "tone/cold-closing (LT_7)"


def test_the_macro_is_in_the_title() -> None:
    report = single("abc", 0, 1, entry=Entry("100%: a,b\nc", "7", "value"))
    assert "title=a/b%3A “100%25%3A a%2Cb c”%2C 7::" in lines(report)[0]


def test_columns_are_left_out_where_the_finding_goes_over_lines() -> None:
    (line, _) = lines(single(TEXT, 0, len(TEXT)))
    assert parse(line)[1]["endLine"] == "4"
    assert "col" not in parse(line)[1]


def test_problems_and_the_last_line() -> None:
    *_, unread, cut, baseline, verdict = lines(REPORT)
    assert (
        unread == "::error title=replylint,file=broken.json,line=3::broken.json: not JSON: a comma is missing"
    )
    assert cut == "::warning title=replylint,file=export.json::export.json: tone/blame: took too long"
    assert baseline == "::warning title=replylint::baseline: 2 entries are paid off"
    assert verdict.startswith("Проверено: 3 файла.")


@given(reports())
def test_no_text_starts_a_command_of_its_own(report: RunReport) -> None:
    written = "".join(render(report))
    assert written.count("\n") == 4
    assert "\r" not in written
    first, second, problem, _ = written.split("\n")[:-1]
    assert parse(first) == parse(second)
    assert parse(first)[1]["line"].isdigit()
    assert parse(problem)[2].endswith(report.problems[0].message)
