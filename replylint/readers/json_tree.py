"""JSON and JSON Lines as nodes with their places (RFC 8259; `NaN` and `Infinity`, which Python writes, are read).

An export of a helpdesk is one file of 20 MB, so the parser makes no layer that nobody asks
for and leaves the texts to `json.decoder.scanstring`, which is written in C.
"""

import re
from itertools import accumulate
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]

from replylint.errors import ReplylintError
from replylint.readers.json_errors import JsonFaults, shown
from replylint.readers.layers import Layer
from replylint.readers.tree import Node, Scalar

MAX_DEPTH = 500
"""Levels of lists and objects; no export comes near."""
MAX_BROKEN = 20
"""Broken lines of JSON Lines that are told one by one; in a file of another format it is each."""

_SPACE = re.compile(r"[ \t\n\r]*")
_KEY = re.compile(r'"([^"\\\x00-\x1f]*)"[ \t\n\r]*:[ \t\n\r]*')
_COLON = re.compile(r"[ \t\n\r]*:[ \t\n\r]*")
_NEXT = re.compile(r"[ \t\n\r]*([,}\]])[ \t\n\r]*")
_WORD = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?(?![\w.+-])|(-?[A-Za-z]+)(?!\w)")
_WORDS: dict[str, Scalar] = {
    "true": True,
    "false": False,
    "null": None,
    "NaN": float("nan"),
    "Infinity": float("inf"),
    "-Infinity": float("-inf"),
}
_OPENING = {"[": "]", "{": "}"}
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_FOREIGN_ESCAPE = re.compile(r"\\u(?!00[0-7])")
_STRETCH = re.compile(
    r"[^\\]+|\\u[dD][89aAbB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL
)
_LONGEST_WHOLE_NUMBER = 4000


def parse(text: str, path: str) -> Node:
    """The value that a JSON file holds.

    Raises `ReplylintError` with line and column for what is no JSON, for a key given twice in an
    object and for more than `MAX_DEPTH` levels. A lone surrogate (`\\ud83d` without its other
    half) becomes U+FFFD.
    """
    return _Parser(text, path).whole(0, len(text))


def parse_lines(text: str, path: str) -> tuple[Node, tuple[ReplylintError, ...]]:
    """The values of a JSON Lines file as one list (https://jsonlines.org), and an error for each broken line.

    Of more than `MAX_BROKEN` lines the last error counts the rest.
    """
    parser = _Parser(text, path)
    items: list[Node] = []
    errors: list[ReplylintError] = []
    more = 0
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            try:
                items.append(parser.whole(start, end))
            except ReplylintError as error:
                if len(errors) < MAX_BROKEN:
                    errors.append(error)
                else:
                    more += 1
        start = end + 1
    if more:
        errors.append(ReplylintError(f"not valid JSON: {more} more lines", path=path))
    return Node(items, 0, len(text)), tuple(errors)


