"""A sentence as LanguageTool is given it: text, and markup with what is to be read in its place.

LanguageTool's annotated text («data» of `POST /v2/check`, https://languagetool.org/http-api/) keeps all offsets
those of the whole, so that what is no prose is hidden without moving anything.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape

from msgspec import Struct

from replylint.lazy import pattern
from replylint.model import Mask
from replylint.words import INVISIBLE

FILLER = "X"
"""Stands for a placeholder, an address or code: a word that takes part in no agreement in any of our languages."""

_BREAKING = pattern(
    r"(?i)</?(?:br|p|div|li|ul|ol|table|tr|td|th|h[1-6]|blockquote|section|article|header|footer)\b"
)
_LOGIC = pattern(
    r"\{%-?\s*(?:if|elsif|else|endif|unless|endunless|case|when|endcase|for|endfor|break|continue|assign|capture|"
    r"endcapture|comment|endcomment|raw|endraw|increment|decrement|cycle|tablerow|endtablerow|render|include)\b"
)
_UNPLAIN_WORD = pattern(rf"[^\W\d_]*[\u0300-\u036f{INVISIBLE}][\w\u0300-\u036f{INVISIBLE}]*")
_HALVES = pattern(r"[\ud800-\udfff]")
_UNSEEN = pattern(f"[\u0301{INVISIBLE}]")


class Piece(Struct, frozen=True, array_like=True):
    """A stretch of a sentence; `read_as` None: it is prose, and read as it stands."""

    text: str
    read_as: str | None = None


def pieces_of(text: str, start: int, end: int, masks: Iterable[Mask]) -> tuple[Piece, ...]:
    """text[start:end] in pieces; `masks` are in order and don't overlap, and may reach beyond the stretch."""
    pieces: list[Piece] = []
    at = start
    for mask in masks:
        first, past = max(mask.start, at), min(mask.end, end)
        if first >= past:
            continue
        pieces.extend(_prose(text[at:first]))
        pieces.append(Piece(text[first:past], _meant(mask, text)))
        at = past
    pieces.extend(_prose(text[at:end]))
    return tuple(pieces)


def is_logic(text: str) -> bool:
    """Is a masked stretch a tag that decides which words the customer reads (`{% if … %}`)?"""
    return _LOGIC.match(text) is not None


def annotation(pieces: Iterable[Piece]) -> list[dict[str, str]]:
    """The pieces in the shape of LanguageTool's `annotation`."""
    return [
        {"text": _whole(one.text)}
        if one.read_as is None
        else {"markup": _whole(one.text), "interpretAs": _whole(one.read_as)}
        for one in pieces
    ]


def _whole(text: str) -> str:
    """The text with half surrogate pairs, which UTF-8 can't hold, as characters that are as long."""
    return _HALVES.sub("\ufffd", text)


def _meant(mask: Mask, text: str) -> str:
    written = text[mask.start : mask.end]
    if mask.kind != "markup":
        return "" if is_logic(written) else FILLER
    if written.startswith("&"):
        return unescape(written)
    return "\n\n" if _BREAKING.match(written) else ""


def _prose(text: str) -> Iterator[Piece]:
    """Prose, with words that are written with combining or unseen marks read as dictionaries spell them."""
    at = 0
    for word in _UNPLAIN_WORD.finditer(text):
        plain = unicodedata.normalize("NFC", word.group())
        plain = unicodedata.normalize("NFC", _UNSEEN.sub("", plain))
        if plain == word.group():
            continue
        if word.start() > at:
            yield Piece(text[at : word.start()])
        yield Piece(word.group(), plain)
        at = word.end()
    if at < len(text):
        yield Piece(text[at:])
