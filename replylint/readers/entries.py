"""What the readers of helpdesks' exports share: finding the entries, and making passages of their texts."""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from replylint.language.codes import known_language
from replylint.model import Channel, Entry, Language, Mask
from replylint.readers.passage import Comment, Passage
from replylint.readers.tree import Node

if TYPE_CHECKING:
    from replylint.readers.template_comments import Remark

TREES = (".json", ".jsonl", ".ndjson", ".yaml", ".yml")
"""An export is JSON as it comes from the helpdesk; teams keep it as JSON Lines and YAML, too."""

_MARKUP = re.compile(
    r"<(?:[a-zA-Z][a-zA-Z0-9]*(?=[\s/>])|/[a-zA-Z]|!--)|&(?:[a-zA-Z]{2,8}|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});"
)
_ENOUGH = 200


class Facts(Struct, frozen=True):
    """What is known of the texts of an entry; see `Passage` for the meaning."""

    title: str | None = None
    id: str | None = None
    helpdesk: str | None = None
    language: Language | None = None
    foreign: bool = False
    note: bool = False
    active: bool = True
    subject: str | None = None


def entries(root: Node, *wrappers: str) -> Iterator[Node]:
    """The objects of an export, in order.

    It may be one of them, a list of them, an object that holds either under one of the keys
    `wrappers` (a page of an API), or a list of such pages.
    """
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node.value, list):
            waiting.extend(reversed(node.value))
            continue
        inner = [found for key in wrappers if (found := node.get(key)) is not None and found.value]
        inner = [found for found in inner if isinstance(found.value, (list, dict))]
        if inner:
            waiting.extend(reversed(inner))
        elif isinstance(node.value, dict):
            yield node


def holds(root: Node, is_entry: Callable[[Node], bool], *wrappers: str) -> bool:
    """Is there an entry among the first ones?"""
    return any(is_entry(node) for node in islice(entries(root, *wrappers), _ENOUGH))


def is_empty_page(root: Node, key: str) -> bool:
    """Is this an answer of the helpdesk without any entry: `{"macros": []}`?"""
    found = root.get(key)
    return found is not None and found.value == []


def is_text(node: Node | None) -> bool:
    """Is the value a text, empty or not?"""
    return node is not None and isinstance(node.value, str)


def is_off(node: Node | None) -> bool:
    """Does the value say no: `false`, `"false"`, `0`? What is missing does not."""
    if node is None:
        return False
    value = node.value
    return (
        value is False or value == 0 or (isinstance(value, str) and value.strip().lower() in ("false", "0"))
    )


def is_on(node: Node | None) -> bool:
    """Does the value say yes: `true`, `"true"`, `1`?"""
    if node is None:
        return False
    value = node.value
    return value is True or value == 1 or (isinstance(value, str) and value.strip().lower() in ("true", "1"))


def language_of(code: str | None) -> tuple[Language | None, bool]:
    """The language that an export names («ru», «en-us»), and whether it is a foreign one; nothing said is neither."""
    known = known_language(code)
    return known, code is not None and known is None


def has_markup(text: str) -> bool:
    """Is there a tag or an entity of HTML in it?"""
    return _MARKUP.search(text) is not None


def plain(
    node: Node | None, field: str, facts: Facts, channel: Channel | None = None
) -> Iterator[Passage | Comment]:
    """A text that the customer reads as it is, and the comments of its template language."""
    text = node.text if node is not None else None
    if node is None or text is None or not text.strip():
        return
    remarks = list(_remarks(text))
    yield Passage(
        text,
        layers=(node.layer(),),
        entry=Entry(facts.title, facts.id, field),
        kind="template",
        channel=channel,
        language=facts.language,
        subject=facts.subject if channel != "subject" else None,
        helpdesk=facts.helpdesk,
        masks=tuple(Mask("code", remark.start, remark.end) for remark in remarks),
        note=facts.note,
        active=facts.active,
        foreign=facts.foreign,
    )
    if remarks:
        from replylint.readers.comments import remarks_in

        yield from remarks_in(text, remarks, (node.layer(),))


def _remarks(text: str) -> "Iterator[Remark]":
    """The comments of template languages in a text that is no HTML."""
    if "{%" in text or "{#" in text:
        from replylint.readers.html_tags import Placeholders
        from replylint.readers.template_comments import TemplateComments

        yield from TemplateComments(text, Placeholders(text)).all()


def html(
    node: Node | None, field: str, facts: Facts, channel: Channel | None = None
) -> Iterator[Passage | Comment]:
    """A text in HTML."""
    text = node.text if node is not None else None
    if node is None or text is None or not text.strip():
        return
    if facts.note or facts.foreign:
        # Nobody looks at it, so it need not be rendered.
        yield from plain(node, field, facts, channel)
        return
    from replylint.readers.html_passages import html_passages

    yield from html_passages(
        text,
        (node.layer(),),
        entry=Entry(facts.title, facts.id, field),
        kind="template",
        channel=channel,
        language=facts.language,
        subject=facts.subject,
        helpdesk=facts.helpdesk,
        active=facts.active,
    )


def html_or_plain(
    node: Node | None, field: str, facts: Facts, channel: Channel | None = None
) -> Iterator[Passage | Comment]:
    """A text of which only its tags and entities tell whether it is HTML."""
    text = node.text if node is not None else None
    if text is not None and has_markup(text):
        yield from html(node, field, facts, channel)
    else:
        yield from plain(node, field, facts, channel)
