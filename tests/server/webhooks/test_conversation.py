"""Which comments are checked, and with what context."""

from datetime import UTC, datetime, timedelta
from typing import Any

from replylint.server.webhooks.calls import Wanted
from replylint.server.webhooks.conversation import Comment, marked, request_for, to_check
from replylint.server.webhooks.queue import Event
from replylint.tickets import ticket_from

CUSTOMER, AGENT = 11, 22
START = datetime(2026, 11, 22, 10, tzinfo=UTC)


def comment(number: int, author: int = AGENT, *, minute: float | None = None, **more: Any) -> Comment:
    at = START + timedelta(minutes=number if minute is None else minute)
    return {
        "id": number, "type": "Comment", "author_id": author, "public": True, "body": f"text {number}",
        "html_body": f"<p>text {number}</p>", "created_at": at.strftime("%Y-%m-%dT%H:%M:%SZ"), **more,
    }  # fmt: skip


def conversation(*comments: Comment) -> dict[str, Any]:
    return {
        "ticket": {"id": 35, "requester_id": CUSTOMER, "assignee_id": 99, "description": "text 1"},
        "users": [{"id": CUSTOMER, "role": "end-user", "name": "Саша"}, {"id": AGENT, "role": "agent", "name": "Ира"}],
        "comments": list(comments),
    }  # fmt: skip


def ids(found: list[Comment]) -> list[int]:
    return [one["id"] for one in found]


def event(minute: float, wanted: Wanted = "sent") -> Event:
    at = (START + timedelta(minutes=minute)).timestamp()
    return Event(1, "35", wanted, at, at, 0)


def checked(
    *comments: Comment, at: float = 30, known: tuple[str, ...] = (), wanted: Wanted = "sent"
) -> list[int]:
    return ids(to_check(conversation(*comments), event(at, wanted), frozenset(known)))


def test_only_public_words_of_agents_are_replies() -> None:
    assert checked(comment(1, CUSTOMER), comment(2, public=False)) == []
    assert checked(comment(1, CUSTOMER), comment(2)) == [2]
    assert checked(comment(1, CUSTOMER), comment(2, 77)) == [2]


def test_an_agent_who_is_the_requester_is_a_customer() -> None:
    found = conversation(comment(1), comment(2, AGENT))
    found["ticket"]["requester_id"] = AGENT
    assert to_check(found, event(30), frozenset()) == []


def test_what_both_sides_said_is_no_reply() -> None:
    for channel in ("chat_transcript", "native_messaging", "voice"):
        assert checked(comment(1, via={"channel": channel})) == []
    assert checked(comment(1, type="VoiceComment")) == []
    assert checked(comment(1, via={"channel": "email"})) == [1]
    assert checked(comment(1, via=None)) == [1]


def test_the_replies_of_the_hour_before_and_none_that_came_later() -> None:
    old, first, second, later = comment(1), comment(65), comment(66), comment(90)
    assert checked(old, first, second, later, at=66) == [65, 66]
    assert checked(old, first, second, later, at=66, known=("65",)) == [66]
    assert checked(old, at=600) == [1]
    assert checked(old, at=600, known=("1",)) == []


def test_several_replies_of_one_second_are_all_checked() -> None:
    assert checked(comment(1, minute=5), comment(2, minute=5), at=5) == [1, 2]


def test_a_reply_with_a_note_is_not_checked_again() -> None:
    note = comment(3, 33, public=False, html_body="<p>replylint · 2</p>", body="replylint · 2")
    assert marked([note]) == {"2"}
    assert checked(comment(1), comment(2), note) == [1]


def test_a_customer_can_not_say_that_a_reply_was_checked() -> None:
    assert checked(comment(1), comment(2, CUSTOMER, body="replylint · 1")) == [1]


def test_the_newest_draft_is_checked_and_no_note_of_ours() -> None:
    first, second = comment(1, public=False), comment(2, public=False)
    note = comment(3, public=False, html_body="<p>Проверка черновика.</p><p>replylint · 2</p>")
    assert checked(first, second, wanted="draft") == [2]
    assert checked(first, second, note, wanted="draft") == []
    assert checked(first, second, note, comment(4), wanted="draft") == []


def test_a_reply_is_checked_with_what_was_said_before_it_by_whom_and_when() -> None:
    asked, aside, reply, after = (
        comment(1, CUSTOMER),
        comment(2, public=False),
        comment(3),
        comment(4, CUSTOMER),
    )
    request = request_for(conversation(asked, aside, reply, after), reply)
    assert (request["draft"], request["options"]) == ("<p>text 3</p>", {"markup": "html"})
    ticket = ticket_from(request["ticket"])
    assert [(one.text, one.author, one.public) for one in ticket.messages] == [
        ("text 1", "customer", True),
        ("text 2", "agent", False),
    ]
    assert (ticket.agent.name, ticket.customer.name, ticket.date) == ("Ира", "Саша", "2026-11-22T10:03:00Z")


def test_the_first_comment_is_not_its_own_context() -> None:
    reply = comment(1)
    assert ticket_from(request_for(conversation(reply), reply)["ticket"]).messages == ()


def test_a_draft_that_was_checked_is_no_internal_matter() -> None:
    draft = comment(2, public=False)
    note = comment(3, public=False, body="«text» replylint · 2")
    kept = comment(4, public=False)
    reply = comment(5)
    request = request_for(conversation(comment(1, CUSTOMER), draft, note, kept, reply), reply)
    assert [one["body"] for one in request["ticket"]["comments"]] == ["text 1", "text 4"]


def test_attachments_are_those_of_the_reply() -> None:
    reply = comment(1, attachments=[{"file_name": "bill.pdf"}])
    request = request_for(conversation(reply), reply)
    assert ticket_from(request["ticket"]).attachments == ("bill.pdf",)
    del reply["attachments"]
    assert ticket_from(request_for(conversation(reply), reply)["ticket"]).attachments is None


def test_a_comment_without_html_is_plain_text() -> None:
    reply = comment(1, html_body=None)
    request = request_for(conversation(reply), reply)
    assert (request["draft"], request["options"]) == ("text 1", {"markup": "plain"})
