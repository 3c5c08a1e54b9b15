"""Many drafts asked about together."""

import os

import pytest

from replylint.cache import default_folder
from replylint.drafts import read_draft
from replylint.grammar.ahead import ask_ahead
from replylint.grammar.check import with_grammar
from replylint.grammar.processes import Running
from replylint.grammar.session import Session
from replylint.model import Report
from replylint.packs import load_program
from replylint.program import Program
from replylint.settings import Grammar, Settings


def program(url: str, *select: str) -> Program:
    settings = Settings(grammar=Grammar(enabled=True, server=url, timeout=60), select=select or ("grammar",))
    return load_program(settings, default_folder(os.environ))


def test_afterwards_nobody_is_asked(languagetool: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = program(languagetool.url)
    drafts = [(read_draft(f"Order {number} comes tomorow."), None) for number in range(5)]
    ask_ahead(drafts, ours)
    monkeypatch.setattr(Session, "_ask_all", lambda *arguments: pytest.fail("asked again"))
    for draft, ticket in drafts:
        assert [one.rule for one in with_grammar(Report(), draft, ticket, ours).findings] == ["grammar/TYPOS"]


def test_without_a_server_it_says_nothing_yet() -> None:
    ours = program("http://127.0.0.1:1")
    ask_ahead([(read_draft("Hello there."), None)], ours)
    (problem,) = with_grammar(Report(), read_draft("Hello there."), None, ours).problems
    assert "does not run" in problem.message


def test_nothing_is_asked_when_nothing_of_it_is_selected(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = program("http://127.0.0.1:1", "tone")
    monkeypatch.setattr(Session, "check", lambda *arguments, **keys: pytest.fail("asked"))
    ask_ahead([(read_draft("Hello there."), None)], ours)
