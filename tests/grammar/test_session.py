"""Sentences asked once, faults told once."""

import socket
from pathlib import Path

import pytest

from replylint.drafts import read_draft
from replylint.grammar import session as module
from replylint.grammar.processes import Running
from replylint.grammar.sentences import sentences_of
from replylint.grammar.session import Session, UnavailableError
from replylint.settings import Grammar
from tests.grammar.test_client import answering, behaving

TEXT = "We call you tomorow. Thank you."


def excerpts(session: Session, text: str = TEXT, *, keep: bool = False) -> list[str]:
    sentences = sentences_of(read_draft(text))
    found = session.check(sentences, keep=keep)
    return [
        text[one.start + match.start : one.start + match.end]
        for one, matches in zip(sentences, found, strict=True)
        for match in matches
        if match.is_spelling
    ]


def test_the_same_sentence_is_asked_once(languagetool: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(Grammar(server=languagetool.url, timeout=60))
    assert excerpts(session) == ["tomorow"]

    def nobody(*arguments: object) -> None:
        raise AssertionError("asked again")

    monkeypatch.setattr(session._client, "check", nobody)
    assert excerpts(session, "Thank you. We call you tomorow.") == ["tomorow"]


def test_templates_are_remembered_on_the_disk_and_replies_are_not(
    languagetool: Running, empty_cache: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    grammar = Grammar(server=languagetool.url, timeout=60, folder=empty_cache)
    assert excerpts(Session(grammar)) == ["tomorow"]
    assert not Path(empty_cache).exists()
    assert excerpts(Session(grammar), keep=True) == ["tomorow"]

    def nobody(*arguments: object) -> None:
        raise AssertionError("asked again")

    monkeypatch.setattr(Session, "_ask_all", nobody)
    assert excerpts(Session(grammar), keep=True) == ["tomorow"]


def test_many_sentences_go_in_several_requests(
    languagetool: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "REQUEST", 40)
    text = " ".join(f"Order {number} comes tomorow." for number in range(8))
    assert excerpts(Session(Grammar(server=languagetool.url, timeout=60)), text) == ["tomorow"] * 8


def test_lone_surrogates_are_no_fault(languagetool: Running) -> None:
    assert excerpts(Session(Grammar(server=languagetool.url, timeout=60)), "Bad \ud800 sign, tomorow.") == [
        "tomorow"
    ]


def test_a_server_that_is_gone_is_asked_no_more_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    session = Session(Grammar(server=f"http://127.0.0.1:{port}"))
    with pytest.raises(UnavailableError, match="does not run") as caught:
        excerpts(session)
    assert caught.value.whole_run
    monkeypatch.setattr(session, "_url", lambda: pytest.fail("asked again"))
    with pytest.raises(UnavailableError, match="does not run"):
        excerpts(session)


def test_it_is_asked_again_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RETRY", 0.0)
    with behaving(answering("429 Too Many Requests", "")) as url:
        session = Session(Grammar(server=url))
        with pytest.raises(UnavailableError, match="takes no more requests"):
            excerpts(session)
        monkeypatch.setattr(session, "_grammar", Grammar(server="http://127.0.0.1:1"))
        with pytest.raises(UnavailableError, match=r"127\.0\.0\.1:1 does not run"):
            excerpts(session)


def test_without_any_server_it_says_what_to_do(empty_cache: str) -> None:
    with pytest.raises(UnavailableError, match="replylint grammar start"):
        excerpts(Session(Grammar(folder=empty_cache)))
