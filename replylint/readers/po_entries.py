"""The entries of a PO file with the places of their strings."""

import re
from collections.abc import Iterator

from msgspec import Struct

from replylint.errors import ReplylintError
from replylint.lines import Lines
from replylint.model import Span
from replylint.readers.layers import Layer, LayerBuilder

_LINE = re.compile(r"[^\r\n]*")
_BREAK = re.compile(r"\r\n|\n|\r")
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]{1,2}\])?)[ \t]*")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"[ \t]*')
_PIECE = re.compile(r'\\(?:([abfnrtv"\\])|([0-7]{1,3})|x([0-9a-fA-F]{1,2})|(.))|[^\\]+')
_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", '"': '"', "\\": "\\"}


class Strings(Struct, frozen=True):
    """A text that is written as one or more strings, one a line, and how it stands in the file."""

    text: str
    layer: Layer


class Message(Struct, frozen=True):
    """An entry: what is translated, and the translations with the names of their fields («msgstr[1]»).

    `comments` are the lines of the translators (`# …`); text[start:end] is the entry without them.
    """

    start: int
    end: int
    context: Strings | None
    id: Strings | None
    translations: tuple[tuple[str, Strings], ...]
    flags: frozenset[str]
    comments: tuple[Span, ...]


def messages(text: str, path: str) -> Iterator[Message]:
    """All entries that are not obsolete, and comments at the end of the file as one without texts.

    Raises `ReplylintError` with line and column.
    """
    return _Parser(text, path).messages()


class _Open:
    """An entry whose end has not been read."""

    def __init__(self) -> None:
        self.fields: dict[str, list[tuple[int, int]]] = {}
        self.flags: set[str] = set()
        self.comments: list[Span] = []
        self.start = -1
        self.end = 0

    @property
    def is_complete(self) -> bool:
        return any(name.startswith("msgstr") for name in self.fields)


class _Parser:
    """Reads a file line by line."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path

    def messages(self) -> Iterator[Message]:
        entry = _Open()
        field = ""
        for start, end in self._lines():
            first = self._text[start] if start < end else ""
            if first == "#":
                if entry.fields and not entry.is_complete and not self._text.startswith("#~", start):
                    raise self._error("msgstr was expected before the next entry", start)
                if entry.is_complete:
                    yield self._message(entry)
                    entry = _Open()
                self._comment(entry, start, end)
            elif first == '"':
                if not entry.fields:
                    raise self._error("a string without msgid or msgstr before it", start)
                self._string(entry, field, start, end)
            elif first:
                found = _KEYWORD.match(self._text, start, end)
                if found is None:
                    raise self._error("msgid, msgstr or a string in quotes was expected", start)
                field = found[1]
                if entry.is_complete and not field.startswith("msgstr"):
                    yield self._message(entry)
                    entry = _Open()
                self._open_field(entry, field, start)
                self._string(entry, field, found.end(), end)
        if entry.fields and not entry.is_complete:
            raise self._error(
                "the file ends before the msgstr of the last entry",
                len(self._text),
                "It may have been cut off.",
            )
        if entry.fields or entry.comments:
            yield self._message(entry)

    def _lines(self) -> Iterator[tuple[int, int]]:
        """Start and end of what stands in each line, without white space at its start."""
        at = 0
        while at < len(self._text):
            line = _LINE.match(self._text, at)
            end = line.end() if line is not None else at
            start = at
            while start < end and self._text[start] in " \t":
                start += 1
            yield start, end
            ending = _BREAK.match(self._text, end)
            at = ending.end() if ending is not None else len(self._text)

    def _comment(self, entry: _Open, start: int, end: int) -> None:
        mark = self._text[start + 1 : start + 2]
        if mark == ",":
            entry.flags.update(flag.strip() for flag in self._text[start + 2 : end].split(","))
        elif mark in ("", " ", "\t", "\r", "\n"):
            entry.comments.append(Span(start, end))

    def _open_field(self, entry: _Open, field: str, start: int) -> None:
        if field in entry.fields:
            raise self._error(f"{field} is given twice in one entry", start)
        if field.startswith("msgstr") and "msgid" not in entry.fields:
            raise self._error(f"{field} without a msgid before it", start)
        entry.fields[field] = []
        if entry.start < 0:
            entry.start = start

    def _string(self, entry: _Open, field: str, start: int, end: int) -> None:
        found = _STRING.match(self._text, start, end)
        if found is None:
            message = "a string in double quotes was expected"
            if self._text.startswith('"', start):
                message = "a string that is not closed in its line"
            raise self._error(message, start, 'A quote inside a string is written \\".')
        if found.end() < end:
            raise self._error(
                "something after the end of the string",
                found.end(),
                'A quote inside a string is written \\".',
            )
        entry.fields[field].append((found.start(1), found.end(1)))
        entry.end = found.end(1) + 1

    def _message(self, entry: _Open) -> Message:
        start = entry.start if entry.start >= 0 else len(self._text)
        fields = {name: self._strings(places) for name, places in entry.fields.items()}
        return Message(
            start,
            max(start, entry.end),
            fields.get("msgctxt"),
            fields.get("msgid"),
            tuple((name, value) for name, value in fields.items() if name.startswith("msgstr")),
            frozenset(entry.flags),
            tuple(entry.comments),
        )

    def _strings(self, places: list[tuple[int, int]]) -> Strings:
        builder = LayerBuilder()
        for start, end in places:
            for piece in _PIECE.finditer(self._text, start, end):
                if piece[0][0] != "\\":
                    builder.copy(piece[0], piece.start())
                    continue
                letter, octal, hexadecimal, other = piece.groups()
                if letter is not None:
                    meant = _ESCAPES[letter]
                elif octal is not None:
                    meant = chr(int(octal, 8))
                else:
                    meant = chr(int(hexadecimal, 16)) if hexadecimal is not None else other
                builder.put(meant, piece.start(), piece.end())
        return Strings(*builder.build("po"))

    def _error(self, message: str, place: int, hint: str | None = None) -> ReplylintError:
        line, column = Lines(self._text).place(place)
        message = f"not valid PO: {message}"
        return ReplylintError(message, path=self._path, line=line, column=column, hint=hint)
