"""The ticket beside a draft, in its file or in the editor."""

import json

import pytest
from lsprotocol import types

from tests.lsp.conftest import Desk

pytestmark = pytest.mark.asyncio
WHEN = "when: {ticket: true}\n"


def with_ticket_rule(desk: Desk) -> None:
    path = desk.folder / "packs" / "acme" / "promise.yaml"
    path.write_text(path.read_text(encoding="utf-8") + WHEN, encoding="utf-8")


async def test_the_ticket_beside_a_draft_counts(desk: Desk) -> None:
    with_ticket_rule(desk)
    desk.write("a.ticket.json", json.dumps({"id": 1}))
    with_one = desk.open("a.txt", "Придёт завтра точно.", "plaintext")
    without = desk.open("b.txt", "Придёт завтра точно.", "plaintext")
    assert len(await desk.found(with_one)) == 1
    assert await desk.found(without) == []


async def test_a_ticket_counts_as_it_stands_in_the_editor(desk: Desk) -> None:
    with_ticket_rule(desk)
    draft = desk.open("a.txt", "Придёт завтра точно.", "plaintext")
    assert await desk.found(draft) == []
    ticket = desk.open("a.ticket.json", "{}", "json")
    assert len(await desk.found(draft)) == 1
    desk.change(ticket, 2, types.TextDocumentContentChangeWholeDocument('{"messages": 5}'))
    messages = [one.message for one in (await desk.pull(draft)).items]
    assert any("not a ticket: messages: expected a list" in one for one in messages)
    (own,) = (await desk.pull(ticket)).items
    assert own.message == "not a ticket: messages: expected a list, found the number 5"


async def test_the_config_may_say_where_tickets_are(desk: Desk) -> None:
    with_ticket_rule(desk)
    config = (
        "packs: [packs]\nselect: [acme]\npaths: [{glob: 'drafts/*.txt', ticket: 'tickets/{name}.json'}]\n"
    )
    desk.write(".replylint.yaml", config)
    desk.write("tickets/7.json", "{}")
    named = desk.open("drafts/7.txt", "Придёт завтра точно.", "plaintext")
    other = desk.open("drafts/8.txt", "Придёт завтра точно.", "plaintext")
    assert len(await desk.found(named)) == 1
    assert await desk.found(other) == []
    desk.open("tickets/8.json", "{}", "json")
    assert len(await desk.found(other)) == 1
