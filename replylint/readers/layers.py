"""How a text stands in the file: through JSON's escapes, HTML's tags, a quoted CSV field.

A macro in an export is a text in HTML inside a string in JSON. Each of these is a
layer; a passage holds its layers from its own text down to the file, and every
place in the text is led through them. Offsets are code points, ends exclusive.
"""

from bisect import bisect_right

from msgspec import Struct

_GO_ON = ("po", "yaml-double", "toml-basic-lines")
"""Writings of strings that may break off at any letter and go on in the next line; all gaps in them are such breaks."""


class Layer(Struct, frozen=True):
    """One text in another: stretches of the text and where each stands below.

    The four tuples run in parallel, in the order of the text, which they cover without a gap.
    A stretch as long as its source is a copy; one of another length came as a whole from
    the whole source (an escape, an entity, a line break out of a tag). What no stretch names is
    not in the text (tags, comments, the indentation of YAML). `writing` says how new text is
    written there, see `replylint.readers.writing`; `indent` is the white space of
    each further line; `ascii_only`: the source spells other letters as escapes.
    """

    starts: tuple[int, ...]
    lengths: tuple[int, ...]
    sources: tuple[int, ...]
    source_lengths: tuple[int, ...]
    writing: str = "plain"
    indent: str = ""
    ascii_only: bool = False

    def start_of(self, offset: int) -> int:
        """Where in the source the code point at `offset` begins; of the text's end: where its last one ends."""
        at = bisect_right(self.starts, offset) - 1
        if at < 0:
            return self.sources[0] if self.sources else 0
        inside = offset - self.starts[at]
        if inside >= self.lengths[at]:
            return self.sources[at] + self.source_lengths[at]
        return self.sources[at] + (inside if self.lengths[at] == self.source_lengths[at] else 0)

    def end_of(self, offset: int) -> int:
        """Where in the source the code point before `offset` ends."""
        if offset <= 0:
            return self.start_of(0)
        at = bisect_right(self.starts, offset - 1) - 1
        inside = offset - self.starts[at]
        if self.lengths[at] == self.source_lengths[at] and inside <= self.lengths[at]:
            return self.sources[at] + inside
        return self.sources[at] + self.source_lengths[at]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source from which text[start:end] came; nothing wide if it is empty."""
        if start >= end:
            place = self.end_of(start)
            return place, place
        first, past = self.start_of(start), self.end_of(end)
        if first > past:
            # In HTML the target of a link stands before the words that are shown for it.
            inside = self.starts[bisect_right(self.starts, start) : bisect_right(self.starts, end - 1)]
            first = min(map(self.start_of, (start, *inside)))
            past = max(map(self.end_of, (*inside, end)))
        return first, past

    def is_unbroken(self, start: int, end: int) -> bool:
        """Does nothing but text[start:end] stand in its stretch of the source, and the whole of it?

        False if a tag stands in between, or if the text begins or ends inside an escape. The break of a string
        that goes on in the next line is nothing.
        """
        if not self.starts:
            return start == end
        first = max(0, bisect_right(self.starts, start) - 1)
        last = max(first, bisect_right(self.starts, max(start, end - 1)) - 1)
        for at in range(first, last + 1):
            whole = self.starts[at] >= start and self.starts[at] + self.lengths[at] <= end
            if self.lengths[at] != self.source_lengths[at] and not whole and self._is_cut(at, start, end):
                return False
            apart = at > first and self.sources[at - 1] + self.source_lengths[at - 1] != self.sources[at]
            if apart and self.writing not in _GO_ON:
                return False
        return True

    def _is_cut(self, at: int, start: int, end: int) -> bool:
        begins, ends = self.starts[at], self.starts[at] + self.lengths[at]
        return begins < start < ends or begins < end < ends


class LayerBuilder:
    """Gathers a text and its layer, stretch by stretch."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._lengths: list[int] = []
        self._sources: list[int] = []
        self._source_lengths: list[int] = []
        self._length = 0
        self._copied = False

    @property
    def length(self) -> int:
        """Code points gathered so far."""
        return self._length

    def copy(self, text: str, source: int) -> None:
        """Text that stands in the source, at `source`, as it is."""
        if not text:
            return
        if self._copied and self._sources[-1] + self._source_lengths[-1] == source:
            self._lengths[-1] += len(text)
            self._source_lengths[-1] += len(text)
            self._pieces.append(text)
            self._length += len(text)
            return
        self._add(text, source, len(text))
        self._copied = True

    def put(self, text: str, source: int, source_end: int) -> None:
        """Text that source[source:source_end] stands for as a whole."""
        if not text:
            return
        if len(text) == source_end - source and len(text) > 1:
            # As long as its source by chance: letter by letter it would be taken for a copy.
            self._add(text[:1], source, source_end - source)
            self._add(text[1:], source_end, 0)
            return
        self._add(text, source, source_end - source)

    def _add(self, text: str, source: int, source_length: int) -> None:
        self._starts.append(self._length)
        self._lengths.append(len(text))
        self._sources.append(source)
        self._source_lengths.append(source_length)
        self._pieces.append(text)
        self._length += len(text)
        self._copied = False

    def build(
        self, writing: str = "plain", *, indent: str = "", ascii_only: bool = False
    ) -> tuple[str, Layer]:
        """The text and its layer."""
        return "".join(self._pieces), Layer(
            tuple(self._starts),
            tuple(self._lengths),
            tuple(self._sources),
            tuple(self._source_lengths),
            writing,
            indent,
            ascii_only,
        )


def copied(length: int, source: int, writing: str = "plain") -> Layer:
    """The layer of a text that stands below as it is."""
    if not length:
        return Layer((), (), (), (), writing)
    return Layer((0,), (length,), (source,), (length,), writing)
