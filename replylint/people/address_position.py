"""Names in address position outside the greeting.

A name in the middle of a text is left alone: it may be a courier, a friend or
a heroine. It addresses somebody only where commas or the ends of a sentence
set it off, and where it stands in no list and beside no «наш мастер».
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from replylint.language.salutation import (
    GREETING_WORDS,
    HONORIFICS,
    NOBODY_IN_PARTICULAR,
    PERSON_NOUNS,
    REGARDS,
    THANKS,
    TITLES,
)
from replylint.lazy import pattern
from replylint.model import Draft
from replylint.people.addressing import RELATIVE, WORD, Addressee, NameWord, is_masked
from replylint.words import normalise

_BEFORE_NAME = HONORIFICS | TITLES | THANKS | GREETING_WORDS


# Emoji and asterisks may stand between a name and its comma. Runs are bounded, so that the work stays linear.
_ORNAMENT = r"[ \t]{0,4}[^\w\s,.!?…:;()«»\"“”—–-]{0,6}[ \t]{0,2}"
_CAPITAL = r"[A-ZА-ЯЁІЇЄҐ]"
# Both letter cases are spelt out: a search that ignores case is several times slower.
_TITLE = (
    r"[Пп]ан[еі]?|[Гг]осподин|[Гг]оспожа|[Mm](?:rs?|s|iss)|[Dd]ear|[Уу]важаем\w+|[Дд]орог\w+|[Шш]ановн\w+|"
    r"[Hh](?:ello|i|ey)|[Пп]рив[еі]т|[Вв]ітаю|[Зз]дравствуйте"
)
_POSITION = pattern(
    rf"(?P<lead>[,.!?…\n])(?P<space>{_ORNAMENT})(?=[A-ZА-ЯЁІЇЄҐпгуmdдшhвз])"
    rf"(?P<title>(?:(?:{_TITLE})\.?\s{{1,3}}){{1,2}})?"
    rf"(?P<name>{_CAPITAL}[\w'’ʼ-]+(?: {_CAPITAL}[\w'’ʼ-]+){{0,2}})"
    rf"(?=(?P<mark>{_ORNAMENT}(?:[,!?.…:;)—–]|-\s|$|\n)))",
)
# Without their first letters, capital or small.
_THANKED = pattern(
    r"(?:пасибо|лагодарю вас|якую|якуємо|пасибі|hanks|hank you) "
    rf"(?P<name>{_CAPITAL}[\w'’ʼ-]+)(?P<mark> ?[,!.])"
)
_REGARDS_BEFORE = pattern(rf"(?:^|[\s.!?])(?:{REGARDS})\s*,?\s*$", re.IGNORECASE)
_PERSON = "|".join(sorted(PERSON_NOUNS))
_PERSON_BEFORE = pattern(rf"(?<![\w-])(?:{_PERSON})\s*,?\s*$", re.IGNORECASE)
_APPOSITION = pattern(
    r"\s*(?:(?:наша?|our|the|an?|my|мій|моя|мой|из|з|із|from|of)\s+[\w-]+(?:\s+[\w-]+){0,2}\s*,|"
    rf"(?:(?:наш|ваш|мой|our|your|the|my|мій)\w*\s+)?(?:[\w-]+\s+){{0,2}}(?:{_PERSON})\s*,)",
    re.IGNORECASE,
)
_LIST_GOES_ON = pattern(rf"\s*[^\W\d_][\w'’-]+(?:\s*,|\s*[.!]|\s+(?:и|та|й|and|&)\s+{_CAPITAL})")
_SENTENCE_END = pattern(r"[.!?…\n]\s*")


@lru_cache(maxsize=4)
def body_addressees(draft: Draft) -> tuple[Addressee, ...]:
    """Names in address position outside the greeting: «Спасибо, Анна, что …», «Хорошего дня, Олено!»."""
    return tuple(_addressees(draft))


def _addressees(draft: Draft) -> Iterator[Addressee]:
    text = draft.text
    for part in draft.parts:
        if part.kind not in ("body", "closing"):
            continue
        # «Секунду, Анна…» may be cut into a greeting and a body; otherwise a part begins as a line does.
        piece = ("," if text[part.start - 1 : part.start] == "," else "\n") + text[part.start : part.end]
        for match in _POSITION.finditer(piece):
            if _addresses(piece, match):
                yield from _one(draft, part.start - 1, match)
        for match in _THANKED.finditer(piece):
            yield from _one(draft, part.start - 1, match)


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
    before = [word for word in before if normalise(word.text) in HONORIFICS | TITLES]
    yield Addressee(tuple(words), before[0].start if before else words[0].start, tuple(before))


def _is_quoted(text: str, at: int) -> bool:
    """Does the place stand inside « » or “ ” opened in the same paragraph?"""
    low = max(text.rfind("\n", 0, at), at - 400)
    left = text[max(low, 0) : at]
    return any(left.rfind(opening) > left.rfind(closing) for opening, closing in ("«»", "“”", "„“")) or (
        left.count('"') % 2 == 1
    )


def _addresses(piece: str, match: re.Match[str]) -> bool:
    mark = match.group("mark").rstrip()[-1:]
    left = piece[max(0, match.start("name") - 80) : match.start("name")]
    right = piece[match.end("mark") : match.end("mark") + 80]
    following = WORD.search(right)
    next_word = following.group() if following else ""
    lead = match.group("lead")
    if lead in (".", "!", "?", "…") and not match.group("space"):
        return False
    if mark == "," and (
        # «Анна, наш мастер, …», «Анна, которая …» and «Анна, Пётр и …» speak of her.
        normalise(next_word) in RELATIVE or _APPOSITION.match(right) or _listed(next_word, right)
    ):
        return False
    if lead != ",":
        return mark in (",", "!")
    before = left.rstrip().rstrip(",").rstrip()
    if _PERSON_BEFORE.search(before) or _REGARDS_BEFORE.search(before):
        return False
    previous = WORD.findall(before[-40:])
    in_sentence = WORD.findall(_SENTENCE_END.split(before)[-1])
    # «Анна, Пётр, Саша»: the neighbour is a name too, and does not just begin the sentence.
    return not (previous and previous[-1][0].isupper() and len(in_sentence) > 1)


def _listed(next_word: str, right: str) -> bool:
    """Does a list of names go on after the comma: «Иван, Мария и …», «Иван, Мария.»?"""
    return (
        next_word[:1].isupper()
        and not right.lstrip(" \t").startswith("\n")
        and bool(_LIST_GOES_ON.match(right))
        and normalise(next_word) not in ("вы", "ви", "я", "i")
    )
