"""Broken placeholders are mended where it is certain what was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.helpdesks.broken import broken
from replylint.helpdesks.mending import mended


@pytest.mark.parametrize(
    ("piece", "wanted"),
    [
        ("{{ticket.id}", "{{ticket.id}}"),
        ("{ticket.id}}", "{{ticket.id}}"),
        ("ticket.id}}", "{{ticket.id}}"),
        ("{{ticket.id", "{{ticket.id}}"),
        ("{{ ticket.id }", "{{ ticket.id }}"),
        ("{ {ticket.id}}", "{{ticket.id}}"),
        ("{{ticket.id} }", "{{ticket.id}}"),
        ("{{ticket.requester.first_name]]", "{{ticket.requester.first_name}}"),
        ("{{ticket.<b>id</b>}}", "{{ticket.id}}"),
        ("{<b>{ticket.id}</b>}", "{{ticket.id}}"),
        ("{{ticket.assignee.first name}}", "{{ticket.assignee.first_name}}"),
        ("{{ticket..id}}", "{{ticket.id}}"),
        ("{{first_name | fallback: “клиент”}}", '{{first_name | fallback: "клиент"}}'),
        ('{{first_name | falback: "there"}}', '{{first_name | fallback: "there"}}'),
        ("#{ticket.number", "#{ticket.number}"),
        ("%{ticket.name", "%{ticket.name}"),
        ("{%customer.firstName}", "{%customer.firstName%}"),
        ("{customer.firstName,fallback=друг%}", "{%customer.firstName,fallback=друг%}"),
    ],
)
def test_what_was_meant_is_certain(piece: str, wanted: str) -> None:
    found = mended(piece)
    assert found is not None
    assert (found.text, found.safe) == (wanted, True)
    assert not any(broken(found.text))


def test_a_variable_that_nobody_documents_needs_a_look() -> None:
    found = mended("{{shop.motto}")
    assert found is not None
    assert (found.text, found.safe) == ("{{shop.motto}}", False)


@pytest.mark.parametrize(
    "piece",
    [
        "{% if ticket.id %}",
        "{% endfor %}",
        "{% if ticket.tags contains 'vip' }",
        "{{first_name | fallback: there thanks}}",
        "{{}}",
        "{{",
        "[[first_name|Reader]",
        "%APP_NAME",
        "{{ticket.id и ещё слова}",
    ],
)
def test_what_was_meant_is_anybodys_guess(piece: str) -> None:
    assert mended(piece) is None


@given(st.text(alphabet="{}%#[]|.'\"“” <b>/id_ticket:falbk", max_size=40))
def test_what_is_mended_is_whole(piece: str) -> None:
    found = mended(piece)
    assert found is None or not any(broken(found.text))
