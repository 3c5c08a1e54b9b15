"""A macro that Zendesk takes: one note, nothing in it carried out, never too long."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hypothesis import given
from msgspec.structs import replace

from replylint.model import Problem
from replylint.readers import read_texts
from replylint.readers.passage import Passage, Source
from replylint.report import FileReport, RunReport
from replylint.reporters.zendesk_html import HIDDEN, LONGEST, TAG
from replylint.reporters.zendesk_macro import LONGEST_TITLE, render
from replylint.settings import Settings
from tests.reporters.helpers import FIRST, REPORT, inside, reports, single


def macro(report: RunReport) -> dict[str, Any]:
    return json.loads("".join(render(report)))["macro"]  # type: ignore[no-any-return]


def actions(report: RunReport) -> dict[str, Any]:
    return {one["field"]: one["value"] for one in macro(report)["actions"]}


def test_an_internal_note_and_a_tag() -> None:
    whole = macro(REPORT)
    assert whole["title"] == "replylint: письма/a b.md, export.json, clean.txt"
    assert whole["active"] is True
    assert [one["field"] for one in whole["actions"]] == [
        "comment_mode_is_public",
        "comment_value_html",
        "current_tags",
    ]
    assert actions(REPORT)["comment_mode_is_public"] is False
    assert actions(REPORT)["current_tags"] == TAG


def test_each_file_has_its_part() -> None:
    note = actions(REPORT)["comment_value_html"]
    assert note.startswith(
        "<p><strong>письма/a b.md</strong></p><ul>"
        "<li><strong>ошибка: tone/blame, 3:1</strong><br>«Вы сами виноваты»<br>Так нельзя: не вините."
        "<br>Почему: Упрёк обижает.<br>Лучше: «Давайте разберёмся», убрать это"
        "<br>Сверьте: «сам виноват» (внутренняя заметка 2)</li>"
    )
    assert "<p><strong>export.json</strong></p>" in note
    assert f"hint: tone/dismissive, 1:{FIRST + 1} (“Refund”, 7, value)</strong><br>“You &amp; you”" in note
    assert "clean.txt" not in note
    assert note.endswith("baseline: 2 entries are paid off</p>" + note[note.rindex("<p>") :])


def test_a_clean_file_gets_no_tag() -> None:
    clean = RunReport((FileReport("a.txt", "", "ru", interface="ru"),))
    assert actions(clean) == {
        "comment_mode_is_public": False,
        "comment_value_html": "<p><strong>Можно отправлять.</strong></p>",
    }
    assert macro(RunReport((FileReport("-", "", "en"),)))["title"] == "replylint"


def test_placeholders_of_the_text_are_no_placeholders_of_the_macro() -> None:
    note = actions(single("{{ticket.title}}{% if x %}", 0, 26, message="{{dc.x}}"))["comment_value_html"]
    assert "{{" not in note and "{%" not in note
    assert "ticket.title}}" in note and "dc.x}}" in note


def test_secrets_are_not_repeated() -> None:
    report = replace(single("hunter2", 0, 7, message="hunter2 is shown"), secrets=frozenset({"a/b"}))
    note = actions(report)["comment_value_html"]
    assert "hunter2" not in note and HIDDEN in note


def test_the_reason_of_a_rule_is_told_once() -> None:
    twice = (inside(0, 3, "you", None), inside(4, 7, "you", None))
    note = actions(RunReport((FileReport("a.json", "you you", "en", findings=twice),)))["comment_value_html"]
    assert (note.count("<li>"), note.count("It hurts.")) == (2, 1)


def test_a_run_on_the_real_rules(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "replylint", "check", "-", "--format", "zendesk-macro"],
        cwd=tmp_path, capture_output=True, text=True, encoding="utf-8",
        input="Вы сами виноваты, {{ticket.title}}. Ваш пароль: Qwerty!2345",
        env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")},
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (1, "")
    (note,) = [one["value"] for one in json.loads(ran.stdout)["macro"]["actions"] if "html" in one["field"]]
    assert note.startswith("<ul><li>")
    assert "tone/blame" in note and "leaks/secret" in note and "Qwerty" not in note


def test_of_many_findings_the_first_are_told_and_the_rest_counted() -> None:
    many = tuple(inside(0, 3, f"you {number}", None) for number in range(3000))
    problems = tuple(Problem(f"not read {number}") for number in range(3000))
    report = RunReport((FileReport("a.json", "you", "en", findings=many),), problems)
    note = actions(report)["comment_value_html"]
    assert len(note.encode()) <= LONGEST
    told = note.count("<li>") + note.count("<p>not read")
    assert note.count("<li>") > 100 and note.count("<p>not read") > 100
    assert f"<p>And {6000 - told} more.</p>" in note


def test_a_title_is_short_and_makes_no_folders() -> None:
    files = tuple(FileReport(f"a::b/{number}.txt", "", "en") for number in range(99))
    title = macro(RunReport(files))["title"]
    assert title == "replylint: a:b/0.txt, a:b/1.txt, a:b/2.txt, …"
    long = RunReport((FileReport("::" * 999, "", "en"),))
    assert len(macro(long)["title"]) <= LONGEST_TITLE and "::" not in macro(long)["title"]


@given(reports())
def test_any_text_can_be_told(report: RunReport) -> None:
    note = actions(report)["comment_value_html"]
    assert len(note.encode()) <= LONGEST
    assert "{{" not in note and "{%" not in note


def test_it_reads_as_a_macro_with_a_note() -> None:
    texts = read_texts(Source("".join(render(REPORT)), "macro.json"), Settings())
    (note,) = [text for text in texts if isinstance(text, Passage)]
    assert note.note and note.entry is not None
    assert note.entry.title == macro(REPORT)["title"]
    assert "Вы сами виноваты" in note.text
