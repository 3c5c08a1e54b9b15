"""Chatwoot's canned responses, as `GET /api/v1/accounts/{id}/canned_responses` gives them.

https://developers.chatwoot.com/api-reference/canned-responses
"""

from collections.abc import Iterator

from replylint.readers.entries import TREES, Facts, entries, holds, is_text, plain
from replylint.readers.passage import Comment, Passage, Source
from replylint.readers.tree import Node

ENDINGS = TREES
MARKS = (("short_code",),)
OWN = ("short_code",)
EXPECTED = "Expected canned responses with short_code and content."

_WRAPPERS = ("payload", "canned_responses", "canned_response")


def recognises(root: Node) -> bool:
    """Are these canned responses?"""
    return holds(root, _is_response, *_WRAPPERS)


def _is_response(node: Node) -> bool:
    return node.string("short_code") is not None and is_text(node.get("content"))


def read(root: Node, source: Source) -> Iterator[Passage | Comment]:
    """The content of each response."""
    for response in entries(root, *_WRAPPERS):
        facts = Facts(response.string("short_code"), response.string("id"), "chatwoot")
        yield from plain(response.get("content"), "content", facts)
