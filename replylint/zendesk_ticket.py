"""Zendesk's ticket with its comments, as its API gives them, made a ticket of ours."""

import html

from replylint.lazy import compiled
from replylint.model import Agent, Channel, Customer, Message, Ticket
from replylint.tickets import (
    attachment_names,
    identifier,
    mapping,
    sequence,
    text_or_none,
    true_or_false,
)

_CHANNELS: dict[str, Channel] = {
    "email": "email",
    "web": "email",
    "chat": "chat",
    "native_messaging": "chat",
    "messaging": "chat",
    "sms": "sms",
    "facebook": "social",
    "twitter": "social",
    "instagram_dm": "social",
    "any_channel": "social",
    "whatsapp": "chat",
    "telegram": "chat",
    "viber": "chat",
}
_BREAKS = r"(?i)<br\s*/?>|</(?:p|div|li|tr|h[1-6]|blockquote)\s*>"
_TAGS = r"<[^<>]{0,5000}>"


def zendesk_ticket(obj: dict[str, object]) -> Ticket:
    """Make a ticket of `{"ticket": {…}, "comments": […], "users": […]}`; the first and last may be missing.

    The requester is the customer. Without a requester the users' roles tell;
    without these, whoever wrote first. Raises `TicketError`.
    """
    ticket = mapping(obj.get("ticket"), "ticket")
    users: dict[str, dict[str, object]] = {}
    for index, item in enumerate(sequence(obj.get("users"), "users")):
        user = mapping(item, f"users[{index}]")
        users[identifier(user.get("id"), f"users[{index}].id") or ""] = user
    comments = [
        (mapping(item, f"comments[{index}]"), f"comments[{index}]")
        for index, item in enumerate(sequence(obj.get("comments", ticket.get("comments")), "comments"))
        if item is not None
    ]
    if comments and all(isinstance(comment.get("created_at"), str) for comment, _ in comments):
        comments.sort(key=lambda entry: str(entry[0]["created_at"]))
    requester_id = identifier(ticket.get("requester_id"), "ticket.requester_id")
    if requester_id is None:
        requester_id = _first_customer(comments, users)
    assignee_id = identifier(ticket.get("assignee_id"), "ticket.assignee_id")
    requester = mapping(ticket.get("requester") or obj.get("requester"), "requester") or users.get(
        requester_id or "", {}
    )
    assignee = mapping(ticket.get("assignee"), "assignee") or users.get(assignee_id or "", {})
    messages = tuple(_message(comment, path, requester_id, users) for comment, path in comments)
    description = text_or_none(ticket.get("description"), "ticket.description")
    if not messages and description:
        messages = (Message(description, at=text_or_none(ticket.get("created_at"), "ticket.created_at")),)
    via = text_or_none(mapping(ticket.get("via"), "ticket.via").get("channel"), "ticket.via.channel")
    return Ticket(
        id=identifier(ticket.get("id"), "ticket.id"),
        channel=_CHANNELS.get(via or ""),
        subject=text_or_none(ticket.get("subject"), "ticket.subject"),
        language=_language(text_or_none(requester.get("locale"), "requester.locale")),
        date=text_or_none(ticket.get("updated_at") or ticket.get("created_at"), "ticket.created_at"),
        customer=Customer(
            name=text_or_none(requester.get("name"), "requester.name"),
            email=text_or_none(requester.get("email"), "requester.email"),
        ),
        agent=Agent(text_or_none(assignee.get("name"), "assignee.name")),
        messages=messages,
        attachments=attachment_names(obj.get("attachments"), "attachments"),
    )


def _first_customer(
    comments: list[tuple[dict[str, object], str]], users: dict[str, dict[str, object]]
) -> str | None:
    authors = [identifier(comment.get("author_id"), f"{path}.author_id") for comment, path in comments]
    for author in authors:
        if users.get(author or "", {}).get("role") == "end-user":
            return author
    return authors[0] if authors else None


def _message(
    comment: dict[str, object], path: str, requester_id: str | None, users: dict[str, dict[str, object]]
) -> Message:
    author = identifier(comment.get("author_id"), f"{path}.author_id")
    by_customer = author == requester_id or users.get(author or "", {}).get("role") == "end-user"
    return Message(
        text=_comment_text(comment, path),
        author="customer" if by_customer else "agent",
        public=true_or_false(comment.get("public"), f"{path}.public", default=True),
        at=text_or_none(comment.get("created_at"), f"{path}.created_at"),
    )


def _comment_text(comment: dict[str, object], path: str) -> str:
    for key in ("body", "plain_body"):
        plain = text_or_none(comment.get(key), f"{path}.{key}")
        if plain:
            return html.unescape(plain) if key == "plain_body" else plain
    return _without_tags(text_or_none(comment.get("html_body"), f"{path}.html_body") or "")


def _without_tags(source: str) -> str:
    broken = compiled(_BREAKS).sub("\n", source)
    return html.unescape(compiled(_TAGS).sub("", broken)).strip()


def _language(locale: str | None) -> str | None:
    return locale.split("-")[0].lower() if locale else None
