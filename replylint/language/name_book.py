"""The name lists in memory: one book a language, read when it is first asked for.

A line of `data/names.<language>.txt` is a family: "Full, Equal full m: Short,
Affectionate". Lines are split only when a name on them is looked up.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import cast

from msgspec import Struct

from replylint.model import Gender, Language

DATA = Path(__file__).parent / "data"
# Letters that compare as equal; all of it in one pass over the file is what makes reading fast.
_PLAIN = str.maketrans({"ё": "е", "’": "'"})


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
    """The families of one language, found by a normalised nominative."""

    def __init__(self, text: str) -> None:
        self._lines: list[str] = []
        self._plain: list[str] = []
        self._index: dict[str, list[int]] = {}
        index = self._index
        for line, plain in zip(text.splitlines(), text.lower().translate(_PLAIN).splitlines(), strict=True):
            if not line or line[0] == "#":
                continue
            number = len(self._lines)
            self._lines.append(line)
            self._plain.append(plain)
            heads, _, forms = plain.partition(":")
            for form in heads[:-2].split(", "):
                index.setdefault(form, []).append(number)
            if forms:
                for form in forms[1:].split(", "):
                    index.setdefault(form, []).append(number)

    def __contains__(self, form: str) -> bool:
        return form in self._index

    def __iter__(self) -> Iterator[str]:
        return iter(self._index)

    def entry(self, form: str) -> Entry | None:
        """The entry of a normalised nominative; None if no list has it."""
        numbers = self._index.get(form)
        if numbers is None:
            return None
        families = tuple(map(self._family, numbers))
        names = (*families[0].full, *families[0].forms)
        written = next(name for name in names if name.lower().translate(_PLAIN) == form)
        return Entry(written, families)

    def is_full(self, form: str, gender: Gender) -> bool:
        """Is the normalised form a full name of this gender?"""
        for number in self._index.get(form, ()):
            heads = self._plain[number].partition(":")[0]
            if heads[-1] == gender and form in heads[:-2].split(", "):
                return True
        return False

    def _family(self, number: int) -> Family:
        heads, _, forms = self._lines[number].partition(":")
        listed = tuple(forms[1:].split(", ")) if forms else ()
        return Family(tuple(heads[:-2].split(", ")), cast(Gender, heads[-1]), listed)


@cache
def name_book(language: Language) -> NameBook:
    """The book of a language."""
    return NameBook((DATA / f"names.{language}.txt").read_text(encoding="utf-8"))


@cache
def homonyms(language: Language) -> frozenset[str]:
    """Normalised forms of names that are ordinary words of the language too."""
    text = (DATA / f"homonyms.{language}.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
