"""`POST /webhooks/zendesk` as Zendesk, and as somebody who is not Zendesk, sees it."""

import json
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest

from replylint.errors import ReplylintError
from replylint.helpdesk_api.account import ZendeskAccount
from replylint.server.webhooks.calls import PATH
from replylint.server.webhooks.setup import ZendeskSetup, zendesk_setup
from replylint.server.webhooks.signature import INVOCATION, SIGNATURE, TIMESTAMP, signed
from tests.helpdesk_api.desk import AGENT, CUSTOMER, EMAIL, TOKEN, Desk, opened
from tests.server.conftest import Asked, error_of, rules, start

__all__ = ["rules", "start"]

SECRET = "a-signing-secret"
OUTSIDE = "replies.example.com"
Starter = Callable[..., Asked]


@pytest.fixture
def desk() -> Iterator[Desk]:
    with opened() as one:
        yield one


@pytest.fixture
def setup(desk: Desk, tmp_path: Path) -> ZendeskSetup:
    account = ZendeskAccount(desk.address, EMAIL, TOKEN)
    return ZendeskSetup(SECRET, account, str(tmp_path / "queue.sqlite"))


def call(asked: Asked, body: Any, *, age: float = 0, invocation: str = "1", **headers: str) -> httpx.Response:
    """A call as Zendesk makes it; `age` in seconds."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    at = (datetime.now(UTC) - timedelta(seconds=age)).isoformat()
    said = {
        "content-type": "application/json; charset=utf-8",
        "host": OUTSIDE,
        TIMESTAMP: at,
        SIGNATURE: signed(SECRET, at, content),
        INVOCATION: invocation,
        **headers,
    }
    return asked.client.post(PATH, content=content, headers=said)


def test_a_call_is_taken_at_once_and_ends_as_a_note(start: Starter, setup: ZendeskSetup, desk: Desk) -> None:
    ticket = desk.ticket()
    desk.say(ticket, "<p>Где мой заказ?</p>", CUSTOMER)
    desk.say(ticket, "<p>Вы сами виноваты.</p>", AGENT)
    asked = start(zendesk=setup)
    response = call(asked, {"ticket_id": "35"})
    assert (response.status_code, response.json()) == (202, {"taken": "new"})
    assert asked.client.get("/healthz").json()["audit"] == {"waiting": 1, "failed": 0}
    until = time.monotonic() + 20
    while not desk.notes() and time.monotonic() < until:
        time.sleep(0.05)
    assert "Вы сами виноваты" in desk.notes()[0]


def test_zendesk_may_repeat_itself_nobody_else_may(start: Starter, setup: ZendeskSetup) -> None:
    asked = start(zendesk=setup)
    at = datetime.now(UTC).isoformat()
    fixed = {TIMESTAMP: at, SIGNATURE: signed(SECRET, at, b'{"ticket_id": 35}')}
    assert call(asked, {"ticket_id": 35}, **fixed).json() == {"taken": "new"}
    again = call(asked, {"ticket_id": 35}, **fixed)
    assert (again.status_code, again.json()) == (202, {"taken": "known"})
    replayed = call(asked, {"ticket_id": 35}, invocation="2", **fixed)
    assert (replayed.status_code, error_of(replayed)["code"]) == (403, "replay")


def test_without_a_signature_or_long_after_it_nothing_is_taken(start: Starter, setup: ZendeskSetup) -> None:
    asked = start(zendesk=setup)
    for headers in ({SIGNATURE: ""}, {SIGNATURE: "x"}, {TIMESTAMP: "2026-01-01T00:00:00Z"}):
        response = call(asked, {"ticket_id": 35}, **headers)
        assert (response.status_code, error_of(response)["code"]) == (401, "signature")
    old = call(asked, {"ticket_id": 35}, age=3600)
    assert (old.status_code, error_of(old)["code"]) == (403, "time")
    assert asked.client.get("/healthz").json()["audit"]["waiting"] == 0


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"ticket_id": ""}, 422),
        ({"ticket_id": "35/../users"}, 422),
        ({"ticket_id": "{{ticket.id}}"}, 422),
        ({"ticket_id": "٣٥"}, 422),
        ({"ticket_id": -1}, 422),
        ({"ticket_id": None}, 422),
        ({}, 422),
        ({"ticket_id": 35, "check": "all"}, 422),
        (b"ticket 35", 400),
        (b"[]", 400),
        (b'{"ticket_id": 35, "x": "' + b"x" * 20_000 + b'"}', 413),
    ],
)
def test_a_body_that_is_no_call_is_refused_with_the_reason(
    start: Starter, setup: ZendeskSetup, body: Any, status: int
) -> None:
    response = call(start(zendesk=setup), body)
    assert response.status_code == status
    assert error_of(response)["message"]


def test_the_helpdesk_comes_in_by_this_path_only(start: Starter, setup: ZendeskSetup) -> None:
    token = "a-long-and-random-token"
    asked = start(zendesk=setup, token=token)
    assert call(asked, {"ticket_id": 35}).status_code == 202
    outside = {"host": OUTSIDE}
    assert asked.client.get("/healthz", headers=outside).status_code == 421
    assert asked.post("/v1/check", {"draft": "x"}, headers=outside).status_code == 421
    assert asked.client.get(PATH, headers=outside).status_code == 421
    for path in (PATH + "/", PATH + "/../../v1/rules", "/webhooks/zendesk%2f", "//webhooks/zendesk"):
        assert asked.client.post(path, headers=outside).status_code in (404, 421)
    assert asked.post("/v1/check", {"draft": "x"}).status_code == 401
    assert asked.client.get(PATH).status_code == 401


def test_no_page_makes_such_a_call(start: Starter, setup: ZendeskSetup) -> None:
    asked = start(zendesk=setup, origins=("https://shop.zendesk.com",))
    for origin in ("https://evil.example", "https://shop.zendesk.com", f"https://{OUTSIDE}", "null"):
        response = call(asked, {"ticket_id": 35}, origin=origin)
        assert (response.status_code, error_of(response)["code"]) == (403, "origin")


def test_it_is_off_unless_asked_for(start: Starter) -> None:
    asked = start()
    response = asked.post(PATH, {"ticket_id": 35})
    assert (response.status_code, error_of(response)["code"]) == (404, "audit")
    assert asked.client.get("/healthz").json()["audit"] is None
    assert call(asked, {"ticket_id": 35}).status_code == 421


def test_what_can_not_be_kept_is_asked_for_again(
    start: Starter, setup: ZendeskSetup, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = start(zendesk=setup)

    def full(*given: Any) -> None:
        import sqlite3

        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("replylint.server.webhooks.queue.Queue.add", full)
    response = call(asked, {"ticket_id": 35})
    assert (response.status_code, response.headers["retry-after"]) == (503, "30")
    assert "could not be kept" in capsys.readouterr().err


def test_a_burst_is_taken_whole(start: Starter, setup: ZendeskSetup, desk: Desk) -> None:
    asked = start(zendesk=setup)
    desk.delay = 1
    for number in range(200):
        assert call(asked, {"ticket_id": number}, invocation=str(number)).status_code == 202
    assert asked.client.get("/healthz").json()["audit"]["waiting"] == 200


GIVEN = {
    "REPLYLINT_ZENDESK_SECRET": SECRET,
    "REPLYLINT_ZENDESK_SUBDOMAIN": "shop",
    "REPLYLINT_ZENDESK_EMAIL": EMAIL,
    "REPLYLINT_ZENDESK_TOKEN": TOKEN,
}


def test_the_environment_tells_all() -> None:
    setup = zendesk_setup(GIVEN, "q.sqlite")
    assert setup.account == ZendeskAccount("https://shop.zendesk.com", EMAIL, TOKEN)
    assert SECRET not in repr(setup) and TOKEN not in repr(setup)
    whole = zendesk_setup({**GIVEN, "REPLYLINT_ZENDESK_SUBDOMAIN": "shop.zendesk.com"}, "")
    assert whole.account.url == "https://shop.zendesk.com"
    here = zendesk_setup({**GIVEN, "REPLYLINT_ZENDESK_URL": "http://127.0.0.1:8000/"}, "")
    assert here.account.url == "http://127.0.0.1:8000"


def test_everything_that_is_missing_is_named_at_once() -> None:
    with pytest.raises(ReplylintError) as told:
        zendesk_setup({"REPLYLINT_ZENDESK_EMAIL": EMAIL}, "")
    assert "SECRET, REPLYLINT_ZENDESK_SUBDOMAIN, REPLYLINT_ZENDESK_TOKEN" in told.value.message


@pytest.mark.parametrize(
    "subdomain", ["https://shop.zendesk.com", "shop/..", "shop.evil.example", "a b", "@evil"]
)
def test_a_subdomain_is_one_name(subdomain: str) -> None:
    with pytest.raises(ReplylintError, match="SUBDOMAIN"):
        zendesk_setup({**GIVEN, "REPLYLINT_ZENDESK_SUBDOMAIN": subdomain}, "")


@pytest.mark.parametrize(
    "url", ["http://shop.zendesk.com", "ftp://x", "https://x@evil.example", "https://a/b"]
)
def test_the_token_goes_over_tls_or_nowhere(url: str) -> None:
    with pytest.raises(ReplylintError, match="REPLYLINT_ZENDESK_URL"):
        zendesk_setup({**GIVEN, "REPLYLINT_ZENDESK_URL": url}, "")
