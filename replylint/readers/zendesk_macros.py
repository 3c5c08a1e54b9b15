"""Zendesk's macros, as `GET /api/v2/macros` gives them.

https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/ and, for the actions,
https://developer.zendesk.com/documentation/ticketing/reference-guides/actions-reference/
"""

from collections.abc import Iterator

from msgspec.structs import replace

from replylint.model import Channel
from replylint.readers.entries import TREES, Facts, entries, holds, html, is_empty_page, is_off, plain
from replylint.readers.passage import Comment, Passage, Source
from replylint.readers.tree import Node

ENDINGS = TREES
MARKS = (("macros",), ("actions", "field", "value"))
OWN = ("comment_value", "comment_mode_is_public", '"macros"')
EXPECTED = 'Expected {"macros": […]}, or macros with a title and actions: [{"field": …, "value": …}].'

_CHANNEL = "channel:"
_CHANNELS: dict[str, Channel] = {
    "email": "email",
    "web": "email",
    "chat": "chat",
    "messaging": "chat",
    "native_messaging": "chat",
    "whatsapp": "chat",
    "sms": "sms",
    "twitter": "social",
    "facebook": "social",
}


def recognises(root: Node) -> bool:
    """Are these macros? Triggers and automations have actions as well, but also conditions."""
    return holds(root, _is_macro, "macros", "macro") or is_empty_page(root, "macros")


def _is_macro(node: Node) -> bool:
    actions = node.get("actions")
    if actions is None or not actions.items or "conditions" in node.members:
        return False
    return node.string("title") is not None and all(
        action.string("field") is not None and "value" in action.members for action in actions.items
    )


def read(root: Node, source: Source) -> Iterator[Passage | Comment]:
    """Subjects, comments, and (as internal) side conversations, which go to colleagues and partners."""
    for macro in entries(root, "macros", "macro"):
        yield from _macro(macro)


def _macro(macro: Node) -> Iterator[Passage | Comment]:
    listed = macro.get("actions")
    actions = [(action.string("field"), action.get("value")) for action in listed.items] if listed else []
    facts = Facts(
        macro.string("title"),
        macro.string("id"),
        "zendesk",
        active=not is_off(macro.get("active")),
        note=any(field == "comment_mode_is_public" and is_off(value) for field, value in actions),
        subject=next((value.text for field, value in actions if field == "subject" and value), None),
    )
    for field, value in actions:
        if field == "subject":
            yield from plain(value, field, facts, "subject")
        elif field in ("comment_value", "comment_value_html"):
            text, channel = _comment(value)
            yield from (plain if field == "comment_value" else html)(text, field, facts, channel)
        elif field is not None and field.startswith("side_conversation"):
            internal = replace(facts, note=True)
            for part in [value, *value.items] if value is not None else ():
                yield from plain(part, field, internal)


def _comment(value: Node | None) -> tuple[Node | None, Channel | None]:
    """The text of a comment and where it goes: the value is the text, or `["channel:all", text]`."""
    if value is None or not value.items:
        return value, None
    texts = [item for item in value.items if item.text is not None]
    named = next((item.text for item in texts if item.text and item.text.startswith(_CHANNEL)), "") or ""
    text = next((item for item in texts if not (item.text or "").startswith(_CHANNEL)), None)
    return text, _CHANNELS.get(named.removeprefix(_CHANNEL))
