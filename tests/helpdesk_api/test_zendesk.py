"""The client: what it makes of answers, and where it never sends the token."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

pytest.importorskip("httpx2", reason="the extra 'server' is not installed")

import replylint.helpdesk_api.zendesk as client
from replylint.helpdesk_api.account import ZendeskAccount
from replylint.helpdesk_api.zendesk import LONGEST_WAIT, Zendesk, ZendeskError
from tests.helpdesk_api.desk import AGENT, CUSTOMER, EMAIL, TOKEN, Desk, opened


@pytest.fixture
def desk() -> Iterator[Desk]:
    with opened() as one:
        yield one


def ask(desk: Desk, what: Callable[[Zendesk], Awaitable[Any]], token: str = TOKEN) -> Any:
    async def asking() -> Any:
        zendesk = Zendesk(ZendeskAccount(desk.address, EMAIL, token))
        try:
            return await what(zendesk)
        finally:
            await zendesk.close()

    return asyncio.run(asking())


def refused(desk: Desk, token: str = TOKEN) -> ZendeskError:
    with pytest.raises(ZendeskError) as error:
        ask(desk, lambda zendesk: zendesk.ticket("35"), token)
    return error.value


def test_a_ticket_with_its_comments_in_order(desk: Desk) -> None:
    desk.page = 2
    ticket = desk.ticket()
    said = [desk.say(ticket, f"<p>{number}</p>", CUSTOMER) for number in range(5)]
    found = ask(desk, lambda zendesk: zendesk.ticket("35"))
    assert [str(one["id"]) for one in found["comments"]] == said
    assert found["ticket"]["id"] == 35
    assert AGENT in [one["id"] for one in found["users"]]


def test_of_an_endless_ticket_the_newest_comments(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "MOST_PAGES", 2)
    desk.page = 2
    ticket = desk.ticket()
    said = [desk.say(ticket, f"<p>{number}</p>", CUSTOMER) for number in range(9)]
    found = ask(desk, lambda zendesk: zendesk.ticket("35"))
    assert [str(one["id"]) for one in found["comments"]] == said[-4:]


@pytest.mark.parametrize(
    ("status", "trouble"),
    [(400, "refused"), (404, "refused"), (422, "refused"), (401, "login"), (403, "login"), (409, "changed"),
     (408, "later"), (429, "limit"), (500, "later"), (503, "later"), (301, "later")],
)  # fmt: skip
def test_what_is_to_be_done_about_a_status(desk: Desk, status: int, trouble: str) -> None:
    desk.ticket()
    desk.answers = [(status, {})]
    error = refused(desk)
    assert (error.trouble, error.reason, error.seconds) == (trouble, f"Zendesk answered {status}", None)


def test_how_long_to_wait(desk: Desk) -> None:
    desk.ticket()
    in_a_minute = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    for said, least, most in (
        ("30", 30, 30),
        (in_a_minute, 50, 61),
        ("Sun, 22 Nov 2020 10:00:00 GMT", 0, 0),
        ("999999999", LONGEST_WAIT, LONGEST_WAIT),
    ):
        desk.answers = [(429, {"retry-after": said})]
        seconds = refused(desk).seconds
        assert seconds is not None and least <= seconds <= most
    for nonsense in ("soon", "-5", "", "²"):
        desk.answers = [(429, {"retry-after": nonsense.encode().decode("latin-1")})]
        assert refused(desk).seconds is None
    desk.answers = [(503, {"retry-after": "5"})]
    assert refused(desk).trouble == "limit"


def test_no_answer_and_a_slow_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.ticket()
    desk.answers = [(0, {})]
    assert refused(desk).trouble == "later"
    monkeypatch.setattr(client, "SECONDS", 0.05)
    desk.delay = 0.3
    assert refused(desk).reason == "no answer (TimeoutError)"
    desk.delay = 0.0
    desk.address = "http://127.0.0.1:9"
    assert refused(desk).trouble == "later"


def test_the_token_stays_with_its_host(desk: Desk) -> None:
    with opened() as elsewhere:
        elsewhere.ticket()
        desk.answers = [(307, {"location": f"{elsewhere.address}/api/v2/tickets/35.json"})]
        assert refused(desk).reason == "Zendesk answered 307"
        assert elsewhere.asked == []


def test_a_wrong_token_is_a_matter_of_the_login(desk: Desk) -> None:
    desk.ticket()
    assert refused(desk, token="wrong").trouble == "login"


def test_a_note_is_refused_when_the_ticket_has_changed(desk: Desk) -> None:
    ticket = desk.ticket()

    async def twice(zendesk: Zendesk) -> None:
        read = (await zendesk.ticket("35"))["ticket"]
        read = {**read}
        await zendesk.add_note(read, "<p>one</p>", "seen")
        await zendesk.add_note(read, "<p>two</p>", "seen")

    with pytest.raises(ZendeskError) as error:
        ask(desk, twice)
    assert error.value.trouble == "changed"
    assert desk.notes(ticket) == ["<p>one</p>"]
    assert desk.tickets[ticket]["tags"] == ["vip", "seen"]


def test_the_secrets_are_in_no_words() -> None:
    assert "an-api-token" not in repr(ZendeskAccount("https://shop.zendesk.com", EMAIL, TOKEN))
