"""CSV as nodes with their places: a list of rows, each an object by the names in the header (RFC 4180).

The delimiter is told from the header: a comma, a semicolon or a tab, or what a first line `sep=;`
names, as spreadsheets write it. Fields may be quoted and hold line breaks.
"""

import re
from collections.abc import Iterator

from replylint.errors import ReplylintError
from replylint.lines import Lines
from replylint.readers.layers import Layer, LayerBuilder, copied
from replylint.readers.tree import Node

DELIMITERS = {",": "csv-comma", ";": "csv-semicolon", "\t": "csv-tab"}
"""What may stand between fields, and the name under which unquoted text is written there."""

_SEPARATOR_LINE = re.compile(r"sep=([,;\t])(?:\r\n|\n|\r|\Z)", re.IGNORECASE)
_QUOTED = r'"[^"]*+(?:""[^"]*+)*+"'
_HEADER = re.compile(rf'(?:{_QUOTED}|[^"\r\n])*+')
_BREAK = re.compile(r"\r\n|\n|\r")


def parse(text: str, path: str) -> Node:
    """The rows of a CSV file below its header; blank lines and columns without a name are left out.

    Raises `ReplylintError` with line and column for a quote that is not closed or in the wrong place,
    for a row with more or fewer fields than the header, for a name given twice and for an empty file.
    """
    given = _SEPARATOR_LINE.match(text)
    start = given.end() if given is not None else 0
    delimiter = given[1] if given is not None else _delimiter(text)
    parser = _Parser(text, path, delimiter)
    records = parser.records(start)
    header = next(records, None)
    if header is None:
        raise parser.error("empty: a line with the names of the columns was expected", start)
    names = parser.names(header)
    rows: list[Node] = []
    for record in records:
        if len(record) != len(names):
            raise parser.error(
                f"this row has {_counted(len(record))}, the header {len(names)}",
                record[0].start,
                f"A field that holds {_SHOWN[delimiter]}, a quote or a line break must stand in quotes.",
            )
        members = {name: field for name, field in zip(names, record, strict=True) if name}
        rows.append(Node(members, record[0].start, record[-1].end))
    return Node(rows, 0, len(text))


_SHOWN = {",": "a comma", ";": "a semicolon", "\t": "a tab"}


def _delimiter(text: str) -> str:
    """What stands most often in the first line, quoted names left out."""
    first = next((line for line in _HEADER.finditer(text) if line[0].strip()), None)
    bare = re.sub(_QUOTED, "", first[0]) if first is not None else ""
    return max(DELIMITERS, key=bare.count)


def _counted(fields: int) -> str:
    return "1 field" if fields == 1 else f"{fields} fields"


class _Fields:
    """Gives the layers of the fields of one file."""

    __slots__ = ("_text", "_writing")

    def __init__(self, text: str, delimiter: str) -> None:
        self._text = text
        self._writing = DELIMITERS[delimiter]

    def layer_of(self, node: Node) -> Layer:
        start, end = node.start, node.end
        if start == end or self._text[start] != '"':
            return copied(end - start, start, self._writing)
        start, end = start + 1, end - 1
        built = LayerBuilder()
        while start < end:
            quote = self._text.find('""', start, end)
            built.copy(self._text[start : quote if quote >= 0 else end], start)
            if quote < 0:
                break
            built.put('"', quote, quote + 2)
            start = quote + 2
        return built.build("csv-quoted")[1]


class _Parser:
    def __init__(self, text: str, path: str, delimiter: str) -> None:
        self._text = text
        self._path = path
        self._delimiter = delimiter
        self._fields = _Fields(text, delimiter)
        self._quoted = re.compile(_QUOTED)
        self._bare = re.compile(rf"[^{delimiter}\r\n]*+")

    def records(self, start: int) -> Iterator[list[Node]]:
        """The fields of each line that is not blank."""
        while start < len(self._text):
            record: list[Node] = []
            while True:
                field = self._field(start)
                record.append(field)
                start = field.end
                if self._text[start : start + 1] != self._delimiter:
                    break
                start += 1
            if len(record) > 1 or (record[0].text or "").strip():
                yield record
            found = _BREAK.match(self._text, start)
            start = found.end() if found is not None else start

    def _field(self, start: int) -> Node:
        if self._text[start : start + 1] != '"':
            found = self._bare.match(self._text, start)
            assert found is not None
            return Node(found[0], start, found.end(), self._fields)
        found = self._quoted.match(self._text, start)
        if found is None:
            raise self.error(
                "the quote that opens here is not closed", start, 'A quote in a quoted field is doubled: "".'
            )
        end = found.end()
        if end < len(self._text) and self._text[end] not in (self._delimiter, "\r", "\n"):
            raise self.error(
                f"after the closing quote {_SHOWN[self._delimiter]} or the end of the line was expected",
                end,
                'A quote in a quoted field is doubled: "".',
            )
        return Node(found[0][1:-1].replace('""', '"'), start, end, self._fields)

    def names(self, header: list[Node]) -> list[str]:
        """The names of the columns, white space around them left out."""
        names: list[str] = []
        for field in header:
            name = (field.text or "").strip()
            if name and name in names:
                hint = f"It is that of column {names.index(name) + 1} already; rename one of them."
                raise self.error(f"the column '{name}' is given twice", field.start, hint)
            names.append(name)
        return names

    def error(self, message: str, place: int, hint: str | None = None) -> ReplylintError:
        line, column = Lines(self._text).place(place)
        return ReplylintError(
            f"not valid CSV: {message}", path=self._path, line=line, column=column, hint=hint
        )
