"""Files of data of one's own, as a user meets them: places in the report, fixes in every way of writing, slips."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

RULE = """\
kind: phrase
level: error
message: {ru: Не так.}
why: {ru: Так нельзя.}
phrases: {ru: [осуществить возврат]}
suggest: {ru: ['"вернуть", да']}
safe: true
examples:
  ru: {bad: ["Мы можем «осуществить возврат»."], good: [Один., Два.]}
"""
FILES = {
    "plain.json": ('[{{"t": "Мы\\tможем {}."}}]\n', "осуществить возврат", '\\"вернуть\\", да'),
    "lines.jsonl": (
        '{{"t": "x"}}\r\n{{"t": "😀 Мы можем {}."}}\r\n',
        "осуществить возврат",
        '\\"вернуть\\", да',
    ),
    "plain.yaml": (
        "- t: Мы можем {}.  # да\n- t: &a !!str x\n",
        "осуществить\n     возврат",
        '"вернуть", да',
    ),
    "single.yaml": ("- t: 'it''s\n\n    {}.'\r\n", "осуществить возврат", '"вернуть", да'),
    "double.yaml": ('- t: "Мы {}."\n', "осуществить\\\n  \\ возврат", '\\"вернуть\\", да'),
    "fold.yaml": (
        "- t: >+\n    Мы можем\n    {}.\n\n\n- t: x\n",
        "осуществить\n    возврат",
        '"вернуть", да',
    ),
    "block.yaml": ("- t: |-\n    Мы 😀\n\n      {}.\n- t: x\n", "осуществить возврат", '"вернуть", да'),
    "comma.csv": ('id,t\r\n1,"Мы можем\r\n{}."\r\n', "осуществить возврат", '""вернуть"", да'),
    "bare.csv": ("id;t\n1;Мы можем {}.\n", "осуществить возврат", None),
    "basic.toml": ('[[x]]\nt = "Мы можем {}."  # да\n', "осуществить возврат", '\\"вернуть\\", да'),
    "lines.toml": ("[[x]]\nt = '''\nМы можем {}.'''\n", "осуществить возврат", '"вернуть", да'),
}
ESCAPED = "".join(f"\\u{ord(letter):04x}" for letter in "Мы можем осуществить возврат.")


@pytest.fixture
def ours(here: Path) -> Path:
    """A pack of our own, and fields for the files of these tests."""
    (here / "ours" / "own").mkdir(parents=True)
    (here / "ours" / "own" / "refund.yaml").write_text(RULE, encoding="utf-8")
    (here / ".replylint.yaml").write_text(
        "packs: [ours]\nselect: [own]\nlanguage: ru\n"
        "fields: [t]\npaths:\n- {glob: '*.toml', fields: ['x[].t']}\n"
    )
    return here


@pytest.mark.parametrize("name", FILES)
def test_a_finding_is_reported_and_fixed_where_it_stands(run: Run, ours: Path, name: str) -> None:
    shape, old, new = FILES[name]
    before = shape.format(old)
    (ours / name).write_bytes(before.encode())
    found = json.loads(run("check", name, "--format", "json").out)["files"][0]["findings"]
    assert [before[one["start"] : one["end"]] for one in found] == [old]
    assert (found[0]["line"], found[0]["column"]) == place(before, before.index(old))
    fixed = run("check", name, "--fix")
    after = (ours / name).read_bytes().decode()
    assert after == (shape.format(new) if new is not None else before)
    assert fixed.code == (0 if new is not None else 1)
    run("check", name, "--fix")
    assert (ours / name).read_bytes().decode() == after


def place(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def test_letters_that_are_spelled_as_escapes_stay_so(run: Run, ours: Path) -> None:
    (ours / "a.json").write_text(f'[{{"t": "{ESCAPED}"}}]')
    assert run("check", "a.json", "--fix").code == 0
    after = (ours / "a.json").read_text()
    assert after.isascii()
    assert json.loads(after) == [{"t": 'Мы можем "вернуть", да.'}]


def test_a_slip_in_a_path_is_told_and_is_not_taken_for_a_clean_file(run: Run, ours: Path) -> None:
    (ours / "a.json").write_text('{"text": "Мы"}')
    result = run("check", "a.json")
    assert result.code == 2
    assert (
        "a.json:1:1: fields: nothing is at t. There is no 't' in the file. It has: text."
        in result.out + result.err
    )


def test_a_broken_file_does_not_keep_the_others_from_being_read(run: Run, ours: Path) -> None:
    (ours / "a.json").write_text('[{"t": "Мы можем осуществить возврат"}')
    (ours / "b.yaml").write_text("- t: Мы можем осуществить возврат\n")
    result = run("check", "a.json", "b.yaml", "--format", "json")
    assert result.code == 2
    report = json.loads(result.out)
    assert [(one["path"], len(one["findings"])) for one in report["files"]] == [("b.yaml", 1)]
    (problem,) = report["problems"]
    assert "the file ends inside the list that begins in line 1" in problem["message"]
    assert (problem["line"], problem["column"]) == (1, 39)
