"""Many files at once: the same report however the work is shared and whatever is remembered."""

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import replylint.cli.side_by_side as side_by_side
import replylint.cli.tasks
import replylint.cli.workers
import replylint.edition
from tests.cli.conftest import REPROACH, Run

BAD, GOOD = "Вы сами виноваты, {}.", "Спасибо за письмо, {}."


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of its own for each test; `run` is named so that it has set its own before."""
    folder = tmp_path / "own-cache"
    # Whoever works on the code while the tests run makes another edition of it.
    monkeypatch.setattr(replylint.edition, "_code", tuple)
    monkeypatch.setenv("REPLYLINT_CACHE", str(folder))
    return folder


@pytest.fixture
def small_bundles(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few bytes are enough to share."""
    monkeypatch.setattr(side_by_side, "PAYS", 100)
    monkeypatch.setattr(side_by_side, "BUNDLE", 120)


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that were checked in this process, not remembered, in order."""
    paths: list[str] = []
    real = side_by_side.check_task

    def check(task: Any, *rest: Any) -> Any:
        paths.append(task.path)
        return real(task, *rest)

    monkeypatch.setattr(side_by_side, "check_task", check)
    return paths


def tree(here: Path, count: int = 40) -> None:
    for number in range(count):
        path = here / f"docs/{number % 3}/{number:02}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((BAD if number % 4 == 0 else GOOD).format(number), encoding="utf-8")


def report(run: Run, *arguments: str) -> Any:
    result = run("check", *arguments, "--format", "json")
    assert result.err == ""
    return json.loads(result.out)


@pytest.mark.usefixtures("small_bundles")
def test_the_report_hangs_neither_on_processes_nor_on_memory(run: Run, here: Path) -> None:
    tree(here)
    (here / "docs/1/05a.md").write_bytes(b"\xff\xfe\xff")
    (here / "docs/1/05b.json").write_text('{"name": "nobody\'s"}')
    alone = report(run, "docs", "--jobs", "1", "--no-cache")
    assert [file["path"] for file in alone["files"]] == sorted(file["path"] for file in alone["files"])
    assert alone["summary"]["errors"] == 10
    assert len(alone["files"]) == 40
    assert [problem["path"] for problem in alone["problems"]] == ["docs/1/05a.md"]
    for number in ("2", "3", "7"):
        assert report(run, "docs", "--jobs", number, "--no-cache") == alone
    assert report(run, "docs", "--jobs", "2") == alone
    assert report(run, "docs", "--jobs", "2") == alone
    assert report(run, "docs", "--jobs", "1") == alone
    text = run("check", "docs").out
    assert text == run("check", "docs", "--no-cache").out


def test_a_second_run_checks_nothing_and_loads_nothing(
    run: Run, here: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(here)
    (here / "docs/other.json").write_text('{"name": "nobody\'s"}')
    first = report(run, "docs")
    assert len(checked) == 41

    def refuse(*arguments: object, **named: object) -> object:
        raise AssertionError("nothing is to be loaded")

    monkeypatch.setattr("replylint.cli.run.load_program", refuse)
    monkeypatch.setattr("replylint.file_check.read_texts", refuse)
    assert report(run, "docs") == first
    assert len(checked) == 41


def test_what_changed_is_checked_again(run: Run, here: Path, checked: list[str]) -> None:
    tree(here, 6)
    report(run, "docs")
    checked.clear()
    (here / "docs/0/03.md").write_text("Вы не дочитали.", encoding="utf-8")
    (here / "docs/1/04.md").rename(here / "docs/1/05.md")
    assert report(run, "docs")["summary"]["errors"] == 3
    assert checked == ["docs/0/03.md", "docs/1/05.md"]


def changes(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[str, Callable[[], object], list[str]]]:
    """Whatever makes a result of before worthless, and the arguments of the run after it."""
    config = here / ".replylint.yaml"
    rule = here / "own/calm/harsh.yaml"
    yield "config", lambda: config.write_text("packs: [own]\nlevels: {calm: warning}\n"), []
    yield "rule", lambda: rule.write_text(rule.read_text().replace("дочитали", "досмотрели")), []
    yield "option", lambda: None, ["--ignore", "calm/blame"]
    yield "encoding", lambda: None, ["--encoding", "utf-8"]
    yield "edition", lambda: monkeypatch.setattr(replylint.edition, "__version__", "99.0"), []


@pytest.mark.parametrize("number", range(5))
def test_what_a_result_hangs_on_makes_it_worthless(
    run: Run, here: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    tree(here, 4)
    (here / ".replylint.yaml").write_text("packs: [own]\n")
    rule = here / "own/calm/harsh.yaml"
    rule.parent.mkdir(parents=True)
    rule.write_text(REPROACH.format(level="error", state="stable", more=""), encoding="utf-8")
    report(run, "docs")
    report(run, "docs")
    assert len(checked) == 4
    name, change, arguments = list(changes(here, monkeypatch))[number]
    change()
    report(run, "docs", *arguments)
    assert len(checked) == 8, name


def test_a_day_later_only_what_hangs_on_the_day(
    run: Run, here: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(here, 3)
    rules = Path(replylint.edition.__file__).parents[1] / "rules"
    [rule] = rules.glob("*/stale-date.yaml")
    (here / "own/own").mkdir(parents=True)
    shutil.copy(rule, here / "own/own")
    (here / ".replylint.yaml").write_text("packs: [own]\n")
    (here / "docs/sale.md").write_text("Скидка действует до 1 марта 2031 года.", encoding="utf-8")
    assert "own/stale-date" not in str(report(run, "docs"))
    monkeypatch.setattr("replylint.cli.run.time.strftime", lambda form: "2031-03-05")
    checked.clear()
    assert "own/stale-date" in str(report(run, "docs"))
    assert checked == ["docs/sale.md"]


def test_replies_and_what_has_a_ticket_leave_no_trace(run: Run, here: Path, own_cache: Path) -> None:
    (here / "reply.txt").write_text("Вы сами виноваты, Мария.", encoding="utf-8")
    (here / "macro.md").write_text("Вы сами виноваты, Пётр.", encoding="utf-8")
    (here / "ticket.json").write_text('{"messages": [{"text": "Где деньги?"}]}', encoding="utf-8")
    run("check", "reply.txt", "macro.md", "--ticket", "ticket.json")
    run("check", "reply.txt")
    run("check", "macro.md")  # one file alone is checked faster than it is looked up
    run("check", "reply.txt", "macro.md", "--as", "reply")
    run("check", ".", "--no-cache")
    (here / "secret").mkdir()
    (here / "secret/.replylint.yaml").write_text("cache: false\n")
    (here / "secret/macro.md").write_text("Вы сами виноваты, Иван.", encoding="utf-8")
    run("check", "secret")

    def kept_bytes() -> bytes:
        return b"".join(path.read_bytes() for path in own_cache.iterdir() if path.name.startswith("results"))

    assert "виноваты".encode() not in kept_bytes()
    run("check", ".")
    kept = kept_bytes()
    assert "Пётр".encode() not in kept  # what is kept is the finding, not the text around it
    assert "Вы сами виноваты".encode() in kept
    assert (
        kept.count("Вы сами виноваты".encode()) == 4
    )  # two rules: the excerpt, and the message that quotes it


def test_a_config_that_names_no_rule_is_told_although_all_is_remembered(run: Run, here: Path) -> None:
    tree(here, 3)
    (here / ".replylint.yaml").write_text("paths:\n  - {glob: 'docs/*', ignore: [calm/blame]}\n")
    report(run, "docs")
    (here / ".replylint.yaml").write_text("paths:\n  - {glob: 'other/*', ignore: [calm/blane]}\n")
    for _ in range(2):
        result = run("check", "docs")
        assert result.code == 2
        assert "calm/blane" in result.err


def test_without_sqlite_nothing_is_kept(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(here, 3)
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    monkeypatch.delitem(sys.modules, "replylint.result_cache", raising=False)
    assert len(report(run, "docs")["files"]) == 3


def test_what_is_kept_may_be_nonsense(
    run: Run, here: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(here, 3)
    first = report(run, "docs")
    import sqlite3

    with sqlite3.connect(own_cache / "results.sqlite3") as base:
        base.execute("UPDATE results SET value = ? WHERE length(value) > 0", (b"\x93\x01\x02",))
    base.close()
    assert report(run, "docs") == first


def macros(count: int) -> str:
    entries = [
        {
            "id": number, "title": f"Макрос {number}", "active": number % 7 != 3, "raw_title": "", "restriction": None,
            "actions": [
                {"field": "comment_value", "value": (BAD if number % 5 == 0 else GOOD).format(number)},
                {"field": "comment_mode_is_public", "value": number % 11 != 4},
            ],
        }
        for number in range(count)
    ]  # fmt: skip
    return json.dumps({"macros": entries}, ensure_ascii=False)


@pytest.fixture
def large_from_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of some kilobytes is a large one."""
    monkeypatch.setattr(side_by_side, "LARGE", 2000)
    monkeypatch.setattr("replylint.cli.inputs.LARGE", 2000)
    monkeypatch.setattr(replylint.cli.workers, "PASSAGES", 7)


