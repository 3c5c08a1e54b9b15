"""HTML files: pages, articles and e-mail templates as the customer reads them."""

from collections.abc import Iterator

from replylint.lines import Lines
from replylint.model import Problem
from replylint.readers.html_passages import passages_of
from replylint.readers.html_text import render
from replylint.readers.passage import Comment, Passage, Source

SUFFIXES = (".html", ".htm", ".xhtml")

_LOST = (
    "What begins with this < never ends, and so nobody sees the rest. "
    "Close it; a sign of “less than” is written &lt;."
)


def read(source: Source) -> Iterator[Passage | Comment | Problem]:
    """The running text, the texts of title and attributes, the comments.

    A tag, comment or script that never ends is a problem with its place; what stands before it is read.
    """
    html = source.text
    rendered = render(html, source.kind)
    if rendered.lost is not None:
        line, column = Lines(html).place(rendered.lost)
        yield Problem(_LOST, source.path, line, column, unread=True)
    yield from passages_of(rendered, html, Passage("", kind=source.kind))
