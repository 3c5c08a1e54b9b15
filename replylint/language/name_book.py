"""The name lists in memory: one book a language, read when it is first asked for.

A line of `data/names.<language>.txt` is a family: "Full, Equal full m: Short,
Affectionate". Lines are split only when a name on them is looked up.
"""

import os.path
from collections.abc import Iterator
from functools import cache
from typing import cast

from msgspec import Struct

from replylint.model import Gender, Language

_DATA = os.path.join(os.path.dirname(__file__), "data")
_BEFORE = ("\n", " ")
_AFTER = (",", ":", " ", "\n")


class Family(Struct, frozen=True):
    """Full names that are one name, and the forms people make of them, as written in the list."""

    full: tuple[str, ...]
    gender: Gender
    forms: tuple[str, ...]


class Entry(Struct, frozen=True):
    """A form in the nominative and the families it stands in."""

    form: str
    families: tuple[Family, ...]


class NameBook:
    """The families of one language, found by a normalised nominative.

    Only the set of all forms is made when the list is read; the few lines that
    a text asks for are searched and split later.
    """

    def __init__(self, text: str) -> None:
        # Comments stand above the names; a leading line break bounds the first name as all others.
        head = text.rfind("#")
        self._text = "\n" + (text if head < 0 else text[head:].partition("\n")[2])
        self._plain = self._text.lower().replace("ё", "е")
        self._forms = frozenset(self._plain.replace(",", "").replace(":", "").split()) - {"m", "f"}
        self._families: dict[int, Family] = {}

    def __contains__(self, form: str) -> bool:
        return form in self._forms

    def __iter__(self) -> Iterator[str]:
        return iter(self._forms)

    def entry(self, form: str) -> Entry | None:
        """The entry of a normalised nominative; None if no list has it."""
        if form not in self._forms:
            return None
        places = list(self._places(form))
        written = self._text[places[0] : places[0] + len(form)]
        return Entry(written, tuple(map(self._family, places)))

    def is_full(self, form: str, gender: Gender) -> bool:
        """Is the normalised form a full name of this gender?"""
        entry = self.entry(form)
        return entry is not None and any(
            family.gender == gender and entry.form in family.full for family in entry.families
        )

    def _places(self, form: str) -> Iterator[int]:
        plain, length = self._plain, len(form)
        at = plain.find(form)
        while at >= 0:
            if plain[at - 1 : at] in _BEFORE and plain[at + length : at + length + 1] in _AFTER:
                yield at
            at = plain.find(form, at + length)

    def _family(self, place: int) -> Family:
        start = self._text.rfind("\n", 0, place) + 1
        family = self._families.get(start)
        if family is None:
            heads, _, forms = self._text[start : self._text.find("\n", start)].partition(":")
            listed = tuple(forms[1:].split(", ")) if forms else ()
            family = Family(tuple(heads[:-2].split(", ")), cast(Gender, heads[-1]), listed)
            self._families[start] = family
        return family


def read_data(name: str) -> str:
    """The text of a file of the package's language data."""
    with open(os.path.join(_DATA, name), encoding="utf-8") as file:
        return file.read()


@cache
def name_book(language: Language) -> NameBook:
    """The book of a language."""
    return NameBook(read_data(f"names.{language}.txt"))


@cache
def homonyms(language: Language) -> frozenset[str]:
    """Normalised forms of names that are ordinary words of the language too."""
    text = read_data(f"homonyms.{language}.txt")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
