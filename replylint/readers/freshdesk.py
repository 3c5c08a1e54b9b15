"""Freshdesk's canned responses: `GET /api/v2/canned_response_folders/{id}/responses`, `/canned_responses/{id}`.

https://developers.freshdesk.com/api/#canned_responses
`content_html` is what is sent; `content` is the same as plain text.
"""

from collections.abc import Iterator

from replylint.readers.entries import TREES, Facts, entries, holds, html, is_empty_page, is_text, plain
from replylint.readers.passage import Comment, Passage, Source
from replylint.readers.tree import Node

ENDINGS = TREES
MARKS = (("content_html",), ("content", "folder_id"), ("canned_responses",))
OWN = ("content_html", "canned_response")
EXPECTED = "Expected canned responses with title, content and content_html."

_WRAPPERS = ("canned_responses", "canned_response", "responses")


def recognises(root: Node) -> bool:
    """Are these canned responses?"""
    return holds(root, _is_response, *_WRAPPERS) or is_empty_page(root, "canned_responses")


def _is_response(node: Node) -> bool:
    if not is_text(node.get("title")):
        return False
    if is_text(node.get("content_html")):
        return True
    return is_text(node.get("content")) and "folder_id" in node.members


def read(root: Node, source: Source) -> Iterator[Passage | Comment]:
    """Both contents of each response."""
    for response in entries(root, *_WRAPPERS):
        facts = Facts(response.string("title"), response.string("id"), "freshdesk")
        yield from plain(response.get("content"), "content", facts)
        yield from html(response.get("content_html"), "content_html", facts)
