"""The real server under `kill -9`: every call that was answered is worked off once."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import pytest

pytest.importorskip("httpx2", reason="the extra 'server' is not installed")
pytest.importorskip("uvicorn", reason="the extra 'server' is not installed")

import httpx2 as httpx

from replylint.server.webhooks.signature import INVOCATION, SIGNATURE, TIMESTAMP, signed
from tests.e2e.conftest import Served, serving
from tests.helpdesk_api.desk import AGENT, CUSTOMER, EMAIL, TOKEN, Desk, opened

SECRET = "a-signing-secret"
LEAK = "На складе опять перепутали коробки, и замену отправили не тому клиенту"
REPLY = f"<p>Здравствуйте, Саша!</p><p>{LEAK}. Приносим извинения.</p><p>Всего доброго!</p>"
Starter = Callable[[], AbstractContextManager[Served]]


@pytest.fixture
def desk() -> Iterator[Desk]:
    with opened() as one:
        yield one


@pytest.fixture
def start(desk: Desk, tmp_path: Path) -> Starter:
    def started() -> AbstractContextManager[Served]:
        return serving(
            tmp_path,
            "--zendesk-webhook",
            REPLYLINT_ZENDESK_SECRET=SECRET,
            REPLYLINT_ZENDESK_URL=desk.address,
            REPLYLINT_ZENDESK_EMAIL=EMAIL,
            REPLYLINT_ZENDESK_TOKEN=TOKEN,
        )

    return started


def with_reply(desk: Desk, number: int) -> None:
    ticket = desk.ticket(number)
    desk.say(ticket, "<p>Добрый день! Где мой заказ? Саша</p>", CUSTOMER)
    desk.say(ticket, f"<p>{LEAK}.</p>", AGENT, public=False)
    desk.say(ticket, REPLY, AGENT)


def call(served: Served, number: int) -> int:
    """Zendesk's call about a ticket; the status of the answer."""
    body = json.dumps({"ticket_id": str(number)}).encode()
    at = datetime.now(UTC).isoformat()
    headers = {
        "content-type": "application/json",
        "host": "replies.example.com",
        TIMESTAMP: at,
        SIGNATURE: signed(SECRET, at, body),
        INVOCATION: str(number),
    }
    return httpx.post(f"{served.address}/webhooks/zendesk", content=body, headers=headers).status_code


def wait_until(true: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not true():
        assert time.monotonic() < until, "waited for a minute"
        time.sleep(0.02)


def waiting(served: Served) -> int:
    state = httpx.get(f"{served.address}/healthz").json()["audit"]
    assert state["failed"] == 0
    return int(state["waiting"])


@pytest.mark.parametrize("moment", ["taken", "reading", "posted"])
def test_a_server_that_is_killed_goes_on_where_it_was(desk: Desk, start: Starter, moment: str) -> None:
    for number in range(1, 7):
        with_reply(desk, number)
    with start() as served:
        desk.delay = 0.3 if moment == "reading" else 0.0
        desk.answer_delay = 1.0 if moment == "posted" else 0.0
        for number in range(1, 7):
            assert call(served, number) == 202
        if moment == "reading":
            wait_until(lambda: len(desk.asked) > 2)
        elif moment == "posted":
            wait_until(lambda: len(desk.all_notes()) > 0)
        served.process.kill()
    desk.delay = desk.answer_delay = 0.0
    with start() as served:
        wait_until(lambda: waiting(served) == 0)
        served.process.terminate()
        assert served.process.stderr is not None
        assert "перепутали" not in served.process.stderr.read()
    for number in range(1, 7):
        (note,) = desk.notes(str(number))
        assert "leaks/internal-note" in note and "tone/cold-closing" in note


def test_a_burst_is_answered_fast_and_worked_off_whole(desk: Desk, start: Starter) -> None:
    for number in range(100):
        with_reply(desk, number)
    desk.answers = [(429, {"retry-after": "1"}), (500, {}), (503, {"retry-after": "1"})]
    with start() as served:
        began = time.monotonic()
        assert {call(served, number) for number in range(100)} == {202}
        # Zendesk gives up after 12 seconds a call.
        assert (time.monotonic() - began) / 100 < 1
        wait_until(lambda: waiting(served) == 0)
    assert [len(desk.notes(str(number))) for number in range(100)] == [1] * 100


def test_a_second_server_on_the_same_queue_is_refused(start: Starter) -> None:
    with start(), pytest.raises(pytest.fail.Exception, match="another server uses this queue"), start():
        pass
