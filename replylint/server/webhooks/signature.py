"""Is it Zendesk that calls? The signature over time and body, and whether the time is now.

https://developer.zendesk.com/documentation/webhooks/verifying/: the base64 of an HMAC-SHA256, under the
webhook's signing secret, over the timestamp header followed by the body.
"""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime

from msgspec import Struct

from replylint.server.answers import RefusedError

SIGNATURE = "x-zendesk-webhook-signature"
TIMESTAMP = "x-zendesk-webhook-signature-timestamp"
INVOCATION = "x-zendesk-webhook-invocation-id"

OLDEST = 600
"""Seconds after which a call is too old: Zendesk repeats a failed one within minutes."""
AHEAD = 120
"""Seconds by which Zendesk's clock may be ahead of ours."""


class Call(Struct, frozen=True):
    """A call that is Zendesk's own. `sent_at` is in seconds since 1970.

    `invocation` is the same when Zendesk repeats a call; it is not part of what is signed.
    """

    signature: str
    sent_at: float
    invocation: str


def signed(secret: str, timestamp: str, body: bytes) -> str:
    """The signature that Zendesk sends."""
    digest = hmac.new(secret.encode(), timestamp.encode("latin-1") + body, hashlib.sha256).digest()
    return base64.b64encode(digest).decode()


def verified(headers: Mapping[str, str], body: bytes, secret: str, now: float) -> Call:
    """The call. Raises `RefusedError`: 401 without the right signature, 403 for a time that is not now."""
    timestamp = headers.get(TIMESTAMP, "")
    said = headers.get(SIGNATURE, "")
    if not hmac.compare_digest(said.encode("latin-1"), signed(secret, timestamp, body).encode()):
        raise RefusedError(401, "signature", "the signature is missing or wrong", SIGNATURE)
    try:
        when = datetime.fromisoformat(timestamp)
    except ValueError:
        raise RefusedError(403, "time", "the timestamp is no time", TIMESTAMP) from None
    sent_at = (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
    if not now - OLDEST <= sent_at <= now + AHEAD:
        raise RefusedError(403, "time", "the call is too old, or a clock is wrong", TIMESTAMP)
    return Call(said, sent_at, headers.get(INVOCATION, ""))
