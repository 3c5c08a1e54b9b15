"""Places in a text as an editor counts them, and as replylint does.

Lines end with LF, CR LF or CR, and with nothing else; a character of the protocol is a unit of UTF-16
unless editor and server agree on another encoding
(https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#textDocuments).
Offsets are code points.
"""

from bisect import bisect_right
from typing import Literal

from lsprotocol.types import Position, Range

from replylint.lazy import pattern

Encoding = Literal["utf-8", "utf-16", "utf-32"]

_BREAK = pattern(r"\r\n|\n|\r")
_UNIT = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2)}


class Positions:
    """The lines of one text. Lines and characters are from 0, as in the protocol."""

    def __init__(self, text: str, encoding: Encoding = "utf-16") -> None:
        self.text = text
        self._encoding = encoding
        self._starts = [0]
        self._ends: list[int] = []
        for found in _BREAK.finditer(text):
            self._ends.append(found.start())
            self._starts.append(found.end())
        self._ends.append(len(text))

    @property
    def count(self) -> int:
        """How many lines there are; a text that ends with a break has an empty last one."""
        return len(self._starts)

    def bounds(self, line: int) -> tuple[int, int]:
        """Offsets of the start and the end of a line, its break left out."""
        return self._starts[line], self._ends[line]

    def line_of(self, offset: int) -> int:
        """The line in which an offset stands."""
        return bisect_right(self._starts, offset) - 1

    def position(self, offset: int) -> Position:
        """The place of an offset; past the end of the text: its end; inside a break: the end of the line."""
        offset = min(max(offset, 0), len(self.text))
        line = self.line_of(offset)
        start, end = self.bounds(line)
        return Position(line, self._units(self.text[start : min(offset, end)]))

    def range(self, start: int, end: int) -> Range:
        """The stretch text[start:end]."""
        return Range(self.position(start), self.position(end))

    def offset(self, position: Position) -> int:
        """The offset of a place. Past the end of a line or of the text it is that end.

        A place in the middle of a letter is that letter's start.
        """
        if position.line >= self.count:
            return len(self.text)
        start, end = self.bounds(max(position.line, 0))
        wanted = max(position.character, 0)
        if self._encoding == "utf-32":
            return min(start + wanted, end)
        line = self.text[start:end]
        if line.isascii():
            return start + min(wanted, len(line))
        codec, size = _UNIT[self._encoding]
        units = line.encode(codec, "surrogatepass")[: wanted * size]
        return start + len(units.decode(codec, "ignore"))

    def offsets(self, stretch: Range) -> tuple[int, int]:
        """Start and end of a stretch, the start first whatever the editor says."""
        start, end = self.offset(stretch.start), self.offset(stretch.end)
        return min(start, end), max(start, end)

    def _units(self, text: str) -> int:
        if self._encoding == "utf-32" or text.isascii():
            return len(text)
        codec, size = _UNIT[self._encoding]
        return len(text.encode(codec, "surrogatepass")) // size
