"""Plain text and Markdown: the file is the draft; `read_draft` masks what is markup."""

from collections.abc import Iterable

from replylint.readers import Passage

SUFFIXES = (".txt", ".md", ".markdown")


def read(text: str, path: str) -> Iterable[Passage]:
    """The whole file as one passage."""
    yield Passage(text)
