"""HTML for comments of Zendesk: what stands in it is shown as it is, and nothing in it is carried out.

Zendesk fills placeholders of comments in (`{{ticket.requester.name}}`), also in a quotation of them.
"""

import html
from collections.abc import Iterable, Iterator

from replylint.lazy import pattern

TAG = "replylint_findings"
"""The tag that tickets with findings get, for views and reports."""

LONGEST = 60_000
"""Bytes of a comment at most; Zendesk takes 64 KB."""

_UNSHOWN = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LIQUID = pattern(r"\{(?=[{%])")
_BREAK_APART = "{\u200b"
"""A space without width between the signs: it looks the same, and is no placeholder."""


def inert(text: str) -> str:
    """The text as HTML that shows it."""
    return html.escape(_LIQUID.sub(_BREAK_APART, _UNSHOWN.sub("\ufffd", text)), quote=False)


def paragraph(text: str, *, strong: bool = False) -> str:
    """A paragraph."""
    return f"<p><strong>{inert(text)}</strong></p>" if strong else f"<p>{inert(text)}</p>"


def item(head: str, lines: Iterable[str]) -> str:
    """An item of a list: what it is, and what there is to say."""
    return f"<li>{'<br>'.join([f'<strong>{inert(head)}</strong>', *map(inert, lines)])}</li>"


def size(text: str) -> int:
    """Bytes of UTF-8."""
    return len(text.encode("utf-8", "surrogatepass"))


def fitting(pieces: Iterable[str], room: int) -> Iterator[str]:
    """The pieces from the first one on that fit into so many bytes."""
    for piece in pieces:
        room -= size(piece)
        if room < 0:
            return
        yield piece
