"""What a fix must leave alone: placeholders, and all of the file that it does not speak of."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from replylint.fixes.replacement import Replacement, tidied
from replylint.lazy import pattern
from replylint.model import Entry, Mask, Problem
from replylint.parts.masks import find_masks
from replylint.readers.passage import Comment, Passage
from replylint.report import Edit, Located

Items = Sequence[Passage | Comment | Problem]
"""All that a reader takes from a file, in order."""

_WORD = pattern(r"\w")
_SENTENCE = pattern(r"\w+\W+\w+[^.!?…]*[.!?…]$")
_SPACING = pattern(r"[\s.,;:!?…]+")


class Fix(Struct, frozen=True):
    """A suggestion about to be put in: its finding, its text, and the change of the file."""

    located: Located
    text: str
    edit: Edit


class Placeholders:
    """The placeholders of a file's passages, looked for once."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._found: dict[int, list[Mask]] = {}

    def are_kept(self, fix: Fix) -> bool:
        """Are those in its way still there afterwards? A finding of nothing else is about the placeholder."""
        number, start = fix.located.passage, fix.located.inside
        if number < 0:
            return True
        text = self._passages[number].text
        end = start + len(fix.located.excerpt)
        put = tidied(text, start, end, fix.text)
        touched = self._touched(number, put.start, put.end)
        if not touched or not _WORD.search(_outside(touched, text, start, end)):
            return True
        old = Counter(text[mask.start : mask.end] for mask in touched)
        new = Counter(put.text[mask.start : mask.end] for mask in find_masks(put.text))
        return old <= new

    def _touched(self, number: int, start: int, end: int) -> list[Mask]:
        masks = self._found.get(number)
        if masks is None:
            passage = self._passages[number]
            masks = [one for one in find_masks(passage.text, passage.masks) if one.kind == "placeholder"]
            self._found[number] = masks
        first = bisect_right(masks, start, key=lambda mask: mask.end)
        past = bisect_left(masks, end, key=lambda mask: mask.start)
        return masks[first:past]


def _outside(masks: Iterable[Mask], text: str, start: int, end: int) -> str:
    """What of text[start:end] is in none of the masks, which are in order."""
    pieces: list[str] = []
    for mask in masks:
        pieces.append(text[start : max(start, mask.start)])
        start = max(start, mask.end)
    return " ".join((*pieces, text[start:end]))


def says_again(fix: Fix, passages: Sequence[Passage], chosen: Iterable[Fix]) -> bool:
    """Would a sentence that is put in stand in the text twice, as one rule suggests the same to several sentences?"""
    sentence = fix.text.strip()
    located = fix.located
    if located.finding.suggestions[0].safe or located.passage < 0 or not _SENTENCE.search(sentence):
        return False
    text, end = passages[located.passage].text, located.inside + len(located.excerpt)
    return (
        sentence in text[: located.inside]
        or sentence in text[end:]
        or any(one.located.passage == located.passage and one.text.strip() == sentence for one in chosen)
    )


def unharmed(before: Items, after: Items, fixes: Iterable[Fix]) -> bool:
    """Is `after`, what the reader takes from the fixed file, `before` with these fixes and nothing else?"""
    mine: dict[int, list[Fix]] = {}
    for one in fixes:
        mine.setdefault(one.located.passage, []).append(one)
    in_comments = [one.edit for one in mine.get(-1, ())]
    if _problems(before) != _problems(after) or not _same_comments(before, after, in_comments):
        return False
    old = [one for one in before if isinstance(one, Passage)]
    pairs = [(one, _changes(one, mine.get(number, ()), in_comments)) for number, one in enumerate(old)]
    new = [one for one in after if isinstance(one, Passage)]
    if len(new) < len(old):
        # A reader may pass over a text of which nothing is left.
        pairs = [(one, changes) for one, changes in pairs if _changed(one.text, changes).strip()]
        new = [one for one in new if one.text.strip()]
    return len(new) == len(pairs) and all(
        _as_meant(passage, changes, found) for (passage, changes), found in zip(pairs, new, strict=True)
    )


def _problems(items: Items) -> Counter[str]:
    """What could not be read; the lines may have moved."""
    return Counter(one.message for one in items if isinstance(one, Problem))


def _same_comments(before: Items, after: Items, removed: Sequence[Edit]) -> bool:
    """Are all comments still there but for those that a fix speaks of?"""
    old = Counter(
        one.text
        for one in before
        if isinstance(one, Comment) and not any(_touches(edit, one.start, one.end) for edit in removed)
    )
    new = Counter(one.text for one in after if isinstance(one, Comment))
    return old <= new and new.total() - old.total() <= len(removed)


def _changes(passage: Passage, fixes: Iterable[Fix], in_comments: Iterable[Edit]) -> list[Replacement]:
    """What changes in the text of the passage, in order; comments are part of it if it stands as it is."""
    changes = [
        tidied(passage.text, one.located.inside, one.located.inside + len(one.located.excerpt), one.text)
        for one in fixes
    ]
    if not passage.layers:
        past = passage.start + len(passage.text)
        changes += [
            Replacement(edit.start - passage.start, edit.end - passage.start, edit.text)
            for edit in in_comments
            if passage.start <= edit.start and edit.end <= past
        ]
    return sorted(changes, key=lambda change: change.start)


def _changed(text: str, changes: Iterable[Replacement]) -> str:
    pieces: list[str] = []
    at = 0
    for change in changes:
        pieces += text[at : change.start], change.text
        at = change.end
    return "".join((*pieces, text[at:]))


def _as_meant(passage: Passage, changes: Sequence[Replacement], found: Passage) -> bool:
    """Is the passage that was found the old one with these changes?"""
    if _facts(passage) != _facts(found):
        return False
    if not changes:
        return found.text == passage.text
    # Where a tag stands in the way, blanks and marks may be left that would better have gone.
    return _letters(found.text) == _letters(_changed(passage.text, changes)) and _same_masks(
        passage, changes, found
    )


def _facts(passage: Passage) -> tuple[object, ...]:
    """What a fix has no business with; a title or a subject may itself be what is put right."""
    entry = passage.entry or Entry()
    return passage.kind, passage.channel, passage.note, passage.active, entry.id, entry.field


def _same_masks(passage: Passage, changes: Sequence[Replacement], found: Passage) -> bool:
    """Is everything that was no prose still none, and nothing else?"""
    old = Counter(
        passage.text[mask.start : mask.end]
        for mask in passage.masks
        if not any(_touches(change, mask.start, mask.end) for change in changes)
    )
    new = Counter(found.text[mask.start : mask.end] for mask in found.masks)
    return old <= new and new.total() <= len(passage.masks)


def _touches(change: Edit | Replacement, start: int, end: int) -> bool:
    return change.start < end and start < change.end


def _letters(text: str) -> str:
    return _SPACING.sub("", text).casefold()
