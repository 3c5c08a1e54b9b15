"""New text as HTML wants it written: between tags, and in the value of an attribute."""

from collections.abc import Callable, Mapping

from replylint.lazy import pattern
from replylint.readers.layers import Layer

_NOT_UNQUOTED = pattern(r"[\s\"'=<>`]|\A\Z")
_NOT_ASCII = pattern(r"[^\x00-\x7f]")
_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"})
_QUOTES = str.maketrans({'"': "&quot;", "'": "&#39;"})


def html(text: str, layer: Layer) -> str | None:
    """Between tags of a file that spells no-break spaces `&nbsp;`; a line break becomes `<br>`."""
    return _spelled(text.translate(_SIGNS).replace("\u00a0", "&nbsp;"), layer)


def html_raw(text: str, layer: Layer) -> str | None:
    """Between tags of a file that holds no-break spaces as they are."""
    return _spelled(text.translate(_SIGNS), layer)


def html_attribute(text: str, layer: Layer) -> str | None:
    """In a quoted value; None for a line break, and for quotes in a placeholder, which have no other spelling."""
    if "\n" in text or ("{" in text and ('"' in text or "'" in text)):
        return None
    return _spelled(text.translate(_SIGNS).translate(_QUOTES).replace("\u00a0", "&nbsp;"), layer)


def html_unquoted(text: str, layer: Layer) -> str | None:
    """In a value without quotes: one word."""
    if _NOT_UNQUOTED.search(text) is not None:
        return None
    return _spelled(text.translate(_SIGNS), layer)


def _spelled(written: str, layer: Layer) -> str:
    if not layer.ascii_only:
        return written
    return _NOT_ASCII.sub(lambda letter: f"&#{ord(letter[0])};", written)


WRITERS: Mapping[str, Callable[[str, Layer], str | None]] = {
    "html": html,
    "html-raw": html_raw,
    "html-attribute": html_attribute,
    "html-unquoted": html_unquoted,
}
"""The writers by the name that a layer gives in `writing`."""
