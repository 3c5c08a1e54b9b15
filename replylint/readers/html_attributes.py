"""Texts that stand in the attributes of tags: an image's `alt`, a tooltip, the words on a button."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from replylint.lazy import pattern
from replylint.readers.html_flow import copy_value, trimmed
from replylint.readers.html_tags import Attribute, Placeholders, Tag, attributes
from replylint.readers.layers import Layer, LayerBuilder

_TELLING = pattern(
    r"(?i)[\s\"'/](?:title|alt|aria-label|placeholder|value|content|translate|class|id|href|src)[ \t\n\r\f]*="
)
_LETTER = pattern(r"[^\W\d_]")
_READ = ("title", "alt", "aria-label", "placeholder")
_BUTTONS = frozenset(["button", "submit", "reset"])
_NOT_SHOWN = frozenset(["link", "style", "script", "base", "meta"])


class ReadAttribute(Struct, frozen=True):
    """A text beside the running text, which the customer reads, too: an `alt`, a page's title."""

    name: str
    text: str
    layer: Layer


def given(html: str, tag: Tag, placeholders: Placeholders) -> Mapping[str, Attribute]:
    """The attributes of a tag by their names, none if none of them matters here."""
    if tag.end - tag.inside < 3 or _TELLING.search(html, tag.inside, tag.end) is None:
        return {}
    found: dict[str, Attribute] = {}
    for attribute in attributes(html, tag, placeholders):
        found.setdefault(attribute.name, attribute)
    return found


def value(html: str, attribute: Attribute | None) -> str:
    """An attribute's value in small letters; empty if there is none."""
    return html[attribute.start : attribute.end].lower() if attribute is not None else ""


def read_attributes(html: str, tag: Tag, found: Mapping[str, Attribute]) -> Iterator[ReadAttribute]:
    """The texts among the attributes of a tag."""
    wanted = [] if tag.name in _NOT_SHOWN else [name for name in _READ if name in found]
    if tag.name == "input" and value(html, found.get("type")) in _BUTTONS:
        wanted.append("value")
    elif tag.name == "meta" and value(html, found.get("name")) == "description":
        wanted.append("content")
    for name in wanted:
        if name in found:
            attribute = found[name]
            writing = "html-attribute" if attribute.quote else "html-unquoted"
            yield from read_value(html, name, attribute.start, attribute.end, writing, attribute=True)


def read_value(
    html: str, name: str, start: int, end: int, writing: str, *, attribute: bool
) -> Iterator[ReadAttribute]:
    """The text html[start:end] with its references decoded, if it has a letter at all."""
    start, end = trimmed(html, start, end)
    if _LETTER.search(html, start, end) is not None:
        out = LayerBuilder()
        copy_value(html, start, end, out, attribute=attribute)
        text, layer = out.build(writing, ascii_only=html.isascii())
        yield ReadAttribute(name, text, layer)
