"""Whose call it is: the signature, and the time."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.server.answers import RefusedError
from replylint.server.webhooks.signature import (
    AHEAD,
    INVOCATION,
    OLDEST,
    SIGNATURE,
    TIMESTAMP,
    signed,
    verified,
)

SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ=="
BODY = b'{"ticket_id": "35"}'
AT = "2026-11-22T10:00:00Z"
NOW = datetime.fromisoformat(AT).timestamp()


def headers(**changed: str) -> dict[str, str]:
    return {SIGNATURE: signed(SECRET, AT, BODY), TIMESTAMP: AT, INVOCATION: "8350205582", **changed}


def test_the_signature_is_the_one_that_the_code_of_zendesks_page_makes() -> None:
    # What node says to createHmac("sha256", secret).update(time + body).digest("base64"), as the page does it.
    body = b'{"say": "hello"}'
    assert signed("HRkRd4BeOAoUkfZr-mhauJT64rvBASlJRoIyPsd3zeA=", "2021-07-25T10:00:00Z", body) == (
        "Rry/4TtIdFyawtXXp8QdI6tlAUUQ/5kL1OTp5qo/ZIk="
    )


def test_a_call_of_zendesk() -> None:
    call = verified(headers(), BODY, SECRET, NOW)
    assert (call.sent_at, call.invocation) == (NOW, "8350205582")


@pytest.mark.parametrize(
    "wrong", ["", "nonsense", signed("another", AT, BODY), signed(SECRET, AT, BODY)[:-1], "é"]
)
def test_a_wrong_signature_is_refused(wrong: str) -> None:
    with pytest.raises(RefusedError) as refused:
        verified(headers(**{SIGNATURE: wrong}), BODY, SECRET, NOW)
    assert refused.value.status == 401


def test_nothing_is_taken_without_headers() -> None:
    with pytest.raises(RefusedError):
        verified({}, BODY, SECRET, NOW)


def test_another_body_or_another_time_needs_another_signature() -> None:
    with pytest.raises(RefusedError):
        verified(headers(), BODY + b" ", SECRET, NOW)
    with pytest.raises(RefusedError):
        verified(headers(**{TIMESTAMP: "2026-11-22T10:00:01Z"}), BODY, SECRET, NOW)


@pytest.mark.parametrize("later", [OLDEST + 1, -AHEAD - 1])
def test_another_day_is_refused_though_it_is_signed(later: float) -> None:
    assert verified(headers(), BODY, SECRET, NOW + (OLDEST if later > 0 else -AHEAD))
    with pytest.raises(RefusedError) as refused:
        verified(headers(), BODY, SECRET, NOW + later)
    assert refused.value.status == 403


@pytest.mark.parametrize("timestamp", ["yesterday", "", "1700000000", "2026-11-22", "2026-13-45T10:00:00Z"])
def test_a_time_that_is_none_is_refused(timestamp: str) -> None:
    said = {TIMESTAMP: timestamp, SIGNATURE: signed(SECRET, timestamp, BODY)}
    with pytest.raises(RefusedError) as refused:
        verified(said, BODY, SECRET, NOW)
    assert refused.value.status == 403


@given(st.binary(max_size=200), st.text(st.characters(max_codepoint=255), max_size=40))
def test_no_signature_but_the_right_one_is_taken(body: bytes, said: str) -> None:
    at = datetime.now(UTC).isoformat()
    right = signed(SECRET, at, body)
    assert verified({SIGNATURE: right, TIMESTAMP: at}, body, SECRET, time.time()).signature == right
    if said != right:
        with pytest.raises(RefusedError):
            verified({SIGNATURE: said, TIMESTAMP: at}, body, SECRET, time.time())
