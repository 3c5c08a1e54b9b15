"""The table of formats, and its page."""

import json
from pathlib import Path

import pytest

from replylint.model import Problem
from replylint.report import RunReport
from replylint.reporters import FORMATS, reporter
from tests.reporters.helpers import REPORT, single

PAGE = (Path(__file__).parents[2] / "docs" / "outputs.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_on_the_page(name: str) -> None:
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_findings_and_problems(name: str) -> None:
    written = "".join(reporter(name).render(REPORT, colour=False))
    assert written.endswith("\n")
    assert "tone/blame" in written
    assert "not JSON: a comma is missing" in written
    assert "baseline: 2 entries are paid off" in written


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "statistics"])
def test_every_format_but_the_statistics_names_the_macro_and_the_reason_or_leaves_it_to_the_message(
    name: str,
) -> None:
    written = "".join(reporter(name).render(REPORT, colour=False))
    assert "Refund" in written
    if name != "concise":
        assert "It hurts." in written


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_to_tell_is_still_a_report(name: str) -> None:
    nothing = RunReport(problems=(Problem("no such file", "a.txt", unread=True),))
    assert "no such file" in "".join(reporter(name).render(nothing, colour=False))
    written = "".join(reporter(name).render(RunReport(), colour=False))
    assert (written == "") == (name in ("jsonl", "rdjsonl"))


@pytest.mark.parametrize("name", ["sarif", "gitlab", "rdjson", "rdjsonl"])
def test_programs_that_are_strict_with_unicode_can_read_it(name: str) -> None:
    written = "".join(reporter(name).render(single("\ud800x", 0, 2, message="a\udfffb"), colour=False))
    assert "a\ufffdb" in written
    assert "\\ud" not in written.lower()
    written.encode("utf-8")
    json.loads(written)
