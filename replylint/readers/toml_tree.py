"""TOML as nodes with their places (https://toml.io/en/v1.0.0).

Whether a file is TOML, and what it says, Python's own parser decides; it knows no places. They
come from a scan of the text, which may take for granted that it is valid.
"""

import re
import tomllib

from replylint.errors import ReplylintError
from replylint.lines import Lines
from replylint.readers.layers import Layer, LayerBuilder
from replylint.readers.tree import Node, Scalar

MAX_DEPTH = 100
"""Levels of arrays and inline tables."""

_GAP = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_WORD = re.compile(r"[^\s,\]}#]+(?: [0-9][^\s,\]}#]*)?")
_QUOTES = ('"""', "'''", '"', "'")
_STRINGS = {
    '"""': re.compile(r'"""(?:[^"\\]++|\\.|"(?!""))*+"""("{0,2})', re.DOTALL),
    "'''": re.compile(r"'''(?:[^']++|'(?!''))*+'''('{0,2})"),
    '"': re.compile(r'"(?:[^"\\]++|\\.)*+"'),
    "'": re.compile(r"'[^']*+'"),
}
_WRITINGS = {
    '"""': "toml-basic-lines",
    "'''": "toml-literal-lines",
    '"': "toml-basic",
    "'": "toml-literal",
}
_ESCAPE_OR_BREAK = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[ \t\r\n]+|.)|\r?\n")
_SHORT = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}
_LINE_BREAK = re.compile(r"\r?\n")
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def parse(text: str, path: str) -> Node:
    """The table that a TOML file holds. Dates and times have no value here: no text is among them.

    Raises `ReplylintError` with line and column for what is no TOML.
    """
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(error, text, path) from None
    except RecursionError:
        raise ReplylintError("not valid TOML: nested too deeply", path=path, line=1, column=1) from None
    return _Scanner(text, path).document()


class _Texts:
    """Gives the layers of the texts of one file."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def layer_of(self, node: Node) -> Layer:
        return _string(self._text, node.start, node.end)[1]


class _Scanner:
    """Finds the places in a text that is valid TOML."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path
        self._texts = _Texts(text)

    def document(self) -> Node:
        """The table of the whole file."""
        text = self._text
        root = table = Node({}, 0, len(text))
        at = self._gap(0)
        while at < len(text):
            if text[at] == "[":
                brackets = 2 if text.startswith("[[", at) else 1
                keys, past = self._keys(at + brackets)
                table = _table(root, keys, at, brackets == 2)
                at = past + brackets
            else:
                at = self._pair(table, at, 0)
            at = self._gap(at)
        return root

    def _gap(self, at: int) -> int:
        """Past white space and comments."""
        found = _GAP.match(self._text, at)
        return found.end() if found is not None else at

    def _keys(self, at: int) -> tuple[list[tuple[str, int]], int]:
        """The parts of a dotted key, each with its place, and where what follows begins."""
        keys: list[tuple[str, int]] = []
        while True:
            at = self._gap(at)
            bare = _BARE_KEY.match(self._text, at)
            if bare is not None:
                keys.append((bare[0], at))
                at = bare.end()
            else:
                end = _string_end(self._text, at)
                keys.append((_string(self._text, at, end)[0], at))
                at = end
            at = self._gap(at)
            if self._text[at] != ".":
                return keys, at
            at += 1

    def _pair(self, table: Node, at: int, depth: int) -> int:
        keys, equals = self._keys(at)
        node = self._value(self._gap(equals + 1), depth)
        for name, place in keys[:-1]:
            table = table.members.setdefault(name, Node({}, place, node.end, None, place))
            table.end = node.end
        name, node.key_start = keys[-1]
        table.members[name] = node
        return node.end

    def _value(self, at: int, depth: int) -> Node:
        sign = self._text[at]
        if sign in "\"'":
            end = _string_end(self._text, at)
            return Node(_string(self._text, at, end)[0], at, end, self._texts)
        if sign in "[{":
            if depth >= MAX_DEPTH:
                line, column = Lines(self._text).place(at)
                message = f"not valid TOML: nested deeper than {MAX_DEPTH} levels"
                raise ReplylintError(message, path=self._path, line=line, column=column)
            return self._array(at, depth + 1) if sign == "[" else self._inline_table(at, depth + 1)
        word = _WORD.match(self._text, at)
        assert word is not None
        return Node(_scalar(word[0]), at, word.end())

    def _array(self, start: int, depth: int) -> Node:
        items: list[Node] = []
        at = self._gap(start + 1)
        while self._text[at] != "]":
            items.append(self._value(at, depth))
            at = self._gap(items[-1].end)
            if self._text[at] == ",":
                at = self._gap(at + 1)
        return Node(items, start, at + 1)

    def _inline_table(self, start: int, depth: int) -> Node:
        table = Node({}, start, start)
        at = self._gap(start + 1)
        while self._text[at] != "}":
            at = self._gap(self._pair(table, at, depth))
            if self._text[at] == ",":
                at = self._gap(at + 1)
        table.end = at + 1
        return table


def _table(root: Node, keys: list[tuple[str, int]], place: int, repeated: bool) -> Node:
    """The table that a header `[a.b]` opens, or the next one of `[[a.b]]`."""
    table = root
    for name, _ in keys[:-1]:
        table = table.members.setdefault(name, Node({}, place, place))
        table = table.items[-1] if table.items else table
    name, key_start = keys[-1]
    if not repeated:
        return table.members.setdefault(name, Node({}, place, place, None, key_start))
    row = Node({}, place, place, None, key_start)
    table.members.setdefault(name, Node([], place, place, None, key_start)).items.append(row)
    return row


def _scalar(word: str) -> Scalar:
    value = tomllib.loads(f"value = {word}")["value"]
    return value if isinstance(value, (bool, int, float)) else None


def _string_end(text: str, start: int) -> int:
    found = _STRINGS[_quotes(text, start)].match(text, start)
    assert found is not None
    return found.end()


def _quotes(text: str, start: int) -> str:
    return next(quotes for quotes in _QUOTES if text.startswith(quotes, start))


def _string(text: str, start: int, end: int) -> tuple[str, Layer]:
    """What a string text[start:end] says, and its layer."""
    quotes = _quotes(text, start)
    start, end = start + len(quotes), end - len(quotes)
    if len(quotes) == 3 and (first := _LINE_BREAK.match(text, start, end)) is not None:
        start = first.end()
    special = _ESCAPE_OR_BREAK if quotes[0] == '"' else _LINE_BREAK
    built = LayerBuilder()
    while (found := special.search(text, start, end)) is not None:
        built.copy(text[start : found.start()], start)
        built.put(_meant(found[0]), found.start(), found.end())
        start = found.end()
    built.copy(text[start:end], start)
    return built.build(_WRITINGS[quotes])


def _meant(special: str) -> str:
    """What an escape or a line break stands for."""
    if special[0] != "\\":
        return "\n"
    if special[1] in "uU":
        return chr(int(special[2:], 16))
    # A backslash at the end of a line joins it to the next word.
    return _SHORT.get(special[1], "")


def _unreadable(error: tomllib.TOMLDecodeError, text: str, path: str) -> ReplylintError:
    message = str(error)
    found = _PLACE.search(message)
    line, column = Lines(text).place(len(text))
    if found is not None:
        message = message[: found.start()]
        if found[1] is not None:
            line, column = int(found[1]), int(found[2])
    message = f"not valid TOML: {message[:1].lower()}{message[1:]}"
    return ReplylintError(message, path=path, line=line, column=column)
