"""HTML files: pages, articles and e-mail templates as the customer reads them."""

from collections.abc import Iterator

from replylint.readers.html_passages import html_passages
from replylint.readers.passage import Comment, Passage, Source

SUFFIXES = (".html", ".htm", ".xhtml")


def read(source: Source) -> Iterator[Passage | Comment]:
    """The running text, the texts of title and attributes, the comments."""
    yield from html_passages(source.text, kind=source.kind)
