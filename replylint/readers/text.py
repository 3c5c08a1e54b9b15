"""Plain text: the file is the draft."""

from collections.abc import Iterable

from replylint.readers.passage import Passage, Source

SUFFIXES = (".txt",)


def read(source: Source) -> Iterable[Passage]:
    """The whole file as one passage."""
    yield Passage(source.text)
