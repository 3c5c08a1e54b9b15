"""Intercom's macros: both bodies."""

import json

from tests.readers.reading import fields, file_passages, passages, sources

NAME = "intercom.json"


def test_both_bodies_are_read() -> None:
    found = file_passages(NAME)
    assert fields(found) == [("Refund: declined", "123", "body"), ("Refund: declined", "123", "body_text")]
    assert sources(NAME, "this is your own fault.") == ["this is your own fault."] * 2
    assert {one.helpdesk for one in found} == {"intercom"}


def test_a_placeholder_stays_in_the_text_as_it_stands_in_the_file() -> None:
    [quoted] = sources(NAME, '{{user.name|fallback:"there"}}')
    assert quoted == '{{user.name|fallback:\\"there\\"}}'


def test_one_macro_by_itself() -> None:
    one = {"type": "macro", "id": 5, "name": "N", "body": "<p>Да</p>", "body_text": "Да"}
    assert [found.text for found in passages(json.dumps(one), "macro.json")] == ["Да", "Да"]
