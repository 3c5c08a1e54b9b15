"""A replacement as a careful person makes it: no double space, no stray comma, no empty line is left.

A rule says which words to replace by which. What stands around them has to fit what comes in
their place, above all if nothing does. Offsets are code points, ends exclusive.
"""

from msgspec import Struct

from replylint.lazy import pattern

_BLANK = " \t\u00a0\u2009\u202f"
_LOOSE = ",;:"
_FINAL = ".!?…"
_NEAR = 200
"""Code points to each side that are looked at: more than any blank or bullet is wide."""
_CLOSING = ")]»”"
_PAIRS = {"(": ")", "«": "»", "“": "”", "„": "“", '"': '"', "*": "*"}
_BULLET = pattern(r"[ \t]*(?:[-*•–—]|\d{1,3}[.)])?[ \t]*\Z")
_BREAK = pattern(r"\r\n|\n|\r")
_EMPTY_LINES = pattern(r"(?:[ \t]*(?:\r\n|\n|\r))*")


class Replacement(Struct, frozen=True):
    """What to put where: `text` in the place of what stands from `start` to `end`."""

    start: int
    end: int
    text: str


def tidied(text: str, start: int, end: int, new: str) -> Replacement:
    """The replacement of text[start:end], and of what must change with it, that leaves a clean text."""
    if new.strip():
        return Replacement(start, end, _with_one_mark(new, text[end : end + 1]))
    return _removal(text, start, end)


def _with_one_mark(new: str, follows: str) -> str:
    """Without its full stop, where the sentence goes on or brings a mark of its own."""
    if follows and follows in _FINAL + _LOOSE:
        return new.rstrip(_FINAL) or new
    return new


def _removal(text: str, start: int, end: int) -> Replacement:
    removed = text[start:end].strip()
    start, end = _unwrapped(text, start, end)
    line, line_end = _lines_around(text, start, end)
    before, after = text[line:start], text[end:line_end]
    bare, rest = before.rstrip(_BLANK), after.lstrip(_BLANK)
    listed = not bare or _BULLET.match(before) is not None
    if listed or bare[-1] in _FINAL:
        if removed[-1:] not in _FINAL:
            rest = rest.lstrip(_FINAL + _LOOSE).lstrip(_BLANK)
        if rest:
            return _opening_removed(start, line_end - len(rest), before, rest, removed)
        return _line_removed(text, line, line_end) if listed else Replacement(line + len(bare), line_end, "")
    if not rest or rest[0] in _FINAL + _LOOSE + _CLOSING:
        return Replacement(line + len(bare.rstrip(_LOOSE + _BLANK)), line_end - len(rest), "")
    if before != bare or bare[-1] in _PAIRS:
        return Replacement(start, line_end - len(rest), "")
    glued = after != rest or removed == text[start:end]
    return Replacement(start, end, "" if glued else " ")


def _unwrapped(text: str, start: int, end: int) -> tuple[int, int]:
    """With the brackets or quotes that would be left empty."""
    while start > 0 and end < len(text) and _PAIRS.get(text[start - 1]) == text[end]:
        start, end = start - 1, end + 1
    return start, end


def _lines_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the line of `start` begins and that of `end` ends, or where it is no longer near."""
    low, high = max(0, start - _NEAR), min(len(text), end + _NEAR)
    line = max(text.rfind("\n", low, start), text.rfind("\r", low, start), low - 1) + 1
    found = _BREAK.search(text, end, high)
    return line, found.start() if found is not None else high


def _opening_removed(start: int, end: int, before: str, rest: str, removed: str) -> Replacement:
    """A sentence goes, or its first words: the next word begins as they did."""
    new = "" if not before or before[-1] in _BLANK else " "
    if removed[:1].isupper() and rest[0].islower():
        return Replacement(start, end + 1, new + rest[0].upper())
    return Replacement(start, end, new)


def _line_removed(text: str, start: int, end: int) -> Replacement:
    """Nothing else stands in the line: it goes, and a paragraph goes with the empty line behind it."""
    found = _BREAK.match(text, end)
    past = found.end() if found is not None else end
    above = start
    while above and text[above - 1] in _BLANK + "\r\n":
        above -= 1
    if not above or len(_BREAK.findall(text, above, start)) > 1:
        blank = _EMPTY_LINES.match(text, past)
        past = blank.end() if blank is not None else past
    if past < len(text) or not above:
        return Replacement(start, past, "")
    # The last lines of the text: it ends after the words above as it ended before.
    closing = _BREAK.search(text, above)
    kept = min(closing.end(), start) if found is not None and closing is not None else above
    return Replacement(kept, past, "")
