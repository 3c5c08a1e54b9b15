"""The plain way to read the arguments of `check` agrees with click's."""

import shlex

import pytest

from replylint.cli.arguments import Arguments
from replylint.cli.check import check
from replylint.cli.quick import plain_check

PLAIN = [
    "",
    "draft.txt",
    "a.txt b.md -",
    "draft.txt --ticket ticket.json",
    "--ticket=ticket.json draft.txt",
    "- --as template --channel push --lang uk --interface ru --format json --fail-on never",
    "- --select tone --ignore=tone/blame,tone/guilt --select leaks --preview",
    "--config c.yaml --encoding cp1251 x.txt",
    "a.txt --format github --output r.sarif --output=junit=r.xml -q",
    "a.txt --quiet --format concise",
    "x.txt --ticket -",
    "x.txt --ticket=",
    "'со пробелом.txt' --ticket 't 1.json'",
    "x.txt --ticket a.json --ticket b.json",
    "macros --baseline known.json --changed-since origin/main",
    "--changed-since=HEAD~1 --baseline= x.md",
]
LEFT_TO_CLICK = [
    "draft.txt --baseline-strict",
    "draft.txt --changed-since --preview",
    "--help",
    "-h",
    "draft.txt --show-config",
    "draft.txt --explain-silence tone/blame",
    "--explain-silence=tone/blame",
    "draft.txt --as letter",
    "draft.txt --format yaml",
    "draft.txt --ticket",
    "draft.txt --ticket --preview",
    "draft.txt --tickt t.json",
    "draft.txt --output",
    "draft.txt -qx",
    "--preview=1 draft.txt",
    "-- -draft.txt",
    "-x",
]


@pytest.mark.parametrize("line", PLAIN)
def test_plain_calls_read_alike(line: str) -> None:
    arguments = shlex.split(line)
    plain = plain_check(["check", *arguments])
    assert plain is not None
    with check.make_context("check", list(arguments)) as context:
        assert Arguments(**plain) == Arguments(**context.params)  # type: ignore[arg-type]


@pytest.mark.parametrize("line", LEFT_TO_CLICK)
def test_all_else_is_left_to_click(line: str) -> None:
    assert plain_check(["check", *shlex.split(line)]) is None


def test_other_commands_and_completion_are_left_to_click(monkeypatch: pytest.MonkeyPatch) -> None:
    assert plain_check(["scan", "x.jsonl"]) is None
    assert plain_check([]) is None
    monkeypatch.setenv("_REPLYLINT_COMPLETE", "bash_complete")
    assert plain_check(["check", "x.txt"]) is None
