"""Whom a draft addresses: the names in its greeting, and names in address position in its body.

A name in the middle of a text is left alone: it may be a courier, a friend or
a heroine. It addresses somebody only where commas or the ends of a sentence
set it off, and where it stands in no list and beside no «наш мастер».
"""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from replylint.language.salutation import (
    GREETING_WORDS,
    HONORIFICS,
    NOBODY_IN_PARTICULAR,
    PERSON_NOUNS,
    REGARDS,
    THANKS,
    TITLES,
)
from replylint.model import Draft
from replylint.words import normalise

_WORD = re.compile(r"[^\W_][\w'’ʼ`]*(?:[-‑][^\W_][\w'’ʼ`]*)*")
_CONNECTORS = frozenset(["и", "та", "й", "and"])
_RELATIVE = frozenset(
    ["который", "которая", "кто", "чей", "чья", "who", "whose", "which", "який", "яка", "хто", "чий", "чия"]
)


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


def greeting_addressees(draft: Draft) -> Iterator[Addressee]:
    """The names in the greeting, one entry a person; «Здравствуйте, Анна и Сергей!» has two."""
    for part in draft.parts:
        if part.kind == "greeting" and not _is_spoken_of(draft.text, part.end):
            yield from _of_greeting(draft, part.start, part.end)


def _is_spoken_of(text: str, end: int) -> bool:
    """Does a relative clause follow: «Евгения, которая вам звонила, …»?"""
    following = _WORD.match(text, end + 1 if text[end : end + 1] == " " else end)
    return following is not None and normalise(following.group()) in _RELATIVE


def _of_greeting(draft: Draft, start: int, end: int) -> Iterator[Addressee]:
    text = draft.text
    name: list[NameWord] = []
    before: list[NameWord] = []
    previous_end = start
    for match in _WORD.finditer(text, start, end):
        word = NameWord(match.group(), match.start(), match.end())
        norm = normalise(word.text)
        separator = text[previous_end : word.start]
        previous_end = word.end
        if name and (_separates(separator, name[-1].text) or norm in _CONNECTORS):
            yield Addressee(
                tuple(name), before[0].start if before else name[0].start, tuple(before), greeting=True
            )
            name, before = [], []
        if _is_masked(draft, word.start, word.end) or norm in _CONNECTORS:
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


def _is_masked(draft: Draft, start: int, end: int) -> bool:
    return any(mask.start < end and start < mask.end for mask in draft.masks)


@cache
def _address_pattern() -> re.Pattern[str]:
    capital = r"[A-ZА-ЯЁІЇЄҐ]"
    word = rf"{capital}[\w'’ʼ-]+"
    return re.compile(
        rf"(?:(?P<begin>^\s*|[.!?…]\s+|\n\s*)|(?P<comma>,\s*)|(?P<title>\b(?i:пане|пані|пан|господин|госпожа|mr|mrs|ms|"
        rf"miss|dear|уважаем\w+|дорог\w+|шановн\w+)\.?\s+))"
        rf"(?P<name>{word}(?:[ ]{capital}[\w'’ʼ-]+){{0,2}})(?=(?P<mark>\s*[,!?.…:;)—–]|\s*$|\s*\n|\s+-))",
    )


@cache
def _thanks_pattern() -> re.Pattern[str]:
    capital = r"[A-ZА-ЯЁІЇЄҐ]"
    return re.compile(
        rf"\b(?i:спасибо|благодарю вас|дякую|дякуємо|спасибі|thanks|thank you)\s+(?P<name>{capital}[\w'’ʼ-]+)"
        rf"(?P<mark>\s*[,!.])"
    )


@cache
def _sign_off_end() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s.!?])(?:{REGARDS})\s*,?\s*$", re.IGNORECASE)


@cache
def _person_noun_end() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(PERSON_NOUNS))})\s*,?\s*$", re.IGNORECASE)


