"""Names in address position outside the greeting.

A name in the middle of a text is left alone: it may be a courier, a friend or
a heroine. It addresses somebody only where commas or the ends of a sentence
set it off, and where it stands in no list and beside no «наш мастер».
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from replylint.addressing import RELATIVE, WORD, Addressee, NameWord, is_masked
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

_BEFORE_NAME = HONORIFICS | TITLES | THANKS


@cache
def _address_pattern() -> re.Pattern[str]:
    capital = r"[A-ZА-ЯЁІЇЄҐ]"
    word = rf"{capital}[\w'’ʼ-]+"
    titles = r"пан[еі]?|господин|госпожа|mr|mrs|ms|miss|dear|уважаем\w+|дорог\w+|шановн\w+"
    return re.compile(
        rf"(?P<lead>^|[,.!?…\n])(?P<space>\s*)(?P<title>(?:{titles})\.?\s+)?"
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
        rf"\s*(?:(?:наша?|our|the|an?|my|мій|моя|мой|из|из|з|із|from|of)\s+[\w-]+(?:\s+[\w-]+){{0,2}}\s*,|"
        rf"(?:(?:наш|ваш|мой|our|your|the|my|мій)\w*\s+)?(?:[\w-]+\s+){{0,2}}(?:{'|'.join(sorted(PERSON_NOUNS))})\s*,)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=4)
def body_addressees(draft: Draft) -> tuple[Addressee, ...]:
    """Names in address position outside the greeting: «Спасибо, Анна, что …», «Хорошего дня, Олено!»."""
    return tuple(_addressees(draft))


def _addressees(draft: Draft) -> Iterator[Addressee]:
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
        for word in WORD.finditer(match.string, begin, match.end("name"))
    ]
    before: list[NameWord] = []
    while len(words) > 1 and normalise(words[0].text) in _BEFORE_NAME:
        before.append(words.pop(0))
    first = normalise(words[0].text)
    if first in THANKS or first in GREETING_WORDS or first in NOBODY_IN_PARTICULAR:
        return
    if is_masked(draft, words[0].start, words[-1].end) or _is_quoted(draft.text, words[0].start):
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
    following = WORD.search(right)
    next_word = following.group() if following else ""
    lead = match.group("lead")
    if lead in (".", "!", "?", "…") and not match.group("space"):
        return False
    if lead != ",":
        # «Анна, мы …» and «Анна!»; «Анна, наш мастер, …» and «Анна, которая …» speak of her.
        if mark not in (",", "!"):
            return False
        if mark == "!":
            return True
        if normalise(next_word) in RELATIVE or _apposition().match(right):
            return False
        return not _listed(next_word, right)
    if mark not in (",", "!", "?", ".", "…", ":", ";", ")", "—", "–", "-"):
        return False
    before = left.rstrip().rstrip(",").rstrip()
    if _person_noun_end().search(before) or _sign_off_end().search(before):
        return False
    previous = WORD.findall(before[-40:])
    if previous and previous[-1][0].isupper() and len(WORD.findall(re.split(r"[.!?…\n]\s*", before)[-1])) > 1:
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
