"""What a call of Zendesk's says, and what it is answered."""

from typing import Literal

from msgspec import Struct

PATH = "/webhooks/zendesk"
MAX_BODY = 10_000
"""Bytes of a call: it holds no more than the number of a ticket."""

Wanted = Literal["sent", "draft"]
"""What is to be checked: replies that were sent, or a draft that stands in an internal note."""


class WebhookCall(Struct, frozen=True):
    """What the trigger sends: the number of the ticket, and whether a draft in an internal note is meant."""

    ticket_id: int | str
    check: Wanted = "sent"


class WebhookAnswer(Struct, frozen=True):
    """That the call was kept. "known": Zendesk made it before; nothing is done twice."""

    taken: Literal["new", "known"]


class AuditState(Struct, frozen=True):
    """How many calls are still to be worked on, and how many were given up in the last 30 days."""

    waiting: int
    failed: int
