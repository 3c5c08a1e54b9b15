"""Comments at their place in the file, with the lines that their directives speak of."""

from collections.abc import Iterable, Iterator, Sequence

from replylint.model import Span
from replylint.readers.layers import Layer
from replylint.readers.passage import Comment
from replylint.readers.template_comments import Remark


def comment_at(
    source: str, start: int, end: int, text: str, layers: Sequence[Layer] = (), offset: int = 0
) -> Comment:
    """A comment source[start:end] with the words `text` between its marks.

    `source` is the text in which the comment stands (an HTML body, a whole file); `layers` lead
    from there down to the file, and `offset` is added at the end. Blank lines are no next line.
    """
    line_start = source.rfind("\n", 0, start) + 1
    line_end = _line_end(source, end)
    next_start = min(line_end + 1, len(source))
    next_end = _line_end(source, next_start)
    while next_end < len(source) and not source[next_start:next_end].strip():
        next_start, next_end = next_end + 1, _line_end(source, next_end + 1)

    def place(first: int, past: int) -> Span:
        for layer in layers:
            first, past = layer.span(first, past)
        return Span(first + offset, past + offset)

    whole = place(start, end)
    return Comment(
        text,
        whole.start,
        whole.end,
        place(line_start, line_end),
        place(next_start, next_end),
        place(0, len(source)).end,
        place(0, len(source)).start,
    )


def remarks_in(
    source: str, remarks: Iterable[Remark], layers: Sequence[Layer] = (), offset: int = 0
) -> Iterator[Comment]:
    """The comments among many that speak of replylint; nobody asks for the others."""
    for remark in remarks:
        if "replylint" in remark.text.lower():
            yield comment_at(source, remark.start, remark.end, remark.text, layers, offset)


def _line_end(source: str, offset: int) -> int:
    end = source.find("\n", offset)
    return len(source) if end < 0 else end
