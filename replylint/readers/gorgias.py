"""Gorgias's macros, as `GET /api/macros` gives them (https://developers.gorgias.com/reference/macros)."""

from collections.abc import Iterator

from msgspec.structs import replace

from replylint.readers.entries import TREES, Facts, entries, holds, html, is_text, language_of, plain
from replylint.readers.passage import Comment, Passage, Source
from replylint.readers.tree import Node

ENDINGS = TREES
MARKS = (("arguments", "actions"),)
OWN = ("body_text", "setResponseText")
EXPECTED = 'Expected {"data": […]}, or macros with a name and actions: [{"name": …, "arguments": {…}}].'


def recognises(root: Node) -> bool:
    """Are these Gorgias's macros?"""
    return holds(root, _is_macro, "data")


def _is_macro(node: Node) -> bool:
    actions = node.get("actions")
    if actions is None or not actions.items or not is_text(node.get("name")):
        return False
    return all(action.string("name") is not None for action in actions.items) and any(
        isinstance(arguments.value, dict)
        for action in actions.items
        if (arguments := action.get("arguments")) is not None
    )


def read(root: Node, source: Source) -> Iterator[Passage | Comment]:
    """Subjects and both bodies of what each macro writes; internal notes as such."""
    for macro in entries(root, "data"):
        language, foreign = language_of(macro.string("language"))
        actions = macro.get("actions")
        listed = [one for one in (actions.items if actions is not None else ()) if one.get("arguments")]
        subjects = (one.get("arguments", "subject") for one in listed)
        facts = Facts(
            macro.string("name"),
            macro.string("id"),
            "gorgias",
            language,
            foreign,
            subject=next((subject.text for subject in subjects if subject is not None), None),
        )
        for action in listed:
            internal = "internalnote" in (action.string("name") or "").lower()
            own = replace(facts, note=True) if internal else facts
            yield from plain(action.get("arguments", "subject"), "subject", own, "subject")
            yield from html(action.get("arguments", "body_html"), "body_html", own)
            yield from plain(action.get("arguments", "body_text"), "body_text", own)