class _Texts:
    """Gives the layers of the texts of one file."""

    __slots__ = ("_ascii_only", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._ascii_only = text.isascii() and _FOREIGN_ESCAPE.search(text) is not None

    def layer_of(self, node: Node) -> Layer:
        start, end = node.start + 1, node.end - 1
        if start == end:
            return Layer((), (), (), (), "json", "", self._ascii_only)
        if self._text.find("\\", start, end) < 0:
            return Layer((0,), (end - start,), (start,), (end - start,), "json", "", self._ascii_only)
        pieces = _STRETCH.findall(self._text, start, end)
        source_lengths = tuple(map(len, pieces))
        lengths = tuple([1 if piece[0] == "\\" else len(piece) for piece in pieces])
        sources = tuple(accumulate(source_lengths[:-1], initial=start))
        starts = tuple(accumulate(lengths[:-1], initial=0))
        return Layer(starts, lengths, sources, source_lengths, "json", "", self._ascii_only)


class _Parser:
    """Reads the values of one file."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._faults = JsonFaults(text, path)
        self._texts = _Texts(text)
        self._surrogates = "\\ud" in text or "\\uD" in text
        self._keys: dict[str, str] = {}

    def whole(self, start: int, limit: int) -> Node:
        """The value in text[start:limit], where nothing but it and white space may stand."""
        text, texts, key_at, next_after = self._text, self._texts, _KEY.match, _NEXT.match
        top: list[Node] = []
        items, members = top, None  # those of the innermost open list or object
        waiting: list[Node] = []  # the open lists and objects
        key, key_start = "", -1
        place = self._skip(start, limit)
        while True:
            sign = text[place] if place < limit else ""
            if sign == '"':
                value, end = self._string(place)
                node = Node(value, place, end, texts, key_start)
            elif sign in _OPENING:
                node = Node([] if sign == "[" else {}, place, place, None, key_start)
                end = self._skip(place + 1, limit)
                if end < limit and text[end] == _OPENING[sign]:
                    end = node.end = end + 1
            else:
                word, end = self._word(place, limit, waiting)
                node = Node(word, place, end, None, key_start)
            if members is None:
                items.append(node)
            else:
                members[key] = node
            if node.end == place:
                if len(waiting) == MAX_DEPTH:
                    raise self._faults.at(f"nested deeper than {MAX_DEPTH} levels", place)
                waiting.append(node)
                items, members = _inside(node)
                place, key_start = end, -1
            else:
                # What follows a value closes objects and lists, or leads to the next value.
                while waiting:
                    found = next_after(text, end, limit)
                    if found is None:
                        raise self._faults.not_closed(waiting[-1], end, limit)
                    if found[1] == ",":
                        place, key_start = found.end(), -1
                        break
                    if (found[1] == "]") is not (members is None):
                        raise self._faults.not_closed(waiting[-1], found.start(1), limit)
                    end = waiting.pop().end = found.end(1)
                    items, members = _inside(waiting[-1]) if waiting else (top, None)
                else:
                    if (after := self._skip(end, limit)) < limit:
                        raise self._faults.second_value(end, after)
                    return top[0]
            if members is not None:
                key_start = place
                quick = key_at(text, place, limit)
                if quick is None:
                    key, place = self._key(waiting[-1], place, limit)
                else:
                    key, place = quick[1], quick.end()
                key = self._keys.setdefault(key, key)
                if key in members:
                    raise self._faults.given_twice(key, key_start, members[key])

    def _skip(self, start: int, limit: int) -> int:
        found = _SPACE.match(self._text, start, limit)
        return found.end() if found is not None else start

    def _string(self, start: int) -> tuple[str, int]:
        try:
            value, end = scanstring(self._text, start + 1, True)
        except JSONDecodeError as error:
            raise self._faults.bad_string(error, start) from None
        if self._surrogates:
            value = _LONE_SURROGATE.sub("\ufffd", value)
        return value, end

    def _word(self, place: int, limit: int, waiting: list[Node]) -> tuple[Scalar, int]:
        found = _WORD.match(self._text, place, limit)
        if found is None or (found[3] is not None and found[3] not in _WORDS):
            raise self._faults.no_value(place, limit, waiting)
        if found[3] is not None:
            return _WORDS[found[3]], found.end()
        if found[1] is not None or found[2] is not None or found.end() - place > _LONGEST_WHOLE_NUMBER:
            return float(found[0]), found.end()
        return int(found[0]), found.end()

    def _key(self, owner: Node, place: int, limit: int) -> tuple[str, int]:
        if place >= limit:
            raise self._faults.not_closed(owner, place, limit)
        if self._text[place] != '"':
            if self._text[place] == "}":
                message, hint = "a comma with nothing after it", "Delete the comma before it."
            else:
                message, hint = "a key in double quotes was expected", None
            raise self._faults.at(message, place, hint)
        key, end = self._string(place)
        found = _COLON.match(self._text, end, limit)
        if found is None:
            raise self._faults.at(f"a colon was expected after the key {shown(key)}", self._skip(end, limit))
        return key, found.end()


def _inside(node: Node) -> "tuple[list[Node], dict[str, Node] | None]":
    if isinstance(node.value, dict):
        return [], node.value
    return node.items, None
