"""Intercom's macros, as `GET /macros` gives them: HTML in `body`, the same as plain text in `body_text`."""

from collections.abc import Iterator

from replylint.readers.entries import TREES, Facts, entries, holds, html, is_text, plain
from replylint.readers.passage import Comment, Passage, Source
from replylint.readers.tree import Node

ENDINGS = TREES
MARKS = (("body_text",), ("body", "macro"))
OWN = ("body_text", "available_on")
EXPECTED = 'Expected {"type": "list", "data": […]}, or macros with "type": "macro" and a body.'


def recognises(root: Node) -> bool:
    """Are these Intercom's macros?"""
    return holds(root, _is_macro, "data")


def _is_macro(node: Node) -> bool:
    if not (is_text(node.get("body")) or is_text(node.get("body_text"))):
        return False
    # The plain text and where it may be used are Intercom's alone, should the type be missing.
    return node.string("type") == "macro" or {"body_text", "available_on"} <= node.members.keys()


def read(root: Node, source: Source) -> Iterator[Passage | Comment]:
    """Both bodies of each macro."""
    for macro in entries(root, "data"):
        facts = Facts(macro.string("name"), macro.string("id"), "intercom")
        yield from html(macro.get("body"), "body", facts)
        yield from plain(macro.get("body_text"), "body_text", facts)
