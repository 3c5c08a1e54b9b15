"""`POST /webhooks/zendesk`: a call of Zendesk's is looked at, kept, and answered at once."""

import time
from collections.abc import Mapping

from replylint.server.answers import RefusedError, converted, decode_object
from replylint.server.webhooks.audit import Audit
from replylint.server.webhooks.calls import WebhookAnswer, WebhookCall
from replylint.server.webhooks.signature import SIGNATURE, verified


async def take(headers: Mapping[str, str], body: bytes, secret: str, audit: Audit) -> WebhookAnswer:
    """Take a call on. Raises `RefusedError`; whoever is not Zendesk learns nothing but that."""
    call = verified(headers, body, secret, time.time())
    said = converted(decode_object(body), WebhookCall)
    ticket = str(said.ticket_id).strip()
    if not (ticket.isascii() and ticket.isdigit() and len(ticket) <= 20):
        raise RefusedError(422, "value", "ticket_id must be the number of a ticket", "ticket_id")
    took = await audit.take(call, ticket, said.check)
    if took == "replayed":
        raise RefusedError(403, "replay", "this call was made before", SIGNATURE)
    return WebhookAnswer(took)
