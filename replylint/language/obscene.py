"""Obscene words in Russian, Ukrainian and English, plain or disguised.

Disguises that are seen through: masks («х*й», "f**k"), look-alike letters and
digits («xyй», "sh1t"), repeated and spaced letters («хуууй», «х у й»),
invisible characters, Russian in Latin letters ("blyat"). The text is folded to
one byte a character, so that a clean text costs a few searches for short bytes.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal

from msgspec import Struct

from replylint.language.obscene_masks import find_masked
from replylint.language.obscene_words import (
    CYRILLIC_SEEDS,
    INNOCENT,
    LATIN_SEEDS,
    is_mild_word,
    is_obscene_word,
)
from replylint.lazy import pattern

_CODE_PAGE = "cp1251"
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщыьэюяіїє'"
_LATIN = "abcdefghijklmnopqrstuvwxyz"


class Obscenity(Struct, frozen=True):
    """An obscene word: where it stands, and how it reads without its disguise."""

    start: int
    end: int
    word: str


def _table(pairs: dict[str, str], rest: str | None = None) -> bytes:
    """A table for bytes.translate; `rest` is what all other bytes become (None: themselves)."""
    table = bytearray(range(256)) if rest is None else bytearray(rest.encode() * 256)
    for source, target in pairs.items():
        table[source.encode(_CODE_PAGE)[0]] = target.encode(_CODE_PAGE)[0]
    return bytes(table)


def _pairs(sources: str, targets: str) -> dict[str, str]:
    return dict(zip(sources, targets, strict=True))


_SAME = {letter: letter for letter in _CYRILLIC + _LATIN} | _pairs("ёъґ’‘`", "еьг'''")
_SMALL = _SAME | {letter.upper(): small for letter, small in _SAME.items()}
_LOOKS_CYRILLIC = _pairs("abcdefghijklmnoprstuvwxyz0346", "абсдефгнийклмпоргстившхузозчб")
_TO_LOWER = _table(_SMALL)
_TO_CYRILLIC = _table(_LOOKS_CYRILLIC | {letter: letter for letter in _CYRILLIC}, " ")
_LOOKS_LATIN = _pairs("аеосрхуківнтм013457$@", "aeocpxykibhtmoieastsa")
_TO_LATIN = _table(_LOOKS_LATIN | {letter: letter for letter in _LATIN}, " ")
_SHAPE = _table(
    {letter: "a" for letter in _SMALL if letter.isalpha()}
    | dict.fromkeys("*#@$%&^=~+|", "*")
    | dict.fromkeys(".!?_0123456789", ".")
    | {"…": "…", "-": "-"},
    " ",
)
_SPACED = _table({letter: "a" for letter in _SMALL if letter.isalpha()}, " ")
# Drawn alike, not only read alike: enough to take a word in Latin letters for a Cyrillic one.
_DRAWN = str.maketrans("abcehkmoptuxy036", "аьсенкмортихуозб")
_PLAIN_PAIRS = frozenset(("хй", "бь", "пц", "fk"))
_DRAWN_ONLY = frozenset("abcehkmoptuxy036")
_PHRASE_SIGNS = ("сукин", "14", "еб", "dick", "puss")
# What to look for, and what to do where it is found.
_Trace = Literal["cyrillic", "latin", "repeated", "masked", "spaced", "phrase"]
_TRACES: tuple[tuple[_Trace, tuple[str, ...]], ...] = (
    ("cyrillic", CYRILLIC_SEEDS),
    ("latin", LATIN_SEEDS),
    ("repeated", tuple(letter * 3 for letter in "аеиоуяюйсблхuicksth")),
    ("masked", ("a*", "a.a", "a..", "a…", "a--")),
    ("spaced", ("|a|a|a|",)),
    ("phrase", ("|сукин", "|еб|", "чзд", "чдар", "чдор", "|pussy|", "|pussies|")),
)


@cache
def _traces() -> tuple[Callable[[bytes], list[tuple[int, int, int]]], list[_Trace]]:
    from ahocorasick_rs import BytesAhoCorasick

    patterns = [(trace, text) for trace, texts in _TRACES for text in texts]
    index = BytesAhoCorasick([text.replace("|", " ").encode(_CODE_PAGE) for _, text in patterns])
    return index.find_matches_as_indexes, [trace for trace, _ in patterns]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    letters = _CYRILLIC[:-1]
    return pattern(
        {
            "cyrillic": f"[{letters}]+(?:'[{letters}]+)*",
            "latin": "[a-z]+",
            "spaced": r"(?<![^\W\d_])[^\W\d_](?:[ .\-_*]{1,3}[^\W\d_]){2,14}(?![^\W\d_])",
            "odd": "[\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
            "\u00c0-\u024f\uff21-\uff5a\U0001d400-\U0001d7ff]",
            "phrase": r"(?<![а-я])сукин(?:ы|а|у)?\s{1,3}(?:сын|дет)[а-я]{0,4}"
            r"|3[.,]?14(?:зд|дор|дар)[а-я]{1,8}"
            r"|(?<![а-я])еб\s{1,3}(?:тво|ваш|вас|теб|их|его|ее)[а-я]{0,4}"
            r"|(?<=\ba )dick(?!\w)|(?:my|your|his|such a|total|complete|suck|little|utter)\s{1,2}dicks?(?!\w)"
            r"|(?<![\w-])puss(?:y|ies)(?!\w|\s*(?:cat|willow|riot|bow|foot|galore))",
        }[name]
    )


def find_obscene(text: str, start: int = 0, end: int | None = None, mild: bool = False) -> list[Obscenity]:
    """Find the obscene words of `text[start:end]`, in order, without overlap; offsets are those of `text`.

    With `mild`, also bodily and coarse words, and beginnings of obscene ones
    («сук», "cock"): for places where even a hint is too much.
    """
    piece = text[start:end] if start or end is not None else text
    origin: list[int] | None = None
    try:
        raw = piece.encode(_CODE_PAGE)
        odd = b"\xad" in raw
    except UnicodeEncodeError:
        odd = _pattern("odd").search(piece) is not None
        raw = piece.encode(_CODE_PAGE, "replace")
    if odd:
        piece, origin = _undress(piece)
        raw = piece.encode(_CODE_PAGE, "replace")
    lower = raw.translate(_TO_LOWER)
    hits: list[Obscenity] = []
    for first, past, word in sorted(_search(piece, lower, mild)):
        if not mild and _is_innocent(word, lower):
            continue
        if origin is not None:
            first, past = origin[first], origin[past - 1] + 1
        if not hits or first + start >= hits[-1].end:
            hits.append(Obscenity(first + start, past + start, word))
    return hits


def _undress(text: str) -> tuple[str, list[int]]:
    """The text without invisible characters, accents and fancy letters, and where each character was."""
    plain: list[str] = []
    origin: list[int] = []
    for at, character in enumerate(text):
        if character < "\xad":
            bare = character
        elif character == "\u0306" and plain and plain[-1] in "иИ":
            plain[-1] = "й"
            continue
        elif unicodedata.combining(character) or unicodedata.category(character) == "Cf":
            continue
        elif "а" <= character <= "ґ" or "А" <= character <= "Я":
            bare = character
        else:
            bare = unicodedata.normalize("NFKD", character)[0]
        plain.append(bare)
        origin.append(at)
    return "".join(plain), origin


def _search(piece: str, lower: bytes, mild: bool) -> Iterator[tuple[int, int, str]]:
    cyrillic, latin = lower.translate(_TO_CYRILLIC), lower.translate(_TO_LATIN)
    find, names = _traces()
    views = (cyrillic, latin, lower.translate(_SHAPE), lower.translate(_SPACED))
    traces = find(b" " + b" ".join(views) + b" ")
    seen = {names[number] for number, _, _ in traces}
    if not seen and not mild:
        return
    if mild or "cyrillic" in seen or "repeated" in seen:
        yield from _cyrillic_words(piece, cyrillic, lower, mild)
    if mild or "latin" in seen or "repeated" in seen:
        yield from _latin_words(piece, latin, lower, mild)
    text = lower.decode(_CODE_PAGE, "replace")
    if "masked" in seen:
        shapes = 2 * (len(piece) + 1) + 1
        places = [start - shapes for number, start, _ in traces if names[number] == "masked"]
        yield from _masked_words(piece, text, sorted([*places, *_hyphens(text)]))
    if "spaced" in seen:
        yield from _spaced_words(text)
    # A seed may stand where a phrase does; the expression is slow, so the text must hold a piece of one.
    if seen.intersection(("phrase", "cyrillic", "latin")) and any(sign in text for sign in _PHRASE_SIGNS):
        for match in _pattern("phrase").finditer(text):
            yield match.start(), match.end(), match.group()


def _cyrillic_words(piece: str, folded: bytes, lower: bytes, mild: bool) -> Iterator[tuple[int, int, str]]:
    for match in _pattern("cyrillic").finditer(folded.decode(_CODE_PAGE)):
        word, first = match.group(), match.start()
        # Nearly every word ends here, so this comes first: nothing that it says yes to is lost.
        if lower[first] > 127 and not (is_obscene_word(word) or (mild and is_mild_word(word))):
            continue
        past = match.end()
        written = lower[first:past]
        if written.isascii():
            # All in Latin letters and digits: only a drawing of a Cyrillic word («cyka») counts.
            typed = written.decode()
            if len(typed) < 4 or typed.isdigit() or not _DRAWN_ONLY.issuperset(typed):
                continue
            word = typed.translate(_DRAWN)
        if is_obscene_word(word, piece[first:past].islower()) or (mild and is_mild_word(word)):
            yield first, past, word


def _latin_words(piece: str, folded: bytes, lower: bytes, mild: bool) -> Iterator[tuple[int, int, str]]:
    for match in _pattern("latin").finditer(folded.decode()):
        word = match.group()
        # Nearly every word ends here, so this comes first: nothing that it says yes to is lost.
        if len(word) < 3 or not (is_obscene_word(word) or (mild and is_mild_word(word))):
            continue
        first, past = match.span()
        written = lower[first:past]
        letters = sum(97 <= byte <= 122 for byte in written)
        if letters < 2 or (letters < len(word) and len(word) < 4):
            continue
        if is_obscene_word(word, piece[first:past].islower()) or (mild and is_mild_word(word)):
            yield first, past, word


def _hyphens(text: str) -> Iterator[int]:
    """Where hyphens stand: no trace by themselves, but a mask where there are others («с-ука, х*й»)."""
    at = text.find("-")
    while at >= 0:
        yield at
        at = text.find("-", at + 1)


def _masked_words(piece: str, text: str, places: list[int]) -> Iterator[tuple[int, int, str]]:
    for first, past in find_masked(text, places):
        letters = "".join(filter(str.isalpha, text[first:past]))
        looks_like_surname = piece[first].isupper() and not piece[past - 1].isupper()
        if len(letters) == 2 and looks_like_surname and letters not in _PLAIN_PAIRS:
            # A bank hides the middle of a surname: «Х***в И. П.».
            continue
        yield first, past, text[first:past]


def _spaced_words(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _pattern("spaced").finditer(text):
        places = [at for at in range(match.start(), match.end()) if text[at].isalpha()]
        for skipped in range(len(places) - 2):
            word = "".join(text[at] for at in places[skipped:])
            if (len(word) > 3 or not word.isascii()) and is_obscene_word(word, False):
                yield places[skipped], match.end(), word
                break


def _is_innocent(word: str, lower: bytes) -> bool:
    """Has the word a decent meaning here: a dog, a knot in the wood, a file?"""
    for words, surroundings in INNOCENT:
        if re.fullmatch(words, word) and re.search(surroundings, lower.decode(_CODE_PAGE, "replace")):
            return True
    return False
