"""What a reply is checked with: the ticket with its public and private follow-ups, as replylint takes them."""

from typing import Any

from django.utils.translation import get_language
from helpdesk.models import Ticket

from replylint_helpdesk.server import ask

BLOCKING = {
    "error": ("error",),
    "warning": ("error", "warning"),
    "info": ("error", "warning", "info"),
    "never": (),
}
INTERFACES = ("ru", "uk", "en")


def request_of(draft: str, ticket: Ticket, operator: str) -> dict[str, Any]:
    """The body of a check. A draft with placeholders is rendered by the helpdesk, so it is a template until then."""
    language = (get_language() or "en")[:2]
    return {
        "id": str(ticket.pk),
        "draft": draft,
        "as": "template" if "{{" in draft or "{%" in draft else "reply",
        "ticket": ticket_of(ticket, operator),
        "options": {"interface": language if language in INTERFACES else "en"},
    }


def ticket_of(ticket: Ticket, operator: str) -> dict[str, Any]:
    """The ticket with its conversation; follow-ups that are not public are internal notes."""
    messages = [_message("customer", True, ticket.description, ticket.created)]
    for followup in ticket.followup_set.select_related("user").order_by("date", "pk"):
        if followup.comment:
            staff = followup.user is not None and followup.user.is_staff
            author = "agent" if staff or not followup.public else "customer"
            messages.append(_message(author, followup.public, followup.comment, followup.date))
    return {
        "id": str(ticket.pk),
        "channel": "email",
        "subject": ticket.title,
        "customer": {"email": ticket.submitter_email or None},
        "agent": {"name": operator or None},
        "messages": messages,
    }


def _message(author: str, public: bool, text: str | None, at: Any) -> dict[str, Any]:
    return {"author": author, "public": public, "text": text or "", "at": at.isoformat() if at else None}


def check(draft: str, ticket: Ticket, operator: str) -> dict[str, Any]:
    """The server's findings. Raises `UnreachableError`."""
    return ask("/v1/check", request_of(draft, ticket, operator))


def blocking(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """The findings that stop the reply."""
    levels = BLOCKING.get(answer.get("fail_on", "error"), ("error",))
    return [finding for finding in answer.get("findings", []) if finding["level"] in levels]


def key_of(finding: dict[str, Any]) -> tuple[str, str]:
    """Under which a finding is known again: its rule and words, whatever the line ends."""
    return finding.get("rule", ""), " ".join(str(finding.get("excerpt", "")).split())
