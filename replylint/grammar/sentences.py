"""A draft in sentences to ask LanguageTool about: greeting, body and closing, each paragraph in its language.

A sentence is what is asked, kept and asked no more: stock phrases come in thousands of replies.
"""

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from replylint.grammar.annotation import Piece, pieces_of
from replylint.language.smileys import find_smileys
from replylint.lazy import pattern
from replylint.model import Draft, Language, Mask, Paragraph
from replylint.parts.masks import blank
from replylint.words import Words

LONGEST = 3000
"""Code points of a sentence at most; what is longer is no sentence, and is cut at a space."""

_SPACE = pattern(r"\s(?=\S*$)")


class Sentence(Struct, frozen=True):
    """A sentence: text[start:end] of the draft, in code points; `hidden` are its masks and smileys, in order."""

    start: int
    end: int
    language: Language
    pieces: tuple[Piece, ...]
    hidden: tuple[Mask, ...] = ()


def sentences_of(draft: Draft) -> list[Sentence]:
    """The sentences of what the operator wrote, in order; paragraphs without a word are left out."""
    plain = blank(draft.text, draft.masks)
    found: list[Sentence] = []
    for paragraph in draft.paragraphs:
        words = Words(plain, [(paragraph.start, paragraph.end)])
        hidden = _hidden(draft, paragraph)
        starts = _starts(words, draft.text, paragraph.start)
        for start, past in pairwise([*starts, paragraph.end]):
            for first, end in _cut(draft.text, start, past):
                inside = tuple([mask for mask in hidden if mask.start < end and first < mask.end])
                pieces = pieces_of(draft.text, first, end, inside)
                found.append(Sentence(first, end, paragraph.language, pieces, inside))
    return found


def _hidden(draft: Draft, paragraph: Paragraph) -> list[Mask]:
    """The masks of a paragraph, and its smileys, in which LanguageTool sees unpaired brackets."""
    start, end = paragraph.start, paragraph.end
    masks = [mask for mask in draft.masks if mask.start < end and start < mask.end]

    def masked(first: int, past: int) -> bool:
        return any(mask.start < past and first < mask.end for mask in masks)

    smileys = find_smileys(draft.text, start, end, paragraph.language, masked)
    return sorted(
        (*masks, *(Mask("markup", one.start, one.end) for one in smileys)), key=lambda mask: mask.start
    )


def _starts(words: Words, text: str, first: int) -> list[int]:
    """Where the sentences begin, an opening quotation mark or a mark of emphasis before the first word included."""
    starts: list[int] = []
    low = first
    for begin, past in words.sentences:
        at = first
        if starts:
            at = words.start[begin]
            while at > low and not text[at - 1].isspace():
                at -= 1
        starts.append(at)
        low = words.end[past - 1]
    return starts


def _cut(text: str, start: int, past: int) -> Iterator[tuple[int, int]]:
    while start < past:
        end = past
        if past - start > LONGEST:
            space = _SPACE.search(text, start + LONGEST // 2, start + LONGEST)
            end = space.end() if space is not None else start + LONGEST
        bare = text[start:end].rstrip()
        if bare:
            yield start, start + len(bare)
        start = end
