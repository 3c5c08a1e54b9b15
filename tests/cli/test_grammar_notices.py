"""What a run says of grammar besides its findings."""

import time
from pathlib import Path

import msgspec
import pytest

from replylint import cache
from replylint.cli.grammar_notices import GrammarNotices, leaves_machine
from replylint.grammar.local_server import STATE, folder_in
from replylint.grammar.processes import Running
from replylint.settings import Grammar, Settings


@pytest.mark.parametrize(
    ("server", "leaves"),
    [
        (None, False),
        ("http://localhost:8081", False),
        ("http://127.0.0.1:8081", False),
        ("http://127.1.2.3", False),
        ("http://[::1]:8081", False),
        ("http://10.0.0.5:8010", True),
        ("https://api.languagetool.org", True),
        ("http://localhost.example.com", True),
    ],
)
def test_which_servers_are_on_this_machine(server: str | None, leaves: bool) -> None:
    assert leaves_machine(Grammar(server=server)) == leaves


def test_each_server_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    notices = GrammarNotices()
    for _ in range(3):
        notices.before(Settings(grammar=Grammar(enabled=True, server="https://api.languagetool.org")))
    assert capsys.readouterr().err.count("https://api.languagetool.org") == 1


def test_a_server_that_was_started_anew_in_this_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(grammar=Grammar(enabled=True, folder=str(tmp_path)))
    for started, told in ((time.time() - 60, False), (time.time() + 1, True)):
        notices = GrammarNotices()
        notices.before(settings)
        running = Running(1, 2, "jars", started, because="has died")
        cache.write(folder_in(str(tmp_path)), STATE, msgspec.json.encode(running))
        notices.after()
        assert ("has died; it was started anew" in capsys.readouterr().err) == told
