"""Which comments of a ticket are to be checked, and the request that checks one. Nothing here asks anybody.

A note of replylint's ends with «replylint · 35436», the id of the comment that it is about. So the ticket
itself tells what was checked, whatever became of the queue.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from replylint.lazy import pattern
from replylint.server.webhooks.queue import Event

MARK = "replylint · {}"
_MARK = pattern(r"replylint\s*·\s*(\d{1,20})")

CATCH_UP = 3600
"""Seconds before a call in which replies are checked that no other call led to."""
AFTER = 60
"""Seconds after a call up to which a reply may be the one that it is about."""

_OF_USERS = ("id", "role", "name", "email", "locale")

_TRANSCRIPTS = frozenset(
    ("chat", "chat_transcript", "chat_offline_message", "native_messaging", "voice", "phone")
)
"""Channels whose comments hold what both sides said."""

Comment = dict[str, Any]


def marked(comments: Iterable[Comment]) -> frozenset[str]:
    """The ids of the comments that have a note of replylint's."""
    return frozenset(found for comment in comments if _is_note(comment) for found in _marks(comment))


def to_check(conversation: dict[str, Any], event: Event, known: frozenset[str]) -> list[Comment]:
    """What an event asks for, in the order in which it was written, without what is `known` to be checked.

    Of drafts the newest one. Of replies the newest one, and those of the hour before it that have
    not been checked: of two calls, one may come late or not at all.
    """
    comments: list[Comment] = conversation["comments"]
    known |= marked(comments)
    users = {user.get("id"): user for user in conversation["users"]}
    requester = conversation["ticket"].get("requester_id")
    found = [
        (written, comment)
        for comment in comments
        if (written := _written(comment)) is not None
        and written <= event.sent_at + AFTER
        and _is_note(comment) == (event.wanted == "draft")
        and _is_of_agent(comment, users, requester)
        and not any(_marks(comment))
    ]
    newest = found[-1:]
    if event.wanted == "sent":
        newest = [one for one in found[:-1] if one[0] > event.sent_at - CATCH_UP] + newest
    return [comment for _, comment in newest if identifier(comment) not in known]


def request_for(conversation: dict[str, Any], comment: Comment) -> dict[str, Any]:
    """The body for `POST /v1/check`: the comment as a reply, with what was said before it.

    Notes of replylint's, and the drafts that they are about, tell nothing that the customer must not
    know, so they are no context.
    """
    comments: list[Comment] = conversation["comments"]
    aside = marked(comments)
    # By its place, not by its time: several comments may be of one second.
    place = next(number for number, one in enumerate(comments) if one is comment)
    earlier = [
        _told(one)
        for one in comments[:place]
        if not (_is_note(one) and (identifier(one) in aside or any(_marks(one))))
    ]
    ticket = {
        **conversation["ticket"],
        "assignee_id": comment.get("author_id"),
        "updated_at": comment.get("created_at"),
        # It repeats the first comment, which may be the very reply.
        "description": None,
    }
    html = comment.get("html_body")
    return {
        "draft": html if isinstance(html, str) and html else str(comment.get("body") or ""),
        "as": "reply",
        "ticket": {
            "ticket": ticket,
            "comments": earlier,
            "users": [{key: user.get(key) for key in _OF_USERS} for user in conversation["users"]],
            "attachments": comment.get("attachments"),
        },
        "options": {"markup": "html" if html else "plain"},
    }


def _told(comment: Comment) -> Comment:
    """What counts of a comment as context, without the other forms of its text."""
    body = next((key for key in ("body", "plain_body", "html_body") if comment.get(key)), "body")
    return {key: comment.get(key) for key in ("author_id", "public", "created_at", body)}


def identifier(comment: Comment) -> str:
    """The id of a comment."""
    return str(comment.get("id"))


def _is_note(comment: Comment) -> bool:
    return comment.get("public") is False


def _is_of_agent(comment: Comment, users: dict[Any, dict[str, Any]], requester: Any) -> bool:
    author = comment.get("author_id")
    channel = (comment.get("via") or {}).get("channel")
    return (
        comment.get("type", "Comment") == "Comment"
        and channel not in _TRANSCRIPTS
        and author != requester
        and users.get(author, {}).get("role") != "end-user"
    )


def _marks(comment: Comment) -> list[str]:
    """The ids of the comments that a note of replylint's is about; none for other comments."""
    if not _is_note(comment):
        return []
    return [
        found
        for key in ("body", "plain_body", "html_body")
        for found in _MARK.findall(str(comment.get(key) or ""))
    ]


def _written(comment: Comment) -> float | None:
    """When a comment was written, in seconds since 1970."""
    try:
        return datetime.fromisoformat(str(comment.get("created_at"))).timestamp()
    except ValueError:
        return None