@pytest.mark.usefixtures("small_bundles", "large_from_here")
def test_the_passages_of_a_large_file_are_shared(run: Run, here: Path) -> None:
    tree(here, 10)
    (here / "docs/0/export.json").write_text(macros(150), encoding="utf-8")
    (here / "docs/1/broken.json").write_text(macros(150)[:-20], encoding="utf-8")
    for name in ("docs", "docs/0/export.json", "docs/1/broken.json"):
        alone = run("check", name, "--jobs", "1", "--no-cache", "--format", "json")
        for number in ("2", "3"):
            assert run("check", name, "--jobs", number, "--no-cache", "--format", "json") == alone
        assert run("check", name, "--format", "json") == alone
        assert run("check", name, "--format", "json") == alone
    assert report(run, "docs/0/export.json")["summary"]["errors"] > 10


@pytest.mark.usefixtures("large_from_here")
@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked there")
def test_a_process_that_dies_at_a_large_file(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "export.json").write_text(macros(150), encoding="utf-8")
    (here / "other.md").write_text(GOOD.format(1), encoding="utf-8")
    real = replylint.cli.workers.examine_passage

    def examine(passage: Any, *rest: Any) -> Any:
        if passage.text.endswith("100."):
            os.kill(os.getpid(), signal.SIGKILL)
        return real(passage, *rest)

    monkeypatch.setattr(replylint.cli.workers, "examine_passage", examine)
    result = run("check", "export.json", "other.md", "--jobs", "2", "--format", "json")
    data = json.loads(result.out)
    assert result.code == 2
    assert [problem["path"] for problem in data["problems"]] == ["export.json"]
    assert [file["path"] for file in data["files"]] == ["other.md"]


