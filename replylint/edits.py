"""What a suggestion changes in the file: the stretch to replace, and the text written as the file wants it."""

from replylint.model import Finding, Suggestion
from replylint.readers.passage import Passage
from replylint.readers.writing import written
from replylint.report import Edit


def edits_of(finding: Finding, passage: Passage) -> tuple[Edit | None, ...]:
    """For each suggestion the change of the file; None where markup stands in between or the format can't hold it.

    `finding` has the offsets of the passage.
    """
    return tuple(_edit(suggestion, finding.start, finding.end, passage) for suggestion in finding.suggestions)


def _edit(suggestion: Suggestion, start: int, end: int, passage: Passage) -> Edit | None:
    if not passage.layers:
        return Edit(passage.start + start, passage.start + end, suggestion.text)
    # Only what differs is replaced, so that a tag between words that stay does not stand in the way.
    old, new = passage.text[start:end], suggestion.text
    same = _common(old, new)
    same_end = _common(old[same:][::-1], new[same:][::-1])
    narrow = _through(new[same : len(new) - same_end], start + same, end - same_end, passage)
    return narrow if narrow is not None else _through(new, start, end, passage)


def _through(text: str, start: int, end: int, passage: Passage) -> Edit | None:
    for layer in passage.layers:
        if not layer.is_unbroken(start, end):
            return None
        encoded = written(text, layer)
        if encoded is None:
            return None
        text = encoded
        start, end = layer.span(start, end)
    return Edit(passage.start + start, passage.start + end, text)


def _common(one: str, other: str) -> int:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length
