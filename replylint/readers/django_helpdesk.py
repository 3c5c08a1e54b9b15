"""Fixtures of django-helpdesk: pre-set replies, as `manage.py dumpdata helpdesk.PreSetReply` writes them.

https://django-helpdesk.readthedocs.io; bodies are Django templates. Other models of a dump are left alone.
"""

from collections.abc import Iterator

from replylint.readers.entries import TREES, Facts, entries, is_text, plain
from replylint.readers.passage import Comment, Passage, Source
from replylint.readers.tree import Node

ENDINGS = TREES
MARKS = (("helpdesk.presetreply",), ("helpdesk.PreSetReply",))
OWN = ("helpdesk.presetreply", "helpdesk.PreSetReply")
EXPECTED = 'Expected a fixture with objects such as {"model": "helpdesk.presetreply", "fields": {"body": …}}.'


def recognises(root: Node) -> bool:
    """Does the fixture hold pre-set replies?"""
    return any(_is_reply(node) for node in entries(root))


def _is_reply(node: Node) -> bool:
    model = (node.string("model") or "").lower()
    return model == "helpdesk.presetreply" and is_text(node.get("fields", "body"))


def read(root: Node, source: Source) -> Iterator[Passage | Comment]:
    """The body of each reply."""
    for reply in entries(root):
        if _is_reply(reply):
            facts = Facts(reply.string("fields", "name"), reply.string("pk"), "django-helpdesk")
            yield from plain(reply.get("fields", "body"), "body", facts)
