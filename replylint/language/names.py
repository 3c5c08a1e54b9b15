"""First names: which name a word is, in what case, of which family, and how it is declined.

A *form* is a name as people call themselves: «Саша», «Александр» and
«Сашенька» are three forms. A *family* is a full name with all its forms;
«Саша» belongs to the families of «Александр» and «Александра». Words may be
given in any spelling and letter case; they are compared normalised
(`replylint.words.normalise`). What a function gives back is written as in the
name lists, with capital letters and ё; names that no list knows come back in
the letters they were given in.

Nothing is read before the first question about a language is asked.
"""

from collections.abc import Mapping

from msgspec import Struct

from replylint.language.name_book import name_book
from replylint.language.name_cases import ADDRESS_CASES, CASES, Case, merge, unchanging
from replylint.language.name_gender import gender_by_ending
from replylint.language.name_readings import GENDERS, NameReading, decline, full_names, read_name
from replylint.language.patronymics import patronymic, surname_ending
from replylint.language.transliteration import counterparts_in, same_name
from replylint.model import Gender, Language
from replylint.words import normalise

__all__ = [
    "ADDRESS_CASES", "CASES", "Case", "NameForm", "NameReading", "counterpart", "distance", "families",
    "forms_of", "gender", "is_known", "look_up", "name_form", "patronymic", "related", "same_form",
    "same_in_other_language", "surname_like",
]  # fmt: skip


class NameForm(Struct, frozen=True):
    """A first name as somebody is called, in the nominative, with the full names it may belong to."""

    form: str
    full: tuple[str, ...]
    genders: frozenset[Gender]


def name_form(word: str, language: Language) -> NameForm | None:
    """The known name whose nominative is this word; None if no list has it."""
    entry = name_book(language).entry(normalise(word))
    if entry is None:
        return None
    return NameForm(
        entry.form, full_names(entry, GENDERS), frozenset(family.gender for family in entry.families)
    )


def look_up(word: str, language: Language) -> tuple[NameReading, ...]:
    """All readings of a word, in any case or as a vocative, as a known first name; empty if it is none.

    Spoken clipped vocatives count in Russian («Саш», «Кать»), the vocative case
    in Ukrainian («Олено», «Сашку»), the possessive in English ("Kate's").
    Readings in the nominative come first.
    """
    return read_name(normalise(word), language)


def is_known(word: str, language: Language) -> bool:
    """Is the word some form of a first name of the lists?"""
    return bool(read_name(normalise(word), language))


def families(form: str, language: Language) -> frozenset[str]:
    """The full names to which the word (in any case) may belong; empty if unknown.

    «Саша» → Александр, Александра; «Женя» → Евгений, Евгения.
    """
    return frozenset(name for reading in look_up(form, language) for name in reading.full)


def forms_of(form: str, language: Language, gender: Gender | None = None) -> Mapping[Case, tuple[str, ...]]:
    """All case forms of a first name given in the nominative, the usual one first.

    Unknown names are declined by their endings. Without `gender`, a known name
    is declined as all its genders are, an unknown one as its ending suggests.
    The vocative of a Russian name is the nominative, then the spoken one
    («Саша», «Саш»). The letter case of `form` is kept; «Анна-Мария» is
    declined in both halves. English names do not change.
    """
    if language == "en":
        return unchanging(form)
    if gender is None:
        entry = name_book(language).entry(normalise(form))
        if entry is not None:
            genders = {family.gender for family in entry.families}
        else:
            guess = gender_by_ending(normalise(form), language)
            genders = set(GENDERS) if guess is None else {guess}
        return merge(*(decline(form, language, each) for each in GENDERS if each in genders))
    return decline(form, language, gender)


def same_form(a: str, b: str, language: Language, cases: frozenset[Case] | None = None) -> bool:
    """Are both words case forms (or vocatives) of one form of a name?

    «Саша» and «Саше», «Сашу» and «Саш»: yes; «Саша» and «Шура» or «Сашенька»: no.
    One of two oblique cases may be guessed, so a word that is a nominative is
    taken for nothing else unless the other word is its nominative. With
    `cases`, both must stand in one of these: «Александра» can be the genitive
    of «Александр», but with `ADDRESS_CASES` it is not he. Works for unknown
    names too, by their endings.
    """
    first, second = normalise(a), normalise(b)
    readings, others = read_name(first, language), read_name(second, language)
    if readings and others:
        return _share_form(readings, others, cases)
    if first == second:
        return True
    return _has_form(a, second, language, cases) or _has_form(b, first, language, cases)


