"""What is wrong with a text that should be JSON, and what to do about it."""

import re
from functools import cached_property
from json.decoder import JSONDecodeError

from replylint.errors import ReplylintError
from replylint.lines import Lines
from replylint.readers.tree import Node

_SPACE = re.compile(r"[ \t\n\r]*")
_UNKNOWN = re.compile(r"[\w.+-]{1,30}")


class JsonFaults:
    """The errors about one file."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._text)

    def _past_space(self, start: int, limit: int) -> int:
        found = _SPACE.match(self._text, start, limit)
        return found.end() if found is not None else start

    def no_value(self, place: int, limit: int, waiting: list[Node]) -> ReplylintError:
        """No value begins at `place`; `waiting` are the lists and objects that are open."""
        if place >= limit:
            if waiting:
                return self.not_closed(waiting[-1], place, limit)
            return self.at("empty: a JSON value was expected", place)
        sign = self._text[place]
        if sign == "]" and waiting and waiting[-1].items:
            return self.at("a comma with nothing after it", place, "Delete the comma before it.")
        if sign == "'":
            return self.at("a text stands in double quotes", place)
        if self._text.startswith(("//", "/*", "#"), place):
            return self.at("JSON has no comments", place)
        word = _UNKNOWN.match(self._text, place, limit)
        return self.at(f"a value was expected, not {shown(word[0] if word else sign)}", place)

    def not_closed(self, owner: Node, end: int, limit: int) -> ReplylintError:
        """After `end` neither goes the open list or object on, nor does it end."""
        place = self._past_space(end, limit)
        what, closing = ("list", "]") if isinstance(owner.value, list) else ("object", "}")
        line = self._lines.place(owner.start)[0]
        if place >= limit:
            where = "file" if limit == len(self._text) else "line"
            return self.at(
                f"the {where} ends inside the {what} that begins in line {line}",
                place,
                f"It may have been cut off; a {closing} is missing.",
            )
        return self.at(f"a comma or the {closing} of the {what} from line {line} was expected", place)

    def second_value(self, end: int, place: int) -> ReplylintError:
        """Something stands at `place` after the value that ended at `end`."""
        several = "\n" in self._text[end:place]
        hint = "A file of one value a line is JSON Lines: name it .jsonl." if several else None
        return self.at("a second value after the end of the first", place, hint)

    def given_twice(self, key: str, place: int, first: Node) -> ReplylintError:
        """The key at `place` is that of `first`, too."""
        line, column = self._lines.place(first.key_start)
        hint = f"It stands in line {line}, column {column} already; keep one of them."
        return self.at(f"the key {shown(key)} is given twice", place, hint)

    def bad_string(self, error: JSONDecodeError, start: int) -> ReplylintError:
        """The text that begins at `start` can't be read; `error` is that of the standard library."""
        if error.msg.startswith("Unterminated"):
            line = self._lines.place(start)[0]
            message = f"the file ends inside the text that begins in line {line}"
            return self.at(message, len(self._text), "It may have been cut off; a quote is missing.")
        if error.msg.startswith("Invalid control"):
            sign = self._text[error.pos]
            if sign in "\r\n":
                hint = "A quote is missing, or a line break that must be written as \\n."
                return self.at("a line break inside a text", error.pos, hint)
            hint = f"Write it as \\u{ord(sign):04x}, or delete it."
            return self.at(f"the character U+{ord(sign):04X} inside a text", error.pos, hint)
        place = self._text.rfind("\\", start, error.pos + 1)
        hint = "A backslash is written twice: \\\\."
        return self.at("a backslash that begins no escape of JSON", place, hint)

    def at(self, message: str, place: int, hint: str | None = None) -> ReplylintError:
        """An error with the line and the column of its place."""
        line, column = self._lines.place(place)
        message = f"not valid JSON: {message}"
        return ReplylintError(message, path=self._path, line=line, column=column, hint=hint)


def shown(text: str) -> str:
    """A word of the file, cut if it is long."""
    return f"'{text}'" if len(text) <= 40 else f"'{text[:40]}…'"
