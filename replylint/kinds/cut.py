"""`cut`: a text that a narrow screen cuts, so that its end reads as something obscene.

A device shows the first characters of a push, an SMS or a subject, as many as fit, with
an ellipsis that may take the place of the last one; some cut between letters, some
between words. Every cut from `from` to `to` characters is tried (the config's options
`from`, `to` and `cuts`: letters, words or both).

Keys: `fragments`, beginnings of words that are obscene or bodily when nothing follows
(«сук» of «сукно»); `words`, whole words that are so without the next one («член» of «член
клуба»). An entry may name the words before it, alternatives with |: «в|на ж». What
`replylint.language.obscene_words` knows counts without being listed. A placeholder before
the word is taken for 2 to 15 letters.

Fields for the message: `{cut}`, what the customer sees, and `{word}`, the word.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from replylint.kinds.base import Compiler, Hit, Scene
from replylint.language.obscene_words import is_obscene_word
from replylint.lazy import pattern
from replylint.model import Language

_WORD = pattern(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_SHORTEST_FILL, _LONGEST_FILL = 2, 15
_SHOWN = 24
_SHORTEST_STRONG = 3
_MARGIN = 60
"""Characters after the last cut in which the word that it hits, and the next, end."""


class Keys(Struct, frozen=True, forbid_unknown_fields=True, rename={"first": "from", "last": "to"}):
    """The keys of the rule block."""

    fragments: dict[Language, list[str]]
    words: dict[Language, list[str]] = {}
    first: int = 20
    last: int = 60


class Check(Struct, frozen=True, array_like=True):
    """What is left of the keys: entries by their last piece, each with what may stand before it."""

    fragments: dict[Language, dict[str, list[list[list[str]]]]]
    words: dict[Language, dict[str, list[list[list[str]]]]]
    first: int
    last: int


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Take the entries apart; an empty range can't work."""
    if not 1 <= keys.first <= keys.last:
        raise compiler.fail("cuts run from a smaller number to a larger one", "from", hint="from: 20, to: 60")
    return Check(
        {language: _entries(texts) for language, texts in keys.fragments.items()},
        {language: _entries(texts) for language, texts in keys.words.items()},
        keys.first,
        keys.last,
    )


def _entries(texts: list[str]) -> dict[str, list[list[list[str]]]]:
    entries: dict[str, list[list[list[str]]]] = {}
    for text in texts:
        pieces = [_folded(piece).split("|") for piece in text.split()]
        for last in pieces[-1]:
            entries.setdefault(last, []).append(pieces[:-1])
    return entries


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """The first word of which some cut leaves an obscene end."""
    first, last = _number(scene, "from", check.first), _number(scene, "to", check.last)
    text = scene.text
    if len(text) <= first:
        return
    cuts = scene.options.get("cuts", "both")
    start = len(text) - len(text.lstrip())
    written = sum(mask.end - mask.start for mask in scene.draft.masks if mask.kind == "placeholder")
    words = list(_WORD.finditer(text, start, start + written + last + _MARGIN))
    for index, match in enumerate(words):
        shortest, longest = _offsets(scene, start, match.start())
        if shortest >= last:
            return
        if _is_hidden(scene, match.start()):
            continue
        before = _before(text, words, index)
        word = _folded(match.group())
        languages = _languages(word, scene.language)
        end = _obscene_end(word, before, check, languages) if cuts != "words" else 0
        # The ellipsis may take the place of the last character that fits.
        if end and shortest + end <= last and longest + end >= first - 1:
            yield _hit(scene, start, match.start(), match.end(), match.start() + end)
            return
        following = words[index + 1].end() if index + 1 < len(words) else 0
        whole = (
            cuts != "letters"
            and following
            and any(_fits(check.words.get(language, {}).get(word), before) for language in languages)
        )
        if whole and shortest + len(word) <= last and longest + following - match.start() > first:
            yield _hit(scene, start, match.start(), match.end(), match.end())
            return


def _obscene_end(word: str, before: list[str], check: Check, languages: tuple[Language, ...]) -> int:
    """How many letters of the word are obscene by themselves; 0 if none are."""
    for length in range(1, len(word)):
        piece = word[:length]
        if any(_fits(check.fragments.get(language, {}).get(piece), before) for language in languages):
            return length
        if length >= _SHORTEST_STRONG and is_obscene_word(piece, True):
            return length
    return 0


def _before(text: str, words: list[re.Match[str]], index: int) -> list[str]:
    """The words right before a word, nearest last: up to two, as far as only spaces stand between."""
    found: list[str] = []
    for place in range(index - 1, max(-1, index - 3), -1):
        if text[words[place].end() : words[place + 1].start()].strip(" \u00a0"):
            break
        found.insert(0, _folded(words[place].group()))
    return found


def _fits(entries: list[list[list[str]]] | None, before: list[str]) -> bool:
    """Do the words before the cut fit one of the entries?"""
    return any(
        len(wanted) <= len(before)
        and all(
            word in choice for word, choice in zip(before[len(before) - len(wanted) :], wanted, strict=True)
        )
        for wanted in entries or ()
    )


def _languages(word: str, language: Language) -> tuple[Language, ...]:
    """The languages in which a reader may read the word."""
    if word.isascii():
        return ("en",)
    return (language,) if language != "en" else ("ru", "uk")


def _offsets(scene: Scene, start: int, at: int) -> tuple[int, int]:
    """How many characters stand before a place, at least and at most: placeholders will be filled."""
    shortest = longest = at - start
    for mask in scene.draft.masks:
        if mask.kind == "placeholder" and mask.end <= at:
            shortest += _SHORTEST_FILL - (mask.end - mask.start)
            longest += _LONGEST_FILL - (mask.end - mask.start)
    return shortest, longest


def _is_hidden(scene: Scene, at: int) -> bool:
    return any(mask.start <= at < mask.end for mask in scene.draft.masks)


def _hit(scene: Scene, start: int, first: int, past: int, cut: int) -> Hit:
    shown = scene.text[max(start, cut - _SHOWN) : cut].replace("\n", " ").lstrip()
    lead = "…" if cut - _SHOWN > start else ""
    fields = {"cut": f"{lead}{shown}…", "word": scene.text[first:past]}
    return Hit(first, past, fields=fields, suggestions=())


def _number(scene: Scene, name: str, default: int) -> int:
    option = scene.options.get(name)
    return option if isinstance(option, int) and option > 0 else default


def _folded(text: str) -> str:
    return text.casefold().replace("ё", "е").replace("’", "'").replace("ʼ", "'")
