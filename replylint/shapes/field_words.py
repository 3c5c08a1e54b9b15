"""Words that name a field of a template: «имя клиента», "insert tracking link here"."""

from functools import lru_cache
from typing import Protocol

from replylint.lazy import pattern

_WORD = pattern(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_HTML = frozenset(
    "a abbr address article aside audio b blockquote body br button caption center cite code col data dd del details "
    "div dl dt em embed fieldset figure font footer form frame h head header hr html i iframe img input ins kbd label "
    "legend li link main map mark menu meta meter nav object ol option output p param picture pre progress q s samp "
    "script section select small source span strike strong style sub summary sup svg table tbody td template textarea "
    "tfoot th thead time title tr track tt u ul var video wbr".split()
)


class FieldWords(Protocol):
    """Words in small letters, `стем*` for all that begin so; see `replylint.kinds.leftover`."""

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of fields."""
        ...

    @property
    def insert(self) -> tuple[str, ...]:
        """Orders to fill something in."""
        ...

    @property
    def around(self) -> tuple[str, ...]:
        """What may stand beside a field."""
        ...

    @property
    def names(self) -> tuple[str, ...]:
        """Fields that hold a name."""
        ...


def is_field(whole: str, inside: str, words: FieldWords, *, in_greeting: bool) -> bool:
    """Do the words in a bracket name a field? Round brackets hold prose more often, so they need an order."""
    if whole[0] == "<" and inside.strip().partition(" ")[0] in _HTML:
        return False
    if whole[0] == "(":
        said = _words(inside)
        ordered = len(said) > 1 and _among(said[0], words.insert) and names_field(inside, words)
        return ordered or (in_greeting and all_names(inside, words))
    if whole[0] == "[" and "_" in inside and inside.isupper():
        return True
    if set(inside) <= set("XХxх ."):
        return len(inside) > 1
    return names_field(inside, words)


def names_field(inside: str, words: FieldWords) -> bool:
    """Do all these words name a field, or do they order to fill one in?"""
    said = _words(inside.replace("_", " "))
    if not said:
        return False
    if _among(said[0], words.insert):
        return len(said) > 1
    named = [_among(word, words.fields) or _among(word, words.names) for word in said]
    return any(named) and all(
        known or _among(word, words.around) for word, known in zip(said, named, strict=True)
    )


def all_names(inside: str, words: FieldWords) -> bool:
    """Do all these words name the field of a name?"""
    said = _words(inside.replace("_", " "))
    named = [_among(word, words.names) for word in said]
    return any(named) and all(
        known or _among(word, words.around) for word, known in zip(said, named, strict=True)
    )


def _words(text: str) -> list[str]:
    return [
        word.casefold().replace("ё", "е").replace("’", "'").replace("ʼ", "'") for word in _WORD.findall(text)
    ]


def _among(word: str, listed: tuple[str, ...]) -> bool:
    whole, stems = _split(listed)
    return word in whole or word.startswith(stems)


@lru_cache(maxsize=16)
def _split(listed: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    stems = tuple(word[:-1] for word in listed if word.endswith("*"))
    return frozenset(word for word in listed if not word.endswith("*")), stems
