"""Zammad's text modules: `GET /api/v1/text_modules.json`, or the CSV that its import takes.

https://admin-docs.zammad.org/en/latest/manage/text-modules.html; content without a tag is plain text, of
which Zammad makes HTML itself when it is saved (`TextModule#validate_content` in its source).
"""

from collections.abc import Iterator

from replylint.readers.entries import TREES, Facts, entries, holds, html_or_plain, is_off, is_text
from replylint.readers.passage import Comment, Passage, Source
from replylint.readers.tree import Node

ENDINGS = (*TREES, ".csv", ".tsv")
MARKS = (("keywords", "content"),)
OWN = ("group_ids", "text_module")
EXPECTED = "Expected text modules (or, in CSV, columns) with name, keywords and content."

_WRAPPERS = ("text_modules", "text_module")
_LEAST = {"name", "keywords", "content"}
_TELLING = ("id", "active", "group_ids", "groups", "note", "options", "foreign_id")


def recognises(root: Node) -> bool:
    """Are these text modules?"""
    return holds(root, _is_module, *_WRAPPERS)


def _is_module(node: Node) -> bool:
    # Keywords are one text; a list of them is what other programs have under this name.
    keywords = node.get("keywords")
    if keywords is None or not (keywords.value is None or is_text(keywords)):
        return False
    if not is_text(node.get("name")) or not is_text(node.get("content")):
        return False
    return node.members.keys() == _LEAST or any(key in node.members for key in _TELLING)


def read(root: Node, source: Source) -> Iterator[Passage | Comment]:
    """The content of each module."""
    for module in entries(root, *_WRAPPERS):
        facts = Facts(
            module.string("name"), module.string("id"), "zammad", active=not is_off(module.get("active"))
        )
        yield from html_or_plain(module.get("content"), "content", facts)