def related(a: str, b: str, language: Language) -> bool:
    """Do the words belong to a common family, be they the same form or not?

    Саша/Александр/Шура, Kate/Katherine, Сашко/Олександр. False for unknown names.
    """
    return not families(a, language).isdisjoint(families(b, language))


def counterpart(form: str, from_language: Language, to_language: Language) -> frozenset[str]:
    """How the same name is called or spelt in the other language, as far as the lists know it.

    Олена (uk) → Елена (ru), Николай (ru) → Микола (uk), Illia (en) → Ілля (uk).
    Forms keep their level: a short name has short names as counterparts. It
    says nothing of whether a customer likes to be called so.
    """
    if from_language == to_language:
        return frozenset(_nominatives(form, from_language))
    found: set[str] = set()
    for name in _nominatives(form, from_language):
        found |= counterparts_in(name, from_language, to_language)
    return frozenset(found)


def same_in_other_language(a: str, a_language: Language, b: str, b_language: Language) -> bool:
    """Is `b` (in any case) the name `a` (in any case) in another language or alphabet?

    Sofia/Софія, Олена/Елена, Illia/Ілля, also unknown names that are written
    alike letter by letter. The same form in the same language counts too.
    """
    if a_language == b_language:
        return same_form(a, b, a_language)
    others = _nominatives(b, b_language)
    return any(
        same_name(name, a_language, other, b_language)
        for name in _nominatives(a, a_language)
        for other in others
    )


def gender(form: str, language: Language) -> Gender | None:
    """The gender of a name in any case: None if it can be either, or if its ending does not tell."""
    readings = look_up(form, language)
    if not readings:
        return gender_by_ending(normalise(form), language)
    for direct in (("nomn",), ADDRESS_CASES, CASES):
        genders = {each for reading in readings if reading.case in direct for each in reading.genders}
        if genders:
            break
    return genders.pop() if len(genders) == 1 else None


def surname_like(word: str, language: Language) -> bool:
    """Does the word end as surnames do, and is no known first name nor a patronymic?"""
    return (
        surname_ending(normalise(word), language)
        and not is_known(word, language)
        and not patronymic(word, language)
    )


def distance(a: str, b: str, limit: int = 2) -> int:
    """How many letters apart two words are once normalised, `limit + 1` if more than `limit`.

    Inserted, lost, changed letters and two swapped neighbours count one each
    (Damerau–Levenshtein, optimal string alignment).
    """
    first, second = normalise(a), normalise(b)
    if first == second:
        return 0
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    # Only cells near the diagonal can stay within the limit; all others count as beyond it.
    beyond, width = limit + 1, len(second)
    before: list[int] = []
    row = [min(j, beyond) for j in range(width + 1)]
    for i, letter in enumerate(first, 1):
        previous, row = row, [beyond] * (width + 1)
        row[0] = min(i, beyond)
        for j in range(max(1, i - limit), min(width, i + limit) + 1):
            other = second[j - 1]
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (letter != other), beyond)
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row[j] = cost
        if min(row) > limit and min(previous) > limit:
            return beyond
        before = previous
    return row[-1]


def _share_form(
    readings: tuple[NameReading, ...], others: tuple[NameReading, ...], cases: frozenset[Case] | None
) -> bool:
    if cases is not None:
        readings = tuple(reading for reading in readings if reading.case in cases)
        others = tuple(reading for reading in others if reading.case in cases)
    forms = {reading.form for reading in readings}
    other_forms = {reading.form for reading in others}
    nominatives = {reading.form for reading in readings if reading.case == "nomn"}
    other_nominatives = {reading.form for reading in others if reading.case == "nomn"}
    if nominatives or other_nominatives:
        return bool(nominatives & other_forms or forms & other_nominatives)
    return bool(forms & other_forms)


def _has_form(nominative: str, word: str, language: Language, cases: frozenset[Case] | None) -> bool:
    forms = forms_of(nominative, language)
    return any(
        normalise(form) == word for case in forms if cases is None or case in cases for form in forms[case]
    )


def _nominatives(word: str, language: Language) -> tuple[str, ...]:
    """The known names the word may be a form of; an unknown word may be one itself."""
    return tuple(dict.fromkeys(reading.form for reading in look_up(word, language))) or (word,)
