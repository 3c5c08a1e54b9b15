"""All findings over the corpus are those that somebody looked at and accepted."""

from collections import Counter

import pytest

from replylint.model import LANGUAGES
from tests.corpus import accept


@pytest.fixture(scope="module")
def now() -> list[str]:
    return accept.current()


def test_findings_are_as_accepted(now: list[str]) -> None:
    changes = accept.differences(accept.accepted(), now)
    if changes:
        pytest.fail(
            "findings over the corpus changed; if all of this is right, accept it:"
            " python tests/corpus/accept.py\n" + "\n".join(changes),
            pytrace=False,
        )


def test_no_rule_gives_up(now: list[str]) -> None:
    assert [line for line in now if line.split(" | ")[1] == "problem"] == []


def test_drafts_with_nothing_wrong_are_left_alone(now: list[str]) -> None:
    clean = [line for line in now if "clean" in line.partition(" | ")[0]]
    assert [line for line in clean if line.split(" | ")[1] != "info"] == []


def test_the_corpus_holds_every_sort_of_text_in_every_language() -> None:
    requests = accept.requests()
    ids = [request.id for request in requests]
    assert len(set(ids)) == len(ids) >= 60
    seen = Counter((name.split("-")[1], "clean" in name) for name in ids if isinstance(name, str))
    assert all(seen[language, clean] >= 8 for language in LANGUAGES for clean in (True, False))
    assert {request.kind for request in requests} == {"reply", "template"}
    assert {request.channel for request in requests} >= {"push", "sms", "subject", "chat", "email"}
    assert all(request.ticket.date for request in requests if request.ticket)


def test_differences_say_what_is_gone_and_what_is_new() -> None:
    before = ["a | error | x/y | one", "b | info | x/y | two", "b | info | x/y | two"]
    now = ["b | info | x/y | two", "b | info | x/z | three"]
    assert accept.differences(before, before) == []
    assert accept.differences(before, now) == [
        "- a | error | x/y | one",
        "- b | info | x/y | two",
        "+ b | info | x/z | three",
    ]
