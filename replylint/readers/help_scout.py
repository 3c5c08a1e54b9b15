"""Help Scout's saved replies, as `GET /v2/mailboxes/{id}/saved-replies/{id}` gives them.

https://developer.helpscout.com/mailbox-api/endpoints/inboxes/saved-replies/get/
The list of them has no more than the first words of each (`preview`), which are no reply to check.
"""

from collections.abc import Iterator

from replylint.readers.entries import TREES, Facts, entries, holds, html, html_or_plain, is_text
from replylint.readers.passage import Comment, Passage, Source
from replylint.readers.tree import Node

ENDINGS = TREES
MARKS = (("chatText",), ("text", "preview"))
OWN = ("chatText",)
EXPECTED = (
    "Expected saved replies with name, text and chatText. "
    "The list of them has only previews: fetch each reply by its id."
)

_WRAPPERS = ("_embedded", "saved-replies", "savedReplies", "saved_replies")


def recognises(root: Node) -> bool:
    """Are these saved replies?"""
    return holds(root, _is_reply, *_WRAPPERS)


def _is_reply(node: Node) -> bool:
    if not is_text(node.get("name")):
        return False
    if "chatText" in node.members and (is_text(node.get("text")) or is_text(node.get("chatText"))):
        return True
    return is_text(node.get("text")) and is_text(node.get("preview"))


def read(root: Node, source: Source) -> Iterator[Passage | Comment]:
    """The texts for mail and for chat."""
    for reply in entries(root, *_WRAPPERS):
        facts = Facts(reply.string("name"), reply.string("id"), "help-scout")
        yield from html(reply.get("text"), "text", facts)
        yield from html_or_plain(reply.get("chatText"), "chatText", facts, "chat")
