"""Readings of a word as a first name, and the forms a name has: `names` answers from them."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from replylint.language import declension_ru, declension_uk
from replylint.language.name_book import Entry, homonyms, name_book
from replylint.language.name_cases import CASES, Case, Forms, unchanging
from replylint.language.name_stems import possible_nominatives
from replylint.language.pet_names import pet_name_bases
from replylint.model import Gender, Language
from replylint.words import normalise

GENDERS: tuple[Gender, ...] = ("m", "f")
_LONGEST = 60


class NameReading(Struct, frozen=True):
    """One way to read a word as a first name.

    `common_word` says that the word, written small, is also an ordinary word
    («том», «вас», "will", and «Вера», «Роман» too): it is a name only when it
    is capitalised and stands where somebody is addressed.
    """

    form: str
    case: Case
    full: tuple[str, ...]
    genders: frozenset[Gender]
    common_word: bool = False


@lru_cache(maxsize=4096)
def read_name(word: str, language: Language) -> tuple[NameReading, ...]:
    """All readings of a normalised word, nominatives first; empty if it is no known name."""
    if language == "en":
        word = word.removesuffix("'s")
    if len(word) > _LONGEST:
        return ()
    if "-" in word:
        return tuple(_hyphenated(word, language))
    book = name_book(language)
    nominatives = list(dict.fromkeys(possible_nominatives(word, language)))
    entries = [entry for entry in map(book.entry, nominatives) if entry is not None]
    readings = [reading for entry in entries for reading in _readings(word, entry, language)]
    if not readings:
        made = (pet for nominative in nominatives for pet in _pet_names(nominative, language))
        readings = [reading for entry in made for reading in _readings(word, entry, language)]
    return tuple(sorted(readings, key=lambda reading: CASES.index(reading.case)))


def _pet_names(nominative: str, language: Language) -> Iterator[Entry]:
    """The word as an affectionate form of a known name, as if a list had it."""
    # Only -а and -я are endings of pet names of both genders: «Ванечка», «Анечка».
    genders = GENDERS if nominative[-1:] in "ая" else ("m",)
    families = [
        family
        for entry in pet_name_bases(nominative, language)
        for family in entry.families
        if family.gender in genders
    ]
    if families:
        yield Entry(nominative.capitalize(), tuple(families))


def _hyphenated(word: str, language: Language) -> Iterator[NameReading]:
    first, _, rest = word.partition("-")
    if "-" in rest:
        return
    for one in read_name(first, language):
        for other in read_name(rest, language):
            genders = one.genders & other.genders
            if one.case == other.case and genders:
                yield NameReading(f"{one.form}-{other.form}", one.case, (*one.full, *other.full), genders)


def _readings(word: str, entry: Entry, language: Language) -> Iterator[NameReading]:
    common = word in homonyms(language)
    by_case: dict[Case, list[Gender]] = {}
    for each in GENDERS:
        if any(family.gender == each for family in entry.families):
            for case, forms in _normal_forms(entry.form, language, each).items():
                if word in forms:
                    by_case.setdefault(case, []).append(each)
    for case, genders in by_case.items():
        yield NameReading(entry.form, case, full_names(entry, genders), frozenset(genders), common)


@lru_cache(maxsize=4096)
def _normal_forms(name: str, language: Language, gender: Gender) -> dict[Case, frozenset[str]]:
    if language == "en":
        return {"nomn": frozenset({normalise(name)})}
    return {case: frozenset(map(normalise, forms)) for case, forms in decline(name, language, gender).items()}


def full_names(entry: Entry, genders: Iterable[Gender]) -> tuple[str, ...]:
    """The full names of these genders to which an entry belongs, each once."""
    return tuple(
        dict.fromkeys(name for family in entry.families if family.gender in genders for name in family.full)
    )


def decline(name: str, language: Language, gender: Gender) -> Forms:
    """Case forms of a Russian or Ukrainian nominative in its letter case; double names in both halves."""
    if len(name) < 2:
        return unchanging(name)
    if name.count("-") == 1:
        return _decline_halves(name, language, gender)
    # Mathematical letters («𝑰») are capitals that have no small form.
    if name.isupper() and name.lower() != name:
        lower = decline(name.lower(), language, gender)
        return {case: tuple(form.upper() for form in forms) for case, forms in lower.items()}
    if language == "uk":
        return declension_uk.decline(name, gender)
    forms = declension_ru.decline(name, gender)
    # «Александр» is no way to call Александра, nor «Лев» to call Лёва.
    book = name_book(language)
    voct = tuple(form for form in forms["voct"] if form == name or not book.is_full(normalise(form), "m"))
    return {**forms, "voct": voct}


def _decline_halves(name: str, language: Language, gender: Gender) -> Forms:
    first, _, rest = name.partition("-")
    halves = decline(first, language, gender), decline(rest, language, gender)
    return {
        case: tuple(dict.fromkeys(f"{half}-{other}" for half in forms for other in halves[1][case]))
        for case, forms in halves[0].items()
    }
