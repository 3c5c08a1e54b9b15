"""Zendesk's dynamic content, as `GET /api/v2/dynamic_content/items` gives it: one text in several languages.

https://developer.zendesk.com/api-reference/ticketing/ticket-management/dynamic_content/
A variant names its language by a number that differs from account to account; a `locale` («ru») beside
it, which some tools write, is believed.
"""

from collections.abc import Iterator

from replylint.readers.entries import (
    TREES,
    Facts,
    entries,
    holds,
    html_or_plain,
    is_off,
    is_text,
    language_of,
)
from replylint.readers.passage import Comment, Passage, Source
from replylint.readers.tree import Node

ENDINGS = TREES
MARKS = (("variants", "content"), ("{{dc.",))
OWN = ("{{dc.",)
EXPECTED = 'Expected {"items": […]}, or items with a name and variants: [{"content": …, "locale_id": …}].'


def recognises(root: Node) -> bool:
    """Is this dynamic content?"""
    return holds(root, _is_item, "items", "item")


def _is_item(node: Node) -> bool:
    variants = node.get("variants")
    if variants is None or not variants.items or node.string("name") is None:
        return False
    return all(
        is_text(variant.get("content")) and ("locale_id" in variant.members or "locale" in variant.members)
        for variant in variants.items
    )


def read(root: Node, source: Source) -> Iterator[Passage | Comment]:
    """Every variant of every item."""
    for item in entries(root, "items", "item"):
        variants = item.get("variants")
        for variant in variants.items if variants is not None else ():
            locale = variant.string("locale")
            language, foreign = language_of(locale)
            facts = Facts(
                item.string("name"),
                item.string("id"),
                "zendesk",
                language,
                foreign,
                active=not is_off(variant.get("active")),
            )
            told = locale or variant.string("locale_id")
            yield from html_or_plain(
                variant.get("content"), f"content ({told})" if told else "content", facts
            )