@pytest.mark.usefixtures("small_bundles")
@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked there")
def test_a_process_that_dies_is_told_and_the_rest_is_checked(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(here)
    parent = os.getpid()
    real = replylint.cli.workers.check_task

    def check(task: Any, *rest: Any) -> Any:
        if os.getpid() != parent and task.path.endswith("12.md"):
            os.kill(os.getpid(), signal.SIGKILL)
        return real(task, *rest)

    monkeypatch.setattr(replylint.cli.workers, "check_task", check)
    result = run("check", "docs", "--jobs", "2", "--format", "json")
    data = json.loads(result.out)
    assert result.code == 2
    lost = {problem["path"] for problem in data["problems"]}
    assert "docs/0/12.md" in lost
    assert len(lost) + len(data["files"]) == 40
    assert "has died" in data["problems"][0]["message"]
    assert report(run, "docs", "--jobs", "1")["problems"] == []


@pytest.mark.usefixtures("small_bundles")
def test_rules_that_can_not_be_used_stop_a_shared_run(run: Run, here: Path) -> None:
    tree(here)
    (here / "own/calm").mkdir(parents=True)
    (here / "own/calm/broken.yaml").write_text("kind: phrase\nlevel: nowhere\n")
    (here / ".replylint.yaml").write_text("packs: [own]\n")
    result = run("check", "docs", "--jobs", "2")
    assert result.code == 2
    assert "broken.yaml" in result.err
    assert result.out == ""


def wait_for_workers(process: Any) -> list[str]:
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while process.poll() is None and len(children.read_text().split()) < 2:
        time.sleep(0.01)
    return children.read_text().split()


def are_gone(workers: list[str]) -> bool:
    for _ in range(1000):
        if not any(Path(f"/proc/{worker}").exists() for worker in workers):
            return True
        time.sleep(0.01)
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_all_processes_end_when_the_first_does(
    here: Path, start: Callable[..., Any], number: signal.Signals, code: int
) -> None:
    text = (GOOD.format(1) + " ") * 4000
    for file in range(200):
        (here / f"{file:03}.md").write_text(text + str(file), encoding="utf-8")
    process = start("check", ".", "--jobs", "2", "--no-cache")
    workers = wait_for_workers(process)
    process.send_signal(number)
    assert process.wait(timeout=60) == code
    assert process.stderr.read() == b""
    assert process.stdout.read() == b""
    assert are_gone(workers)
