"""What a suggestion changes in the file: the stretch to replace, and the text written as the file wants it."""

from replylint.fixes.replacement import Replacement, tidied
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
    text = passage.text
    clean = tidied(text, start, end, suggestion.text)
    if not passage.layers:
        if _tears(text[clean.start : clean.end], clean.text):
            return None
        return Edit(passage.start + clean.start, passage.start + clean.end, clean.text)
    # Only what differs is replaced, so that a tag between words that stay does not stand in the way;
    # nor does one beside the words, if need be at the cost of a blank or an empty line.
    plain = Replacement(start, end, suggestion.text)
    for wanted in (_narrowed(text, clean), clean, _narrowed(text, plain), plain):
        edit = _through(wanted, passage)
        if edit is not None:
            return edit
    return None


def _narrowed(text: str, wanted: Replacement) -> Replacement:
    """The same change without the letters that stay, at its beginning and its end."""
    old, new = text[wanted.start : wanted.end], wanted.text
    same = _common(old, new)
    same_end = _common(old[same:][::-1], new[same:][::-1])
    return Replacement(wanted.start + same, wanted.end - same_end, new[same : len(new) - same_end])


def _through(wanted: Replacement, passage: Passage) -> Edit | None:
    text, start, end = wanted.text, wanted.start, wanted.end
    for layer in passage.layers:
        if not layer.is_unbroken(start, end):
            return None
        encoded = written(text, layer, start, end)
        if encoded is None:
            return None
        text = encoded
        start, end = layer.span(start, end)
    return Edit(passage.start + start, passage.start + end, text)


def _tears(old: str, new: str) -> bool:
    """Would one of a pair of marks go and the other stay: of emphasis, code or a link of Markdown?"""
    if any((old.count(mark) - new.count(mark)) % 2 for mark in "*`"):
        return True
    return old.count("[") - old.count("]") != new.count("[") - new.count("]")


def _common(one: str, other: str) -> int:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length
