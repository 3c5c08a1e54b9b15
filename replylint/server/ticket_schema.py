"""The schema of a ticket as it is really taken: null stands for a missing key everywhere, ids may be numbers."""

from typing import Any

from replylint.tickets import CHANNELS

_TEXT: dict[str, Any] = {"type": ["string", "null"]}


def _object(properties: dict[str, Any], description: str) -> dict[str, Any]:
    return {"type": ["object", "null"], "properties": properties, "description": description}


def _list(items: dict[str, Any], description: str) -> dict[str, Any]:
    return {"type": ["array", "null"], "items": items, "description": description}


def ticket_schema() -> dict[str, Any]:
    """JSON Schema of `ticket`."""
    message = {
        "author": {"enum": ["customer", "agent", "", None]},
        "public": {"type": ["boolean", "null"], "description": "false: an internal note"},
        "text": _TEXT,
        "at": _TEXT,
    }
    file = {"type": ["string", "object", "null"], "description": "A file name, or what a helpdesk has."}
    return _object(
        {
            "id": {"type": ["string", "integer", "null"]},
            "channel": {"enum": [*CHANNELS, "", None]},
            "subject": _TEXT,
            "language": _TEXT,
            "date": _TEXT,
            "customer": _object(
                {"name": _TEXT, "email": _TEXT, "gender": {"enum": ["m", "f", "", None]}},
                "Who the reply goes to.",
            ),
            "agent": _object({"name": _TEXT}, "Who writes it."),
            "messages": _list(
                _object(message, "A message of the ticket."), "In the order they were written."
            ),
            "attachments": _list(file, "Empty: nothing is attached; null: nothing is said."),
        },
        "The ticket that is answered. What Zendesk gives for a ticket and its comments is taken as well.",
    )
