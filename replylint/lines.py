"""Lines and columns of offsets in a text."""

from bisect import bisect_right

from replylint.lazy import pattern

_BREAK = pattern(r"\r\n|\n|\r")


class Lines:
    """The lines of a text; breaks are LF, CR LF and CR."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        self._ends: list[int] = []
        for found in _BREAK.finditer(text):
            self._ends.append(found.start())
            self._starts.append(found.end())
        self._ends.append(len(text))

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1; columns are code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def bounds(self, line: int) -> tuple[int, int]:
        """Offsets of the start and the end of a line (from 1), its break left out."""
        return self._starts[line - 1], self._ends[line - 1]
