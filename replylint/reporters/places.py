"""Where a finding is, as the formats of other programs write it: paths, URIs, columns in bytes."""

import os

from replylint.lines import Lines
from replylint.report import RunReport

NO_FILE = "."
"""The path of a problem that no file has, in formats that ask for one."""

STANDARD_INPUT = "-"
_MARK_BYTES = 3


def relative(path: str | None, report: RunReport) -> str:
    """The path from the root of the report, with forward slashes; an absolute one for what lies outside."""
    if path is None:
        return NO_FILE
    if report.root and path != STANDARD_INPUT:
        whole = os.path.normpath(os.path.join(report.folder, path))
        inside = os.path.relpath(whole, report.root)
        path = whole if inside == os.pardir or inside.startswith(os.pardir + os.sep) else inside
    return path.replace(os.sep, "/")


def uri(path: str) -> str:
    """A relative path, or an absolute one, as a reference of RFC 3986: all but ASCII letters and such as %XX."""
    from urllib.parse import quote

    if not os.path.isabs(path):
        return quote(os.fsencode(path), safe="/")
    # A drive letter of Windows has a colon, and no slash before it.
    return "file:///" + quote(os.fsencode(path.lstrip("/")), safe="/:")


class ByteColumns:
    """Columns of a text in bytes of UTF-8, from 1, as reviewdog counts them.

    Fast when asked for places near the one before, even in a line of many megabytes. `marked`:
    the file begins with a byte order mark, which `text` lacks.
    """

    def __init__(self, text: str, lines: Lines, *, marked: bool = False) -> None:
        self._text = text
        self._lines = lines
        self._first = 1 + _MARK_BYTES if marked else 1
        self._line = 0
        self._offset = 0
        self._column = 1

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line, _ = self._lines.place(offset)
        if line != self._line:
            self._line = line
            self._offset = self._lines.bounds(line)[0]
            self._column = self._first if line == 1 else 1
        if offset >= self._offset:
            self._column += _size(self._text[self._offset : offset])
        else:
            self._column -= _size(self._text[offset : self._offset])
        self._offset = offset
        return line, self._column


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
