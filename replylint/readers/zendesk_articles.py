"""Articles of Zendesk's help centre, and their translations, as its API gives them.

https://developer.zendesk.com/api-reference/help_center/help-center-api/articles/
https://developer.zendesk.com/api-reference/help_center/help-center-api/translations/
"""

from collections.abc import Iterator

from replylint.readers.entries import (
    TREES,
    Facts,
    entries,
    html,
    is_empty_page,
    is_on,
    is_text,
    language_of,
    plain,
)
from replylint.readers.passage import Comment, Passage, Source
from replylint.readers.tree import Node

ENDINGS = TREES
MARKS = (("locale", "body"), ('"articles"',))
OWN = ('"articles"', "section_id", "permission_group_id")
EXPECTED = 'Expected {"articles": […]}, or articles with title, body, locale and section_id.'

_TELLING = ("draft", "section_id", "label_names", "permission_group_id", "source_locale", "source_id")


def recognises(root: Node) -> bool:
    """Are these articles or their translations?"""
    return any(map(_is_article, _articles(root))) or is_empty_page(root, "articles")


def _articles(root: Node) -> Iterator[Node]:
    """Articles and translations; some exports hold the translations inside their article."""
    for node in entries(root, "articles", "article", "translation"):
        if "body" in node.members:
            yield node
        inner = node.get("translations")
        if inner is not None:
            yield from entries(inner)


def _is_article(node: Node) -> bool:
    members = node.members
    return (
        is_text(node.get("title"))
        and is_text(node.get("body"))
        and node.string("locale") is not None
        and any(key in members for key in _TELLING)
    )


def read(root: Node, source: Source) -> Iterator[Passage | Comment]:
    """Title and body of each article; drafts are taken for switched off."""
    for article in _articles(root):
        language, foreign = language_of(article.string("locale"))
        facts = Facts(
            article.string("title"),
            article.string("id"),
            "zendesk",
            language,
            foreign,
            active=not is_on(article.get("draft")),
        )
        yield from plain(article.get("title"), "title", facts)
        yield from html(article.get("body"), "body", facts)
