"""`replylint baseline write`, and `check` with a baseline."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Run

BLAME = "Вы сами виноваты."
OTHER = "Вы не дочитали."
GOOD = "Мы поможем."
NAME = ".replylint-baseline.json"


def write(path: Path, *lines: str, suffix: str = "\n") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(lines) + suffix, encoding="utf-8")


def lines(result: Result, rule: str = "calm/blame") -> list[int]:
    files = json.loads(result.out)["files"]
    return [one["line"] for file in files for one in file["findings"] if one["rule"] == rule]


def rows(path: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(path.read_text(encoding="utf-8"))["findings"]
    return found


@pytest.fixture
def known(here: Path, run: Run) -> Path:
    """A folder with old findings, which a baseline knows."""
    write(here / "a.md", BLAME, GOOD, BLAME)
    write(here / "b" / "c.md", OTHER)
    result = run("baseline", "write")
    assert result.code == 0
    assert f"Wrote {NAME}: 6 findings in 2 files, 6 of them new, 0 gone." in result.out
    return here


@pytest.fixture
def check(run: Run) -> Run:
    def with_baseline(*arguments: str) -> Result:
        return run("check", *(arguments or (".",)), "--baseline", NAME, "--format", "json")

    return with_baseline


def test_known_findings_neither_show_nor_count(known: Path, check: Run, run: Run) -> None:
    result = check()
    report = json.loads(result.out)
    assert result.code == 0
    assert report["summary"] == {"files": 2, "errors": 0, "warnings": 0, "infos": 0}
    assert report["baseline"] == {"known": 6, "paid_off": 0}
    assert "6 known from the baseline." in run("check", ".", "--baseline", NAME, "--interface", "en").out
    assert "baseline" not in json.loads(run("check", ".", "--format", "json").out)


def test_moved_wrapped_and_spaced_text_is_known(known: Path, check: Run) -> None:
    text = f"Новое начало.\n\n{BLAME}\n\n{GOOD} Вы\n  сами виноваты.\n"
    (known / "a.md").write_text(text, encoding="utf-8")
    assert check().code == 0


def test_one_more_is_new(known: Path, check: Run) -> None:
    write(known / "a.md", BLAME, f"Но {BLAME.lower()}", GOOD, BLAME)
    result = check()
    assert (result.code, lines(result)) == (1, [3])


def test_another_file_or_rule_is_new(known: Path, check: Run) -> None:
    write(known / "new.md", BLAME)
    assert lines(check()) == [1]


def test_what_is_paid_off_is_told_of_files_and_rules_that_were_checked(
    known: Path, check: Run, run: Run
) -> None:
    write(known / "a.md", BLAME, GOOD)
    assert json.loads(check().out)["baseline"] == {"known": 4, "paid_off": 2}
    assert json.loads(check("b").out)["baseline"] == {"known": 2, "paid_off": 0}
    assert json.loads(check(".", "--select", "calm").out)["baseline"] == {"known": 2, "paid_off": 1}
    said = run("check", ".", "--baseline", NAME, "--interface", "en")
    assert said.code == 0
    assert "2 findings that are gone. Bring it up to date: replylint baseline write." in said.out
    assert run("check", ".", "--baseline", NAME, "--baseline-strict").code == 1
    assert run("check", "b", "--baseline", NAME, "--baseline-strict").code == 0
    run("baseline", "write")
    assert run("check", ".", "--baseline", NAME, "--baseline-strict").code == 0


def test_a_rule_that_is_off_or_unknown_now(known: Path, check: Run) -> None:
    path = known / NAME
    data = json.loads(path.read_text(encoding="utf-8"))
    for rule in ("calm/quiet", "calm/trial", "calm/removed"):
        data["findings"].append({**data["findings"][-1], "rule": rule})
    path.write_text(json.dumps(data), encoding="utf-8")
    assert json.loads(check().out)["baseline"] == {"known": 6, "paid_off": 1}


def test_the_config_can_name_it(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / ".replylint.yaml").write_text(f"baseline: {NAME}\n")
    write(here / "a.md", GOOD)
    write(here / "b" / "c.md", OTHER)
    assert "Use it with" not in run("baseline", "write").out
    assert run("check", ".").code == 0
    monkeypatch.chdir(here / "b")
    assert run("check", "c.md").code == 0
    write(here / "b" / "c.md", OTHER, BLAME)
    assert lines(run("check", "c.md", "--format", "json")) == [3]
    write(here / "a.md", BLAME)
    assert run("baseline", "write", ".").code == 0
    assert [row["path"] for row in rows(here / NAME)] == ["b/c.md"] * 4


def test_writing_keeps_what_was_not_looked_at(known: Path, run: Run) -> None:
    before = (known / NAME).read_text(encoding="utf-8")
    write(known / "a.md", GOOD)
    run("baseline", "write", "b")
    assert (known / NAME).read_text(encoding="utf-8") == before
    run("baseline", "write", "--select", "calm")
    assert {(row["path"], row["rule"]) for row in rows(known / NAME)} == {
        ("a.md", "macro/blame"), ("b/c.md", "calm/blame"), ("b/c.md", "macro/blame"),
    }  # fmt: skip
    (known / "b" / "c.md").unlink()
    assert "0 findings" in run("baseline", "write").out
    assert rows(known / NAME) == []


def test_writing_twice_changes_nothing(known: Path, run: Run) -> None:
    before = (known / NAME).read_bytes()
    assert "0 of them new, 0 gone" in run("baseline", "write").out
    assert (known / NAME).read_bytes() == before
    assert sorted(os.listdir(known)) == [NAME, "a.md", "b"]


def test_no_text_stands_in_it(known: Path) -> None:
    text = (known / NAME).read_text(encoding="utf-8").lower()
    assert not [word for word in ("виноваты", "дочитали", "сами") if word in text]


@pytest.mark.parametrize("name", [os.fsdecode(b"\xff.md"), "line\nbreak.md", "'\".md", "ж 1.md", "a\\b.md"])
def test_files_of_any_name_are_known(here: Path, run: Run, check: Run, name: str) -> None:
    try:
        write(here / name, BLAME)
    except OSError:
        pytest.skip("this file system has no such names")
    assert run("baseline", "write").code == 0
    assert check().code == 0
    before = (here / NAME).read_bytes()
    assert "0 of them new, 0 gone" in run("baseline", "write").out
    assert (here / NAME).read_bytes() == before


def test_it_may_stand_elsewhere(here: Path, run: Run) -> None:
    write(here / "macros" / "письмо 1.md", BLAME)
    (here / "ci").mkdir()
    result = run("baseline", "write", "macros", "--output", "ci/known.json")
    assert "--baseline ci/known.json" in result.out
    assert rows(here / "ci" / "known.json")[0]["path"] == "../macros/письмо 1.md"
    assert run("check", "macros", "--baseline", "ci/known.json").code == 0


def test_a_reformatted_export_is_known(here: Path, run: Run, check: Run) -> None:
    value = f"Здравствуйте!\n\n{BLAME}"
    macros = [
        {"id": number, "title": "Возврат", "active": True, "actions": [{"field": "comment_value", "value": value}]}
        for number in (1, 2)
    ]  # fmt: skip
    path = here / "macros.json"
    path.write_text(json.dumps({"macros": macros}), encoding="utf-8")
    run("baseline", "write")
    path.write_text(json.dumps({"macros": macros[::-1]}, ensure_ascii=False, indent=2), encoding="utf-8")
    assert check().code == 0
    macros[0]["id"] = 3
    path.write_text(json.dumps({"macros": macros}), encoding="utf-8")
    assert check().code == 1


def test_known_findings_are_not_fixed(known: Path, run: Run) -> None:
    write(known / "a.md", BLAME, GOOD, BLAME, OTHER)
    options = ("--baseline", NAME, "--fix", "--unsafe", "--select", "calm/blame", "--interface", "en")
    result = run("check", "a.md", *options)
    assert result.code == 0
    assert (known / "a.md").read_text(encoding="utf-8") == "\n\n".join(
        [BLAME, GOOD, BLAME, "Давайте разберёмся.\n"]
    )
    assert "2 known from the baseline." in result.out


def test_nothing_is_written_if_something_can_not_be_checked(known: Path, run: Run) -> None:
    before = (known / NAME).read_bytes()
    (known / "d.md").write_bytes(b"\xff\xd2")
    result = run("baseline", "write")
    assert result.code == 2
    assert "d.md" in result.err and "no baseline was written" in result.err
    assert (known / NAME).read_bytes() == before


def test_a_broken_baseline_stops_and_can_be_written_again(known: Path, run: Run) -> None:
    text = (known / NAME).read_text(encoding="utf-8")
    (known / NAME).write_text(text[:-30], encoding="utf-8")
    result = run("check", ".", "--baseline", NAME)
    assert result.code == 2
    assert result.err.startswith(f"replylint: {NAME}:") and "replylint baseline write" in result.err
    assert run("baseline", "write").code == 0
    assert (known / NAME).read_text(encoding="utf-8") == text


def test_another_file_is_never_overwritten(known: Path, run: Run) -> None:
    (known / "package.json").write_text('{"name": "shop"}')
    result = run("baseline", "write", "--output", "package.json")
    assert result.code == 2 and "it is no baseline" in result.err
    assert (known / "package.json").read_text() == '{"name": "shop"}'


@pytest.mark.parametrize("target", ["missing/known.json", "b"])
def test_where_it_can_not_be_written_is_told(known: Path, run: Run, target: str) -> None:
    result = run("baseline", "write", "--output", target)
    assert result.code == 2
    assert "Traceback" not in result.err and target in result.err


def test_standard_input_is_in_no_baseline(known: Path, run: Run) -> None:
    assert run("check", "-", "--baseline", NAME, stdin=BLAME).code == 1
    assert run("baseline", "write", "-", stdin=BLAME).code == 2


def test_a_missing_baseline_says_how_to_write_one(here: Path, run: Run) -> None:
    write(here / "a.md", GOOD)
    (here / ".replylint.yaml").write_text("baseline: known.json\n")
    result = run("check", ".")
    assert result.code == 2 and "known.json" in result.err and "replylint baseline write" in result.err
    assert run("baseline", "write").code == 0
    assert (here / "known.json").exists()
    assert run("check", ".").code == 0
