"""The tags of HTML as a browser reads them, with the tags and placeholders of templates inside.

Where a tag ends, what attributes it has and where their values stand. A stretch in `{{ }}` or
`{% %}` may hold `<`, `>` and quotes of its own and is passed over as a whole.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from replylint.lazy import compiled, pattern

SPACE = " \t\n\r\f"
LONGEST_PLACEHOLDER = 2000

_TAG = (
    r"<(/?)([A-Za-z][^\s/>{]*+)"
    r"((?:[^>={]++|=[ \t\n\r\f]*+(?:\"[^\"{]*\"|'[^'{]*'|[^ \t\n\r\f>\"'{][^ \t\n\r\f>{]*|(?=>)))*+)>"
)
NEXT = pattern(_TAG + r"|<[A-Za-z/!?]|&[#A-Za-z]|\{[{%#]")
"""What comes next in HTML that is more than words: a tag that is complete (three groups), or the sign of something."""

_NAME = pattern(r"<(/?)([A-Za-z][^\s/>{]*+)")
_STEP = pattern(r">|=[ \t\n\r\f]*([\"']?)|\{[{%#]")
_MARKUP_IN_LINES = pattern(r"\n[^<]*<[/A-Za-z!]|<[/A-Za-z!][^\n]*\n")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_ATTRIBUTE = pattern(r"[^ \t\n\r\f/>={][^ \t\n\r\f/>={]*")
_EQUALS = pattern(r"[ \t\n\r\f]*=[ \t\n\r\f]*")
_UNQUOTED = pattern(r"\{[{%#]|[ \t\n\r\f>]")
_QUOTED = {quote: pattern(rf"{quote}|\{{[{{%#]") for quote in "\"'"}


class Tag(Struct, frozen=True):
    """A tag html[start:end]; its attributes stand in html[inside:end]. The name is in small letters."""

    start: int
    inside: int
    end: int
    name: str
    closing: bool


class Attribute(Struct, frozen=True):
    """An attribute of a tag; html[start:end] is its value as written, `quote` what stands around it."""

    name: str
    start: int
    end: int
    quote: str


class Placeholders:
    """Finds where `{{`, `{%` and `{#` close, in about one pass over the text however many do not."""

    def __init__(self, html: str) -> None:
        self._html = html
        # For each opening: from where on its closing was looked for last, and where it stands.
        self._closing: dict[str, tuple[int, int]] = {}

    def end(self, start: int) -> int:
        """Where the placeholder ends that begins at html[start]; -1 if it does not close."""
        opening = self._html[start : start + 2]
        inside = start + 2
        low, at = self._closing.get(opening, (0, 0))
        if inside < low or 0 <= at < inside:
            at = self._html.find(_CLOSING[opening], inside)
            self._closing[opening] = inside, at
        if at < 0 or at - start > LONGEST_PLACEHOLDER or self._html.find(opening, inside, at) >= 0:
            return -1
        if self._html.find("<", inside, at) >= 0 and _MARKUP_IN_LINES.search(self._html, inside, at):
            # Braces in a listing of code, whose lines are coloured.
            return -1
        return at + 2


def tag_of(match: re.Match[str]) -> Tag:
    """The complete tag that `NEXT` has found."""
    closing, name = match.group(1, 2)
    return Tag(match.start(), match.start(3), match.end(), name.lower(), closing == "/")


def tag_at(html: str, start: int, placeholders: Placeholders) -> Tag | None:
    """The tag that begins at html[start], a `<` with a letter or `/` and a letter after it.

    None if it does not end: a browser shows nothing of it, nor of what follows.
    """
    match = compiled(_TAG).match(html, start)
    if match is not None:
        return tag_of(match)
    name = _NAME.match(html, start)
    if name is None:
        return None
    end = _end(html, name.end(), placeholders)
    if end < 0:
        return None
    return Tag(start, name.end(), end, name[2].lower(), name[1] == "/")


def _end(html: str, at: int, placeholders: Placeholders) -> int:
    while (step := _STEP.search(html, at)) is not None:
        if step[0] == ">":
            return step.end()
        if step[0][0] == "{":
            at = _after(step.start(), placeholders)
        elif step[1]:
            past = _close(html, step.end(), step[1], placeholders)
            if past < 0:
                return -1
            at = past + 1
        else:
            at = step.end()
    return -1


def _after(start: int, placeholders: Placeholders) -> int:
    end = placeholders.end(start)
    return end if end >= 0 else start + 1


def _close(html: str, at: int, quote: str, placeholders: Placeholders) -> int:
    """Where the quote stands that closes a value; -1 if none does."""
    while (found := _QUOTED[quote].search(html, at)) is not None:
        if found[0] == quote:
            return found.start()
        at = _after(found.start(), placeholders)
    return -1


def attributes(html: str, tag: Tag, placeholders: Placeholders) -> Iterator[Attribute]:
    """The attributes of a tag that have a value, in order; of several of one name a browser takes the first."""
    at, last = tag.inside, tag.end - 1
    while at < last:
        if html[at] == "{" and html[at + 1] in "{%#":
            at = _after(at, placeholders)
            continue
        name = _ATTRIBUTE.match(html, at, last)
        if name is None:
            at += 1
            continue
        at = name.end()
        equals = _EQUALS.match(html, at, last)
        if equals is None:
            continue
        at = equals.end()
        quote = html[at] if html[at] in "\"'" else ""
        start = at + len(quote)
        if quote:
            end = _close(html, start, quote, placeholders)
        else:
            end = _unquoted_end(html, start, last, placeholders)
        yield Attribute(name[0].lower(), start, end, quote)
        at = end + len(quote)


def _unquoted_end(html: str, at: int, last: int, placeholders: Placeholders) -> int:
    while at < last and (found := _UNQUOTED.search(html, at, last)) is not None:
        if found[0][0] != "{":
            return found.start()
        at = _after(found.start(), placeholders)
    return min(at, last) if at >= last else last
