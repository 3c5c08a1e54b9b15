"""A text of one format inside a string of another: Markdown in JSON."""

from collections.abc import Iterator

from msgspec.structs import replace

from replylint.model import Entry, Problem, Span
from replylint.readers.entries import Facts
from replylint.readers.layers import Layer, copied
from replylint.readers.passage import Comment, Passage, Source
from replylint.readers.tree import Node


def markdown(node: Node, field: str, facts: Facts) -> Iterator[Passage | Comment | Problem]:
    """The passages and comments of a text in Markdown that is the value of a node."""
    from replylint.readers import markdown as reader

    text = node.text or ""
    if not text.strip():
        return
    layer = node.layer()
    for item in reader.read(Source(text, "")):
        if isinstance(item, Comment):
            yield _comment(item, layer)
        elif isinstance(item, Passage):
            yield replace(
                item,
                start=0,
                layers=(*item.layers, copied(len(text), item.start), layer),
                entry=Entry(facts.title, facts.id, field),
                language=item.language or facts.language,
                subject=item.subject if item.subject is not None else facts.subject,
                foreign=item.foreign or facts.foreign,
            )
        else:
            # Its line is that of the text, which nobody can look up in the file.
            yield replace(item, path=None, line=None, column=None)


def _comment(comment: Comment, layer: Layer) -> Comment:
    start, end = layer.span(comment.start, comment.end)
    first, last = layer.span(comment.start_of_text, comment.end_of_text)
    return Comment(
        comment.text,
        start,
        end,
        Span(*layer.span(comment.line.start, comment.line.end)),
        Span(*layer.span(comment.next_line.start, comment.next_line.end)),
        last,
        first,
    )
