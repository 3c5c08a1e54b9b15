"""Whom the greeting of a draft addresses."""

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from replylint.language.salutation import (
    GREETING_WORDS,
    HONORIFICS,
    NOBODY_IN_PARTICULAR,
    TITLES,
)
from replylint.lazy import pattern
from replylint.model import Draft
from replylint.words import normalise

WORD = pattern(r"[^\W_][\w'’ʼ`]*(?:[-‑][^\W_][\w'’ʼ`]*)*")
"""A word of a name, with hyphens and apostrophes."""
_LONGEST_GREETING = 300
_CONNECTORS = frozenset(["и", "та", "й", "and"])
RELATIVE = frozenset(
    ["который", "которая", "кто", "чей", "чья", "who", "whose", "which", "який", "яка", "хто", "чий", "чия"]
)
"""Words after which a name is spoken of, not to."""


class NameWord(Struct, frozen=True):
    """One word of a name, with its offsets in the draft."""

    text: str
    start: int
    end: int


class Addressee(Struct, frozen=True):
    """Somebody whom the draft speaks to.

    `words` is the name without titles; `before` the title and honorific in
    front of it, as written («Уважаемый», "Mr."), `start` where they begin.
    """

    words: tuple[NameWord, ...]
    start: int
    before: tuple[NameWord, ...] = ()
    greeting: bool = False

    @property
    def name_start(self) -> int:
        """Offset of the first word of the name."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Offset after the last word of the name."""
        return self.words[-1].end


@lru_cache(maxsize=4)
def greeting_addressees(draft: Draft) -> tuple[Addressee, ...]:
    """The names in the greeting, one entry a person; «Здравствуйте, Анна и Сергей!» has two."""
    return tuple(
        person
        for part in draft.parts
        if part.kind == "greeting" and not _is_spoken_of(draft.text, part.end)
        for person in _of_greeting(draft, part.start, part.end)
    )


def _is_spoken_of(text: str, end: int) -> bool:
    """Does a relative clause follow: «Евгения, которая вам звонила, …»?"""
    following = WORD.match(text, end + 1 if text[end : end + 1] == " " else end)
    return following is not None and normalise(following.group()) in RELATIVE


def _of_greeting(draft: Draft, start: int, end: int) -> Iterator[Addressee]:
    text = draft.text
    end = min(end, start + _LONGEST_GREETING)
    name: list[NameWord] = []
    before: list[NameWord] = []
    previous_end = start
    for match in WORD.finditer(text, start, end):
        word = NameWord(match.group(), match.start(), match.end())
        norm = normalise(word.text)
        separator = text[previous_end : word.start]
        previous_end = word.end
        if name and (_separates(separator, name[-1].text) or norm in _CONNECTORS):
            yield Addressee(
                tuple(name), before[0].start if before else name[0].start, tuple(before), greeting=True
            )
            name, before = [], []
        if is_masked(draft, word.start, word.end) or norm in _CONNECTORS:
            continue
        capital = word.text[0].isupper()
        if norm in NOBODY_IN_PARTICULAR:
            # «Уважаемый клиент», "Hi there": nobody in particular, whatever adjective stood before.
            before = []
        elif norm in HONORIFICS or (norm in TITLES and not name):
            before.append(word)
        elif norm in GREETING_WORDS and not (name and capital):
            continue
        elif capital or (not word.text.isdigit() and _stands_alone(text, word.start, word.end, start, end)):
            name.append(word)
        elif name:
            break
    if name:
        yield Addressee(
            tuple(name), before[0].start if before else name[0].start, tuple(before), greeting=True
        )


def _separates(between: str, previous: str) -> bool:
    """Do these marks part two persons? The dot of an initial does not."""
    marks = between.strip()
    return bool(marks) and not (marks == "." and len(previous) <= 2)


def _stands_alone(text: str, at: int, end: int, low: int, high: int) -> bool:
    """Is a small-letter word set off like a name: «привет, саша!»?"""
    before, after = text[low:at].rstrip(), text[end:high].lstrip()
    return (not before or before[-1] in ",!" or before.isalpha()) and (not after or after[0] in ",!.)")


def is_masked(draft: Draft, start: int, end: int) -> bool:
    """Does the stretch touch a placeholder, a link, code?"""
    return any(mask.start < end and start < mask.end for mask in draft.masks)