@cache
def _apposition() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:(?:наш|ваш|мой|our|your|the|my|мій)\w*\s+)?(?:[\w-]+\s+){{0,2}}(?:{'|'.join(sorted(PERSON_NOUNS))})\s*,",
        re.IGNORECASE,
    )


def body_addressees(draft: Draft) -> Iterator[Addressee]:
    """Names in address position outside the greeting: «Спасибо, Анна, что …», «Хорошего дня, Олено!»."""
    text = draft.text
    for part in draft.parts:
        if part.kind not in ("body", "closing"):
            continue
        piece = text[part.start : part.end]
        for match in _address_pattern().finditer(piece):
            if _addresses(piece, match):
                yield from _one(draft, part.start, match)
        for match in _thanks_pattern().finditer(piece):
            yield from _one(draft, part.start, match)


def _one(draft: Draft, offset: int, match: re.Match[str]) -> Iterator[Addressee]:
    begin = match.start("title") if match.groupdict().get("title") is not None else match.start("name")
    words = [
        NameWord(word.group(), offset + word.start(), offset + word.end())
        for word in _WORD.finditer(match.string, begin, match.end("name"))
    ]
    before: list[NameWord] = []
    while len(words) > 1 and normalise(words[0].text) in HONORIFICS | TITLES | THANKS:
        before.append(words.pop(0))
    first = normalise(words[0].text)
    if first in THANKS or first in GREETING_WORDS or first in NOBODY_IN_PARTICULAR:
        return
    if _is_masked(draft, words[0].start, words[-1].end) or _is_quoted(draft.text, words[0].start):
        return
    before = [word for word in before if normalise(word.text) not in THANKS]
    yield Addressee(tuple(words), before[0].start if before else words[0].start, tuple(before))


def _is_quoted(text: str, at: int) -> bool:
    """Does the place stand inside « » or “ ” opened in the same paragraph?"""
    low = max(text.rfind("\n", 0, at), at - 400)
    left = text[max(low, 0) : at]
    return any(left.rfind(opening) > left.rfind(closing) for opening, closing in ("«»", "“”", "„“")) or (
        left.count('"') % 2 == 1
    )


def _addresses(piece: str, match: re.Match[str]) -> bool:
    mark = match.group("mark").strip()[:1]
    left = piece[max(0, match.start("name") - 80) : match.start("name")]
    right = piece[match.end("mark") : match.end("mark") + 80]
    following = _WORD.search(right)
    next_word = following.group() if following else ""
    if match.group("begin") is not None:
        # «Анна, мы …» and «Анна!»; «Анна, наш мастер, …» and «Анна, которая …» speak of her.
        if mark not in (",", "!"):
            return False
        if mark == "!":
            return True
        if normalise(next_word) in _RELATIVE or _apposition().match(right):
            return False
        return not _listed(next_word, right)
    if match.group("title") is not None:
        return mark in (",", "!", ".", "?", "")
    if mark not in (",", "!", "?", ".", "…", ":", ";", ")", "—", "–", "-"):
        return False
    before = left.rstrip().rstrip(",").rstrip()
    if _person_noun_end().search(before) or _sign_off_end().search(before):
        return False
    previous = _WORD.findall(before[-40:])
    if (
        previous
        and previous[-1][0].isupper()
        and len(_WORD.findall(re.split(r"[.!?…\n]\s*", before)[-1])) > 1
    ):
        # «Анна, Пётр, Саша»: the neighbour is a name too, and does not just begin the sentence.
        return False
    return not (mark == "," and _listed(next_word, right))


def _listed(next_word: str, right: str) -> bool:
    """Does a list of names go on after the comma: «Иван, Мария и …», «Иван, Мария.»?"""
    return (
        bool(next_word)
        and next_word[0].isupper()
        and bool(re.match(r"\s*[^\W\d_][\w'’-]+(?:\s*,|\s*[.!]|\s+(?:и|та|й|and|&)\s+[A-ZА-ЯЁІЇЄҐ])", right))
        and normalise(next_word) not in ("вы", "ви", "я", "i")
    )
