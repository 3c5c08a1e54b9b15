"""`replylint grammar` and `check --grammar` with the real LanguageTool, as a user runs them."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from replylint.grammar.local_server import known_server, stop_server
from tests.grammar.conftest import jars

LETTER = """\
Добрый день, Иван! 😀👍

Мы проверели ваш заказ {number}. Курьер приедет завтро, в течении дня.

The parcel will arrive tomorow, thank you for waiting.

Доброго дня, Іване! Ми перевірели ваше замовлення.

С уважением,
Анна Проверелина
"""


class Result(Struct, frozen=True):
    code: int
    out: str
    err: str


class Machine(Struct, frozen=True):
    """A user's folder and cache."""

    folder: Path
    cache: Path

    def run(self, *arguments: str, stdin: str = "", code: int = 0) -> Result:
        """Run replylint; fails unless it ends with this code."""
        done = subprocess.run(
            [sys.executable, "-m", "replylint", *arguments],
            cwd=self.folder,
            env={**os.environ, "REPLYLINT_CACHE": str(self.cache)},
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
        )
        assert done.returncode == code, (done.stdout, done.stderr)
        return Result(done.returncode, done.stdout, done.stderr)

    def check(self, text: str, *arguments: str) -> Any:
        """The JSON of a check of a reply with grammar."""
        said = self.run(
            "check", "-", "--grammar", "--select", "grammar", "--format", "json", *arguments, stdin=text
        )
        return json.loads(said.out)


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A machine on which a server was started."""
    folder = jars()
    found = Machine(tmp_path_factory.mktemp("folder"), tmp_path_factory.mktemp("cache"))
    found.run("grammar", "start", "--jars", folder, "--memory", "768m")
    try:
        yield found
    finally:
        stop_server(str(found.cache))


@pytest.fixture
def bare(tmp_path: Path) -> Machine:
    """A machine without a server."""
    (tmp_path / "folder").mkdir()
    return Machine(tmp_path / "folder", tmp_path / "cache")


def findings(report: Any, text: str) -> dict[str, dict[str, Any]]:
    """Findings by what they are about; each excerpt must be what stands at its offsets."""
    found = {}
    for one in report["files"][0]["findings"]:
        assert text[one["start"] : one["end"]] == one["excerpt"]
        found[one["excerpt"]] = one
    return found


def test_a_reply_in_three_languages(machine: Machine) -> None:
    found = findings(machine.check(LETTER), LETTER)
    assert set(found) == {"проверели", "завтро", "в течении дня", "tomorow", "перевірели"}
    assert found["проверели"]["rule"] == "grammar/TYPOS"
    assert found["проверели"]["source"] == "MORFOLOGIK_RULE_RU_RU"
    assert "проверили" in [one["text"] for one in found["проверели"]["suggestions"]]
    assert found["tomorow"]["suggestions"] == [{"text": "tomorrow", "safe": True}]
    assert found["в течении дня"]["rule"] == "grammar/GRAMMAR"


@pytest.mark.parametrize(
    ("interface", "said"),
    [("ru", "Похоже на опечатку"), ("uk", "Схоже на описку"), ("en", "looks like a typo")],
)
def test_messages_are_in_the_language_of_the_operator(machine: Machine, interface: str, said: str) -> None:
    found = findings(
        machine.check("We will call you tomorow.\n", "--interface", interface), "We will call you tomorow.\n"
    )
    assert said in found["tomorow"]["message"]


def test_a_safe_fix_is_put_in_and_the_placeholder_stays(machine: Machine) -> None:
    path = machine.folder / "macro.md"
    path.write_text("Hi {{name}}, we will call {{agent}}tomorow, or you tomorow {{day}}.\n", encoding="utf-8")
    machine.run("check", "macro.md", "--grammar", "--select", "grammar", "--fix")
    assert path.read_text(encoding="utf-8") == (
        "Hi {{name}}, we will call {{agent}}tomorow, or you tomorrow {{day}}.\n"
    )


def test_status_tells_what_runs(machine: Machine) -> None:
    said = machine.run("grammar", "status").out
    assert "http://127.0.0.1:" in said
    assert "LanguageTool 6" in said
    assert "ru, uk, en" in said
    assert " MB" in said


def test_a_second_start_changes_nothing(machine: Machine) -> None:
    before = known_server(str(machine.cache))
    assert "runs already" in machine.run("grammar", "start").out
    assert known_server(str(machine.cache)) == before


def test_a_server_that_the_config_names_is_used_as_it_is(machine: Machine, bare: Machine) -> None:
    running = known_server(str(machine.cache))
    assert running is not None
    (bare.folder / ".replylint.yaml").write_text(
        f"grammar: {{enabled: true, server: '{running.url}', off: [TYPOS]}}\n", encoding="utf-8"
    )
    said = bare.run("check", "-", "--select", "grammar", "--format", "json", stdin=LETTER)
    assert set(findings(json.loads(said.out), LETTER)) == {"в течении дня"}
    assert said.err == ""


def test_levels_and_suppressions_hold(machine: Machine) -> None:
    (machine.folder / "macro.md").write_text(
        "<!-- replylint-disable-next-line grammar/TYPOS -->\nWe will call you tomorow.\n\nSee you tomorow.\n",
        encoding="utf-8",
    )
    (machine.folder / ".replylint.yaml").write_text("levels: {grammar/TYPOS: error}\n", encoding="utf-8")
    try:
        said = machine.run("check", "macro.md", "--grammar", "--format", "json", code=1)
    finally:
        (machine.folder / ".replylint.yaml").unlink()
    report = json.loads(said.out)
    assert [(one["rule"], one["line"], one["level"]) for one in report["files"][0]["findings"]] == [
        ("grammar/TYPOS", 4, "error")
    ]


def test_scan_checks_grammar_line_by_line(machine: Machine) -> None:
    lines = "\n".join(json.dumps({"id": n, "draft": f"Order {n} comes tomorow."}) for n in range(30))
    said = machine.run("scan", "-", "--grammar", "--select", "grammar", stdin=lines)
    results = [json.loads(line) for line in said.out.splitlines()]
    assert [one["id"] for one in results] == list(range(30))
    assert all([found["excerpt"] for found in one["findings"]] == ["tomorow"] for one in results)


def test_a_server_that_hangs_is_put_in_its_place_once(machine: Machine) -> None:
    hung = known_server(str(machine.cache))
    assert hung is not None
    os.kill(hung.pid, signal.SIGSTOP)
    (machine.folder / ".replylint.yaml").write_text("grammar: {timeout: 2}\n", encoding="utf-8")
    try:
        said = machine.run("check", "-", "--grammar", "--select", "grammar", stdin="We call you tomorow.\n")
    finally:
        (machine.folder / ".replylint.yaml").unlink()
    assert "tomorow" in said.out
    assert "was started anew" in said.err
    after = known_server(str(machine.cache))
    assert after is not None
    assert after.pid != hung.pid
    assert "in the place of one that did not answer" in machine.run("grammar", "status").out


def test_a_server_that_was_killed_is_started_anew(machine: Machine) -> None:
    dead = known_server(str(machine.cache))
    assert dead is not None
    os.kill(dead.pid, signal.SIGKILL)
    said = machine.run("check", "-", "--grammar", "--select", "grammar", stdin="We call you tomorow.\n")
    assert "tomorow" in said.out
    assert "has died; it was started anew" in said.err


def test_without_a_server_one_line_says_what_to_do(bare: Machine) -> None:
    for number in range(3):
        (bare.folder / f"{number}.txt").write_text("Извините за неудобства.\n", encoding="utf-8")
    said = bare.run("check", ".", "--grammar", "--format", "json", "--as", "reply")
    report = json.loads(said.out)
    assert [one["message"].split(":")[0] for one in report["problems"]] == ["grammar was not checked"]
    assert "replylint grammar start" in report["problems"][0]["message"]
    assert report["summary"]["warnings"] == 3


def test_a_check_without_grammar_asks_nobody(bare: Machine) -> None:
    (bare.folder / ".replylint.yaml").write_text(
        "grammar: {server: 'http://192.0.2.1:9'}\n", encoding="utf-8"
    )
    said = bare.run("check", "-", stdin="Спасибо!\n")
    assert (said.err, "grammar" in said.out) == ("", False)


def test_drafts_that_leave_the_machine_are_told(bare: Machine) -> None:
    (bare.folder / ".replylint.yaml").write_text(
        "grammar: {enabled: true, server: 'http://languagetool.invalid', timeout: 1}\n", encoding="utf-8"
    )
    said = bare.run("check", "-", stdin="Спасибо!\n")
    assert "drafts are sent to http://languagetool.invalid" in said.err
    assert "grammar was not checked" in said.out + said.err


def test_stop_and_status_without_a_server(bare: Machine) -> None:
    assert bare.run("grammar", "stop").out == "No server runs.\n"
    assert "replylint grammar start" in bare.run("grammar", "status", code=1).out


def test_start_without_languagetool_says_what_to_do(bare: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REPLYLINT_LANGUAGETOOL", raising=False)
    assert "replylint grammar install" in bare.run("grammar", "start", code=2).err
    assert "no jars" in bare.run("grammar", "start", "--jars", str(bare.folder), code=2).err
